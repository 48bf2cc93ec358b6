"""The inverse of the incomplete beta function in the precision of `own`.

The logarithm of each tail is concave in log(x / (1 - x)); see docs/special-incomplete.md.
"""

import math

from nbmath.special.formulas.betas import betaln_pair
from nbmath.special.formulas.errors.functions import ndtri
from nbmath.special.formulas.gammas import double as gammas
from nbmath.special.formulas.gammas.functions import log_pair, two_sum
from nbmath.special.formulas.incomplete_beta import double as own
from nbmath.special.formulas.incomplete_beta.functions import (
    below_mean,
    beta_share,
    log_ratio,
    over_density,
    share_lost,
)
from nbmath.special.formulas.incomplete_gamma import double as tails
from nbmath.special.formulas.incomplete_gamma.inverse import (
    arrived,
    log_quotient,
    newton_step,
)
from nbmath.special.formulas.incomplete_gamma.shares import log_power


def _log_scale(a: float, b: float, log: float, low: float) -> tuple[float, float]:
    """log(1 / (a B(a, b))) as a number and a rest, from log(B(a, b))."""
    if a <= 0.25:
        return log_ratio(a, b), 0.0
    other, other_low = log_pair(a)
    high, lost = two_sum(-log, -other)
    return high, (lost - low) - other_low


def _tail(
    a: float, b: float, x: float, scale: float, scale_low: float
) -> tuple[bool, float, float, float, float]:
    """Whether the lower tail is given; it as the exponential of a pair, times a factor; its slope.

    The slope is that of its logarithm along log(x / (1 - x)), without the sign.
    """
    y = 1.0 - x
    y_low = (1.0 - y) - x
    if a <= 1.0 and x <= 0.5 and b * x <= 1.2:
        lost = share_lost(a, b, x)
        high, low = log_power(a, x, 0.0)
        high, rest = two_sum(high, scale)
        low = (low + rest) + (scale_low + math.log1p(-lost))
        return True, high, low, 1.0, a * math.exp(b * math.log1p(-x)) / (1.0 - lost)
    below = below_mean(a, b, x, 0.0, y, y_low)
    c, d = a if below else b, b if below else a
    u, u_low = x if below else y, 0.0 if below else y_low
    v, v_low = y if below else x, y_low if below else 0.0
    high, low, factor = beta_share(c, d, u, u_low, v, v_low)
    share = over_density(c, d, u, u_low, v, v_low)
    return below, high, low, factor * (a / (a + b)) * b * share, 1.0 / share


def _normal_start(a: float, b: float, p: float, q: float) -> float:
    """log((1 - x) / x) by the normal approximation of Carter, of a and b >= 1."""
    z = ndtri(p) if p < q else -ndtri(q)
    u = 1.0 / (2.0 * a - 1.0)
    v = 1.0 / (2.0 * b - 1.0)
    h = 2.0 / (u + v)
    c = (z * z - 3.0) / 6.0
    w = -z * math.sqrt(h + c) / h - (v - u) * (c + 5.0 / 6.0 - 2.0 / (3.0 * h))
    return 2.0 * w + math.log(b / a)


def _far(a: float, b: float, log: float, tail: float) -> tuple[float, float]:
    """The x with x**(a - 1) (1 - x)**b exp(tail) = exp(log), and -b log(1 - x), nearly."""
    x = (a - log) / (a + b - log)
    high = 0.0
    for _ in range(3):
        high = (a - 1.0) * math.log(x) - tail
        x = -math.expm1(-high / b) if high > 0.0 else x
    return x, high


def _student_start(a: float, p: float) -> float:
    """log((1 - x) / x) for b = 1/2 by Wallace's normal approximation of Student's t."""
    n = 2.0 * a
    z = ndtri(0.5 * p) * (8.0 * n + 3.0) / (8.0 * n + 1.0)
    return math.log(math.expm1(z * z / n))


def _near_end(a: float, b: float, log: float) -> float:
    """log((1 - x) / x) where the lower tail is nearly x**a over a B(a, b), exp(a log)."""
    u = math.exp(log)
    c = (b - 1.0) * u
    square = (a + 1.0) * (a + 2.0)
    rest = (a - 1.0) * (a / square) * u + (3.0 * a + 5.0) / square * (c + u) - 4.0 / square * u
    grown = 1.0 + c / (a + 1.0) * (1.0 + 0.5 * rest)
    return math.log1p(-u * grown) - (log + math.log(grown))


def _start(a: float, b: float, p: float, q: float, left: float, right: float) -> float:
    """A first guess of log((1 - x) / x), from log(a B(a, b) p) and log(b B(a, b) q)."""
    low, high = left / a, right / b
    student = (b == 0.5 and a >= 0.5 and a < own.MOST) or (a == 0.5 and b >= 0.5 and b < own.MOST)
    limit, close = -1.5 if student else -0.7, 0.12 if student else 0.3
    if low < limit and math.fabs(b - 1.0) * math.exp(low) < close:
        return _near_end(a, b, low)
    if high < limit and math.fabs(a - 1.0) * math.exp(high) < close:
        return -_near_end(b, a, high)
    if student:
        return _student_start(a, p) if b == 0.5 else -_student_start(b, q)
    upper = q < p
    c = a if upper else b
    far, reach = _far(c, b if upper else a, math.log(q if upper else p), right if upper else left)
    if reach > 0.7 and reach > 2.0 * c:
        far = math.log1p(-far) - math.log(far)
        return far if upper else -far
    return _normal_start(a, b, p, q) if a >= 1.0 and b >= 1.0 else math.log(b / a)


