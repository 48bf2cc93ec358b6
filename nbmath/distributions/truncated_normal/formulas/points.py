"""The normal distribution between a and b at points, in units of scale from loc."""

import math

from nbmath.distributions.formulas import located, probability, sound, standardized
from nbmath.distributions.truncated_normal.formulas.masses import (
    Known,
    fall,
    known,
    lower_bound,
    mass,
    nearest,
)
from nbmath.special.formulas.errors import double as errors
from nbmath.special.formulas.errors.functions import quantile_of_tail
from nbmath.special.formulas.gammas.functions import two_sum
from nbmath.special.formulas.incomplete_gamma.functions import exp_times

MIDDLE = 0.58
"""The median's distance from the nearest point, of a mass, is half to log(2) of it."""


def _point(x: float, a: float, b: float, loc: float, scale: float) -> float:
    """The standardised point, a or b where it is beyond; nan for parameters that are none."""
    z = sound(standardized(x, loc, scale), lower_bound(a, b), scale)
    z = a if z < a else z
    return b if z > b else z


def _whole(a: float, b: float) -> float:
    """The integral of exp(-(z^2 - n^2) / 2) from a to b."""
    return mass(known(a), known(b))


def pdf(x: float, a: float, b: float, loc: float, scale: float) -> float:
    """The density."""
    z = _point(x, a, b, loc, scale)
    down, rest = fall(nearest(a, b), z)
    value = exp_times(down, rest, 1.0 / _whole(a, b) / scale)
    outside = z != standardized(x, loc, scale) or math.fabs(z) == math.inf
    return (0.0 if outside else value) if z == z else z


def logpdf(x: float, a: float, b: float, loc: float, scale: float) -> float:
    """Its logarithm."""
    z = _point(x, a, b, loc, scale)
    down, rest = fall(nearest(a, b), z)
    value = down + (rest - math.log(_whole(a, b) * scale))
    outside = z != standardized(x, loc, scale) or math.fabs(z) == math.inf
    return (-math.inf if outside else value) if z == z else z


def _middle(left: Known, right: Known, whole: float) -> float:
    """A point near the median."""
    a, _, half_a = left
    b, _, half_b = right
    t = 0.5 * (half_b - half_a)
    around = t + t * t * t / 6.0
    beside = a + MIDDLE * whole if a >= 0.0 else b - MIDDLE * whole
    return around if a < 0.0 and b > 0.0 else beside


def _tail(z: float, a: float, b: float) -> tuple[bool, float, float, float]:
    """Whether z is above the middle; the tail there, exp(down + rest) share, in three parts."""
    left, right = known(a), known(b)
    whole = mass(left, right)
    above = z > _middle(left, right, whole)
    place, m, half = known(z)
    low = place if above else left[0], m if above else left[1], half if above else left[2]
    high = right[0] if above else place, right[1] if above else m, right[2] if above else half
    down, rest = fall(nearest(a, b), nearest(low[0], high[0]))
    return above, down, rest, mass(low, high) / whole


def _probability(z: float, a: float, b: float, upper: bool) -> float:
    """The probability of more than z, or of less."""
    above, down, rest, share = _tail(z, a, b)
    part = exp_times(down, rest, share)
    value = part if above == upper else 1.0 - part
    value = (0.0 if upper else 1.0) if z == b else value
    value = (1.0 if upper else 0.0) if z == a else value
    return value if z == z else z


def _log_probability(z: float, a: float, b: float, upper: bool) -> float:
    """Its logarithm."""
    above, down, rest, share = _tail(z, a, b)
    log = down + (math.log(share) + rest)
    apart = math.log1p(-exp_times(down, rest, share))
    value = log if above == upper else apart
    value = (-math.inf if upper else 0.0) if z == b else value
    value = (0.0 if upper else -math.inf) if z == a else value
    return value if z == z else z


def cdf(x: float, a: float, b: float, loc: float, scale: float) -> float:
    """The probability of at most x."""
    return _probability(_point(x, a, b, loc, scale), a, b, False)


def sf(x: float, a: float, b: float, loc: float, scale: float) -> float:
    """The probability of more than x."""
    return _probability(_point(x, a, b, loc, scale), a, b, True)


def logcdf(x: float, a: float, b: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of at most x."""
    return _log_probability(_point(x, a, b, loc, scale), a, b, False)


def logsf(x: float, a: float, b: float, loc: float, scale: float) -> float:
    """The logarithm of the probability of more than x."""
    return _log_probability(_point(x, a, b, loc, scale), a, b, True)


def _beyond(end: Known, n: float) -> float:
    """The integral of exp(-(z^2 - n^2) / 2) from an end of the interval away from zero."""
    z, ratio, _ = end
    down, _ = fall(n, z)
    value = ratio * math.exp(down)
    return value if math.fabs(z) < math.inf else 0.0


def _quantile(lower: float, upper: float, a: float, b: float) -> float:
    """The z below which the probability is `lower`, by the tail or the centre it cuts off."""
    left, right = known(a), known(b)
    n = nearest(a, b)
    whole = mass(left, right)
    shrunk = whole * math.exp(-0.5 * n * n)
    from_left = math.copysign(left[2], a) + lower * shrunk
    from_right = math.copysign(right[2], b) - upper * shrunk
    centre = from_left if lower < upper else from_right
    above = a >= 0.0 or (b > 0.0 and centre > 0.0)
    tail = upper * whole + _beyond(right, n) if above else lower * whole + _beyond(left, n)
    log = math.log(tail * errors.ROOT_2PI_INVERSE)
    square = n * n
    total, lost = two_sum(square, -2.0 * log)
    z = quantile_of_tail(
        math.copysign(centre * errors.ROOT_2PI_INVERSE, 1.0 if above else -1.0), total, lost
    )
    z = a if z < a or lower == 0.0 else z
    return b if z > b or upper == 0.0 else z


def _placed(p: float, q: float, a: float, b: float, loc: float, scale: float) -> float:
    """The quantile of p = 1 - q, or nan where the bounds are none."""
    return located(_quantile(p, q, a, b), sound(loc, lower_bound(a, b), scale), scale)


def ppf(p: float, a: float, b: float, loc: float, scale: float) -> float:
    """The quantile."""
    p = probability(p)
    return _placed(p, 1.0 - p, a, b, loc, scale)


def isf(p: float, a: float, b: float, loc: float, scale: float) -> float:
    """The quantile from above."""
    p = probability(p)
    return _placed(1.0 - p, p, a, b, loc, scale)


def _hazard(z: float, a: float, b: float) -> float:
    """The density at a bound."""
    down, rest = fall(nearest(a, b), z)
    value = exp_times(down, rest, 1.0 / _whole(a, b))
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
