"""What a case on a GPU is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

Arrays = list[Any]


@dataclass(frozen=True)
class GpuCase:
    """One kernel at several sizes.

    `launch(room, inputs, outputs)` returns device arrays, where it can those of `outputs`, with
    what `expect(*inputs)` computes on the CPU in float64. `allowed` bounds the error over the
    largest entry. `bytes(size, dtype)` is what must be read and written at least.
    """

    name: str
    room: str
    sizes: tuple[Any, ...]
    make: Callable[[Any, str, np.random.Generator], tuple[Any, ...]]
    launch: Callable[[Any, Arrays, Arrays], Arrays]
    expect: Callable[..., tuple[Any, ...]]
    allowed: Mapping[str, float]
    bytes: Callable[[Any, str], float]
    peers: Mapping[str, Callable[[Any], Callable[..., Any]]] = field(default_factory=dict)
    dtypes: tuple[str, ...] = ("float32", "float64")


def item(dtype: str) -> int:
    """Bytes of one number."""
    return np.dtype(dtype).itemsize


def launcher(name: str) -> Callable[[Any, Arrays, Arrays], Arrays]:
    """A launcher with one output."""
    return lambda room, inputs, outputs: [getattr(room, name)(*inputs, out=outputs[0])]
