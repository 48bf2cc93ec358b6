"""Binomial coefficients of any two numbers, by the beta function; see docs/special.md."""

import math

from nbmath import _bits as bits
from nbmath.special.formulas.betas import beta, beta_parts
from nbmath.special.formulas.gammas import double as own
from nbmath.special.formulas.gammas.functions import exp_over, two_sum


def plain_for_binom(n: float, k: float) -> bool:
    """Whether `binom_of_plain` is for these numbers."""
    return k >= 0.0 and n >= k and n < math.inf


def binom_of_plain(n: float, k: float) -> float:
    """1 / ((n + 1) B(n - k + 1, k + 1)) of 0 <= k <= n, whole where both are."""
    value = _binom(n, 0.0, k)
    whole = n == bits.rint(n) and k == bits.rint(k) and value < own.WHOLE
    return bits.rint(value) if whole else value


def _binom(n: float, n_low: float, k: float) -> float:
    """The coefficient of the pair n >= k - 1 and k >= -1."""
    a, a_low = two_sum(n, -k)
    a, lost = two_sum(a, 1.0)
    a_low = a_low + (lost + n_low)
    b, b_low = two_sum(k, 1.0)
    turned = b < a
    least, least_low = b if turned else a, b_low if turned else a_low
    most, most_low = a if turned else b, a_low if turned else b_low
    high, low, f, f_low, _ = beta_parts(least, least_low, most, most_low)
    over = not high > own.LEAST
    d, d_low = two_sum(n, 1.0)
    high = own.LEAST if over else high
    m, k = exp_over(-high, 0.0 if over else -low, d, d_low + n_low)
    third = bits.rint(k / 3.0)
    power = bits.pow2(third)
    return bits.fma(m, f, m * f_low) * power * power * bits.pow2(k - 2.0 * third)


def binom(n: float, k: float) -> float:
    """The binomial coefficient."""
    if plain_for_binom(n, k):
        return binom_of_plain(n, k)
    if n != n or k != k or math.fabs(k) == math.inf or n == -math.inf:
        return math.nan
    whole = k == bits.rint(k)
    if n < 0.0 and n == bits.rint(n):
        return math.nan
    if whole and (k < 0.0 or (n >= 0.0 and n == bits.rint(n))):
        return 0.0 if n < math.inf or k < 0.0 else (1.0 if k == 0.0 else math.inf)
    if n == math.inf:
        return math.inf if k > 0.0 else 0.0
    if n - k > -1.0 and k > -1.0:
        return _binom(n, 0.0, k)
    if whole and n < 0.0:
        upper, lost = two_sum(k, -n)
        upper, lost_again = two_sum(upper, -1.0)
        even = 0.5 * k == bits.rint(0.5 * k)
        value = _binom(upper, lost + lost_again, k)
        return value if even else -value
    return 1.0 / ((n + 1.0) * beta(n - k + 1.0, k + 1.0))
