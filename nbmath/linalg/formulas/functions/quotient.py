"""Quotients of complex numbers that are pairs of real ones."""

import math
from typing import Any


def quotient(x: Any, y: Any, u: Any, v: Any) -> tuple[Any, Any]:
    """(x + i y) / (u + i v), divided by the larger part first (Smith)."""
    if math.fabs(u) >= math.fabs(v):
        ratio = v / u
        size = u + v * ratio
        return (x + y * ratio) / size, (y - x * ratio) / size
    ratio = u / v
    size = u * ratio + v
    return (x * ratio + y) / size, (y * ratio - x) / size
