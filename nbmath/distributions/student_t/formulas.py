"""Formulas of Student's t distribution: df / (df + z^2) is a beta variable of df / 2 and 1/2.

Where df is so large that the normal distribution is nearer than rounding, that takes its place.
"""

import math

from nbmath import _bits as bits
from nbmath.distributions.f.formulas import shares
from nbmath.distributions.formulas import located, probability, sound, standardized, times
from nbmath.elementary.formulas.functions import log1p_parts
from nbmath.special.formulas import (
    digamma,
    log_ndtr,
    ndtr,
    ndtri,
    normal_bell,
)
from nbmath.special.formulas.gammas import double as gammas
from nbmath.special.formulas.gammas.functions import digamma_rest, log_pair, two_sum
from nbmath.special.formulas.incomplete_beta.functions import tails_of_pairs
from nbmath.special.formulas.incomplete_beta.inverse import beta_below
from nbmath.special.formulas.incomplete_beta.shares import half_step, log_lower_of_pairs
from nbmath.special.formulas.incomplete_gamma import double as tails
from nbmath.special.formulas.incomplete_gamma.functions import exp_times

HALF_LOG_2PI = 0.9189385332046727
LOG_2 = 0.6931471805599453
LogTerms = tuple[float, float, float, float, float, float, float, float]
"""df, loc, scale, the value at loc, and 1 / df and log(df), each with its rest."""


def _point(x: float, df: float, loc: float, scale: float) -> float:
    """The standardised point; nan for parameters that are none."""
    return sound(standardized(x, loc, scale), loc, df)


def _normal(z: float, df: float) -> bool:
    """Where the normal distribution is nearer than rounding."""
    return bits.fma(z * z, z * z, 1.0) < tails.EPS * df


def _far(z: float, df: float) -> bool:
    """Where nothing is left of df beside z^2."""
    return df < z * z * gammas.FAINT


def _log_share(z: float, df: float) -> tuple[float, float]:
    """log(df / (df + z^2)) as a number and a rest."""
    if _far(z, df):
        log, log_low = log_pair(math.fabs(z))
        high, low = log_pair(df)
        high, lost = two_sum(high, -2.0 * log)
        return high, low + (lost - 2.0 * log_low)
    p = z * z
    v, v_low, u, u_low = shares(p, bits.fma(z, z, -p), df)
    if v < 0.5:
        high, low = log1p_parts(-v)
        return high, low - v_low / u
    high, low = log_pair(u)
    return high, low + u_low / u


def _power(z: float, df: float, more: float) -> tuple[float, float]:
    """(df / 2 + more) log(df / (df + z^2)) as a number and a rest."""
    log, low = _log_share(z, df)
    a = 0.5 * df
    p = a * log
    high, lost = two_sum(p, more * log)
    return high, (lost + bits.fma(a, log, -p)) + (a + more) * low


def pdf(x: float, df: float, loc: float, scale: float) -> float:
    """The density."""
    z = _point(x, df, loc, scale)
    if z != z or math.fabs(z) == math.inf:
        return 0.0 / math.fabs(z)
    if _normal(z, df):
        return normal_bell(z) / scale
    high, low = _power(z, df, 0.5)
    return exp_times(high, low, half_step(0.5 * df) * (tails.ROOT_2PI_INVERSE / scale))


def logpdf_terms(df: float, loc: float, scale: float) -> LogTerms:
    """What the parameters alone decide of the logarithm."""
    df = sound(sound(df, loc, scale), loc, df)
    first = math.log(half_step(0.5 * df) / scale) - HALF_LOG_2PI
    per = 1.0 / df
    log, log_low = log_pair(df)
    per_low = bits.fma(-per, df, 1.0) * per
    return df, loc, scale, first, per, per_low if df < math.inf else 0.0, log, log_low


