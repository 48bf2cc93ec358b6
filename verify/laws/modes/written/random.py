"""Random draws as they are written: one element at a time."""

import itertools
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from nbmath.random import Key
from verify.laws.modes.written import Target, Written

NAMES = ("uniform", "normal")


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the field on a target."""
    field = Written("random", target)
    return {name: _drawn(field, name) for name in NAMES}


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
