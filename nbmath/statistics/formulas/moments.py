"""Central moments of one row and of samples together, and what is made of them.

The moments of a sample are five numbers: how many it has, its mean, and the sums of the second,
third and fourth powers of its deviations from the mean, each deviation times `per`.
"""

import math

from nbmath.distributions.normal.formulas.functions import reciprocal
from nbmath.distributions.normal.formulas.sums import (
    centred,
    largest,
    merged,
    moments,
    strained,
    total,
)
from nbmath.statistics.formulas.limits import double as own

Moments = tuple[float, float, float, float, float]


def raised(
    weight: float, mean: float, first: float, second: float, third: float, fourth: float, per: float
) -> Moments:
    """Moments from the sums of powers of deviations from a rounded mean."""
    shift = first / weight
    weight, mean, squares = centred(weight, mean, first, second, per)
    cubes = third - shift * (3.0 * second - 2.0 * shift * first)
    less = shift * (4.0 * third - shift * (6.0 * second - 3.0 * shift * first))
    return weight, mean, squares, cubes, fourth if fourth == math.inf else fourth - less


def joined(one: Moments, other: Moments, per: float) -> Moments:
    """The moments of two samples together (Pebay 2008, equations 1.5 and 1.6)."""
    weight, mean, squares = merged((one[0], one[1], one[2]), (other[0], other[1], other[2]), per)
    count = weight if weight > 0.0 else 1.0
    p = one[0] / count
    q = other[0] / count
    d = (other[1] - one[1]) * per
    square = d * d
    cubes = one[3] + other[3] + 3.0 * d * (p * other[2] - q * one[2])
    cubes = cubes + square * d * weight * p * q * (p - q)
    fourths = one[4] + other[4] + square * square * weight * p * q * (p * p - p * q + q * q)
    more = 6.0 * square * (p * p * other[2] + q * q * one[2]) + 4.0 * d * (
        p * other[3] - q * one[3]
    )
    return weight, mean, squares, cubes, fourths if fourths == math.inf else fourths + more


def central(x: list[float], per: float) -> Moments:
    """The moments of a row."""
    weight = float(len(x))
    middle = total(x) / weight
    first = second = third = fourth = 0.0
    for i in range(len(x)):
        u = (x[i] - middle) * per
        square = u * u
        first = first + u
        second = second + square
        third = third + square * u
        fourth = fourth + square * square
    return raised(weight, middle, first, second, third, fourth, per)


def mean(x: list[float]) -> float:
    """sum x_i / n."""
    return total(x) / float(len(x))


def average(x: list[float], weights: list[float]) -> float:
    """sum w_i x_i / sum w_i."""
    weight = weighted = 0.0
    for i in range(len(x)):
        weight = weight + weights[i]
        weighted = weighted + weights[i] * x[i]
    return weighted / weight


def joined_product(
    product: float,
    other: float,
    count: float,
    more: float,
    distance: float,
    far: float,
) -> float:
    """The sum of products of deviations of two samples (Chan, Golub & LeVeque 1983, 2.1).

    distance and far are those of the means of the two variables.
    """
    both = count + more
    return product + other + distance * (far * (count * (more / (both if both > 0.0 else 1.0))))


def variance_of(weight: float, squares: float, ddof: float) -> float:
    """The variance; nan where the divisor is not positive."""
    return (0.0 if squares < 0.0 else squares) / (weight - ddof) if weight > ddof else math.nan


def deviation_of(weight: float, squares: float, ddof: float, per: float) -> float:
    """The standard deviation."""
    return math.sqrt(variance_of(weight, squares, ddof)) / per


def skewness_of(found: Moments, bias: float, per: float) -> float:
    """sqrt(n) M3 / M2^(3/2), times sqrt(n (n - 1)) / (n - 2) where bias is 0; nan if constant."""
    n, middle, squares, cubes, _ = found
    noise = own.EPS * middle * per
    if not squares > n * noise * noise:
        return math.nan
    g = math.sqrt(n) * (cubes / squares) / math.sqrt(squares)
    return g if bias != 0.0 or n < 3.0 else g * math.sqrt(n * (n - 1.0)) / (n - 2.0)


def kurtosis_of(found: Moments, fisher: float, bias: float, per: float) -> float:
    """n M4 / M2^2, less 3 where fisher is not 0; corrected where bias is 0; nan if constant."""
    n, middle, squares, _, fourths = found
    noise = own.EPS * middle * per
    if not squares > n * noise * noise:
        return math.nan
    g = n * (fourths / squares) / squares - 3.0
    if bias == 0.0 and n > 3.0:
        g = (n - 1.0) / ((n - 2.0) * (n - 3.0)) * ((n + 1.0) * g + 6.0)
    return g if fisher != 0.0 else g + 3.0


def var(x: list[float], ddof: float) -> float:
    """sum (x_i - mean)^2 / (n - ddof)."""
    weight, _, squares = moments(x, 1.0)
    return variance_of(weight, squares, ddof)


def std(x: list[float], ddof: float) -> float:
    """The root of the variance, in another unit where squares strain the range."""
    per = 1.0
    weight, middle, squares = moments(x, per)
    if strained(squares):
        per = reciprocal(largest(x, middle))
        weight, middle, squares = moments(x, per)
    return deviation_of(weight, squares, ddof, per)


def _unit_of(x: list[float], found: Moments) -> float:
    """What deviations are multiplied by so that their fourth powers keep within the range."""
    return reciprocal(largest(x, found[1])) if strained(found[4]) else 1.0


def skew(x: list[float], bias: float) -> float:
    """The third standardised moment."""
    found = central(x, 1.0)
    per = _unit_of(x, found)
    return skewness_of(found if per == 1.0 else central(x, per), bias, per)


def kurtosis(x: list[float], fisher: float, bias: float) -> float:
    """The fourth standardised moment, less 3 where fisher is not 0."""
    found = central(x, 1.0)
    per = _unit_of(x, found)
    return kurtosis_of(found if per == 1.0 else central(x, per), fisher, bias, per)
