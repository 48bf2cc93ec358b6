"""Symmetric eigenproblems, plain and in a metric, inside `@njit`: what the overloads return."""

from typing import Any, NamedTuple

import numpy as np
from numba import types

from nbmath._external import external
from nbmath.linalg.cpu import either, spectra_general
from nbmath.linalg.cpu.compiled import _one_of
from nbmath.linalg.cpu.reading import absent, precision, reader

eigh_either = external(either.eigh_either)
eigvalsh_either = external(either.eigvalsh_either)
eigh_general_either = external(spectra_general.eigh_general_either)


class EighResult(NamedTuple):
    """What `eigh` returns: ascending eigenvalues, and eigenvectors as columns."""

    eigenvalues: Any
    eigenvectors: Any


def eigh(a: Any, b: Any = None, UPLO: Any = "L", on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.eigh`."""
    metric = not absent(b)
    dtype = precision(a, b) if metric else precision(a)
    if dtype is None or a.ndim < 2 or (metric and a.ndim != b.ndim):
        return None
    stacked, result_stacked = reader(a, dtype), reader(types.Array(a.dtype, a.ndim, "C"))
    other, upper = reader(b if metric else a, dtype), _one_of(UPLO, ("U", "u"))

    def plain(a: Any, b: Any = None, UPLO: Any = "L", on_error: Any = "raise") -> Any:
        vectors = np.empty(a.shape, dtype)
        flat = result_stacked(vectors)
        values = np.empty(flat.shape[:2], dtype)
        eigh_either(stacked(a), upper(UPLO), values, flat)
        return EighResult(values.reshape(a.shape[:-1]), vectors)

    def in_metric(a: Any, b: Any = None, UPLO: Any = "L", on_error: Any = "raise") -> Any:
        vectors = np.empty(a.shape, dtype)
        flat = result_stacked(vectors)
        values = np.empty(flat.shape[:2], dtype)
        indefinite, failed = np.empty(flat.shape[0], np.bool_), np.empty(flat.shape[0], np.bool_)
        found = values, flat, indefinite, failed
        eigh_general_either(stacked(a), other(b), *found, upper(UPLO))
        return EighResult(values.reshape(a.shape[:-1]), vectors)

    return in_metric if metric else plain


def eigvalsh(a: Any, b: Any = None, UPLO: Any = "L", on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.eigvalsh`."""
    metric = not absent(b)
    dtype = precision(a, b) if metric else precision(a)
    if dtype is None or a.ndim < 2 or (metric and a.ndim != b.ndim):
        return None
    stacked, upper = reader(a, dtype), _one_of(UPLO, ("U", "u"))
    other = reader(b if metric else a, dtype)

    def plain(a: Any, b: Any = None, UPLO: Any = "L", on_error: Any = "raise") -> Any:
        given = stacked(a)
        values = np.empty(given.shape[:2], dtype)
        eigvalsh_either(given, upper(UPLO), values)
        return values.reshape(a.shape[:-1])

    def in_metric(a: Any, b: Any = None, UPLO: Any = "L", on_error: Any = "raise") -> Any:
        given = stacked(a)
        stack = given.shape[0]
        nothing, values = np.empty((stack, 0, 0), dtype), np.empty(given.shape[:2], dtype)
        indefinite, failed = np.empty(stack, np.bool_), np.empty(stack, np.bool_)
        found = values, nothing, indefinite, failed
        eigh_general_either(given, other(b), *found, upper(UPLO))
        return values.reshape(a.shape[:-1])

    return in_metric if metric else plain
