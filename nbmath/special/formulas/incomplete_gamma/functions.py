"""The incomplete gamma function in the precision of `own`; see docs/special-incomplete.md."""

import math

from nbmath import _bits as bits
from nbmath.elementary.formulas.functions import exp_parts
from nbmath.special.formulas.errors.functions import erfcx_of_nonnegative
from nbmath.special.formulas.gammas import double as gammas
from nbmath.special.formulas.gammas.functions import log_pair, two_sum
from nbmath.special.formulas.incomplete_gamma import double as own


def near_decay(a: float, d: float, d_low: float) -> tuple[float, float, float]:
    """a log(1 + d / a) - d as a number and a rest, and the logarithm, |d / (2 a + d)| <= 1/3."""
    half = 0.5 * d
    c, c_low = two_sum(a, half)
    s = half / c
    s_low = (bits.fma(-s, c, half) - s * c_low + 0.5 * d_low * (1.0 - s)) / c
    z = s * s
    z_low = bits.fma(s, s, -z) + 2.0 * s * s_low
    m = a * z
    m_low = bits.fma(a, z, -m) + a * z_low
    g = m * gammas.TWO_THIRDS
    g_low = bits.fma(m, gammas.TWO_THIRDS, -g) + bits.fma(
        m_low, gammas.TWO_THIRDS, m * gammas.TWO_THIRDS_LOW
    )
    rest = own.log_series(z)
    b, b_low = two_sum(d, -g)
    b_low = b_low - g_low + d_low - m * z * rest
    p = -s * b
    low = bits.fma(-s, b, -p) - bits.fma(s, b_low, s_low * b)
    high = p + low
    return high, low - (high - p), s * bits.fma(z, bits.fma(z, rest, gammas.TWO_THIRDS), 2.0)


def far_decay(a: float, v: float, v_low: float, d: float, d_low: float) -> tuple[float, float]:
    """a log(v / a) - d, d = v - a, as a number and a rest, where v / a is not near one."""
    ratio = v / a
    log, log_low = log_pair(ratio)
    log_low = log_low + (bits.fma(-ratio, a, v) + v_low) / v
    p = a * log
    rest = bits.fma(a, log, -p) + a * log_low
    high, lost = two_sum(p, -d)
    return high, (rest + lost) - d_low


def exp_times(high: float, low: float, factor: float) -> float:
    """exp(high + low) times a factor, for a smaller `low`; 0 where the exponential is."""
    high, low = two_sum(high, low)
    k, r, t = exp_parts(high if high > own.GONE else own.GONE)
    value = bits.ldexp(bits.fma(factor, r + bits.fma(low, 1.0 + (r + t), t), factor), k)
    return value if high > own.GONE else 0.0


def near_diagonal(a: float, x: float) -> bool:
    """Where the uniform expansion holds."""
    return a >= 3.0 and x > 0.5 * a and 0.5 * x < a and x < math.inf


def smaller_tail(a: float, d: float, d_low: float) -> tuple[float, float, float]:
    """The tail beyond a + d near the diagonal, as the exponential of a pair and a factor."""
    high, low, t = near_decay(a, d, d_low)
    high = high if high < 0.0 else 0.0
    v = 1.0 / a
    half = 0.5 * erfcx_of_nonnegative(math.sqrt(-high))
    share = own.uniform(t, v) * (own.ROOT_2PI_INVERSE * math.sqrt(v))
    return high, low, half - share if d < 0.0 else half + share


def _uniform(a: float, x: float) -> tuple[float, float]:
    """Both tails near the diagonal: erfc and a correction, without branches."""
    d, d_low = two_sum(x, -a)
    high, low, factor = smaller_tail(a, d, d_low)
    small = exp_times(high, low, factor)
    return (small, 1.0 - small) if d < 0.0 else (1.0 - small, small)


def gammainc_near_diagonal(a: float, x: float) -> float:
    """The lower tail where the uniform expansion holds; elsewhere it means nothing."""
    return _uniform(a, x)[0]


def gammaincc_near_diagonal(a: float, x: float) -> float:
    """The upper tail there."""
    return _uniform(a, x)[1]


def reciprocal_factorial(a: float) -> tuple[float, float]:
    """1 / gamma(1 + a), 0 <= a <= 6, and how much that is beyond one."""
    k = bits.rint(a)
    d = a - k
    beyond = d * own.reciprocal(d)
    below = 1.0
    m = 1.0
    while m <= k:
        below = below * (d + m)
        m = m + 1.0
    value = (1.0 + beyond) / below
    return value, beyond if k == 0.0 else value - 1.0


def power_by_log(a: float, x: float, log: float, log_low: float) -> tuple[float, float]:
    """x**a exp(-x) as the exponential of a pair, by log(x)."""
    p = a * log
    rest = bits.fma(a, log, -p) + a * log_low
    high, lost = two_sum(p, -x)
    return high, rest + lost


def stirling_power(a: float, x: float) -> tuple[float, float, float]:
    """x**a exp(-x) / gamma(a + 1), a >= 3, far from the diagonal, likewise."""
    d, d_low = two_sum(x, -a)
    high, low = far_decay(a, x, 0.0, d, d_low)
    v = 1.0 / a
    high, lost = two_sum(high, -v * gammas.stirling(v * v))
    return high, low + lost, own.ROOT_2PI_INVERSE * math.sqrt(v)


