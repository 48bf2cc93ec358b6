"""Formulas that many distributions share."""

import math

from nbmath import _bits as bits
from nbmath.special.formulas.gammas.functions import gammaln_pair, log_pair, two_sum

Entries = tuple[float, float, float, float, float, float]
"""The upper triangle of a matrix of three rows."""
Bracket = tuple[float, float, float, float]
"""A place, the ends of what a quantile is in, above the first and up to the second, and a step."""

MODERATE = 512.0  # a sum of shapes up to which a sum of logarithms with rests loses less than them
FEW = 6.0  # a standard deviation below which every count is summed


def standardized(x: float, loc: float, scale: float) -> float:
    """The distance from loc in units of scale, or nan where scale is not positive."""
    return (x - loc) / (scale if scale > 0.0 else math.nan)


def located(z: float, loc: float, scale: float) -> float:
    """The point at a distance of z units of scale from loc."""
    return bits.fma(scale if scale > 0.0 else math.nan, z, loc)


def sound(value: float, loc: float, scale: float) -> float:
    """A value that depends on a scale, or nan where scale is not positive or loc is nan."""
    return value if scale > 0.0 and loc == loc else math.nan


def whole(k: float) -> float:
    """The largest whole number that is not above k."""
    near = bits.rint(k)
    return near if near <= k else near - 1.0


def log_of(tail: float, other: float) -> float:
    """The logarithm of a probability, of which the complement is known too."""
    less = tail < 0.5
    apart = math.log1p(-(0.0 if less else other))
    return math.log(tail) if less else apart


def probability(p: float) -> float:
    """A probability, or nan where it is none."""
    return p if p >= 0.0 and p <= 1.0 else math.nan


def near_quantile(z: float, mean: float, std: float, skewness: float) -> float:
    """About where a quantile is, from the normal one, by two terms of Cornish and Fisher."""
    return whole(mean + std * (z + (z * z - 1.0) * (skewness / 6.0)))


def smaller(q: float, falling: bool) -> tuple[float, bool]:
    """The smaller one of q and 1 - q, and whether it is of the lower tail."""
    small = q <= 0.5
    return q if small else 1.0 - q, small != falling


def reached(q: float, lower: bool, below: float, above: float) -> bool:
    """Whether the quantile is not above the count that has these tails, by the smaller one, q."""
    return below >= q if lower else above <= q


def narrowed(
    k: float, enough: bool, low: float, high: float, step: float
) -> tuple[float, float, float, float]:
    """A bracket of a quantile after a look at k, where to look next and how far to go then.

    The quantile is above `low` and not above `high`. Steps are doubled until both ends are known,
    from when on the middle is next; where there is none, the next place is an end.
    """
    low, high = low if enough else k, k if enough else high
    beyond = k - step if enough else k + step
    middle = low + whole(0.5 * (high - low))
    return low, high, beyond if beyond > low and beyond < high else middle, 2.0 * step


def strided(mean: float, std: float, away: float) -> tuple[float, float]:
    """Where a sum over counts from so far below the mean begins, and by which steps it goes."""
    step = 1.0 if std < FEW else whole(0.5 * std)
    first = whole(mean) - step * whole(away / step)
    return first if first > 0.0 else 0.0, step


def log_gamma(a: float) -> tuple[float, float]:
    """log(gamma(a)) of a > 0 as a number and a rest."""
    high, low = gammaln_pair(a)
    log, log_low = log_pair(a)
    less, lost = two_sum(high, -log)
    small = a < 0.75  # where that was of gamma(a + 1)
    return less if small else high, lost + (low - log_low) if small else low


def log_beta(a: float, b: float) -> tuple[float, float]:
    """The logarithm of the beta function of moderate a and b as a number and a rest."""
    first, first_low = log_gamma(a)
    second, second_low = log_gamma(b)
    total, beyond = two_sum(a, b)
    n, n_low = log_gamma(total)
    n_low = n_low + beyond * (math.log(total) - 0.5 / total)
    both, lost = two_sum(first, second)
    high, lost_again = two_sum(both, -n)
    return high, (lost + lost_again) + (first_low + second_low - n_low)


def times(a: float, log: float, log_low: float) -> tuple[float, float]:
    """A multiple of a number with a rest."""
    p = a * log
    return p, bits.fma(a, log, -p) + a * log_low


def times_less_one(a: float, log: float, log_low: float) -> tuple[float, float]:
    """(a - 1) times a number with a rest."""
    less = a - 1.0
    high, low = times(less, log, log_low)
    return high, low + (a - (less + 1.0)) * log


def summed(first: float, second: float, third: float, low: float) -> float:
    """The sum of three numbers and of what was rounded of them."""
    both, lost = two_sum(first, second)
    high, lost_again = two_sum(both, third)
    return high + (low + (lost + lost_again))
