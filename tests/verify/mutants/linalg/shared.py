"""Right functions to spoil, and ways to spoil any."""

from collections.abc import Callable
from typing import Any

import numpy as np

Function = Callable[..., Any]


def cholesky(a: Any) -> Any:
    return np.linalg.cholesky(a)


def solve(a: Any, b: Any) -> Any:
    return np.linalg.solve(a, b)


def solve_triangular(a: Any, b: Any, lower: bool = True) -> Any:
    return np.linalg.solve(np.tril(a) if lower else np.triu(a), b)


def eigh(a: Any) -> Any:
    found = np.linalg.eigh(a)
    return found.eigenvalues, found.eigenvectors


def half_precision(function: Function) -> Function:
    """The function one precision lower."""

    def worse(*arguments: Any, **options: Any) -> Any:
        dtype = arguments[0].dtype
        less = [np.asarray(coarse(x), x.dtype) for x in arguments]
        found = function(*less, **options)
        return tuple(coarse(x) for x in found) if isinstance(found, tuple) else coarse(found, dtype)

    return worse


def coarse(x: Any, dtype: Any = None) -> Any:
    """Rounded to ten bits fewer."""
    kind = np.dtype(dtype or x.dtype)
    factor = np.asarray(2.0 ** (10 if kind == np.float32 else 20) + 1, kind)
    with np.errstate(all="ignore"):
        big = x * factor
        return np.where(np.isfinite(big), big - (big - x), x).astype(kind)
