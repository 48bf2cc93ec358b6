"""One-sided Jacobi iteration: rotations make the rows of a matrix orthogonal."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose
from nbmath.linalg.formulas.limits import double as own

SWEEPS = 40
"""Sweeps allowed; five to eight are needed, none or one of rows that are nearly orthogonal."""
FEW = 8
"""Up to so many rows angles are computed even where no lane wants them: a branch costs more."""


def orthogonalise(x: Any, w: Any, g: Any, work: Any) -> Any:
    """Turn the rows of x [n, n], and those of w [n.., n..] or of none, until x's are orthogonal.

    A sweep turns every pair of rows whose angle is not small. Its rounds are those of a
    tournament: n / 2 pairs without a row in common, so that their angles can be computed beside
    each other. Small angles are right to first order, and all such turns are done at once in the
    end; without w they are left out, as they do not change lengths. g [n, n] and work [4, n] are
    work space. True where it converged.
    """
    n = x.shape[0]
    columns = n if w.shape[0] > 0 else 0
    circle = n - 1 + n % 2
    busy = x[0, 0] == x[0, 0]
    for _ in range(SWEEPS):
        multiply_rows(x, g)
        busy = busy & _some_turn(g, work[0])
        if busy:
            for turn in range(circle):
                for k in range(n % 2, (n + 1) // 2):
                    p, q = pair_of_round(turn, k, circle)
                    work[1, k], work[2, k] = rotation(x, p, q, work[0], busy)
                for k in range(n % 2, (n + 1) // 2):
                    p, q = pair_of_round(turn, k, circle)
                    cosine, sine = work[1, k], work[2, k]
                    if sine != 0.0:
                        turn_rows(x, p, q, cosine, sine, n)
                        turn_rows(w, p, q, cosine, sine, columns)
            continue
        break
    if columns > 0:
        _small_angles(g)
        for rows in (x, w):
            _turn_all(rows, g, work)
    return not busy


def multiply_rows(x: Any, g: Any) -> None:
    """The lower triangle of x x' to g [n, n], from x [n, m]."""
    n, m = x.shape
    whole = n - n % 2
    for i in range(0, whole, 2):
        for j in range(0, i + 2, 2):
            a, b = x[i, 0] * x[j, 0], x[i, 0] * x[j + 1, 0]
            c, d = x[i + 1, 0] * x[j, 0], x[i + 1, 0] * x[j + 1, 0]
            for k in range(1, m):
                p, q, r, s = x[i, k], x[i + 1, k], x[j, k], x[j + 1, k]
                a += p * r
                b += p * s
                c += q * r
                d += q * s
            g[i, j], g[i, j + 1] = a, b
            g[i + 1, j], g[i + 1, j + 1] = c, d
    for i in range(whole, n):
        for j in range(n):
            total = x[i, 0] * x[j, 0]
            for k in range(1, m):
                total += x[i, k] * x[j, k]
            g[i, j] = total


def normalise_rows(x: Any, length: Any) -> None:
    """Lengths of the rows of x [n, m] to length [n], and the rows to length one, or zero."""
    for i in range(x.shape[0]):
        square = row_product(x, i, i)
        some = square > own.NOTHING
        root = math.sqrt(square)
        length[i] = choose(some, root, 0.0)
        inverse = 1.0 / choose(some, root, 1.0)
        for j in range(x.shape[1]):
            x[i, j] = choose(some, x[i, j] * inverse, 0.0)


def complete(x: Any, length: Any, spare: Any) -> None:
    """Put in place of the zero rows of x [n, n] what makes it orthogonal; spare is [n].

    A zero row becomes the unit vector that the other rows reach least, without what they reach.
    """
    n = x.shape[0]
    for i in range(n):
        missing = length[i] == 0.0
        if missing:
            _unit(x, spare)
            for _ in range(2):
                for row in range(n):
                    product = spare[0] * x[row, 0]
                    for j in range(1, n):
                        product += spare[j] * x[row, j]
                    for j in range(n):
                        spare[j] -= product * x[row, j]
            square = spare[0] * spare[0]
            for j in range(1, n):
                square += spare[j] * spare[j]
            inverse = 1.0 / math.sqrt(choose(missing, square, 1.0))
            for j in range(n):
                x[i, j] = choose(missing, spare[j] * inverse, x[i, j])


def _unit(x: Any, spare: Any) -> None:
    """The unit vector to whose direction the rows of x [n, n] contribute least."""
    n = x.shape[0]
    least = 2.0 * float(n) + 0.0 * x[0, 0]
    place = 0.0 * x[0, 0]
    for j in range(n):
        weight = x[0, j] * x[0, j]
        for i in range(1, n):
            weight += x[i, j] * x[i, j]
        less = weight < least
        least = choose(less, weight, least)
        place = choose(less, float(j), place)
    for j in range(n):
        spare[j] = choose(place == float(j), 1.0 + 0.0 * place, 0.0)


def pair_of_round(turn: int, k: int, circle: int) -> tuple[int, int]:
    """The k-th pair of a round: all but one player move around a circle."""
    p, q = turn + k, turn - k
    p = p if p < circle else p - circle
    q = q if q >= 0 else q + circle
    return (circle if k == 0 else p), q


def row_product(x: Any, p: int, q: int) -> Any:
    """The product of two rows."""
    total = x[p, 0] * x[q, 0]
    for j in range(1, x.shape[1]):
        total += x[p, j] * x[q, j]
    return total


