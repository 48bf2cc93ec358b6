"""Formulas of the multinomial distribution: how often each category comes up in n trials."""

import math
from typing import Any

from nbmath import _bits as bits
from nbmath.distributions.binomial.formulas import pmf as binomial_pmf
from nbmath.distributions.formulas import whole
from nbmath.distributions.poisson.formulas import logpmf as poisson_logpmf
from nbmath.special.formulas.gammas.functions import two_sum
from nbmath.special.formulas.incomplete_gamma.functions import exp_times
from nbmath.special.formulas.incomplete_gamma.shares import gamma_share
from nbmath.special.formulas.logs import kl_div

FAINT = 1e-18  # a factor below which its logarithm joins the exponent
AWAY = 14.0  # standard deviations, and counts, beyond which probabilities are nothing


def possible(x: Any, n: float, p: Any) -> float:
    """1 where x are counts of the distribution, 0 where not; nan where n or p are none."""
    total, value = 0.0, 1.0
    for j in range(p.shape[0]):
        good = x[j] >= 0.0 and whole(x[j]) == x[j] and (p[j] > 0.0 or x[j] == 0.0)
        value = value if good else 0.0
        value = value if p[j] >= 0.0 and p[j] <= 1.0 and x[j] == x[j] else math.nan
        total += x[j]
    value = value if total == n or value != value else 0.0
    return value if n >= 0.0 and whole(n) == n and n < math.inf else math.nan


def share(count: float, n: float, p: float) -> tuple[float, float, float]:
    """The probability of a Poisson count of the rate n p, p > 0: exponential of a pair, factor."""
    v = n * p
    v_low = bits.fma(n, p, -v)
    d, d_low = two_sum(v, -count)
    return gamma_share(count, v, v_low, d, d_low + v_low)


def per_total(n: float) -> tuple[float, float, float]:
    """One over the probability of the Poisson count n of the rate n."""
    d = 0.0 * n
    high, low, factor = gamma_share(n, n, d, d, d)
    return -high, -low, 1.0 / factor


def joined(
    found: tuple[float, float, float], more: tuple[float, float, float]
) -> tuple[float, float, float]:
    """The product of two exponentials of pairs with factors."""
    high, rest = two_sum(found[0], more[0])
    low, factor = found[1] + (rest + more[1]), found[2] * more[2]
    faint = factor < FAINT
    low += math.log(factor) if faint else 0.0
    return high, low, 1.0 if faint else factor


def scaled(found: tuple[float, float, float], n: float, p: Any) -> tuple[float, float, float]:
    """By how much probabilities do not sum to one, to the n-th power, as a factor."""
    total, lost = -1.0, 0.0
    for j in range(p.shape[0]):
        total, rest = two_sum(total, p[j])
        lost += rest
    return found[0], found[1] + n * (total + lost), found[2]


def parts(x: Any, n: float, p: Any) -> tuple[float, float, float]:
    """The probability of x as the exponential of a pair and a factor.

    Probabilities of Poisson counts of rates n p_j, over that of n at the rate n.
    """
    found = per_total(n)
    for j in range(p.shape[0]):
        if p[j] > 0.0:
            found = joined(found, share(x[j], n, p[j]))
    return scaled(found, n, p)


def mass(found: tuple[float, float, float]) -> float:
    """A probability of its parts."""
    high, low = two_sum(found[0], found[1])
    return exp_times(high, low, found[2])


def log_mass(found: tuple[float, float, float]) -> float:
    """Its logarithm."""
    return found[0] + (found[1] + math.log(found[2]))


def pmf(x: Any, n: float, p: Any) -> float:
    """The probability of x."""
    value = possible(x, n, p)
    return mass(parts(x, n, p)) if value > 0.0 and n > 0.0 else value


def logpmf(x: Any, n: float, p: Any) -> float:
    """The logarithm of the probability of x."""
    value = possible(x, n, p)
    return log_mass(parts(x, n, p)) if value > 0.0 and n > 0.0 else math.log(value)


def score(x: Any, n: float, p: Any, out: Any) -> None:
    """x_j / p_j, the derivatives by each probability for itself."""
    value = possible(x, n, p)
    for j in range(p.shape[0]):
        ratio = x[j] / p[j] if x[j] > 0.0 else 0.0
        out[j] = ratio if value > 0.0 else math.nan


def mean(n: float, p: Any, out: Any) -> None:
    """n p_j."""
    for j in range(p.shape[0]):
        out[j] = n * p[j]


def cov(n: float, p: Any, out: Any) -> None:
    """n (p_i [i = j] - p_i p_j)."""
    for i in range(p.shape[0]):
        for j in range(p.shape[0]):
            out[i, j] = n * p[i] * (1.0 - p[i] if i == j else -p[j])


def entropy(n: float, p: Any) -> float:
    """The expected -logpmf: of each count by its binomial distribution."""
    if not n > 0.0:
        return 0.0 if n == 0.0 else math.nan
    found = poisson_logpmf(n, n)
    for j in range(p.shape[0]):
        mu = n * p[j]
        reach = AWAY * (1.0 + math.sqrt(mu))
        k = whole(mu - reach) if mu > reach else 0.0
        last = mu + reach if mu + reach < n else n
        while k <= last and mu > 0.0:
            found -= binomial_pmf(k, n, p[j]) * poisson_logpmf(k, mu)
            k += 1.0
        found = found if p[j] >= 0.0 else math.nan
    return found


def kl(n: float, p: Any, p_q: Any) -> float:
    """The expected log ratio of two probabilities under the first, of as many trials."""
    total = 0.0
    for j in range(p.shape[0]):
        total += kl_div(p[j], p_q[j])
    return n * total
