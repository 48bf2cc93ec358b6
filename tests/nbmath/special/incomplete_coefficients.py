"""Regenerate the coefficients of the incomplete gamma function's formulas.

python -m tests.nbmath.special.incomplete_coefficients
"""

import sys
from collections.abc import Callable
from typing import NamedTuple

import mpmath as mp
import numpy as np

from tests.nbmath.minimax import fit, rounded, settled
from tests.nbmath.special.coefficients import DTYPES, LOOSE, TOLERATED, Tables, log_rest

NODES = 22
DROPPED = {"double": -56, "single": -27}
"""Binary logarithm of the Chebyshev coefficients that are left out."""
DEGREES = {"double": (10, 13), "single": (4, 7)}
"""Of the logarithm and of the reciprocal gamma function."""
LENGTHS = {"double": (4, 8, 12, 16, 20), "single": (4, 8, 12)}
"""How long rows of a surface may be."""


class Interval(NamedTuple):
    """Where a variable lies, and what is subtracted from it."""

    low: mp.mpf
    high: mp.mpf
    centre: mp.mpf


def _scaled_factorial(a: mp.mpf) -> mp.mpf:
    """gamma(a + 1) / (sqrt(2 pi a) (a / e)**a)."""
    return mp.exp(mp.loggamma(a + 1) - a * mp.log(a) + a) / mp.sqrt(2 * mp.pi * a)


def uniform(t: mp.mpf, v: mp.mpf) -> mp.mpf:
    """sqrt(2 pi a) (exp(y**2) Q(a, x) - exp(y**2) erfc(y) / 2), x = a exp(t), v = 1 / a.

    y**2 = x - a - a t with the sign of t. Below the diagonal it comes from P = 1 - Q, of which
    every term of the series is positive.
    """
    a = 1 / v
    x = a * mp.exp(t)
    square = x - a - a * t
    y = mp.sqrt(square)
    bell = mp.exp(square) * mp.erfc(y) / 2
    if t >= 0:
        above = mp.gammainc(a, x, regularized=True) * mp.exp(square) - bell
        return mp.sqrt(2 * mp.pi * a) * above
    below = mp.hyp1f1(1, a + 1, x) / _scaled_factorial(a)
    return mp.sqrt(2 * mp.pi * a) * bell - below


def tail(u: mp.mpf, a: mp.mpf) -> mp.mpf:
    """exp(x) x**(1 - a) gamma(a, x) at x = exp(u)."""
    x = mp.exp(u)
    return mp.exp(x) * x ** (1 - a) * mp.gammainc(a, x)


def _nodes(of: Interval) -> list[mp.mpf]:
    """Chebyshev's points."""
    turns = [mp.pi * (2 * k + 1) / (2 * NODES) for k in range(NODES)]
    return [(of.low + of.high) / 2 + (of.high - of.low) / 2 * mp.cos(turn) for turn in turns]


def _transform() -> mp.matrix:
    """From values at Chebyshev's points to coefficients."""
    made = mp.matrix(NODES, NODES)
    for k in range(NODES):
        for i in range(NODES):
            made[k, i] = mp.cos(mp.pi * k * (2 * i + 1) / (2 * NODES)) * (2 if k else 1) / NODES
    return made


def _powers(of: Interval) -> list[list[mp.mpf]]:
    """Row k: Chebyshev's polynomial k of the interval, in powers of what is beyond its centre."""
    scale, shift = 2 / (of.high - of.low), (2 * of.centre - of.high - of.low) / (of.high - of.low)
    zeros = [mp.mpf(0)] * NODES
    rows = [[mp.mpf(1), *zeros[1:]]]
    for k in range(1, NODES):
        factor, last, before = min(k, 2), rows[-1], rows[-2] if k > 1 else zeros
        moved = [mp.mpf(0), *last[:-1]]
        three = zip(moved, last, before, strict=True)
        rows.append([factor * (scale * m + shift * c) - b for m, c, b in three])
    return rows


