"""Regenerate the coefficients of `nbmath.random.formulas`.

python -m tests.nbmath.random.coefficients
"""

import sys

import mpmath as mp
import numpy as np

from tests.nbmath.minimax import fit, rounded

DEGREES = {
    "SIN": {"double": 8, "single": 4},
    "COS": {"double": 7, "single": 4},
    "LOG": {"double": 6, "single": 2},
}
LEADING = {"SIN": 1, "COS": 1, "LOG": mp.mpf(1) / 100}
"""The share of the function that the polynomial makes up."""

TOLERATED = {"double": -55, "single": -27}
"""Binary logarithm of the relative error that the function may have from its polynomial."""

DTYPES: dict[str, type[np.floating]] = {"double": np.float64, "single": np.float32}


def quarter_sine(z: mp.mpf) -> mp.mpf:
    """sin(pi f / 2) / f at z = f**2."""
    f = mp.sqrt(z)
    return mp.sin(mp.pi / 2 * f) / f if z else mp.pi / 2


def quarter_cosine(z: mp.mpf) -> mp.mpf:
    """cos(pi f / 2) / (1 - f**2) at z = f**2."""
    return mp.cos(mp.pi / 2 * mp.sqrt(z)) / (1 - z) if z != 1 else mp.pi / 4


def log_ratio(z: mp.mpf) -> mp.mpf:
    """(log((1 + s) / (1 - s)) - 2 s) / s**3 at z = s**2."""
    s = mp.sqrt(z)
    return (2 * mp.atanh(s) - 2 * s) / s**3 if z > mp.mpf(10) ** -20 else 2 / mp.mpf(3) + 2 * z / 5


def coefficients(precision: str) -> dict[str, tuple[float, ...]]:
    """Every table of one precision, by the name that it has in the formulas."""
    root = mp.sqrt(2)
    widest = ((root - 1) / (root + 1)) ** 2
    problems = {"SIN": (quarter_sine, 1), "COS": (quarter_cosine, 1), "LOG": (log_ratio, widest)}
    tables = {}
    for name, (target, high) in problems.items():
        numerator, _, error = fit(target, 0, high, DEGREES[name][precision])
        assert error * LEADING[name] < mp.mpf(2) ** TOLERATED[precision], name
        tables[name] = rounded(numerator, DTYPES[precision])
    return tables


def stirling() -> tuple[float, ...]:
    """12 n times what Stirling's formula lacks of log(n!), in powers of 1 / n**2.

    The polynomial has its values at n = 1 .. 7 and at Chebyshev's points from there to infinity.
    """

    def error(n: mp.mpf) -> mp.mpf:
        return 12 * n * (mp.loggamma(n + 1) - mp.log(2 * mp.pi * n) / 2 - n * (mp.log(n) - 1))

    with mp.workdps(60):
        far = [(1 + mp.cos(mp.pi * (2 * j + 1) / 6)) / 128 for j in range(3)]
        nodes = [mp.mpf(1) / n**2 for n in range(1, 8)] + far
        powers = mp.matrix([[z**j for j in range(len(nodes))] for z in nodes])
        values = mp.matrix([error(1 / mp.sqrt(z)) for z in nodes])
        return tuple(float(c) for c in mp.lu_solve(powers, values))


if __name__ == "__main__":
    sys.stdout.write(f"STIRLING = {stirling()}\n")
    for precision in DTYPES:
        for name, table in coefficients(precision).items():
            sys.stdout.write(f"{name} = {table}\n")
