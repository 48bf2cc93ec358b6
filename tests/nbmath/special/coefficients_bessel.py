"""Regenerate the coefficients of the Bessel functions.

python -m tests.nbmath.special.coefficients_bessel
"""

import functools
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

import mpmath as mp

from tests.nbmath.minimax import Function, fit, settled
from tests.nbmath.special.coefficients import DTYPES, Tables, main
from verify.laws.special.references import bessel_k

ONE = mp.mpf(1)
FIRST_ZEROS = {0: mp.besseljzero(0, 1), 1: mp.besseljzero(1, 1)}
LEAST = mp.mpf("1e-3")
CENTRE = 8
"""The square from which the polynomials about the first zeros of J are counted."""


class Far(NamedTuple):
    """A variable from -1 to 1 for an argument from `start` to infinity, by its `shift`."""

    start: int
    shift: float

    def argument(self, s: mp.mpf) -> mp.mpf:
        """The x with s = 1 - 2 (start + shift) / (x + shift)."""
        return 2 * (self.start + mp.mpf(self.shift)) / (1 - s) - self.shift if s < 1 else mp.inf


I_FAR, K_FAR, J_FAR = Far(4, 6), Far(1, 1), Far(3, 2.5)
SERIES_FROM = 64
"""From here asymptotic series have all digits of the fit."""


def terms(order: int, x: mp.mpf) -> list[mp.mpf]:
    """a_k(order) / x**k of DLMF 10.17.1, until they are below every digit."""
    found = [ONE]
    while abs(found[-1]) > mp.mpf(10) ** -48 and len(found) < 200:
        k = len(found)
        found.append(found[-1] * (4 * order**2 - (2 * k - 1) ** 2) / (8 * k * x))
    return found


def modified_far(order: int, x: mp.mpf) -> mp.mpf:
    """sqrt(x) exp(-x) I(x); DLMF 10.40.1."""
    if x > SERIES_FROM:
        signed = [(-1) ** k * a for k, a in enumerate(terms(order, x))]
        return mp.fsum(signed) / mp.sqrt(2 * mp.pi)
    return mp.sqrt(x) * mp.exp(-x) * mp.besseli(order, x)


def second_far(order: int, x: mp.mpf) -> mp.mpf:
    """sqrt(x) exp(x) K(x); DLMF 10.40.2."""
    if x > SERIES_FROM:
        return mp.fsum(terms(order, x)) * mp.sqrt(mp.pi / 2)
    return mp.sqrt(x) * mp.exp(x) * bessel_k(order, x)


def waves(order: int, x: mp.mpf) -> tuple[mp.mpf, mp.mpf]:
    """J and Y are sqrt(2 / (pi x)) times these, turned by x - (2 order + 1) pi / 4."""
    if x > SERIES_FROM:
        parts = terms(order, x)
        even = mp.fsum((-1) ** k * a for k, a in enumerate(parts[::2]))
        return even, mp.fsum((-1) ** k * a for k, a in enumerate(parts[1::2]))
    turn = mp.expj(-(x - (2 * order + 1) * mp.pi / 4))
    wave = mp.mpc(mp.besselj(order, x), mp.bessely(order, x)) * turn * mp.sqrt(mp.pi * x / 2)
    return wave.real, wave.imag


def modulus(order: int, x: mp.mpf) -> mp.mpf:
    """sqrt(x) |J + i Y|."""
    return mp.hypot(*waves(order, x)) * mp.sqrt(2 / mp.pi)


def phase(order: int, x: mp.mpf) -> mp.mpf:
    """x**3 (arg(J + i Y) - x + (2 order + 1) pi / 4 - (4 order**2 - 1) / (8 x))."""
    mu = 4 * mp.mpf(order) ** 2
    if x > 10**5:
        second = (mu - 1) * (mu * (mu - 114) + 1073) / (5120 * x**2)
        return (mu - 1) * (mu - 25) / 384 + second
    even, odd = waves(order, x)
    return x**3 * (mp.atan2(odd, even) - (mu - 1) / (8 * x))


def near_zero(order: int, w: mp.mpf) -> mp.mpf:
    """J(x) / x**order / (zero**2 - x**2) at w = x**2 - CENTRE."""
    x, zero = mp.sqrt(abs(w + CENTRE)), FIRST_ZEROS[order]
    if abs(x - zero) < mp.mpf(10) ** -30:
        return mp.besselj(order + 1, zero) / (2 * zero ** (order + 1))
    top = mp.besselj(order, x) / x**order if x else ONE / (1 + order)
    return top / (zero**2 - x**2)


