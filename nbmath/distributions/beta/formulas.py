"""Formulas of the beta distribution."""

import math

from nbmath.distributions.formulas import MODERATE, log_beta, probability, summed, times_less_one
from nbmath.special.formulas import (
    betainc,
    betaincc,
    betainccinv,
    betaincinv,
    betaln,
    digamma,
    fraction_rest,
    trigamma,
)
from nbmath.special.formulas.gammas.functions import digamma_rest, log_pair, stirling_rest
from nbmath.special.formulas.incomplete_beta.shares import (
    beta_density,
    less_log,
    log_beta_density,
    log_lower_of_pairs,
)

LogTerms = tuple[bool, float, float, float, float, float, float]
"""Whether a + b < MODERATE; a, b; -log(B(a, b)) and its rest; the values at both ends."""


def _shape(a: float, b: float) -> float:
    """The first of two shapes, or nan where one is none."""
    return a if a > 0.0 and b > 0.0 and a < math.inf and b < math.inf else math.nan


def _inside(x: float) -> float:
    """The nearest point of [0, 1]."""
    x = 0.0 if x <= 0.0 else x
    return 1.0 if x >= 1.0 else x


def _at_end(x: float, a: float, b: float) -> float:
    """The density from an end on."""
    if x != x or a != a:
        return math.nan
    shape, other = (a, b) if x <= 0.0 else (b, a)
    value = math.inf if shape < 1.0 else (other if shape == 1.0 else 0.0)
    return value if x == 0.0 or x == 1.0 else 0.0


def pdf(x: float, a: float, b: float) -> float:
    """The density."""
    a = _shape(a, b)
    if x > 0.0 and x < 1.0 and a == a:
        y = 1.0 - x
        return beta_density(a, b, x, 0.0, y, (1.0 - y) - x, x) / y
    return _at_end(x, a, b)


def logpdf_terms(a: float, b: float) -> LogTerms:
    """What the shapes alone decide of the logarithm."""
    a = _shape(a, b)
    low_end, high_end = math.log(_at_end(0.0, a, b)), math.log(_at_end(1.0, a, b))
    moderate = a + b < MODERATE
    high, low = log_beta(a if moderate else 1.0, b if moderate else 1.0)
    return moderate, a, b, -high, -low, low_end, high_end


def logpdf_of(x: float, terms: LogTerms) -> float:
    """The logarithm of the density from these."""
    moderate, a, b, first, first_low, low_end, high_end = terms
    inside = x > 0.0 and x < 1.0 and a == a
    u = x if inside else 0.5
    y = 1.0 - u
    y_low = (1.0 - y) - u
    if moderate:
        log, log_low = log_pair(u)
        other, other_low = log_pair(y)
        high, low = times_less_one(a, log, log_low)
        more, more_low = times_less_one(b, other, other_low + y_low / y)
        value = summed(high, more, first, first_low + (low + more_low))
    else:
        value = _log_of_large(u, y, y_low, a, b) if inside else 0.0
    value = value if inside else low_end if x == 0.0 else high_end if x == 1.0 else -math.inf
    return value if x == x and a == a else math.nan


def _log_of_large(x: float, y: float, y_low: float, a: float, b: float) -> float:
    """The logarithm of the density inside, of any shapes."""
    high, low = log_beta_density(a, b, x, 0.0, y, y_low)
    high, low = less_log(high, low, x, 0.0)
    high, low = less_log(high, low, y, y_low)
    return high + low


def logpdf(x: float, a: float, b: float) -> float:
    """Its logarithm."""
    return logpdf_of(x, logpdf_terms(a, b))


def pairs(x: float, a: float, b: float) -> tuple[float, float, float, float]:
    """x and 1 - x, each as a number and a rest."""
    y, y_low = fraction_rest(x)
    return x, 0.0, y, y_low


def exponents(a: float, b: float) -> tuple[float, float]:
    """Both shapes."""
    return a, b


def lower_of(lower: float, upper: float, x: float, a: float, b: float) -> float:
    """The lower one of both tails."""
    return lower


def upper_of(lower: float, upper: float, x: float, a: float, b: float) -> float:
    """The upper one."""
    return upper


def cdf(x: float, a: float, b: float) -> float:
    """The probability of at most x."""
    return betainc(_shape(a, b), b, _inside(x))


def sf(x: float, a: float, b: float) -> float:
    """The probability of more than x."""
    return betaincc(_shape(a, b), b, _inside(x))


