"""The polynomial coefficients of `nbmath.elementary.formulas`, and how they are made.

    python tests/nbmath/elementary/coefficients.py

Remez' exchange algorithm in 60 digits makes small the relative error of the function that the
polynomial ends up in, not that of the polynomial. The coefficients are then rounded to the working
precision.
"""

import sys
from collections.abc import Callable
from typing import Any, NamedTuple

import mpmath as mp
import numpy as np

Function = Callable[[Any], Any]
mp.mp.dps = 60


class Problem(NamedTuple):
    """Fit `target` on [low, high] so that weight * (target - polynomial) is small."""

    target: Function
    weight: Function
    low: mp.mpf
    high: mp.mpf


def remez(problem: Problem, degree: int) -> tuple[list[mp.mpf], mp.mpf]:
    """Coefficients of the best polynomial of a degree, and its weighted error."""
    low, high, terms = problem.low, problem.high, degree + 1
    nodes = [
        (low + high) / 2
        - (high - low) / 2 * mp.cos(mp.pi * (2 * i + mp.mpf(1.3)) / (2 * terms + 2))
        for i in range(terms + 1)
    ]
    for _ in range(12):
        system, values = mp.matrix(terms + 1, terms + 1), mp.matrix(terms + 1, 1)
        for i, x in enumerate(nodes):
            for j in range(terms):
                system[i, j] = x**j
            system[i, terms] = (-1) ** i / problem.weight(x)
            values[i] = problem.target(x)
        solution = mp.lu_solve(system, values)
        coefficients = [solution[j] for j in range(terms)]

        def error(x: mp.mpf, coefficients: list[mp.mpf] = coefficients) -> mp.mpf:
            return problem.weight(x) * (problem.target(x) - mp.polyval(coefficients[::-1], x))

        grid = [low + (high - low) * i / mp.mpf(40 * terms + 1) for i in range(40 * terms + 2)]
        size = [error(x) for x in grid]
        peaks: list[int] = []
        for i, value in enumerate(size):  # the largest error of each run of equal signs
            if not peaks or mp.sign(value) * mp.sign(size[peaks[-1]]) < 0:
                peaks.append(i)
            elif abs(value) > abs(size[peaks[-1]]):
                peaks[-1] = i
        while len(peaks) > terms + 1:
            peaks.pop(0 if abs(size[peaks[0]]) < abs(size[peaks[-1]]) else -1)
        if len(peaks) < terms + 1:
            break
        nodes = [grid[i] for i in peaks]
        if max(abs(size[i]) for i in peaks) < 1.01 * min(abs(size[i]) for i in peaks):
            break
    return coefficients, max(abs(value) for value in size)


def error_bits(problem: Problem, coefficients: tuple[float, ...]) -> float:
    """The binary logarithm of the largest weighted error of a polynomial."""
    low, high = problem.low, problem.high
    grid = [low + (high - low) * i / mp.mpf(1001) for i in range(1002)]
    errors = (problem.target(x) - mp.polyval(coefficients[::-1], x) for x in grid)
    return float(
        mp.log(max(abs(problem.weight(x) * e) for x, e in zip(grid, errors, strict=True)), 2)
    )


def settled(problem: Problem, coefficients: list[mp.mpf], dtype: Any) -> tuple[float, ...]:
    """Coefficients rounded one after the other, the rest fitted anew to what is lost."""
    low, high, terms = problem.low, problem.high, len(coefficients)
    grid = [low + (high - low) * i / mp.mpf(16 * terms) for i in range(1, 16 * terms + 1)]
    rows = [[problem.weight(x) * x**j for j in range(terms)] for x in grid]
    gram = mp.matrix(terms, terms)
    for j in range(terms):
        for k in range(terms):
            gram[j, k] = mp.fsum(row[j] * row[k] for row in rows)
    found = list(coefficients)
    for first in range(1, terms + 1):
        exact = found[first - 1]
        found[first - 1] = mp.mpf(float(dtype(float(exact))))
        if first < terms:
            right = mp.matrix(
                [(exact - found[first - 1]) * gram[j, first - 1] for j in range(first, terms)]
            )
            change = mp.lu_solve(gram[first:, first:], right)
            found[first:] = [c + change[j] for j, c in enumerate(found[first:])]
    return tuple(float(c) for c in found)


EDGE = mp.log(2) / 2 * (1 + mp.mpf(2) ** -20)
WIDEST = ((mp.sqrt(2) - 1) / (mp.sqrt(2) + 1)) * mp.mpf("1.00001")


def exp_rest(r: Any) -> Any:
    """(exp(r) - 1 - r - r**2 / 2) / r**3."""
    if abs(r) < mp.mpf(10) ** -8:
        return mp.mpf(1) / 6 + r / 24 + r * r / 120 + r**3 / 720
    return (mp.expm1(r) - r - r * r / 2) / r**3


def log_rest(z: Any) -> Any:
    """(2 atanh(s) - 2 s) / s**3 at z = s**2."""
    s = mp.sqrt(z)
    if z < mp.mpf(10) ** -12:
        return mp.mpf(2) / 3 + z * 2 / 5 + z * z * 2 / 7
    return (2 * mp.atanh(s) - 2 * s) / s**3


def tanh_rest(z: Any) -> Any:
    """(tanh(x) - x) / x**3 at z = x**2."""
    if z < mp.mpf(10) ** -10:
        return -mp.mpf(1) / 3 + 2 * z / 15 - 17 * z * z / 315
    x = mp.sqrt(z)
    return (mp.tanh(x) - x) / x**3


def share_of_tanh(z: Any) -> Any:
    """x**3 / tanh(x) at z = x**2."""
    x = mp.sqrt(z)
    return z if z == 0 else x**3 / mp.tanh(x)


PROBLEMS = {
    "EXP": Problem(exp_rest, lambda r: abs(r) ** 3 / mp.exp(r), -EDGE, EDGE),
    "EXPM1": Problem(exp_rest, lambda r: r * r * abs(r / mp.expm1(r)), -EDGE, EDGE),
    "TANH": Problem(tanh_rest, share_of_tanh, mp.mpf(0), mp.mpf("0.94") ** 2),
    "LOG": Problem(log_rest, lambda z: z / 2, mp.mpf(0), WIDEST**2),
}
"""What each table approximates, with the weight that turns its error into the function's."""

DEGREES = {
    "double": {"EXP": 8, "EXPM1": 9, "TANH": 14, "LOG": 6},
    "single": {"EXP": 3, "EXPM1": 4, "TANH": 6, "LOG": 2},
}
BITS = {"double": -55.0, "single": -27.0}
"""The relative error that rounded tables may have, as a binary logarithm."""

DTYPES: dict[str, Any] = {"double": np.float64, "single": np.float32}


def coefficients(precision: str, table: str) -> tuple[float, ...]:
    """One table of one precision."""
    found, _ = remez(PROBLEMS[table], DEGREES[precision][table])
    if table == "TANH":  # its first coefficient is no power of two and would lose half a unit
        return settled(PROBLEMS[table], found, DTYPES[precision])
    return tuple(float(DTYPES[precision](float(c))) for c in found)


if __name__ == "__main__":
    for precision, tables in DEGREES.items():
        for table in tables:
            values = coefficients(precision, table)
            bits = error_bits(PROBLEMS[table], values)
            sys.stdout.write(f"{precision} {table} = {values}  # 2**{bits:.1f}\n")
