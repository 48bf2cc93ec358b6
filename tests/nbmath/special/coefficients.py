"""Regenerate the coefficients of `nbmath.special.formulas`.

python -m tests.nbmath.special.coefficients            all tables
python -m tests.nbmath.special.coefficients errors     those of a family
"""

import functools
import sys
from collections.abc import Callable
from typing import NamedTuple

import mpmath as mp
import numpy as np

from tests.nbmath.minimax import fit, rounded, settled

DTYPES: dict[str, type[np.floating]] = {"double": np.float64, "single": np.float32}
TOLERATED = {"double": -53.5, "single": -28}
"""Binary logarithm of the relative error of a fit."""

Tables = dict[str, tuple[float, ...]]


class Quantile(NamedTuple):
    """Degrees of the two rational functions, and how far the second one reaches."""

    centre: int
    tail: int
    reach: float


CENTRE = mp.mpf("0.425")
SHIFT = mp.mpf("2.25")
MIDDLE = mp.mpf("3.75")
SCALED = {"double": 24, "single": 13}
NEAR = {"double": 11, "single": 6}
LOG_TAIL = {"double": 16, "single": 7}
START = mp.mpf("1.5")
END = {"double": 6.0, "single": 4.25}
QUANTILE = {"double": Quantile(7, 10, 38.6), "single": Quantile(4, 4, 14.4)}


@functools.cache
def scaled(t: mp.mpf) -> mp.mpf:
    """1.5625 (1 + 2 x) erfcx(x) at t = (x - MIDDLE) / (x + MIDDLE): from 1.56 to 1.94."""
    if t == 1:
        return mp.mpf("3.125") / mp.sqrt(mp.pi)
    x = MIDDLE * (1 + t) / (1 - t)
    if x > 10**4:
        series = (1 / x, -1 / (2 * x**3), 3 / (4 * x**5), -15 / (8 * x**7), 105 / (16 * x**9))
        return mp.mpf("1.5625") * (1 + 2 * x) * mp.fsum(series) / mp.sqrt(mp.pi)
    return mp.mpf("1.5625") * (1 + 2 * x) * mp.exp(x * x) * mp.erfc(x)


@functools.cache
def near(z: mp.mpf) -> mp.mpf:
    """erf(x) / x at z = x**2."""
    return 2 / mp.sqrt(mp.pi) if z == 0 else mp.erf(mp.sqrt(z)) / mp.sqrt(z)


@functools.cache
def log_tail(t: mp.mpf) -> mp.mpf:
    """log(erfc(x)) at t = x - START."""
    return mp.log(mp.erfc(START + t))


def counting(t: mp.mpf) -> mp.mpf:
    """What a relative error of log_tail makes of erf(x)."""
    return mp.erfc(START + t) * abs(log_tail(t))


def upper(p: mp.mpf) -> mp.mpf:
    """The x at which the normal tail is p, for p below 1/2, by Newton's iteration on its log."""
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
    """ndtri(1/2 + q) / (2.5 q) at s = CENTRE**2 - q**2."""
    q = mp.sqrt(abs(CENTRE**2 - s))
    if q < mp.mpf(10) ** -20:
        return mp.sqrt(2 * mp.pi) / mp.mpf("2.5")
    return upper(mp.mpf(1) / 2 - q) / (mp.mpf("2.5") * q)


@functools.cache
def tail(v: mp.mpf) -> mp.mpf:
    """-ndtri(p) / (0.75 w) at v = w - SHIFT, w = sqrt(-2 log(p))."""
    w = v + SHIFT
    return upper(mp.exp(-w * w / 2)) / (mp.mpf("0.75") * w)


def errors(precision: str) -> Tables:
    """The tables of the error functions, by the names that they have in the formulas.

    A quotient that is near one is kept as its denominator and what the numerator has beyond it.
    """
    dtype, quantile = DTYPES[precision], QUANTILE[precision]
    limit = 2 ** mp.mpf(TOLERATED[precision])
    made: Tables = {}
    numerator, _, error = fit(scaled, -1, 1, SCALED[precision])
    assert error < limit, mp.log(error, 2)
    made["SCALED"] = settled(scaled, -1, 1, numerator, dtype)
    numerator, _, error = fit(near, 0, 1, NEAR[precision])
    assert error < limit, mp.log(error, 2)
    reach = 1 - START, END[precision] - START
    logs, _, error = fit(log_tail, *reach, LOG_TAIL[precision], weight=counting)
    assert error < limit, mp.log(error, 2)
    made["LOG_TAIL"] = rounded(logs, dtype)
    made["NEAR"] = rounded([numerator[0] - 1, *numerator[1:]], dtype)
    start = mp.sqrt(-2 * mp.log(mp.mpf(1) / 2 - CENTRE)) - SHIFT
    problems = {
        "CENTRE": (centre, 0, CENTRE**2, quantile.centre, lambda share: share**2),
        "TAIL": (tail, start, quantile.reach - SHIFT, quantile.tail, lambda share: share**3),
    }
    for name, (target, low, high, degree, crowd) in problems.items():
        numerator, denominator, error = fit(target, low, high, degree, degree, crowd)
        assert error < limit, (name, mp.log(error, 2))
        beyond = [above - below for above, below in zip(numerator, denominator, strict=True)]
        made[f"{name}_ABOVE"] = rounded(beyond, dtype)
        made[f"{name}_BELOW"] = rounded(denominator, dtype)
    return made


FAMILIES: dict[str, Callable[[str], Tables]] = {"errors": errors}


def main(names: list[str]) -> None:
    """Write the tables as they stand in the formulas."""
    for family in names or list(FAMILIES):
        for precision in DTYPES:
            lines = [f"# {family}, {precision}"]
            for name, numbers in FAMILIES[family](precision).items():
                parts = (numbers[i : i + 3] for i in range(0, len(numbers), 3))
                lines += [f"{name} = (", *(f"    {', '.join(map(repr, p))}," for p in parts), ")"]
            sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main(sys.argv[1:])
