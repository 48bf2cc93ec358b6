"""Generalised symmetric eigenproblems, by Cholesky's reduction to ordinary ones."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import driver, inner
from nbmath.linalg.cpu import either, large

cholesky_either = external(either.cholesky_either)
solve_triangular_either = external(either.solve_triangular_either)
eigh_either = external(either.eigh_either)
eigvalsh_either = external(either.eigvalsh_either)
turn = external(large.turned)


@driver
def eigh_general_either(
    a: Any, b: Any, w: Any, v: Any, indefinite: Any, failed: Any, upper: Any
) -> None:
    """a v = b v diag(w), v' b v = 1, for a and b [stack, n, n] of which one triangle is read.

    b = L L', (L^-1 a L^-T) y = y diag(w), v = L^-T y. What fails is nan. A v [stack, 0, 0] leaves
    the vectors out.
    """
    stack, n = a.shape[0], a.shape[1]
    if a.shape != b.shape or a.shape[2] != n:
        _spoil(w, v)
        return
    left, right = _symmetric(a, upper), _symmetric(b, upper)
    factor, half = np.empty_like(right), np.empty_like(left)
    cholesky_either(right, False, factor)
    for index in range(stack):
        indefinite[index] = n > 0 and not factor[index, 0, 0] > 0.0
    solve_triangular_either(factor, left, half, True, False, False)
    for index in range(stack):
        turn(half[index], right[index])
    solve_triangular_either(factor, right, left, True, False, False)
    if v.shape[1] > 0:
        eigh_either(left, False, w, half)
        solve_triangular_either(factor, half, v, True, True, False)
    else:
        eigvalsh_either(left, False, w)
    for index in range(stack):
        failed[index] = n > 0 and not w[index, 0] <= math.inf


@inner
def _symmetric(a: Any, upper: Any) -> Any:
    """Copies of a [stack, n, n] with one triangle in both."""
    whole = np.empty_like(a)
    for index in range(a.shape[0]):
        for i in range(a.shape[1]):
            for j in range(i + 1):
                x = a[index, j, i] if upper else a[index, i, j]
                whole[index, i, j] = x
                whole[index, j, i] = x
    return whole


@inner
def _spoil(w: Any, v: Any) -> None:
    for index in range(w.shape[0]):
        for i in range(w.shape[1]):
            w[index, i] = math.nan
        for i in range(v.shape[1]):
            for j in range(v.shape[2]):
                v[index, i, j] = math.nan
