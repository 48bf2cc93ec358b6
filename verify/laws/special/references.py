"""What special functions are in many digits, where mpmath has no function of that name."""

from typing import Any

import mpmath as mp
import numpy as np

from verify.laws.special.tails import beta_tails, gamma_tails

ENOUGH = 1e-58
"""A relative step of an iteration in 60 digits that changes nothing any more."""


BEYOND = 100
"""Where tails are below every number of both precisions."""


def erfc(x: Any) -> Any:
    """The complementary error function."""
    return mp.erfc(x) if x < BEYOND else mp.mpf(0)


def erfcx(x: Any) -> Any:
    """exp(x^2) erfc(x); from its asymptotic series where that has all digits."""
    if x < 1e4:
        return mp.exp(x * x) * mp.erfc(x)
    terms = [(-1) ** k * mp.fac2(2 * k - 1) / (2 * x * x) ** k for k in range(9)]
    return mp.fsum(terms) / (x * mp.sqrt(mp.pi))


def gamma(x: Any) -> Any:
    """The gamma function, nan at its poles below zero."""
    return mp.nan if x < 0 and x == mp.floor(x) else mp.gamma(x)


def log1pmx(x: Any) -> Any:
    """log(1 + x) - x, by its series where 60 digits would not do."""
    if abs(x) > 1e-8:
        return mp.log1p(x) - x
    return -mp.fsum((-x) ** k / k for k in range(2, 9))


def ndtr(x: Any) -> Any:
    """The normal distribution function."""
    return erfc(-x / mp.sqrt(2)) / 2


def log_ndtr(x: Any) -> Any:
    """Its logarithm."""
    y = abs(x) / mp.sqrt(2)
    if x > 0:
        return mp.log1p(-erfc(y) / 2)
    return -y * y + mp.log(erfcx(y) / 2)


def quantile(p: Any, q: Any) -> Any:
    """The normal quantile of p = 1 - q, whichever is smaller being exact."""
    if p == q:
        return mp.mpf(0)
    small, sign = (p, -1) if p < q else (q, 1)
    if small <= 0:
        return sign * mp.inf if small == 0 else mp.nan
    return sign * quantile_of_log(mp.log(small), near=abs(p - q) < 0.5, start=abs(p - q) / 2)


def quantile_of_log(log: Any, *, near: bool = False, start: Any = 0) -> Any:
    """The x >= 0 with log_ndtr(-x) = log, by Newton's iteration."""
    x = start * mp.sqrt(2 * mp.pi) if near else mp.sqrt(-2 * log)
    for _ in range(200):
        value = log_ndtr(-x)
        slope = mp.sqrt(2 / mp.pi) / erfcx(x / mp.sqrt(2))
        step = (value - log) / slope
        x += step
        if abs(step) < ENOUGH * abs(x):
            break
    return x


def ndtri(p: Any) -> Any:
    """The normal quantile."""
    return quantile(p, 1 - p)


def ndtri_exp(y: Any) -> Any:
    """The normal quantile at exp(y)."""
    if y >= 0:
        return mp.inf if y == 0 else mp.nan
    return -quantile_of_log(y) if y < -1 else quantile(mp.exp(y), -mp.expm1(y))


def exp1(x: Any) -> Any:
    """The exponential integral, by its series (DLMF 6.6.2) where mpmath takes long."""
    if x > 1e-3:
        return mp.e1(x)
    return -mp.euler - mp.log(x) - mp.fsum((-x) ** k / (k * mp.factorial(k)) for k in range(1, 24))


def lambertw(x: Any) -> Any:
    """The upper real branch of the function of Lambert."""
    return mp.re(mp.lambertw(x))


def lambertw_lower(x: Any) -> Any:
    """Its lower real branch."""
    return mp.re(mp.lambertw(x, -1))


def erfinv(y: Any) -> Any:
    """The inverse of the error function."""
    if abs(y) >= 1:
        return mp.sign(y) * mp.inf if abs(y) == 1 else mp.nan
    if abs(y) < 1e-25:
        return mp.sqrt(mp.pi) / 2 * y * (1 + mp.pi / 12 * y * y)
    return quantile((1 + y) / 2, (1 - y) / 2) / mp.sqrt(2)


def erfcinv(y: Any) -> Any:
    """The inverse of the complementary error function."""
    return -quantile(y / 2, 1 - y / 2) / mp.sqrt(2)


def gammainc(a: Any, x: Any) -> Any:
    """The lower tail of the gamma distribution."""
    return gamma_tails(a, x)[0]


def gammaincc(a: Any, x: Any) -> Any:
    """The upper tail."""
    return gamma_tails(a, x)[1]


def betainc(a: Any, b: Any, x: Any) -> Any:
    """The lower tail of the beta distribution."""
    return beta_tails(a, b, x)[0]


def betaincc(a: Any, b: Any, x: Any) -> Any:
    """The upper tail."""
    return beta_tails(a, b, x)[1]


def binom(n: Any, k: Any) -> Any:
    """The binomial coefficient by factorials."""
    return mp.gamma(n + 1) * mp.rgamma(k + 1) * mp.rgamma(n - k + 1)


def zeta(s: Any, q: Any) -> Any:
    """Hurwitz' zeta function, which mpmath finds to so many places, not digits."""
    with mp.extraprec(int(s * mp.log(q + 1, 2)) + 20):
        return mp.zeta(s, q)


def _bessel_far(order: int, y: Any, sign: int) -> Any:
    """The sum of the asymptotic series of K (sign 1) and I (sign -1), DLMF 10.40(i), y >= 80."""
    term = total = mp.mpf(1)
    for k in range(1, 160):
        term *= sign * (4 * order**2 - (2 * k - 1) ** 2) / (8 * k * y)
        total += term
        if abs(term) < ENOUGH**1.2:
            break
    return total * mp.sqrt((mp.pi if sign > 0 else 1 / mp.pi) / (2 * y))


def bessel_k(order: int, x: Any) -> Any:
    """K of the order zero or one: DLMF 10.31.1, 10.31.2 with the digits that cancel to spare."""
    if not x > 0:
        return mp.inf if x == 0 else mp.nan
    if x > 80:
        return _bessel_far(order, x, 1) * mp.exp(-x)
    with mp.extradps(int(x) + 10):
        term = (x / 2) ** order
        digammas = order - 2 * mp.euler
        first, second, k = term, term * digammas / 2, 0
        while abs(term) > mp.eps * abs(second) / 2**20:
            k += 1
            term *= x * x / (4 * k * (k + order))
            digammas += mp.mpf(1) / k + mp.mpf(1) / (k + order)
            first, second = first + term, second + term * digammas / 2
        rest = mp.log(x / 2) * first - second
        return 1 / x + rest if order else -rest


def bessel_ie(order: int, x: Any) -> Any:
    """exp(-|x|) I(x)."""
    y = abs(x)
    odd = mp.sign(x) if order else 1
    return odd * (_bessel_far(order, y, -1) if y > 80 else mp.besseli(order, y) * mp.exp(-y))


def bessel_ke(order: int, x: Any) -> Any:
    """exp(x) K(x)."""
    return _bessel_far(order, x, 1) if x > 80 else bessel_k(order, x) * mp.exp(x)


def binade(x: Any) -> Any:
    """The power of two at or below each number, which times eps is its ulp."""
    return np.exp2(np.floor(np.log2(np.maximum(x, np.finfo(np.float64).tiny))))
