"""The inverse of the incomplete gamma function in the precision of `own`.

The logarithm of each tail is concave in log(x), so that Newton's steps cannot go round in circles;
see docs/special-incomplete.md.
"""

import math

from nbmath.special.formulas.errors.functions import ndtri
from nbmath.special.formulas.gammas import double as gammas
from nbmath.special.formulas.gammas.functions import log_pair, two_sum
from nbmath.special.formulas.incomplete_gamma import double as own
from nbmath.special.formulas.incomplete_gamma.functions import (
    near_diagonal,
    power_by_log,
    reciprocal_factorial,
    smaller_tail,
    stirling_power,
    tabled,
)
from nbmath.special.formulas.incomplete_gamma.series import lower_series, share_lost, upper_fraction


def _tail_of_large(a: float, x: float) -> tuple[bool, float, float, float, float]:
    """As `_tail`, for a >= 3."""
    d, d_low = two_sum(x, -a)
    below = d < 0.0
    if near_diagonal(a, x):
        v = 1.0 / a
        high, low, factor = smaller_tail(a, d, d_low)
        bell = own.ROOT_2PI_INVERSE * math.sqrt(a) * math.exp(-v * gammas.stirling(v * v))
        return below, high, low, factor, bell / factor
    high, low, factor = stirling_power(a, x)
    if below:
        series = lower_series(a, x)
        return True, high, low, factor * series, a / series
    fraction = upper_fraction(a, x)
    return False, high, low, factor * a * fraction, 1.0 / fraction


def _tail_of_small(a: float, x: float) -> tuple[bool, float, float, float, float]:
    """As `_tail`, for a < 3."""
    log, log_low = log_pair(x)
    recip, beyond = reciprocal_factorial(a)
    high, low = power_by_log(a, x, log, log_low)
    if x <= a - 0.25:
        series = lower_series(a, x)
        return True, high, low, recip * series, a / series
    if x < 1.0:
        lost = share_lost(a, x)
        high, low = power_by_log(a, 0.0, log, log_low)
        low = low + (math.log1p(beyond) + math.log1p(-lost))
        return True, high, low, 1.0, a * math.exp(-x) / (1.0 - lost)
    if x < 8.0:
        value, base, other = tabled(a, x, log, log_low)
        high, low = power_by_log(base, x, log, log_low)
        slope = x if a >= 1.0 else a
        slope = x * x / (base + 1.0) if a >= 2.0 else slope
        return False, high, low, other * value, slope / value
    fraction = upper_fraction(a, x)
    return False, high, low, recip * a * fraction, 1.0 / fraction


def _tail(a: float, x: float) -> tuple[bool, float, float, float, float]:
    """Whether the lower tail is given; it as the exponential of a pair, times a factor; its slope.

    The slope is that of its logarithm along log(x), without the sign.
    """
    return _tail_of_large(a, x) if a >= 3.0 else _tail_of_small(a, x)


def log_of_sum(p: float, p_low: float) -> tuple[float, float]:
    """log(p + p_low) as a number and a rest."""
    high, low = log_pair(p)
    return high, low + p_low / p


def log_quotient(high: float, low: float, factor: float, p: float, p_low: float) -> float:
    """log(exp(high + low) factor / (p + p_low)), which is small."""
    aim, aim_low = log_of_sum(p, p_low)
    log, log_low = log_pair(factor)
    s, lost = two_sum(high, -aim)
    s, lost_again = two_sum(s, log)
    return s + (((low - aim_low) + log_low) + (lost + lost_again))


def newton_step(f: float, slope: float, bend: float, lower: bool) -> float:
    """Halley's step to where the logarithm f of a quotient is zero, Newton's where that is far.

    The slope of the density's logarithm is `bend`. The upper tail falls ever faster: no step goes
    up by more than one, and none by more than an exponential can bear.
    """
    n = f / slope if lower else -f / slope
    c = 0.5 * n * (bend - slope if lower else bend + slope)
    step = -n / (1.0 - c) if math.fabs(c) < 0.5 else -n
    most = 50.0 if lower else 1.0
    return step if step < most else most


