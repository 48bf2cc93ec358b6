"""Sums and integrals against a distribution: one code for Python's functions and compiled ones."""

import math
from typing import Any

import numpy as np
from numba.extending import register_jitable

from nbmath._door import Status
from nbmath._targets import OPTIONS
from nbmath.calculus.door.quadrature import integral

__all__ = ["over_counts", "over_numbers"]

OK, NOT_CONVERGED = int(Status.OK), int(Status.NOT_CONVERGED)
EPS = 2.0**-52
SHARES = np.array((0.0, 0.001, 0.1, 0.5, 0.9, 0.999, 1.0))
"""Whose quantiles the range of an integral is cut at."""
CLOSE = 2.0**-20
"""How near to an end, beside its size, no cut is made: few numbers would be left between."""
COVERED = 2.0**-40
"""The share of a distribution on either side that a sum may come to before it looks for its end."""
BLOCK = 32
"""Terms between two looks, at first."""


@register_jitable(**OPTIONS)
def weighted(x: Any, least: Any, g: Any, density: Any, args: Any) -> Any:
    """g(x) p(x), nothing where p is no more than the least that counts."""
    p = float(density(x, *args))
    return float(g(x)) * p if p > least else 0.0


@register_jitable(**OPTIONS)
def over_numbers(g: Any, quantile: Any, density: Any, given: Any) -> Any:
    """∫ g(x) p(x) dx between the ends of the distribution: value, error, status."""
    args, epsabs, epsrel, limit = given
    points = np.empty(SHARES.shape[0])
    for i in range(SHARES.shape[0]):
        points[i] = float(quantile(SHARES[i], *args))
    scale = points[4] - points[2]
    for end in (0, -1):
        for i in range(1, SHARES.shape[0] - 1):
            if abs(points[i] - points[end]) <= CLOSE * abs(points[end]) < math.inf:
                points[i] = points[end]
    if not scale > 0.0 or math.isinf(scale):
        return math.nan, math.nan, NOT_CONVERGED
    both = 0.0, g, density, args  # a tuple that starts with functions would be one of pointers
    found = integral(weighted, points, both, scale, epsabs, epsrel, limit, True)
    value, error, status, _ = found
    return value, error, status


@register_jitable(**OPTIONS)
def over_counts(g: Any, quantile: Any, density: Any, given: Any) -> Any:
    """sum g(k) p(k) over whole numbers between the ends of the distribution, outwards."""
    args, epsabs, epsrel, limit = given
    middle = float(quantile(0.5, *args))
    covered, end = float(quantile(1.0 - COVERED, *args)), float(quantile(1.0, *args))
    up, up_rest, steps = one_way(g, density, args, middle, 1.0, covered, end, limit)
    covered, end = float(quantile(COVERED, *args)), float(quantile(0.0, *args))
    left = limit - steps
    down, down_rest, _ = one_way(g, density, args, middle - 1.0, -1.0, covered, end, left)
    value, error = up + down, up_rest + down_rest
    good = error <= max(epsabs, epsrel * abs(value))
    return value, error, (OK if good else NOT_CONVERGED)


@register_jitable(**OPTIONS)
def one_way(
    g: Any, density: Any, args: Any, start: Any, step: Any, covered: Any, end: Any, limit: Any
) -> Any:
    """The sum from a number on upwards or downwards, what may be left of it, and its terms.

    Beyond `covered` it ends where the terms no longer count; they are taken to fall then by no less
    than before.
    """
    total, size, before, block, k, taken = 0.0, 0.0, math.inf, BLOCK, start, 0
    while True:
        part, part_size = 0.0, 0.0
        for _ in range(block):
            if step * k > step * end:
                total += part
                return total, 4.0 * EPS * (size + part_size), taken
            term = weighted(k, 0.0, g, density, args)
            part += term
            part_size += abs(term)
            k += step
            taken += 1
        total += part
        size += part_size
        falls = part_size < before < math.inf
        rest = part_size * (part_size / (before - part_size)) if falls else math.inf
        rest = 0.0 if part_size == 0.0 else rest
        past = step * k > step * covered
        if (past and rest <= EPS * size) or not math.isfinite(size) or taken >= limit:
            return total, rest + 4.0 * EPS * size, taken
        before = part_size
        if not past:
            block, before = 2 * block, math.inf