def _some_turn(g: Any, inverse: Any) -> Any:
    """Whether any pair of rows with the products g [n, n] is to be turned by itself.

    1 / |row| goes to inverse [n], zero for rows that are nothing.
    """
    n = g.shape[0]
    turns = g[0, 0] != g[0, 0]
    for i in range(n):
        inverse[i] = inverse_length(g[i, i])
        for j in range(i):
            share = inverse[i] * inverse[j]
            turns = turns | is_wide(g[i, j] * share, (g[i, i] - g[j, j]) * share, n)
    return turns


def inverse_length(square: Any) -> Any:
    """1 / |row| from its square, zero for a row that is nothing."""
    some = square > own.NOTHING
    return choose(some, 1.0 / math.sqrt(choose(some, square, 1.0)), 0.0)


def is_wide(cosine: Any, apart: Any, n: int) -> Any:
    """Whether rows with this cosine, more than rounding, are far from a turn to first order.

    The turn is by cosine / apart, apart the difference of their squares over their lengths.
    """
    size, gap = math.fabs(cosine), math.fabs(apart)
    gap = choose(gap < 1.0, gap, 1.0)
    return (size > own.EPS * (4.0 + 0.125 * float(n))) & (size > own.TURN * gap)


def rotation(x: Any, p: int, q: int, inverse: Any, busy: Any) -> tuple[Any, Any]:
    """Cosine and sine of the turn that makes rows p and q orthogonal where that is to be done."""
    square, other, product = x[p, 0] * x[p, 0], x[q, 0] * x[q, 0], x[p, 0] * x[q, 0]
    for j in range(1, x.shape[1]):
        u, v = x[p, j], x[q, j]
        square += u * u
        other += v * v
        product += u * v
    share = inverse[p] * inverse[q]
    turns = busy & is_wide(product * share, (square - other) * share, x.shape[0])
    sine = 0.0 * product
    cosine = sine + 1.0
    if x.shape[0] <= FEW or turns:
        # tan = 2 uv / (d + sign(d) sqrt(d^2 + (2 uv)^2)), d = v^2 - u^2, relative to u^2 + v^2
        share = 1.0 / choose(turns, square + other, 1.0)
        difference, twice = (other - square) * share, 2.0 * product * share
        root = math.sqrt(difference * difference + twice * twice)
        divisor = choose(turns, difference + math.copysign(root, difference), 1.0)
        tangent = choose(turns, twice / divisor, 0.0)
        cosine = 1.0 / math.sqrt(1.0 + tangent * tangent)
        sine = cosine * tangent
    return cosine, sine


def turn_rows(x: Any, p: int, q: int, cosine: Any, sine: Any, columns: int) -> None:
    """Rotate two rows as far as `columns`."""
    for j in range(columns):
        u, v = x[p, j], x[q, j]
        x[p, j] = cosine * u - sine * v
        x[q, j] = sine * u + cosine * v


def _small_angles(g: Any) -> None:
    """From the products of rows to the turns that make them orthogonal, antisymmetric g [n, n].

    Pairs whose product is rounding and whose lengths are the same are left.
    """
    n = g.shape[0]
    for i in range(n):
        for j in range(i):
            angle = small_angle(g, i, j)
            g[i, j] = angle
            g[j, i] = -angle
    for i in range(n):
        g[i, i] = 0.0


def small_angle(g: Any, i: int, j: int) -> Any:
    """The turn of rows i and j to first order, or zero where that does not hold."""
    gap = g[i, i] - g[j, j]
    small = math.fabs(g[i, j]) < own.TURN * math.fabs(gap)
    return choose(small, g[i, j] / choose(small, gap, 1.0), 0.0)


def _turn_all(x: Any, angles: Any, work: Any) -> None:
    """x + angles x in the first n columns and rows of x [n.., n..], four columns at a time."""
    n = angles.shape[0]
    for first in range(0, n, 4):
        one, two = first, first + 1 if first + 1 < n else n - 1
        three, four = first + 2 if first + 2 < n else n - 1, first + 3 if first + 3 < n else n - 1
        for i in range(n):
            work[0, i], work[1, i] = x[i, one], x[i, two]
            work[2, i], work[3, i] = x[i, three], x[i, four]
        for i in range(0, n, 2):
            other = i + 1 if i + 1 < n else i
            angle, more = angles[i, 0], angles[other, 0]
            g, h, u, v = work[0, 0], work[1, 0], work[2, 0], work[3, 0]
            b, c, d, e = angle * g, angle * h, angle * u, angle * v
            p, q, r, s = more * g, more * h, more * u, more * v
            for j in range(1, n):
                angle, more = angles[i, j], angles[other, j]
                g, h, u, v = work[0, j], work[1, j], work[2, j], work[3, j]
                b, c, d, e = b + angle * g, c + angle * h, d + angle * u, e + angle * v
                p, q, r, s = p + more * g, q + more * h, r + more * u, s + more * v
            x[i, one], x[i, two] = work[0, i] + b, work[1, i] + c
            x[i, three], x[i, four] = work[2, i] + d, work[3, i] + e
            x[other, one], x[other, two] = work[0, other] + p, work[1, other] + q
            x[other, three], x[other, four] = work[2, other] + r, work[3, other] + s
