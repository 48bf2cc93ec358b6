"""Problems that go into lanes and come back: every size, whole and partial registers."""

from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_array_equal

from nbmath._room import LARGE, LINE, room
from nbmath.simd.packing import STAYS, finish_writing, pack, put, registers, stage_for


@njit
def there_and_back(problems: Any, size: Any, staged: Any, out: Any) -> Any:
    work, flat, wanted = registers(size, problems), problems.reshape(-1), out.reshape(-1)
    stage = registers(staged, problems).reshape(-1)
    for first in range(0, problems.shape[0], work.shape[1]):
        pack(flat, first, work)
        put(work, stage, wanted, first)
    finish_writing()
    return work.ctypes.data % (work.itemsize * work.shape[1]), stage_for(size, wanted).size


@njit
def staged_for(size: Any, out: Any) -> Any:
    return stage_for(size, out.reshape(-1)).size


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_problems_come_back_as_they_were(dtype: Any) -> None:
    for size in (1, 2, 3, 4, 7, 8, 9, 16, 17, 64, 65):
        for count in (1, 5, 8, 16, 33):
            problems = np.arange(count * size, dtype=dtype).reshape(count, size)
            ways = [0, size] if size >= 16 else [0]
            for staged in [*ways, 1] if size % LINE == 0 else ways:
                memory = np.full(count * size + LINE, np.nan, dtype)
                start = -memory.ctypes.data % LINE // memory.itemsize
                out = memory[start : start + count * size].reshape(problems.shape)
                place, usual = there_and_back(problems, size, staged, out)
                assert_array_equal(out, problems)
                assert np.isnan(memory[:start]).all()
                assert np.isnan(memory[start + count * size :]).all()
                assert place == usual == 0  # registers lie at multiples of their size


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_large_results_begin_with_a_line_and_are_not_ordered_first(dtype: Any) -> None:
    assert LARGE == STAYS
    size = 1024
    out = room((LARGE // size, size), dtype)
    assert out.dtype == dtype
    assert out.flags.c_contiguous
    assert out.ctypes.data % LINE == 0
    one = staged_for(1, out)
    assert one == 0  # so small that they are written in runs anyway
    direct, shifted = staged_for(size, out), staged_for(size, out.reshape(-1)[1:])
    assert 0 < direct < size < shifted
