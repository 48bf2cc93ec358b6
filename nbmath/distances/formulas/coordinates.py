"""Distances that add up coordinate by coordinate.

y may hold a row in each lane of a register, x is one row; what depends on y goes by `choose`.
"""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose


def sqeuclidean(x: Any, y: Any) -> Any:
    """|x - y|^2, in four sums that do not wait for each other."""
    a, b, c, d = 0.0, 0.0, 0.0, 0.0
    n = x.shape[0]
    for i in range(n // 4):
        u, v = x[4 * i] - y[4 * i], x[4 * i + 1] - y[4 * i + 1]
        w, z = x[4 * i + 2] - y[4 * i + 2], x[4 * i + 3] - y[4 * i + 3]
        a += u * u
        b += v * v
        c += w * w
        d += z * z
    for i in range(n - n % 4, n):
        u = x[i] - y[i]
        a += u * u
    return (a + b) + (c + d)


def euclidean(x: Any, y: Any) -> Any:
    """|x - y|."""
    return math.sqrt(sqeuclidean(x, y))


def seuclidean(x: Any, y: Any, weights: Any) -> Any:
    """The root of the sum of w (x - y)^2; the weights are reciprocal variances."""
    total = 0.0
    for i in range(x.shape[0]):
        step = x[i] - y[i]
        total += weights[i] * (step * step)
    return math.sqrt(total)


def mahalanobis_squared(x: Any, y: Any, factor: Any) -> Any:
    """|G (x - y)|^2, the matrix G [d, d] in one row after another."""
    total = 0.0
    n = x.shape[0]
    for k in range(n):
        part = 0.0
        for i in range(n):
            part += factor[k * n + i] * (x[i] - y[i])
        total += part * part
    return total


def mahalanobis(x: Any, y: Any, factor: Any) -> Any:
    """The root of (x - y)' VI (x - y), VI = G' G."""
    return math.sqrt(mahalanobis_squared(x, y, factor))


def cityblock(x: Any, y: Any) -> Any:
    """The sum of |x - y|."""
    total = 0.0
    for i in range(x.shape[0]):
        total += math.fabs(x[i] - y[i])
    return total


def chebyshev(x: Any, y: Any) -> Any:
    """The largest |x - y|; nan where one of them is nan, which their sum tells at one addition."""
    peak, total = 0.0, 0.0
    for i in range(x.shape[0]):
        step = math.fabs(x[i] - y[i])
        peak = choose(step > peak, step, peak)
        total += step
    return choose(total != total, total, peak)


def minkowski(x: Any, y: Any, parameters: Any) -> Any:
    """(sum of (s |x - y|)^p)^(1/p), parameters p, s_1, s_2, ...; powers of shares of the largest.

    A share r <= 1 has r^p = exp(p log r) to eps p |log r| r^p, which is never more than eps.
    """
    p = parameters[0]
    peak = 0.0
    for i in range(x.shape[0]):
        step = math.fabs(x[i] - y[i]) * parameters[i + 1]
        peak = choose((step > peak) | (step != step), step, peak)
    total, size = 0.0, choose(peak > 0.0, peak, 1.0)
    for i in range(x.shape[0]):
        step = math.fabs(x[i] - y[i]) * parameters[i + 1]
        share = choose(step == peak, 1.0, step / size)
        total += choose(step == peak, 1.0, math.exp(p * math.log(share)))
    root = choose(peak > 0.0, peak * math.exp(math.log(total) / p), peak)
    return choose(peak < math.inf, root, peak)


def canberra(x: Any, y: Any) -> Any:
    """The sum of |x - y| / (|x| + |y|), where 0/0 is 0."""
    total = 0.0
    for i in range(x.shape[0]):
        step = math.fabs(x[i] - y[i])
        size = math.fabs(x[i]) + math.fabs(y[i])
        total += step / choose(size == 0.0, 1.0, size)
    return total


def braycurtis(x: Any, y: Any) -> Any:
    """The sum of |x - y| over the sum of |x + y|; 0 from a row to itself, be it zero."""
    steps, sizes = 0.0, 0.0
    for i in range(x.shape[0]):
        steps += math.fabs(x[i] - y[i])
        sizes += math.fabs(x[i] + y[i])
    ratio = steps / choose(sizes == 0.0, 1.0, sizes)
    return choose((sizes == 0.0) & (steps > 0.0), math.inf, ratio)


def hamming(x: Any, y: Any) -> Any:
    """The share of the coordinates in which the rows differ."""
    total = 0.0
    for i in range(x.shape[0]):
        total = choose(x[i] != y[i], total + 1.0, total)
    return total / float(x.shape[0])


def jaccard(x: Any, y: Any) -> Any:
    """Of the coordinates in which a row is not zero, the share in which the other is."""
    differ, union = 0.0, 0.0
    for i in range(x.shape[0]):
        if x[i] != 0.0:
            union += 1.0
            differ = choose(y[i] != 0.0, differ, differ + 1.0)
        else:
            union = choose(y[i] != 0.0, union + 1.0, union)
            differ = choose(y[i] != 0.0, differ + 1.0, differ)
    return differ / choose(union == 0.0, 1.0, union)
