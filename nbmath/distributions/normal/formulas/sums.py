"""Sums behind the maximum likelihood estimates, in parts side by side, which keep more digits."""

import math


def _total(x: list[float]) -> float:
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


def _deviations(x: list[float], mean: float) -> tuple[float, float]:
    """The sums of x - mean and of its squares."""
    a = b = c = d = 0.0
    p = q = r = s = 0.0
    n = len(x) - len(x) % 4
    for i in range(0, n, 4):
        u = x[i] - mean
        v = x[i + 1] - mean
        w = x[i + 2] - mean
        z = x[i + 3] - mean
        a = a + u
        b = b + v
        c = c + w
        d = d + z
        p = p + u * u
        q = q + v * v
        r = r + w * w
        s = s + z * z
    for i in range(n, len(x)):
        u = x[i] - mean
        a = a + u
        p = p + u * u
    return (a + b) + (c + d), (p + q) + (r + s)


def _centred(weight: float, mean: float, first: float, second: float) -> tuple[float, float, float]:
    """Weight, mean and sum of squares about it, from sums of deviations from a rounded mean."""
    shift = first / weight
    return weight, mean + shift, second - first * shift


def moments(x: list[float]) -> tuple[float, float, float]:
    """The number of entries, their mean and the sum of their squared deviations from it."""
    weight = float(len(x))
    mean = _total(x) / weight
    first, second = _deviations(x, mean)
    return _centred(weight, mean, first, second)


def weighted_moments(x: list[float], weights: list[float]) -> tuple[float, float, float]:
    """The same of entries that count `weights` times."""
    weight = _total(weights)
    mean = first = second = 0.0
    for i in range(len(x)):
        mean = mean + weights[i] * x[i]
    mean = mean / (weight if weight > 0.0 else 1.0)
    for i in range(len(x)):
        u = x[i] - mean
        first = first + weights[i] * u
        second = second + weights[i] * u * u
    return _centred(weight, mean, first, second) if weight > 0.0 else (weight, mean, 0.0)


def merged(
    weight: float, mean: float, squares: float, weight_2: float, mean_2: float, squares_2: float
) -> tuple[float, float, float]:
    """The moments of two samples together (Chan, Golub & LeVeque 1983, equation 2.1)."""
    both = weight + weight_2
    distance = mean_2 - mean
    share = weight_2 / (both if both > 0.0 else 1.0)
    return both, mean + distance * share, squares + squares_2 + distance * distance * weight * share


def fitted(weight: float, mean: float, squares: float) -> tuple[float, float]:
    """Mean and standard deviation; nan without observations."""
    variance = squares / weight
    return mean if weight > 0.0 else math.nan, math.sqrt(0.0 if variance < 0.0 else variance)


def fit(x: list[float]) -> tuple[float, float]:
    """The estimates from one row."""
    weight, mean, squares = moments(x)
    return fitted(weight, mean, squares)
