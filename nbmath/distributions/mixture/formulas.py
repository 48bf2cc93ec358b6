"""Formulas of mixtures of normal distributions on the line."""

import math
from typing import Any

from nbmath.distributions.formulas import probability
from nbmath.distributions.normal.formulas.functions import cdf as normal_cdf
from nbmath.distributions.normal.formulas.functions import isf as normal_isf
from nbmath.distributions.normal.formulas.functions import logpdf as normal_logpdf
from nbmath.distributions.normal.formulas.functions import pdf as normal_pdf
from nbmath.distributions.normal.formulas.functions import ppf as normal_ppf
from nbmath.distributions.normal.formulas.functions import sf as normal_sf

STEPS = 100


def log_part(x: float, weight: float, mean: float, scale: float) -> float:
    """log(w N(x; m, s)); nan where the weight is negative or the scale not positive."""
    return math.log(weight) + normal_logpdf(x, mean, scale)


def pdf(x: float, weights: Any, means: Any, scales: Any) -> float:
    """The density."""
    total = 0.0
    for k in range(means.shape[0]):
        total += probability(weights[k]) * normal_pdf(x, means[k], scales[k])
    return total


def logpdf(x: float, weights: Any, means: Any, scales: Any) -> float:
    """Its logarithm, relative to the largest part."""
    peak, total = -math.inf, 0.0
    for k in range(means.shape[0]):
        part = log_part(x, weights[k], means[k], scales[k])
        peak = peak if part <= peak else part
    shift = 0.0 if peak == -math.inf else peak
    for k in range(means.shape[0]):
        total += math.exp(log_part(x, weights[k], means[k], scales[k]) - shift)
    return shift + math.log(total)


def cdf(x: float, weights: Any, means: Any, scales: Any) -> float:
    """The probability of at most x."""
    total = 0.0
    for k in range(means.shape[0]):
        total += probability(weights[k]) * normal_cdf(x, means[k], scales[k])
    return 1.0 if total > 1.0 else total


def sf(x: float, weights: Any, means: Any, scales: Any) -> float:
    """The probability of more than x."""
    total = 0.0
    for k in range(means.shape[0]):
        total += probability(weights[k]) * normal_sf(x, means[k], scales[k])
    return 1.0 if total > 1.0 else total


def _between(q: float, upper: bool, weights: Any, means: Any, scales: Any) -> tuple[float, float]:
    """The least and the largest of the quantiles of the parts, between which that of all lies."""
    low, high = math.inf, -math.inf
    for k in range(means.shape[0]):
        at = normal_isf(q, means[k], scales[k]) if upper else normal_ppf(q, means[k], scales[k])
        counted = weights[k] != 0.0
        low = at if counted and not at >= low else low
        high = at if counted and not at <= high else high
    return low, high


def _quantile(q: float, upper: bool, weights: Any, means: Any, scales: Any) -> float:
    """Where a tail is q <= 1/2: Newton's steps on its logarithm, or halves, between two ends."""
    low, high = _between(q, upper, weights, means, scales)
    x, before = 0.5 * low + 0.5 * high, math.nan
    for _ in range(STEPS):
        if not (low < high) or x == before:
            return x
        tail = sf(x, weights, means, scales) if upper else cdf(x, weights, means, scales)
        short = tail > q if upper else tail < q
        low, high = x if short else low, high if short else x
        step = math.log(tail / q) * tail / pdf(x, weights, means, scales)
        beyond = x + step if upper else x - step
        before = x
        x = beyond if beyond > low and beyond < high else 0.5 * low + 0.5 * high
        x = before if tail == q else x
    return x


def ppf(p: float, weights: Any, means: Any, scales: Any) -> float:
    """The quantile; by the smaller tail."""
    upper = p > 0.5
    return _quantile(probability(1.0 - p if upper else p), upper, weights, means, scales)


def isf(p: float, weights: Any, means: Any, scales: Any) -> float:
    """The quantile from above; by the smaller tail."""
    upper = p <= 0.5
    return _quantile(probability(p if upper else 1.0 - p), upper, weights, means, scales)


def score(x: float, weights: Any, means: Any, scales: Any, out: Any) -> None:
    """Derivatives of logpdf: out[0] by the weights, out[1] by the means, out[2] by the scales."""
    whole = logpdf(x, weights, means, scales)
    for k in range(means.shape[0]):
        z = (x - means[k]) / scales[k]
        likely = math.exp(normal_logpdf(x, means[k], scales[k]) - whole)
        share = weights[k] * likely / scales[k]
        out[0, k] = likely
        out[1, k] = share * z
        out[2, k] = share * (z - 1.0) * (z + 1.0)


def mean(weights: Any, means: Any, scales: Any) -> float:
    """The expectation."""
    total = 0.0
    for k in range(means.shape[0]):
        total += probability(weights[k]) * (means[k] if scales[k] > 0.0 else math.nan)
    return total


def var(weights: Any, means: Any, scales: Any) -> float:
    """The variance: of the parts, and between them."""
    middle, total = mean(weights, means, scales), 0.0
    for k in range(means.shape[0]):
        apart = means[k] - middle
        total += weights[k] * (scales[k] * scales[k] + apart * apart)
    return total


def std(weights: Any, means: Any, scales: Any) -> float:
    """The root of the variance."""
    return math.sqrt(var(weights, means, scales))
