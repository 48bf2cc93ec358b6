"""The Weibull distribution at points: density, distribution function, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.weibull import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpdf", "logsf", "pdf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("c", "scale"))


@_over
def pdf(
    x: ArrayLike, c: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The density.

        pdf(x) = c / scale z^(c - 1) exp(-z^c),  z = (x - loc) / scale >= 0

    0 below loc.

    Parameters:
        x: Points. An array-like of any shape; integers become float64.
        c: Shape.
        loc, scale: Lower end and scale; like `c` numbers or arrays that broadcast.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: c or a scale is zero, negative or nan. Inside `@njit` code the result is nan.

    Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, chapter 21.

    Examples:
        >>> from nbmath.distributions import weibull
        >>> print(weibull.pdf([-1.0, 0.5, 2.0], 1.5))
        [0.         0.74478338 0.12538222]
    """


@_over
def logpdf(
    x: ArrayLike, c: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The logarithm of the density, finite where the density underflows.

        logpdf(x) = log(c / scale) + (c - 1) log(z) - z^c

    -inf below loc.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import weibull
        >>> print(weibull.logpdf([1e-300, 2.0, 1e3], 1.5))
        [-3.44982299e+02 -2.07638843e+00 -3.16189173e+04]
    """


@_over
def cdf(
    x: ArrayLike, c: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The probability of at most x.

        cdf(x) = 1 - exp(-z^c)

    0 below loc.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import weibull
        >>> print(weibull.cdf([1e-20, 1.0, 3.0], 1.5))
        [1.00000000e-30 6.32120559e-01 9.94462169e-01]
    """


@_over
def sf(
    x: ArrayLike, c: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The probability of more than x, 1 - cdf(x) without cancellation.

        sf(x) = exp(-z^c)

    1 below loc.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import weibull
        >>> print(weibull.sf([1.0, 10.0], 1.5))
        [3.67879441e-01 1.84672666e-14]
    """


@_over
def logcdf(
    x: ArrayLike, c: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The logarithm of the probability of at most x.

        logcdf(x) = log(1 - exp(-z^c))

    -inf below loc.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import weibull
        >>> print(weibull.logcdf([1e-20, 1.0, 10.0], 1.5))
        [-6.90775528e+01 -4.58675145e-01 -1.84672666e-14]
    """


@_over
def logsf(
    x: ArrayLike, c: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The logarithm of the probability of more than x.

        logsf(x) = -z^c

    0 below loc.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import weibull
        >>> print(weibull.logsf([1.0, 1e4], 1.5))
        [-1.e+00 -1.e+06]
    """


@_over
def ppf(
    p: ArrayLike, c: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The quantile: the x with cdf(x) = p.

        ppf(p) = loc + scale (-log(1 - p))^(1 / c)

    nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import weibull
        >>> print(weibull.ppf([1e-20, 0.5, 1.0], 1.5))
        [4.64158883e-14 7.83219769e-01            inf]
    """


@_over
def isf(
    p: ArrayLike, c: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The quantile from above: the x with sf(x) = p.

        isf(p) = loc + scale (-log(p))^(1 / c)

    nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import weibull
        >>> print(weibull.isf([1e-300, 0.5, 1.0], 1.5))
        [78.14321868  0.78321977  0.        ]
    """


@_over
def score(x: ArrayLike, c: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0) -> Any:
    """The derivatives of logpdf by the parameters.

        1 / c + log(z) (1 - z^c),  (1 - c + c z^c) / (x - loc),  c (z^c - 1) / scale

    nan up to loc.

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape, by `c`, `loc`, `scale`.

    Examples:
        >>> from nbmath.distributions import weibull
        >>> print(*weibull.score(1.0, 1.5))
        0.6666666666666666 1.0 0.0
    """
