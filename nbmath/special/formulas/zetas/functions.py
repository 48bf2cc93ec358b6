"""Zeta functions and the derivatives of digamma in the precision of `own`; see docs/special.md."""

import math

from nbmath import _bits as bits
from nbmath.elementary.formulas.functions import exp_parts
from nbmath.special.formulas.gammas.functions import (
    digamma,
    exp_over,
    gamma,
    gammaln_pair,
    log_pair,
    sinc_pair,
    two_sum,
)
from nbmath.special.formulas.zetas import double as own


def trigamma_of_positive(x: float) -> float:
    """The trigamma function of x > 0; of other numbers it means nothing."""
    small = x < 0.75
    large = x >= 3.0
    y = 1.0 + x if small else x
    y_low = x - (y - 1.0) if small else 0.0
    first = x if small else 1.0
    both = 1.0 / (first * y)
    per = first * both
    lost = bits.fma(-per, y_low, bits.fma(-per, y, 1.0)) * per
    square = per * per
    half = 0.5 * square
    d = 2.0 if large else (x if small else x - 1.0)
    near = own.trigamma_above(d) / own.trigamma_below(d)
    rest = per * (square * own.trigamma_far(square)) if large else near
    # 1 / y + 1 / (2 y**2) + rest, the first two as a number and what it lacks
    high = per + half
    low = (per - high) + half
    low = low + (bits.fma(lost, per, lost) + bits.fma(0.5 * per, per, -half))
    pole, pole_low = _square(y * both, x)
    pole, pole_low = pole if small else 0.0, pole_low if small else 0.0
    total, lost = two_sum(pole, high)
    value = total + (lost + (pole_low + (low + rest)))
    value = math.inf if pole == math.inf else value
    return value if x < math.inf else 1.0 / x


def _square(q: float, x: float) -> tuple[float, float]:
    """1 / x**2, given q near 1 / x, as a number and a rest."""
    square = q * q
    return square, bits.fma(q, q, -square) + 2.0 * q * (q * bits.fma(-q, x, 1.0))


def trigamma(x: float) -> float:
    """The second derivative of the logarithm of the gamma function."""
    if x > 0.0 or x != x:
        return trigamma_of_positive(x)
    z = -x
    if z == math.inf:
        return math.nan
    r = z - bits.rint(z)
    if r == 0.0:
        return math.inf
    c, lost = sinc_pair(r)
    p = r * c
    q = 1.0 / p
    square, low = _square(q, p)
    low = low - 2.0 * square * (q * (bits.fma(r, c, -p) + r * lost))
    return math.inf if square == math.inf else (square - trigamma_of_positive(1.0 + z)) + low


def _power(x: float, x_low: float, s: float, lift: float) -> float:
    """x**-s / 2**lift of a positive pair."""
    high, low = log_pair(x)
    low = low + x_low / x
    p = -s * high
    rest = bits.fma(-s, high, -p) - s * low
    p, lost = two_sum(p, rest)
    inside = math.fabs(p) < own.FAR
    lost = lost if inside else 0.0
    k, r, t = exp_parts(p if inside else bits.copysign(own.FAR, p))
    value = 1.0 + (r + bits.fma(lost, 1.0 + (r + t), t))
    k = k - lift
    return bits.ldexp(value, k if k > -own.STEEP else -own.STEEP)


def _far_zeta(s: float, a: float, scale: float) -> float:
    """sum over k >= 0 of (a + k)**-s by Euler and Maclaurin, but for scale = a**-s."""
    per = 1.0 / a
    square = per * per
    factor = s * per
    step = s
    total = 0.0
    for j in range(own.TERMS):
        total = total + factor * own.BERNOULLI[j]
        factor = factor * (step + 1.0) * (step + 2.0) * square
        step = step + 2.0
    value = scale * (a / (s - 1.0) + 0.5 + total)
    return value if scale > 0.0 else 0.0