def surface(name: str, precision: str) -> tuple[tuple[float, ...], ...]:
    """A function of two numbers as rows for the powers of the second, each in powers of the first.

    Chebyshev's coefficients below a limit are left out.
    """
    function, first, second = SURFACES[name]
    with mp.workdps(70):
        values = mp.matrix(NODES, NODES)
        for i, t in enumerate(_nodes(first)):
            for j, v in enumerate(_nodes(second)):
                values[i, j] = function(t, v)
        change = _transform()
        spectrum = change * values * change.T
        of_first, of_second = _powers(first), _powers(second)
        limit = 2 ** mp.mpf(DROPPED[precision])
        table = [[mp.mpf(0)] * NODES for _ in range(NODES)]
        for i in range(NODES):
            for j in range(NODES):
                if abs(spectrum[i, j]) > limit:
                    for p in range(i + 1):
                        for q in range(j + 1):
                            table[q][p] += spectrum[i, j] * of_first[i][p] * of_second[j][q]
    rows = [row for row in table if any(row)]
    return tuple(
        rounded(row[: next(n for n in LENGTHS[precision] if not any(row[n:]))], DTYPES[precision])
        for row in rows
    )


SURFACES: dict[str, tuple[Callable[[mp.mpf, mp.mpf], mp.mpf], Interval, Interval]] = {
    "UNIFORM": (
        uniform,
        Interval(mp.mpf("-0.7"), mp.mpf("0.7"), mp.mpf(0)),
        Interval(mp.mpf(0), mp.mpf(1) / 3, mp.mpf(0)),
    ),
    "TAIL": (
        tail,
        Interval(mp.mpf(0), mp.log(8), mp.mpf(1)),
        Interval(mp.mpf(0), mp.mpf(1), mp.mpf("0.5")),
    ),
}
"""Functions of two numbers, a >= 3 and x / a within 1/2 and 2, and 0 <= a <= 1 <= x <= 8."""


def reciprocal(d: mp.mpf) -> mp.mpf:
    """(1 / gamma(1 + d) - 1) / d."""
    return (mp.rgamma(1 + d) - 1) / d if d else mp.euler


def tables(precision: str) -> Tables:
    """The tables of one row, by the names that they have in the formulas."""
    dtype = DTYPES[precision]
    log, gamma = DEGREES[precision]
    made: Tables = {}
    numerator, _, error = fit(log_rest, 0, mp.mpf(1) / 9, log)
    assert error < 2 ** mp.mpf(LOOSE[precision]), mp.log(error, 2)
    made["LOG"] = settled(log_rest, 0, mp.mpf(1) / 9, numerator, dtype)
    half = mp.mpf(1) / 2
    # the result is 1 + d times this, and d is 1/2 at most: a relative error counts a quarter
    numerator, _, error = fit(reciprocal, -half, half, gamma, weight=lambda d: abs(d) + half / 2)
    assert error < 2 ** mp.mpf(TOLERATED[precision] + 2), mp.log(error, 2)
    made["RECIPROCAL"] = rounded(numerator, dtype)
    return made


def gauss(count: int) -> tuple[list[mp.mpf], list[mp.mpf]]:
    """Nodes and weights of Gauss' rule between 0 and 1."""
    nodes: list[mp.mpf] = []
    weights: list[mp.mpf] = []
    for start in np.polynomial.legendre.leggauss(count)[0]:
        z = mp.findroot(lambda z: mp.legendre(count, z), mp.mpf(float(start)))
        slope = count * mp.legendre(count - 1, z) / (1 - z * z)
        nodes.append((1 + z) / 2)
        weights.append(1 / ((1 - z * z) * slope**2))
    return nodes, weights


def main() -> None:
    """Write the tables as they stand in the formulas."""
    for precision in DTYPES:
        lines = [f"# {precision}"]
        for name, numbers in tables(precision).items():
            lines += [f"{name} = {numbers!r}"]
        for name in SURFACES:
            lines += [f"{name} = (", *(f"    {row!r}," for row in surface(name, precision)), ")"]
        sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main()
