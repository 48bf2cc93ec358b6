"""Formulas of the binomial distribution: how many of n trials succeed."""

import math

from nbmath.distributions.bernoulli.formulas import kl as coin_kl
from nbmath.distributions.formulas import (
    MODERATE,
    Bracket,
    narrowed,
    near_quantile,
    probability,
    reached,
    smaller,
    strided,
    times,
    whole,
)
from nbmath.special.formulas.errors.functions import ndtri
from nbmath.special.formulas.gammas.functions import gammaln_pair, log_pair, two_sum
from nbmath.special.formulas.incomplete_beta.functions import (
    beta_share,
    betainc,
    betaincc,
    tails_of_pairs,
)
from nbmath.special.formulas.incomplete_beta.shares import log_lower_of_pairs
from nbmath.special.formulas.incomplete_gamma.functions import exp_times
from nbmath.special.formulas.logs import xlog1py

REACH = 9.0  # standard deviations beyond which there is nothing
BEYOND = 14.0  # and places, where the tail is no normal one
Terms = tuple[bool, float, float, float, float, float, float, float, float]
"""Whether n is moderate; n, p; log(n!), log(p) and log(1 - p), each with its rest."""


def _trials(n: float) -> float:
    """A count of trials, or nan where it is none."""
    return n if n >= 0.0 and whole(n) == n and n < math.inf else math.nan


def _possible(k: float, n: float, p: float) -> bool:
    """Whether k of n trials is a count of the distribution, and that is no certain one."""
    return k >= 0.0 and k <= _trials(n) and whole(k) == k and p > 0.0 and p < 1.0


def _apart(k: float, n: float, p: float) -> float:
    """The probability where k is no count, or p is zero or one."""
    n = _trials(n)
    certain = 1.0 if (k == 0.0 and p == 0.0) or (k == n and p == 1.0) else 0.0
    return certain if k == k and n == n and p >= 0.0 and p <= 1.0 else math.nan


def _parts(k: float, n: float, p: float) -> tuple[float, float, float]:
    """The probability of k as the exponential of a pair and a factor."""
    y = 1.0 - p
    return beta_share(k, n - k, p, 0.0, y, (1.0 - y) - p)


def logpmf_terms(n: float, p: float) -> Terms:
    """What trials and chance alone decide of the logarithm."""
    n = _trials(n)
    moderate = n <= 4.0 * MODERATE
    inner = p if p > 0.0 and p < 1.0 else 0.5
    y = 1.0 - inner
    success, success_low = log_pair(inner)
    failure, failure_low = log_pair(y)
    failure_low = failure_low + ((1.0 - y) - inner) / y
    ways, ways_low = gammaln_pair(n + 1.0 if moderate else 1.0)
    return moderate, n, p, ways, ways_low, success, success_low, failure, failure_low


def _of_few(k: float, terms: Terms) -> tuple[float, float]:
    """The logarithm of the probability of k out of not too many trials, with its rest."""
    _, n, _, ways, ways_low, success, success_low, failure, failure_low = terms
    first, first_low = times(k, success, success_low)
    second, second_low = times(n - k, failure, failure_low)
    order, order_low = gammaln_pair(k + 1.0)
    other, other_low = gammaln_pair(n - k + 1.0)
    powers, lost = two_sum(first, second)
    orders, lost_again = two_sum(order, other)
    left, lost_third = two_sum(ways, -orders)
    high, lost_last = two_sum(left, powers)
    low = ((first_low + second_low) + (ways_low - (order_low + other_low))) + (
        (lost - lost_again) + (lost_third + lost_last)
    )
    end = k == 0.0 or k == n
    return powers if end else high, lost + (first_low + second_low) if end else low


def logpmf_of(k: float, terms: Terms) -> float:
    """The logarithm of the probability of k from these."""
    moderate, n, p = terms[0], terms[1], terms[2]
    inside = _possible(k, n, p)
    if moderate:
        high, low = _of_few(k if inside else 0.0, terms)
        value = high + low
    else:
        value = _log_of_many(k, n, p) if inside else 0.0
    return value if inside else math.log(_apart(k, n, p))


def _log_of_many(k: float, n: float, p: float) -> float:
    """The logarithm of the probability of k, of any number of trials."""
    if k == 0.0:
        return xlog1py(n, -p)
    if k == n:
        return n * math.log(p)
    high, low, factor = _parts(k, n, p)
    return high + (low + math.log(factor)) if high > -math.inf else high


def logpmf(k: float, n: float, p: float) -> float:
    """The logarithm of the probability of k."""
    return logpmf_of(k, logpmf_terms(n, p))


def pmf_terms(n: float, p: float) -> Terms:
    """What trials and chance alone decide of the probability."""
    return logpmf_terms(n, p)


def pmf_of(k: float, terms: Terms) -> float:
    """The probability of k from these."""
    moderate, n, p = terms[0], terms[1], terms[2]
    inside = _possible(k, n, p)
    if moderate:
        high, low = _of_few(k if inside else 0.0, terms)
        value = exp_times(high, low, 1.0)
    elif inside:
        high, low, factor = _parts(k, n, p)
        value = exp_times(high, low, factor)
    else:
        value = 0.0
    return value if inside else _apart(k, n, p)


def pmf(k: float, n: float, p: float) -> float:
    """The probability of k."""
    return pmf_of(k, pmf_terms(n, p))


