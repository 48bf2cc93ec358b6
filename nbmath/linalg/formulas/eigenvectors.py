"""Eigenvectors of a quasi-triangular matrix by back substitution, pairs as two real columns."""

import math
from typing import Any

from nbmath.linalg.formulas.functions.quotient import quotient
from nbmath.linalg.formulas.limits import double as own

FAR = 2.0**20
"""Entries that grow beyond this have the whole vector made smaller."""


def triangle_vectors(t: Any, w: Any, x: Any, rows: Any, first: int, stop: int) -> None:
    """x [n, n]: the eigenvectors of the quasi-triangle t with eigenvalues w [2, n], as columns.

    Those that belong to columns from `first` to `stop`; a pair's, both, to its first column.
    Divisors that are no larger than rounding, where eigenvalues are near each other, are replaced
    by its size, which moves t by as much. Two rows of `rows` are work space.
    """
    n = t.shape[0]
    largest = 0.0 * t[0, 0]
    for i in range(n):
        for j in range(n):
            size = math.fabs(t[i, j])
            largest = size if size > largest else largest
    # what takes a zero's place in a matrix of zeros is one
    floor = own.EPS * own.EPS * largest if largest > 0.0 else 0.0 * largest + 1.0
    u, v = rows[0], rows[1]
    for k in range(first, stop):
        if w[1, k] > 0.0:
            _pair(t, w[0, k], w[1, k], k + 1, floor, u, v)
            for i in range(n):
                x[i, k] = u[i] if i < k + 2 else 0.0
                x[i, k + 1] = v[i] if i < k + 2 else 0.0
        elif not w[1, k] < 0.0:
            _alone(t, w, k, floor, u)
            for i in range(n):
                x[i, k] = u[i] if i <= k else 0.0


def _alone(t: Any, w: Any, k: int, floor: Any, u: Any) -> None:
    """The vector u [k + 1] of the real eigenvalue in row k."""
    shift = w[0, k]
    small = own.EPS * math.fabs(shift)
    small = small if small > floor else floor
    u[k] = 1.0
    j = k - 1
    while j >= 0:
        x = _sum(t, u, j, j + 1, k)
        if j > 0 and math.fabs(w[1, j]) > 0.0:
            y = _sum(t, u, j - 1, j + 1, k)
            p, b = t[j - 1, j - 1] - shift, t[j - 1, j]
            c, q = t[j, j - 1], t[j, j] - shift
            if math.fabs(p) > math.fabs(c):
                ratio = c / p
                u[j] = -(x - ratio * y) / _apart(q - ratio * b, small)
                u[j - 1] = -(y + b * u[j]) / p
            else:
                ratio = p / c
                u[j] = -(y - ratio * x) / _apart(b - ratio * q, small)
                u[j - 1] = -(x + q * u[j]) / c
            one, other = math.fabs(u[j]), math.fabs(u[j - 1])
            size = one if one > other else other
            j -= 1
        else:
            u[j] = -x / _apart(t[j, j] - shift, small)
            size = math.fabs(u[j])
        if size > FAR:
            for i in range(j, k + 1):
                u[i] /= size
        j -= 1


def _pair(t: Any, re: Any, im: Any, k: int, floor: Any, u: Any, v: Any) -> None:
    """The vector u + i v [k + 1] of the eigenvalue re + i im of the block in rows k - 1 and k."""
    small = own.EPS * (math.fabs(re) + im)
    small = small if small > floor else floor
    first, last = k - 1, k
    if math.fabs(t[first, last]) >= math.fabs(t[last, first]):
        u[first] = 1.0
        v[first] = 0.0
        u[last] = (re - t[first, first]) / t[first, last]
        v[last] = im / t[first, last]
    else:
        u[last] = 1.0
        v[last] = 0.0
        u[first] = (re - t[last, last]) / t[last, first]
        v[first] = im / t[last, first]
    j = first - 1
    while j >= 0:
        x, y = _sum(t, u, j, j + 1, k), _sum(t, v, j, j + 1, k)
        if j > 0 and math.fabs(t[j, j - 1]) > 0.0:
            p, q = _sum(t, u, j - 1, j + 1, k), _sum(t, v, j - 1, j + 1, k)
            _block(t, (re, im), j, small, ((p, q), (x, y)), u, v)
            one = math.fabs(u[j]) + math.fabs(v[j])
            other = math.fabs(u[j - 1]) + math.fabs(v[j - 1])
            size = one if one > other else other
            j -= 1
        else:
            p, q = _apart_from(t[j, j] - re, -im, small)
            u[j], v[j] = quotient(-x, -y, p, q)
            size = math.fabs(u[j]) + math.fabs(v[j])
        if size > FAR:
            for i in range(j, k + 1):
                u[i] /= size
                v[i] /= size
        j -= 1


def _block(t: Any, shift: tuple[Any, Any], j: int, small: Any, sides: Any, u: Any, v: Any) -> None:
    """Rows j - 1 and j of (t - shift) (u + i v) = 0 by elimination, with the larger pivot."""
    re, im = shift
    above, below = sides
    b, c = t[j - 1, j], t[j, j - 1]
    p, q = t[j - 1, j - 1] - re, t[j, j] - re  # both less i im
    if math.fabs(p) + im > math.fabs(c):
        x, y = quotient(c, 0.0 * c, p, -im)  # the factor of the row above
        d, e = _apart_from(q - x * b, -im - y * b, small)
        f = below[0] - (x * above[0] - y * above[1])
        g = below[1] - (x * above[1] + y * above[0])
        u[j], v[j] = quotient(-f, -g, d, e)
        f, g = above[0] + b * u[j], above[1] + b * v[j]
        u[j - 1], v[j - 1] = quotient(-f, -g, p, -im)
    else:
        x, y = p / c, -im / c  # the factor of the row below
        d, e = _apart_from(b - (x * q + y * im), x * im - y * q, small)
        f = above[0] - (x * below[0] - y * below[1])
        g = above[1] - (x * below[1] + y * below[0])
        u[j], v[j] = quotient(-f, -g, d, e)
        u[j - 1] = -(below[0] + q * u[j] + im * v[j]) / c
        v[j - 1] = -(below[1] + q * v[j] - im * u[j]) / c


def _sum(t: Any, u: Any, i: int, first: int, last: int) -> Any:
    """The sum of t[i, j] u[j] from the first to the last j."""
    total = 0.0 * u[last]
    for j in range(first, last + 1):
        total += t[i, j] * u[j]
    return total


def _apart(x: Any, small: Any) -> Any:
    """x, or what is as small as a divisor may be."""
    return x if math.fabs(x) > small else small


def _apart_from(x: Any, y: Any, small: Any) -> tuple[Any, Any]:
    """x + i y likewise."""
    if math.fabs(x) + math.fabs(y) > small:
        return x, y
    return small, 0.0 * small