def arrived(f: float, step: float) -> bool:
    """Whether after this step another would change nothing."""
    move = math.fabs(step)
    return (math.fabs(f) < own.CLOSE and move < own.CLOSE) or move < 8.0 * own.EPS


def _from_below(a: float, log: float) -> float:
    """The x with x**a (1 - a x / (a + 1)) / gamma(a + 1) = exp(log), nearly."""
    if a < 3.0:
        x = math.exp((log - math.log1p(reciprocal_factorial(a)[1])) / a)
    else:
        v = 1.0 / a
        constant = math.log(own.ROOT_2PI_INVERSE * math.sqrt(v)) - v * gammas.stirling(v * v)
        x = math.exp((log - constant) * v - 1.0) * a
    return x * math.exp(x / (a + 1.0)) if x < a + 1.0 else x


def _start(a: float, p: float, p_low: float, q: float) -> float:
    """A first guess."""
    if a >= 1.0:
        z = ndtri(p) if p < q else -ndtri(q)
        v = 1.0 / (9.0 * a)
        c = (1.0 - v) + z * math.sqrt(v)
        if c > 0.5:
            return a * (c * c * c)
        return _from_below(a, math.log(p))
    if q > 0.25 * a:
        return _from_below(a, math.log(p) + p_low / p)
    far = math.log(a) - math.log(q)
    return far - (1.0 - a) * math.log(far)


def gamma_root(a: float, p: float, p_low: float, q: float, q_low: float) -> float:
    """The x with P(a, x) = p + p_low and Q(a, x) = q + q_low, which are positive."""
    if not (a > 0.0 and a < math.inf and p > 0.0 and q > 0.0):
        edge = a >= 0.0 and p >= 0.0 and q >= 0.0
        outer = 0.0 if p == 0.0 else (math.inf if q == 0.0 else math.nan)
        return outer if edge else math.nan
    x = _start(a, p, p_low, q)
    n = 0.0
    while n < own.ROUNDS and x > 0.0:
        lower, high, low, factor, slope = _tail(a, x)
        f = log_quotient(high, low, factor, p if lower else q, p_low if lower else q_low)
        step = newton_step(f, slope, a - x, lower)
        before, x = x, x + x * math.expm1(step)
        n = n + 1.0
        n = n + own.ROUNDS if arrived(f, step) or x == before else n
    return x


def gammaincinv(a: float, p: float) -> float:
    """The x with P(a, x) = p."""
    q = 1.0 - p
    return gamma_root(a, p, 0.0, q, (1.0 - q) - p)


def gammainccinv(a: float, q: float) -> float:
    """The x with Q(a, x) = q."""
    p = 1.0 - q
    return gamma_root(a, p, (1.0 - p) - q, q, 0.0)


def gamma_quick(a: float, p: float, q: float) -> bool:
    """Where the tails themselves, in float, are near enough to what the search would find."""
    return a >= 0.5 and a <= own.QUICK and p > gammas.FAINT and q > gammas.FAINT


def gamma_quick_start(a: float, log_scale: float, p: float, q: float) -> float:
    """A first guess, without branches."""
    z = ndtri(p if p < q else q)
    v = 1.0 / (9.0 * a)
    c = (1.0 - v) + (z if p < q else -z) * math.sqrt(v)
    x = math.exp((math.log(p) + log_scale + math.log(a)) / a)
    x = x * math.exp(x / (a + 1.0)) if x < a + 1.0 else x
    return a * (c * c * c) if c > 0.5 else x


def gamma_quick_step(
    a: float,
    log_scale: float,
    x: float,
    tail: float,
    p: float,
    p_low: float,
    q: float,
    q_low: float,
) -> tuple[float, bool]:
    """The next x from the lower tail, or from the upper one less than zero; whether it is the last.

    log_scale is log(gamma(a)).
    """
    lower = tail > 0.0
    size = math.fabs(tail)
    aim, aim_low = p if lower else q, p_low if lower else q_low
    f = math.log1p(((size - aim) - aim_low) / aim)
    slope = math.exp(a * math.log(x) - x - log_scale) / size
    step = newton_step(f, slope, a - x, lower)
    return x + x * math.expm1(step), arrived(f, step)
