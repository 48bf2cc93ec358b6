"""Problems that go into lanes and come back: every size, whole and partial registers."""

from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_array_equal

from nbmath.simd.packing import finish_writing, pack, put, registers, stage_for


@njit
def there_and_back(problems: Any, size: Any, past: Any, out: Any) -> Any:
    work, flat, wanted = registers(size, problems), problems.reshape(-1), out.reshape(-1)
    stage = registers(size if past else 0, problems).reshape(-1)
    for first in range(0, problems.shape[0], work.shape[1]):
        pack(flat, first, work)
        put(work, stage, wanted, first)
    finish_writing()
    return work.ctypes.data % (work.itemsize * work.shape[1]), stage_for(size, wanted).size


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_problems_come_back_as_they_were(dtype: Any) -> None:
    for size in (1, 2, 3, 4, 7, 8, 9, 16, 17, 64, 65):
        for count in (1, 5, 8, 16, 33):
            problems = np.arange(count * size, dtype=dtype).reshape(count, size)
            for past in (False, True):
                out = np.full(problems.shape, np.nan, dtype)
                place, staged = there_and_back(problems, size, past and size >= 16, out)
                assert_array_equal(out, problems)
                assert place == staged == 0  # registers lie at multiples of their size
