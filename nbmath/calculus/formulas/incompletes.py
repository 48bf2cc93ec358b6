"""The derivatives of the beta and the incomplete functions, along their parameters too.

Along a parameter the series or the fraction of the function is differentiated term by term, on the
side of the mean where all terms have one sign (docs/calculus.md).
"""

import math

from nbmath.special.formulas import (
    beta,
    beta_above,
    beta_below,
    beta_density_at,
    betainc,
    betaincc,
    betainccinv,
    betaincinv,
    betaln,
    digamma,
    gamma_density,
    gammainc,
    gammaincc,
    gammainccinv,
    gammaincinv,
)
from nbmath.special.formulas.incomplete_gamma import double as own

START = 10.0
"""From here on Stirling's series of the digamma function has all digits."""
STIRLING = (
    *(0.08333333333333333, -0.008333333333333333, 0.003968253968253968, -0.004166666666666667),
    *(0.007575757575757576, -0.021092796092796094, 0.08333333333333333, -0.4432598039215686),
)
"""B_2k / 2k."""
MOST = 1e5
"""Terms of a series."""


def _rest(u, v):
    """Stirling's p(u) = sum of B_2k / 2k u^k, and (p(u) - p(v)) / (u - v)."""
    value, slope = STIRLING[7] + 0.0 * u, 0.0 * u
    for k in range(7):
        slope = slope * v + value
        value = value * u + STIRLING[6 - k]
    return value * u, slope * v + value


def digamma_gap(a, b):
    """digamma(a + b) - digamma(a), in which nothing cancels where both are positive."""
    if not (a > 0.0 and b > 0.0):
        return digamma(a + b) - digamma(a)
    low, total = a, 0.0 * a
    while low < START:
        total = total + b / (low * (low + b))
        low = low + 1.0
    c = low + b
    u = 1.0 / (low * low)
    slope = _rest(u, 1.0 / (c * c))[1]
    share = b / c
    return total + math.log1p(b / low) + 0.5 * share / low + u * share * ((low + c) / c) * slope


def _above_log(a, x):
    """digamma(a) - log(x)."""
    if a < START:
        return digamma(a) - math.log(x)
    u = 1.0 / (a * a)
    near = 0.5 * a < x < 2.0 * a
    log = math.log1p((x - a) / a) if near else math.log(x / a)
    return -0.5 / a - _rest(u, u)[0] - log


def beta_rule(a, b):
    y = beta(a, b)
    return y, -y * digamma_gap(a, b), -y * digamma_gap(b, a)


def betaln_rule(a, b):
    return betaln(a, b), -digamma_gap(a, b), -digamma_gap(b, a)


def gamma_density_rule(a, x, scale):
    y = gamma_density(a, x, scale)
    return y, -y * _above_log(a, x), y * ((a - 1.0) - x) / x, -y / scale


def beta_density_at_rule(a, b, x):
    y = beta_density_at(a, b, x)
    along_x = y * ((a - 1.0) / x - (b - 1.0) / (1.0 - x))
    along_a, along_b = math.log(x) + digamma_gap(a, b), math.log1p(-x) + digamma_gap(b, a)
    return y, y * along_a, y * along_b, along_x


def _by_series(a, x):
    """(d / da) P(a, x) over x^a exp(-x) / gamma(a + 1), x < a or x < 1."""
    term, total = 1.0 + 0.0 * x, 1.0 + 0.0 * x
    sums, weighted = 0.0 * a, 0.0 * a
    n = 1.0
    while term * (1.0 + sums) > 0.125 * own.EPS * total and n < MOST:
        term = term * (x / (a + n))
        sums = sums + 1.0 / (a + n)
        total = total + term
        weighted = weighted + term * sums
        n += 1.0
    small = a < START  # 1 / a would cancel
    gap = digamma(a + 1.0) - math.log(x) if small else _above_log(a, x) + 1.0 / a
    return -gap * total - weighted


def _by_fraction(a, x):
    """(d / da) Q(a, x) over x^a exp(-x) / gamma(a), from the fraction's last denominator up."""
    n = float(math.floor(40.0 + 8.0 * math.sqrt(a) + 60.0 / x + 40.0 / math.sqrt(x)))
    t, slope = x + (2.0 * n + 1.0) - a, -1.0 + 0.0 * a
    while n > 0.5:
        ratio = n * (a - n) / t
        slope = (n - ratio * slope) / t - 1.0
        t = x + (2.0 * n - 1.0) - a + ratio
        n -= 1.0
    return (-_above_log(a, x) - slope / t) / t


