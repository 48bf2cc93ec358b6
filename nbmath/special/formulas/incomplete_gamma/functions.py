"""The incomplete gamma function in the precision of `own`; see docs/special-incomplete.md."""

import math

from nbmath import _bits as bits
from nbmath.elementary.formulas.functions import exp_parts
from nbmath.special.formulas.errors.functions import erfcx_of_nonnegative
from nbmath.special.formulas.gammas import double as gammas
from nbmath.special.formulas.gammas.functions import log_pair, two_sum
from nbmath.special.formulas.incomplete_gamma import double as own
from nbmath.special.formulas.incomplete_gamma.series import series, share_lost, upper_fraction


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


def tails_near_diagonal(a: float, x: float) -> tuple[float, float]:
    """Both tails near the diagonal: erfc and a correction."""
    d, d_low = two_sum(x, -a)
    high, low, factor = smaller_tail(a, d, d_low)
    small = exp_times(high, low, factor)
    return (small, 1.0 - small) if d < 0.0 else (1.0 - small, small)


def reciprocal_factorial(a: float) -> tuple[float, float]:
    """1 / gamma(1 + a), 0 <= a <= 6, and how much that is beyond one."""
    k = bits.rint(a)
    d = a - k
    beyond = d * own.reciprocal(d)
    below = 1.0
    for i in range(6):
        m = float(i + 1)
        below = below * (d + m if m <= k else 1.0)
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


def tails_about_zero(a: float, x: float) -> tuple[float, float]:
    """Both tails for small x and a: by w = x**a / gamma(a + 1) and 1 - w, of which one is small."""
    recip, beyond = reciprocal_factorial(a)
    part = share_lost(a, x)
    log, log_low = log_pair(x)
    p = a * log
    far = p < own.MINUS_LOG_2
    power = exp_times(p, bits.fma(a, log, -p) + a * log_low, recip)
    grown = math.expm1(p + a * log_low)
    w = power if far else bits.fma(recip, grown, recip)
    w_less_1 = power - 1.0 if far else bits.fma(recip, grown, beyond)
    lower = bits.fma(-w, part, w)
    upper = bits.fma(w, part, -w_less_1)
    return (lower, 1.0 - lower) if lower < 0.5 else (1.0 - upper, upper)


def tabled(a: float, x: float, log: float, log_low: float) -> tuple[float, float, float]:
    """Q(a, x) of a < 3, 1 <= x <= 8, over x**b exp(-x) / gamma(b + 1); b; and 1 / gamma(b + 1)."""
    first = a >= 1.0
    second = a >= 2.0
    base = a - (2.0 if second else (1.0 if first else 0.0))
    value = base * own.tail((log - 1.0) + log_low, base - 0.5) / x
    value = value + ((1.0 if first else 0.0) + (x / (base + 1.0) if second else 0.0))
    return value, base, reciprocal_factorial(base)[0]


def tails_by_table(a: float, x: float) -> tuple[float, float]:
    """Both tails for a < 3 and 1 <= x < 8."""
    log, log_low = log_pair(x)
    value, base, recip = tabled(a, x, log, log_low)
    high, low = power_by_log(base, x, log, log_low)
    upper = exp_times(high, low, recip * value)
    return 1.0 - upper, upper


def _small_power(a: float, x: float) -> float:
    """x**a exp(-x) / gamma(a + 1), a < 3."""
    log, log_low = log_pair(x)
    high, low = power_by_log(a, x, log, log_low)
    return exp_times(high, low, reciprocal_factorial(a)[0])


def _large_power(a: float, x: float) -> float:
    """The same for a >= 3."""
    high, low, factor = stirling_power(a, x)
    return exp_times(high, low, factor)


def _tail_and_other(power: float, share: float) -> tuple[float, float]:
    """A product and one minus it, which does not hang on whether the product is wanted too."""
    return power * share, bits.fma(-power, share, 1.0)


def tails_below_small(a: float, x: float) -> tuple[float, float]:
    """Both tails for a < 3 and x up to a - 1/4."""
    return _tail_and_other(_small_power(a, x), series(a, x, 2))


def tails_above_small(a: float, x: float) -> tuple[float, float]:
    """Both tails for a < 3 and x >= 8."""
    upper, lower = _tail_and_other(_small_power(a, x) * a, upper_fraction(a, x))
    return lower, upper


def tails_below(a: float, x: float) -> tuple[float, float]:
    """Both tails for moderate a >= 3 and x far below."""
    return _tail_and_other(_large_power(a, x), series(a, x, 3))


def tails_below_large(a: float, x: float) -> tuple[float, float]:
    """Both tails for larger a."""
    return _tail_and_other(_large_power(a, x), series(a, x, 5))


def tails_above(a: float, x: float) -> tuple[float, float]:
    """Both tails for a >= 3 and x far above."""
    upper, lower = _tail_and_other(_large_power(a, x) * a, upper_fraction(a, x))
    return lower, upper


def gamma_region(a: float, x: float) -> int:
    """Which of the formulas above serves, of which none has branches; 0 at the edges."""
    small = 3 if x >= 8.0 else 2 if x >= 1.0 else 1
    small = 4 if x <= a - 0.25 else small
    large = 5 if 0.5 * x < a else 6
    large = large if x > 0.5 * a else (7 if a <= own.MODERATE else 8)
    inner = a > 0.0 and a < math.inf and x > 0.0 and x < math.inf
    return (large if a >= 3.0 else small) if inner else 0


def gamma_tails_at_edges(a: float, x: float) -> tuple[float, float]:
    """Both tails where a number is zero, infinite, negative or nan."""
    if not (a >= 0.0 and x >= 0.0) or (a == 0.0 and x == 0.0) or (a == math.inf and x == math.inf):
        return math.nan, math.nan
    return (0.0, 1.0) if x == 0.0 or a == math.inf else (1.0, 0.0)


def _tails_of_small(region: int, a: float, x: float) -> tuple[float, float]:
    """Both tails for a < 3."""
    if region == 1:
        return tails_about_zero(a, x)
    if region == 2:
        return tails_by_table(a, x)
    return tails_above_small(a, x) if region == 3 else tails_below_small(a, x)


def _tails_of_large(region: int, a: float, x: float) -> tuple[float, float]:
    """Both tails for a >= 3."""
    if region == 5:
        return tails_near_diagonal(a, x)
    if region == 6:
        return tails_above(a, x)
    return tails_below(a, x) if region == 7 else tails_below_large(a, x)


def gamma_tails(a: float, x: float) -> tuple[float, float]:
    """P(a, x) and Q(a, x) = 1 - P(a, x), each with its own digits."""
    region = gamma_region(a, x)
    if region == 0:
        return gamma_tails_at_edges(a, x)
    return _tails_of_small(region, a, x) if region < 5 else _tails_of_large(region, a, x)


def gammainc(a: float, x: float) -> float:
    """The lower tail P(a, x)."""
    return gamma_tails(a, x)[0]


def gammaincc(a: float, x: float) -> float:
    """The upper tail Q(a, x)."""
    return gamma_tails(a, x)[1]
