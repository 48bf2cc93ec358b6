"""Distances between directions."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose

ROOM = 1e-30
"""A sum of squares above this has lost none of them to underflow, in either precision."""


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


def _between(x: Any, y: Any, left: Any, right: Any) -> Any:
    """1 - cos of the angle of x - left and y - right: half of |difference of unit vectors|^2.

    A row and itself are told apart from others: where products are fused into the difference, it
    is a rounding and not zero.
    """
    p, q = reciprocal_length(x, left), reciprocal_length(y, right)
    total, same = 0.0, True
    for i in range(x.shape[0]):
        step = (x[i] - left) * p - (y[i] - right) * q
        total += step * step
        same = same and x[i] == y[i]
    return 0.5 * total if total > 0.0 and not same else total - total


def cosine(x: Any, y: Any) -> Any:
    """1 - x'y / (|x| |y|), without cancellation where the directions are near."""
    return _between(x, y, 0.0, 0.0)


def correlation(x: Any, y: Any) -> Any:
    """One minus Pearson's correlation."""
    return _between(x, y, mean(x), mean(y))


def angular(x: Any, y: Any) -> Any:
    """The angle of x and y over pi, by Kahan's 2 atan2(|u - v|, |u + v|) of unit vectors."""
    p, q = reciprocal_length(x, 0.0), reciprocal_length(y, 0.0)
    apart, along, same, opposite = 0.0, 0.0, True, True
    for i in range(x.shape[0]):
        u, v = x[i] * p, y[i] * q
        apart += (u - v) * (u - v)
        along += (u + v) * (u + v)
        same = same and x[i] == y[i]
        opposite = opposite and x[i] == -y[i]
    apart = apart - apart if same else apart
    along = along - along if opposite else along
    return 2.0 * math.atan2(math.sqrt(apart), math.sqrt(along)) / math.pi


def angle_of_chord(square: Any) -> Any:
    """The angle over pi of unit vectors with |u - v|^2 = square, from 0 to 4."""
    near = square <= 2.0
    half = 0.25 * (square if near else 4.0 - square)
    angle = 2.0 * math.asin(math.sqrt(half)) / math.pi
    return angle if near else 1.0 - angle


def haversine(x: Any, y: Any) -> Any:
    """The angle at the centre of points x, y = (latitude, longitude), radians.

    Next to the antipodes cos^2 of half of the angle is not 1 - sin^2, but a sum of squares of its
    own. An `if` on lanes asks whether any of them is there.
    """
    step, turn = 0.5 * (x[0] - y[0]), 0.5 * (x[1] - y[1])
    rise, aside = math.sin(step), math.sin(turn)
    square = rise * rise + math.cos(x[0]) * math.cos(y[0]) * (aside * aside)
    rest = 1.0 - square
    far = square > 0.99
    if far:
        c, d = math.cos(step) * math.cos(turn), math.sin(0.5 * (x[0] + y[0])) * aside
        rest = choose(far, c * c + d * d, rest)
    return 2.0 * math.atan2(math.sqrt(square), math.sqrt(rest))
