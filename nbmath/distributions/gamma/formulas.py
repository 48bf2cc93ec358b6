"""Formulas of the gamma distribution: the incomplete gamma function at (x - loc) / scale."""

import math

from nbmath.distributions.formulas import (
    Entries,
    located,
    log_gamma,
    probability,
    sound,
    standardized,
    summed,
    times_less_one,
)
from nbmath.special.formulas import (
    digamma,
    gammainc,
    gammaincc,
    gammainccinv,
    gammaincinv,
    gammaln,
    trigamma,
)
from nbmath.special.formulas.gammas.functions import (
    digamma_rest,
    log_pair,
    stirling_rest,
    two_sum,
)
from nbmath.special.formulas.incomplete_gamma.shares import (
    decay,
    gamma_density,
    log_gammainc,
    log_gammaincc,
)
from nbmath.special.formulas.logs import log1pmx

TWO_PI = 6.283185307179586
HALF_LOG_2PI = 0.9189385332046727
MOST = 512.0  # up to where (a - 1) log(z) - z loses less than a logarithm with a rest has more
LogTerms = tuple[bool, float, float, float, float, float, float]
"""Whether a < MOST; a, loc, scale; the constant of the sum, its rest, and the value at zero."""


def _shape(a: float) -> float:
    """A shape, or nan where it is none."""
    return a if a > 0.0 and a < math.inf else math.nan


def above(x: float, a: float, loc: float, scale: float) -> float:
    """The standardised point, zero where nothing can be; nan for parameters that are none."""
    z = sound(standardized(x, loc, scale), loc, _shape(a))
    return 0.0 if z <= 0.0 else z


def shape(a: float, loc: float, scale: float) -> float:
    """The shape among all parameters."""
    return a


def _at_end(a: float) -> float:
    """The standard density at zero."""
    return math.inf if a < 1.0 else (1.0 if a == 1.0 else 0.0)


def pdf(x: float, a: float, loc: float, scale: float) -> float:
    """The density."""
    z = above(x, a, loc, scale)
    if z > 0.0 and z < math.inf:
        return gamma_density(a, z, scale)
    edge = _at_end(a) / scale if x >= loc and z == 0.0 else 0.0
    return edge if z == z else z


def logpdf_terms(a: float, loc: float, scale: float) -> LogTerms:
    """What the parameters alone decide of the logarithm: the constant of its sum, among others."""
    a = sound(_shape(a), loc, scale)
    edge = math.log(_at_end(a) / scale)
    if a < MOST:
        high, low = log_gamma(a)
        first, lost = two_sum(-high, -math.log(scale))
        return True, a, loc, scale, first, lost - low, edge
    first = -HALF_LOG_2PI - 0.5 * math.log(a)
    return False, a, loc, scale, (first - math.log(scale)) - stirling_rest(a), 0.0, edge


def logpdf_of(x: float, terms: LogTerms) -> float:
    """The logarithm of the density from these."""
    small, a, loc, scale, first, first_low, edge = terms
    z = (x - loc) / scale
    inside = z > 0.0 and z < math.inf
    u = z if inside else 1.0
    if small:
        log, log_low = log_pair(u)
        high, low = times_less_one(a, log, log_low)
        value = summed(high, -u, first, first_low + low)
    else:
        high, low, log = decay(a, u)
        value = high + (first - log + low)
    value = value if inside else edge if x >= loc and z == 0.0 else -math.inf
    return value if z == z and a == a else math.nan


def logpdf(x: float, a: float, loc: float, scale: float) -> float:
    """Its logarithm."""
    return logpdf_of(x, logpdf_terms(a, loc, scale))


def cdf(x: float, a: float, loc: float, scale: float) -> float:
    """The probability of at most x."""
    return gammainc(a, above(x, a, loc, scale))


def sf(x: float, a: float, loc: float, scale: float) -> float:
    """The probability of more than x."""
    return gammaincc(a, above(x, a, loc, scale))


