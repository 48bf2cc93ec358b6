"""Elementary functions that vectorise: exp, log and their relatives, accurate to 1 ulp.

Every other field computes with these. Each is a polynomial without branches, so that a loop over an
array runs at the width of the machine's vectors, also inside `@njit` code. Derivations, sources and
the measured errors are in `docs/elementary.md`.
"""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath import _elementwise
from nbmath.elementary import cpu as _cpu

__all__ = ["exp", "expm1", "log", "log1p", "logistic", "logit", "softplus", "tanh"]

Out = NDArray[Any] | None


@_elementwise.public(_cpu.exp_array, _cpu.exp_array_parallel)
def exp(x: ArrayLike, /, out: Out = None) -> Any:
    """The exponential function.

        exp(x) = 1 + x + x^2 / 2! + x^3 / 3! + ...

    exp(-inf) = 0, exp(inf) = inf, exp(nan) = nan; results below the normal range are rounded once
    to subnormal numbers.

    Parameters:
        x: Numbers: an array-like of any shape, float32 or float64 (integers become float64).
        out: An array of the same shape and dtype to write to, which may be `x` itself.

    Returns:
        An array of the shape and precision of `x`, or a scalar for a scalar; `out` where given.
        Large arrays are worked on by all threads. Inside `@njit` code the same call takes numbers
        and arrays and starts no threads.

    Accuracy: at most 0.90 ulp found in float64 and 0.91 ulp in float32, over the whole range.

    Source: Muller, Elementary Functions, 3rd ed. 2016, chapters 5 and 11.

    Examples:
        >>> from nbmath.elementary import exp
        >>> print(exp([0.0, 1.0, -1000.0]))
        [1.         2.71828183 0.        ]
    """


@_elementwise.public(_cpu.log_array, _cpu.log_array_parallel)
def log(x: ArrayLike, /, out: Out = None) -> Any:
    """The natural logarithm.

        exp(log(x)) = x,  x > 0

    log(0) = -inf, log(inf) = inf; nan for x < 0 and for nan.

    Parameters:
        x: Numbers: an array-like of any shape, float32 or float64 (integers become float64).
        out: An array of the same shape and dtype to write to, which may be `x` itself.

    Returns:
        An array of the shape and precision of `x`, or a scalar for a scalar; `out` where given.
        Large arrays are worked on by all threads. Inside `@njit` code the same call takes numbers
        and arrays and starts no threads.

    Accuracy: at most 0.90 ulp found in float64 and 0.92 ulp in float32, over the whole range.

    Source: Tang 1990, doi:10.1145/98267.98294; the reduction is that of fdlibm (1993).

    Examples:
        >>> from nbmath.elementary import log
        >>> print(log([1.0, 2.0, 0.0]))
        [0.         0.69314718       -inf]
    """


@_elementwise.public(_cpu.log1p_array, _cpu.log1p_array_parallel)
def log1p(x: ArrayLike, /, out: Out = None) -> Any:
    """The logarithm of 1 + x, accurate for small x.

        log1p(x) = log(1 + x),  x > -1

    log1p(-1) = -inf, log1p(inf) = inf; the sign of zero is kept; nan for x < -1 and for nan.

    Parameters:
        x: Numbers: an array-like of any shape, float32 or float64 (integers become float64).
        out: An array of the same shape and dtype to write to, which may be `x` itself.

    Returns:
        An array of the shape and precision of `x`, or a scalar for a scalar; `out` where given.
        Large arrays are worked on by all threads. Inside `@njit` code the same call takes numbers
        and arrays and starts no threads.

    Accuracy: at most 0.90 ulp found in float64 and 0.95 ulp in float32, over the whole range.

    Source: as for log; Kahan's remark that log1p is the log of a rounded sum and a correction.

    Examples:
        >>> from nbmath.elementary import log1p
        >>> print(log1p(1e-20))
        1e-20
    """


@_elementwise.public(_cpu.expm1_array, _cpu.expm1_array_parallel)
def expm1(x: ArrayLike, /, out: Out = None) -> Any:
    """The difference exp(x) - 1, accurate for small x.

        expm1(x) = exp(x) - 1

    expm1(-inf) = -1, expm1(inf) = inf, expm1(nan) = nan; the sign of zero is kept.

    Parameters:
        x: Numbers: an array-like of any shape, float32 or float64 (integers become float64).
        out: An array of the same shape and dtype to write to, which may be `x` itself.

    Returns:
        An array of the shape and precision of `x`, or a scalar for a scalar; `out` where given.
        Large arrays are worked on by all threads. Inside `@njit` code the same call takes numbers
        and arrays and starts no threads.

    Accuracy: at most 0.94 ulp found in float64 and 0.95 ulp in float32, over the whole range.

    Source: Tang 1992, doi:10.1145/146847.146928.

    Examples:
        >>> from nbmath.elementary import expm1
        >>> print(expm1(1e-20))
        1e-20
    """


