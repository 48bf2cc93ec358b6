"""The Bessel functions of the orders zero and one."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath import _pointwise
from nbmath.special import cpu as _cpu

__all__ = ["i0", "i0e", "i1", "i1e", "j0", "j1", "k0", "k0e", "k1", "k1e"]

Out = NDArray[Any] | None


@_pointwise.public(_cpu.i0_array)
def i0(x: ArrayLike, /, out: Out = None) -> Any:
    """The modified Bessel function of the first kind, of order zero.

        i0(x) = 1 / pi * integral of exp(x cos(t)) from 0 to pi

    i0(0) = 1, i0(-inf) = i0(inf) = inf (SciPy has nan there); nan stays nan.

    Parameters:
        x: Numbers: an array-like of any shape, float32 or float64 (integers become float64).
        out: An array of the same shape and dtype to write to, which may be `x` itself.

    Returns:
        An array of the shape and precision of `x`, or a scalar for a scalar; `out` where given.
        Large arrays are worked on by all threads. Inside `@njit` code the same call takes numbers
        and arrays and starts no threads.

    Accuracy: at most 1.1 ulp found in float64 and 1.4 in float32.

    Source: DLMF 10.25.2, 10.32.1; polynomials of the project's own (docs/special-bessel.md).

    Examples:
        >>> from nbmath.special import i0
        >>> print(i0([0.0, 1.0, 700.0]))
        [1.00000000e+000 1.26606588e+000 1.52959335e+302]
    """


@_pointwise.public(_cpu.i0e_array)
def i0e(x: ArrayLike, /, out: Out = None) -> Any:
    """The modified Bessel function of the first kind, of order zero, which does not overflow.

        i0e(x) = exp(-|x|) i0(x)

    i0e(0) = 1, i0e(-inf) = i0e(inf) = 0; about 1 / sqrt(2 pi |x|) for large x.

    Parameters, Returns: as for `i0`.
    Accuracy: at most 1.5 ulp found in float64 and 1.4 in float32.
    Source: DLMF 10.25.2, 10.40.1.

    Examples:
        >>> from nbmath.special import i0e
        >>> print(i0e([0.0, 1.0, 1e6]))
        [1.00000000e+00 4.65759608e-01 3.98942330e-04]
    """


@_pointwise.public(_cpu.i1_array)
def i1(x: ArrayLike, /, out: Out = None) -> Any:
    """The modified Bessel function of the first kind, of order one: the derivative of i0.

        i1(x) = 1 / pi * integral of exp(x cos(t)) cos(t) from 0 to pi

    i1(-inf) = -inf, i1(inf) = inf (SciPy has nan there); the sign of zero is kept.

    Parameters, Returns: as for `i0`.
    Accuracy: at most 1.2 ulp found in float64 and 1.2 in float32.
    Source: DLMF 10.25.2, 10.32.3.

    Examples:
        >>> from nbmath.special import i1
        >>> print(i1([0.0, 1.0, -10.0]))
        [ 0.00000000e+00  5.65159104e-01 -2.67098830e+03]
    """


@_pointwise.public(_cpu.i1e_array)
def i1e(x: ArrayLike, /, out: Out = None) -> Any:
    """The modified Bessel function of the first kind, of order one, which does not overflow.

        i1e(x) = exp(-|x|) i1(x)

    i1e(-inf) = -0.0, i1e(inf) = 0; the sign of zero is kept.

    Parameters, Returns: as for `i0`.
    Accuracy: at most 1.6 ulp found in float64 and 1.5 in float32.
    Source: DLMF 10.25.2, 10.40.1.

    Examples:
        >>> from nbmath.special import i1e
        >>> print(i1e([0.0, 1.0, -1e6]))
        [ 0.          0.20791042 -0.00039894]
    """


@_pointwise.public(_cpu.k0_array)
def k0(x: ArrayLike, /, out: Out = None) -> Any:
    """The modified Bessel function of the second kind, of order zero.

        k0(x) = integral of exp(-x cosh(t)) from 0 to inf,  x > 0

    k0(0) = inf, k0(inf) = 0, nan below zero; below the normal range the result is rounded once.

    Parameters, Returns: as for `i0`.
    Accuracy: at most 1.1 ulp found in float64 and in float32.
    Source: DLMF 10.31.2, 10.32.9.

    Examples:
        >>> from nbmath.special import k0
        >>> print(k0([0.0, 1.0, 700.0]))
        [            inf 4.21024438e-001 4.66977643e-306]
    """


@_pointwise.public(_cpu.k0e_array)
def k0e(x: ArrayLike, /, out: Out = None) -> Any:
    """The modified Bessel function of the second kind, of order zero, which does not underflow.

        k0e(x) = exp(x) k0(x),  x > 0

    k0e(0) = inf, k0e(inf) = 0, nan below zero; about sqrt(pi / (2 x)) for large x.

    Parameters, Returns: as for `i0`.
    Accuracy: at most 1.0 ulp found in float64 and in float32.
    Source: DLMF 10.31.2, 10.40.2.

    Examples:
        >>> from nbmath.special import k0e
        >>> print(k0e([0.0, 1.0, 1e6]))
        [       inf 1.14446308 0.00125331]
    """


@_pointwise.public(_cpu.k1_array)
def k1(x: ArrayLike, /, out: Out = None) -> Any:
    """The modified Bessel function of the second kind, of order one: minus the derivative of k0.

        k1(x) = integral of exp(-x cosh(t)) cosh(t) from 0 to inf,  x > 0

    k1(0) = inf, k1(inf) = 0, nan below zero; below the normal range the result is rounded once.

    Parameters, Returns: as for `i0`.
    Accuracy: at most 1.5 ulp found in float64 and 1.4 in float32.
    Source: DLMF 10.31.1, 10.32.9.

    Examples:
        >>> from nbmath.special import k1
        >>> print(k1([0.0, 1.0, 1e-300]))
        [           inf 6.0190723e-001 1.0000000e+300]
    """


@_pointwise.public(_cpu.k1e_array)
def k1e(x: ArrayLike, /, out: Out = None) -> Any:
    """The modified Bessel function of the second kind, of order one, which does not underflow.

        k1e(x) = exp(x) k1(x),  x > 0

    k1e(0) = inf, k1e(inf) = 0, nan below zero.

    Parameters, Returns: as for `i0`.
    Accuracy: at most 1.8 ulp found in float64 and 1.4 in float32.
    Source: DLMF 10.31.1, 10.40.2.

    Examples:
        >>> from nbmath.special import k1e
        >>> print(k1e([0.0, 1.0, 1e6]))
        [           inf 1.63615349e+00 1.25331461e-03]
    """


@_pointwise.public(_cpu.j0_array)
def j0(x: ArrayLike, /, out: Out = None) -> Any:
    """The Bessel function of the first kind, of order zero.

        j0(x) = 1 / pi * integral of cos(x sin(t)) from 0 to pi

    j0(0) = 1, j0(-inf) = j0(inf) = 0 (SciPy has nan there); nan stays nan.

    Parameters, Returns: as for `i0`.
    Accuracy: at most 1.9 ulp found in float64 and 1.9 in float32, however large x is, but at zeros
    beyond the first, where a thirtieth of an ulp of sqrt(2 / (pi x)) may be added.
    Source: DLMF 10.9.1, 10.18; the zero in two parts and the phase as in Harrison, ARITH 19, 2009,
    doi:10.1109/ARITH.2009.32.

    Examples:
        >>> from nbmath.special import j0
        >>> print(j0([0.0, 2.404825557695773, 1e22]))
        [ 1.00000000e+00 -6.10876526e-17 -1.85610511e-12]
    """


@_pointwise.public(_cpu.j1_array)
def j1(x: ArrayLike, /, out: Out = None) -> Any:
    """The Bessel function of the first kind, of order one: minus the derivative of j0.

        j1(x) = 1 / pi * integral of cos(t - x sin(t)) from 0 to pi

    j1(-inf) = j1(inf) = 0 (SciPy has nan there); the sign of zero is kept.

    Parameters, Returns: as for `i0`.
    Accuracy: at most 1.7 ulp found in float64 and 1.7 in float32, however large x is, but at zeros
    beyond the first, where a thirtieth of an ulp of sqrt(2 / (pi x)) may be added.
    Source: as for `j0`.

    Examples:
        >>> from nbmath.special import j1
        >>> print(j1([0.0, 1.0, -1.0]))
        [ 0.          0.44005059 -0.44005059]
    """


_pointwise.register(i0, _cpu.i0)
_pointwise.register(i0e, _cpu.i0e)
_pointwise.register(i1, _cpu.i1)
_pointwise.register(i1e, _cpu.i1e)
_pointwise.register(k0, _cpu.k0)
_pointwise.register(k0e, _cpu.k0e)
_pointwise.register(k1, _cpu.k1)
_pointwise.register(k1e, _cpu.k1e)
_pointwise.register(j0, _cpu.j0)
_pointwise.register(j1, _cpu.j1)
