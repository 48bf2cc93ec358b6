"""Triangular factors as they are written: one matrix at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target, precision
from verify.laws.modes.written._matrices import Matrices, stacked


def rows_of(pivots: Any, m: int) -> Any:
    """From exchanges, the row of L that belongs to each row of the matrix."""
    rows = np.arange(m)
    for k, other in enumerate(pivots):
        rows[[k, other]] = rows[[other, k]]
    return np.argsort(rows)


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the chapter on a target."""
    field = Matrices("linalg", target)

    def lu(a: Any, p_indices: bool = True) -> Any:
        assert p_indices
        (m, n), k = a.shape, min(a.shape)
        pivots = field.space((k,), a.dtype)
        lower, upper = field.space((m, k), a.dtype), field.space((k, n), a.dtype)
        field.formula("lu", a.dtype)(field.copied(a, a.dtype), pivots, lower, upper)
        order = rows_of(field.done(pivots, a.dtype).astype(int), m)
        return order, field.done(lower, a.dtype), field.done(upper, a.dtype)

    def lu_factor(a: Any) -> Any:
        pivots, both = field.space((min(a.shape),), a.dtype), field.copied(a, a.dtype)
        field.formula("lu_factor", a.dtype)(both, pivots)
        return field.done(both, a.dtype), field.done(pivots, a.dtype).astype(np.int32)

    def solved(name: str, a: Any, b: Any, *options: Any) -> Any:
        dtype = precision((a, b))
        x = field.copied(b[:, None] if np.ndim(b) == 1 else b, dtype)
        given = [field.copied(o, dtype) if isinstance(o, np.ndarray) else o for o in options]
        arguments = (given[0], x, given[1]) if len(given) > 1 else (x, given[0])
        if not field.formula(name, dtype)(field.copied(a, dtype), *arguments):
            raise np.linalg.LinAlgError("singular")
        return field.done(x, dtype).reshape(np.shape(b))

    def lu_solve(pair: Any, b: Any, trans: int = 0) -> Any:
        return solved("lu_solve", pair[0], b, pair[1], trans != 0)

    def cho_solve(pair: Any, b: Any) -> Any:
        return solved("cho_solve", pair[0], b, bool(pair[1]))

    found: Mapping[str, Callable[..., Any]] = {"lu": stacked(lu), "lu_factor": stacked(lu_factor)}
    return {**found, "lu_solve": lu_solve, "cho_solve": cho_solve}
