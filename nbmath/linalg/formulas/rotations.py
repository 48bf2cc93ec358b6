"""Implicit QL iteration with Wilkinson's shift on a symmetric tridiagonal matrix."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose, put_four, take_four
from nbmath.linalg.formulas.limits import double as own

SWEEPS = 30
"""Sweeps allowed for each eigenvalue; about 2.3 are needed."""
NOTHING = 2.0**-50
"""Absolute size that counts as zero; see `scaling.power_for` for the scale."""


def diagonalise(d: Any, e: Any, z: Any, work: Any) -> Any:
    """Eigenvalues to d [n], turning the columns of z [m, n] along; True where it converged.

    d and e [n] hold diagonal and subdiagonal, e[n - 1] = 0; rows 2 to 5 of work [6, n] take
    rotations. What is zero in e parts a matrix into blocks, and all of them are swept, with the
    shift of the first. While a sweep waits for its quotients and roots, eight rows of z are turned
    by the rotations of the sweep before it; where there are fewer, the last one is meant again.
    """
    n = d.shape[0]
    first = n - n  # zero, but no literal: formulas would be compiled for the literal as well
    low, zero = first, 0.0 * d[0]
    for i in range(n):
        work[4, i], work[5, i] = zero, zero
    corner, below, off, busy = d[0], d[1 if n > 1 else 0], e[0], zero == zero
    for sweep in range(SWEEPS * n + 1):
        new, old = 2 + 2 * (sweep % 2), 4 - 2 * (sweep % 2)
        shift = _shift(corner, below, off)
        busy = zero != zero
        fresh = not busy
        here = d[n - 1]
        following, g, move = here, here - shift, zero
        sine, cosine = zero, zero
        top = n - 1
        x, y, u, v = take_four(z, 0, n - 1)
        p, q, r, s = take_four(z, 4, n - 1)
        for i in range(n - 2, low - 1, -1):
            if i >= first:
                # f = s e, b = c e and g make the next rotation, c^2 + s^2 = 1
                edge, last, here = e[i], here, d[i]
                f, b = choose(fresh, edge, sine * edge), choose(fresh, edge, cosine * edge)
                square = f * f + (g * g + own.TINY)
                over = 1.0 / square
                inverse = math.sqrt(over)
                product, apart = f * g, here - (last - move)
                ends = edge == 0.0
                length = choose(ends, g, math.copysign(square * inverse, g))
                length = choose(fresh, 0.0, length)
                turns, fresh = square > own.SOME, ends
                sine = choose(turns, math.copysign(f, product) * inverse, 0.0)
                cosine = choose(turns, math.fabs(g) * inverse, 1.0)
                again = choose(fresh, here - shift, 0.0)
                both = b * ((g - f) * (g + f) * over) + again
                g = choose(turns, apart * (product * over) + both, b + again)
                value = last - move
                move = sine * (apart * sine + 2.0 * cosine * b)
                value += move
                d[i + 1] = value
                work[new, i], work[new + 1, i] = sine / (1.0 + cosine), sine
                large = _is_large(length, value, following)
                e[i + 1] = choose(large, length, 0.0)
                corner, below = choose(large, value, corner), choose(large, following, below)
                off, busy = choose(large, length, off), busy | large
                top = i + 1 if large else top
                following = value
            half, leg = work[old, i], work[old + 1, i]
            x, y, u, v = _turn(z, 0, i, half, leg, (x, y, u, v))
            if z.shape[0] > 4:
                p, q, r, s = _turn(z, 4, i, half, leg, (p, q, r, s))
        put_four(z, 0, low, (x, y, u, v))
        if z.shape[0] > 4:
            put_four(z, 4, low, (p, q, r, s))
        for row in range(8, z.shape[0], 4):
            _turn_all(z, row, low, work, old)
        if first == n - 1:
            break
        value, length = here - move, choose(fresh, 0.0, g)
        large = _is_large(length, value, following)
        d[first], e[first] = value, choose(large, length, 0.0)
        corner, below = choose(large, value, corner), choose(large, following, below)
        off, busy = choose(large, length, off), busy | large
        low, first = first, first if large else top
    return not busy


def _turn_all(z: Any, row: int, low: int, work: Any, old: int) -> None:
    """Turn four rows by all rotations of a sweep, from the last column to column low."""
    last = z.shape[0] - 1
    x, y, u, v = take_four(z, row, last)
    for i in range(last - 1, low - 1, -1):
        x, y, u, v = _turn(z, row, i, work[old, i], work[old + 1, i], (x, y, u, v))
    put_four(z, row, low, (x, y, u, v))


def _turn(
    z: Any, row: int, i: int, half: Any, sine: Any, values: tuple[Any, Any, Any, Any]
) -> tuple[Any, Any, Any, Any]:
    """Turn columns i and i + 1 in four rows, of which the latter is in `values`.

    No cosine is negative: a turn by three shears, of which the outer ones are the tangent of half
    the angle, has three multiply-adds where its matrix has four operations.
    """
    p, q, r, s = values
    x, y, u, v = take_four(z, row, i)
    p, q, r, s = p + half * x, q + half * y, r + half * u, s + half * v
    x, y, u, v = x - sine * p, y - sine * q, u - sine * r, v - sine * s
    put_four(z, row, i + 1, (p + half * x, q + half * y, r + half * u, s + half * v))
    return x, y, u, v


def _is_large(x: Any, one: Any, other: Any) -> Any:
    """Whether x, off the diagonal between these two, is not negligible."""
    both, size = math.fabs(one) + math.fabs(other), math.fabs(x)
    return (both + size != both) & (size > NOTHING)


def _shift(corner: Any, below: Any, off: Any) -> Any:
    """The eigenvalue of a 2 by 2 block nearer to its corner."""
    half = 0.5 * (below - corner)
    some = math.fabs(off) > NOTHING
    off = choose(some, off, 1.0)
    return corner - off * off / (half + math.copysign(math.sqrt(half * half + off * off), half))