def _search(
    a: float,
    b: float,
    p: float,
    p_low: float,
    q: float,
    q_low: float,
    scale: float,
    scale_low: float,
    x: float,
) -> float:
    """The root of `_root` that is not far above one half, by Newton's steps from x."""
    n = 0.0
    while n < tails.ROUNDS and x > 0.0:
        lower, high, low, factor, slope = _tail(a, b, x, scale, scale_low)
        f = log_quotient(high, low, factor, p if lower else q, p_low if lower else q_low)
        y = 1.0 - x
        step = newton_step(f, slope, a * y - b * x, lower)
        grown = math.expm1(step)
        before, x = x, x + x * (y * grown) / (1.0 + x * grown)
        n = n + tails.ROUNDS if arrived(f, step) or x == before else n + 1.0
    return x


def _limit(a: float, b: float, p: float, q: float) -> float:
    """The root where something is nan, zero or infinite; else -1."""
    if not (a > 0.0 and b > 0.0 and p >= 0.0 and q >= 0.0):
        return math.nan
    if p == 0.0 or q == 0.0:
        return 0.0 if p == 0.0 else 1.0
    if a == math.inf or b == math.inf:
        return math.nan if a == b else (1.0 if a == math.inf else 0.0)
    return -1.0


def beta_roots(
    a: float, b: float, p: float, p_low: float, q: float, q_low: float
) -> tuple[float, float]:
    """The x with I_x(a, b) = p + p_low and 1 - I_x(a, b) = q + q_low, positive; and 1 - x."""
    limit = _limit(a, b, p, q)
    if limit != -1.0:
        return limit, 1.0 - limit
    if a > own.VAST and b > own.VAST:
        return 1.0 / (1.0 + b / a), 1.0 / (1.0 + a / b)
    # there I_x(a, b) depends on b x alone
    shrunk = own.CEILING / a if a > own.CEILING else (own.CEILING / b if b > own.CEILING else 1.0)
    a = a if a < own.CEILING else own.CEILING
    b = b if b < own.CEILING else own.CEILING
    log, low = (0.0, 0.0) if a <= 0.25 and b <= 0.25 else betaln_pair(a, b)
    left, left_low = _log_scale(a, b, log, low)
    right, right_low = _log_scale(b, a, log, low)
    above = math.log(p) + (p_low / p - left)
    w = _start(a, b, p, q, above, math.log(q) + (q_low / q - right))
    near = w > 0.0
    odds = math.exp(-w if near else w)
    x = shrunk * _search(
        a if near else b,
        b if near else a,
        p if near else q,
        p_low if near else q_low,
        q if near else p,
        q_low if near else p_low,
        left if near else right,
        left_low if near else right_low,
        odds / (1.0 + odds),
    )
    return x if near else 1.0 - x, 1.0 - x if near else x


def beta_below(a: float, b: float, p: float) -> tuple[float, float]:
    """The x with I_x(a, b) = p, and 1 - x, each with its own digits."""
    q = 1.0 - p
    return beta_roots(a, b, p, 0.0, q, (1.0 - q) - p)


def beta_above(a: float, b: float, q: float) -> tuple[float, float]:
    """The x with 1 - I_x(a, b) = q, and 1 - x, each with its own digits."""
    p = 1.0 - q
    return beta_roots(a, b, p, (1.0 - p) - q, q, 0.0)


def betaincinv(a: float, b: float, p: float) -> float:
    """The x with I_x(a, b) = p."""
    return beta_below(a, b, p)[0]


def betainccinv(a: float, b: float, q: float) -> float:
    """The x with 1 - I_x(a, b) = q."""
    return beta_above(a, b, q)[0]


def beta_quick(a: float, b: float, p: float, q: float) -> bool:
    """Where tails in float, by fractions of set lengths, are as near as the search would come."""
    usual = a >= 0.49 and b >= 0.49 and a + b <= own.MODERATE
    return usual and p > gammas.FAINT and q > gammas.FAINT


def beta_quick_start(a: float, b: float, log: float, p: float, q: float) -> tuple[bool, float]:
    """Whether x is the smaller one of both shares, and that one, from log(B(a, b)), at first."""
    left, right = math.log(p) + (math.log(a) + log), math.log(q) + (math.log(b) + log)
    w = _start(a, b, p, q, left, right)
    odds = math.exp(-math.fabs(w))
    return w > 0.0, odds / (1.0 + odds)


def beta_quick_step(
    a: float,
    b: float,
    small: float,
    near: bool,
    kind: int,
    tail: float,
    slope: float,
    p: float,
    p_low: float,
    q: float,
    q_low: float,
) -> tuple[float, bool]:
    """The next smaller share from the tail of a kind and its slope; whether it is the last."""
    lower = kind <= 4
    aim, aim_low = p if lower else q, p_low if lower else q_low
    f = math.log1p(((tail - aim) - aim_low) / aim)
    other = 1.0 - small
    x, y = small if near else other, other if near else small
    step = newton_step(f, slope, a * y - b * x, lower)
    grown = math.expm1(step if near else -step)
    return small + small * (other * grown) / (1.0 + small * grown), kind > 0 and arrived(f, step)
