"""Formulas of the Poisson distribution: how many events there are at a rate."""

import math

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
from nbmath.special.formulas.gammas import double as gammas
from nbmath.special.formulas.gammas.functions import two_sum
from nbmath.special.formulas.incomplete_gamma import double as tails
from nbmath.special.formulas.incomplete_gamma.functions import (
    exp_times,
    far_decay,
    gamma_tails,
    gammainc,
    gammaincc,
    near_decay,
    near_diagonal,
    tails_near_diagonal,
)
from nbmath.special.formulas.incomplete_gamma.shares import (
    gamma_share,
    log_gammainc,
    log_gammaincc,
)
from nbmath.special.formulas.logs import kl_div

REACH = 9.0  # standard deviations beyond which there is nothing
BEYOND = 14.0  # and places, where the tail is no normal one


def _rate(mu: float) -> float:
    """The rate, or nan where it is negative."""
    return mu if mu >= 0.0 else math.nan


def _counted(k: float) -> bool:
    """Whether k is a whole number that is not negative."""
    return k >= 0.0 and whole(k) == k and k < math.inf


def _parts(k: float, mu: float) -> tuple[float, float, float]:
    """The probability of k as the exponential of a pair and a factor; mu > 0."""
    d, d_low = two_sum(mu, -k)
    return gamma_share(k, mu, 0.0, d, d_low)


def _apart(k: float, mu: float) -> float:
    """The probability where k is no count or mu is zero or infinite."""
    certain = 1.0 if mu == 0.0 and k == 0.0 else 0.0
    return certain if k == k and mu >= 0.0 else math.nan


def pmf(k: float, mu: float) -> float:
    """The probability of k."""
    if not (_counted(k) and mu > 0.0 and mu < math.inf):
        return _apart(k, mu)
    high, low, factor = _parts(k, mu)
    return exp_times(high, low, factor)


def logpmf(k: float, mu: float) -> float:
    """The logarithm of the probability of k."""
    if not (_counted(k) and mu > 0.0 and mu < math.inf):
        return math.log(_apart(k, mu))
    high, low, factor = _parts(k, mu)
    return high + (low + math.log(factor)) if high > -math.inf else high


def plain(k: float, mu: float) -> bool:
    """Where probabilities have one formula without branches."""
    return k >= 3.0 and whole(k) == k and k < math.inf and mu > 0.0 and mu < math.inf


def _plain_parts(k: float, mu: float) -> tuple[float, float, float]:
    """The probability of k there, as the exponential of a pair and a factor."""
    d, d_low = two_sum(mu, -k)
    near, near_low, _ = near_decay(k, d, d_low)
    far, far_low = far_decay(k, mu, 0.0, d, d_low)
    close = mu > 0.5 * k and 0.5 * mu < k
    per = 1.0 / k
    high, lost = two_sum(near if close else far, -per * gammas.stirling(per * per))
    low = near_low if close else far_low
    return high, low + lost, tails.ROOT_2PI_INVERSE * math.sqrt(per)


def pmf_of_plain(k: float, mu: float) -> float:
    """The probability of k there."""
    high, low, factor = _plain_parts(k, mu)
    return exp_times(high, low, factor)


def logpmf_of_plain(k: float, mu: float) -> float:
    """Its logarithm."""
    high, low, factor = _plain_parts(k, mu)
    value = high + (low + math.log(factor))
    return value if high > -math.inf else high


def _next(k: float) -> float:
    """One more than the count that is not above k, and 1 below zero."""
    return 1.0 if k < 0.0 else whole(k) + 1.0


def cdf(k: float, mu: float) -> float:
    """The probability of at most k."""
    value = gammaincc(_next(k), _rate(mu))
    return 0.0 * value if k < 0.0 else value


def sf(k: float, mu: float) -> float:
    """The probability of more than k."""
    value = gammainc(_next(k), _rate(mu))
    return 0.0 * value + 1.0 if k < 0.0 else value


def common(k: float, mu: float) -> bool:
    """Where the tails have one formula without branches."""
    return near_diagonal(whole(k) + 1.0, mu)


