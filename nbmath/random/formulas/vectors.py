"""Draws of vectors and matrices, row by row: spheres, balls, normal vectors, Wishart matrices."""

import math
from typing import Any

from nbmath import _bits as bits
from nbmath.elementary.formulas import exp
from nbmath.random.formulas import double as own
from nbmath.random.formulas.gammas import SECOND, standard_gamma
from nbmath.random.formulas.philox import Key, attempt_words

Matrix = Any


def to_length(out: list[float], length: float) -> None:
    """Give a vector a length, in place; one of zeros becomes the first axis."""
    total = 0.0 * length
    for j in range(len(out)):
        total = bits.fma(out[j], out[j], total)
    if not total > 0.0:
        out[0] = length * 0.0 + 1.0
        total = out[0]
    root = math.sqrt(total)
    for j in range(len(out)):
        out[j] = length * (out[j] / root)


def radius(key: Key, row: int, dimension: float) -> float:
    """The distance of a point of a ball from its centre."""
    words = attempt_words(key, row, SECOND)
    return exp(-own.waiting(words[0], words[1]) / dimension)


def unit_sphere(key: Key, row: int, out: list[float]) -> None:
    """A row of the points on the sphere of a key: a normal vector over its length."""
    for j in range(len(out)):
        out[j] = own.normal_at(key, row * len(out) + j, 0.0, 1.0)
    to_length(out, 1.0)


def unit_ball(key: Key, row: int, out: list[float]) -> None:
    """A row of the points in the ball of a key."""
    for j in range(len(out)):
        out[j] = own.normal_at(key, row * len(out) + j, 0.0, 1.0)
    to_length(out, radius(key, row, float(len(out))))


def factor_covariance(u: Matrix) -> float:
    """Make a symmetric matrix the upper factor U of U'U, in place; nan where it has none.

    A pivot that is nothing but rounding becomes a row of zeros, if its row is no more than that.
    """
    n = u.shape[0]
    largest = 0.0
    for j in range(n):
        largest = u[j, j] if u[j, j] > largest else largest
    tolerance = float(n) * own.ROUNDING * largest
    status = 1.0
    for j in range(n):
        pivot = u[j, j]
        good = pivot > tolerance
        status = status if pivot >= -tolerance else math.nan
        scale = 1.0 / math.sqrt(pivot) if good else 0.0
        for k in range(j, n):
            status = status if good or math.fabs(u[j, k]) <= 8.0 * tolerance else math.nan
            u[j, k] = scale * u[j, k]
        for i in range(j + 1, n):
            u[i, j] = 0.0 * status
            for k in range(i, n):
                u[i, k] = bits.fma(-u[j, i], u[j, k], u[i, k])
    return status


def multiple_added(share: float, z: float, total: float) -> float:
    """A component of a normal vector after another of its draws."""
    return bits.fma(share, z, total)


def add_multiple(out: list[float], upper: Matrix, j: int, z: float) -> None:
    """Add z times row j of an upper triangle."""
    for i in range(j, len(out)):
        out[i] = multiple_added(upper[j, i], z, out[i])


def multivariate_normal(
    key: Key, row: int, mean: list[float], upper: Matrix, out: list[float]
) -> None:
    """A row of the normal vectors of a key, whose covariance is U'U."""
    for i in range(len(out)):
        out[i] = mean[i]
    for j in range(len(out)):
        add_multiple(out, upper, j, own.normal_at(key, row * len(out) + j, 0.0, 1.0))


def wishart(key: Key, row: int, df: float, upper: Matrix, work: Matrix, out: Matrix) -> None:
    """A Wishart matrix L A A'L' of a key, L = U' (Bartlett 1933). `work` has the shape of `out`."""
    n = out.shape[0]
    for i in range(n):
        half = 0.5 * (df - float(i))
        work[i, i] = math.sqrt(2.0 * standard_gamma(key, row * n + i, SECOND, half))
        for k in range(i):
            work[i, k] = own.normal_at(key, (row * n + i) * n + k, 0.0, 1.0)
    for k in range(n):
        for i in range(n - 1, k - 1, -1):
            total = 0.0 * df
            for j in range(k, i + 1):
                total = bits.fma(upper[j, i], work[j, k], total)
            work[i, k] = total
    for i in range(n):
        for k in range(i + 1):
            total = 0.0 * df
            for j in range(k + 1):
                total = bits.fma(work[i, j], work[k, j], total)
            out[i, k] = total
            out[k, i] = total
