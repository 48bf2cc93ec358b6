"""Changed Cholesky factors as they are written: one matrix at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target
from verify.laws.modes.written._matrices import Matrices, stacked


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the chapter on a target."""
    field = Matrices("linalg", target)

    def is_positive_definite(a: Any) -> Any:
        return bool(field.formula("is_positive_definite", a.dtype)(field.copied(a, a.dtype)))

    def changed(name: str, factor: Any, x: Any) -> Any:
        new = field.copied(factor, factor.dtype)
        columns = field.copied(x[:, None] if np.ndim(x) == 1 else x, factor.dtype)
        if not field.formula(name, factor.dtype)(new, columns):
            raise np.linalg.LinAlgError("not positive definite")
        return field.done(new, factor.dtype)

    def cholesky_update(factor: Any, x: Any) -> Any:
        return changed("cholesky_update", factor, x)

    def cholesky_downdate(factor: Any, x: Any) -> Any:
        return changed("cholesky_downdate", factor, x)

    found: Mapping[str, Callable[..., Any]] = {
        "is_positive_definite": is_positive_definite,
        "cholesky_update": cholesky_update,
        "cholesky_downdate": cholesky_downdate,
    }
    return {name: stacked(matrix) for name, matrix in found.items()}
