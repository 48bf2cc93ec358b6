"""The incomplete gamma and beta functions in as many digits as mpmath is asked for."""

from functools import lru_cache
from typing import Any

import mpmath as mp

GUARD = 20
"""Digits beyond those that are asked for."""


def positive_series(first: Any, step: Any, over: Any) -> Any:
    """1 + n / d + n (n + s) / (d (d + 1)) + ... of n = first, s = step, d = over, none negative.

    In whole numbers of the last place: mpmath's own numbers would take ten times as long. As no
    term is negative and the first is one, what the divisions drop stays far below the digits asked
    for.
    """
    one = 1 << mp.mp.prec
    number, more, divisor = (int(mp.ldexp(part, mp.mp.prec)) for part in (first, step, over))
    term = total = one
    while number > divisor or term > total >> mp.mp.prec:
        term = term * number // divisor
        total += term
        number += more
        divisor += one
    return mp.ldexp(total, -mp.mp.prec)


def gamma_tails(a: Any, x: Any) -> tuple[Any, Any]:
    """P(a, x) and Q(a, x), by DLMF 8.7.1, and far above by mpmath's Q."""
    return _gamma_tails(a, x, mp.mp.prec)


@lru_cache(1 << 14)
def _gamma_tails(a: Any, x: Any, prec: int) -> tuple[Any, Any]:
    if x <= 0:
        return mp.mpf(0), mp.mpf(1)
    front = _front(a, x)
    lost = max(0, -mp.mag(front)) if x > a else 0  # bits in which P agrees with one
    if lost > prec:
        upper = mp.gammainc(a, x, regularized=True)
        return 1 - upper, upper
    with mp.extradps(GUARD), mp.extraprec(lost):
        lower = _front(a, x) * positive_series(x, 0, a + 1)
        return lower, 1 - lower


def _front(a: Any, x: Any) -> Any:
    return mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1))


def beta_tails(a: Any, b: Any, x: Any) -> tuple[Any, Any]:
    """I_x(a, b) and the rest, by DLMF 8.17.8, whose terms are positive, on the side it is quick."""
    return _beta_tails(a, b, x, mp.mp.prec)


@lru_cache(1 << 14)
def _beta_tails(a: Any, b: Any, x: Any, prec: int) -> tuple[Any, Any]:
    if x * (a + b + 2) > a + 1:
        upper, lower = _beta_tails(b, a, 1 - x, prec)
        return lower, upper
    with mp.extradps(GUARD):
        total = positive_series((a + b) * x, x, a + 1)
        power = a * mp.log(x) + b * mp.log1p(-x)
        scale = mp.loggamma(a + b) - mp.loggamma(a + 1) - mp.loggamma(b)
        lower = mp.exp(power + scale) * total
        return lower, 1 - lower
