"""Formulas of the Cauchy distribution."""

import math

from nbmath.distributions.formulas import located, log_of, probability, sound, standardized
from nbmath.special.formulas.polynomials import poly11

LOG_PI = 1.1447298858494002
FAR = 1e9
"""Distances whose squares leave no trace of a one beside them."""
NARROW, WIDE = 0.41421356237309503, 2.414213562373095  # tan(pi / 8) and its reciprocal
# (atan(x) - x) / x**3 in powers of x**2; tests/nbmath/distributions/coefficients.py
ARCTANGENT = (
    -0.3333333333333333, 0.19999999999995574, -0.1428571428467574,
    0.11111111015882798, -0.09090904599617727, 0.07692183610285853,
    -0.06664516370337628, 0.05858184123261422, -0.05085598878758021,
    0.039235060703769094, -0.01918005733449552,
)  # fmt: skip  # a table


def _tail(w: float) -> float:
    """The probability of more than w >= 0: an angle, from the nearest of 0, pi / 4 and pi / 2."""
    far, near = w > WIDE, w < NARROW
    x = (1.0 if far else (-w if near else 1.0 - w)) / (w if far else (1.0 if near else 1.0 + w))
    z = x * x
    angle = x + x * z * poly11(ARCTANGENT, z)
    return ((0.0 if far else (0.5 * math.pi if near else 0.25 * math.pi)) + angle) / math.pi


def _lower(z: float) -> float:
    """The probability of at most z."""
    tail = _tail(math.fabs(z))
    return tail if z < 0.0 else 1.0 - tail


def _tangent(x: float) -> float:
    """The tangent of an angle up to pi / 4 (Lambert's fraction, DLMF 4.25.1)."""
    z = x * x
    inner = 9.0 - z / (11.0 - z / (13.0 - z / (15.0 - z / 17.0)))
    return x / (1.0 - z / (3.0 - z / (5.0 - z / (7.0 - z / inner))))


def _quantile(p: float) -> float:
    """The z with probability p of at most z."""
    tail = p if p < 0.5 else 1.0 - p
    central = tail > 0.25
    angle = math.pi * (p - 0.5 if central else tail)
    tangent = _tangent(angle)
    outer = math.inf if tail == 0.0 else 1.0 / tangent
    return tangent if central else -outer if p < 0.5 else outer


def _log_of_square(z: float) -> float:
    """log(1 + z^2), of which the square may be beyond the range."""
    size = math.fabs(z)
    far = size > FAR
    near = math.log1p(z * z)
    return 2.0 * math.log(size if far else 1.0) if far else near


def pdf(x: float, loc: float, scale: float) -> float:
    """The density."""
    z = standardized(x, loc, scale)
    far = math.fabs(z) > FAR
    near = 1.0 / (math.pi * scale * (1.0 + z * z))
    return 1.0 / (math.pi * scale * z) / z if far else near


def logpdf(x: float, loc: float, scale: float) -> float:
    """Its logarithm."""
    return -(LOG_PI + math.log(scale)) - _log_of_square(standardized(x, loc, scale))


def cdf(x: float, loc: float, scale: float) -> float:
    """The probability of at most x."""
    return _lower(standardized(x, loc, scale))


def sf(x: float, loc: float, scale: float) -> float:
    """The probability of more than x."""
    return _lower(-standardized(x, loc, scale))


def logcdf(x: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of at most x."""
    z = standardized(x, loc, scale)
    return log_of(_lower(z), _lower(-z))


def logsf(x: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of more than x."""
    z = standardized(x, loc, scale)
    return log_of(_lower(-z), _lower(z))


def ppf(p: float, loc: float, scale: float) -> float:
    """The quantile."""
    return located(_quantile(probability(p)), loc, scale)


def isf(p: float, loc: float, scale: float) -> float:
    """The quantile from above."""
    return located(-_quantile(probability(p)), loc, scale)


def mean(loc: float, scale: float) -> float:
    """There is none."""
    return math.nan * loc * scale


def var(loc: float, scale: float) -> float:
    """There is none."""
    return math.nan * loc * scale


def std(loc: float, scale: float) -> float:
    """There is none."""
    return math.nan * loc * scale


def skewness(loc: float, scale: float) -> float:
    """There is none."""
    return math.nan * loc * scale


def kurtosis(loc: float, scale: float) -> float:
    """There is none."""
    return math.nan * loc * scale


def entropy(loc: float, scale: float) -> float:
    """The expected -logpdf."""
    return sound(math.log(4.0 * math.pi * scale), loc, scale)


def score(x: float, loc: float, scale: float) -> tuple[float, float]:
    """The derivatives of logpdf by loc and by scale."""
    z = standardized(x, loc, scale)
    ratio = (z - 1.0) * (z + 1.0) / (1.0 + z * z)
    return 2.0 / (z + 1.0 / z) / scale, (1.0 if math.fabs(z) > FAR else ratio) / scale


def kl(loc: float, scale: float, loc_q: float, scale_q: float) -> float:
    """The expected logarithm of the ratio of two densities under the first."""
    a, b = (scale - scale_q) / scale, (scale - scale_q) / scale_q
    c, d = (loc - loc_q) / scale, (loc - loc_q) / scale_q
    value = math.log1p(0.25 * (a * b + c * d))
    return sound(sound(value, loc, scale), loc_q, scale_q)


def fisher_information(loc: float, scale: float) -> tuple[float, float, float]:
    """The upper triangle of the mean product of the score with itself."""
    one = sound(1.0, loc, scale) / scale / scale
    return 0.5 * one, 0.0 * one, 0.5 * one
