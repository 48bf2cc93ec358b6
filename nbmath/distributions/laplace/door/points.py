"""The Laplace distribution at points: density, distribution function, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.laplace import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpdf", "logsf", "pdf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("scale"))


@_over
def pdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The density.

        pdf(x) = exp(-|z|) / (2 scale),  z = (x - loc) / scale

    0 at infinities.

    Parameters:
        x: Points. An array-like of any shape, float32
            or float64 (integers become float64).
        loc, scale: Median and mean distance from it, numbers or arrays that broadcast.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: A scale is zero, negative or nan. Inside `@njit` code the result is nan.

    Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, chapter 24.

    Examples:
        >>> from nbmath.distributions import laplace
        >>> print(laplace.pdf([0.0, 1.0, -3.0]))
        [0.5        0.18393972 0.02489353]
    """


@_over
def logpdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the density, finite where the density underflows.

        logpdf(x) = -|z| - log(2 scale)

    -inf at infinities.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import laplace
        >>> print(laplace.logpdf([0.0, 1000.0]))
        [-6.93147181e-01 -1.00069315e+03]
    """


@_over
def cdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The probability of at most x.

        cdf(x) = exp(z) / 2,  z < 0;  1 - exp(-z) / 2,  z >= 0

    0 at -inf, 1 at inf.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import laplace
        >>> print(laplace.cdf([-700.0, 0.0, 1.0]))
        [4.92983827e-305 5.00000000e-001 8.16060279e-001]
    """


@_over
def sf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The probability of more than x, 1 - cdf(x) without cancellation.

        sf(x) = cdf(2 loc - x)

    1 at -inf, 0 at inf.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import laplace
        >>> print(laplace.sf([-1.0, 0.0, 700.0]))
        [8.16060279e-001 5.00000000e-001 4.92983827e-305]
    """


@_over
def logcdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the probability of at most x.

        logcdf(x) = z - log(2),  z < 0;  log(1 - exp(-z) / 2),  z >= 0

    -inf at -inf, 0 at inf.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import laplace
        >>> print(laplace.logcdf([-1000.0, 0.0, 50.0]))
        [-1.00069315e+03 -6.93147181e-01 -9.64374924e-23]
    """


@_over
def logsf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the probability of more than x.

        logsf(x) = logcdf(2 loc - x)

    0 at -inf, -inf at inf.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import laplace
        >>> print(laplace.logsf([-50.0, 0.0, 1000.0]))
        [-9.64374924e-23 -6.93147181e-01 -1.00069315e+03]
    """


@_over
def ppf(p: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The quantile: the x with cdf(x) = p.

        ppf(p) = loc + scale log(2 p),  p < 1/2;  loc - scale log(2 - 2 p),  p >= 1/2

    -inf at 0, inf at 1, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import laplace
        >>> print(laplace.ppf([0.0, 0.25, 0.5]))
        [       -inf -0.69314718  0.        ]
    """


@_over
def isf(p: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The quantile from above: the x with sf(x) = p.

        isf(p) = 2 loc - ppf(p)

    inf at 0, -inf at 1, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import laplace
        >>> print(laplace.isf([1e-300, 0.5, 1.0]))
        [690.08238072   0.                 -inf]
    """


@_over
def score(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0) -> Any:
    """The derivatives of logpdf by the parameters.

        d logpdf / d loc = sign(z) / scale,  d logpdf / d scale = (|z| - 1) / scale

    The first is 0 at loc, where it jumps.

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape, by `loc`, `scale`.

    Examples:
        >>> from nbmath.distributions import laplace
        >>> print(*laplace.score(3.0, 0.0, 2.0))
        0.5 0.25
    """
