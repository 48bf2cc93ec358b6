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
    sine_of_pi,
    two_sum,
)
from nbmath.special.formulas.zetas import double as own


def trigamma_of_positive(x: float) -> float:
    """The trigamma function of x > 0; of other numbers it means nothing."""
    small = x < 0.75
    large = x >= 3.0
    y = x if large else 3.0
    per = 1.0 / y
    square = per * per
    far = per + bits.fma(square, 0.5, per * (square * own.trigamma_far(square)))
    d = x if small else x - 1.0
    d = 2.0 if large else d
    near = own.trigamma_above(d) / own.trigamma_below(d)
    q = 1.0 / x
    pole = q * q
    lost = bits.fma(q, q, -pole) + 2.0 * q * (q * bits.fma(-q, x, 1.0))
    near = pole + (near + lost) if small and pole < math.inf else near
    value = far if large else near
    return math.inf if small and pole == math.inf else value


def trigamma(x: float) -> float:
    """The second derivative of the logarithm of the gamma function."""
    if x > 0.0 or x != x:
        return trigamma_of_positive(x) if x < math.inf else 1.0 / x
    z = -x
    if z == math.inf:
        return math.nan
    r = z - bits.rint(z)
    if r == 0.0:
        return math.inf
    q = math.pi / sine_of_pi(r)
    return q * q - trigamma_of_positive(1.0 + z)


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
        return math.inf if s == 1.0 else riemann_zeta_of_positive(s)
    if not s > own.LOWEST:
        even = 0.5 * s == bits.rint(0.5 * s)
        return math.nan if s != s or s == -math.inf else (0.0 if even else _far_below(s))
    r = 0.5 * s
    n = bits.rint(r)
    sine = sine_of_pi(r - n)
    even = 0.5 * n == bits.rint(0.5 * n)
    x, x_low = two_sum(1.0, -s)
    high, low = gammaln_pair(x)
    p = x * own.LOG_2PI
    rest = bits.fma(x, own.LOG_2PI, -p) + x * own.LOG_2PI_LOW
    total, lost = two_sum(p, -high)  # so that p enters as it is, not fused with its product
    steep = digamma(x) - own.LOG_2PI
    total, lost_again = two_sum(-total, (low - rest) + bits.fma(x_low, steep, -lost))
    k, e, t = exp_parts(total)
    value = 2.0 * sine * (1.0 + (e + bits.fma(lost_again, 1.0 + (e + t), t)))
    value = value * riemann_zeta_of_positive(x)
    half = bits.rint(0.5 * k)
    value = value * bits.pow2(half) * bits.pow2(k - half)
    return value if even else -value


def _far_below(s: float) -> float:
    """Its infinity, of the sign that sin(pi s / 2) has."""
    r = 0.5 * s
    n = bits.rint(r)
    even = 0.5 * n == bits.rint(0.5 * n)
    return math.inf if (r > n) == even else -math.inf


def riemann_zeta_of_positive(s: float) -> float:
    """That of s >= -1 but for the pole; of lower numbers it means nothing."""
    far = s >= 4.0
    low = s < 0.5
    y = s if s < own.LAST else own.LAST
    rest_above, rest_below = own.zeta_rest(y)
    low_above, low_below = own.zeta_low(s + 1.0)
    r = s - 1.0
    above, below = own.zeta_beside_pole(r)
    above = rest_above if far else (low_above if low else above)
    below = rest_below if far else (low_below * r if low else below)
    share = above / below
    n = bits.rint(y)
    k, e, t = exp_parts((n - y) * own.LN2)
    beyond = bits.pow2(k - n) * (1.0 + (e + t)) * share
    near = share if low else 1.0 / r + share
    value = 1.0 + beyond if far else near
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
