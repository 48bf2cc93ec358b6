"""Regenerate the coefficients of `nbmath.special.formulas.exponentials`.

python -m tests.nbmath.special.exponential_coefficients
"""

import functools
import sys

import mpmath as mp

from tests.nbmath.minimax import Function, fit, rounded
from tests.nbmath.special.coefficients import DTYPES, TOLERATED, Tables

NEAR = {"double": 11, "single": 6}
DEGREES = {
    "double": {
        "MIDDLE": (7, 7),
        "FAR": (9, 9),
        "EI_NEAR": (13, 0),
        "EI_2": (9, 9),
        "EI_6": (8, 8),
        "EI_14": (9, 9),
        "EI_40": (6, 6),
        "BRANCH": (8, 8),
    },
    "single": {
        "MIDDLE": (3, 3),
        "FAR": (4, 4),
        "EI_NEAR": (8, 0),
        "EI_2": (5, 5),
        "EI_6": (4, 4),
        "EI_14": (4, 4),
        "EI_40": (3, 3),
        "BRANCH": (4, 4),
    },
}
ROOT = mp.findroot(mp.ei, mp.mpf("0.3725"))
"""Where Ei is zero."""
MIDDLE = 0.6875
"""What x exp(x) E1(x) is about, 1 <= x <= 2.5."""
SERIES = 150
"""From here on asymptotic series have all digits."""
REACH = mp.mpf("0.75")


@functools.cache
def near(x: mp.mpf) -> mp.mpf:
    """E1(x) + log(x)."""
    return mp.e1(x) + mp.log(x) if x else -mp.euler


def counting(x: mp.mpf) -> mp.mpf:
    """What a relative error of that makes of E1."""
    return abs(near(x)) / mp.e1(x) if x else mp.mpf(0.01)


def asymptotic(t: mp.mpf, sign: int) -> mp.mpf:
    """x exp(sign x) times the exponential integral of either sign, at a small t = 1 / x."""
    return mp.fsum((-sign) ** k * mp.factorial(k) * t**k for k in range(60))


@functools.cache
def far(t: mp.mpf) -> mp.mpf:
    """x exp(x) E1(x) at t = 1 / x."""
    return mp.exp(1 / t) * mp.e1(1 / t) / t if t * SERIES > 1 else asymptotic(t, 1)


@functools.cache
def ei_near(x: mp.mpf) -> mp.mpf:
    """(Ei(x) - log(x / ROOT)) / (x - ROOT)."""
    d = x - ROOT
    if x == 0:
        return -(mp.euler + mp.log(ROOT)) / ROOT
    if abs(d) < mp.mpf(10) ** -20:
        return (mp.exp(ROOT) - 1) / ROOT
    return (mp.ei(x) - mp.log(x / ROOT)) / d


@functools.cache
def ei_far(t: mp.mpf) -> mp.mpf:
    """x exp(-x) Ei(x) at t = 1 / x."""
    return mp.exp(-1 / t) * mp.ei(1 / t) / t if t * SERIES > 1 else asymptotic(t, -1)


@functools.cache
def branch(p: mp.mpf) -> mp.mpf:
    """(1 + W(x)) / p at x = (p**2 / 2 - 1) / e, W of the lower branch for p < 0."""
    if abs(p) < mp.mpf(10) ** -9:
        return 1 - p / 3 + 11 * p * p / 72 - 43 * p**3 / 540
    with mp.workdps(80):
        x = (p * p / 2 - 1) / mp.e
        w = -1 + p - p * p / 3 + 11 * p**3 / 72
        return (1 + mp.findroot(lambda w: w * mp.exp(w) - x, w)) / p


def about(target: Function, centre: float | mp.mpf) -> Function:
    """The function of the distance from a centre, within its domain."""
    return lambda v: target(abs(v + centre) if centre else v)


def exponentials(precision: str) -> Tables:
    """The tables of the exponential integrals and of Lambert's function.

    A quotient that is near a number is kept as its denominator and what the numerator has beyond
    that many of it.
    """
    dtype, degrees = DTYPES[precision], DEGREES[precision]
    tight = 2 ** mp.mpf(TOLERATED[precision])
    made: Tables = {}
    numerator, _, error = fit(about(near, 1), -1, 0, NEAR[precision], weight=about(counting, 1))
    assert error < tight, mp.log(error, 2)
    made["NEAR"] = rounded(numerator, dtype)
    for name, target, low, high, centre, kept in (
        ("MIDDLE", far, mp.mpf("0.4"), mp.mpf(1), MIDDLE, MIDDLE),
        ("FAR", far, mp.mpf(0), mp.mpf("0.4"), 0, 1),
        ("EI_NEAR", ei_near, mp.mpf(0), mp.mpf(2), 1, 0),
        ("EI_2", ei_far, mp.mpf(1) / 6, mp.mpf(1) / 2, mp.mpf("0.15625"), 1),
        ("EI_6", ei_far, mp.mpf(1) / 14, mp.mpf(1) / 6, mp.mpf("0.109375"), 1),
        ("EI_14", ei_far, mp.mpf(1) / 40, mp.mpf(1) / 14, mp.mpf("0.046875"), 1),
        ("EI_40", ei_far, mp.mpf(0), mp.mpf(1) / 40, 0, 1),
        ("BRANCH", branch, -REACH, REACH, 0, 1),
    ):
        moved, (m, n) = about(target, centre), degrees[name]
        numerator, denominator, error = fit(moved, low - centre, high - centre, m, n)
        assert error < tight, (name, mp.log(error, 2))
        if not n:
            made[name] = rounded(numerator, dtype)
            continue
        beyond = [a - kept * b for a, b in zip(numerator, denominator, strict=True)]
        made[f"{name}_ABOVE"] = rounded(beyond, dtype)
        made[f"{name}_BELOW"] = rounded(denominator, dtype)
    return made


if __name__ == "__main__":
    for precision in DTYPES:
        for name, numbers in exponentials(precision).items():
            sys.stdout.write(f"{precision} {name} = {numbers}\n")
