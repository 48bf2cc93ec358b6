"""Random draws as they are written: one element at a time."""

import itertools
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from nbmath.random import Key
from verify.laws.modes.written import Target, Written

NAMES = ("uniform", "normal", "exponential")
SAMPLERS = (
    *("gamma", "loggamma", "beta", "poisson", "binomial"),
    *("chisquare", "standard_t", "f", "geometric", "negative_binomial"),
    *("vonmises", "truncated_normal", "hypergeometric"),
)

COUNTS = ("poisson_at", "binomial_at", "geometric_at", "negative_binomial_at", "hypergeometric_at")


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the field on a target."""
    field = Written("random", target)
    sampled = {f"random_{name}": _sampled(field, f"{name}_at") for name in SAMPLERS}
    return {**{name: _drawn(field, name) for name in NAMES}, **sampled}


def _drawn(field: Written, name: str) -> Callable[..., Any]:
    def draw(
        seed: int, size: Any, dtype: DTypeLike = np.float64, low: float = 0.0, high: float = 1.0
    ) -> Any:
        precision = np.dtype(dtype)
        block = field.formula(f"{name}s", precision)
        key, ends = Key(int(seed)), [field.given(np.asarray(end, precision)) for end in (low, high)]
        out = np.empty(size, precision)
        flat = out.reshape(-1)
        done = 0
        for i in itertools.count():
            kept = [field.done(x, precision) for x in block(i, key, *ends)][: flat.size - done]
            flat[done : done + len(kept)] = kept
            done += len(kept)
            if done == flat.size:
                break
        return out

    return draw


def _sampled(field: Written, name: str) -> Callable[..., Any]:
    """Draws with parameters, of which each element may have its own."""

    def draw(seed: int, *arguments: Any, dtype: DTypeLike = np.float64) -> Any:
        *parameters, size = arguments
        precision = np.dtype(dtype)
        at, key = field.formula(name, precision), Key(int(seed))
        out = np.empty(size, np.int64 if name in COUNTS else precision)
        flat = out.reshape(-1)
        wide = [np.broadcast_to(np.asarray(p, precision), out.shape).ravel() for p in parameters]
        for i in range(flat.size):
            drawn = at(key, i, *(field.given(p[i : i + 1])[0] for p in wide))
            flat[i] = drawn if name in COUNTS else field.done(drawn, precision)
        return out

    return draw
