"""The logistic distribution at points: density, distribution function, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.logistic import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpdf", "logsf", "pdf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("scale"))


@_over
def pdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The density.

        pdf(x) = exp(-z) / (scale (1 + exp(-z))^2),  z = (x - loc) / scale

    0 at infinities.

    Parameters:
        x: Points. An array-like of any shape, float32
            or float64 (integers become float64).
        loc, scale: Median and scale, numbers or arrays that broadcast.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: A scale is zero, negative or nan. Inside `@njit` code the result is nan.

    Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, chapter 23.

    Examples:
        >>> from nbmath.distributions import logistic
        >>> print(logistic.pdf([0.0, 1.0, -700.0]))
        [2.50000000e-001 1.96611933e-001 9.85967654e-305]
    """


@_over
def logpdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the density, finite where the density underflows.

        logpdf(x) = -z - 2 log(1 + exp(-z)) - log(scale)

    -inf at infinities.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import logistic
        >>> print(logistic.logpdf([0.0, 1000.0]))
        [   -1.38629436 -1000.        ]
    """


@_over
def cdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The probability of at most x.

        cdf(x) = 1 / (1 + exp(-z))

    0 at -inf, 1 at inf.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import logistic
        >>> print(logistic.cdf([-700.0, 0.0, 1.0]))
        [9.85967654e-305 5.00000000e-001 7.31058579e-001]
    """


@_over
def sf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The probability of more than x, 1 - cdf(x) without cancellation.

        sf(x) = 1 / (1 + exp(z))

    1 at -inf, 0 at inf.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import logistic
        >>> print(logistic.sf([-1.0, 0.0, 700.0]))
        [7.31058579e-001 5.00000000e-001 9.85967654e-305]
    """


@_over
def logcdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the probability of at most x.

        logcdf(x) = -log(1 + exp(-z))

    -inf at -inf, 0 at inf.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import logistic
        >>> print(logistic.logcdf([-1000.0, 0.0, 50.0]))
        [-1.00000000e+03 -6.93147181e-01 -1.92874985e-22]
    """


@_over
def logsf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the probability of more than x.

        logsf(x) = -log(1 + exp(z))

    0 at -inf, -inf at inf.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import logistic
        >>> print(logistic.logsf([-50.0, 0.0, 1000.0]))
        [-1.92874985e-22 -6.93147181e-01 -1.00000000e+03]
    """


@_over
def ppf(p: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The quantile: the x with cdf(x) = p.

        ppf(p) = loc + scale log(p / (1 - p))

    -inf at 0, inf at 1, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import logistic
        >>> print(logistic.ppf([1e-300, 0.25, 0.5]))
        [-690.7755279    -1.09861229    0.        ]
    """


@_over
def isf(p: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The quantile from above: the x with sf(x) = p.

        isf(p) = loc + scale log((1 - p) / p)

    inf at 0, -inf at 1, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import logistic
        >>> print(logistic.isf([1e-300, 0.25, 0.5]))
        [690.7755279    1.09861229   0.        ]
    """


@_over
def score(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0) -> Any:
    """The derivatives of logpdf by the parameters.

        d logpdf / d loc = t / scale,  d logpdf / d scale = (z t - 1) / scale,  t = tanh(z / 2)

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape, by `loc`, `scale`.

    Examples:
        >>> from nbmath.distributions import logistic
        >>> print(*logistic.score(0.0, 0.0, 1.0))
        0.0 -1.0
    """