def lower_series(a: float, x: float) -> float:
    """What P(a, x) is over x**a exp(-x) / gamma(a + 1): 1 + x / (a + 1) + ..."""
    term = x / (a + 1.0)
    total = term
    n = a + 1.0
    while term > own.EPS * total:
        n = n + 1.0
        term = term * (x / n)
        total = total + term
    return 1.0 + total


def steps_of_large(a: float, x: float) -> float:
    """How many steps of the fraction a >= 3 needs."""
    return own.STEPS_LARGE + (own.STEPS_A * a + own.STEPS_1) / x


def steps_of_small(x: float) -> float:
    """How many steps of the fraction a < 3 needs."""
    return own.STEPS_SMALL + own.STEPS_X / x + own.STEPS_ROOT / math.sqrt(x)


def upper_fraction(a: float, x: float, steps: float) -> float:
    """What Q(a, x) is over x**a exp(-x) / gamma(a), by so many steps of Legendre's fraction."""
    b = x + 1.0 - a
    above_before, above = 0.0, own.START
    below_before, below = own.START, own.START * b
    n = 1.0
    while n < steps:
        b = b + 2.0
        c = n * (n - a)
        above_before, above = above, bits.fma(b, above, -c * above_before)
        below_before, below = below, bits.fma(b, below, -c * below_before)
        n = n + 1.0
    return above / below


def share_lost(a: float, x: float) -> float:
    """What P(a, x), x < 1, lacks of x**a / gamma(a + 1), as a share of it."""
    term = 1.0
    total = 0.0
    n = 1.0
    while math.fabs(term) > own.EPS * total:
        term = -term * x / n
        total = total - term / (a + n)
        n = n + 1.0
    return a * total


def _about_zero(a: float, x: float) -> tuple[float, float]:
    """Both tails for small x and a: by w = x**a / gamma(a + 1) and 1 - w, of which one is small."""
    recip, beyond = reciprocal_factorial(a)
    part = share_lost(a, x)
    log, log_low = log_pair(x)
    p = a * log
    if p < own.MINUS_LOG_2:
        w = exp_times(p, bits.fma(a, log, -p) + a * log_low, recip)
        w_less_1 = w - 1.0
    else:
        grown = math.expm1(p + a * log_low)
        w_less_1 = bits.fma(recip, grown, beyond)
        w = bits.fma(recip, grown, recip)
    lower = w - w * part
    upper = w * part - w_less_1
    return (lower, 1.0 - lower) if lower < 0.5 else (1.0 - upper, upper)


def _tails_of_large(a: float, x: float) -> tuple[float, float]:
    """Both tails for a >= 3."""
    if near_diagonal(a, x):
        return _uniform(a, x)
    high, low, factor = stirling_power(a, x)
    power = exp_times(high, low, factor)
    if x < a:
        lower = power * lower_series(a, x) if power > 0.0 else 0.0
        return lower, 1.0 - lower
    upper = power * a * upper_fraction(a, x, steps_of_large(a, x)) if power > 0.0 else 0.0
    return 1.0 - upper, upper


def tabled(a: float, x: float, log: float, log_low: float) -> tuple[float, float, float]:
    """Q(a, x) of a < 3, 1 <= x <= 8, over x**b exp(-x) / gamma(b + 1); b; and 1 / gamma(b + 1)."""
    first = a >= 1.0
    second = a >= 2.0
    base = a - (2.0 if second else (1.0 if first else 0.0))
    value = base * own.tail((log - 1.0) + log_low, base - 0.5) / x
    value = value + ((1.0 if first else 0.0) + (x / (base + 1.0) if second else 0.0))
    return value, base, reciprocal_factorial(base)[0]


def _tails_of_small(a: float, x: float) -> tuple[float, float]:
    """Both tails for a < 3."""
    if x > a - 0.25 and x < 1.0:
        return _about_zero(a, x)
    log, log_low = log_pair(x)
    if x > a - 0.25 and x < 8.0:
        value, base, recip = tabled(a, x, log, log_low)
        high, low = power_by_log(base, x, log, log_low)
        upper = exp_times(high, low, recip * value)
        return 1.0 - upper, upper
    recip, _ = reciprocal_factorial(a)
    high, low = power_by_log(a, x, log, log_low)
    power = exp_times(high, low, recip)
    if x <= a - 0.25:
        lower = power * lower_series(a, x)
        return lower, 1.0 - lower
    upper = power * a * upper_fraction(a, x, steps_of_small(x)) if power > 0.0 else 0.0
    return 1.0 - upper, upper


def gamma_tails(a: float, x: float) -> tuple[float, float]:
    """P(a, x) and Q(a, x) = 1 - P(a, x), each with its own digits."""
    if not (a >= 0.0 and x >= 0.0) or (a == 0.0 and x == 0.0) or (a == math.inf and x == math.inf):
        return math.nan, math.nan
    if x == 0.0 or a == math.inf:
        return 0.0, 1.0
    if a == 0.0 or x == math.inf:
        return 1.0, 0.0
    return _tails_of_large(a, x) if a >= 3.0 else _tails_of_small(a, x)


def gammainc(a: float, x: float) -> float:
    """The lower tail P(a, x)."""
    return gamma_tails(a, x)[0]


def gammaincc(a: float, x: float) -> float:
    """The upper tail Q(a, x)."""
    return gamma_tails(a, x)[1]
