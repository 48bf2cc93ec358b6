"""Matrices of four rows, in registers from the first step of the elimination to the last.

Their sixteen numbers are values of their own, so that nothing is written down on the way: matrices
as small as this spend more time in reading and writing than in arithmetic.
"""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose, spoil

TINY = 2.0**-100
HUGE = 2.0**100


def factors_of_four(a: Any) -> Any:
    """Triangular factors of a [4, 4], and the masks of what was exchanged.

    (rows, first, second, third): four rows that hold L below the diagonal and U; the masks say for
    each row below, in turn, whether it changed places with row 0, with row 1, with row 2.
    """
    w, x, y, z = _row(a, 0), _row(a, 1), _row(a, 2), _row(a, 3)
    first = _largest(w[0], x[0], y[0], z[0])
    w, x = _exchanged(first[0], w, x)
    w, y = _exchanged(first[1], w, y)
    w, z = _exchanged(first[2], w, z)
    p, q, r = _quotients(x[0], y[0], z[0], w[0])
    x = p, x[1] - p * w[1], x[2] - p * w[2], x[3] - p * w[3]
    y = q, y[1] - q * w[1], y[2] - q * w[2], y[3] - q * w[3]
    z = r, z[1] - r * w[1], z[2] - r * w[2], z[3] - r * w[3]
    second = _largest(x[1], y[1], z[1], z[1])
    x, y = _exchanged(second[0], x, y)
    x, z = _exchanged(second[1], x, z)
    p, q, r = _quotients(y[1], z[1], z[1], x[1])
    y = y[0], p, y[2] - p * x[2], y[3] - p * x[3]
    z = z[0], q, z[2] - q * x[2], z[3] - q * x[3]
    third = _largest(y[2], z[2], z[2], z[2])
    y, z = _exchanged(third[0], y, z)
    p, q, r = _quotients(z[2], z[2], z[2], y[2])
    z = z[0], z[1], p, z[3] - p * y[3]
    return (w, x, y, z), first, second, third


def lu_factor_of_four(a: Any, pivots: Any) -> Any:
    """`lu_factor` for a [4, 4]."""
    (w, x, y, z), first, second, third = factors_of_four(a)
    a[0, 0], a[0, 1], a[0, 2], a[0, 3] = w
    a[1, 0], a[1, 1], a[1, 2], a[1, 3] = x
    a[2, 0], a[2, 1], a[2, 2], a[2, 3] = y
    a[3, 0], a[3, 1], a[3, 2], a[3, 3] = z
    pivots[0] = choose(first[0], 1.0, choose(first[1], 2.0, choose(first[2], 3.0, 0.0)))
    pivots[1] = choose(second[0], 2.0, choose(second[1], 3.0, 1.0))
    pivots[2] = choose(third[0], 3.0, 2.0)
    pivots[3] = 3.0
    return (w[0] != 0.0) & (x[1] != 0.0) & (y[2] != 0.0) & (z[3] != 0.0)


def diagonal_of_four(a: Any) -> Any:
    """The pivots of a [4, 4], the first with the sign of the exchanges."""
    (w, x, y, z), first, second, third = factors_of_four(a)
    odd = (first[0] | first[1] | first[2]) ^ (second[0] | second[1]) ^ third[0]
    return choose(odd, -w[0], w[0]), x[1], y[2], z[3]


def solve_of_four(a: Any, b: Any) -> Any:
    """`solve` for a [4, 4], which is not overwritten, and b [4, m]."""
    (w, x, y, z), first, second, third = factors_of_four(a)
    good = (w[0] != 0.0) & (x[1] != 0.0) & (y[2] != 0.0) & (z[3] != 0.0)
    d, e, f, g = _divisors(good, w[0], x[1], y[2], z[3])
    for j in range(b.shape[1]):
        p, q, r, s = b[0, j], b[1, j], b[2, j], b[3, j]
        p, q = choose(first[0], q, p), choose(first[0], p, q)
        p, r = choose(first[1], r, p), choose(first[1], p, r)
        p, s = choose(first[2], s, p), choose(first[2], p, s)
        q, r = choose(second[0], r, q), choose(second[0], q, r)
        q, s = choose(second[1], s, q), choose(second[1], q, s)
        r, s = choose(third[0], s, r), choose(third[0], r, s)
        q = q - x[0] * p
        r = r - y[0] * p - y[1] * q
        s = (s - z[0] * p - z[1] * q - z[2] * r) / g
        r = (r - y[3] * s) / f
        q = (q - x[3] * s - x[2] * r) / e
        p = (p - w[3] * s - w[2] * r - w[1] * q) / d
        b[0, j], b[1, j], b[2, j], b[3, j] = p, q, r, s
    spoil(b, not good)
    return good


