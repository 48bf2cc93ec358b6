"""Moments of the normal distribution between a and b, by Gauss' rule.

At a distance u from the point nearest to zero the density is that there times exp(-c u - u^2 / 2),
c >= 0: all terms have one sign.
"""

import math

from nbmath.distributions.formulas import located, sound
from nbmath.distributions.truncated_normal.formulas.masses import lower_bound, nearest
from nbmath.special.formulas.incomplete_beta import double as rule


def _part(c: float, width: float, power: float) -> float:
    """The integral of u^power exp(-c u - u^2 / 2) from 0 to width, c >= 0."""
    unit = c if c > 1.0 else 1.0
    share = c / unit
    root = math.sqrt(share * share + 2.0 * rule.REACH / unit / unit)
    most = 2.0 * rule.REACH / unit / (share + root)
    reach = most if width > most else width
    total = 0.0
    for i in range(rule.COUNT):
        u = reach * rule.NODES[i]
        weight = rule.WEIGHTS[i] * math.exp(-u * (c + 0.5 * u))
        total = total + (weight if power == 0.0 else weight * math.pow(u, power))
    return total * reach


def _sum(a: float, b: float, power: float, sign: float) -> float:
    """The integral of |v|^power exp(-(z^2 - n^2) / 2), v = z - n, n the point nearest to zero.

    The part below n has a sign.
    """
    if a >= 0.0:
        return _part(a, b - a, power)
    if b <= 0.0:
        return sign * _part(-b, b - a, power)
    return _part(0.0, b, power) + sign * _part(0.0, -a, power)


def _mass(a: float, b: float) -> float:
    """The integral of exp(-(z^2 - n^2) / 2) from a to b."""
    return _sum(a, b, 0.0, 1.0)


def _raw(a: float, b: float, power: float, sign: float) -> float:
    """The mean of |v|^power, v the distance to the point nearest to zero; below it with a sign."""
    return _sum(a, b, power, sign) / _mass(a, b)


def _first(a: float, b: float) -> float:
    """The mean of v: around zero the difference of the densities at both ends."""
    if not a < 0.0 < b:
        return _raw(lower_bound(a, b), b, 1.0, -1.0)
    less = -a < b
    c, d = (-a, b) if less else (b, -a)
    apart = -math.exp(-0.5 * c * c) * math.expm1(-0.5 * (d - c) * (d + c)) / _mass(a, b)
    apart = apart if c < math.inf else 0.0
    return apart if less else -apart


def _mean(a: float, b: float) -> float:
    """The expectation for loc 0 and scale 1."""
    return nearest(a, b) + _first(a, b)


def mean(a: float, b: float, loc: float, scale: float) -> float:
    """The expectation."""
    return located(_mean(a, b), loc, scale)


def _spread(a: float, b: float) -> float:
    """The variance for scale 1."""
    first = _first(a, b)
    return _raw(a, b, 2.0, 1.0) - first * first


def var(a: float, b: float, loc: float, scale: float) -> float:
    """The variance."""
    return sound(_spread(a, b) * scale * scale, loc, scale)


def std(a: float, b: float, loc: float, scale: float) -> float:
    """The root of the variance."""
    return sound(math.sqrt(_spread(a, b)) * scale, loc, scale)


def skewness(a: float, b: float, loc: float, scale: float) -> float:
    """The third standardised moment."""
    first, second = _first(a, b), _raw(a, b, 2.0, 1.0)
    spread = second - first * first
    third = _raw(a, b, 3.0, -1.0) - first * (3.0 * second - 2.0 * first * first)
    return sound(third / (spread * math.sqrt(spread)), loc, scale)


def kurtosis(a: float, b: float, loc: float, scale: float) -> float:
    """The fourth standardised moment less 3."""
    first, second = _first(a, b), _raw(a, b, 2.0, 1.0)
    spread = second - first * first
    rest = first * (6.0 * second - 3.0 * first * first)
    fourth = _raw(a, b, 4.0, 1.0) - first * (4.0 * _raw(a, b, 3.0, -1.0) - rest)
    return sound(fourth / (spread * spread) - 3.0, loc, scale)


def entropy(a: float, b: float, loc: float, scale: float) -> float:
    """The expected -logpdf."""
    n = math.fabs(nearest(a, b))
    away = n * _raw(lower_bound(a, b), b, 1.0, 1.0) if n > 0.0 else 0.0
    fall = away + 0.5 * _raw(lower_bound(a, b), b, 2.0, 1.0)
    return math.log(_mass(a, b) * sound(scale, loc, scale)) + fall
