"""Formulas of Fisher's F distribution: dfn x / (dfn x + dfd) is a beta variable."""

import math

from nbmath import _bits as bits
from nbmath.distributions.beta.formulas import entropy as beta_entropy
from nbmath.distributions.formulas import (
    MODERATE,
    log_beta,
    probability,
    summed,
    times,
    times_less_one,
)
from nbmath.special.formulas import digamma
from nbmath.special.formulas.gammas import double as gammas
from nbmath.special.formulas.gammas.functions import log_pair, two_sum
from nbmath.special.formulas.incomplete_beta.functions import tails_of_pairs
from nbmath.special.formulas.incomplete_beta.inverse import beta_above, beta_below
from nbmath.special.formulas.incomplete_beta.shares import (
    beta_density,
    less_log,
    log_beta_density,
    log_lower_of_pairs,
)
from nbmath.special.formulas.powers import pow  # noqa: A004  # without branches

FAR = 1e30  # what has no trace of a one beside it, and whose reciprocal is finite
LogTerms = tuple[bool, float, float, float, float, float, float, float, float, float]
"""Whether the sum of degrees is moderate; both; their ratio, its logarithm and the constant of the
sum, each with its rest; the value at zero."""


def _degrees(dfn: float, dfd: float) -> float:
    """The first of two numbers of degrees of freedom, or nan where one is none."""
    sane = dfn > 0.0 and dfd > 0.0 and dfn < math.inf and dfd < math.inf
    return dfn if sane else math.nan


def shares(p: float, p_low: float, q: float) -> tuple[float, float, float, float]:
    """p / (p + q) and q / (p + q) of p with its rest, each as a number and a rest."""
    n, n_low = two_sum(p, q)
    n_low = n_low + p_low
    u, v = p / n, q / n
    u_low = (bits.fma(-u, n, p) + (p_low - u * n_low)) / n
    v_low = (bits.fma(-v, n, q) - v * n_low) / n
    return u, u_low, v, v_low


def _shares(x: float, dfn: float, dfd: float) -> tuple[float, float, float, float]:
    """dfn x / (dfn x + dfd) and dfd / (dfn x + dfd)."""
    scale = bits.pow2(-bits.exponent(dfn)) if dfn > 1.0 else 1.0  # no product overflows
    m = dfn * scale
    p = m * x
    return shares(p, bits.fma(m, x, -p), dfd * scale)


def _inward(x: float, dfn: float, dfd: float) -> tuple[float, float, float]:
    """x, away from zero and from infinity, where its shares have no rest: there a tail is a power.

    With the exponents of the lower and of the upper tail, zero where x is not moved that way: the
    lower one is that of the new x over FAINT_LIFT to its exponent.
    """
    p = dfn * x
    small = p < gammas.FAINT and p < gammas.FAINT * dfd
    far = p * gammas.FAINT > 1.0 and p * gammas.FAINT > dfd
    outer = x / gammas.FAINT_LIFT if far else x
    z = x * gammas.FAINT_LIFT if small else outer
    return z, 0.5 * dfn if small else 0.0, 0.5 * dfd if far else 0.0


def _moved(near: float, far: float, power: float) -> tuple[float, float]:
    """Both tails of x from those of the new one, first the one with this exponent."""
    fall = pow(1.0 / gammas.FAINT_LIFT, power)
    return near * fall, far - near * math.expm1(-power * math.log(gammas.FAINT_LIFT))


def pdf(x: float, dfn: float, dfd: float) -> float:
    """The density."""
    dfn = _degrees(dfn, dfd)
    if x > 0.0 and x < math.inf and dfn == dfn:
        x, lower, upper = _inward(x, dfn, dfd)
        u, u_low, v, v_low = _shares(x, dfn, dfd)
        value = beta_density(0.5 * dfn, 0.5 * dfd, u, u_low, v, v_low, x)
        if lower > 0.0:
            value = value * (gammas.FAINT_LIFT * pow(1.0 / gammas.FAINT_LIFT, lower))
        if upper > 0.0:
            value = value * (pow(1.0 / gammas.FAINT_LIFT, upper) / gammas.FAINT_LIFT)
        return value
    edge = math.inf if dfn < 2.0 else (1.0 if dfn == 2.0 else 0.0)
    return (edge if x == 0.0 else 0.0) if x == x and dfn == dfn else math.nan


