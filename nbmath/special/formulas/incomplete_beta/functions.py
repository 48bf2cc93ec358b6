"""The incomplete beta function in the precision of `own`; see docs/special-incomplete.md."""

import math

from nbmath import _bits as bits
from nbmath.special.formulas.gammas import double as gammas
from nbmath.special.formulas.gammas.functions import digamma_of_positive, two_sum
from nbmath.special.formulas.incomplete_beta import double as own
from nbmath.special.formulas.incomplete_beta.fraction import (
    about_zero,
    below_usually,
    difference,
    fraction_kind,
    tails_by_fraction,
)
from nbmath.special.formulas.incomplete_gamma import double as tails
from nbmath.special.formulas.incomplete_gamma.functions import (
    exp_times,
    reciprocal_factorial,
)
from nbmath.special.formulas.incomplete_gamma.shares import gamma_share, log_power
from nbmath.special.formulas.logs import log1pmx


def beta_share(
    a: float, b: float, x: float, x_low: float, y: float, y_low: float
) -> tuple[float, float, float]:
    """x**a y**b gamma(a + b + 1) / (gamma(a + 1) gamma(b + 1)) of pairs whose sum is one.

    As the exponential of a pair and a factor.
    """
    n, n_low = two_sum(a, b)
    if a < 3.0 and b < 3.0:
        high, low = log_power(a, x, x_low)
        other, rest = log_power(b, y, y_low)
        high, lost = two_sum(high, other)
        factor = reciprocal_factorial(a)[0] * reciprocal_factorial(b)[0]
        return high, (low + rest) + lost, factor / reciprocal_factorial(n)[0]
    small = x < gammas.FAINT  # then of x only x**a counts, and products with it have no rest
    x, x_low = x * gammas.FAINT_LIFT if small else x, x_low * gammas.FAINT_LIFT if small else x_low
    d, d_low = difference(a, b, x, x_low, y, y_low)
    v, w = x * n, y * n
    v_low = bits.fma(x, n, -v) + x * n_low + x_low * n
    w_low = bits.fma(y, n, -w) + y * n_low + y_low * n
    high, low, factor = gamma_share(a, v, v_low, d, d_low)
    other, rest, second = gamma_share(b, w, w_low, -d, -d_low)
    per = 1.0 / n
    high, lost = two_sum(high, other)
    whole, lost_again = two_sum(high, per * gammas.stirling(per * per))
    low = (low + rest) + (lost + lost_again)
    if small:
        high, rest = log_power(a, 1.0 / gammas.FAINT_LIFT, 0.0)
        whole, lost = two_sum(whole, high)
        low = low + (rest + lost)
    root = math.sqrt(n) / tails.ROOT_2PI_INVERSE
    return whole, low, factor * second * root


def _fraction(a: float, b: float, x: float, y: float, d: float) -> float:
    """What I_x(a, b) is over x**a y**b / B(a, b): the continued fraction of positive terms."""
    per = bits.pow2(-bits.exponent(a if a > 1.0 else 1.0))  # so that a product does not overflow
    above_before, above = 0.0, 1.0
    below_before, below = 1.0, a * (1.0 - d) / (a + 1.0)
    value, before = 1.0 / below, 0.0
    m = 1.0
    while math.fabs(value - before) > tails.EPS * math.fabs(value) and m < own.MOST:
        c = a + 2.0 * m
        u = m * (b - m) * x / (c - 1.0)
        p = u * (((a + m - 1.0) * per) * (a + b + m - 1.0) * x / ((c - 1.0) * per))
        q = m + u + (a + m) * ((1.0 - d) + m * (1.0 + y)) / (c + 1.0)
        above_before, above = above, bits.fma(q, above, p * above_before)
        below_before, below = below, bits.fma(q, below, p * below_before)
        if below > own.BIG:
            above_before, above = above_before / own.BIG, above / own.BIG
            below_before, below = below_before / own.BIG, below / own.BIG
        before, value = value, above / below
        m = m + 1.0
    return value


def _integral(a: float, b: float, x: float, y: float, d: float) -> float:
    """The same for large a and b, d <= 0: Gauss' rule for the tail, x taken down by shares w."""
    r = x / y
    first = -d / y
    second = a + b * r * r
    reach = 2.0 * own.REACH / (first + math.sqrt(first * first + 2.0 * own.REACH * second))
    total = 0.0
    for i in range(own.COUNT):
        w = reach * own.NODES[i]
        u = w * r
        e = math.exp(a * log1pmx(-w) + b * log1pmx(u) - first * w)
        total = bits.plus(total, own.WEIGHTS[i] * e / ((1.0 - w) * (1.0 + u)))
    return total * reach / y


