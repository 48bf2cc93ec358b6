"""Formulas of the normal distribution between a and b, in units of scale from loc.

What lies between two points is the density at the one that is nearer to zero, times an integral of
exp(-c u - u^2 / 2), c >= 0, by Gauss' rule: no two tails are subtracted.
"""

import math

from nbmath import _bits as bits
from nbmath.distributions.formulas import located, probability, sound, standardized
from nbmath.special.formulas import log_ndtr, logaddexp, ndtri_exp
from nbmath.special.formulas.gammas.functions import two_sum
from nbmath.special.formulas.incomplete_beta import double as rule
from nbmath.special.formulas.incomplete_gamma import double as tails
from nbmath.special.formulas.incomplete_gamma.functions import exp_times

HALF = -0.6931471805599453
FARTHEST, MOST = 40.0, 120
"""Where nothing is left of the normal tail, and how many steps a search goes at most."""


def _lower(a: float, b: float) -> float:
    """The lower bound, or nan where the bounds are none."""
    return a if a < b and a < math.inf and b > -math.inf else math.nan


def _near(a: float, b: float) -> float:
    """The point of [a, b] that is nearest to zero."""
    return a if a > 0.0 else (b if b < 0.0 else 0.0)


def _part(c: float, width: float, power: float) -> float:
    """The integral of u^power exp(-c u - u^2 / 2) from 0 to width, c >= 0."""
    unit = c if c > 1.0 else 1.0
    share = c / unit
    root = math.sqrt(share * share + 2.0 * rule.REACH / unit / unit)
    most = 2.0 * rule.REACH / unit / (share + root)
    reach = most if width > most else width
    total = 0.0
    for i in range(rule.COUNT):
        u = reach * rule.NODES[i]
        weight = rule.WEIGHTS[i] * math.exp(-u * (c + 0.5 * u))
        total = total + (weight if power == 0.0 else weight * math.pow(u, power))
    return total * reach


def _sum(a: float, b: float, power: float, sign: float) -> float:
    """The integral of |v|^power exp(-(z^2 - n^2) / 2), v = z - n, n the point nearest to zero.

    The part below n has a sign.
    """
    if a >= 0.0:
        return _part(a, b - a, power)
    if b <= 0.0:
        return sign * _part(-b, b - a, power)
    return _part(0.0, b, power) + sign * _part(0.0, -a, power)


def _mass(a: float, b: float) -> float:
    """The integral of exp(-(z^2 - n^2) / 2) from a to b."""
    return _sum(a, b, 0.0, 1.0)


def _fall(n: float, z: float) -> tuple[float, float]:
    """(n^2 - z^2) / 2 as a number and a rest."""
    p, q = n * n, z * z
    high, low = two_sum(p, -q)
    return 0.5 * high, 0.5 * (low + (bits.fma(n, n, -p) - bits.fma(z, z, -q)))


def _share(low: float, high: float, a: float, b: float) -> float:
    """The probability of a part of [a, b]."""
    fall, rest = _fall(_near(a, b), _near(low, high))
    return exp_times(fall, rest, _mass(low, high) / _mass(a, b))


def _log_share(low: float, high: float, a: float, b: float) -> float:
    """Its logarithm."""
    fall, rest = _fall(_near(a, b), _near(low, high))
    return fall + (math.log(_mass(low, high) / _mass(a, b)) + rest)


def _point(x: float, a: float, b: float, loc: float, scale: float) -> float:
    """The standardised point, a or b where it is beyond; nan for parameters that are none."""
    z = sound(standardized(x, loc, scale), _lower(a, b), scale)
    z = a if z < a else z
    return b if z > b else z


def pdf(x: float, a: float, b: float, loc: float, scale: float) -> float:
    """The density."""
    z = _point(x, a, b, loc, scale)
    straight = standardized(x, loc, scale)
    if z != straight or math.fabs(z) == math.inf:
        return 0.0 if z == z else z
    fall, rest = _fall(_near(a, b), z)
    return exp_times(fall, rest, 1.0 / _mass(a, b) / scale)


def logpdf(x: float, a: float, b: float, loc: float, scale: float) -> float:
    """Its logarithm."""
    z = _point(x, a, b, loc, scale)
    straight = standardized(x, loc, scale)
    if z != straight or math.fabs(z) == math.inf:
        return -math.inf if z == z else z
    fall, rest = _fall(_near(a, b), z)
    return fall + (rest - math.log(_mass(a, b) * scale))


def _tail(a: float, z: float, b: float) -> float:
    """The probability of more than z, a <= z <= b."""
    if not a < z < b:
        return (1.0 if z == a else 0.0) if z == z else z
    upper = _share(z, b, a, b)
    return upper if upper < 0.5 else 1.0 - _share(a, z, a, b)


def _log_tail(a: float, z: float, b: float) -> float:
    """Its logarithm."""
    if not a < z < b:
        return (0.0 if z == a else -math.inf) if z == z else z
    upper = _log_share(z, b, a, b)
    return upper if upper < HALF else math.log1p(-_share(a, z, a, b))


def cdf(x: float, a: float, b: float, loc: float, scale: float) -> float:
    """The probability of at most x."""
    return _tail(-b, -_point(x, a, b, loc, scale), -a)


def sf(x: float, a: float, b: float, loc: float, scale: float) -> float:
    """The probability of more than x."""
    return _tail(a, _point(x, a, b, loc, scale), b)


