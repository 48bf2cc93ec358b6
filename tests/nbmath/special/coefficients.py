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


CENTRE = mp.mpf("0.25")
SHIFT = mp.mpf("1.625")
MIDDLE = mp.mpf("3.75")
SCALED = {"double": 24, "single": 13}
NEAR = {"double": 11, "single": 6}
LOG2_TAIL = {"double": 16, "single": 7}
POWER_OF_2 = {"double": 10, "single": 5}
START = mp.mpf("1.5")
END = {"double": 6.0, "single": 4.25}
QUANTILE = {"double": Quantile(5, 11, 38.6), "single": Quantile(3, 4, 14.4)}


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
def log2_tail(t: mp.mpf) -> mp.mpf:
    """log2(erfc(x)) at t = x - START."""
    return mp.log(mp.erfc(START + t), 2)


def power_of_2(r: mp.mpf) -> mp.mpf:
    """2**r."""
    return mp.mpf(2) ** r


def counting(t: mp.mpf) -> mp.mpf:
    """What a relative error of log2_tail makes of erf(x)."""
    return mp.erfc(START + t) * abs(log2_tail(t)) * mp.log(2)


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
    """1 - w - ndtri(p) at v = w - SHIFT, w = sqrt(-2 log(p))."""
    w = v + SHIFT
    return upper(mp.exp(-w * w / 2)) - w + 1


def share_of_tail(v: mp.mpf) -> mp.mpf:
    """How much of the quantile that is."""
    return tail(v) / (tail(v) + v + SHIFT - 1)


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
    logs, _, error = fit(log2_tail, *reach, LOG2_TAIL[precision], weight=counting)
    assert error < limit, mp.log(error, 2)
    made["LOG2_TAIL"] = rounded(logs, dtype)
    powers, _, error = fit(power_of_2, -0.5, 0.5, POWER_OF_2[precision])
    assert error * mp.erfc(1) < 4 * limit, mp.log(error, 2)  # of what is taken from one
    made["POWER_OF_2"] = settled(power_of_2, -0.5, 0.5, powers, dtype)
    made["NEAR"] = rounded([numerator[0] - 1, *numerator[1:]], dtype)
    start = mp.sqrt(-2 * mp.log(mp.mpf(1) / 2 - CENTRE)) - SHIFT
    degree = quantile.centre
    above, below, error = fit(centre, 0, CENTRE**2, degree, degree, lambda share: share**2)
    assert error < limit, ("CENTRE", mp.log(error, 2))
    made["CENTRE_ABOVE"] = rounded([a - b for a, b in zip(above, below, strict=True)], dtype)
    made["CENTRE_BELOW"] = rounded(below, dtype)
    degree, high = quantile.tail, quantile.reach - SHIFT
    above, below, error = fit(
        tail, start, high, degree, degree, lambda share: share**3, share_of_tail
    )
    assert error < limit, ("TAIL", mp.log(error, 2))
    made["TAIL_ABOVE"], made["TAIL_BELOW"] = rounded(above, dtype), rounded(below, dtype)
    return made


class Degrees(NamedTuple):
    """Of the gamma functions' polynomials and quotients."""

    log: int
    stirling: int
    central: tuple[int, int]
    digamma: tuple[int, int]
    digamma_far: int
    sinc: int
    cotangent: tuple[int, int]


GAMMA = {
    "double": Degrees(6, 10, (8, 8), (7, 7), 11, 7, (4, 4)),
    "single": Degrees(2, 3, (4, 5), (4, 4), 3, 3, (2, 2)),
}
LOOSE = {"double": -47, "single": -21}
"""The same for what makes but a sixteenth of a result, or less."""
ROOT = mp.mpf("1.4616321449683623412626595423257213284681962")
"""Where the digamma function is zero."""


@functools.cache
def log_rest(z: mp.mpf) -> mp.mpf:
    """(2 atanh(s) - 2 s - 2/3 s**3) / s**5 at z = s**2."""
    s = mp.sqrt(z)
    return (2 * mp.atanh(s) - 2 * s - 2 * s**3 / 3) / s**5 if s else mp.mpf(2) / 5


