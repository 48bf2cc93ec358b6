"""Eigenvalues of general matrices inside `@njit`: what the overloads return."""

from typing import Any, NamedTuple

import numpy as np
from numba import types

from nbmath._external import external
from nbmath.linalg.cpu.general_large import eig_either
from nbmath.linalg.cpu.reading import precision, reader

either = external(eig_either)


class EigResult(NamedTuple):
    """What `eig` returns: complex eigenvalues, and complex eigenvectors as columns."""

    eigenvalues: Any
    eigenvectors: Any


def eig(a: Any, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.eig`."""
    dtype = precision(a)
    if dtype is None or a.ndim < 2:
        return None
    kind, stacked = _complex(dtype), reader(a, dtype)
    result_stacked = reader(types.Array(a.dtype, a.ndim, "C"))

    def compiled(a: Any, on_error: Any = "raise") -> Any:
        vectors = np.empty(a.shape, kind)
        flat = result_stacked(vectors)
        values = np.empty(flat.shape[:2], kind)
        either(stacked(a), values, flat)
        return EigResult(values.reshape(a.shape[:-1]), vectors)

    return compiled


def eigvals(a: Any, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.eigvals`."""
    dtype = precision(a)
    if dtype is None or a.ndim < 2:
        return None
    kind, stacked = _complex(dtype), reader(a, dtype)

    def compiled(a: Any, on_error: Any = "raise") -> Any:
        given = stacked(a)
        values = np.empty(given.shape[:2], kind)
        either(given, values, np.empty((given.shape[0], 0, 0), kind))
        return values.reshape(a.shape[:-1])

    return compiled


def _complex(dtype: Any) -> Any:
    """The dtype of results."""
    return np.complex64 if dtype is np.float32 else np.complex128
