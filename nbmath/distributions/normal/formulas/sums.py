"""Sums behind the maximum likelihood estimates, in parts side by side, which keep more digits."""

import math

from nbmath.distributions.normal.formulas.functions import reciprocal

FAINT = 1e-20


def total(x: list[float]) -> float:
    """The sum of a row."""
    a = b = c = d = e = f = g = h = 0.0
    n = len(x) - len(x) % 8
    for i in range(0, n, 8):
        a = a + x[i]
        b = b + x[i + 1]
        c = c + x[i + 2]
        d = d + x[i + 3]
        e = e + x[i + 4]
        f = f + x[i + 5]
        g = g + x[i + 6]
        h = h + x[i + 7]
    for i in range(n, len(x)):
        a = a + x[i]
    return ((a + b) + (c + d)) + ((e + f) + (g + h))


def _deviations(x: list[float], mean: float, per: float) -> tuple[float, float]:
    """The sums of (x - mean) per and of its squares."""
    a = b = c = d = 0.0
    p = q = r = s = 0.0
    n = len(x) - len(x) % 4
    for i in range(0, n, 4):
        u = (x[i] - mean) * per
        v = (x[i + 1] - mean) * per
        w = (x[i + 2] - mean) * per
        z = (x[i + 3] - mean) * per
        a = a + u
        b = b + v
        c = c + w
        d = d + z
        p = p + u * u
        q = q + v * v
        r = r + w * w
        s = s + z * z
    for i in range(n, len(x)):
        u = (x[i] - mean) * per
        a = a + u
        p = p + u * u
    return (a + b) + (c + d), (p + q) + (r + s)


def centred(
    weight: float, mean: float, first: float, second: float, per: float
) -> tuple[float, float, float]:
    """Weight, mean and sum of squares about it, from deviations from a rounded mean."""
    shift = first / weight
    squares = second if second == math.inf else second - first * shift
    return weight, mean + shift / per, squares


def moments(x: list[float], per: float) -> tuple[float, float, float]:
    """The number of entries, their mean, and the sum of squared deviations, each times per."""
    weight = float(len(x))
    mean = total(x) / weight
    first, second = _deviations(x, mean, per)
    return centred(weight, mean, first, second, per)


def weighted_moments(
    x: list[float], weights: list[float], per: float
) -> tuple[float, float, float]:
    """The same of entries that count `weights` times."""
    weight = total(weights)
    mean = first = second = 0.0
    for i in range(len(x)):
        mean = mean + weights[i] * x[i]
    mean = mean / (weight if weight > 0.0 else 1.0)
    for i in range(len(x)):
        u = (x[i] - mean) * per
        first = first + weights[i] * u
        second = second + weights[i] * u * u
    if weight > 0.0:
        return centred(weight, mean, first, second, per)
    return weight, mean, 0.0


def largest(x: list[float], mean: float) -> float:
    """The largest distance from the mean."""
    far = 0.0
    for i in range(len(x)):
        distance = math.fabs(x[i] - mean)
        far = distance if distance > far else far
    return far


def strained(squares: float) -> bool:
    """Whether squares may have underflowed or have overflowed, so that another unit is needed."""
    return squares < FAINT or squares == math.inf


def merged(
    one: tuple[float, float, float], other: tuple[float, float, float], per: float
) -> tuple[float, float, float]:
    """The moments of two samples together (Chan, Golub & LeVeque 1983, equation 2.1)."""
    weight = one[0] + other[0]
    distance = other[1] - one[1]
    share = other[0] / (weight if weight > 0.0 else 1.0)
    square = (distance * per) * (distance * per)
    return weight, one[1] + distance * share, one[2] + other[2] + square * one[0] * share


def fitted(weight: float, mean: float, squares: float, per: float) -> tuple[float, float]:
    """Mean and standard deviation; nan without observations."""
    variance = squares / weight
    spread = math.sqrt(0.0 if variance < 0.0 else variance) / per
    return mean if weight > 0.0 else math.nan, spread


def fit(x: list[float]) -> tuple[float, float]:
    """The estimates from one row."""
    per = 1.0
    weight, mean, squares = moments(x, per)
    if strained(squares):
        per = reciprocal(largest(x, mean))
        weight, mean, squares = moments(x, per)
    return fitted(weight, mean, squares, per)
