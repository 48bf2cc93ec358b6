"""Covariances of observations in rows, correlations, and shrinkage towards a multiple of one."""

import math
from typing import Any

from nbmath.linalg.formulas.products import gram


def centre(x: Any, w: Any, mean: Any) -> None:
    """Subtract from the columns of x [n, d] their means under the weights w [n]; mean is [d].

    A second time for what rounding left of them: the deviations have means of nought to their own
    precision, however far from nought the data lie.
    """
    n, d = x.shape
    total = 0.0
    for i in range(n):
        total += w[i]
    for j in range(d):
        mean[j] = 0.0
    for _ in range(2):
        for i in range(n):
            share = w[i] / total
            for j in range(d):
                mean[j] += share * x[i, j]
        for i in range(n):
            for j in range(d):
                x[i, j] -= mean[j]
        for j in range(d):
            mean[j] = 0.0


def weigh(x: Any, w: Any) -> None:
    """Multiply the rows of x [n, d] by the roots of their weights w [n]."""
    for i in range(x.shape[0]):
        root = math.sqrt(w[i])
        for j in range(x.shape[1]):
            x[i, j] *= root


def covariance(x: Any, w: Any, divisor: Any, mean: Any, out: Any) -> None:
    """out [d, d]: products of weighted deviations of x [n, d], over a divisor; overwrites x."""
    centre(x, w, mean)
    weigh(x, w)
    gram(x, False, out)
    divide(out, divisor)


def divide(a: Any, divisor: Any) -> None:
    """Divide a [n, m] by a number."""
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            a[i, j] /= divisor


def correlation(c: Any, work: Any) -> None:
    """Overwrite a covariance c [d, d] by its correlations, from -1 to 1; work is [d]."""
    d = c.shape[0]
    for i in range(d):
        work[i] = math.sqrt(c[i, i])
    for i in range(d):
        for j in range(i):
            r = c[i, j] / work[i] / work[j]
            r = -1.0 if r < -1.0 else r
            r = 1.0 if r > 1.0 else r
            c[i, j] = r
            c[j, i] = r
        c[i, i] = c[i, i] / c[i, i] if work[i] > 0.0 else math.nan


def ledoit_wolf(x: Any, c: Any) -> Any:
    """Ledoit and Wolf's shrinkage for deviations x [n, d] with c = x'x / n [d, d]."""
    return ledoit_wolf_share(fourth_powers(x), c, x.shape[0])


def fourth_powers(x: Any) -> Any:
    """The sum over t of |x[t]|^4, x [n, d]: that of every 64 rows first."""
    total = 0.0
    for start in range(0, x.shape[0], 64):
        some = 0.0
        stop = start + 64 if start + 64 < x.shape[0] else x.shape[0]
        for i in range(start, stop):
            square = 0.0
            for j in range(x.shape[1]):
                square += x[i, j] * x[i, j]
            some += square * square
        total += some
    return total


def ledoit_wolf_share(fourth: Any, c: Any, n: int) -> Any:
    """`ledoit_wolf` from the sum of the fourth powers of n deviations."""
    d = float(c.shape[0])
    mu = _mean_variance(c)
    noise = (fourth / float(n) / d - _mean_square(c, 0.0) * d) / float(n)
    distance = _mean_square(c, mu) * d
    noise = noise if noise < distance else distance
    return noise / distance if noise > 0.0 else 0.0 * mu


def oas(c: Any, n: int) -> Any:
    """The shrinkage of Chen and others, exact for normal data, for c [d, d] of n observations."""
    mu = _mean_variance(c)
    above = _mean_square(c, 0.0) + mu * mu
    below = (float(n) + 1.0) * _mean_square(c, mu)
    return above / below if above < below else 1.0 + 0.0 * mu


def shrunk_covariance(c: Any, shrinkage: Any) -> None:
    """Overwrite c [d, d] by (1 - shrinkage) c + shrinkage (tr c / d) 1."""
    mu = _mean_variance(c)
    for i in range(c.shape[0]):
        for j in range(c.shape[0]):
            c[i, j] *= 1.0 - shrinkage
        c[i, i] += shrinkage * mu


def _mean_variance(c: Any) -> Any:
    total = 0.0
    for i in range(c.shape[0]):
        total += c[i, i]
    return total / float(c.shape[0])


def _mean_square(c: Any, shift: Any) -> Any:
    """The mean square of the entries of c - shift 1."""
    total = 0.0
    for i in range(c.shape[0]):
        part = (c[i, i] - shift) * (c[i, i] - shift)
        for j in range(c.shape[0]):
            part += 0.0 if i == j else c[i, j] * c[i, j]
        total += part
    return total / float(c.shape[0]) / float(c.shape[0])