@functools.cache
def stirling(z: mp.mpf) -> mp.mpf:
    """x (log(gamma(x)) - (x - 1/2) log(x) + x - log(2 pi) / 2) at z = 1 / x**2."""
    if z == 0:
        return mp.mpf(1) / 12
    x = 1 / mp.sqrt(z)
    rest = mp.loggamma(x) - (x - mp.mpf(1) / 2) * mp.log(x) + x - mp.log(2 * mp.pi) / 2
    return x * rest


@functools.cache
def central(d: mp.mpf) -> mp.mpf:
    """log(gamma(1 + d)) / (d (d - 1))."""
    if d in (0, 1):
        return mp.euler if d == 0 else 1 - mp.euler
    return mp.loggamma(1 + d) / (d * (d - 1))


@functools.cache
def digamma(d: mp.mpf) -> mp.mpf:
    """digamma(x) / (x - ROOT) at x = 1 + d."""
    x = 1 + d
    near = abs(x - ROOT) < mp.mpf(10) ** -25
    return mp.psi(1, ROOT) if near else mp.digamma(x) / (x - ROOT)


@functools.cache
def digamma_far(z: mp.mpf) -> mp.mpf:
    """x**2 (log(x) - 1 / (2 x) - digamma(x)) at z = 1 / x**2."""
    x = 1 / mp.sqrt(z) if z else mp.inf
    return x * x * (mp.log(x) - 1 / (2 * x) - mp.digamma(x)) if z else mp.mpf(1) / 12


@functools.cache
def sinc(z: mp.mpf) -> mp.mpf:
    """(1 - sin(pi r) / (pi r)) / r**2 at z = r**2."""
    r = mp.sqrt(z)
    return (1 - mp.sinpi(r) / (mp.pi * r)) / z if r else mp.pi**2 / 6


@functools.cache
def cotangent(z: mp.mpf) -> mp.mpf:
    """(1 / r - pi cot(pi r)) / r at z = r**2."""
    r = mp.sqrt(z)
    return 1 / z - mp.pi * mp.cospi(r) / mp.sinpi(r) / r if r else mp.pi**2 / 3


def gammas(precision: str) -> Tables:
    """The tables of the gamma functions."""
    dtype, degrees = DTYPES[precision], GAMMA[precision]
    tight, loose = (2 ** mp.mpf(kind[precision]) for kind in (TOLERATED, LOOSE))
    made: Tables = {}
    steepest = (3 - 2 * mp.sqrt(2)) ** 2
    for name, target, high, degree, limit in (
        ("LOG", log_rest, steepest, degrees.log, loose),
        ("STIRLING", stirling, mp.mpf(1) / 9, degrees.stirling, loose),
        ("DIGAMMA_FAR", digamma_far, mp.mpf(1) / 9, degrees.digamma_far, loose),
        ("SINC", sinc, mp.mpf(1) / 4, degrees.sinc, loose),
    ):
        numerator, _, error = fit(target, 0, high, degree)
        assert error < limit, (name, mp.log(error, 2))
        made[name] = settled(target, 0, high, numerator, dtype)
    for name, target, low, high, (m, n), kept in (
        ("CENTRAL", central, -0.25, 2, degrees.central, mp.mpf("0.5")),
        ("DIGAMMA", digamma, -0.25, 2, degrees.digamma, mp.mpf("0.75")),
        ("COTANGENT", cotangent, 0, mp.mpf(1) / 4, degrees.cotangent, mp.mpf(0)),
    ):
        numerator, denominator, error = fit(target, low, high, m, n)
        assert error < tight, (name, mp.log(error, 2))
        longer = [*numerator, *[mp.mpf(0)] * (n - m)]
        beyond = [a - kept * b for a, b in zip(longer, denominator, strict=True)]
        made[f"{name}_ABOVE"] = rounded(beyond, dtype)
        made[f"{name}_BELOW"] = rounded(denominator, dtype)
    return made


FAMILIES: dict[str, Callable[[str], Tables]] = {"errors": errors, "gammas": gammas}


def main(names: list[str], families: dict[str, Callable[[str], Tables]] = FAMILIES) -> None:
    """Write the tables as they stand in the formulas."""
    for family in names or list(families):
        for precision in DTYPES:
            lines = [f"# {family}, {precision}"]
            for name, numbers in families[family](precision).items():
                parts = (numbers[i : i + 3] for i in range(0, len(numbers), 3))
                lines += [f"{name} = (", *(f"    {', '.join(map(repr, p))}," for p in parts), ")"]
            sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main(sys.argv[1:])
