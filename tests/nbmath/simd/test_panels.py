"""Blocks of a product from packed panels: every stride and size against NumPy."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import nbmath
from nbmath import simd

Matrix = NDArray[Any]
SIZES = [
    (1, 1, 1),
    (8, 3, 32),
    (37, 70, 65),
    (64, 300, 100),
    (9, 600, 40),
    (5, 17, 3),
    (33, 16, 40),
]
EMPTY = [(0, 3, 4), (4, 3, 0), (4, 0, 5), (0, 0, 0)]
STRIDES: dict[str, Callable[[Matrix], Matrix]] = {
    "C": np.ascontiguousarray,
    "F": np.asfortranarray,
    "spaced": lambda x: np.repeat(np.repeat(x, 2, 0), 3, 1)[::2, ::3],
    "reversed": lambda x: np.ascontiguousarray(x[::-1, ::-1])[::-1, ::-1],
}


def packed(a: Matrix, b: Matrix) -> tuple[Matrix, Matrix]:
    (rows, steps), columns = a.shape, b.shape[1]
    left = np.full(simd.left_size(steps, rows), np.nan, a.dtype)
    right = np.full(simd.right_size(b, steps, columns), np.nan, b.dtype)
    simd.pack_left(a, left)
    simd.pack_right(b, right)
    return left, right


@pytest.mark.parametrize("b_strides", STRIDES)
@pytest.mark.parametrize("a_strides", STRIDES)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_block_is_the_product(dtype: Any, a_strides: str, b_strides: str) -> None:
    rng = np.random.default_rng(1)
    for rows, steps, columns in [*SIZES, *EMPTY]:
        a = STRIDES[a_strides](rng.standard_normal((rows, steps)).astype(dtype))
        b = STRIDES[b_strides](rng.standard_normal((steps, columns)).astype(dtype))
        left, right = packed(a, b)
        wide = np.full((rows + 1, columns + 1), np.nan, dtype)
        out = wide[:rows, :columns]
        simd.product_block(left, right, steps, out, False)
        exact = a.astype(np.float64) @ b.astype(np.float64)
        bound = np.finfo(dtype).eps * (np.abs(a) @ np.abs(b)) * max(steps, 1)
        assert (np.abs(out - exact) <= bound).all()
        once = out.copy()
        simd.product_block(left, right, steps, out, True)
        assert (np.abs(out - 2 * once) <= 2 * bound).all()
        assert np.isnan(wide[rows]).all()
        assert np.isnan(wide[:, columns]).all()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_number_of_a_product_does_not_depend_on_its_block(dtype: Any) -> None:
    rng = np.random.default_rng(2)
    a, b = (rng.standard_normal(shape).astype(dtype) for shape in ((50, 300), (300, 70)))
    whole = np.full((50, 70), np.nan, dtype)
    simd.product_block(*packed(a, b), 300, whole, False)
    part = np.full((13, 37), np.nan, dtype)
    simd.product_block(*packed(a[5:18], b[:, 21:58]), 300, part, False)
    np.testing.assert_array_equal(part, whole[5:18, 21:58])


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_whole_product_is_the_same_for_any_number_of_threads(dtype: Any) -> None:
    rng = np.random.default_rng(3)
    for rows, steps, columns in [(700, 300, 600), (65, 5, 9), *EMPTY]:
        a = rng.standard_normal((rows, steps)).astype(dtype)
        b = rng.standard_normal((columns, steps)).astype(dtype).T
        serial, parallel = (np.full((rows, columns), np.nan, dtype) for _ in range(2))
        with nbmath.threading("serial"):
            simd.product(a, b, serial)
        with nbmath.threading("parallel"):
            simd.product(a, b, parallel)
        np.testing.assert_array_equal(serial, parallel)
        exact = a.astype(np.float64) @ b.astype(np.float64)
        bound = np.finfo(dtype).eps * (np.abs(a) @ np.abs(b)) * max(steps, 1)
        assert (np.abs(serial - exact) <= bound).all()


def test_nan_and_inf_stay_in_their_rows_and_columns() -> None:
    a, b = np.ones((20, 10)), np.ones((10, 50))
    a[3, 2], b[1, 7] = np.nan, np.inf
    out = np.full((20, 50), np.nan)
    simd.product_block(*packed(a, b), 10, out, False)
    assert np.isnan(out[3]).all()
    assert np.isinf(np.delete(out[:, 7], 3)).all()
    assert (np.delete(np.delete(out, 3, 0), 7, 1) == 10.0).all()
