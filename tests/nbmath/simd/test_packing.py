"""Problems into lanes and back."""

from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_array_equal

from nbmath.simd.packing import (
    finish_writing,
    lane_count,
    pack_pairs,
    registers,
    write_run,
)


@njit
def by_pairs(problems: Any, size: Any, out: Any) -> None:
    half, lanes = registers(size, problems), 2 * lane_count(problems)
    work = registers(2 * size, problems).reshape(size, lanes)
    for first in range(0, out.shape[0], lanes):
        pack_pairs(problems, first, half, work)
        for lane in range(min(lanes, out.shape[0] - first)):
            out[first + lane] = work[:, lane]


@njit
def in_one_run(numbers: Any, out: Any, start: Any, total: Any, past: Any) -> None:
    write_run(numbers, out, start, total, past)
    finish_writing()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_two_registers_take_problems_of_any_size_and_number(dtype: Any) -> None:
    for size in (1, 2, 4, 5, 8, 9, 25):
        for stack in (1, 3, 8, 9, 16, 17, 32, 50):
            problems = np.arange(float(size * stack)).astype(dtype)
            out = np.full((stack, size), np.nan, dtype)
            by_pairs(problems, size, out)
            assert_array_equal(out.reshape(-1), problems)


@pytest.mark.parametrize("past", [False, True])
@pytest.mark.parametrize("offset", [0, 1, 5])
def test_a_run_is_written_where_it_belongs(offset: int, past: bool) -> None:
    numbers = np.arange(100.0)
    for start, total in ((0, 100), (16, 3), (16, 83)):
        out = np.full(200, np.nan)[offset:]
        in_one_run(numbers, out, start, total, past)
        assert_array_equal(out[start : start + total], numbers[:total])
        assert np.isnan(np.delete(out, slice(start, start + total))).all()
