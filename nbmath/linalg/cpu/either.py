"""Small or large, square or not: drivers for any stacks [stack, n, n], as compiled code calls them.

There nothing can be raised. What is not square has nan as its result; a stack of one matrix is
repeated where the other side of the systems has more.
"""

import math
from typing import Any

import numpy as np
from numba import extending

from nbmath._external import external
from nbmath._targets import inner
from nbmath.linalg.cpu import large, spectra_large, spectra_stacks, stacks, triangular_large

SMALL = 32
"""Largest size that goes through our own formulas; LAPACK takes over beyond."""

cholesky_stack = external(stacks.cholesky_stack)
cholesky_large = external(large.cholesky_large)
solve_stack = external(stacks.solve_stack)
solve_large = external(large.solve_large)
solve_triangular_stack = external(stacks.solve_triangular_stack)
solve_triangular_large = external(triangular_large.solve_triangular_large)
eigh_stack = external(stacks.eigh_stack)
eigh_large = external(spectra_large.eigh_large)
eigvalsh_stack = external(spectra_stacks.eigvalsh_stack)


@extending.register_jitable
def _transpose(a: Any) -> None:
    """Transpose every matrix of a [stack, n, n] in place."""
    for index in range(a.shape[0]):
        for i in range(a.shape[1]):
            for j in range(i):
                a[index, i, j], a[index, j, i] = a[index, j, i], a[index, i, j]


@extending.register_jitable
def _lower(a: Any, upper: Any) -> Any:
    """Matrices whose lower triangle is the one that counts."""
    given = a
    if upper:
        given = a.copy()
        _transpose(given)
    return given


@extending.register_jitable
def _spoil(a: Any) -> None:
    """Fill a [stack, n, m] with nan."""
    for index in range(a.shape[0]):
        for i in range(a.shape[1]):
            for j in range(a.shape[2]):
                a[index, i, j] = math.nan


@extending.register_jitable
def _spoil_rows(w: Any) -> None:
    """Fill w [stack, n] with nan."""
    for index in range(w.shape[0]):
        for i in range(w.shape[1]):
            w[index, i] = math.nan


@extending.register_jitable
def _repeated(a: Any, stack: Any) -> Any:
    """A stack of so many matrices as it is, the one matrix of a [1, n, m] so many times."""
    if a.shape[0] == stack:
        return a
    copies = np.empty((stack, a.shape[1], a.shape[2]), a.dtype)
    for index in range(stack):
        for i in range(a.shape[1]):
            for j in range(a.shape[2]):
                copies[index, i, j] = a[0, i, j]
    return copies


@extending.register_jitable
def _fit(a: Any, b: Any) -> Any:
    """Whether a [stack, n, n] and b [stack, n, m] are systems, one of the stacks perhaps of one."""
    square = a.shape[1] == a.shape[2] == b.shape[1]
    return square and (a.shape[0] == b.shape[0] or a.shape[0] == 1 or b.shape[0] == 1)


@inner
def cholesky_either(a: Any, upper: Any, out: Any) -> None:
    """Lower factors, or upper ones from the upper triangle."""
    if a.shape[1] != a.shape[2]:
        _spoil(out)
    elif a.size > 0:
        given = _lower(a, upper)
        failed = np.empty(a.shape[0], np.bool_)
        if a.shape[1] <= SMALL:
            cholesky_stack(given, out, failed)
        else:
            cholesky_large(given, out, failed)
        if upper:
            _transpose(out)


@inner
def solve_either(a: Any, b: Any, out: Any) -> None:
    """Solutions of a x = b."""
    if not _fit(a, b):
        _spoil(out)
    elif out.size > 0:
        stack = out.shape[0]
        left, right = _repeated(a, stack), _repeated(b, stack)
        failed = np.empty(stack, np.bool_)
        if a.shape[1] <= SMALL:
            solve_stack(left, right, out, failed)
        else:
            solve_large(left, right, out, failed)


@inner
def solve_triangular_either(
    a: Any, b: Any, out: Any, lower: Any, transposed: Any, unit: Any
) -> None:
    """Solutions of a x = b or a' x = b with a triangle of a."""
    if not _fit(a, b):
        _spoil(out)
    elif out.size > 0:
        stack = out.shape[0]
        left, right = _repeated(a, stack), _repeated(b, stack)
        failed = np.empty(stack, np.bool_)
        if a.shape[1] <= SMALL:
            solve_triangular_stack(left, right, out, failed, lower, transposed, unit)
        else:
            solve_triangular_large(left, right, out, failed, lower, transposed, unit)


@inner
def eigh_either(a: Any, upper: Any, w: Any, v: Any) -> None:
    """Ascending eigenvalues w [stack, n] and eigenvectors v, from the triangle that is named."""
    if a.shape[1] != a.shape[2]:
        _spoil(v)
        _spoil_rows(w)
    elif a.size > 0:
        given = _lower(a, upper)
        failed = np.empty(a.shape[0], np.bool_)
        if a.shape[1] <= SMALL:
            eigh_stack(given, w, v, failed)
        else:
            eigh_large(given, w, v, failed)


@inner
def eigvalsh_either(a: Any, upper: Any, w: Any) -> None:
    """Ascending eigenvalues w [stack, n], from the triangle that is named."""
    if a.shape[1] != a.shape[2]:
        _spoil_rows(w)
    elif a.size > 0:
        given = _lower(a, upper)
        failed = np.empty(a.shape[0], np.bool_)
        if a.shape[1] <= SMALL:
            eigvalsh_stack(given, w, failed)
        else:
            eigh_large(given, w, np.empty((a.shape[0], 0, 0), a.dtype), failed)
