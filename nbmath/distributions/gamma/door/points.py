"""The gamma distribution at points: density, distribution function, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.gamma import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpdf", "logsf", "pdf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("a", "scale"))


@_over
def pdf(
    x: ArrayLike, a: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The density.

        pdf(x) = z^(a - 1) exp(-z) / (gamma(a) scale),  z = (x - loc) / scale >= 0

    0 below loc; there 0, 1 / scale or inf for a above, at or below 1.

    Parameters:
        x: Points. An array-like of any shape; integers become float64.
        a: Shape.
        loc, scale: Lower end and scale; like `a` numbers or arrays that broadcast.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: a or a scale is zero, negative or nan. Inside `@njit` code the result is nan.

    Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, chapter 17.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> print(gamma.pdf([-1.0, 0.5, 2.0], 2.5))
        [0.         0.16131382 0.28795182]
    """


@_over
def logpdf(
    x: ArrayLike, a: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The logarithm of the density, finite where the density underflows.

        logpdf(x) = (a - 1) log(z) - z - log(gamma(a)) - log(scale)

    -inf below loc.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> print(gamma.logpdf([1e-300, 2.0, 1e6], 2.5))
        [-1.03644797e+03 -1.24496210e+00 -9.99979561e+05]
    """


@_over
def cdf(
    x: ArrayLike, a: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The probability of at most x.

        cdf(x) = gammainc(a, z)

    0 below loc.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> print(gamma.cdf([1e-20, 1.0, 3.0], 2.5))
        [3.00901111e-51 1.50854964e-01 6.93781082e-01]
    """


@_over
def sf(
    x: ArrayLike, a: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The probability of more than x, 1 - cdf(x) without cancellation.

        sf(x) = gammaincc(a, z)

    1 below loc.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> print(gamma.sf([1.0, 10.0, 100.0], 2.5))
        [8.49145036e-01 1.24973056e-03 2.84062290e-41]
    """


@_over
def logcdf(
    x: ArrayLike, a: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The logarithm of the probability of at most x.

        logcdf(x) = log(cdf(x))

    -inf below loc; finite where cdf underflows.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> print(gamma.logcdf([1e-200, 1.0, 10.0], 2.5))
        [-1.15249352e+03 -1.89143641e+00 -1.25051213e-03]
    """


@_over
def logsf(
    x: ArrayLike, a: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The logarithm of the probability of more than x.

        logsf(x) = log(sf(x))

    0 below loc; finite where sf underflows.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> print(gamma.logsf([1.0, 1e4], 2.5))
        [-1.63525276e-01 -9.98646902e+03]
    """


@_over
def ppf(
    p: ArrayLike, a: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The quantile: the x with cdf(x) = p.

        ppf(p) = loc + scale gammaincinv(a, p)

    nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> print(gamma.ppf([1e-20, 0.5, 1.0], 2.5))
        [1.6167039e-08 2.1757301e+00           inf]
    """


@_over
def isf(
    p: ArrayLike, a: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The quantile from above: the x with sf(x) = p.

        isf(p) = loc + scale gammainccinv(a, p)

    nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> print(gamma.isf([1e-300, 0.5, 1.0], 2.5))
        [700.32029283   2.1757301    0.        ]
    """


@_over
def score(x: ArrayLike, a: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0) -> Any:
    """The derivatives of logpdf by the parameters.

        log(z) - digamma(a),  (1 - (a - 1) / z) / scale,  (z - a) / scale

    nan up to loc.

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape, by `a`, `loc`, `scale`.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> print(*gamma.score(1.0, 1.0))
        0.5772156649015329 1.0 0.0
    """
