"""Attention inside `@njit` functions."""

from typing import Any

from nbmath import attention as field
from verify.laws.modes.compiled import user


@user
def attention(q: Any, k: Any, v: Any, causal: bool = False, scale: Any = None) -> Any:
    return field.attention(q, k, v, causal=causal, scale=scale)


OPERATIONS = {"attention": attention}
