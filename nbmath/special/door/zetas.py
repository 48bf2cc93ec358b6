"""Riemann's and Hurwitz' zeta functions and the derivatives of digamma."""

from __future__ import annotations

from typing import Any

from numba import types
from numpy.typing import ArrayLike, NDArray

from nbmath import _pointwise
from nbmath._targets import INLINED, overload
from nbmath.special import cpu as _cpu

__all__ = ["polygamma", "trigamma", "zeta"]

Out = NDArray[Any] | None


@_pointwise.public(_cpu.trigamma_array)
def trigamma(x: ArrayLike, /, out: Out = None) -> Any:
    """The trigamma function, the derivative of digamma.

        trigamma(x) = sum over k >= 0 of 1 / (x + k)^2

    inf at 0, -1, -2, ..., 0 at inf, nan for -inf.

    Parameters:
        x: Numbers: an array-like of any shape, float32 or float64 (integers become float64).
        out: An array of the same shape and dtype to write to, which may be `x` itself.

    Returns:
        An array of the shape and precision of `x`, or a scalar for a scalar; `out` where given.
        Large arrays are worked on by all threads. Inside `@njit` code the same call takes numbers
        and arrays and starts no threads.

    Accuracy: at most 0.8 ulp found in float64 and 0.7 in float32 for x > 0, 1.7 below.
    Source: DLMF 5.15.1, 5.15.6, 5.15.8; polynomials of the project's own (docs/special.md).

    Examples:
        >>> from nbmath.special import trigamma
        >>> print(trigamma([1.0, 10.0, -0.5]))
        [1.64493407 0.10516634 8.9348022 ]
    """


@_pointwise.public(_cpu.polygamma_array)
def polygamma(n: ArrayLike, x: ArrayLike, /, out: Out = None) -> Any:
    """The polygamma functions, the derivatives of digamma.

        polygamma(n, x) = digamma^(n)(x) = (-1)^(n + 1) n! zeta(n + 1, x)

    polygamma(0, x) = digamma(x), polygamma(1, x) = trigamma(x). Infinite at 0, -1, -2, ... for
    n > 0; nan where n is not a whole number >= 0, and for x = -inf.

    Parameters:
        n: Orders below 10000 (1000 in float32; nan above), array-likes that broadcast with `x`.
        x: Numbers, float32 or float64 (integers become float64).
        out: An array of the result's shape and dtype to write to.

    Returns:
        An array of the common shape and precision, or a scalar for scalars; `out` where given.

    Accuracy: at most 4 ulp found for x > 0 and n <= 30, n / 50 ulp beyond; below zero, where sums
        of both signs meet, of the larger of them, and inf from n = 171 on, where n! is (35).
    Source: DLMF 5.15.1, 25.11.12.

    Examples:
        >>> from nbmath.special import polygamma
        >>> print(polygamma([0, 1, 2], 1.0))
        [-0.57721566  1.64493407 -2.40411381]
    """


@_pointwise.public(_cpu.zeta_array)
def _hurwitz(x: ArrayLike, q: ArrayLike, /, out: Out = None) -> Any:
    """Hurwitz' zeta function."""


@_pointwise.public(_cpu.riemann_zeta_array)
def _riemann(x: ArrayLike, /, out: Out = None) -> Any:
    """Riemann's zeta function."""


def zeta(x: ArrayLike, q: ArrayLike | None = None, /, out: Out = None) -> Any:
    """The zeta function of Riemann, or with a second argument that of Hurwitz.

        zeta(x, q) = sum over k >= 0 of (q + k)^(-x),  x > 1;  zeta(x) = zeta(x, 1)

    Without `q`, also for x < 1 by continuation: zeta(0) = -1/2, zeta(-2) = 0; inf at 1. With `q`,
    nan for x < 1 and inf at 1; inf for q = 0, -1, ...; for other q < 0 nan unless x is whole.

    Parameters:
        x: Exponents: an array-like, float32 or float64 (integers become float64).
        q: Where the sum starts, array-likes that broadcast with `x`; 1 by default.
        out: An array of the result's shape and dtype to write to.

    Returns:
        An array of the common shape and precision, or a scalar for scalars; `out` where given.

    Accuracy: zeta(x) at most 1.8 ulp found, near its zeros -2, -4, ... too; zeta(x, q) at most 3
        ulp found for q > 0.
    Source: DLMF 25.2.1, 25.4.1, 25.11.1, 25.11.5.

    Examples:
        >>> from nbmath.special import zeta
        >>> print(zeta([2.0, 0.0, -1.0]), zeta(2.0, 0.5))
        [ 1.64493407 -0.5        -0.08333333] 4.934802200544679
    """
    return _riemann(x, out=out) if q is None else _hurwitz(x, q, out=out)


_pointwise.register(trigamma, _cpu.trigamma)
_pointwise.register(polygamma, _cpu.polygamma)
_pointwise.register(_riemann, _cpu.riemann_zeta)
_pointwise.register(_hurwitz, _cpu.zeta)


@overload(zeta, INLINED)
def _zeta(x: Any, q: Any = None) -> Any:
    if q in (None, types.none) or isinstance(q, types.Omitted):
        return lambda x, q=None: _riemann(x)
    return lambda x, q=None: _hurwitz(x, q)
