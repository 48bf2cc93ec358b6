"""Regenerate the coefficients of `nbmath.distributions.normal.formulas`.

python -m tests.nbmath.distributions.coefficients
"""

import functools
import sys
from typing import NamedTuple

import mpmath as mp
import numpy as np

from tests.nbmath.minimax import fit, rounded, settled

DTYPES: dict[str, type[np.floating]] = {"double": np.float64, "single": np.float32}
CENTRE = mp.mpf("0.425")
SHIFT = mp.mpf("2.25")


class Quantile(NamedTuple):
    """Degrees of the two rational functions, and how far the second one reaches."""

    centre: int
    tail: int
    reach: float


MILLS = {"double": 23, "single": 12}
QUANTILE = {"double": Quantile(7, 10, 38.6), "single": Quantile(4, 4, 14.4)}
TOLERATED = {"double": -53.5, "single": -28}
"""Binary logarithm of the relative error of a fit."""


@functools.cache
def mills(t: mp.mpf) -> mp.mpf:
    """(x + 1) exp(x**2 / 2) sf(x) at t = (x - 5) / (x + 5)."""
    if t == 1:
        return 1 / mp.sqrt(2 * mp.pi)
    x = 5 * (1 + t) / (1 - t)
    if x > 10**4:
        series = (1 / x, -1 / x**3, 3 / x**5, -15 / x**7, 105 / x**9, -945 / x**11)
        return (x + 1) * mp.fsum(series) / mp.sqrt(2 * mp.pi)
    return (x + 1) * mp.exp(x * x / 2) * mp.erfc(x / mp.sqrt(2)) / 2


def upper(p: mp.mpf) -> mp.mpf:
    """The x with sf(x) = p, for p below 1/2, by Newton's iteration on log sf."""
    x = mp.sqrt(-2 * mp.log(2 * p))
    for _ in range(100):
        tail = mp.erfc(x / mp.sqrt(2)) / 2
        step = mp.log(tail / p) * tail / mp.npdf(x)
        x += step
        if abs(step) < mp.mpf(10) ** -44 * (1 + x):
            break
    return x


@functools.cache
def centre(s: mp.mpf) -> mp.mpf:
    """ppf(1/2 + q) / (4 q) at s = CENTRE**2 - q**2."""
    q = mp.sqrt(abs(CENTRE**2 - s))
    if q < mp.mpf(10) ** -20:
        return mp.sqrt(2 * mp.pi) / 4
    return upper(mp.mpf(1) / 2 - q) / (4 * q)


@functools.cache
def tail(v: mp.mpf) -> mp.mpf:
    """-ppf(p) / w at v = w - SHIFT, w = sqrt(-2 log(p))."""
    w = v + SHIFT
    return upper(mp.exp(-w * w / 2)) / w


def coefficients(precision: str) -> dict[str, tuple[float, ...]]:
    """Every table of one precision, by the name that it has in the formulas.

    A quotient that is near one is kept as its denominator and what the numerator has beyond it.
    """
    dtype, quantile = DTYPES[precision], QUANTILE[precision]
    limit = 2 ** mp.mpf(TOLERATED[precision])
    numerator, _, error = fit(mills, -1, 1, MILLS[precision])
    assert error < limit, mp.log(error, 2)
    tables = {"MILLS": settled(mills, -1, 1, numerator, dtype)}
    start = mp.sqrt(-2 * mp.log(mp.mpf(1) / 2 - CENTRE)) - SHIFT
    problems = {
        "CENTRE": (centre, 0, CENTRE**2, quantile.centre, lambda share: share**2),
        "TAIL": (tail, start, quantile.reach - SHIFT, quantile.tail, lambda share: share**3),
    }
    for name, (target, low, high, degree, crowd) in problems.items():
        numerator, denominator, error = fit(target, low, high, degree, degree, crowd)
        assert error < limit, (name, mp.log(error, 2))
        beyond = [above - below for above, below in zip(numerator, denominator, strict=True)]
        tables[f"{name}_ABOVE"] = rounded(beyond, dtype)
        tables[f"{name}_BELOW"] = rounded(denominator, dtype)
    return tables


if __name__ == "__main__":
    for precision in DTYPES:
        for name, table in coefficients(precision).items():
            sys.stdout.write(f"{name} = {table}\n")