def _log_at_end(x: float, a: float, low: float) -> float:
    """The logarithm of a tail that is 0 at `low` and 1 at the other end."""
    value = -math.inf if _inside(x) == low else 0.0
    return value if x == x and a == a else math.nan


def logcdf(x: float, a: float, b: float) -> float:
    """The logarithm of the probability of at most x."""
    a = _shape(a, b)
    if x > 0.0 and x < 1.0 and a == a:
        y = 1.0 - x
        return log_lower_of_pairs(a, b, x, 0.0, y, (1.0 - y) - x)
    return _log_at_end(x, a, 0.0)


def logsf(x: float, a: float, b: float) -> float:
    """The logarithm of the probability of more than x."""
    a = _shape(a, b)
    if x > 0.0 and x < 1.0 and a == a:
        y = 1.0 - x
        return log_lower_of_pairs(b, a, y, (1.0 - y) - x, x, 0.0)
    return _log_at_end(x, a, 1.0)


def share(p: float, a: float, b: float) -> float:
    """The tail that is asked for."""
    return probability(p)


def point(x: float, y: float, p: float, a: float, b: float) -> float:
    """The quantile from x and 1 - x of the beta variable."""
    return x


def ppf(p: float, a: float, b: float) -> float:
    """The quantile."""
    return betaincinv(_shape(a, b), b, probability(p))


def isf(p: float, a: float, b: float) -> float:
    """The quantile from above."""
    return betainccinv(_shape(a, b), b, probability(p))


def mean(a: float, b: float) -> float:
    """The expectation."""
    return _shape(a, b) / (a + b)


def var(a: float, b: float) -> float:
    """The variance."""
    n = a + b
    return (_shape(a, b) / n) * (b / n) / (n + 1.0)


def std(a: float, b: float) -> float:
    """The root of the variance."""
    return math.sqrt(var(a, b))


def skewness(a: float, b: float) -> float:
    """The third standardised moment."""
    n = a + b
    root = math.sqrt((n + 1.0) / _shape(a, b)) / math.sqrt(b)
    return 2.0 * ((b - a) / (n + 2.0)) * root


def kurtosis(a: float, b: float) -> float:
    """The fourth standardised moment less 3."""
    n = a + b
    apart = (a - b) / _shape(a, b) * ((a - b) / b) * ((n + 1.0) / (n + 2.0))
    return 6.0 * (apart - 1.0) / (n + 3.0)


def _entropy_of_large(a: float, b: float) -> float:
    """The entropy from what remains of the terms that cancel."""
    n = a + b
    rests = stirling_rest(a) + stirling_rest(b) - stirling_rest(n)
    first = (a - 1.0) * (0.5 / a + digamma_rest(a))
    second = (b - 1.0) * (0.5 / b + digamma_rest(b))
    last = (n - 2.0) * (0.5 / n + digamma_rest(n))
    log = 0.5 * (math.log(6.283185307179586 * (a / n) * (b / n)) - math.log(n))
    return log + (rests + (first + second - last))


def entropy(a: float, b: float) -> float:
    """The expected -logpdf."""
    a = _shape(a, b)
    if a >= 3.0 and b >= 3.0:
        return _entropy_of_large(a, b)
    steps = (a - 1.0) * digamma(a) + (b - 1.0) * digamma(b) - (a + b - 2.0) * digamma(a + b)
    return betaln(a, b) - steps


def score(x: float, a: float, b: float) -> tuple[float, float]:
    """The derivatives of logpdf by a and b; nan where the density is zero."""
    x = x if x > 0.0 and x < 1.0 else math.nan
    whole = digamma(_shape(a, b) + b)
    return math.log(x) + (whole - digamma(a)), math.log1p(-x) + (whole - digamma(b))


def kl(a: float, b: float, a_q: float, b_q: float) -> float:
    """The expected logarithm of the ratio of two densities under the first."""
    first, second = _shape(a, b) - _shape(a_q, b_q), b - b_q
    steps = first * digamma(a) + second * digamma(b) - (first + second) * digamma(a + b)
    return (betaln(a_q, b_q) - betaln(a, b)) + steps


def fisher_information(a: float, b: float) -> tuple[float, float, float]:
    """The upper triangle of the mean product of the score with itself."""
    both = trigamma(_shape(a, b) + b)
    return trigamma(_shape(a, b)) - both, -both, trigamma(b) - both