def logpdf_of(x: float, terms: LogTerms) -> float:
    """The logarithm of the density from these."""
    df, loc, scale, first, per, per_low, by, by_low = terms
    z = (x - loc) / scale
    size = math.fabs(z)
    inside = size < math.inf
    size = size if inside else 0.0
    p = size * size
    far = df < p * gammas.FAINT
    p = 0.0 if far else p
    r = p * per
    r_low = bits.fma(p, per, -r) + (p * per_low + bits.fma(0.0 if far else size, size, -p) * per)
    w, w_low = two_sum(1.0, r)
    log, log_low = log_pair(size if far else w)
    twice, lost = two_sum(2.0 * log, -by)
    low = lost + (2.0 * log_low - by_low) if far else log_low + (w_low + r_low) / w
    high, low = times(-0.5 * df - 0.5, twice if far else log, low)
    normal = bits.fma(p, p, 1.0) < tails.EPS * df and not far
    value = -0.5 * p + first if normal else high + (first + low)
    value = value if inside else -math.inf
    return value if z == z and df == df else math.nan


def logpdf(x: float, df: float, loc: float, scale: float) -> float:
    """Its logarithm."""
    return logpdf_of(x, logpdf_terms(df, loc, scale))


def _tail(z: float, df: float) -> float:
    """The probability of more than z >= 0."""
    if z == math.inf or z != z:
        return 0.0 / math.fabs(z)
    if _normal(z, df):
        return ndtr(-z)
    if _far(z, df):
        high, low = _power(z, df, 0.0)
        return exp_times(high, low, half_step(0.5 * df) * tails.ROOT_2PI_INVERSE / math.sqrt(df))
    p = z * z
    v, v_low, u, u_low = shares(p, bits.fma(z, z, -p), df)
    return 0.5 * tails_of_pairs(0.5 * df, 0.5, u, u_low, v, v_low)[0] if v > 0.0 else 0.5


def _log_tail(z: float, df: float) -> float:
    """The logarithm of the probability of more than z >= 0."""
    if z == math.inf or z != z:
        return -z
    if _normal(z, df):
        return log_ndtr(-z)
    if _far(z, df):
        high, low = _power(z, df, 0.0)
        share = half_step(0.5 * df) * tails.ROOT_2PI_INVERSE / math.sqrt(df)
        return high + (math.log(share) + low)
    p = z * z
    v, v_low, u, u_low = shares(p, bits.fma(z, z, -p), df)
    both = log_lower_of_pairs(0.5 * df, 0.5, u, u_low, v, v_low) if v > 0.0 else 0.0
    return both - LOG_2


def pairs(x: float, df: float, loc: float, scale: float) -> tuple[float, float, float, float]:
    """The beta variable and what it lacks of one; nan where another formula serves."""
    z = _point(x, df, loc, scale)
    p = z * z
    v, v_low, u, u_low = shares(p, bits.fma(z, z, -p), df)
    usual = not (_normal(z, df) or _far(z, df)) and v > 0.0
    return u if usual else math.nan, u_low, v, v_low


def exponents(df: float, loc: float, scale: float) -> tuple[float, float]:
    """Those of the beta variable."""
    return 0.5 * df, 0.5


def lower_of(lower: float, upper: float, x: float, df: float, loc: float, scale: float) -> float:
    """The probability of at most x from the lower tail of the beta variable."""
    tail = 0.5 * lower
    return tail if standardized(x, loc, scale) < 0.0 else 1.0 - tail


def upper_of(lower: float, upper: float, x: float, df: float, loc: float, scale: float) -> float:
    """The probability of more than x."""
    tail = 0.5 * lower
    return 1.0 - tail if standardized(x, loc, scale) < 0.0 else tail


def cdf(x: float, df: float, loc: float, scale: float) -> float:
    """The probability of at most x."""
    z = _point(x, df, loc, scale)
    tail = _tail(math.fabs(z), df)
    return tail if z < 0.0 else 1.0 - tail


def sf(x: float, df: float, loc: float, scale: float) -> float:
    """The probability of more than x."""
    z = _point(x, df, loc, scale)
    tail = _tail(math.fabs(z), df)
    return 1.0 - tail if z < 0.0 else tail