def logpdf_terms(dfn: float, dfd: float) -> LogTerms:
    """What the degrees of freedom alone decide of the logarithm."""
    dfn = _degrees(dfn, dfd)
    edge = math.inf if dfn < 2.0 else (0.0 if dfn == 2.0 else -math.inf)
    ratio = dfn / dfd
    moderate = dfn + dfd < 2.0 * MODERATE and ratio > 1.0 / FAR and ratio < FAR
    ratio = ratio if moderate else 1.0
    ratio_low = bits.fma(-ratio, dfd, dfn) / dfd if moderate else 0.0
    high, low = log_beta(0.5 * dfn if moderate else 1.0, 0.5 * dfd if moderate else 1.0)
    log, log_low = log_pair(ratio)
    log_low = log_low + ratio_low / ratio
    more, more_low = times(0.5 * dfn, log, log_low)
    first, lost = two_sum(more, -high)
    return moderate, dfn, dfd, ratio, ratio_low, log, log_low, first, lost + (more_low - low), edge


def logpdf_of(x: float, terms: LogTerms) -> float:
    """The logarithm of the density from these."""
    moderate, dfn, dfd, ratio, ratio_low, by, by_low, first, first_low, edge = terms
    inside = x > 0.0 and x < math.inf and dfn == dfn
    u = x if inside else 1.0
    if moderate:
        log, log_low = log_pair(u)
        r = u * ratio
        far = r > FAR
        r_low = bits.fma(u, ratio, -r) + u * ratio_low
        w, w_low = two_sum(1.0, 1.0 if far else r)
        other, other_low = log_pair(w)
        other_low = other_low + (w_low + (0.0 if far else r_low)) / w
        both, lost = two_sum(log, by)
        other, other_low = both if far else other, lost + log_low + by_low if far else other_low
        high, low = times_less_one(0.5 * dfn, log, log_low)
        both, lost = two_sum(dfn, dfd)
        more, more_low = times(-0.5 * both, other, other_low)
        more_low = more_low - 0.5 * lost * other
        value = summed(high, first, more, first_low + (low + more_low))
    else:
        value = _log_of_many(u, dfn, dfd) if inside else 0.0
    value = value if inside else edge if x == 0.0 else -math.inf
    return value if x == x and dfn == dfn else math.nan


def _log_of_many(x: float, dfn: float, dfd: float) -> float:
    """The logarithm of the density above zero, of any degrees of freedom."""
    z, lower, upper = _inward(x, dfn, dfd)
    u, u_low, v, v_low = _shares(z, dfn, dfd)
    high, low = log_beta_density(0.5 * dfn, 0.5 * dfd, u, u_low, v, v_low)
    high, low = less_log(high, low, x, 0.0)
    return high + (low - (lower + upper) * math.log(gammas.FAINT_LIFT))


def logpdf(x: float, dfn: float, dfd: float) -> float:
    """Its logarithm."""
    return logpdf_of(x, logpdf_terms(dfn, dfd))


def pairs(x: float, dfn: float, dfd: float) -> tuple[float, float, float, float]:
    """The beta variable and what it lacks of one, of an x that is not moved; else nan."""
    z, below, above = _inward(x, dfn, dfd)
    usual = x > 0.0 and x < math.inf and below + above == 0.0
    return _shares(z if usual else math.nan, dfn, dfd)


def exponents(dfn: float, dfd: float) -> tuple[float, float]:
    """Those of the beta variable."""
    return 0.5 * dfn, 0.5 * dfd


def lower_of(lower: float, upper: float, x: float, dfn: float, dfd: float) -> float:
    """The lower one of both tails."""
    return lower


def upper_of(lower: float, upper: float, x: float, dfn: float, dfd: float) -> float:
    """The upper one."""
    return upper


def _tails(x: float, dfn: float, dfd: float) -> tuple[float, float]:
    """Both tails."""
    dfn = _degrees(dfn, dfd)
    if x > 0.0 and x < math.inf and dfn == dfn:
        x, below, above = _inward(x, dfn, dfd)
        u, u_low, v, v_low = _shares(x, dfn, dfd)
        lower, upper = tails_of_pairs(0.5 * dfn, 0.5 * dfd, u, u_low, v, v_low)
        if below > 0.0:
            lower, upper = _moved(lower, upper, below)
        if above > 0.0:
            upper, lower = _moved(upper, lower, above)
        return lower, upper
    lower = (1.0 if x > 0.0 else 0.0) if x == x and dfn == dfn else math.nan
    return lower, 1.0 - lower


def cdf(x: float, dfn: float, dfd: float) -> float:
    """The probability of at most x."""
    return _tails(x, dfn, dfd)[0]


def sf(x: float, dfn: float, dfd: float) -> float:
    """The probability of more than x."""
    return _tails(x, dfn, dfd)[1]


