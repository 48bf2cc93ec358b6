"""The density behind the incomplete gamma function, and the logarithms of its tails."""

import math

from nbmath import _bits as bits
from nbmath.special.formulas.gammas import double as gammas
from nbmath.special.formulas.gammas.functions import log_pair, two_sum
from nbmath.special.formulas.incomplete_gamma import double as own
from nbmath.special.formulas.incomplete_gamma.functions import (
    exp_times,
    far_decay,
    gamma_tails,
    near_decay,
    near_diagonal,
    reciprocal_factorial,
    smaller_tail,
)
from nbmath.special.formulas.incomplete_gamma.series import lower_series, upper_fraction


def log_power(a: float, x: float, x_low: float) -> tuple[float, float]:
    """a log(x) as a number and a rest."""
    log, log_low = log_pair(x)
    p = a * log
    return p, bits.fma(a, log, -p) + a * (log_low + x_low / x)


def gamma_share(
    a: float, v: float, v_low: float, d: float, d_low: float
) -> tuple[float, float, float]:
    """v**a exp(-v) / gamma(a + 1), d = v - a, as the exponential of a pair and a factor."""
    if a < 3.0:
        high, low = log_power(a, v, v_low)
        high, lost = two_sum(high, -v)
        return high, low + lost - v_low, reciprocal_factorial(a)[0]
    if v > 0.5 * a and 0.5 * v < a:
        high, low, _ = near_decay(a, d, d_low)
    else:
        high, low = far_decay(a, v, v_low, d, d_low)
    w = 1.0 / a
    high, lost = two_sum(high, -w * gammas.stirling(w * w))
    return high, low + lost, own.ROOT_2PI_INVERSE * math.sqrt(w)


def lift_of(x: float) -> float:
    """By what a number is multiplied so that its reciprocal is finite, with room to spare."""
    return gammas.FAINT_LIFT if x < gammas.FAINT else 1.0


def gamma_density(a: float, x: float, scale: float) -> float:
    """x**(a - 1) exp(-x) / (gamma(a) scale), a and x positive and finite."""
    d, d_low = two_sum(x, -a)
    high, low, factor = gamma_share(a, x, 0.0, d, d_low)
    lift = lift_of(x)
    return exp_times(high, low, factor * (a / (x * lift)) / scale) * lift


def decay(a: float, x: float) -> tuple[float, float, float]:
    """a log(x / a) + a - x as a number and a rest, and log(x / a), without branches.

    Both are positive and finite.
    """
    d, d_low = two_sum(x, -a)
    near, near_low, near_log = near_decay(a, d, d_low)
    far, far_low = far_decay(a, x, 0.0, d, d_low)
    far_log = math.log(x) - math.log(a)
    if x > 0.5 * a and 0.5 * x < a:
        return near, near_low, near_log
    return far, far_low, far_log


def _small_tail(a: float, x: float, upper: bool) -> tuple[float, float, float]:
    """A tail that is near zero, 0 < x < inf, as the exponential of a pair and a factor."""
    d, d_low = two_sum(x, -a)
    if near_diagonal(a, x):
        return smaller_tail(a, d, d_low)
    high, low, factor = gamma_share(a, x, 0.0, d, d_low)
    if not upper:
        return high, low, factor * lower_series(a, x)
    return high, low, factor * a * upper_fraction(a, x)


def _log_tail(a: float, x: float, tail: float, other: float, upper: bool) -> float:
    """The logarithm of a tail, its complement being known too."""
    if tail < gammas.FAINT and x > 0.0 and x < math.inf and a < math.inf:
        high, low, factor = _small_tail(a, x, upper)
        return high + (math.log(factor) + low)
    return math.log1p(-other) if tail > 0.5 else math.log(tail)


def log_gammainc(a: float, x: float) -> float:
    """The logarithm of the lower tail, a > 0."""
    lower, upper = gamma_tails(a, x)
    return _log_tail(a, x, lower, upper, False)


def log_gammaincc(a: float, x: float) -> float:
    """The logarithm of the upper tail, a > 0."""
    lower, upper = gamma_tails(a, x)
    return _log_tail(a, x, upper, lower, True)
