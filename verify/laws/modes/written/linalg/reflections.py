"""Plane rotations and reflections as they are written: one pair, or one vector, at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target, precision
from verify.laws.modes.written._matrices import Matrices


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the chapter on a target."""
    field = Matrices("linalg", target)

    def givens(a: Any, b: Any) -> Any:
        dtype = precision((a, b))
        formula = field.formula("givens", dtype)
        pair = np.broadcast_arrays(np.asarray(a, dtype), np.asarray(b, dtype))
        found = np.empty((3, *pair[0].shape), dtype)
        for at in np.ndindex(pair[0].shape):
            rotation = formula(*(field.given(x[at]) for x in pair))
            for kind in range(3):
                found[(kind, *at)] = field.done(rotation[kind], dtype)
        return found[0], found[1], found[2]

    def householder(x: Any) -> Any:
        if x.ndim > 1:
            return tuple(np.array(each) for each in zip(*map(householder, x), strict=True))
        column = field.copied(x[:, None], x.dtype)
        tau, beta = field.formula("householder", x.dtype)(column)
        return tuple(field.done(each, x.dtype) for each in (column[:, 0], tau, beta))

    found: Mapping[str, Callable[..., Any]] = {"givens": givens, "householder": householder}
    return found
