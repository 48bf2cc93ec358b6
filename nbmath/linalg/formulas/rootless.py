"""Eigenvalues alone of a symmetric tridiagonal matrix: implicit QL on squares, without roots."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose
from nbmath.linalg.formulas.limits import double as own

SWEEPS = 30
"""Sweeps allowed for each eigenvalue; about 2.3 are needed."""


def eigenvalues_alone(d: Any, e: Any) -> Any:
    """Eigenvalues to d [n], from diagonal and subdiagonal d and e [n]; True where it converged.

    Entries are below 2^16. e becomes the squares of subdiagonals; a cosine of a rotation is c^2 =
    p / (p + e^2) here, so that two quotients, side by side, are what a rotation waits for.
    """
    n = d.shape[0]
    none = n - n  # zero, but no literal: formulas would be compiled for the literal as well
    low = none
    for i in range(n):
        e[i] *= e[i]
    for _ in range(SWEEPS * n + 1):
        start, stop, shift, gamma, first, last = _next_block(d, e, low)
        if last == 0:
            break
        sine = 0.0 * shift
        cosine, p = 1.0 + sine, gamma * gamma
        i = last - 1
        while i >= first:
            inside = (start <= float(i)) & (float(i) < stop)
            within = inside & (float(i + 1) < stop)
            below, head = e[i], d[i]
            both = p + below
            e[i + 1] = choose(within, sine * both, e[i + 1])
            turns = p > own.EPS * own.EPS * both
            inverse = 1.0 / choose(inside, both, 1.0)
            ratio = both / choose(turns, p, 1.0)
            old, before = cosine, gamma
            cosine = choose(inside, p * inverse, cosine)
            sine = choose(inside, below * inverse, sine)
            gamma = choose(inside, cosine * (head - shift) - sine * before, before)
            p = choose(inside, choose(turns, gamma * gamma * ratio, old * below), p)
            d[i + 1] = choose(inside, before + (head - gamma), d[i + 1])
            ends = start == float(i)
            d[i] = choose(ends, shift + gamma, d[i])
            e[i] = choose(ends, sine * p, e[i])
            i -= 1
        low = first
    return stop <= 0.0


def _next_block(d: Any, e: Any, low: int) -> tuple[Any, Any, Any, Any, int, int]:
    """The first unreduced block start..stop of each matrix from row low on, and where to begin it.

    Negligible squares become zero; stop = 0 where none are left. The shift is the eigenvalue of the
    leading 2 by 2 block nearer to its corner; with it come the distance from it to the last entry,
    and the first row and the last row of all blocks, (0, 0) where there is none.
    """
    n = d.shape[0]
    stop = 0.0 * d[0]
    start = stop + float(n)
    corner, below, off, end = stop, stop, stop + 1.0, stop
    first, last = 0, 0
    size = math.fabs(d[low])
    for i in range(low, n - 1):
        following = math.fabs(d[i + 1])
        both = 0.5 * own.EPS * (size + following)
        size = following
        large = (e[i] > both * both) & (e[i] > own.NOTHING)
        e[i] = choose(large, e[i], 0.0)
        opens = large & (start == float(n))
        start = choose(opens, float(i), start)
        corner = choose(opens, d[i], corner)
        below = choose(opens, d[i + 1], below)
        off = choose(opens, e[i], off)
        reaches = opens | (large & (stop == float(i)))
        stop = choose(reaches, float(i + 1), stop)
        end = choose(reaches, d[i + 1], end)
        if reaches:
            first = i if last == 0 else first
            last = i + 1
    root = math.sqrt(off)
    slope = (below - corner) / (2.0 * root)
    slope += math.copysign(math.sqrt(slope * slope + 1.0), slope)
    shift = corner - root / slope
    return start, stop, shift, end - shift, first, last
