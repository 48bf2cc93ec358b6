"""Attention as it is written: one query at a time."""

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target, Written, precision


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the field on a target."""
    field = Written("attention", target)

    def attention(q: Any, k: Any, v: Any, causal: bool = False, scale: Any = None) -> Any:
        dtype = precision((q, k, v))
        formula = field.formula("attention", dtype)
        chosen = 1.0 / math.sqrt(max(q.shape[1], 1)) if scale is None else scale
        queries, keys, values = (field.given(np.asarray(x, dtype)) for x in (q, k, v))
        factor = field.given(np.asarray(chosen, dtype))
        result = np.empty((len(q), v.shape[1]), dtype)
        for i in range(len(q)):
            out = field.space((v.shape[1],), dtype)
            seen = min(i + 1, len(k)) if causal else len(k)
            formula(queries[i], keys, values, factor, seen, out)
            result[i] = field.done(out, dtype)
        return result

    return {"attention": attention}
