"""Attention inside `@njit` functions."""

from typing import Any

from nbmath import attention as field
from verify.laws.modes.compiled import user


@user
def _plain(q: Any, k: Any, v: Any, causal: bool) -> Any:
    return field.attention(q, k, v, causal=causal)


@user
def _scaled(q: Any, k: Any, v: Any, causal: bool, scale: float) -> Any:
    return field.attention(q, k, v, causal=causal, scale=scale)


def attention(q: Any, k: Any, v: Any, causal: bool = False, scale: float | None = None) -> Any:
    """Choose outside whether there is a scale, as compiled code must know it."""
    if scale is None:
        return _plain(q, k, v, causal)
    return _scaled(q, k, v, causal, float(scale))


OPERATIONS = {"attention": attention}
