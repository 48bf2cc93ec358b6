"""Distances between probability vectors, histograms and samples."""

import math
from typing import Any

from nbmath import _bits as bits
from nbmath.linalg.formulas.lanes import choose

SCALE = 18446744073709551616.0
LOG_SCALE = 44.361419555836498
TINY = 1e-15
"""2^64 and its logarithm; where y is smaller than this share of x it is scaled."""
LOG_FOUR = 1.3862943611198906


def hellinger_squared(x: Any, y: Any) -> Any:
    """Half of the sum of (sqrt x - sqrt y)^2, the difference being (x - y) / (sqrt x + sqrt y)."""
    total = 0.0
    for i in range(x.shape[0]):
        roots = math.sqrt(x[i]) + math.sqrt(y[i])
        step = (x[i] - y[i]) / choose(roots == 0.0, 1.0, roots)
        total += step * step
    return 0.5 * total


def hellinger(x: Any, y: Any) -> Any:
    """|sqrt x - sqrt y| / sqrt 2."""
    return math.sqrt(hellinger_squared(x, y))


def kl(x: Any, y: Any) -> Any:
    """The sum of x log(x / y); 0 log 0 is 0, what comes from negative entries of x is nan.

    Of y / x nothing is lost where y is subnormal: such a y is scaled, and the log shifted back.
    """
    total = 0.0
    for i in range(x.shape[0]):
        if x[i] > 0.0:
            small = y[i] < TINY * x[i]
            ratio = choose(small, y[i] * SCALE, y[i]) / x[i]
            total += x[i] * (choose(small, LOG_SCALE, 0.0 * y[i]) - math.log(ratio))
        elif x[i] == 0.0:
            total += 0.0 * y[i]
        else:
            total += math.nan * y[i]
    return total


def jensenshannon(x: Any, y: Any) -> Any:
    """The root of Jensen and Shannon's divergence of x and y, each divided by its sum.

    With t = |p - q| / (p + q) and m = (p + q) / 2, p log(p/m) + q log(q/m) is m times
    (1 + t) log(1 + t) + (1 - t) log(1 - t), which for small t is written without cancellation as
    t log(1 + 2 t / (1 - t)) + log(1 - t^2). Nor does p - q cancel: of a, b with sums A >= B it is
    (r - m R) / B, r = b - s a with s = B / A and the product fused into the difference, and R the
    sum of all r, which is not zero as s is rounded.
    """
    left, right = 0.0, 0.0
    for i in range(x.shape[0]):
        left = bits.plus(left, x[i])
        right = bits.plus(right, y[i])
    left = math.nan if left == 0.0 or math.fabs(left) == math.inf else left
    right = choose((right == 0.0) | (math.fabs(right) == math.inf), math.nan, right)
    first = right <= left
    s = choose(first, right / left, left / right)
    share, part = 1.0 / left, 1.0 / right
    base = choose(first, part, share)
    drift = 0.0 * right
    for i in range(x.shape[0]):
        lost = bits.fma(-s, choose(first, x[i], y[i]), choose(first, y[i], x[i]))
        drift = bits.plus(drift, lost)
    total, drift = 0.0, 0.5 * drift
    for i in range(x.shape[0]):
        p, q = x[i] * share, y[i] * part
        both = p + q
        step = bits.fma(-s, choose(first, x[i], y[i]), choose(first, y[i], x[i])) - drift * both
        t = math.fabs(step * base) / choose(both == 0.0, 1.0, both)
        one_sided = (t >= 1.0) | (p + 0.0 * q == 0.0) | (q == 0.0)
        t = choose(one_sided, 0.5, t)
        small = t < 0.5
        first_part = choose(small, t, 1.0 + t) * math.log1p(choose(small, 2.0 * t / (1.0 - t), t))
        second_part = choose(small, 1.0, 1.0 - t) * math.log1p(choose(small, -t * t, -t))
        bend = choose(one_sided, LOG_FOUR, first_part + second_part)
        total = bits.plus(total, both * bend)
    return 0.5 * math.sqrt(total)


def wasserstein(x: Any, y: Any) -> Any:
    """The distance of two samples of one size, in ascending order: the mean of |x - y|."""
    total = 0.0
    for i in range(x.shape[0]):
        total += math.fabs(x[i] - y[i])
    return total / float(x.shape[0])


def wasserstein_histogram(x: Any, y: Any, gaps: Any) -> Any:
    """The distance of two histograms over points whose distances are `gaps`: area between cdfs."""
    left, right = 0.0, 0.0
    for i in range(x.shape[0]):
        left += x[i]
        right += y[i]
    left = math.nan if left == 0.0 or math.fabs(left) == math.inf else left
    right = choose((right == 0.0) | (math.fabs(right) == math.inf), math.nan, right)
    lead, total = 0.0, 0.0
    for i in range(x.shape[0]):
        lead += x[i] / left - y[i] / right
        total += math.fabs(lead) * gaps[i]
    return total
