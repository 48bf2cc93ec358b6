"""Exponential integrals and the function of Lambert in the precision of `own`."""

import math

from nbmath import _bits as bits
from nbmath.elementary.formulas.functions import log_parts
from nbmath.special.formulas.exponentials import double as own
from nbmath.special.formulas.gammas.functions import exp_over_pair


def exp1_of_positive(x: float) -> float:
    """E1 of x > 0; of other numbers it means nothing."""
    small = x <= 1.0
    y = x if small else 1.0
    high, low = log_parts(y)
    near = (own.near(y) - low) - high
    z = 1.0 if small else x
    z = z if z < own.LAST else own.LAST
    q, rest, k = exp_over_pair(-z, 0.0, z, 0.0)
    beside = z < 2.5
    middle, beyond = own.middle(1.0 / z), own.far(1.0 / z)
    share = middle if beside else beyond
    whole = own.MIDDLE if beside else 1.0
    total = whole + share
    far = bits.ldexp(bits.fma(q, whole, bits.fma(q, share, rest * total)), k)
    return near if small else far


def exp1(x: float) -> float:
    """The exponential integral E1; nan below zero, where it is not real."""
    value = exp1_of_positive(x)
    value = math.inf if x == 0.0 else value
    return value if x >= 0.0 else math.nan


def _ei_of_positive(x: float) -> float:
    """Ei of x > 0."""
    small = x < 2.0
    y = x if small else 1.0
    d = (y - own.ROOT) - own.ROOT_LOW
    close = math.fabs(d) < 0.125
    log = math.log1p((d if close else 0.0) / own.ROOT)
    high, low = log_parts(y)
    apart = high - own.LOG_ROOT
    lost = ((-own.LOG_ROOT - apart) + high) + (low - own.LOG_ROOT_LOW)
    log, lost = log if close else apart, 0.0 if close else lost
    near = log + bits.fma(d, own.ei_near(y), lost)
    z = 2.0 if small else x
    z = z if z < own.LAST else own.LAST
    q, rest, k = exp_over_pair(z, 0.0, z, 0.0)
    share = own.ei_far(1.0 / z)
    far = bits.ldexp(q + bits.fma(q, share, bits.fma(rest, share, rest)), k)
    return near if small else far


def expi(x: float) -> float:
    """The exponential integral Ei."""
    negative = x < 0.0
    below = -exp1_of_positive(-x if negative else 1.0)
    value = below if negative else _ei_of_positive(x if x > 0.0 else 1.0)
    value = -math.inf if x == 0.0 else value
    return x if x != x else value


def _nearer(x: float, w: float) -> float:
    """The solution of w exp(w) = x with four times the digits of w (Fritsch 1973)."""
    u = 1.0 + w
    z = math.log(x / w) - w
    q = 2.0 * u * (u + z * (2.0 / 3.0))
    return w + w * (z / u) * ((q - z) / (q - 2.0 * z))


def _principal(x: float) -> float:
    """A first approximation of the upper branch for x > -0.27."""
    near = x * (1.0 + (4.0 / 3.0) * x) / (1.0 + x * ((7.0 / 3.0) + (5.0 / 6.0) * x))
    y = x if x > 0.5 else 0.5
    log = math.log1p(y)
    far = log * (1.0 - math.log1p(log) / (2.0 + log))
    return far if x > 0.5 else near


def _lower(x: float) -> float:
    """A first approximation of the lower branch for -0.27 < x < 0."""
    log = math.log(-x)
    inner = math.log(-log)
    return log - inner + inner / log


def lambert_w(x: float, lower: bool) -> float:
    """The solution of w exp(w) = x with w <= -1 if `lower`, else with w >= -1."""
    above = own.TWO_E * ((x + own.PER_E) + own.PER_E_LOW)
    p = math.sqrt(above if above > 0.0 else 0.0)
    q = -p if lower else p
    q = q if p <= 0.75 else 0.0
    series = bits.fma(q, own.branch(q), q) - 1.0
    beside = p <= (0.375 if lower else 0.75)
    y = 1.0 if beside or x == 0.0 else x
    y = -0.1 if lower and (beside or not y < 0.0) else y
    w = _lower(y) if lower else _principal(y)
    w = series if lower and q < 0.0 and not beside else w
    w = _nearer(y, _nearer(y, w))
    value = series if beside else w
    value = value if above >= 0.0 else math.nan
    if lower:
        value = -math.inf if x == 0.0 else value
        return value if x <= 0.0 else math.nan
    return x if x == 0.0 or x == math.inf else value


def lambertw(x: float, k: float) -> float:
    """The real branches k = 0 and k = -1 of Lambert's function."""
    if k == 0.0:
        return lambert_w(x, False)
    return lambert_w(x, True) if k == -1.0 else math.nan