def gammainc_along_a(a, x):
    """(d / da) P(a, x), which is negative."""
    if not (x > 0.0 and x < math.inf):
        return 0.0 * a
    scale = x * gamma_density(a, x, 1.0)
    if x < a or x < 1.0:
        return scale / a * _by_series(a, x)
    return -scale * _by_fraction(a, x)


def gammainc_rule(a, x):
    return gammainc(a, x), gammainc_along_a(a, x), gamma_density(a, x, 1.0)


def gammaincc_rule(a, x):
    return gammaincc(a, x), -gammainc_along_a(a, x), -gamma_density(a, x, 1.0)


def gammaincinv_rule(a, p):
    x = gammaincinv(a, p)
    density = gamma_density(a, x, 1.0)
    return x, -gammainc_along_a(a, x) / density, 1.0 / density


def gammainccinv_rule(a, q):
    x = gammainccinv(a, q)
    density = gamma_density(a, x, 1.0)
    return x, -gammainc_along_a(a, x) / density, -1.0 / density


def _below_mean(a, b, x, y):
    """What I_x(a, b) changes by along a and b, over x^a y^b / (a B(a, b)), x below the mean."""
    term, total = 1.0 + 0.0 * x, 1.0 + 0.0 * x
    sums, gaps = 0.0 * (a + b), 0.0 * (a + b)
    by_a, by_b = 0.0 * sums, 0.0 * sums
    n = 0.0
    while term * (1.0 + sums) > 0.125 * own.EPS * (1.0 - x) * total and n < MOST:
        n += 1.0
        above, below = a + b + (n - 1.0), a + n
        term = term * (x * (above / below))
        sums = sums + 1.0 / above
        gaps = gaps + (1.0 - b) / (above * below)
        total = total + term
        by_a = by_a + term * gaps
        by_b = by_b + term * sums
    # the smaller of x and y is the exact one
    log_x = math.log(x) if x < 0.5 else math.log1p(-y)
    log_y = math.log(y) if y < 0.5 else math.log1p(-x)
    along_a, along_b = log_x + digamma_gap(a, b) - 1.0 / a, log_y + digamma_gap(b, a)
    return along_a * total + by_a, along_b * total + by_b


def betainc_along(a, b, x):
    """The slopes of I_x(a, b) along a and b."""
    if not (x > 0.0 and x < 1.0):
        return 0.0 * a, 0.0 * b
    y = 1.0 - x
    scale = x * y * beta_density_at(a, b, x)
    if x * b < a * y:
        along_a, along_b = _below_mean(a, b, x, y)
        return scale / a * along_a, scale / a * along_b
    along_b, along_a = _below_mean(b, a, y, x)
    return -scale / b * along_a, -scale / b * along_b


def betainc_rule(a, b, x):
    along_a, along_b = betainc_along(a, b, x)
    return betainc(a, b, x), along_a, along_b, beta_density_at(a, b, x)


def betaincc_rule(a, b, x):
    along_a, along_b = betainc_along(a, b, x)
    return betaincc(a, b, x), -along_a, -along_b, -beta_density_at(a, b, x)


def betaincinv_rule(a, b, p):
    x = betaincinv(a, b, p)
    density = beta_density_at(a, b, x)
    along_a, along_b = betainc_along(a, b, x)
    return x, -along_a / density, -along_b / density, 1.0 / density


def betainccinv_rule(a, b, q):
    x = betainccinv(a, b, q)
    density = beta_density_at(a, b, x)
    along_a, along_b = betainc_along(a, b, x)
    return x, -along_a / density, -along_b / density, -1.0 / density


def _slopes_of_share(a, b, x, y):
    """Those of the x with a lower tail, from x and 1 - x, whichever has the digits."""
    low = x < y
    density = beta_density_at(a if low else b, b if low else a, x if low else y)
    along_a, along_b = betainc_along(a if low else b, b if low else a, x if low else y)
    by_a, by_b = along_a if low else -along_b, along_b if low else -along_a
    return -by_a / density, -by_b / density, 1.0 / density


def beta_below_first_rule(a, b, p):
    x, y = beta_below(a, b, p)
    by_a, by_b, by_p = _slopes_of_share(a, b, x, y)
    return x, by_a, by_b, by_p


def beta_below_second_rule(a, b, p):
    x, y = beta_below(a, b, p)
    by_a, by_b, by_p = _slopes_of_share(a, b, x, y)
    return y, -by_a, -by_b, -by_p


def beta_above_first_rule(a, b, q):
    x, y = beta_above(a, b, q)
    by_a, by_b, by_q = _slopes_of_share(a, b, x, y)
    return x, by_a, by_b, -by_q


def beta_above_second_rule(a, b, q):
    x, y = beta_above(a, b, q)
    by_a, by_b, by_q = _slopes_of_share(a, b, x, y)
    return y, -by_a, -by_b, by_q
