"""Attention as it is written: one query at a time."""

import math
from collections.abc import Callable, Mapping
from typing import Any

from verify.laws.modes.written import Target, Written, precision


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the field on a target."""
    field = Written("attention", target)

    def attention(q: Any, k: Any, v: Any, causal: bool = False, scale: float | None = None) -> Any:
        dtype = precision((q, k, v))
        factor = 1.0 / math.sqrt(max(q.shape[-1], 1)) if scale is None else float(scale)
        formula = field.formula("attention", dtype)
        keys, values = field.given(k), field.given(v)
        out = field.space((q.shape[0], v.shape[1]), dtype)
        for i, query in enumerate(field.given(q)):
            seen = min(i + 1, len(k)) if causal else len(k)
            formula(query, keys, values, field.given(dtype.type(factor)), seen, out[i])
        return field.done(out, dtype)

    return {"attention": attention}
