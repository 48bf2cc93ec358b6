"""Formulas of the chi-square distribution, which is gamma of shape df / 2 and scale 2."""

import math

from nbmath.distributions.formulas import sound
from nbmath.distributions.gamma.formulas import LogTerms
from nbmath.distributions.gamma.formulas import above as gamma_above
from nbmath.distributions.gamma.formulas import cdf as gamma_cdf
from nbmath.distributions.gamma.formulas import entropy as gamma_entropy
from nbmath.distributions.gamma.formulas import isf as gamma_isf
from nbmath.distributions.gamma.formulas import kl as gamma_kl
from nbmath.distributions.gamma.formulas import kurtosis as gamma_kurtosis
from nbmath.distributions.gamma.formulas import logcdf as gamma_logcdf
from nbmath.distributions.gamma.formulas import logpdf_of as gamma_logpdf_of
from nbmath.distributions.gamma.formulas import logpdf_terms as gamma_logpdf_terms
from nbmath.distributions.gamma.formulas import logsf as gamma_logsf
from nbmath.distributions.gamma.formulas import pdf as gamma_pdf
from nbmath.distributions.gamma.formulas import point as gamma_point
from nbmath.distributions.gamma.formulas import ppf as gamma_ppf
from nbmath.distributions.gamma.formulas import score as gamma_score
from nbmath.distributions.gamma.formulas import sf as gamma_sf
from nbmath.distributions.gamma.formulas import skewness as gamma_skewness
from nbmath.special.formulas import trigamma


def pdf(x: float, df: float) -> float:
    """The density."""
    return gamma_pdf(x, 0.5 * df, 0.0, 2.0)


def logpdf_terms(df: float) -> LogTerms:
    """What df alone decides of its logarithm."""
    return gamma_logpdf_terms(0.5 * df, 0.0, 2.0)


def logpdf_of(x: float, terms: LogTerms) -> float:
    """The logarithm from these."""
    return gamma_logpdf_of(x, terms)


def logpdf(x: float, df: float) -> float:
    """Its logarithm."""
    return logpdf_of(x, logpdf_terms(df))


def above(x: float, df: float) -> float:
    """The point as that of a gamma distribution of scale one."""
    return gamma_above(x, 0.5 * df, 0.0, 2.0)


def shape(df: float) -> float:
    """The shape of the gamma distribution."""
    return 0.5 * df


def cdf(x: float, df: float) -> float:
    """The probability of at most x."""
    return gamma_cdf(x, 0.5 * df, 0.0, 2.0)


def sf(x: float, df: float) -> float:
    """The probability of more than x."""
    return gamma_sf(x, 0.5 * df, 0.0, 2.0)


def logcdf(x: float, df: float) -> float:
    """The logarithm of the probability of at most x."""
    return gamma_logcdf(x, 0.5 * df, 0.0, 2.0)


def logsf(x: float, df: float) -> float:
    """The logarithm of the probability of more than x."""
    return gamma_logsf(x, 0.5 * df, 0.0, 2.0)


def point(z: float, df: float) -> float:
    """Where a quantile of scale one lies."""
    return gamma_point(z, 0.5 * df, 0.0, 2.0)


def ppf(p: float, df: float) -> float:
    """The quantile."""
    return gamma_ppf(p, 0.5 * df, 0.0, 2.0)


def isf(p: float, df: float) -> float:
    """The quantile from above."""
    return gamma_isf(p, 0.5 * df, 0.0, 2.0)


def mean(df: float) -> float:
    """The expectation."""
    return sound(df, 0.0, df)


def var(df: float) -> float:
    """The variance."""
    return sound(2.0 * df, 0.0, df)


def std(df: float) -> float:
    """The root of the variance."""
    return math.sqrt(var(df))


def skewness(df: float) -> float:
    """The third standardised moment."""
    return gamma_skewness(0.5 * df, 0.0, 2.0)


def kurtosis(df: float) -> float:
    """The fourth standardised moment less 3."""
    return gamma_kurtosis(0.5 * df, 0.0, 2.0)


def entropy(df: float) -> float:
    """The expected -logpdf."""
    return gamma_entropy(0.5 * df, 0.0, 2.0)


def score(x: float, df: float) -> float:
    """The derivative of logpdf by df."""
    return 0.5 * gamma_score(x, 0.5 * df, 0.0, 2.0)[0]


def kl(df: float, df_q: float) -> float:
    """The expected logarithm of the ratio of two densities under the first."""
    return gamma_kl(0.5 * df, 2.0, 0.5 * df_q, 2.0)


def fisher_information(df: float) -> float:
    """What one observation tells of df."""
    return 0.25 * trigamma(0.5 * sound(df, 0.0, df))
