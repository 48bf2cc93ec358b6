"""The uniform distribution at points: density, distribution function, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.uniform import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpdf", "logsf", "pdf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("scale"))


@_over
def pdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The density.

        pdf(x) = 1 / scale,  loc <= x <= loc + scale

    0 elsewhere.

    Parameters:
        x: Points. An array-like of any shape, float32
            or float64 (integers become float64).
        loc, scale: Lower end and length, numbers or arrays that broadcast.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: A scale is zero, negative or nan. Inside `@njit` code the result is nan.

    Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, chapter 26.

    Examples:
        >>> from nbmath.distributions import uniform
        >>> print(uniform.pdf([-1.0, 0.5, 1.0]))
        [0. 1. 1.]
    """


@_over
def logpdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the density, finite where the density underflows.

        logpdf(x) = -log(scale),  loc <= x <= loc + scale

    -inf elsewhere.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import uniform
        >>> print(uniform.logpdf([0.5, 3.0], 0.0, 2.0))
        [-0.69314718        -inf]
    """


@_over
def cdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The probability of at most x.

        cdf(x) = (x - loc) / scale

    0 below loc, 1 above loc + scale.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import uniform
        >>> print(uniform.cdf([-1.0, 0.25, 7.0]))
        [0.   0.25 1.  ]
    """


@_over
def sf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The probability of more than x, 1 - cdf(x) without cancellation.

        sf(x) = (loc + scale - x) / scale

    1 below loc, 0 above loc + scale.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import uniform
        >>> print(uniform.sf([-1.0, 0.25, 7.0]))
        [1.   0.75 0.  ]
    """


@_over
def logcdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the probability of at most x.

        logcdf(x) = log(cdf(x))

    -inf below loc, 0 above loc + scale.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import uniform
        >>> print(uniform.logcdf([0.0, 0.5, 7.0]))
        [       -inf -0.69314718 -0.        ]
    """


@_over
def logsf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the probability of more than x.

        logsf(x) = log(sf(x))

    0 below loc, -inf above loc + scale.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import uniform
        >>> print(uniform.logsf([0.0, 1e-20, 0.5]))
        [-0.00000000e+00 -1.00000000e-20 -6.93147181e-01]
    """


@_over
def ppf(p: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The quantile: the x with cdf(x) = p.

        ppf(p) = loc + scale p

    nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import uniform
        >>> print(uniform.ppf([0.0, 0.25, 1.0], 2.0, 4.0))
        [2. 3. 6.]
    """


@_over
def isf(p: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The quantile from above: the x with sf(x) = p.

        isf(p) = loc + scale (1 - p)

    nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import uniform
        >>> print(uniform.isf([0.0, 0.25, 1.0], 2.0, 4.0))
        [6. 5. 2.]
    """


@_over
def score(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0) -> Any:
    """The derivatives of logpdf by the parameters.

        d logpdf / d loc = 0,  d logpdf / d scale = -1 / scale

    nan where the density is zero: the ends move with the parameters.

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape, by `loc`, `scale`.

    Examples:
        >>> from nbmath.distributions import uniform
        >>> print(*uniform.score(0.5, 0.0, 2.0))
        0.0 -0.5
    """
