"""Implicit QL iteration with Wilkinson's shift on a symmetric tridiagonal matrix."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose

SWEEPS = 30
"""Sweeps allowed for each eigenvalue; about 2.3 are needed."""
NOTHING = 2.0**-50
"""Absolute size that counts as zero; see `scaling.power_for` for the scale."""


def diagonalise(d: Any, e: Any, z: Any, work: Any) -> Any:
    """Eigenvalues to d [n], turning the columns of z [n, n] along; True where it converged.

    d and e [n] hold diagonal and subdiagonal; rows 2 to 5 of work [6, n] take rotations. While the
    square roots of one sweep are under way, z is turned by the rotations of the sweep before it.
    z may have no rows. No cosine is negative: a turn by three shears, of which the outer ones are
    the tangent of half the angle, has three multiply-adds where its matrix has four operations.
    """
    n, rows = d.shape[0], z.shape[0]
    none = n - n  # zero, but no literal: formulas would be compiled for the literal as well
    low, high = none, none
    for sweep in range(SWEEPS * n + 1):
        start, stop, g, first, last = _next_block(d, e, low)
        new = 2 + 2 * (sweep % 2)
        share = 2 * (1 + (rows - 1) // (2 * (last - first))) if last > 0 else rows
        shift = 0.0 * d[0]
        cosine, sine = 1.0 + shift, 1.0 + shift
        row = none
        i = last - 1
        while i >= first or row < rows:
            if i >= first:
                inside = (start <= float(i)) & (float(i) < stop)
                f, b = sine * e[i], cosine * e[i]
                square = f * f + g * g
                turns = square > NOTHING * NOTHING
                length = math.copysign(math.sqrt(square), g)
                inverse = length * (1.0 / choose(turns, square, 1.0))
                within = inside & (float(i + 1) < stop)
                e[i + 1] = choose(within, choose(turns, length, g), e[i + 1])
                sine = choose(inside, choose(turns, f * inverse, 0.0), sine)
                cosine = choose(inside, choose(turns, g * inverse, 1.0), cosine)
                head = d[i + 1] - shift
                both = (d[i] - head) * sine + 2.0 * cosine * b
                shift = choose(inside, sine * both, shift)
                d[i + 1] = choose(inside, head + shift, d[i + 1])
                g = choose(inside, cosine * both - b, g)
                ends = start == float(i)
                d[i] = choose(ends, d[i] - shift, d[i])
                e[i] = choose(ends, g, e[i])
                work[new, i] = choose(inside, sine / (1.0 + cosine), 0.0)
                work[new + 1, i] = choose(inside, sine, 0.0)
                i -= 1
            until = row + share if row + share < rows else rows
            while row + 1 < until:
                _turn_two(z, row, work, 6 - new, low, high)
                row += 2
            if row < until:
                _turn(z, row, work, 6 - new, low, high)
                row += 1
        if last == 0:
            break
        low, high = first, last
    return stop <= 0.0


def _next_block(d: Any, e: Any, low: int) -> tuple[Any, Any, Any, int, int]:
    """The first unreduced block start..stop of each matrix from row low on, and where to begin it.

    Subdiagonal entries that are negligible become zero; stop = 0 where none are left. The shift is
    the eigenvalue of the leading 2 by 2 block nearer to its corner; with it come the first row and
    the last row of all blocks, (0, 0) where there is none.
    """
    n = d.shape[0]
    stop = 0.0 * d[0]
    start = stop + float(n)
    corner, below, off, end = stop, stop, stop + 1.0, stop
    first, last = 0, 0
    size = math.fabs(d[low])
    for i in range(low, n - 1):
        x = math.fabs(e[i])
        following = math.fabs(d[i + 1])
        both = size + following
        size = following
        large = (both + x != both) & (x > NOTHING)
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
    slope = (below - corner) / (2.0 * off)
    slope += math.copysign(math.sqrt(slope * slope + 1.0), slope)
    return start, stop, end - corner + off / slope, first, last


def _turn(z: Any, row: int, work: Any, rotations: int, low: int, high: int) -> None:
    """Apply the rotations of a sweep over the columns high..low to one row of z."""
    x = z[row, high]
    for i in range(high - 1, low - 1, -1):
        half, sine, y = work[rotations, i], work[rotations + 1, i], z[row, i]
        p = x + half * y
        x = y - sine * p
        z[row, i + 1] = p + half * x
    z[row, low] = x


def _turn_two(z: Any, row: int, work: Any, rotations: int, low: int, high: int) -> None:
    """As `_turn`, for this row and the next: one waits while the other works."""
    x, u = z[row, high], z[row + 1, high]
    for i in range(high - 1, low - 1, -1):
        half, sine = work[rotations, i], work[rotations + 1, i]
        y, v = z[row, i], z[row + 1, i]
        p, q = x + half * y, u + half * v
        x, u = y - sine * p, v - sine * q
        z[row, i + 1] = p + half * x
        z[row + 1, i + 1] = q + half * u
    z[row, low] = x
    z[row + 1, low] = u
