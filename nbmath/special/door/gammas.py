"""The gamma function, its logarithm, reciprocal and logarithmic derivative."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath import _pointwise
from nbmath.special import cpu as _cpu

__all__ = ["digamma", "gamma", "gammaln", "gammasgn", "rgamma"]

Out = NDArray[Any] | None


@_pointwise.public(_cpu.gamma_array)
def gamma(x: ArrayLike, /, out: Out = None) -> Any:
    """The gamma function.

        gamma(x) = integral of t^(x - 1) exp(-t) from 0 to inf,  gamma(x + 1) = x gamma(x)

    gamma(0) = inf, gamma(-0.0) = -inf, gamma(inf) = inf; nan at the other poles, -1, -2, ..., and
    for -inf. The result overflows from 171.6243769563027 on (35.040096 in float32).

    Parameters:
        x: Numbers: an array-like of any shape, float32 or float64 (integers become float64).
        out: An array of the same shape and dtype to write to, which may be `x` itself.

    Returns:
        An array of the shape and precision of `x`, or a scalar for a scalar; `out` where given.
        Large arrays are worked on by all threads. Inside `@njit` code the same call takes numbers
        and arrays and starts no threads.

    Accuracy: at most 2.0 ulp found in float64 and 1.7 ulp in float32, between the poles too.

    Source: DLMF 5.2.1, 5.5.3, 5.11.1; polynomials of the project's own (docs/special.md).

    Examples:
        >>> from nbmath.special import gamma
        >>> print(gamma([0.5, 5.0, -1.5]))
        [ 1.77245385 24.          2.3632718 ]
    """


@_pointwise.public(_cpu.gammaln_array)
def gammaln(x: ArrayLike, /, out: Out = None) -> Any:
    """The logarithm of the absolute value of the gamma function.

        gammaln(x) = log |gamma(x)|

    inf at the poles 0, -1, -2, ..., at inf and at -inf.

    Parameters, Returns: as for `gamma`.
    Accuracy: at most 1.6 ulp found in float64 and float32 for x > 0; below zero the error is of the
        order of an ulp of log |x sin(pi x)|, which is more than one of the result near its zeros.
    Source: DLMF 5.5.3, 5.11.1.

    Examples:
        >>> from nbmath.special import gammaln
        >>> print(gammaln([0.5, 2.0, 1e10]))
        [5.72364943e-01 0.00000000e+00 2.20258509e+11]
    """


@_pointwise.public(_cpu.gammasgn_array)
def gammasgn(x: ArrayLike, /, out: Out = None) -> Any:
    """The sign of the gamma function.

        gamma(x) = gammasgn(x) exp(gammaln(x))

    1 for x >= 0, -1 for -0.0, nan at the poles -1, -2, ... and for -inf.

    Parameters, Returns: as for `gamma`.
    Accuracy: exact.
    Source: DLMF 5.4(i).

    Examples:
        >>> from nbmath.special import gammasgn
        >>> print(gammasgn([-1.5, -0.5, 2.0]))
        [ 1. -1.  1.]
    """


@_pointwise.public(_cpu.rgamma_array)
def rgamma(x: ArrayLike, /, out: Out = None) -> Any:
    """The reciprocal of the gamma function, which has no poles.

        rgamma(x) = 1 / gamma(x)

    0 at 0, -1, -2, ... and for inf; the sign of zero is kept; nan for -inf.

    Parameters, Returns: as for `gamma`.
    Accuracy: at most 2.0 ulp found in float64 and 1.6 ulp in float32.
    Source: DLMF 5.7.1.

    Examples:
        >>> from nbmath.special import rgamma
        >>> print(rgamma([-1.0, 0.5, 200.0]))
        [0.         0.56418958 0.        ]
    """


@_pointwise.public(_cpu.digamma_array)
def digamma(x: ArrayLike, /, out: Out = None) -> Any:
    """The digamma function, the derivative of gammaln.

        digamma(x) = gamma'(x) / gamma(x)

    digamma(0) = -inf, digamma(-0.0) = inf, digamma(inf) = inf; nan at -1, -2, ... and for -inf.

    Parameters, Returns: as for `gamma`.
    Accuracy: at most 2.0 ulp found in float64 and float32 for x > 0, at its zero too; below zero
        the error is of the order of an ulp of pi cot(pi x), which is more than one of the result
        near its zeros.
    Source: DLMF 5.2.2, 5.5.4, 5.11.2.

    Examples:
        >>> from nbmath.special import digamma
        >>> print(digamma([1.0, 2.0, -0.5]))
        [-0.57721566  0.42278434  0.03648997]
    """


_pointwise.register(gamma, _cpu.gamma)
_pointwise.register(gammaln, _cpu.gammaln)
_pointwise.register(gammasgn, _cpu.gammasgn)
_pointwise.register(rgamma, _cpu.rgamma)
_pointwise.register(digamma, _cpu.digamma)
