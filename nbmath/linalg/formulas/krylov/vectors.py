"""Long vectors: sums in eight parts, which fill a register and round less than one sum."""

import math
from typing import Any


def inner(x: Any, y: Any) -> Any:
    """x'y."""
    n = x.shape[0]
    a = b = c = d = e = f = g = h = 0.0
    whole = n - n % 8
    for i in range(0, whole, 8):
        a += x[i] * y[i]
        b += x[i + 1] * y[i + 1]
        c += x[i + 2] * y[i + 2]
        d += x[i + 3] * y[i + 3]
        e += x[i + 4] * y[i + 4]
        f += x[i + 5] * y[i + 5]
        g += x[i + 6] * y[i + 6]
        h += x[i + 7] * y[i + 7]
    for i in range(whole, n):
        a += x[i] * y[i]
    return ((a + e) + (c + g)) + ((b + f) + (d + h))


def norm(x: Any) -> Any:
    """|x|."""
    return math.sqrt(inner(x, x))


def add(x: Any, factor: Any, y: Any) -> None:
    """x += factor y."""
    for i in range(x.shape[0]):
        x[i] += factor * y[i]


def add_then_inner(x: Any, factor: Any, y: Any, z: Any) -> Any:
    """x += factor y, and x'z of the new x; z may be x. One pass where two would be made."""
    n = x.shape[0]
    a = b = c = d = e = f = g = h = 0.0
    whole = n - n % 8
    for i in range(0, whole, 8):
        x[i] += factor * y[i]
        x[i + 1] += factor * y[i + 1]
        x[i + 2] += factor * y[i + 2]
        x[i + 3] += factor * y[i + 3]
        x[i + 4] += factor * y[i + 4]
        x[i + 5] += factor * y[i + 5]
        x[i + 6] += factor * y[i + 6]
        x[i + 7] += factor * y[i + 7]
        a += x[i] * z[i]
        b += x[i + 1] * z[i + 1]
        c += x[i + 2] * z[i + 2]
        d += x[i + 3] * z[i + 3]
        e += x[i + 4] * z[i + 4]
        f += x[i + 5] * z[i + 5]
        g += x[i + 6] * z[i + 6]
        h += x[i + 7] * z[i + 7]
    for i in range(whole, n):
        x[i] += factor * y[i]
        a += x[i] * z[i]
    return ((a + e) + (c + g)) + ((b + f) + (d + h))


def add_to_multiple(x: Any, factor: Any, y: Any) -> None:
    """x = y + factor x."""
    for i in range(x.shape[0]):
        x[i] = y[i] + factor * x[i]


def multiple(x: Any, factor: Any, out: Any) -> None:
    """out = factor x."""
    for i in range(x.shape[0]):
        out[i] = factor * x[i]


def subtracted(x: Any, y: Any, out: Any) -> None:
    """out = x - y."""
    for i in range(x.shape[0]):
        out[i] = x[i] - y[i]
