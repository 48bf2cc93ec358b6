"""Distances between directions."""

import math
from typing import Any

from nbmath import _bits as bits
from nbmath.linalg.formulas.lanes import choose
from nbmath.linalg.formulas.scaling import power_for

ROOM = 1e-30
"""A sum of squares above this has lost none of them to underflow, in either precision."""
LEAST, MOST = 1e-15, 1e30
"""Squares of lengths between these keep what is left of one when the other is taken off."""


def reciprocal_length(x: Any, shift: Any) -> Any:
    """1 / |x - shift|; nan where that is 1 / 0, or more than the largest number.

    Where squares leave the range, they are taken of shares of the largest entry.
    """
    total, peak = 0.0, 0.0
    for i in range(x.shape[0]):
        entry = x[i] - shift
        total += entry * entry
    if total > ROOM and total < math.inf:
        return 1.0 / math.sqrt(total)
    for i in range(x.shape[0]):
        size = math.fabs(x[i] - shift)
        peak = size if size > peak or size != size else peak
    unit = 1.0 / peak if peak > 0.0 else math.nan
    total = 0.0
    for i in range(x.shape[0]):
        entry = (x[i] - shift) * unit
        total += entry * entry
    return unit / math.sqrt(total)


def mean(x: Any) -> Any:
    """The mean of a row."""
    total = 0.0
    for i in range(x.shape[0]):
        total += x[i]
    return total / float(x.shape[0])


def _products(x: Any, y: Any, left: Any, right: Any, p: Any, q: Any) -> Any:
    """a'a, b'b and a'b of a = p (x - left), b = q (y - right)."""
    own, other, both = 0.0, 0.0, 0.0
    for i in range(x.shape[0]):
        a, b = (x[i] - left) * p, (y[i] - right) * q
        own += a * a
        other += b * b
        both += a * b
    return own, other, both


def _power(x: Any, shift: Any) -> Any:
    """A power of two by which the squares of x - shift stay in the range."""
    peak = 0.0
    for i in range(x.shape[0]):
        size = math.fabs(x[i] - shift)
        peak = size if size > peak or size != size else peak
    return power_for(peak)


def _first(x: Any, y: Any, left: Any, right: Any, p: Any, q: Any) -> Any:
    """Whether x is the row to project on: both orders of two rows are computed as one.

    It is the row that has more of its length, 1 / p, in the first coordinate where they differ.
    """
    for i in range(x.shape[0]):
        u, v = math.fabs((x[i] - left) * p), math.fabs((y[i] - right) * q)
        if u != v:
            return u > v
    return True


def _lost(x: Any, shift: Any, found: Any) -> Any:
    """What the rounding of found = x - shift has lost (Knuth)."""
    back = found - x
    return (x - (found - back)) - (shift + back)


def _plane(x: Any, y: Any, left: Any, right: Any, share: Any) -> Any:
    """|a|^2, |b|^2, a'b and |b|^2 sin^2 of the angle, for a, b = x - left, y - right in one order.

    The last is |r|^2, r = b - s a with s = a'b / |a|^2. A product fused into the difference makes
    every r_i right to its last digit; what the rounding of s has left in r points along a, and what
    that of a mean has left points along (1, 1, ...), of which `share` is 1 over the length, or 0.
    Nothing has no direction, and gives nan. Squares that would leave the range are those of rows
    times a power of two.
    """
    p, q = 1.0, 1.0
    own, other, both = _products(x, y, left, right, p, q)
    if not (own > LEAST and own < MOST and other > LEAST and other < MOST):
        p, q = _power(x, left), _power(y, right)
        own, other, both = _products(x, y, left, right, p, q)
    if own == 0.0 or other == 0.0:
        return math.nan, math.nan, math.nan, math.nan
    first = _first(x, y, left, right, p / math.sqrt(own), q / math.sqrt(other))
    s = both / (own if first else other)
    total, along, drift = 0.0, 0.0, 0.0
    for i in range(x.shape[0]):
        u, v = x[i] - left, y[i] - right
        u_lost, v_lost = _lost(x[i], left, u) * p, _lost(y[i], right, v) * q
        u, v = u * p, v * q
        a, b = u if first else v, v if first else u
        lost = v_lost - s * u_lost if first else u_lost - s * v_lost
        r = bits.fma(-s, a, b) + lost
        total += r * r
        along += a * r
        drift += r
    if not first:
        own, other = other, own
    total -= along * (along / own) + drift * (drift * share)
    return own, other, both, total if total > 0.0 else total - total


def _between(x: Any, y: Any, left: Any, right: Any, share: Any) -> Any:
    """1 - cos of the angle of x - left and y - right: sin^2 / (1 + cos) where it is acute."""
    own, other, both, rest = _plane(x, y, left, right, share)
    cos = both / (math.sqrt(own) * math.sqrt(other))
    if cos < 0.5:
        return 1.0 - cos
    return rest / (other + both * math.sqrt(other / own))


def cosine(x: Any, y: Any) -> Any:
    """1 - x'y / (|x| |y|), without cancellation where the directions are near."""
    return _between(x, y, 0.0, 0.0, 0.0)


def correlation(x: Any, y: Any) -> Any:
    """One minus Pearson's correlation."""
    return _between(x, y, mean(x), mean(y), 1.0 / float(x.shape[0]))


def angular(x: Any, y: Any) -> Any:
    """The angle of x and y over pi, by atan2(sin, cos) of both lengths times it."""
    own, _, both, rest = _plane(x, y, 0.0, 0.0, 0.0)
    return math.atan2(math.sqrt(rest) * math.sqrt(own), both) / math.pi


def angle_of_chord(square: Any) -> Any:
    """The angle over pi of unit vectors with |u - v|^2 = square, from 0 to 4."""
    near = square <= 2.0
    half = 0.25 * (square if near else 4.0 - square)
    angle = 2.0 * math.asin(math.sqrt(half)) / math.pi
    return angle if near else 1.0 - angle


def haversine_from(x: Any, y: Any, east: Any, west: Any, narrow: Any) -> Any:
    """The angle at the centre of places of latitudes x, y and longitudes east, west.

    `narrow` is cos x cos y. Next to the antipodes cos^2 of half of the angle is not 1 - sin^2, but
    a sum of squares of its own. An `if` on lanes asks whether any of them is there.
    """
    step, turn = 0.5 * (x - y), 0.5 * (east - west)
    rise, aside = math.sin(step), math.sin(turn)
    square = rise * rise + narrow * (aside * aside)
    rest = 1.0 - square
    far = square > 0.99
    if far:
        c, d = math.cos(step) * math.cos(turn), math.sin(0.5 * (x + y)) * aside
        rest = choose(far, c * c + d * d, rest)
    return 2.0 * math.atan2(math.sqrt(square), math.sqrt(rest))


def haversine(x: Any, y: Any) -> Any:
    """The angle at the centre of points x, y = (latitude, longitude), radians."""
    return haversine_from(x[0], y[0], x[1], y[1], math.cos(x[0]) * math.cos(y[0]))
