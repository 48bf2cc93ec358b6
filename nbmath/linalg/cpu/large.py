"""Stacks of large matrices, one after another by LAPACK.

What LAPACK cannot do becomes nan and is noted in `failed` [stack]; nothing is raised.
"""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver

solve_triangular = bind("linalg", "cpu").solve_triangular

BLOCK = 32
"""Rows that a substitution finishes before the rows after them are updated by a product."""


@driver
def mirrored(a: Any) -> Any:
    """A copy of a [n, n] with its lower triangle in the upper one too; LAPACK is shown no other."""
    full = a.copy()
    for i in range(a.shape[0]):
        for j in range(i):
            full[j, i] = a[i, j]
    return full


@driver
def cholesky_large(a: Any, out: Any, failed: Any) -> None:
    """Lower factors of a [stack, n, n]."""
    for index in range(a.shape[0]):
        failed[index] = False
        try:
            out[index] = np.linalg.cholesky(mirrored(a[index]))
        except Exception:  # noqa: BLE001  # Numba lets compiled code catch nothing narrower
            failed[index] = True
        for i in range(a.shape[1]):  # LAPACK passes over nan
            if not out[index, i, i] > 0.0:
                failed[index] = True
        if failed[index]:
            out[index] = np.nan


@driver
def solve_large(a: Any, b: Any, out: Any, failed: Any) -> None:
    """Solutions of a x = b, a [stack, n, n], b [stack, n, m]."""
    for index in range(a.shape[0]):
        failed[index] = False
        if not np.all(np.isfinite(a[index])) or not np.all(np.isfinite(b[index])):
            out[index] = np.nan
            continue
        try:
            out[index] = np.linalg.solve(a[index], b[index])
        except Exception:  # noqa: BLE001  # Numba lets compiled code catch nothing narrower
            out[index] = np.nan
            failed[index] = True


@driver
def eigh_large(a: Any, w: Any, v: Any, failed: Any) -> None:
    """Ascending eigenvalues w [stack, n] and eigenvectors, the columns of v [stack, n, n]."""
    for index in range(a.shape[0]):
        failed[index] = False
        try:
            w[index], v[index] = np.linalg.eigh(mirrored(a[index]))
        except Exception:  # noqa: BLE001  # Numba lets compiled code catch nothing narrower
            w[index] = np.nan
            v[index] = np.nan
            failed[index] = True


@driver
def solve_triangular_large(
    a: Any, b: Any, lower: Any, transposed: Any, unit: Any, out: Any, failed: Any
) -> None:
    """Solutions of a x = b or a' x = b, a [stack, n, n], b [stack, n, m]."""
    n = a.shape[1]
    forward = lower != transposed
    for index in range(a.shape[0]):
        t = np.ascontiguousarray(a[index].T) if transposed else a[index]
        x = out[index]
        x[:] = b[index]
        failed[index] = False
        for done in range(0, n, BLOCK):
            size = min(BLOCK, n - done)
            i = done if forward else n - done - size
            j = i + size
            if done > 0:
                known = t[i:j, :i] if forward else t[i:j, j:]
                found = x[:i] if forward else x[j:]
                x[i:j] -= np.dot(np.ascontiguousarray(known), found)
            corner = np.ascontiguousarray(t[i:j, i:j])
            if not solve_triangular(corner, x[i:j], forward, False, unit):
                failed[index] = True
        if failed[index]:
            x[:] = np.nan
