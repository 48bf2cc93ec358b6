"""The log-normal distribution at points: density, distribution function, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.lognormal import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpdf", "logsf", "pdf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("s", "scale"))


@_over
def pdf(
    x: ArrayLike, s: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The density.

        pdf(x) = exp(-y^2 / 2) / (s (x - loc) sqrt(2 pi)),  y = log((x - loc) / scale) / s

    0 up to loc.

    Parameters:
        x: Points. An array-like of any shape; integers become float64.
        s: Standard deviation of the logarithm.
        loc, scale: Lower end and median distance from it; like `s` numbers or arrays that
            broadcast.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: s or a scale is zero, negative or nan. Inside `@njit` code the result is nan.

    Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, chapter 14.

    Examples:
        >>> from nbmath.distributions import lognormal
        >>> print(lognormal.pdf([0.0, 1.0, 2.0], 0.5))
        [0.         0.79788456 0.15261383]
    """


@_over
def logpdf(
    x: ArrayLike, s: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The logarithm of the density, finite where the density underflows.

        logpdf(x) = -y^2 / 2 - log(s (x - loc) sqrt(2 pi))

    -inf up to loc.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import lognormal
        >>> print(lognormal.logpdf([1e-300, 1.0], 0.5))
        [-9.53651110e+05 -2.25791353e-01]
    """


@_over
def cdf(
    x: ArrayLike, s: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The probability of at most x.

        cdf(x) = the normal distribution function at y

    0 up to loc.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import lognormal
        >>> print(lognormal.cdf([0.1, 1.0, 3.0], 0.5))
        [2.06064340e-06 5.00000000e-01 9.85997794e-01]
    """


@_over
def sf(
    x: ArrayLike, s: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The probability of more than x, 1 - cdf(x) without cancellation.

        sf(x) = the upper tail of the normal distribution at y

    1 up to loc.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import lognormal
        >>> print(lognormal.sf([1.0, 3.0, 1e4], 0.5))
        [5.00000000e-01 1.40022056e-02 4.48343439e-76]
    """


@_over
def logcdf(
    x: ArrayLike, s: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The logarithm of the probability of at most x.

        logcdf(x) = log(cdf(x))

    -inf up to loc.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import lognormal
        >>> print(lognormal.logcdf([1e-300, 1.0, 1e4], 0.5))
        [-9.54349810e+05 -6.93147181e-01 -4.48343439e-76]
    """


@_over
def logsf(
    x: ArrayLike, s: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The logarithm of the probability of more than x.

        logsf(x) = log(sf(x))

    0 up to loc.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import lognormal
        >>> print(lognormal.logsf([1e-4, 1.0, 1e300], 0.5))
        [-4.48343439e-76 -6.93147181e-01 -9.54349810e+05]
    """


@_over
def ppf(
    p: ArrayLike, s: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The quantile: the x with cdf(x) = p.

        ppf(p) = loc + scale exp(s y),  y the normal quantile

    loc at 0, inf at 1, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import lognormal
        >>> print(lognormal.ppf([1e-20, 0.5, 0.9], 0.5))
        [0.00974335 1.         1.89795271]
    """


@_over
def isf(
    p: ArrayLike, s: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The quantile from above: the x with sf(x) = p.

        isf(p) = loc + scale exp(-s y),  y the normal quantile

    inf at 0, loc at 1, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import lognormal
        >>> print(lognormal.isf([1e-20, 0.5, 0.9], 0.5))
        [102.63408037   1.           0.52688352]
    """


@_over
def score(x: ArrayLike, s: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0) -> Any:
    """The derivatives of logpdf by the parameters.

        (y^2 - 1) / s,  (1 + y / s) / (x - loc),  y / (s scale)

    nan up to loc.

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape, by `s`, `loc`, `scale`.

    Examples:
        >>> from nbmath.distributions import lognormal
        >>> print(*lognormal.score(1.0, 0.5))
        -2.0 1.0 0.0
    """
