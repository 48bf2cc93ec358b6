"""The exponential distribution at points: density, distribution function, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.exponential import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpdf", "logsf", "pdf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("scale"))


@_over
def pdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The density.

        pdf(x) = exp(-z) / scale,  z = (x - loc) / scale >= 0

    0 below loc.

    Parameters:
        x: Points. An array-like of any shape, float32
            or float64 (integers become float64).
        loc, scale: Lower end and mean distance from it (1 / rate), numbers or arrays that
            broadcast.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: A scale is zero, negative or nan. Inside `@njit` code the result is nan.

    Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, chapter 19.

    Examples:
        >>> from nbmath.distributions import exponential
        >>> print(exponential.pdf([-1.0, 0.0, 2.0]))
        [0.         1.         0.13533528]
    """


@_over
def logpdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the density, finite where the density underflows.

        logpdf(x) = -z - log(scale)

    -inf below loc.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import exponential
        >>> print(exponential.logpdf([0.0, 2.0, 1000.0]))
        [   -0.    -2. -1000.]
    """


@_over
def cdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The probability of at most x.

        cdf(x) = 1 - exp(-z)

    0 below loc.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import exponential
        >>> print(exponential.cdf([1e-20, 1.0, 40.0]))
        [1.00000000e-20 6.32120559e-01 1.00000000e+00]
    """


@_over
def sf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The probability of more than x, 1 - cdf(x) without cancellation.

        sf(x) = exp(-z)

    1 below loc.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import exponential
        >>> print(exponential.sf([1.0, 700.0]))
        [3.67879441e-001 9.85967654e-305]
    """


@_over
def logcdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the probability of at most x.

        logcdf(x) = log(1 - exp(-z))

    -inf below loc.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import exponential
        >>> print(exponential.logcdf([1e-20, 1.0, 40.0]))
        [-4.60517019e+01 -4.58675145e-01 -4.24835426e-18]
    """


@_over
def logsf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the probability of more than x.

        logsf(x) = -z

    0 below loc.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import exponential
        >>> print(exponential.logsf([1.0, 1e6]))
        [-1.e+00 -1.e+06]
    """


@_over
def ppf(p: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The quantile: the x with cdf(x) = p.

        ppf(p) = loc - scale log(1 - p)

    nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import exponential
        >>> print(exponential.ppf([1e-20, 0.5, 1.0]))
        [1.00000000e-20 6.93147181e-01            inf]
    """


@_over
def isf(p: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The quantile from above: the x with sf(x) = p.

        isf(p) = loc - scale log(p)

    nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import exponential
        >>> print(exponential.isf([1e-300, 0.5, 1.0]))
        [690.7755279    0.69314718   0.        ]
    """


@_over
def score(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0) -> Any:
    """The derivatives of logpdf by the parameters.

        d logpdf / d loc = 1 / scale,  d logpdf / d scale = (z - 1) / scale

    nan below loc.

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape, by `loc`, `scale`.

    Examples:
        >>> from nbmath.distributions import exponential
        >>> print(*exponential.score(3.0, 0.0, 2.0))
        0.5 0.25
    """
