"""Factors of symmetric matrices as they are written: one matrix at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target
from verify.laws.modes.written._matrices import Matrices, stacked


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the chapter on a target."""
    field = Matrices("linalg", target)

    def ldl(a: Any) -> Any:
        work, order = field.copied(a, a.dtype), field.space((len(a),), a.dtype)
        lower, d = field.space(a.shape, a.dtype), field.space(a.shape, a.dtype)
        if not field.formula("ldl", a.dtype)(work, lower, d, order):
            raise np.linalg.LinAlgError("nan or infinity")
        perm = np.array([int(k) for k in order])
        return field.done(lower, a.dtype), field.done(d, a.dtype), perm

    return {"ldl": stacked(ldl)}
