"""The Cauchy distribution at points: density, distribution function, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.cauchy import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpdf", "logsf", "pdf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("scale"))


@_over
def pdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The density.

        pdf(x) = 1 / (pi scale (1 + z^2)),  z = (x - loc) / scale

    0 at infinities.

    Parameters:
        x: Points. An array-like of any shape; integers become float64.
        loc, scale: Median and half the interquartile range, numbers or arrays that broadcast.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: A scale is zero, negative or nan. Inside `@njit` code the result is nan.

    Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, chapter 16.

    Examples:
        >>> from nbmath.distributions import cauchy
        >>> print(cauchy.pdf([0.0, 1.0, 1e100]))
        [3.18309886e-001 1.59154943e-001 3.18309886e-201]
    """


@_over
def logpdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the density, finite where the density underflows.

        logpdf(x) = -log(pi scale) - log(1 + z^2)

    -inf at infinities.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import cauchy
        >>> print(cauchy.logpdf([0.0, 1e200]))
        [  -1.14472989 -922.17876708]
    """


@_over
def cdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The probability of at most x.

        cdf(x) = 1/2 + atan(z) / pi

    0 at -inf, 1 at inf.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import cauchy
        >>> print(cauchy.cdf([-1e20, -1.0, 0.0]))
        [3.18309886e-21 2.50000000e-01 5.00000000e-01]
    """


@_over
def sf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The probability of more than x, 1 - cdf(x) without cancellation.

        sf(x) = 1/2 - atan(z) / pi

    1 at -inf, 0 at inf.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import cauchy
        >>> print(cauchy.sf([0.0, 1.0, 1e20]))
        [5.00000000e-01 2.50000000e-01 3.18309886e-21]
    """


@_over
def logcdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the probability of at most x.

        logcdf(x) = log(cdf(x))

    -inf at -inf, 0 at inf.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import cauchy
        >>> print(cauchy.logcdf([-1e20, 0.0, 1e20]))
        [-4.71964317e+01 -6.93147181e-01 -3.18309886e-21]
    """


@_over
def logsf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the probability of more than x.

        logsf(x) = log(sf(x))

    0 at -inf, -inf at inf.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import cauchy
        >>> print(cauchy.logsf([-1e20, 0.0, 1e20]))
        [-3.18309886e-21 -6.93147181e-01 -4.71964317e+01]
    """


@_over
def ppf(p: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The quantile: the x with cdf(x) = p.

        ppf(p) = loc + scale tan(pi (p - 1/2))

    -inf at 0, inf at 1, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import cauchy
        >>> print(cauchy.ppf([1e-20, 0.25, 0.5]))
        [-3.18309886e+19 -1.00000000e+00  0.00000000e+00]
    """


@_over
def isf(p: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The quantile from above: the x with sf(x) = p.

        isf(p) = 2 loc - ppf(p)

    inf at 0, -inf at 1, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import cauchy
        >>> print(cauchy.isf([1e-20, 0.25, 0.5]))
        [3.18309886e+19 1.00000000e+00 0.00000000e+00]
    """


@_over
def score(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0) -> Any:
    """The derivatives of logpdf by the parameters.

        2 z / (1 + z^2) / scale,  (z^2 - 1) / (z^2 + 1) / scale

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape, by `loc`, `scale`.

    Examples:
        >>> from nbmath.distributions import cauchy
        >>> print(*cauchy.score(1.0, 0.0, 1.0))
        1.0 0.0
    """
