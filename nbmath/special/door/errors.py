"""The error functions and the normal distribution function, with their inverses."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath import _pointwise
from nbmath.special import cpu as _cpu

__all__ = [
    "erf",
    "erfc",
    "erfcinv",
    "erfcx",
    "erfinv",
    "log_ndtr",
    "ndtr",
    "ndtri",
    "ndtri_exp",
]

Out = NDArray[Any] | None


@_pointwise.public(_cpu.erf_array)
def erf(x: ArrayLike, /, out: Out = None) -> Any:
    """The error function.

        erf(x) = 2 / sqrt(pi) * integral of exp(-t^2) from 0 to x

    erf(-inf) = -1, erf(inf) = 1; the sign of zero is kept, nan stays nan.

    Parameters:
        x: Numbers: an array-like of any shape, float32 or float64 (integers become float64).
        out: An array of the same shape and dtype to write to, which may be `x` itself.

    Returns:
        An array of the shape and precision of `x`, or a scalar for a scalar; `out` where given.
        Large arrays are worked on by all threads. Inside `@njit` code the same call takes numbers
        and arrays and starts no threads.

    Accuracy: at most 1.1 ulp found in float64 and 1.2 ulp in float32.

    Source: DLMF 7.2.1; polynomials of the project's own (docs/special.md).

    Examples:
        >>> from nbmath.special import erf
        >>> print(erf([0.0, 0.5, 6.0]))
        [0.         0.52049988 1.        ]
    """


@_pointwise.public(_cpu.erfc_array)
def erfc(x: ArrayLike, /, out: Out = None) -> Any:
    """One minus the error function, which keeps its digits where erf is nearly one.

        erfc(x) = 2 / sqrt(pi) * integral of exp(-t^2) from x to inf

    erfc(-inf) = 2, erfc(inf) = 0; below the normal range the result is rounded once more.

    Parameters, Returns: as for `erf`.
    Accuracy: at most 1.4 ulp found in float64 and float32, tails included.
    Source: DLMF 7.2.2; the variable of Shepherd & Laframboise, Math. Comp. 36, 1981.

    Examples:
        >>> from nbmath.special import erfc
        >>> print(erfc([0.0, 1.0, 20.0]))
        [1.00000000e+000 1.57299207e-001 5.39586561e-176]
    """


@_pointwise.public(_cpu.erfcx_array)
def erfcx(x: ArrayLike, /, out: Out = None) -> Any:
    """The scaled complementary error function, which does not underflow.

        erfcx(x) = exp(x^2) erfc(x)

    erfcx(-inf) = inf, erfcx(inf) = 0; about 1 / (x sqrt(pi)) for large x.

    Parameters, Returns: as for `erf`.
    Accuracy: at most 1.4 ulp found in float64 and float32.
    Source: DLMF 7.2.3; Shepherd & Laframboise, Math. Comp. 36, 1981.

    Examples:
        >>> from nbmath.special import erfcx
        >>> print(erfcx([-1.0, 0.0, 1e6]))
        [5.00898008e+00 1.00000000e+00 5.64189584e-07]
    """


@_pointwise.public(_cpu.erfinv_array)
def erfinv(y: ArrayLike, /, out: Out = None) -> Any:
    """The inverse of the error function.

        erf(erfinv(y)) = y,  -1 < y < 1

    erfinv(-1) = -inf, erfinv(1) = inf, nan beyond; the sign of zero is kept.

    Parameters, Returns: as for `erf`.
    Accuracy: at most 1.4 ulp found in float64 and 2.0 ulp in float32, among subnormal numbers.
    Source: variables like those of Wichura, Applied Statistics 37, 1988.

    Examples:
        >>> from nbmath.special import erfinv
        >>> print(erfinv([0.0, 0.5, 1.0]))
        [0.         0.47693628        inf]
    """


@_pointwise.public(_cpu.erfcinv_array)
def erfcinv(y: ArrayLike, /, out: Out = None) -> Any:
    """The inverse of the complementary error function.

        erfc(erfcinv(y)) = y,  0 < y < 2

    erfcinv(0) = inf, erfcinv(2) = -inf, nan outside.

    Parameters, Returns: as for `erf`.
    Accuracy: at most 1.0 ulp found in float64 and 1.2 ulp in float32.
    Source: as for `erfinv`.

    Examples:
        >>> from nbmath.special import erfcinv
        >>> print(erfcinv([1e-300, 1.0, 2.0]))
        [26.20946996  0.                -inf]
    """


@_pointwise.public(_cpu.ndtr_array)
def ndtr(x: ArrayLike, /, out: Out = None) -> Any:
    """The distribution function of the standard normal distribution.

        ndtr(x) = erfc(-x / sqrt(2)) / 2

    ndtr(-inf) = 0, ndtr(inf) = 1.

    Parameters, Returns: as for `erf`.
    Accuracy: at most 1.4 ulp found in float64 and float32, the lower tail included.
    Source: DLMF 7.1, 7.2.2; as for `erfc`.

    Examples:
        >>> from nbmath.special import ndtr
        >>> print(ndtr([-10.0, 0.0, 1.0]))
        [7.61985302e-24 5.00000000e-01 8.41344746e-01]
    """


@_pointwise.public(_cpu.log_ndtr_array)
def log_ndtr(x: ArrayLike, /, out: Out = None) -> Any:
    """The logarithm of the standard normal distribution function, finite in the tail.

        log_ndtr(x) = log(ndtr(x))

    log_ndtr(-inf) = -inf, log_ndtr(inf) = 0.

    Parameters, Returns: as for `erf`.
    Accuracy: at most 1.8 ulp found in float64 and 2.0 in float32.
    Source: Mills' ratio below zero; as for `erfc`.

    Examples:
        >>> from nbmath.special import log_ndtr
        >>> print(log_ndtr([-1000.0, 0.0, 10.0]))
        [-5.00007827e+05 -6.93147181e-01 -7.61985302e-24]
    """


@_pointwise.public(_cpu.ndtri_array)
def ndtri(p: ArrayLike, /, out: Out = None) -> Any:
    """The quantile of the standard normal distribution.

        ndtr(ndtri(p)) = p,  0 < p < 1

    ndtri(0) = -inf, ndtri(1) = inf, nan outside.

    Parameters, Returns: as for `erf`.
    Accuracy: at most 1.1 ulp found in float64 and 1.0 ulp in float32.
    Source: variables like those of Wichura, Applied Statistics 37, 1988.

    Examples:
        >>> from nbmath.special import ndtri
        >>> print(ndtri([0.0, 0.025, 0.5]))
        [       -inf -1.95996398  0.        ]
    """


@_pointwise.public(_cpu.ndtri_exp_array)
def ndtri_exp(y: ArrayLike, /, out: Out = None) -> Any:
    """The quantile of the standard normal distribution at exp(y), which need not be a number.

        log_ndtr(ndtri_exp(y)) = y,  y < 0

    ndtri_exp(-inf) = -inf, ndtri_exp(0) = inf, nan beyond.

    Parameters, Returns: as for `erf`.
    Accuracy: at most 1.9 ulp found in float64 and 2.0 ulp in float32, to y = -1e15.
    Source: as for `ndtri`; the asymptotic series of log_ndtr far out (DLMF 7.12.1).

    Examples:
        >>> from nbmath.special import ndtri_exp
        >>> print(ndtri_exp([-1e6, -1.0, -1e-9]))
        [-1.41420778e+03 -3.37474964e-01  5.99780702e+00]
    """


_pointwise.register(erf, _cpu.erf)
_pointwise.register(erfc, _cpu.erfc)
_pointwise.register(erfcx, _cpu.erfcx)
_pointwise.register(erfinv, _cpu.erfinv)
_pointwise.register(erfcinv, _cpu.erfcinv)
_pointwise.register(ndtr, _cpu.ndtr)
_pointwise.register(log_ndtr, _cpu.log_ndtr)
_pointwise.register(ndtri, _cpu.ndtri)
_pointwise.register(ndtri_exp, _cpu.ndtri_exp)