def modified_near(order: int, z: mp.mpf) -> mp.mpf:
    """(order! (2 / x)**order I(x) - 1) / x**2 at z = x**2."""
    x = mp.sqrt(z)
    return (mp.besseli(order, x) * (2 / x) ** order - 1) / z if z else ONE / (4 + 4 * order)


def counting(order: int) -> Function:
    """What a relative error of `modified_near` makes of the function."""
    return lambda z: 1 - 1 / (1 + (z + LEAST) * modified_near(order, z))


def second_near(order: int, z: mp.mpf) -> mp.mpf:
    """(K0(x) - l I0(x)) / z and (1 / x - K1(x) - l I1(x)) / x, l = log 2 - euler - log x."""
    if not z:
        return ONE / 4
    x = mp.sqrt(z)
    log = mp.log(2) - mp.euler - mp.log(x)
    if order == 0:
        return (bessel_k(0, x) - log * mp.besseli(0, x)) / z
    return (1 / x - bessel_k(1, x) - log * mp.besseli(1, x)) / x


def sine(z: mp.mpf) -> mp.mpf:
    """(sin(u) - u) / u**3 at z = u**2."""
    u = mp.sqrt(z)
    return (mp.sin(u) - u) / u**3 if z else -ONE / 6


def cosine(z: mp.mpf) -> mp.mpf:
    """(cos(u) - 1 + z / 2) / z**2 at z = u**2."""
    return (mp.cos(mp.sqrt(z)) - 1 + z / 2) / z**2 if z else ONE / 24


class Problem(NamedTuple):
    """What is fitted, where, by which degrees in float64 and float32, and how well at least."""

    target: Function
    low: float
    high: float
    degrees: tuple[int, int]
    bits: tuple[float, float] = (-54.5, -28)
    weight: Function = lambda _: ONE


def over(variable: Far, function: Callable[[int, mp.mpf], mp.mpf], order: int) -> Function:
    """The function in a variable from -1 to 1."""
    return lambda s: function(order, variable.argument(s))


def problems() -> dict[str, Problem]:
    """By the names of the tables; what makes but a part of a result is fitted less well."""
    made: dict[str, Problem] = {}
    widest = 0.93**2
    made["SINE"] = Problem(sine, 0, widest, (6, 3), (-52, -27))
    made["COSINE"] = Problem(cosine, 0, widest, (5, 3), (-50, -24))
    for n in (0, 1):
        near: Any = functools.partial(modified_near, n)
        second: Any = functools.partial(second_near, n)
        zero: Any = functools.partial(near_zero, n)
        far = {kind: over(*kind, n) for kind in ((I_FAR, modified_far), (K_FAR, second_far))}
        made[f"I{n}_NEAR"] = Problem(near, 0, 16, (11, 6), weight=counting(n))
        made[f"I{n}_FAR"] = Problem(far[I_FAR, modified_far], -1, 1, (32, 12), (-54.5, -27))
        made[f"K{n}_I"] = Problem(near, 0, 1, (6, 3), (-52, -26))
        made[f"K{n}_NEAR"] = Problem(second, 0, 1, (6, 4), (-52, -26))
        made[f"K{n}_FAR"] = Problem(far[K_FAR, second_far], -1, 1, (20, 10))
        made[f"J{n}_NEAR"] = Problem(zero, -CENTRE, CENTRE, (10, 6))
        made[f"MODULUS{n}"] = Problem(over(J_FAR, modulus, n), -1, 1, (20, 9))
        made[f"PHASE{n}"] = Problem(over(J_FAR, phase, n), -1, 1, (19, 7), (-46, -20))
    return made


def bessel(precision: str) -> Tables:
    """The tables of the Bessel functions, by the names that they have in the formulas."""
    which = list(DTYPES).index(precision)
    made: Tables = {}
    for name, problem in problems().items():
        target = functools.cache(problem.target)
        place = target, problem.low, problem.high
        numbers, _, error = fit(*place, problem.degrees[which], weight=problem.weight)
        assert error < 2 ** mp.mpf(problem.bits[which]), (name, mp.log(error, 2))
        made[name] = settled(*place, numbers, DTYPES[precision])
    return made


if __name__ == "__main__":
    main(sys.argv[1:], {"bessel": bessel})
