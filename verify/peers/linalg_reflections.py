"""Plane rotations and reflections."""

from collections.abc import Callable
from typing import Any

import numpy as np

Operations = dict[str, Callable[..., Any]]


def scipy() -> Operations:
    """LAPACK's `lartg` and `larfg` as scipy.linalg.lapack has them, one after another."""
    from scipy.linalg import get_lapack_funcs

    def givens(a: Any, b: Any) -> Any:
        first, second = np.broadcast_arrays(a, b)
        lartg = get_lapack_funcs("lartg", (first, second))
        found = [lartg(*pair) for pair in zip(first.ravel(), second.ravel(), strict=True)]
        columns = np.array(found, first.dtype).reshape(-1, 3).T
        return tuple(column.reshape(first.shape) for column in columns)

    def householder(x: Any) -> Any:
        if x.ndim > 1:
            return tuple(np.array(each) for each in zip(*map(householder, x), strict=True))
        beta, rest, tau = get_lapack_funcs("larfg", (x,))(len(x), x[0], x[1:].copy())
        v = np.concatenate([[1], rest]).astype(x.dtype)
        return v, x.dtype.type(tau), x.dtype.type(beta)

    return {"givens": givens, "householder": householder}