def cdf(k: float, n: float, p: float) -> float:
    """The probability of at most k."""
    m = whole(k)
    inside = m >= 0.0 and m < n
    value = betaincc(m + 1.0 if inside else 1.0, _trials(n) - m if inside else 1.0, p)
    outside = (0.0 if m < 0.0 else 1.0) + 0.0 * _trials(n) * value
    return value if inside else (outside if k == k else math.nan)


def sf(k: float, n: float, p: float) -> float:
    """The probability of more than k."""
    m = whole(k)
    inside = m >= 0.0 and m < n
    value = betainc(m + 1.0 if inside else 1.0, _trials(n) - m if inside else 1.0, p)
    outside = (1.0 if m < 0.0 else 0.0) + 0.0 * _trials(n) * value
    return value if inside else (outside if k == k else math.nan)


def logcdf(k: float, n: float, p: float) -> float:
    """The logarithm of the probability of at most k."""
    m = whole(k)
    if not (m >= 0.0 and m < _trials(n) and p > 0.0 and p < 1.0):
        return math.log(cdf(k, n, p))
    y = 1.0 - p
    return log_lower_of_pairs(n - m, m + 1.0, y, (1.0 - y) - p, p, 0.0)


def logsf(k: float, n: float, p: float) -> float:
    """The logarithm of the probability of more than k."""
    m = whole(k)
    if not (m >= 0.0 and m < _trials(n) and p > 0.0 and p < 1.0):
        return math.log(sf(k, n, p))
    y = 1.0 - p
    return log_lower_of_pairs(m + 1.0, n - m, p, 0.0, y, (1.0 - y) - p)


def searched(q: float, n: float, p: float) -> bool:
    """Whether the quantile of q is between counts, which its tails tell."""
    return q > 0.0 and q < 1.0 and p > 0.0 and p < 1.0 and _trials(n) > 0.0


def settled(q: float, falling: bool, n: float, p: float) -> float:
    """The quantile elsewhere."""
    first = q == (1.0 if falling else 0.0)
    last = q == (0.0 if falling else 1.0)
    value = -1.0 if first else n if last else n * p
    sound = probability(q) == q and _trials(n) == n and p >= 0.0 and p <= 1.0
    return value if sound else math.nan


def search(q: float, lower: bool, n: float, p: float) -> Bracket:
    """Where to look first, the ends between which the quantile is, and how far to go then."""
    y = 1.0 - p
    z = ndtri(q)
    root = math.sqrt(n * p * y)
    start = near_quantile(z if lower else -z, n * p, root, (y - p) / root)
    k = start if start < n else n - 1.0
    return k if k > 0.0 else 0.0, -1.0, n, 1.0


def tails_at(k: float, n: float, p: float) -> tuple[float, float]:
    """The probabilities of at most k and of more, of 0 <= k < n."""
    y = 1.0 - p
    above, below = tails_of_pairs(k + 1.0, n - k, p, 0.0, y, (1.0 - y) - p)
    return below, above


def _quantile(q: float, falling: bool, n: float, p: float) -> float:
    """The least k with cdf(k) >= q, or with sf(k) <= q; by the smaller of q and 1 - q."""
    if not searched(q, n, p):
        return settled(q, falling, n, p)
    q, lower = smaller(q, falling)
    k, low, high, step = search(q, lower, n, p)
    while k > low and k < high:
        below, above = tails_at(k, n, p)
        low, high, k, step = narrowed(k, reached(q, lower, below, above), low, high, step)
    return high


def ppf(q: float, n: float, p: float) -> float:
    """The least k with a probability of at most k that is not below q."""
    return _quantile(q, False, n, p)


def isf(q: float, n: float, p: float) -> float:
    """The least k with a probability of more than k that is not above q."""
    return _quantile(q, True, n, p)


def mean(n: float, p: float) -> float:
    """The expectation."""
    return _trials(n) * probability(p)


def var(n: float, p: float) -> float:
    """The variance."""
    return mean(n, p) * (1.0 - p)


def std(n: float, p: float) -> float:
    """Its root."""
    return math.sqrt(var(n, p))


def skewness(n: float, p: float) -> float:
    """The third standardised moment."""
    return ((1.0 - p) - p) / std(n, p)


def kurtosis(n: float, p: float) -> float:
    """The fourth standardised moment less 3."""
    return (1.0 - 6.0 * p * (1.0 - p)) / var(n, p)


def entropy(n: float, p: float) -> float:
    """The expected -logpmf: its sum, by steps of half a standard deviation where that is large."""
    root = std(n, p)
    if not root > 0.0:
        return root
    away = REACH * root + BEYOND
    k, step = strided(mean(n, p), root, away)
    last = mean(n, p) + away
    last = last if last < n else n
    total = 0.0 * p
    while k <= last:
        log = logpmf(k, n, p)
        total = total - math.exp(log) * log
        k = k + step
    return step * total


def score(k: float, n: float, p: float) -> float:
    """The derivative of logpmf by p."""
    return (k - n * p) / (p * (1.0 - p)) if _possible(k, n, p) else math.nan


def kl(n: float, p: float, p_q: float) -> float:
    """The expected logarithm of the ratio of two probabilities under the first."""
    return _trials(n) * coin_kl(p, p_q)


def fisher_information(n: float, p: float) -> float:
    """What one observation tells of p."""
    return _trials(n) / (probability(p) * (1.0 - p))