def logcdf(x: float, dfn: float, dfd: float) -> float:
    """The logarithm of the probability of at most x."""
    dfn = _degrees(dfn, dfd)
    z, below, above = _inward(x, dfn, dfd)
    if x > 0.0 and x < math.inf and dfn == dfn and above == 0.0:
        u, u_low, v, v_low = _shares(z, dfn, dfd)
        value = log_lower_of_pairs(0.5 * dfn, 0.5 * dfd, u, u_low, v, v_low)
        return value - below * math.log(gammas.FAINT_LIFT)
    return _log_of_less(_tails(x, dfn, dfd))


def logsf(x: float, dfn: float, dfd: float) -> float:
    """The logarithm of the probability of more than x."""
    dfn = _degrees(dfn, dfd)
    z, below, above = _inward(x, dfn, dfd)
    if x > 0.0 and x < math.inf and dfn == dfn and below == 0.0:
        u, u_low, v, v_low = _shares(z, dfn, dfd)
        value = log_lower_of_pairs(0.5 * dfd, 0.5 * dfn, v, v_low, u, u_low)
        return value - above * math.log(gammas.FAINT_LIFT)
    lower, upper = _tails(x, dfn, dfd)
    return _log_of_less((upper, lower))


def _log_of_less(tails: tuple[float, float]) -> float:
    """The logarithm of the first of two tails."""
    return math.log(tails[0]) if tails[0] < 0.5 else math.log1p(-tails[1])


def share(p: float, dfn: float, dfd: float) -> float:
    """The tail that is asked for."""
    return probability(p)


def point(x: float, y: float, p: float, dfn: float, dfd: float) -> float:
    """The quantile from x and 1 - x of the beta variable."""
    return (dfd / dfn) * (x / y)


def ppf(p: float, dfn: float, dfd: float) -> float:
    """The quantile."""
    x, y = beta_below(0.5 * _degrees(dfn, dfd), 0.5 * dfd, probability(p))
    return point(x, y, p, dfn, dfd)


def isf(p: float, dfn: float, dfd: float) -> float:
    """The quantile from above."""
    x, y = beta_above(0.5 * _degrees(dfn, dfd), 0.5 * dfd, probability(p))
    return point(x, y, p, dfn, dfd)


def mean(dfn: float, dfd: float) -> float:
    """The expectation; infinite up to dfd = 2."""
    sane = _degrees(dfd, dfn)
    value = sane / (sane - 2.0)
    return math.inf if sane <= 2.0 else value


def var(dfn: float, dfd: float) -> float:
    """The variance; infinite up to dfd = 4."""
    n, d = _degrees(dfn, dfd), dfd
    ratio = d / (d - 2.0)
    value = 2.0 * ratio * ratio * ((n + (d - 2.0)) / n) / (d - 4.0)
    return math.inf if n == n and d <= 4.0 else value


def std(dfn: float, dfd: float) -> float:
    """The root of the variance."""
    return math.sqrt(var(dfn, dfd))


def skewness(dfn: float, dfd: float) -> float:
    """The third standardised moment; nan up to dfd = 6."""
    n, d = _degrees(dfn, dfd), dfd
    total = n + (d - 2.0)
    value = (total + n) / (d - 6.0) * math.sqrt(8.0 * (d - 4.0) / n / total)
    return value if d > 6.0 else math.nan


def kurtosis(dfn: float, dfd: float) -> float:
    """The fourth standardised moment less 3; nan up to dfd = 8."""
    n, d = _degrees(dfn, dfd), dfd
    total = n + (d - 2.0)
    first = (d - 2.0) / n * ((d - 2.0) / total) * ((d - 4.0) / (d - 6.0)) / (d - 8.0)
    value = 12.0 * (first + (5.0 * d - 22.0) / (d - 6.0) / (d - 8.0))
    return value if d > 8.0 else math.nan


def entropy(dfn: float, dfd: float) -> float:
    """The expected -logpdf."""
    a, b = 0.5 * _degrees(dfn, dfd), 0.5 * dfd
    # x = (b / a) u / (1 - u), of which the logarithm of the slope is log(b / a) - 2 log(1 - u)
    return beta_entropy(a, b) + math.log(b / a) - 2.0 * (digamma(b) - digamma(a + b))


def score(x: float, dfn: float, dfd: float) -> tuple[float, float]:
    """The derivatives of logpdf by dfn and dfd; nan where the density is zero."""
    n, d = _degrees(dfn, dfd), dfd
    u, _, v, _ = _shares(x if x > 0.0 else math.nan, n, d)
    whole = digamma(0.5 * n + 0.5 * d)
    spare = v - (d / n) * u  # (1 - x) dfd / (dfn x + dfd)
    first = math.log(u) + (whole - digamma(0.5 * n)) + spare
    second = math.log(v) + (whole - digamma(0.5 * d)) - (n / d) * spare
    return 0.5 * first, 0.5 * second