def logcdf(x: float, a: float, b: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of at most x."""
    return _log_tail(-b, -_point(x, a, b, loc, scale), -a)


def logsf(x: float, a: float, b: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of more than x."""
    return _log_tail(a, _point(x, a, b, loc, scale), b)


def _start(p: float, a: float, b: float) -> float:
    """About where the quantile from above is, by the tails of the whole normal distribution."""
    above = logaddexp(math.log(p) + log_ndtr(-a), math.log1p(-p) + log_ndtr(-b))
    return -ndtri_exp(above)


def _quantile(p: float, a: float, b: float) -> float:
    """The z beyond which the probability is p <= 1/2: Newton's steps between two ends."""
    if not p > 0.0:
        return b if p == 0.0 else p
    low = a if a > -math.inf else (b if b < 0.0 else 0.0) - 1.0
    high = b if b < math.inf else (a if a > 0.0 else 0.0) + FARTHEST
    log = math.log(p)
    z = _start(p, a, b)
    z = z if z > low and z < high else low + 0.5 * (high - low)
    step = 1.0
    n = 0
    while math.fabs(step) > 2.0 * tails.EPS * math.fabs(z) and n < MOST:
        error = _log_share(z, b, a, b) - log
        low = z if error > 0.0 else low
        high = high if error > 0.0 else z
        fall, _ = _fall(z, _near(z, b))
        after = z + error * _mass(z, b) * math.exp(fall)
        after = after if after > low and after < high else low + 0.5 * (high - low)
        step = after - z
        z = after
        n = n + 1
    return z


def ppf(p: float, a: float, b: float, loc: float, scale: float) -> float:
    """The quantile."""
    return _placed(probability(p), a, b, loc, scale, False)


def isf(p: float, a: float, b: float, loc: float, scale: float) -> float:
    """The quantile from above."""
    return _placed(probability(p), a, b, loc, scale, True)


def _placed(p: float, a: float, b: float, loc: float, scale: float, upper: bool) -> float:
    """The point beyond which the probability is p, on one side or the other."""
    if p != p or _lower(a, b) != a:
        return math.nan
    small = p < 0.5
    rest = p if small else 1.0 - p
    z = _quantile(rest, a, b) if small == upper else -_quantile(rest, -b, -a)
    return located(z, loc, scale)


def _raw(a: float, b: float, power: float, sign: float) -> float:
    """The mean of |v|^power, v the distance to the point nearest to zero; below it with a sign."""
    return _sum(a, b, power, sign) / _mass(a, b)


def _first(a: float, b: float) -> float:
    """The mean of v: around zero the difference of the densities at both ends."""
    if not a < 0.0 < b:
        return _raw(_lower(a, b), b, 1.0, -1.0)
    less = -a < b
    c, d = (-a, b) if less else (b, -a)
    apart = -math.exp(-0.5 * c * c) * math.expm1(-0.5 * (d - c) * (d + c)) / _mass(a, b)
    apart = apart if c < math.inf else 0.0
    return apart if less else -apart


def _mean(a: float, b: float) -> float:
    """The expectation for loc 0 and scale 1."""
    return _near(a, b) + _first(a, b)


def mean(a: float, b: float, loc: float, scale: float) -> float:
    """The expectation."""
    return located(_mean(a, b), loc, scale)


def _spread(a: float, b: float) -> float:
    """The variance for scale 1."""
    first = _first(a, b)
    return _raw(a, b, 2.0, 1.0) - first * first


def var(a: float, b: float, loc: float, scale: float) -> float:
    """The variance."""
    return sound(_spread(a, b) * scale * scale, loc, scale)


def std(a: float, b: float, loc: float, scale: float) -> float:
    """The root of the variance."""
    return sound(math.sqrt(_spread(a, b)) * scale, loc, scale)


def skewness(a: float, b: float, loc: float, scale: float) -> float:
    """The third standardised moment."""
    first, second = _first(a, b), _raw(a, b, 2.0, 1.0)
    spread = second - first * first
    third = _raw(a, b, 3.0, -1.0) - first * (3.0 * second - 2.0 * first * first)
    return sound(third / (spread * math.sqrt(spread)), loc, scale)


def kurtosis(a: float, b: float, loc: float, scale: float) -> float:
    """The fourth standardised moment less 3."""
    first, second = _first(a, b), _raw(a, b, 2.0, 1.0)
    spread = second - first * first
    rest = first * (6.0 * second - 3.0 * first * first)
    fourth = _raw(a, b, 4.0, 1.0) - first * (4.0 * _raw(a, b, 3.0, -1.0) - rest)
    return sound(fourth / (spread * spread) - 3.0, loc, scale)


def entropy(a: float, b: float, loc: float, scale: float) -> float:
    """The expected -logpdf."""
    n = math.fabs(_near(a, b))
    away = n * _raw(_lower(a, b), b, 1.0, 1.0) if n > 0.0 else 0.0
    fall = away + 0.5 * _raw(_lower(a, b), b, 2.0, 1.0)
    return math.log(_mass(a, b) * sound(scale, loc, scale)) + fall


def _hazard(z: float, a: float, b: float) -> float:
    """The density at a bound."""
    fall, rest = _fall(_near(a, b), z)
    value = exp_times(fall, rest, 1.0 / _mass(a, b))
    return value if math.fabs(z) < math.inf else 0.0


def score(
    x: float, a: float, b: float, loc: float, scale: float
) -> tuple[float, float, float, float]:
    """The derivatives of logpdf by a, b, loc and scale; nan where the density is zero."""
    z = _point(x, a, b, loc, scale)
    z = z if z == standardized(x, loc, scale) else math.nan
    inside = z - z
    by_a, by_b = inside + _hazard(a, a, b), inside - _hazard(b, a, b)
    return by_a, by_b, z / scale, (z - 1.0) * (z + 1.0) / scale
