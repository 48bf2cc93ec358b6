"""One-sided Jacobi iteration: rotations make the rows of a matrix orthogonal."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose
from nbmath.linalg.formulas.limits import double as own

SWEEPS = 40
"""Sweeps allowed; five to eight are needed."""
FEW = 8
"""Up to so many rows angles are computed even where no lane wants them: a branch costs more."""


def orthogonalise(x: Any, w: Any, work: Any) -> Any:
    """Turn the rows of x [n, n], and those of w [n.., n..] or of none, until x's are orthogonal.

    A sweep turns every pair of rows whose cosine is above n eps. Its rounds are those of a
    tournament: n / 2 pairs without a row in common, so that their angles can be computed beside
    each other. work is [3, n]. True where it converged.
    """
    n = x.shape[0]
    columns = n if w.shape[0] > 0 else 0
    circle = n - 1 + n % 2
    turned = x[0, 0] != x[0, 0]
    for _ in range(SWEEPS):
        turned = _invert_lengths(x, work[0])
        for turn in range(circle):
            for k in range(n % 2, (n + 1) // 2):
                p, q = _pair(turn, k, circle)
                turns, cosine, sine = _rotation(x, p, q, work[0])
                turned = turned | turns
                work[1, k] = cosine
                work[2, k] = sine
            for k in range(n % 2, (n + 1) // 2):
                p, q = _pair(turn, k, circle)
                cosine, sine = work[1, k], work[2, k]
                if sine != 0.0:
                    _turn_rows(x, p, q, cosine, sine, n)
                    _turn_rows(w, p, q, cosine, sine, columns)
        if turned:
            continue
        break
    return not turned


def normalise_rows(x: Any, length: Any) -> None:
    """Lengths of the rows of x [n, m] to length [n], and the rows to length one, or zero."""
    for i in range(x.shape[0]):
        square = _product(x, i, i)
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


def _pair(turn: int, k: int, circle: int) -> tuple[int, int]:
    """The k-th pair of a round: all but one player move around a circle."""
    p, q = turn + k, turn - k
    p = p if p < circle else p - circle
    q = q if q >= 0 else q + circle
    return (circle if k == 0 else p), q


def _product(x: Any, p: int, q: int) -> Any:
    """The product of two rows."""
    total = x[p, 0] * x[q, 0]
    for j in range(1, x.shape[1]):
        total += x[p, j] * x[q, j]
    return total


def _invert_lengths(x: Any, inverse: Any) -> Any:
    """1 / |row| of x [n, n], zero for rows that are nothing; False."""
    for i in range(x.shape[0]):
        square = _product(x, i, i)
        some = square > own.NOTHING
        inverse[i] = choose(some, 1.0 / math.sqrt(choose(some, square, 1.0)), 0.0)
    return x[0, 0] != x[0, 0]


def _rotation(x: Any, p: int, q: int, inverse: Any) -> tuple[Any, Any, Any]:
    """Whether rows p and q are not orthogonal, and the rotation that makes them so."""
    square, other, product = x[p, 0] * x[p, 0], x[q, 0] * x[q, 0], x[p, 0] * x[q, 0]
    for j in range(1, x.shape[1]):
        u, v = x[p, j], x[q, j]
        square += u * u
        other += v * v
        product += u * v
    turns = math.fabs(product * inverse[p] * inverse[q]) > own.EPS * float(x.shape[0])
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
    return turns, cosine, sine


def _turn_rows(x: Any, p: int, q: int, cosine: Any, sine: Any, columns: int) -> None:
    """Rotate two rows as far as `columns`."""
    for j in range(columns):
        u, v = x[p, j], x[q, j]
        x[p, j] = cosine * u - sine * v
        x[q, j] = sine * u + cosine * v
