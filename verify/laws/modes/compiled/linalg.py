"""Factorisations inside `@njit` functions, where failures are nan.

Every call hands over C-ordered stacks, so that each function is compiled once for a precision; what
other shapes and layouts give inside compiled code is tested in tests/nbmath/linalg.
"""

from typing import Any

import numpy as np

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def _cholesky(a: Any) -> Any:
    return linalg.cholesky(a)


@user
def _solve_triangular(a: Any, b: Any, lower: Any) -> Any:
    return linalg.solve_triangular(a, b, lower=lower)


@user
def _solve(a: Any, b: Any) -> Any:
    return linalg.solve(a, b)


@user
def _eigh(a: Any) -> Any:
    return linalg.eigh(a)


def cholesky(a: Any) -> Any:
    """The factor of every matrix [..., n, n]."""
    return _cholesky(_stack(a)).reshape(np.shape(a))


def solve(a: Any, b: Any) -> Any:
    """The solutions for right-hand sides [n], [n, m] or [..., n, m]."""
    return _solve(_stack(a), _sides(a, b)).reshape(np.shape(b))


def solve_triangular(a: Any, b: Any, lower: bool = True) -> Any:
    """The same for a triangle."""
    return _solve_triangular(_stack(a), _sides(a, b), lower).reshape(np.shape(b))


def eigh(a: Any) -> Any:
    """Eigenvalues [..., n] and eigenvectors [..., n, n]."""
    values, vectors = _eigh(_stack(a))
    return values.reshape(np.shape(a)[:-1]), vectors.reshape(np.shape(a))


def _stack(matrices: Any) -> Any:
    """C-ordered [stack, n, m]."""
    stack: Any = np.ascontiguousarray(matrices)
    return stack.reshape(-1, *stack.shape[-2:]) if stack.size else stack[None]


def _sides(a: Any, b: Any) -> Any:
    """The right-hand sides as a stack that fits the one of the matrices."""
    return _stack(b if np.ndim(b) == np.ndim(a) else np.reshape(b, (*np.shape(b), 1)))


OPERATIONS = {
    "cholesky": cholesky,
    "solve_triangular": solve_triangular,
    "solve": solve,
    "eigh": eigh,
}
