"""Orthonormal bases as they are written: one matrix at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target
from verify.laws.modes.written._matrices import Matrices, stacked


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the chapter on a target."""
    field = Matrices("linalg", target)

    def gram_schmidt(a: Any) -> Any:
        work = field.copied(a, a.dtype)
        limit = field.given(np.dtype(a.dtype).type(len(a) * np.finfo(a.dtype).eps))
        if not field.formula("gram_schmidt", a.dtype)(work, limit):
            raise np.linalg.LinAlgError("dependent columns")
        return field.done(work, a.dtype)

    return {"gram_schmidt": stacked(gram_schmidt)}
