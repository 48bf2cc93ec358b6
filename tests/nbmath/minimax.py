"""Best rational approximations by Remez' exchange, for the scripts that make coefficients.

The error that is made small is the relative one, or that times a weight. `fit` returns numerator
and denominator, lowest power first, with the denominator's first coefficient one; a denominator of
degree zero gives the best polynomial.
"""

from collections.abc import Callable

import mpmath as mp
import numpy as np

Function = Callable[[mp.mpf], mp.mpf]
Coefficients = list[mp.mpf]

mp.mp.dps = 50


def evaluate(coefficients: Coefficients, x: mp.mpf) -> mp.mpf:
    """The polynomial with these coefficients, lowest power first."""
    return mp.polyval(coefficients[::-1], x)


def _grid(low: mp.mpf, high: mp.mpf, count: int, crowd: Function) -> list[mp.mpf]:
    """Points from low to high, in Chebyshev's distribution before the increasing map `crowd`."""
    turns = [mp.pi * k / (count - 1) for k in range(count)]
    inside = [crowd((1 - mp.cos(turn)) / 2) for turn in turns]
    return [low + (high - low) * share for share in inside]


def _solve(
    values: list[mp.mpf], weights: list[mp.mpf], nodes: list[mp.mpf], m: int, n: int
) -> tuple[Coefficients, Coefficients]:
    """The rational function whose weighted relative error alternates over the nodes."""
    size = m + n + 2
    denominator = [mp.mpf(1)]
    for _ in range(8):  # the levelled error multiplies the unknown denominator: iterate
        system, right = mp.matrix(size, size), mp.matrix(size, 1)
        for i, (x, value) in enumerate(zip(nodes, values, strict=True)):
            for j in range(m + 1):
                system[i, j] = x**j / value
            for j in range(1, n + 1):
                system[i, m + j] = -(x**j)
            system[i, size - 1] = (-1) ** i * evaluate(denominator, x) / weights[i]
            right[i] = 1
        solution = mp.lu_solve(system, right)
        numerator = [solution[j] for j in range(m + 1)]
        denominator = [mp.mpf(1), *(solution[m + j] for j in range(1, n + 1))]
    return numerator, denominator


def _extremes(errors: list[mp.mpf], count: int) -> list[int]:
    """Where the error is largest within each run of one sign, at most `count` neighbours."""
    peaks: list[int] = []
    for i, error in enumerate(errors):
        if not peaks or mp.sign(error) != mp.sign(errors[peaks[-1]]):
            peaks.append(i)
        elif abs(error) > abs(errors[peaks[-1]]):
            peaks[-1] = i
    while len(peaks) > count:
        peaks.pop(0 if abs(errors[peaks[0]]) < abs(errors[peaks[-1]]) else -1)
    return peaks


def fit(
    target: Function,
    low: float | mp.mpf,
    high: float | mp.mpf,
    m: int,
    n: int = 0,
    crowd: Function = lambda share: share,
    weight: Function = lambda x: mp.mpf(1),
) -> tuple[Coefficients, Coefficients, mp.mpf]:
    """Coefficients of degrees m and n, and the largest weighted relative error on [low, high]."""
    low, high, size = mp.mpf(low), mp.mpf(high), m + n + 2
    grid = _grid(low, high, 24 * size, crowd)
    known, weights = [target(x) for x in grid], [weight(x) for x in grid]
    chosen = [round((len(grid) - 1) * k / (size - 1)) for k in range(size)]
    best: tuple[Coefficients, Coefficients, mp.mpf] | None = None
    for _ in range(30):
        values, shares, nodes = ([some[i] for i in chosen] for some in (known, weights, grid))
        numerator, denominator = _solve(values, shares, nodes, m, n)
        errors = [
            (evaluate(numerator, x) / evaluate(denominator, x) / value - 1) * share
            for x, value, share in zip(grid, known, weights, strict=True)
        ]
        largest = max(abs(error) for error in errors)
        if best is None or largest < best[2]:
            best = numerator, denominator, largest
        peaks = _extremes(errors, size)
        if len(peaks) < size or largest < 1.02 * min(abs(errors[i]) for i in peaks):
            break
        chosen = peaks
    assert best is not None
    return best


def rounded(coefficients: Coefficients, dtype: type[np.floating]) -> tuple[float, ...]:
    """The coefficients as the numbers of a precision."""
    return tuple(float(dtype(float(c))) for c in coefficients)


def settled(
    target: Function,
    low: float | mp.mpf,
    high: float | mp.mpf,
    coefficients: Coefficients,
    dtype: type[np.floating],
) -> tuple[float, ...]:
    """Polynomial coefficients rounded one after the other, the rest fitted anew to what is lost."""
    low, high, terms = mp.mpf(low), mp.mpf(high), len(coefficients)
    grid = _grid(low, high, 16 * terms, lambda share: share)
    rows = [[x**j / target(x) for j in range(terms)] for x in grid]
    gram = mp.matrix(terms, terms)
    for j in range(terms):
        for k in range(j + 1):
            gram[j, k] = gram[k, j] = mp.fsum(row[j] * row[k] for row in rows)
    found = list(coefficients)
    for first in range(1, terms + 1):
        before = found[first - 1]
        found[first - 1] = mp.mpf(float(dtype(float(before))))
        if first < terms:
            lost = before - found[first - 1]
            right = mp.matrix([lost * gram[j, first - 1] for j in range(first, terms)])
            change = mp.lu_solve(gram[first:, first:], right)
            found[first:] = [c + change[j] for j, c in enumerate(found[first:])]
    return tuple(float(c) for c in found)
