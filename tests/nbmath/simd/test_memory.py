"""Vectors from memory and to it: parts of them, under masks, and numbers that stand apart."""

from typing import Any

import numpy as np
import pytest
from numba import njit
from numpy.testing import assert_array_equal

from nbmath import simd

DTYPES = [np.float32, np.float64]
LONGEST = 16  # lanes of the widest vector


@pytest.mark.parametrize("dtype", DTYPES)
def test_parts_of_vectors_touch_nothing_else(dtype: Any) -> None:
    @njit
    def some(x: Any, count: Any, out: Any) -> None:
        simd.store_some(out, 1, count, simd.load_some(x, 1, count, -1))

    @njit
    def filled(x: Any, count: Any, out: Any) -> None:
        simd.store(out, 0, simd.load_some(x, 1, count, -1))

    @njit
    def where(x: Any, limit: Any, out: Any) -> None:
        chosen = (simd.positions(x) > limit) | (simd.positions(x) == 0)
        simd.store_where(out, 1, chosen & simd.first(x, 5), simd.load_where(x, 1, chosen, -1))

    width = simd.BYTES // np.dtype(dtype).itemsize
    x = np.arange(100, 102 + width).astype(dtype)
    lane = np.arange(width)
    for count in range(-1, width + 3):
        out = np.full(width + 2, np.nan, dtype)
        some(x, count, out)
        expected = np.full(width + 2, np.nan, dtype)
        expected[1 : 1 + width][lane < count] = x[1 : 1 + width][lane < count]
        assert_array_equal(out, expected)
        filled(x, count, out)
        assert_array_equal(out[:width], np.where(lane < count, x[1 : 1 + width], -1).astype(dtype))
        out = np.full(width + 2, np.nan, dtype)
        where(x, count, out)
        expected = np.full(width + 2, np.nan, dtype)
        chosen = ((lane > count) | (lane == 0)) & (lane < 5)
        expected[1 : 1 + width][chosen] = x[1 : 1 + width][chosen]
        assert_array_equal(out, expected)


def test_a_masked_load_reads_nothing_beyond_its_lanes() -> None:
    """The last bytes of a mapped page, with nothing behind it."""
    import ctypes
    import mmap

    pages = mmap.mmap(-1, 2 * mmap.PAGESIZE)
    start = ctypes.addressof(ctypes.c_char.from_buffer(pages))
    libc = ctypes.CDLL(None)
    assert libc.mprotect(ctypes.c_void_p(start + mmap.PAGESIZE), mmap.PAGESIZE, 0) == 0
    numbers = np.frombuffer(pages, np.float64, mmap.PAGESIZE // 8)
    numbers[-1] = 5.0

    @njit
    def end(x: Any, out: Any) -> None:
        part = simd.load_some(x, x.size - 1, 1, 0)
        simd.store_some(x, x.size - 1, 1, part + 1)
        simd.store(out, 0, part)

    out = np.full(LONGEST, np.nan)
    end(numbers, out)
    assert out[: simd.BYTES // 8].sum() == 5.0
    assert numbers[-1] == 6.0


@pytest.mark.parametrize("dtype", DTYPES)
def test_numbers_apart_in_memory(dtype: Any) -> None:
    @njit
    def apart(x: Any, offset: Any, step: Any, where: Any, out: Any, spread: Any) -> None:
        v = simd.load_strided(x, offset, step)
        simd.store(out, 0, v)
        simd.store_strided(spread, offset, step, v)
        simd.store(out, simd.lanes(x), simd.gather(x, where, 1))

    width = simd.BYTES // np.dtype(dtype).itemsize
    x = np.arange(200).astype(dtype)
    for index in (np.int64, np.int32, np.uint8):
        where = np.random.default_rng(4).integers(0, 200, width + 1).astype(index)
        for offset, step in ((3, 1), (0, 7), (190, -5), (4, 0)):
            out, spread = np.full(2 * width, np.nan, dtype), np.full(200, np.nan, dtype)
            apart(x, offset, step, where, out, spread)
            places = offset + step * np.arange(width)
            assert_array_equal(out[:width], x[places])
            assert_array_equal(spread[places], x[places])
            assert np.isnan(np.delete(spread, places)).all()
            assert_array_equal(out[width:], x[where[1:]])