def over_density(a: float, b: float, x: float, x_low: float, y: float, y_low: float) -> float:
    """What I_x(a, b) is over x**a y**b / B(a, b), for x not far above the mean."""
    d, d_low = difference(a, b, x, x_low, y, y_low)
    d = d + d_low  # near the mean most of it is the products' rounding
    large = a >= own.LARGE and b >= own.LARGE and d <= 0.0
    return _integral(a, b, x, y, d) if large else _fraction(a, b, x, y, d)


def tail_parts(
    a: float, b: float, x: float, x_low: float, y: float, y_low: float
) -> tuple[float, float, float]:
    """I_x(a, b), for x not far above the mean, as the exponential of a pair and a factor."""
    high, low, factor = beta_share(a, b, x, x_low, y, y_low)
    return high, low, factor * (a / (a + b)) * b * over_density(a, b, x, x_low, y, y_low)


def _tail(a: float, b: float, x: float, x_low: float, y: float, y_low: float) -> float:
    """The same itself."""
    high, low, factor = tail_parts(a, b, x, x_low, y, y_low)
    return exp_times(high, low, factor)


def log_ratio(a: float, b: float) -> float:
    """log(gamma(a + b) / (gamma(b) gamma(a + 1))) of a <= 1/4: the integral of digamma."""
    total = 0.0
    for i in range(own.FEW):
        t = a * own.FEW_NODES[i]
        total = total + own.FEW_WEIGHTS[i] * (
            digamma_of_positive(1.0 + b + t) - digamma_of_positive(1.0 + t)
        )
    return a * total - math.log1p(a / b)


def share_lost(a: float, b: float, x: float) -> float:
    """What I_x(a, b) lacks of x**a gamma(a + b) / (gamma(a + 1) gamma(b)), as a share of it."""
    term = 1.0
    total = 0.0
    m = 1.0
    while math.fabs(term) > tails.EPS * math.fabs(total):
        term = term * ((m - b) * x / m)
        total = total - term / (a + m)
        m = m + 1.0
    return a * total


def _about_zero(a: float, b: float, x: float, x_low: float) -> tuple[float, float]:
    """Both tails for a <= 1/4, x <= 1/2 and b x <= 1.2: by w = x**a gamma(n) / ... and 1 - w."""
    p, rest = log_power(a, x, x_low)
    rest = rest + log_ratio(a, b)
    part = share_lost(a, b, x)
    w = exp_times(p, rest, 1.0)
    lower = w - w * part
    upper = w * part - (math.expm1(p + rest) if p + rest > tails.MINUS_LOG_2 else w - 1.0)
    return (lower, 1.0 - lower) if lower < 0.5 else (1.0 - upper, upper)


def below_mean(a: float, b: float, x: float, x_low: float, y: float, y_low: float) -> bool:
    """Whether the lower tail is computed in its own right."""
    below = below_usually(a, b, x)
    if a >= own.LARGE and b >= own.LARGE:
        below = difference(a, b, x, x_low, y, y_low)[0] <= 0.0
    return below


def tails_of_pairs(
    a: float, b: float, x: float, x_low: float, y: float, y_low: float
) -> tuple[float, float]:
    """Both tails for positive finite a and b and positive pairs x and y whose sum is one."""
    kind = fraction_kind(a, b, x, y)
    if kind > 0:
        return tails_by_fraction(kind, a, b, x, x_low, y, y_low)
    if about_zero(a, b, x):
        return _about_zero(a, b, x, x_low)
    if about_zero(b, a, y):
        upper, lower = _about_zero(b, a, y, y_low)
        return lower, upper
    if below_mean(a, b, x, x_low, y, y_low):
        lower = _tail(a, b, x, x_low, y, y_low)
        return lower, 1.0 - lower
    upper = _tail(b, a, y, y_low, x, x_low)
    return 1.0 - upper, upper


def beta_tails(a: float, b: float, x: float) -> tuple[float, float]:
    """I_x(a, b) and 1 - I_x(a, b), each with its own digits."""
    vast = a == math.inf
    if not (a >= 0.0 and b >= 0.0 and x >= 0.0 and x <= 1.0):
        return math.nan, math.nan
    if (a == 0.0 and b == 0.0) or (vast and b == math.inf):
        return math.nan, math.nan
    if x == 0.0 or (x < 1.0 and (b == 0.0 or vast)):
        return 0.0, 1.0
    if x == 1.0 or a == 0.0 or b == math.inf:
        return 1.0, 0.0
    y = 1.0 - x
    return tails_of_pairs(a, b, x, 0.0, y, (1.0 - y) - x)


def betainc(a: float, b: float, x: float) -> float:
    """The lower tail I_x(a, b)."""
    return beta_tails(a, b, x)[0]


def betaincc(a: float, b: float, x: float) -> float:
    """The upper tail."""
    return beta_tails(a, b, x)[1]
