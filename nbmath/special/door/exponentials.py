"""Exponential integrals and the function of Lambert."""

from __future__ import annotations

from typing import Any

from numba import types
from numpy.typing import ArrayLike, NDArray

from nbmath import _pointwise
from nbmath._targets import INLINED, overload
from nbmath.special import cpu as _cpu

__all__ = ["exp1", "expi", "lambertw"]

Out = NDArray[Any] | None


@_pointwise.public(_cpu.exp1_array)
def exp1(x: ArrayLike, /, out: Out = None) -> Any:
    """The exponential integral E1.

        exp1(x) = integral of exp(-t) / t from x to inf,  x > 0

    inf at 0, 0 at inf, nan below zero.

    Parameters:
        x: Numbers: an array-like of any shape, float32 or float64 (integers become float64).
        out: An array of the same shape and dtype to write to, which may be `x` itself.

    Returns:
        An array of the shape and precision of `x`, or a scalar for a scalar; `out` where given.
        Large arrays are worked on by all threads. Inside `@njit` code the same call takes numbers
        and arrays and starts no threads.

    Accuracy: at most 2.5 ulp found in float64 and float32, down to the smallest results.
    Source: DLMF 6.2.1, 6.6.2, 6.12.1; polynomials of the project's own (docs/special.md).

    Examples:
        >>> from nbmath.special import exp1
        >>> print(exp1([1e-10, 1.0, 700.0]))
        [2.24486353e+001 2.19383934e-001 1.40651877e-307]
    """


@_pointwise.public(_cpu.expi_array)
def expi(x: ArrayLike, /, out: Out = None) -> Any:
    """The exponential integral Ei.

        expi(x) = principal value of the integral of exp(t) / t from -inf to x

    expi(-x) = -exp1(x). -inf at 0, inf at inf, -0 at -inf.

    Parameters, Returns: as for `exp1`.
    Accuracy: at most 2.0 ulp found in float64 and float32, 2.4 beside its zero 0.3725.
    Source: DLMF 6.2.5, 6.6.1, 6.12.2.

    Examples:
        >>> from nbmath.special import expi
        >>> print(expi([-1.0, 0.5, 10.0]))
        [-2.19383934e-01  4.54219905e-01  2.49222898e+03]
    """


@_pointwise.public(_cpu.lambertw_array)
def _lambertw(z: ArrayLike, k: ArrayLike, /, out: Out = None) -> Any:
    """The function of Lambert."""


def lambertw(z: ArrayLike, k: ArrayLike = 0, /, out: Out = None) -> Any:
    """The real branches of the function of Lambert.

        w = lambertw(z, k):  w exp(w) = z

    k = 0: w >= -1, for z >= -1/e; k = -1: w <= -1, for -1/e <= z < 0. The result is real, and nan
    elsewhere and for other k; SciPy's is complex. lambertw(inf) = inf, lambertw(0, -1) = -inf.
    The float64 nearest to -1/e lies above it by 1.2e-17, so that its result is -1 + 1.5e-8.

    Parameters:
        z: Numbers: array-likes that broadcast with `k`, float32 or float64 (integers become
            float64).
        k: The branch, 0 or -1.
        out: An array of the result's shape and dtype to write to.

    Returns:
        An array of the common shape and precision, or a scalar for scalars; `out` where given.

    Accuracy: at most 2 ulp found in float64 and float32, beside the branch point too.
    Source: DLMF 4.13; Fritsch, Shafer and Crowley 1973, doi:10.1145/361952.361970.

    Examples:
        >>> from nbmath.special import lambertw
        >>> print(lambertw([1.0, -0.25, -0.25], [0, 0, -1]))
        [ 0.56714329 -0.35740296 -2.15329236]
    """
    return _lambertw(z, float(k) if isinstance(k, int) else k, out=out)


_pointwise.register(exp1, _cpu.exp1)
_pointwise.register(expi, _cpu.expi)
_pointwise.register(_lambertw, _cpu.lambertw)


@overload(lambertw, INLINED)
def _overload(z: Any, k: Any = 0) -> Any:
    if isinstance(k, types.Omitted | int):
        return lambda z, k=0: _lambertw(z, 0.0)
    return lambda z, k=0: _lambertw(z, k)