def cdf_of_common(k: float, mu: float) -> float:
    """The probability of at most k there."""
    return tails_near_diagonal(whole(k) + 1.0, mu)[1]


def sf_of_common(k: float, mu: float) -> float:
    """The probability of more than k there."""
    return tails_near_diagonal(whole(k) + 1.0, mu)[0]


def logcdf(k: float, mu: float) -> float:
    """The logarithm of the probability of at most k."""
    value = log_gammaincc(_next(k), _rate(mu))
    return value - math.inf if k < 0.0 else value


def logsf(k: float, mu: float) -> float:
    """The logarithm of the probability of more than k."""
    value = log_gammainc(_next(k), _rate(mu))
    return 0.0 * sf(k, mu) if k < 0.0 else value


def searched(q: float, mu: float) -> bool:
    """Whether the quantile of q is between counts, which its tails tell."""
    return q > 0.0 and q < 1.0 and mu > 0.0 and mu < math.inf


def settled(q: float, falling: bool, mu: float) -> float:
    """The quantile elsewhere."""
    first = q == (1.0 if falling else 0.0)
    last = math.inf if q == (0.0 if falling else 1.0) and mu > 0.0 else mu
    return (-1.0 if first else last) if probability(q) == q and mu >= 0.0 else math.nan


def search(q: float, lower: bool, mu: float) -> Bracket:
    """Where to look first, the ends between which the quantile is, and how far to go then."""
    z = ndtri(q)
    root = math.sqrt(mu)
    start = near_quantile(z if lower else -z, mu, root, 1.0 / root)
    return start if start > 0.0 else 0.0, -1.0, math.inf, 1.0


def tails_at(k: float, mu: float) -> tuple[float, float]:
    """The probabilities of at most k and of more, of k >= 0."""
    above, below = gamma_tails(k + 1.0, mu)
    return below, above


def _quantile(q: float, falling: bool, mu: float) -> float:
    """The least k with cdf(k) >= q, or with sf(k) <= q; by the smaller of q and 1 - q."""
    if not searched(q, mu):
        return settled(q, falling, mu)
    q, lower = smaller(q, falling)
    k, low, high, step = search(q, lower, mu)
    while k > low and k < high:
        below, above = tails_at(k, mu)
        low, high, k, step = narrowed(k, reached(q, lower, below, above), low, high, step)
    return high


def ppf(q: float, mu: float) -> float:
    """The least k with a probability of at most k that is not below q."""
    return _quantile(q, False, mu)


def isf(q: float, mu: float) -> float:
    """The least k with a probability of more than k that is not above q."""
    return _quantile(q, True, mu)


def mean(mu: float) -> float:
    """The expectation."""
    return _rate(mu)


def var(mu: float) -> float:
    """The variance."""
    return _rate(mu)


def std(mu: float) -> float:
    """Its root."""
    return math.sqrt(_rate(mu))


def skewness(mu: float) -> float:
    """The third standardised moment."""
    return 1.0 / math.sqrt(_rate(mu))


def kurtosis(mu: float) -> float:
    """The fourth standardised moment less 3."""
    return 1.0 / _rate(mu)


def entropy(mu: float) -> float:
    """The expected -logpmf: its sum, by steps of half a standard deviation where that is large."""
    root = std(mu)
    if not (mu > 0.0 and mu < math.inf):
        return _rate(mu)
    away = REACH * root + BEYOND
    k, step = strided(mu, root, away)
    last = mu + away
    total = 0.0 * mu
    while k <= last:
        high, low, factor = _parts(k, mu)
        log = high + (low + math.log(factor))
        total = total - exp_times(high, low, factor) * log
        k = k + step
    return step * total


def score(k: float, mu: float) -> float:
    """The derivative of logpmf by mu."""
    return (k - mu) / _rate(mu) if _counted(k) else math.nan


def kl(mu: float, mu_q: float) -> float:
    """The expected logarithm of the ratio of two probabilities under the first."""
    return kl_div(_rate(mu), _rate(mu_q))


def fisher_information(mu: float) -> float:
    """What one observation tells of mu."""
    return 1.0 / _rate(mu)