def inv_of_four(a: Any) -> Any:
    """`inv` for a [4, 4]: the columns of the inverse of U, those of X from X L = it, then X P."""
    (w, x, y, z), first, second, third = factors_of_four(a)
    good = (w[0] != 0.0) & (x[1] != 0.0) & (y[2] != 0.0) & (z[3] != 0.0)
    zero = choose(good, 0.0, 0.0)
    d, e, f, g = _divisors(good, w[0], x[1], y[2], z[3])
    d, e, f, g = 1.0 / d, 1.0 / e, 1.0 / f, 1.0 / g
    p, q, r = zero - d * w[1] * e, zero - e * x[2] * f, zero - f * y[3] * g
    s, t = zero - (d * w[2] + p * x[2]) * f, zero - (e * x[3] + q * y[3]) * g
    u = zero - (d * w[3] + p * x[3] + s * y[3]) * g
    four = u, t, r, g
    three = _less((s, q, f, zero), z[2], four)
    two = _less(_less((p, e, zero, zero), y[1], three), z[1], four)
    one = _less(_less(_less((d, zero, zero, zero), x[0], two), y[0], three), z[0], four)
    three, four = _exchanged(third[0], three, four)
    two, three = _exchanged(second[0], two, three)
    two, four = _exchanged(second[1], two, four)
    one, two = _exchanged(first[0], one, two)
    one, three = _exchanged(first[1], one, three)
    one, four = _exchanged(first[2], one, four)
    a[0, 0], a[1, 0], a[2, 0], a[3, 0] = one
    a[0, 1], a[1, 1], a[2, 1], a[3, 1] = two
    a[0, 2], a[1, 2], a[2, 2], a[3, 2] = three
    a[0, 3], a[1, 3], a[2, 3], a[3, 3] = four
    spoil(a, not good)
    return good


def _exchanged(here: Any, x: Any, y: Any) -> Any:
    """Two rows of four numbers, the other way round where `here`."""
    p, q, r, s = x
    t, u, v, w = y
    p, t = choose(here, t, p), choose(here, p, t)
    q, u = choose(here, u, q), choose(here, q, u)
    r, v = choose(here, v, r), choose(here, r, v)
    s, w = choose(here, w, s), choose(here, s, w)
    return (p, q, r, s), (t, u, v, w)


def _row(a: Any, i: int) -> Any:
    """Four numbers of a row."""
    return a[i, 0], a[i, 1], a[i, 2], a[i, 3]


def _largest(w: Any, x: Any, y: Any, z: Any) -> Any:
    """Which of x, y and z is the first of the largest, if not w; a last one may be named again."""
    w, x, y, z = math.fabs(w), math.fabs(x), math.fabs(y), math.fabs(z)
    one = x > w
    w = choose(one, x, w)
    two = y > w
    w = choose(two, y, w)
    three = z > w
    two = two & (not three)
    return one & (not (two | three)), two, three


def _quotients(x: Any, y: Any, z: Any, pivot: Any) -> Any:
    """x, y and z over the pivot, or over one where it is zero.

    They are products with its reciprocal, but where that would lose digits.
    """
    size, divisor = math.fabs(pivot), choose(pivot == 0.0, 1.0, pivot)
    inverse = 1.0 / divisor
    p, q, r = x * inverse, y * inverse, z * inverse
    strange = (size < TINY) | (size > HUGE)
    if strange:
        p = choose(strange, x / divisor, p)
        q = choose(strange, y / divisor, q)
        r = choose(strange, z / divisor, r)
    return p, q, r


def _divisors(good: Any, w: Any, x: Any, y: Any, z: Any) -> Any:
    """Four pivots, or ones where one of them is zero."""
    w, x = choose(good, w, 1.0), choose(good, x, 1.0)
    return w, x, choose(good, y, 1.0), choose(good, z, 1.0)


def _less(x: Any, factor: Any, y: Any) -> Any:
    """x - factor y for four numbers."""
    p, q, r, s = x
    t, u, v, w = y
    return p - factor * t, q - factor * u, r - factor * v, s - factor * w