def _with_next(total: float, s: float, q: float, lift: float, k: float) -> float:
    """total + (q + k)**-s / 2**lift."""
    a, a_low = two_sum(q, k)
    return total + _power(a, a_low, s, lift)


def _with_five(total: float, s: float, q: float, lift: float, k: float) -> float:
    """That for k + 4, ..., k, the small ones first."""
    total = _with_next(total, s, q, lift, k + 4.0)
    total = _with_next(total, s, q, lift, k + 3.0)
    total = _with_next(total, s, q, lift, k + 2.0)
    total = _with_next(total, s, q, lift, k + 1.0)
    return _with_next(total, s, q, lift, k)


def _lifted_zeta(s: float, q: float, lift: float) -> float:
    """The zeta function of finite s > 1 and q > 0 over 2**lift."""
    a, a_low = two_sum(q, own.STEPS)
    total = _far_zeta(s, a, _power(a, a_low, s, lift))
    total = _with_five(total, s, q, lift, 5.0) if own.STEPS > 5.0 else total
    return _with_five(total, s, q, lift, 0.0)


def hurwitz_zeta(s: float, q: float) -> float:
    """sum over k >= 0 of (q + k)**-s of finite s > 1 and q > 0."""
    return _lifted_zeta(s, q, 0.0)


def plain_for_zeta(s: float, q: float) -> bool:
    """Whether `hurwitz_zeta` is for these numbers."""
    return s > 1.0 and s < math.inf and q > 0.0 and q < math.inf


def zeta(s: float, q: float) -> float:
    """Hurwitz' zeta function of s > 1."""
    if s != s or q != q:
        return math.nan
    if s <= 1.0:
        return math.inf if s == 1.0 else math.nan
    if q > 0.0:
        if q == math.inf or s == math.inf:
            return _limit(s, q)
        return hurwitz_zeta(s, q)
    if q == bits.rint(q):
        return math.inf
    if s != bits.rint(s) or s == math.inf:
        return math.nan
    z = q - bits.rint(q)
    z = z + 1.0 if z < 0.0 else z
    sign = 1.0 if 0.5 * s == bits.rint(0.5 * s) else -1.0
    below = hurwitz_zeta(s, 1.0 - z) - hurwitz_zeta(s, 1.0 - q)
    return hurwitz_zeta(s, z) + sign * below


def _limit(s: float, q: float) -> float:
    """Its limit where s or q is infinite, the other positive."""
    if q == math.inf or q > 1.0:
        return 0.0
    return 1.0 if q == 1.0 else math.inf


def riemann_zeta(s: float) -> float:
    """Riemann's zeta function."""
    if s >= -1.0:
        return riemann_zeta_of_positive(s)
    if not s > own.LOWEST:
        even = 0.5 * s == bits.rint(0.5 * s)
        return math.nan if s != s or s == -math.inf else (0.0 if even else _far_below(s))
    n = bits.rint(0.5 * s)
    even = 0.5 * n == bits.rint(0.5 * n)
    c, c_low = sinc_pair(0.5 * s - n)
    factor, factor_low = _product(0.5 * s - n, c, c_low)
    x, x_low = two_sum(1.0, -s)
    high, low = gammaln_pair(x)
    p = s * own.LOG_2PI
    rest = bits.fma(s, own.LOG_2PI, -p) + s * own.LOG_2PI_LOW
    total, lost = two_sum(p, high)
    total, lost = two_sum(total, (low + rest) + bits.fma(x_low, digamma(x), lost))
    k, e, t = exp_parts(total)
    growth = e + bits.fma(lost, 1.0 + (e + t), t)
    z, z_low = _zeta_parts(x)
    product, beyond = _product(factor, z, z_low)
    beyond = beyond + factor_low * (z + z_low)
    value = product + bits.fma(product, growth, bits.fma(beyond, growth, beyond))
    half = bits.rint(0.5 * k)
    value = value * bits.pow2(half) * bits.pow2(k - half)
    return value if even else -value


