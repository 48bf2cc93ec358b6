"""Logarithms of sums and differences, and the terms of entropies."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath import _pointwise
from nbmath.special import cpu as _cpu

__all__ = [
    "entr",
    "kl_div",
    "log1mexp",
    "log1pmx",
    "logaddexp",
    "logsubexp",
    "rel_entr",
    "xlog1py",
    "xlogy",
]

Out = NDArray[Any] | None


@_pointwise.public(_cpu.log1pmx_array)
def log1pmx(x: ArrayLike, /, out: Out = None) -> Any:
    """The logarithm of 1 + x less x, accurate for small x.

        log1pmx(x) = log(1 + x) - x,  x > -1

    About -x^2 / 2 near zero. log1pmx(-1) = -inf, log1pmx(inf) = -inf; nan below -1.

    Parameters:
        x: Numbers: an array-like of any shape, float32 or float64 (integers become float64).
        out: An array of the result's shape and dtype to write to.

    Returns:
        An array of the shape and precision of `x`, or a scalar for a scalar; `out` where given.
        Large arrays are worked on by all threads. Inside `@njit` code the same call takes numbers
        and arrays and starts no threads.

    Accuracy: at most 3 ulp.
    Source: DLMF 4.6.4, the series of the inverse hyperbolic tangent.

    Examples:
        >>> from nbmath.special import log1pmx
        >>> print(log1pmx([1e-10, 1.0, -1.0]))
        [-5.00000000e-21 -3.06852819e-01            -inf]
    """


@_pointwise.public(_cpu.log1mexp_array)
def log1mexp(x: ArrayLike, /, out: Out = None) -> Any:
    """The logarithm of 1 - exp(x), accurate near both ends.

        log1mexp(x) = log(1 - exp(x)),  x < 0

    log1mexp(0) = -inf, log1mexp(-inf) = -0; nan for x > 0.

    Parameters, Returns: as for `log1pmx`.

    Accuracy: at most 3 ulp.
    Source: Maechler, Accurately computing log(1 - exp(-|a|)), 2012.

    Examples:
        >>> from nbmath.special import log1mexp
        >>> print(log1mexp([-1e-10, -1.0, -50.0]))
        [-2.30258509e+01 -4.58675145e-01 -1.92874985e-22]
    """


@_pointwise.public(_cpu.logaddexp_array)
def logaddexp(x: ArrayLike, y: ArrayLike, /, out: Out = None) -> Any:
    """The logarithm of a sum of exponentials.

        logaddexp(x, y) = log(exp(x) + exp(y))

    -inf is the neutral element; inf wins.

    Parameters:
        x, y: Numbers, or array-likes that broadcast, float32 or float64 (integers become float64).
        out: An array of the result's shape and dtype to write to.

    Returns:
        An array of the common shape and precision, or a scalar for scalars; `out` where given.

    Accuracy: at most 1.5 ulp of the larger of the result and max(x, y).
    Source: Blanchard, Higham and Higham 2021, doi:10.1093/imanum/draa038.

    Examples:
        >>> from nbmath.special import logaddexp
        >>> print(logaddexp([1000.0, 0.0], [1000.0, float("-inf")]))
        [1000.69314718    0.        ]
    """


@_pointwise.public(_cpu.logsubexp_array)
def logsubexp(x: ArrayLike, y: ArrayLike, /, out: Out = None) -> Any:
    """The logarithm of a difference of exponentials.

        logsubexp(x, y) = log(exp(x) - exp(y)),  x >= y

    -inf where x = y; nan where x < y.

    Parameters:
        x, y: Numbers, or array-likes that broadcast, float32 or float64 (integers become float64).
        out: An array of the result's shape and dtype to write to.

    Returns:
        An array of the common shape and precision, or a scalar for scalars; `out` where given.

    Accuracy: at most 3 ulp of the larger of the result, |x| and log1mexp(y - x).
    Source: as for `log1mexp`.

    Examples:
        >>> from nbmath.special import logsubexp
        >>> print(logsubexp([1000.0, 0.0], [999.0, 0.0]))
        [999.54132485          -inf]
    """


@_pointwise.public(_cpu.xlogy_array)
def xlogy(x: ArrayLike, y: ArrayLike, /, out: Out = None) -> Any:
    """The product x log(y), which is 0 where x is 0.

        xlogy(x, y) = x log(y),  xlogy(0, y) = 0

    nan where y is nan, and for y < 0 unless x is 0.

    Parameters:
        x, y: Numbers, or array-likes that broadcast, float32 or float64 (integers become float64).
        out: An array of the result's shape and dtype to write to.

    Returns:
        An array of the common shape and precision, or a scalar for scalars; `out` where given.

    Accuracy: at most 1.5 ulp.
    Source: the limit of x log(x) at zero.

    Examples:
        >>> from nbmath.special import xlogy
        >>> print(xlogy([0.0, 2.0], [0.0, 3.0]))
        [0.         2.19722458]
    """


@_pointwise.public(_cpu.xlog1py_array)
def xlog1py(x: ArrayLike, y: ArrayLike, /, out: Out = None) -> Any:
    """The product x log(1 + y), which is 0 where x is 0.

        xlog1py(x, y) = x log(1 + y),  xlog1py(0, y) = 0

    nan where y is nan, and for y < -1 unless x is 0.

    Parameters:
        x, y: Numbers, or array-likes that broadcast, float32 or float64 (integers become float64).
        out: An array of the result's shape and dtype to write to.

    Returns:
        An array of the common shape and precision, or a scalar for scalars; `out` where given.

    Accuracy: at most 1.5 ulp.
    Source: as for `xlogy`.

    Examples:
        >>> from nbmath.special import xlog1py
        >>> print(xlog1py([0.0, 2.0], [-1.0, 1e-20]))
        [0.e+00 2.e-20]
    """


@_pointwise.public(_cpu.entr_array)
def entr(x: ArrayLike, /, out: Out = None) -> Any:
    """The term of an entropy.

        entr(x) = -x log(x),  x > 0

    0 at 0, -inf below; -inf at inf.

    Parameters, Returns: as for `log1pmx`.

    Accuracy: at most 1.5 ulp.
    Source: Boyd & Vandenberghe, Convex Optimization, 3.1.5.

    Examples:
        >>> from nbmath.special import entr
        >>> print(entr([0.0, 0.5, -1.0]))
        [0.         0.34657359       -inf]
    """


@_pointwise.public(_cpu.rel_entr_array)
def rel_entr(x: ArrayLike, y: ArrayLike, /, out: Out = None) -> Any:
    """The term of a relative entropy.

        rel_entr(x, y) = x log(x / y),  x > 0, y > 0

    0 where x = 0 and y >= 0, inf elsewhere.

    Parameters:
        x, y: Numbers, or array-likes that broadcast, float32 or float64 (integers become float64).
        out: An array of the result's shape and dtype to write to.

    Returns:
        An array of the common shape and precision, or a scalar for scalars; `out` where given.

    Accuracy: at most 2 ulp, for x near y too.
    Source: Boyd & Vandenberghe, Convex Optimization, 3.2.6.

    Examples:
        >>> from nbmath.special import rel_entr
        >>> print(rel_entr([0.0, 0.5, 1.0], [0.5, 0.25, 0.0]))
        [0.         0.34657359        inf]
    """


@_pointwise.public(_cpu.kl_div_array)
def kl_div(x: ArrayLike, y: ArrayLike, /, out: Out = None) -> Any:
    """The term of a Kullback-Leibler divergence, which is never negative.

        kl_div(x, y) = x log(x / y) - x + y,  x > 0, y > 0

    y where x = 0 and y >= 0, inf elsewhere.

    Parameters:
        x, y: Numbers, or array-likes that broadcast, float32 or float64 (integers become float64).
        out: An array of the result's shape and dtype to write to.

    Returns:
        An array of the common shape and precision, or a scalar for scalars; `out` where given.

    Accuracy: at most 3 ulp of the result, for x near y too.
    Source: Boyd & Vandenberghe, Convex Optimization, 3.2.6; Bregman 1967.

    Examples:
        >>> from nbmath.special import kl_div
        >>> print(kl_div([0.0, 0.5, 1.0], [0.5, 0.5, 1.0 + 1e-8]))
        [5.00000000e-01 0.00000000e+00 4.99999991e-17]
    """


_pointwise.register(log1pmx, _cpu.log1pmx)
_pointwise.register(log1mexp, _cpu.log1mexp)
_pointwise.register(logaddexp, _cpu.logaddexp)
_pointwise.register(logsubexp, _cpu.logsubexp)
_pointwise.register(xlogy, _cpu.xlogy)
_pointwise.register(xlog1py, _cpu.xlog1py)
_pointwise.register(entr, _cpu.entr)
_pointwise.register(rel_entr, _cpu.rel_entr)
_pointwise.register(kl_div, _cpu.kl_div)
