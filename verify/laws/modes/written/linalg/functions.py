"""Functions of matrices as they are written: one matrix at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target
from verify.laws.modes.written._matrices import Matrices, stacked

ROOM = {"expm": 7, "sqrtm": 9, "logm": 9}
"""Matrices of work space."""


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the chapter on a target."""
    field = Matrices("linalg", target)

    def function(name: str) -> Callable[..., Any]:
        def of_matrix(a: Any) -> Any:
            result = field.copied(a, a.dtype)
            work = field.space((ROOM[name], *a.shape), a.dtype)
            if not field.formula(name, a.dtype)(result, work):
                raise np.linalg.LinAlgError("there is no such matrix")
            return field.done(result, a.dtype)

        return of_matrix

    return {name: stacked(function(name)) for name in ROOM}