@_elementwise.public(_cpu.tanh_array, _cpu.tanh_array_parallel)
def tanh(x: ArrayLike, /, out: Out = None) -> Any:
    """The hyperbolic tangent.

        tanh(x) = (exp(x) - exp(-x)) / (exp(x) + exp(-x)) = 2 logistic(2 x) - 1

    tanh(inf) = 1, tanh(-inf) = -1, tanh(nan) = nan; odd to the bit, the sign of zero included.

    Parameters:
        x: Numbers: an array-like of any shape, float32 or float64 (integers become float64).
        out: An array of the same shape and dtype to write to, which may be `x` itself.

    Returns:
        An array of the shape and precision of `x`, or a scalar for a scalar; `out` where given.
        Large arrays are worked on by all threads. Inside `@njit` code the same call takes numbers
        and arrays and starts no threads.

    Accuracy: at most 0.96 ulp found in float64 and 0.94 ulp in float32, over the whole range.

    Source: Beebe, The Mathematical-Function Computation Handbook, 2017, section 12.3.

    Examples:
        >>> from nbmath.elementary import tanh
        >>> print(tanh([0.0, 0.5, -40.0]))
        [ 0.          0.46211716 -1.        ]
    """


@_elementwise.public(_cpu.logistic_array, _cpu.logistic_array_parallel)
def logistic(x: ArrayLike, /, out: Out = None) -> Any:
    """The logistic function (sigmoid, expit), the inverse of logit.

        logistic(x) = 1 / (1 + exp(-x)) = (1 + tanh(x / 2)) / 2

    logistic(-inf) = 0, logistic(inf) = 1, logistic(nan) = nan; far to the left the result is
    exp(x) and keeps its relative accuracy down to subnormal numbers.

    Parameters:
        x: Numbers: an array-like of any shape, float32 or float64 (integers become float64).
        out: An array of the same shape and dtype to write to, which may be `x` itself.

    Returns:
        An array of the shape and precision of `x`, or a scalar for a scalar; `out` where given.
        Large arrays are worked on by all threads. Inside `@njit` code the same call takes numbers
        and arrays and starts no threads.

    Accuracy: at most 0.95 ulp found in float64 and 0.99 ulp in float32, over the whole range.

    Source: Cox 1958, doi:10.1111/j.2517-6161.1958.tb00292.x.

    Examples:
        >>> from nbmath.elementary import logistic
        >>> print(logistic([-1.0, 0.0, 1.0]))
        [0.26894142 0.5        0.73105858]
    """


@_elementwise.public(_cpu.logit_array, _cpu.logit_array_parallel)
def logit(p: ArrayLike, /, out: Out = None) -> Any:
    """Log-odds, the inverse of the logistic function.

        logit(p) = log(p / (1 - p)),  0 < p < 1

    logit(0) = -inf, logit(1) = inf, nan outside [0, 1] and for nan. Near p = 1/2, where the result
    vanishes, it keeps its relative accuracy.

    Parameters:
        p: Probabilities: an array-like of any shape, float32 or float64 (integers become float64).
        out: An array of the same shape and dtype to write to, which may be `p` itself.

    Returns:
        An array of the shape and precision of `p`, or a scalar for a scalar; `out` where given.
        Large arrays are worked on by all threads. Inside `@njit` code the same call takes numbers
        and arrays and starts no threads.

    Accuracy: at most 0.61 ulp found in float64 and 0.61 ulp in float32, over the whole range.

    Source: Berkson 1944, doi:10.1080/01621459.1944.10500699.

    Examples:
        >>> from nbmath.elementary import logit
        >>> print(logit([0.25, 0.5, 1.0]))
        [-1.09861229  0.                 inf]
    """


@_elementwise.public(_cpu.softplus_array, _cpu.softplus_array_parallel)
def softplus(x: ArrayLike, /, out: Out = None) -> Any:
    """The softplus function, a smooth maximum of 0 and x.

        softplus(x) = log(1 + exp(x)) = max(x, 0) + log1p(exp(-|x|));  its derivative is logistic(x)

    softplus(-inf) = 0, softplus(inf) = inf, softplus(nan) = nan; far to the left the result is
    exp(x) and keeps its relative accuracy down to subnormal numbers.

    Parameters:
        x: Numbers: an array-like of any shape, float32 or float64 (integers become float64).
        out: An array of the same shape and dtype to write to, which may be `x` itself.

    Returns:
        An array of the shape and precision of `x`, or a scalar for a scalar; `out` where given.
        Large arrays are worked on by all threads. Inside `@njit` code the same call takes numbers
        and arrays and starts no threads.

    Accuracy: at most 0.93 ulp found in float64 and 0.97 ulp in float32, over the whole range.

    Source: Dugas et al. 2001, Advances in Neural Information Processing Systems 13.

    Examples:
        >>> from nbmath.elementary import softplus
        >>> print(softplus([-1.0, 0.0, 1000.0]))
        [3.13261688e-01 6.93147181e-01 1.00000000e+03]
    """


_elementwise.register(exp, _cpu.exp)
_elementwise.register(log, _cpu.log)
_elementwise.register(log1p, _cpu.log1p)
_elementwise.register(expm1, _cpu.expm1)
_elementwise.register(tanh, _cpu.tanh)
_elementwise.register(logistic, _cpu.logistic)
_elementwise.register(logit, _cpu.logit)
_elementwise.register(softplus, _cpu.softplus)
