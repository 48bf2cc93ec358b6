"""Inverses and determinants as they are written: one matrix at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target
from verify.laws.modes.written._matrices import Matrices, stacked


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the chapter on a target."""
    field = Matrices("linalg", target)

    def inv(a: Any) -> Any:
        work, inverse = field.space((2, len(a)), a.dtype), field.copied(a, a.dtype)
        if not field.formula("inv", a.dtype)(inverse, work):
            raise np.linalg.LinAlgError("singular")
        return field.done(inverse, a.dtype)

    def det(a: Any) -> Any:
        pivots = field.space((len(a),), a.dtype)
        return field.done(field.formula("det", a.dtype)(field.copied(a, a.dtype), pivots), a.dtype)

    def slogdet(a: Any) -> Any:
        pivots = field.space((len(a),), a.dtype)
        found = field.formula("slogdet", a.dtype)(field.copied(a, a.dtype), pivots)
        return tuple(field.done(number, a.dtype) for number in found)

    found = {"inv": inv, "det": det, "slogdet": slogdet}
    return {name: stacked(matrix) for name, matrix in found.items()}
