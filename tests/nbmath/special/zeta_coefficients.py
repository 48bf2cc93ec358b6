"""Regenerate the coefficients of `nbmath.special.formulas.zetas`.

python -m tests.nbmath.special.zeta_coefficients
"""

import functools
import sys

import mpmath as mp

from tests.nbmath.minimax import Function, fit, rounded
from tests.nbmath.special.coefficients import DTYPES, LOOSE, TOLERATED, Tables

TRIGAMMA_DEGREES = {"double": (6, 7), "single": (3, 4)}
ZETA_LOW = {"double": 10, "single": 5}
ZETA_DEGREES = {
    "double": {"ZETA": (7, 6), "ZETA_NEAR": (8, 8), "_ZETA_FAR": (7, 7)},
    "single": {"ZETA": (4, 3), "ZETA_NEAR": (4, 4)},
}
TRIGAMMA_FAR = {"double": 11, "single": 4}
BORDER, LAST = {"double": 16, "single": 26}, 56


@functools.cache
def trigamma_far(z: mp.mpf) -> mp.mpf:
    """x**3 (trigamma(x) - 1 / x - 1 / (2 x**2)) at z = 1 / x**2."""
    if z == 0:
        return mp.mpf(1) / 6
    x = 1 / mp.sqrt(z)
    return (mp.psi(1, x) - 1 / x - z / 2) * x**3


@functools.cache
def trigamma(d: mp.mpf) -> mp.mpf:
    """trigamma(x) - 1 / x - 1 / (2 x**2) at x = 1 + d."""
    x = 1 + d
    return mp.psi(1, x) - 1 / x - 1 / (2 * x * x)


def share_of_trigamma(d: mp.mpf) -> mp.mpf:
    """How much of it that is."""
    return trigamma(d) / mp.psi(1, 1 + d)


@functools.cache
def zeta_low(s: mp.mpf) -> mp.mpf:
    """((s - 1) zeta(s) - 1/2 - s / 3) / (s (1 + s))."""
    if s == 0:
        return mp.log(2 * mp.pi) / 2 - mp.mpf(5) / 6
    if s == -1:
        return 2 * mp.zeta(-1, derivative=1) + mp.mpf(5) / 12
    return ((s - 1) * mp.zeta(s) - mp.mpf(1) / 2 - s / 3) / (s * (1 + s))


@functools.cache
def zeta_beside_pole(r: mp.mpf) -> mp.mpf:
    """s / (s - 1) - zeta(s) at s = 1 + r."""
    return 1 + 1 / r - mp.zeta(1 + r) if r else 1 - mp.euler


@functools.cache
def zeta_rest(s: mp.mpf) -> mp.mpf:
    """2**s (zeta(s) - 1)."""
    return 2**s * (mp.zeta(s) - 1)


def from_start(start: int) -> Function:
    """That beyond a start."""
    return lambda v: zeta_rest(start + v)


def zetas(precision: str) -> Tables:
    """The tables of the zeta functions and of trigamma."""
    dtype = DTYPES[precision]
    degrees = ZETA_DEGREES[precision]
    tight, loose = (2 ** mp.mpf(kind[precision]) for kind in (TOLERATED, LOOSE))
    made: Tables = {}
    degree = TRIGAMMA_FAR[precision]
    numerator, _, error = fit(trigamma_far, 0, mp.mpf(1) / 9, degree)
    assert error < loose, mp.log(error, 2)
    made["TRIGAMMA_FAR"] = rounded(numerator, dtype)
    numerator, _, error = fit(zeta_low, -1, mp.mpf(1) / 2, ZETA_LOW[precision])
    assert error < tight * 2**3, mp.log(error, 2)  # a tenth
    made["ZETA_LOW"] = rounded(numerator, dtype)
    border = BORDER[precision]
    above, below, error = fit(
        trigamma, -0.25, 2, *TRIGAMMA_DEGREES[precision], weight=share_of_trigamma
    )
    assert error < tight, mp.log(error, 2)
    made["TRIGAMMA_ABOVE"], made["TRIGAMMA_BELOW"] = rounded(above, dtype), rounded(below, dtype)
    for name, target, low, high, limit in (
        ("ZETA", zeta_beside_pole, mp.mpf(-1) / 2, mp.mpf(3), tight),
        ("ZETA_NEAR", from_start(4), mp.mpf(0), mp.mpf(border - 4), tight * 2**7),  # a sixteenth
        ("_ZETA_FAR", from_start(border), mp.mpf(0), mp.mpf(LAST - border), tight * 2**border),
    ):
        if name in degrees:
            numerator, denominator, error = fit(target, low, high, *degrees[name])
            assert error < limit, (name, mp.log(error, 2))
            made[f"{name}_ABOVE"] = rounded(numerator, dtype)
            made[f"{name}_BELOW"] = rounded(denominator, dtype)
    return made


if __name__ == "__main__":
    for precision in DTYPES:
        for name, numbers in zetas(precision).items():
            sys.stdout.write(f"{precision} {name} = {numbers}\n")
