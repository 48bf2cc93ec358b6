"""Products of any stacks, small or large; what does not fit has nan as its product."""

import math
from typing import Any

import numpy as np
from numba import extending

from nbmath._external import external
from nbmath._targets import driver
from nbmath.linalg.cpu import products_large, products_stacks, products_vectors
from nbmath.linalg.cpu.either import SMALL

matmul_lanes = external(products_stacks.matmul_lanes)
matmul_vectors = external(products_vectors.matmul_vectors)
matmul_large = external(products_large.matmul_large)
gram_stack = external(products_stacks.gram_stack)
gram_large = external(products_large.gram_large)
matrix_power_stack = external(products_stacks.matrix_power_stack)
matrix_power_large = external(products_large.matrix_power_large)

NARROW, WIDE = 16, 96
"""Bytes of a row of a small product: up to the first, matrices share lanes; beyond the second, BLAS
is faster than our own vectors."""


@extending.register_jitable
def fill(a: Any, value: Any) -> None:
    """One value in all of a [stack, n, m]."""
    for index in range(a.shape[0]):
        for i in range(a.shape[1]):
            for j in range(a.shape[2]):
                a[index, i, j] = value


@extending.register_jitable
def _fit(stack: Any, size: Any) -> Any:
    return size in (1, stack)


@driver
def matmul_either(a: Any, b: Any, out: Any) -> None:
    """out [stack, n, m] = a [stack or 1, n, k] b [stack or 1, k, m]."""
    stack, n, m = out.shape
    k = a.shape[2]
    if k != b.shape[1] or not (_fit(stack, a.shape[0]) and _fit(stack, b.shape[0])):
        fill(out, out.dtype.type(math.nan))
    elif out.size > 0:
        if k == 0:
            fill(out, out.dtype.type(0))
        elif max(n, k, m) > SMALL or m * a.itemsize > WIDE:
            matmul_large(a, b, False, False, out)
        elif m * a.itemsize <= NARROW:
            matmul_lanes(a, b, out)
        else:
            matmul_vectors(a, b, out)


@driver
def gram_either(a: Any, rows: Any, out: Any) -> None:
    """out [stack, n, n] = a' a, or a a' if `rows`."""
    if out.size > 0:
        if a.size == 0:
            fill(out, out.dtype.type(0))
        elif max(a.shape[1], a.shape[2]) <= SMALL:
            gram_stack(a, rows, out)
        else:
            gram_large(a, rows, out)


@driver
def matrix_power_either(a: Any, exponent: Any, out: Any) -> None:
    """Powers of a [stack, n, n]."""
    if a.shape[1] != a.shape[2]:
        fill(out, out.dtype.type(math.nan))
    elif a.size > 0:
        failed = np.empty(a.shape[0], np.bool_)
        if a.shape[1] <= SMALL:
            matrix_power_stack(a, exponent, out, failed)
        else:
            matrix_power_large(a, exponent, out, failed)