def logcdf(x: float, df: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of at most x."""
    z = _point(x, df, loc, scale)
    return _log_tail(-z, df) if z < 0.0 else math.log1p(-_tail(z, df))


def logsf(x: float, df: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of more than x."""
    z = _point(x, df, loc, scale)
    return math.log1p(-_tail(-z, df)) if z < 0.0 else _log_tail(z, df)


def share(p: float, df: float, loc: float, scale: float) -> float:
    """Both tails together: the lower one of the beta variable that belongs to p."""
    p = sound(probability(p), loc, df)
    return 2.0 * (p if p < 0.5 else 1.0 - p)


def _quantile(x: float, y: float, p: float, df: float) -> float:
    """How far from the centre the quantile is, from x and 1 - x of the beta variable."""
    if df > 1.0 / (tails.EPS * tails.EPS):
        return -ndtri(p if p < 0.5 else 1.0 - p)
    return math.sqrt(df) * math.sqrt(y) / math.sqrt(x)


def point(x: float, y: float, p: float, df: float, loc: float, scale: float) -> float:
    """The quantile from these."""
    z = _quantile(x, y, p, df)
    return located(-z if p < 0.5 else z, loc, scale)


def point_above(x: float, y: float, p: float, df: float, loc: float, scale: float) -> float:
    """The quantile from above from these."""
    z = _quantile(x, y, p, df)
    return located(z if p < 0.5 else -z, loc, scale)


def ppf(p: float, df: float, loc: float, scale: float) -> float:
    """The quantile."""
    x, y = beta_below(0.5 * df, 0.5, share(p, df, loc, scale))
    return point(x, y, p, df, loc, scale)


def isf(p: float, df: float, loc: float, scale: float) -> float:
    """The quantile from above."""
    x, y = beta_below(0.5 * df, 0.5, share(p, df, loc, scale))
    return point_above(x, y, p, df, loc, scale)


def mean(df: float, loc: float, scale: float) -> float:
    """The expectation; nan up to df = 1."""
    return sound(loc if df > 1.0 else math.nan, loc, scale)


def var(df: float, loc: float, scale: float) -> float:
    """The variance; infinite up to df = 2, nan up to df = 1."""
    value = scale * scale / (1.0 - 2.0 / df)
    value = value if df > 2.0 else math.inf
    return sound(value if df > 1.0 else math.nan, loc, scale)


def std(df: float, loc: float, scale: float) -> float:
    """The root of the variance."""
    return math.sqrt(var(df, loc, scale))


def skewness(df: float, loc: float, scale: float) -> float:
    """The third standardised moment; nan up to df = 3."""
    return sound(0.0 if df > 3.0 else math.nan, loc, scale)


def kurtosis(df: float, loc: float, scale: float) -> float:
    """The fourth standardised moment less 3; infinite up to df = 4, nan up to df = 2."""
    value = 6.0 / (df - 4.0) if df > 4.0 else math.inf
    return sound(value if df > 2.0 else math.nan, loc, scale)


def _digamma_step(a: float) -> float:
    """digamma(a + 1/2) - digamma(a)."""
    if a < 3.0:
        return digamma(a + 0.5) - digamma(a)
    b = a + 0.5
    return math.log1p(0.5 / a) + (0.25 / (a * b) - (digamma_rest(b) - digamma_rest(a)))


def entropy(df: float, loc: float, scale: float) -> float:
    """The expected -logpdf."""
    a = 0.5 * sound(df, loc, df)
    half = (a + 0.5) * _digamma_step(a) if a < math.inf else 0.5
    return HALF_LOG_2PI + (half - math.log(half_step(a))) + math.log(sound(scale, loc, scale))


def score(x: float, df: float, loc: float, scale: float) -> tuple[float, float, float]:
    """The derivatives of logpdf by df, loc and scale."""
    z = _point(x, df, loc, scale)
    p = z * z
    v, _, u, _ = shares(p, 0.0, df)
    more = 1.0 + 1.0 / df
    log, low = _log_share(z, df)
    by_df = _digamma_step(0.5 * df) + (log + (low + (more * v - 1.0 / df)))
    return 0.5 * by_df, more * u * z / scale, ((df + 1.0) * v - 1.0) / scale
