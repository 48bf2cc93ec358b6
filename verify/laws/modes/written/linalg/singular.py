"""Singular values as they are written: one matrix at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target
from verify.laws.modes.written._matrices import Matrices, stacked


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the chapter on a target."""
    field = Matrices("linalg", target)

    def decomposed(a: Any, rows: int) -> Any:
        m, n = a.shape
        s, ut = field.space((n,), a.dtype), field.space((rows, m), a.dtype)
        vh, work = field.space((n, n), a.dtype), field.space((n + 9, n), a.dtype)
        if not field.formula("svd", a.dtype)(field.copied(a, a.dtype), s, ut, vh, work):
            raise np.linalg.LinAlgError("did not converge")
        return [field.done(part, a.dtype) for part in (ut.T, s, vh)]

    def svd(a: Any) -> Any:
        if a.shape[0] < a.shape[1]:
            u, s, vh = decomposed(a.T, a.shape[1])
            return vh.T, s, u.T
        return tuple(decomposed(a, a.shape[0]))

    def svdvals(a: Any) -> Any:
        return decomposed(a if a.shape[0] >= a.shape[1] else a.T, 0)[1]

    return {"svd": stacked(svd), "svdvals": stacked(svdvals)}
