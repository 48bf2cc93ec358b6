"""Terms of the integral of Owen's function."""

import math
from typing import Any

from nbmath import _bits as bits


def _term(t: float, step: float, low: float, length: float, start: float) -> float:
    """The integrand at the share t of an interval, over that at its start."""
    s, x = step * t, bits.fma(length, t, start)
    return math.exp(-s * bits.fma(0.5, s, low)) / bits.fma(x, x, 1.0)


def four(t: Any, w: Any, step: float, low: float, length: float, start: float) -> float:
    """Four terms of the rule, smallest shares first."""
    first = _term(t[0], step, low, length, start)
    second = _term(t[1], step, low, length, start)
    third = _term(t[2], step, low, length, start)
    fourth = _term(t[3], step, low, length, start)
    return bits.fma(w[0], first, w[1] * second) + bits.fma(w[2], third, w[3] * fourth)


def _two_even(
    z: float, other: float, w: float, other_w: float, power: float, square: float
) -> float:
    """Two terms of the rule of an even function, at the squares of shares, by one division."""
    first, second = bits.fma(square, z, 1.0), bits.fma(square, other, 1.0)
    above, beside = w * math.exp(power * z), other_w * math.exp(power * other)
    return bits.fma(above, second, beside * first) / (first * second)


def four_even(z: Any, w: Any, power: float, square: float) -> float:
    """Four of them, smallest shares first."""
    return _two_even(z[0], z[1], w[0], w[1], power, square) + _two_even(
        z[2], z[3], w[2], w[3], power, square
    )
