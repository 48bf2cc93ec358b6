"""Probabilities of counts and the sums of those beyond one; see docs/distributions.md.

A tail is the sum of the probabilities beyond a count, which each follow from the one before; where
they are many it is an integral and three differences.
"""

import math

from nbmath import _bits as bits
from nbmath.distributions.formulas import whole
from nbmath.special.formulas.gammas.functions import two_sum
from nbmath.special.formulas.incomplete_beta import double as rule
from nbmath.special.formulas.incomplete_beta.functions import beta_share
from nbmath.special.formulas.incomplete_gamma import double as tails
from nbmath.special.formulas.incomplete_gamma.functions import exp_times

MANY = 1200.0  # terms of a tail from where on it is an integral
DELTA_1, DELTA_3, DELTA_5 = 1.0 / 24.0, 17.0 / 5760.0, 367.0 / 967680.0  # of differences


def population(M: float, n: float, N: float) -> float:
    """The size of a population with so many good ones, of which so many are taken, or nan."""
    numbers = whole(M) == M and whole(n) == n and whole(N) == N and M - M == 0.0
    return M if numbers and n >= 0.0 and N >= 0.0 and n <= M and N <= M else math.nan


def ends(M: float, n: float, N: float) -> tuple[float, float]:
    """The least and the greatest count."""
    least = N - (M - n)
    return least if least > 0.0 else 0.0, n if n < N else N


def mass_parts(k: float, M: float, n: float, N: float) -> tuple[float, float, float]:
    """The probability of k, which need not be whole, as the exponential of a pair and a factor.

    Two binomial probabilities of the chance N / M and a third that divides them.
    """
    p, q = N / M, (M - N) / M
    p_low, q_low = bits.fma(-p, M, N) / M, bits.fma(-q, M, M - N) / M
    high, low, factor = 0.0, 0.0, 1.0
    for i in range(3):
        good = k if i == 0 else N - k if i == 1 else N
        bad = n - k if i == 0 else (M - n) - (N - k) if i == 1 else M - N
        power, rest, part = beta_share(good, bad, p, p_low, q, q_low)
        last = i == 2
        high, lost = two_sum(high, -power if last else power)
        low = low + (lost - rest if last else lost + rest)
        factor = factor / part if last else factor * part
    return high, low, factor


def _ratio(k: float, M: float, n: float, N: float) -> float:
    """What the probability of k + 1 is over that of k."""
    return (n - k) * (N - k) / ((k + 1.0) * ((M - n) - (N - k) + 1.0))


def _bend(k: float, M: float, n: float, N: float) -> float:
    """By how much the logarithm of the ratio falls from one count to the next, nearly."""
    return 1.0 / (n - k) + 1.0 / (N - k) + 1.0 / (k + 1.0) + 1.0 / ((M - n) - (N - k) + 1.0)


def _reach(k: float, M: float, n: float, N: float) -> float:
    """How many counts beyond k matter, for k not below the mode."""
    if n - k < MANY or N - k < MANY:
        return 0.0  # it is that few at most
    fall = -math.log(_ratio(k, M, n, N))
    fall = fall if fall > 0.0 else 0.0
    bend = _bend(k, M, n, N)
    reach = 2.0 * rule.REACH / (fall + math.sqrt(fall * fall + 2.0 * rule.REACH * bend))
    last = k + reach
    if last < n and last < N:
        less = _bend(last, M, n, N)
        bend = less if less < bend else bend
    return 2.0 * rule.REACH / (fall + math.sqrt(fall * fall + 2.0 * rule.REACH * bend))


def _integral(k: float, M: float, n: float, N: float, reach: float) -> float:
    """`_after` where terms are many: an integral from half a step on, and differences there."""
    high, low, factor, total = 0.0, 0.0, 1.0, 0.0
    for i in range(rule.COUNT + 1):
        away = 0.5 + reach * rule.NODES[i - 1] if i > 0 else 0.0
        near = (M + away) - M  # so that nothing of a difference is rounded; the rest is a factor
        there, rest, part = mass_parts(k + near, M, n, N)
        if i > 0:
            share = exp_times(there - high, rest - low, part / factor)
            share = share * (1.0 + (away - near) * math.log(_ratio(k + near - 0.5, M, n, N)))
            total = total + rule.WEIGHTS[i - 1] * share
        else:
            high, low, factor = there, rest, part
    back = 1.0 / _ratio(k - 1.0, M, n, N)
    last = back / _ratio(k - 2.0, M, n, N)
    one = _ratio(k, M, n, N)
    two = one * _ratio(k + 1.0, M, n, N)
    three = two * _ratio(k + 2.0, M, n, N)
    third = (two - back) - 3.0 * (one - 1.0)
    fifth = (three - last) - 5.0 * (two - back) + 10.0 * (one - 1.0)
    return reach * total + ((one - 1.0) * DELTA_1 - third * DELTA_3 + fifth * DELTA_5)


def series(k: float, M: float, n: float, N: float) -> float:
    """The probability of more than k over that of k, for k not below the mode, term by term."""
    term, total = 1.0, 0.0
    while term > tails.EPS * total:
        term = term * _ratio(k, M, n, N)
        total = total + term
        k = k + 1.0
    return total


def _after(k: float, M: float, n: float, N: float) -> float:
    """The same; where terms are many, by an integral."""
    reach = _reach(k, M, n, N)
    return _integral(k, M, n, N, reach) if reach > MANY else series(k, M, n, N)


def above(k: float, M: float, n: float, N: float) -> bool:
    """Whether k is not below the likeliest count, so that what is more is the smaller tail."""
    return k >= whole((n + 1.0) * ((N + 1.0) / (M + 2.0)))


def tail_parts(k: float, M: float, n: float, N: float) -> tuple[float, float, float]:
    """The probability of more than k where k is `above`, else of at most k; as `mass_parts`."""
    upper = above(k, M, n, N)
    k = k if upper else N - k - 1.0
    n = n if upper else M - n  # bad ones are good ones of another kind
    high, low, factor = mass_parts(k, M, n, N)
    return high, low, factor * _after(k, M, n, N)


def both(k: float, M: float, n: float, N: float) -> tuple[float, float]:
    """The probabilities of at most k and of more, for a k from the least to below the greatest."""
    high, low, factor = tail_parts(k, M, n, N)
    value = exp_times(high, low, factor)
    upper = above(k, M, n, N)
    return (1.0 - value) if upper else value, value if upper else (1.0 - value)
