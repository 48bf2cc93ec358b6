"""Formulas of the negative binomial distribution: failures before the n-th success."""

import math

from nbmath.distributions.bernoulli.formulas import kl as coin_kl
from nbmath.distributions.formulas import (
    Bracket,
    narrowed,
    near_quantile,
    probability,
    reached,
    smaller,
    strided,
    whole,
)
from nbmath.special.formulas.errors.functions import ndtri
from nbmath.special.formulas.gammas.functions import digamma_of_positive
from nbmath.special.formulas.incomplete_beta import double as rule
from nbmath.special.formulas.incomplete_beta.functions import (
    beta_share,
    betainc,
    betaincc,
    tails_of_pairs,
)
from nbmath.special.formulas.incomplete_beta.shares import log_lower_of_pairs
from nbmath.special.formulas.incomplete_gamma.functions import exp_times

REACH, SLOW = 9.0, 50.0  # standard deviations beyond which there is nothing, and more for small n
BEYOND = 14.0  # and places, where the tail is no normal one
MANY = 64.0  # successes from where on the sum goes by steps
FIRST = 1024.0  # terms of the sum that are taken one by one
WIDER = 1.5  # how many times as far each panel of the integral reaches
DELTA_1, DELTA_3 = 1.0 / 24.0, 17.0 / 5760.0  # of differences, for a sum as an integral


def _successes(n: float) -> float:
    """How many there are to be, or nan where that is not positive."""
    return n if n > 0.0 and n < math.inf else math.nan


def _chance(p: float) -> float:
    """A probability of success, which is not zero."""
    return p if p > 0.0 and p <= 1.0 else math.nan


def _possible(k: float, n: float, p: float) -> bool:
    """Whether k is a count of a distribution that is no certain one."""
    proper = n > 0.0 and n < math.inf and p > 0.0 and p < 1.0
    return k >= 0.0 and whole(k) == k and k < math.inf and proper


def _apart(k: float, n: float, p: float) -> float:
    """The probability where k is no count or p is one."""
    certain = 1.0 if k == 0.0 and p == 1.0 else 0.0
    sound = k == k and _successes(n) == n and _chance(p) == p
    return certain if sound else math.nan


def _parts(k: float, n: float, p: float) -> tuple[float, float, float]:
    """The probability of k as the exponential of a pair and a factor."""
    y = 1.0 - p
    high, low, factor = beta_share(n, k, p, 0.0, y, (1.0 - y) - p)
    return high, low, factor * (n / (n + k))


def pmf(k: float, n: float, p: float) -> float:
    """The probability of k."""
    if not _possible(k, n, p):
        return _apart(k, n, p)
    high, low, factor = _parts(k, n, p)
    return exp_times(high, low, factor)


def _log_of(k: float, n: float, p: float) -> float:
    """The logarithm of the probability of k, which need not be whole."""
    if k == 0.0:
        return n * math.log(p)
    high, low, factor = _parts(k, n, p)
    return high + (low + math.log(factor)) if high > -math.inf else high


def logpmf(k: float, n: float, p: float) -> float:
    """The logarithm of the probability of k."""
    return _log_of(k, n, p) if _possible(k, n, p) else math.log(_apart(k, n, p))


def cdf(k: float, n: float, p: float) -> float:
    """The probability of at most k."""
    value = betainc(_successes(n), 1.0 if k < 0.0 else whole(k) + 1.0, _chance(p))
    return 0.0 * value if k < 0.0 else value


def sf(k: float, n: float, p: float) -> float:
    """The probability of more than k."""
    value = betaincc(_successes(n), 1.0 if k < 0.0 else whole(k) + 1.0, _chance(p))
    return 0.0 * value + 1.0 if k < 0.0 else value


def logcdf(k: float, n: float, p: float) -> float:
    """The logarithm of the probability of at most k."""
    m = whole(k)
    if not _possible(m, n, p):
        return math.log(cdf(k, n, p))
    y = 1.0 - p
    return log_lower_of_pairs(n, m + 1.0, p, 0.0, y, (1.0 - y) - p)


