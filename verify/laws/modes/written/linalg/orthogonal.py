"""Orthogonal factors and least squares as they are written: one matrix at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target, precision
from verify.laws.modes.written._matrices import Matrices, stacked


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the chapter on a target."""
    field = Matrices("linalg", target)

    def qr(a: Any, mode: str = "reduced") -> Any:
        m, n = a.shape
        p = m if mode == "complete" else min(m, n)
        work, q = field.copied(a, a.dtype), field.space((m, p), a.dtype)
        field.formula("qr", a.dtype)(work, q, field.space((min(m, n),), a.dtype))
        return field.done(q, a.dtype), field.done(work[:p], a.dtype)

    def lstsq(a: Any, b: Any) -> Any:
        dtype, (m, n) = precision((a, b)), a.shape
        columns = b[:, None] if np.ndim(b) == 1 else b
        r, k = columns.shape[1], min(m, n)
        x, residuals = field.space((n, r), dtype), field.space((r,), dtype)
        spare, turned = field.space((3, n), dtype), field.space((n, k + r), dtype)
        limit = field.given(np.dtype(dtype).type(max(m, n) * np.finfo(dtype).eps))
        sides = field.copied(a, dtype), field.copied(columns, dtype)
        rank, good = field.formula("lstsq", dtype)(*sides, x, residuals, limit, spare, turned)
        if not good:
            raise np.linalg.LinAlgError("nan or infinity")
        solution = field.done(x, dtype).reshape(n, *np.shape(b)[1:])
        return solution, field.done(residuals, dtype), int(rank)

    found: Mapping[str, Callable[..., Any]] = {"qr": qr, "lstsq": lstsq}
    return {name: stacked(matrix) for name, matrix in found.items()}
