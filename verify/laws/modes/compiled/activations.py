"""Softmax and its kin inside `@njit` functions.

Every call hands over a C-ordered matrix with its axis, so that each function is compiled once for a
precision; what other shapes and layouts give is tested in tests/nbmath/activations.
"""

from typing import Any

import numpy as np

from nbmath import activations
from verify.laws.modes.compiled import user


@user
def _softmax(x: Any, axis: int) -> Any:
    return activations.softmax(x, axis)


@user
def _log_softmax(x: Any, axis: int) -> Any:
    return activations.log_softmax(x, axis)


@user
def _logsumexp(x: Any, axis: int) -> Any:
    return activations.logsumexp(x, axis)


def softmax(x: Any, axis: int = -1) -> Any:
    """Of a vector or a matrix."""
    return _softmax(*_matrix(x, axis)).reshape(np.shape(x))


def log_softmax(x: Any, axis: int = -1) -> Any:
    """As `softmax`."""
    return _log_softmax(*_matrix(x, axis)).reshape(np.shape(x))


def logsumexp(x: Any, axis: int = -1) -> Any:
    """Of a vector, a number; of a matrix, one for every row or column."""
    result = _logsumexp(*_matrix(x, axis))
    return result[0] if np.ndim(x) == 1 else result


def _matrix(x: Any, axis: int) -> tuple[Any, int]:
    """A vector as a row."""
    matrix = np.ascontiguousarray(x)
    return (matrix[None], -1) if matrix.ndim == 1 else (matrix, axis)


OPERATIONS = {"softmax": softmax, "log_softmax": log_softmax, "logsumexp": logsumexp}
