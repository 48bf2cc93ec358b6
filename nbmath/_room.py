"""Room for results."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

LARGE = 1 << 22
"""Bytes from which on a result is written past the caches, line by line."""
LINE = 64
"""Bytes of a line of a cache."""


def room(shape: tuple[int, ...], dtype: DTypeLike) -> NDArray[Any]:
    """A new array; a large one begins where a line of the cache does."""
    size = math.prod(shape) * np.dtype(dtype).itemsize
    if size < LARGE:
        return np.empty(shape, dtype)
    memory = np.empty(size + LINE, np.uint8)
    start = -memory.ctypes.data % LINE
    return memory[start : start + size].view(dtype).reshape(shape)
