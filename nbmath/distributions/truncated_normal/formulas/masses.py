"""Integrals of the normal density between two points, over the density at the nearer to zero.

On one side of zero they are differences of Mills' ratios, and a series where these would cancel; on
both sides sums of error functions. All is without branches, so that what a and b alone decide is
worked out once before a loop.
"""

import math

from nbmath import _bits as bits
from nbmath.special.formulas.errors.functions import half_mass, mills
from nbmath.special.formulas.gammas.functions import two_sum

NARROW = 0.45
"""The share of Mills' ratio that a difference must leave."""
PER = (
    *(1.0, 1.0 / 2.0, 1.0 / 3.0, 1.0 / 4.0, 1.0 / 5.0, 1.0 / 6.0, 1.0 / 7.0, 1.0 / 8.0),
    *(1.0 / 9.0, 1.0 / 10.0, 1.0 / 11.0, 1.0 / 12.0, 1.0 / 13.0, 1.0 / 14.0, 1.0 / 15.0),
    *(1.0 / 16.0, 1.0 / 17.0, 1.0 / 18.0, 1.0 / 19.0, 1.0 / 20.0, 1.0 / 21.0, 1.0 / 22.0),
    *(1.0 / 23.0, 1.0 / 24.0),
)
Known = tuple[float, float, float]
"""A point, Mills' ratio at its distance from zero, and the integral from zero to there."""


def lower_bound(a: float, b: float) -> float:
    """The lower bound, or nan where the bounds are none."""
    return a if a < b and a < math.inf and b > -math.inf else math.nan


def nearest(a: float, b: float) -> float:
    """The point of [a, b] that is nearest to zero."""
    return a if a > 0.0 else (b if b < 0.0 else 0.0)


def fall(n: float, z: float) -> tuple[float, float]:
    """(n^2 - z^2) / 2 as a number and a rest."""
    p, q = n * n, z * z
    high, low = two_sum(p, -q)
    return 0.5 * high, 0.5 * (low + (bits.fma(n, n, -p) - bits.fma(z, z, -q)))


def known(z: float) -> Known:
    """What `mass` asks of a point."""
    y = math.fabs(z)
    ratio = mills(y)
    return z, ratio, half_mass(y, ratio)


def _four(
    total: float, y: float, before: float, s: float, q: float, per: tuple[float, ...]
) -> tuple[float, float, float]:
    """Four more terms of `_series`: the total, the last term and the one before."""
    y1 = -per[0] * bits.fma(s, y, q * before)
    y2 = -per[1] * bits.fma(s, y1, q * y)
    y3 = -per[2] * bits.fma(s, y2, q * y1)
    y4 = -per[3] * bits.fma(s, y3, q * y2)
    part = bits.fma(per[1], y1, per[2] * y2) + bits.fma(per[3], y3, per[4] * y4)
    return total + part, y4, y3


def _series(s: float, q: float) -> float:
    """The integral of exp(-s t - q t^2 / 2) from 0 to 1, by Hermite's polynomials, less 1."""
    first, y, before = _four(0.0, 1.0, 0.0, s, q, PER)
    second, y, before = _four(0.0, y, before, s, q, PER[4:])
    third, y, before = _four(0.0, y, before, s, q, PER[8:])
    third, y, before = _four(third, y, before, s, q, PER[12:])
    third, y, before = _four(third, y, before, s, q, PER[16:])
    return first + (second + third)


def _one_side(near: float, far: float, m_near: float, m_far: float) -> float:
    """The integral of exp(-(t^2 - near^2) / 2) from near to far, which are not negative."""
    width = far - near
    beyond = math.exp(-width * bits.fma(0.5, width, near)) * m_far
    wide = m_near - (beyond if far < math.inf else 0.0)
    narrow = bits.fma(width, _series(near * width, width * width), width)
    return narrow if wide < NARROW * m_near else wide


def mass(low: Known, high: Known) -> float:
    """The integral of exp(-(t^2 - n^2) / 2) between two points, n the point nearest to zero."""
    x, m_x, half_x = low
    y, m_y, half_y = high
    left, right = math.fabs(x), math.fabs(y)
    less = left < right
    same = _one_side(
        left if less else right,
        right if less else left,
        m_x if less else m_y,
        m_y if less else m_x,
    )
    return half_x + half_y if x < 0.0 and y > 0.0 else same
