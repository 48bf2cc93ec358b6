"""Formulas that many distributions share."""

import math

from nbmath import _bits as bits


def standardized(x: float, loc: float, scale: float) -> float:
    """The distance from loc in units of scale, or nan where scale is not positive."""
    return (x - loc) / (scale if scale > 0.0 else math.nan)


def located(z: float, loc: float, scale: float) -> float:
    """The point at a distance of z units of scale from loc."""
    return bits.fma(scale if scale > 0.0 else math.nan, z, loc)


def sound(value: float, loc: float, scale: float) -> float:
    """A value that depends on a scale, or nan where scale is not positive or loc is nan."""
    return value if scale > 0.0 and loc == loc else math.nan


def whole(k: float) -> float:
    """The largest whole number that is not above k."""
    near = bits.rint(k)
    return near if near <= k else near - 1.0


def log_of(tail: float, other: float) -> float:
    """The logarithm of a probability, of which the complement is known too."""
    less = tail < 0.5
    apart = math.log1p(-(0.0 if less else other))
    return math.log(tail) if less else apart


def probability(p: float) -> float:
    """A probability, or nan where it is none."""
    return p if p >= 0.0 and p <= 1.0 else math.nan