def logsf(k: float, n: float, p: float) -> float:
    """The logarithm of the probability of more than k."""
    m = whole(k)
    if not _possible(m, n, p):
        return math.log(sf(k, n, p))
    y = 1.0 - p
    return log_lower_of_pairs(m + 1.0, n, y, (1.0 - y) - p, p, 0.0)


def searched(q: float, n: float, p: float) -> bool:
    """Whether the quantile of q is between counts, which its tails tell."""
    return q > 0.0 and q < 1.0 and _successes(n) == n and p > 0.0 and p < 1.0


def settled(q: float, falling: bool, n: float, p: float) -> float:
    """The quantile elsewhere."""
    first = q == (1.0 if falling else 0.0)
    last = q == (0.0 if falling else 1.0) and p < 1.0
    value = -1.0 if first else math.inf if last else 0.0
    sound = probability(q) == q and _successes(n) == n and _chance(p) == p
    return value if sound else math.nan


def search(q: float, lower: bool, n: float, p: float) -> Bracket:
    """Where to look first, the ends between which the quantile is, and how far to go then."""
    z = ndtri(q)
    start = near_quantile(z if lower else -z, mean(n, p), std(n, p), skewness(n, p))
    return start if start > 0.0 else 0.0, -1.0, math.inf, 1.0


def tails_at(k: float, n: float, p: float) -> tuple[float, float]:
    """The probabilities of at most k and of more, of k >= 0."""
    y = 1.0 - p
    return tails_of_pairs(n, k + 1.0, p, 0.0, y, (1.0 - y) - p)


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
    return _successes(n) * (1.0 - p) / _chance(p)


def var(n: float, p: float) -> float:
    """The variance."""
    return mean(n, p) / p


def std(n: float, p: float) -> float:
    """Its root."""
    return math.sqrt(_successes(n) * (1.0 - p)) / _chance(p)


def skewness(n: float, p: float) -> float:
    """The third standardised moment."""
    return (2.0 - _chance(p)) / math.sqrt(_successes(n) * (1.0 - p))


def kurtosis(n: float, p: float) -> float:
    """The fourth standardised moment less 3."""
    return 6.0 / _successes(n) + _chance(p) * p / (n * (1.0 - p))


def _term(k: float, n: float, p: float) -> float:
    """What k adds to the entropy."""
    log = _log_of(k, n, p)
    return -math.exp(log) * log if log > -math.inf else 0.0


def _beyond(n: float, p: float, last: float) -> float:
    """The terms from FIRST on: an integral from half a step before, and two differences there."""
    one = _term(FIRST, n, p) - _term(FIRST - 1.0, n, p)
    three = _term(FIRST + 1.0, n, p) - 3.0 * one - _term(FIRST - 2.0, n, p)
    total = one * DELTA_1 - three * DELTA_3
    edge = FIRST - 0.5
    while edge < last:
        width = edge * (WIDER - 1.0)
        for i in range(rule.COUNT):
            total = total + rule.WEIGHTS[i] * width * _term(edge + width * rule.NODES[i], n, p)
        edge = edge + width
    return total


def entropy(n: float, p: float) -> float:
    """The expected -logpmf: a sum of terms, of steps of many or in part an integral."""
    root = std(n, p)
    if not root > 0.0:
        return root
    reach = REACH + SLOW / math.sqrt(n)
    last = mean(n, p) + reach * root + BEYOND
    many = n >= MANY
    k, step = strided(mean(n, p), root, REACH * root + BEYOND)
    k, step = k if many else 0.0, step if many else 1.0
    end = last if many or last < FIRST else FIRST - 1.0
    total = 0.0 * p
    while k <= end:
        total = total + _term(k, n, p)
        k = k + step
    return step * total + (_beyond(n, p, last) if end < last else 0.0)


def score(k: float, n: float, p: float) -> tuple[float, float]:
    """The derivatives of logpmf by n and p."""
    if not _possible(k, n, p):
        return math.nan, math.nan
    by_n = digamma_of_positive(n + k) - digamma_of_positive(n) + math.log(p)
    return by_n, n / p - k / (1.0 - p)


def kl(n: float, p: float, p_q: float) -> float:
    """The expected logarithm of the ratio of two probabilities under the first."""
    return _successes(n) / _chance(p) * coin_kl(p, _chance(p_q))
