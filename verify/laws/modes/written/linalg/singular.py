"""Singular values as they are written: one matrix at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from nbmath.linalg.cpu.singular_numbers import TRUSTED
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
        tall = a if a.shape[0] >= a.shape[1] else a.T
        n = tall.shape[1]
        q, e, found, ranks, ordered = (field.space((n,), a.dtype) for _ in range(5))
        matrix, work = field.copied(tall, a.dtype), field.space((2, n), a.dtype)
        scale, finite = field.formula("two_diagonals", a.dtype)(matrix, q, e, work)
        if not finite:
            raise np.linalg.LinAlgError("nan or infinity")
        work = field.space((2, n + 1), a.dtype)
        settled = field.formula("values_of_diagonals", a.dtype)(q, e, found, work)
        if not (settled and min(found) >= TRUSTED * max(found)):
            return decomposed(tall, 0)[1]
        field.formula("places", a.dtype)(found, ranks)
        for value, rank in zip(found, ranks, strict=True):
            ordered[n - 1 - int(rank)] = value * scale
        return field.done(ordered, a.dtype)

    def thin(a: Any) -> tuple[Any, Any, Any]:
        """The parts that what follows is made of, as numbers of the target."""
        turned = a.shape[0] < a.shape[1]
        parts = decomposed(a.T if turned else a, min(a.shape))
        u, s, vh = (parts[2].T, parts[1], parts[0].T) if turned else parts
        return field.given(u), field.given(s), field.given(vh)

    def entries(name: str, shape: tuple[int, int], dtype: Any, *arguments: Any) -> Any:
        formula = field.formula(name, dtype)
        rows = [[formula(*arguments, i, j) for j in range(shape[1])] for i in range(shape[0])]
        found = np.array(rows, object if field.target == "mpmath" else dtype)
        return field.done(found.reshape(shape), dtype)

    def share(a: Any) -> Any:
        return field.given(np.asarray(max(a.shape) * np.finfo(a.dtype).eps, a.dtype))

    def pinv(a: Any) -> Any:
        return entries("pinv_entry", a.shape[::-1], a.dtype, *thin(a), share(a))

    def polar(a: Any) -> Any:
        u, s, vh = thin(a)
        size = (a.shape[1], a.shape[1])
        return (
            entries("polar_entry", a.shape, a.dtype, u, vh),
            entries("stretch_entry", size, a.dtype, s, vh),
        )

    def matrix_rank(a: Any) -> Any:
        nothing = field.given(np.zeros((), a.dtype))
        return int(field.formula("rank", a.dtype)(field.given(svdvals(a)), share(a), nothing))

    def cond(a: Any) -> Any:
        return field.done(
            field.formula("cond_of_values", a.dtype)(field.given(svdvals(a)), 2), a.dtype
        )

    made = {"pinv": pinv, "polar": polar, "matrix_rank": matrix_rank, "cond": cond}
    plain = {"svd": svd, "svdvals": svdvals, **made}
    return {name: stacked(function) for name, function in plain.items()}