def _far_below(s: float) -> float:
    """Its infinity, of the sign that sin(pi s / 2) has."""
    r = 0.5 * s
    n = bits.rint(r)
    even = 0.5 * n == bits.rint(0.5 * n)
    return math.inf if (r > n) == even else -math.inf


def _product(a: float, b: float, b_low: float) -> tuple[float, float]:
    """a (b + b_low) as a number and a rest."""
    p = a * b
    return p, bits.fma(a, b, -p) + a * b_low


def _low_zeta(s: float, r: float, inverse: float) -> tuple[float, float]:
    """The zeta function of -1 <= s <= 1/2 as a number and a rest, r = s - 1 and 1 / r given.

    It is 1/2 + s / 3 + s (1 + s) times a polynomial, over s - 1.
    """
    third = s * own.THIRD
    above = 0.5 + third
    lost = bits.fma(s, own.THIRD, -third) + s * own.THIRD_LOW
    lost = lost + (((0.5 - above) + third) + s * (1.0 + s) * own.zeta_low(s))
    q = above * inverse
    return q, (bits.fma(-q, r, above) + bits.fma(-q, s - (r + 1.0), lost)) * inverse


def _zeta_parts(s: float) -> tuple[float, float]:
    """The zeta function of s >= -1 but for the pole as a number and a rest."""
    far = s >= 4.0
    low = s < 0.5
    y = s if s < own.LAST else own.LAST
    rest_above, rest_below = own.zeta_rest(y)
    r = s - 1.0
    above, below = own.zeta_beside_pole(r)
    share = (rest_above if far else above) / (rest_below if far else below)
    n = bits.rint(y)
    k, e, t = exp_parts((n - y) * own.LN2)
    beyond = bits.pow2(k - n) * (1.0 + (e + t)) * share
    inverse = 1.0 / r
    near, near_low = two_sum(1.0, inverse)
    near_low = near_low + (bits.fma(-inverse, r, 1.0) * inverse - share)
    below, below_low = _low_zeta(s, r, inverse)
    near, near_low = below if low else near, below_low if low else near_low
    return 1.0 if far else near, beyond if far else near_low


def riemann_zeta_of_positive(s: float) -> float:
    """That of s >= -1; of lower numbers it means nothing."""
    high, low = _zeta_parts(s)
    value = high + low if s < own.LAST else 1.0
    value = math.inf if s == 1.0 else value
    return s if s != s else value


def plain_for_polygamma(n: float, x: float) -> bool:
    """Whether `polygamma_of_plain` is for these numbers."""
    return n >= 2.0 and n < own.MOST and n == bits.rint(n) and x > 0.0 and x < math.inf


def polygamma_of_plain(n: float, x: float) -> float:
    """(-1)**(n + 1) n! zeta(n + 1, x) of a whole n >= 2 and x > 0, where a factor may overflow."""
    s = n + 1.0
    high, low = gammaln_pair(s)
    factorial, k = exp_over(high, low, 1.0, 0.0)
    near, _ = log_pair(x)
    lift = bits.rint(-(n + 0.5) * own.LOG2_E * near)
    k = k + lift
    k = k if k > -own.STEEP else -own.STEEP
    value = bits.ldexp(factorial * _lifted_zeta(s, x, lift), k if k < own.STEEP else own.STEEP)
    return -value if 0.5 * n == bits.rint(0.5 * n) else value


def polygamma(n: float, x: float) -> float:
    """The derivative of order n of digamma."""
    if plain_for_polygamma(n, x):
        return polygamma_of_plain(n, x)
    if n == 0.0:
        return digamma(x)
    if n == 1.0:
        return trigamma(x)
    if not n > 0.0 or n != bits.rint(n) or n >= own.MOST or x == -math.inf:
        return math.nan
    value = zeta(n + 1.0, x)
    value = gamma(n + 1.0) * value if value != 0.0 else value
    return -value if 0.5 * n == bits.rint(0.5 * n) else value
