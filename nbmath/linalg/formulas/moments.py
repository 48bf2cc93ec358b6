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
    n, d = x.shape
    mu = _mean_variance(c)
    spread = 0.0
    for i in range(n):
        square = 0.0
        for j in range(d):
            square += x[i, j] * x[i, j]
        spread += square * square / float(n)
    size = _mean_square(c)
    noise = (spread / float(d) - size * float(d)) / float(n)
    distance = size * float(d) - mu * mu
    noise = noise if noise < distance else distance
    return noise / distance if noise > 0.0 else 0.0 * mu


def oas(c: Any, n: int) -> Any:
    """The shrinkage of Chen and others, exact for normal data, for c [d, d] of n observations."""
    d = float(c.shape[0])
    mu, size = _mean_variance(c), _mean_square(c)
    above = size + mu * mu
    below = (float(n) + 1.0) * (size - mu * mu / d)
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


def _mean_square(c: Any) -> Any:
    total = 0.0
    for i in range(c.shape[0]):
        part = 0.0
        for j in range(c.shape[0]):
            part += c[i, j] * c[i, j]
        total += part
    return total / float(c.shape[0]) / float(c.shape[0])