def logcdf(x: float, a: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of at most x."""
    return log_gammainc(a, above(x, a, loc, scale))


def logsf(x: float, a: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of more than x."""
    return log_gammaincc(a, above(x, a, loc, scale))


def point(z: float, a: float, loc: float, scale: float) -> float:
    """Where a standard quantile lies."""
    return located(z, loc, scale)


def ppf(p: float, a: float, loc: float, scale: float) -> float:
    """The quantile."""
    return located(gammaincinv(_shape(a), probability(p)), loc, scale)


def isf(p: float, a: float, loc: float, scale: float) -> float:
    """The quantile from above."""
    return located(gammainccinv(_shape(a), probability(p)), loc, scale)


def mean(a: float, loc: float, scale: float) -> float:
    """The expectation."""
    return located(_shape(a), loc, scale)


def var(a: float, loc: float, scale: float) -> float:
    """The variance."""
    return sound(_shape(a) * scale * scale, loc, scale)


def std(a: float, loc: float, scale: float) -> float:
    """The root of the variance."""
    return sound(math.sqrt(_shape(a)) * scale, loc, scale)


def skewness(a: float, loc: float, scale: float) -> float:
    """The third standardised moment."""
    return sound(2.0 / math.sqrt(_shape(a)), loc, scale)


def kurtosis(a: float, loc: float, scale: float) -> float:
    """The fourth standardised moment less 3."""
    return sound(6.0 / _shape(a), loc, scale)


def _entropy(a: float) -> float:
    """The entropy for scale one; of large a from what remains of the terms that cancel."""
    if a < 3.0:
        return a + gammaln(a) + (1.0 - a) * digamma(a)
    lag = 0.5 / a + digamma_rest(a)
    return 0.5 * math.log(TWO_PI * a) + (stirling_rest(a) + (a - 1.0) * lag)


def entropy(a: float, loc: float, scale: float) -> float:
    """The expected -logpdf."""
    return sound(_entropy(_shape(a)) + math.log(scale), loc, scale)


def score(x: float, a: float, loc: float, scale: float) -> tuple[float, float, float]:
    """The derivatives of logpdf by a, loc and scale; nan where the density is zero."""
    z = sound(standardized(x, loc, scale), loc, _shape(a))
    z = z if z > 0.0 else math.nan
    by_a = math.log(z) - digamma(a)
    return by_a, (1.0 - (a - 1.0) / z) / scale, (z - a) / scale


def _apart(a: float, b: float) -> float:
    """The divergence of distributions of shapes a and b with one mean."""
    if a >= 3.0 and b >= 3.0:  # what remains of the terms that cancel
        rests = stirling_rest(b) - stirling_rest(a)
        return (b - a) * digamma_rest(a) + rests - 0.5 * log1pmx((b - a) / a)
    steps = (b - a) * (1.0 - digamma(a)) + b * math.log(a / b)
    return (gammaln(b) - gammaln(a)) + steps


def kl(a: float, scale: float, a_q: float, scale_q: float) -> float:
    """The expected logarithm of the ratio of two densities under the first."""
    first, second = sound(_shape(a), 0.0, scale), sound(_shape(a_q), 0.0, scale_q)
    mean_q = second * scale_q
    return _apart(first, second) - second * log1pmx((first * scale - mean_q) / mean_q)


def fisher_information(a: float, loc: float, scale: float) -> Entries:
    """The upper triangle of the mean product of the score with itself."""
    sane = sound(sound(1.0, loc, _shape(a)), loc, scale)
    one = sane / scale
    flat = a == 1.0  # the exponential distribution, whose score by loc is 1 / scale everywhere
    square = 1.0 / (a - 2.0) if a > 2.0 else 1.0 if flat else math.inf
    first = 1.0 / (a - 1.0) if a > 1.0 else 0.0 if flat else math.nan
    last = 1.0 if a > 1.0 else 0.0 if flat else math.nan
    return (
        trigamma(a) * sane,
        first * one,
        one,
        square * one * one,
        last * one * one,
        a * one * one,
    )
