"""Spectra without vectors and generalised ones inside `@njit`: what the overloads return."""

from typing import Any

import numpy as np
from numba import types

from nbmath._external import external
from nbmath.linalg.cpu import either, spectra_general
from nbmath.linalg.cpu.compiled import EighResult, _one_of
from nbmath.linalg.cpu.reading import precision, reader

eigh_either = external(either.eigh_either)
eigh_general_either = external(spectra_general.eigh_general_either)


def eigvalsh(a: Any, UPLO: Any = "L", on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.eigvalsh`."""
    dtype = precision(a)
    if dtype is None or a.ndim < 2:
        return None
    stacked, upper = reader(a, dtype), _one_of(UPLO, ("U", "u"))

    def compiled(a: Any, UPLO: Any = "L", on_error: Any = "raise") -> Any:
        given = stacked(a)
        nothing = np.empty((given.shape[0], 0, 0), dtype)
        values = np.empty(given.shape[:2], dtype)
        eigh_either(given, upper(UPLO), values, nothing)
        return values.reshape(a.shape[:-1])

    return compiled


def eigh_general(a: Any, b: Any, UPLO: Any = "L", on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.eigh_general`."""
    dtype = precision(a, b)
    if dtype is None or a.ndim < 2 or a.ndim != b.ndim:
        return None
    left, right = reader(a, dtype), reader(b, dtype)
    result_stacked = reader(types.Array(a.dtype, a.ndim, "C"))
    upper = _one_of(UPLO, ("U", "u"))

    def compiled(a: Any, b: Any, UPLO: Any = "L", on_error: Any = "raise") -> Any:
        vectors = np.empty(a.shape, dtype)
        flat = result_stacked(vectors)
        values = np.empty(flat.shape[:2], dtype)
        indefinite, failed = np.empty(flat.shape[0], np.bool_), np.empty(flat.shape[0], np.bool_)
        eigh_general_either(left(a), right(b), values, flat, indefinite, failed, upper(UPLO))
        return EighResult(values.reshape(a.shape[:-1]), vectors)

    return compiled
