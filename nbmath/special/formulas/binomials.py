"""Binomial coefficients of any two numbers, by the beta function; see docs/special.md."""

import math

from nbmath import _bits as bits
from nbmath.special.formulas.betas import beta_of_pairs, beta_parts
from nbmath.special.formulas.gammas import double as own
from nbmath.special.formulas.gammas.functions import exp_over, sine_of_pi, two_sum


def plain_for_binom(n: float, k: float) -> bool:
    """Whether `binom_of_plain` is for these numbers."""
    return k >= 0.0 and n >= k and n < math.inf


def binom_of_plain(n: float, k: float) -> float:
    """1 / ((n + 1) B(n - k + 1, k + 1)) of 0 <= k <= n, whole where both are."""
    value = _binom(n, 0.0, k)
    whole = n == bits.rint(n) and k == bits.rint(k) and value < own.WHOLE
    return bits.rint(value) if whole else value


def _ordered(a: float, a_low: float, b: float, b_low: float) -> tuple[float, float, float, float]:
    """Two pairs, the smaller first."""
    turned = b < a
    least, least_low = b if turned else a, b_low if turned else a_low
    most, most_low = a if turned else b, a_low if turned else b_low
    return least, least_low, most, most_low


def _binom(n: float, n_low: float, k: float) -> float:
    """The coefficient of the pair n >= k - 1 and k >= -1."""
    a, a_low = two_sum(n, -k)
    a, lost = two_sum(a, 1.0)
    a_low = a_low + (lost + n_low)
    b, b_low = two_sum(k, 1.0)
    least, least_low, most, most_low = _ordered(a, a_low, b, b_low)
    high, low, f, f_low, _ = beta_parts(least, least_low, most, most_low)
    over = not high > own.LEAST
    d, d_low = two_sum(n, 1.0)
    high = own.LEAST if over else high
    m, k = exp_over(-high, 0.0 if over else -low, d, d_low + n_low)
    third = bits.rint(k / 3.0)
    power = bits.pow2(third)
    return bits.fma(m, f, m * f_low) * power * power * bits.pow2(k - 2.0 * third)


def _sine(x: float, x_low: float) -> float:
    """sin(pi x) of a pair."""
    n = bits.rint(x)
    r = (x - n) + x_low
    m = bits.rint(r)
    value = sine_of_pi(r - m)
    even = (0.5 * n == bits.rint(0.5 * n)) == (0.5 * m == bits.rint(0.5 * m))
    return value if even else -value


def _beta(a: float, a_low: float, b: float, b_low: float) -> float:
    """B of two positive pairs."""
    least, least_low, most, most_low = _ordered(a, a_low, b, b_low)
    return beta_of_pairs(least, least_low, most, most_low)


def _reflected(n: float, k: float) -> float:
    """The coefficient where k or n - k is at most -1 and n no negative whole number.

    Factorials of numbers below -1 go by z! (-1 - z)! = -pi / sin(pi z), so that all that is left
    are sines and factorials of numbers above -1.
    """
    gap, gap_low = two_sum(k, -n)
    if n > -1.0:
        below = k < 0.0
        d, d_low = -k if below else gap, 0.0 if below else gap_low
        upper, upper_low = two_sum(n, 1.0)
        return _sine(d, d_low) * (_beta(upper, upper_low, d, d_low) / math.pi)
    share = _sine(gap, gap_low) / _sine(n, 0.0)
    if k > -1.0:
        upper, lost = two_sum(gap, -1.0)
        return -share * _binom(upper, lost + gap_low, k)
    if gap < 1.0:
        upper, lost = two_sum(-k, -1.0)
        return _sine(k, 0.0) / _sine(n, 0.0) * _binom(upper, lost, -n - 1.0)
    return share * _sine(k, 0.0) * (_beta(-k, 0.0, gap, gap_low) / math.pi)


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
    value = _binom(n, 0.0, k) if n - k > -1.0 and k > -1.0 else _reflected(n, k)
    return value if value != 0.0 else 0.0
