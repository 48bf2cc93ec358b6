"""The normal distribution at points: density, distribution function, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.normal import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpdf", "logsf", "pdf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("scale"))


@_over
def pdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The density.

        pdf(x) = exp(-z^2 / 2) / (scale sqrt(2 pi)),  z = (x - loc) / scale

    0 at infinities.

    Parameters:
        x: Points. An array-like of any shape, float32 or float64 (integers become float64).
        loc, scale: Mean and standard deviation, numbers or arrays that broadcast with `x`.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a scalar for scalars. nan where an argument is nan.

    Raises:
        ValueError: A scale is zero, negative or nan. Inside `@njit` code the result is nan.

    Accuracy: at most 0.9 ulp in float64 and float32 (loc 0, scale 1).
    Source: Abramowitz & Stegun 26.2.1.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.pdf([0.0, 1.0, 40.0]))
        [0.39894228 0.24197072 0.        ]
    """


@_over
def logpdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the density, finite where the density underflows.

        logpdf(x) = -z^2 / 2 - log(scale sqrt(2 pi)),  z = (x - loc) / scale

    -inf at infinities.

    Parameters, Returns, Raises: as for `pdf`.
    Accuracy: at most 1.2 ulp (loc 0, scale 1).
    Source: Abramowitz & Stegun 26.2.1.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.logpdf([0.0, 1.0, 40.0]))
        [  -0.91893853   -1.41893853 -800.91893853]
    """


@_over
def cdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The probability of at most x.

        cdf(x) = integral of the density from -inf to x

    0 at -inf, 1 at inf.

    Parameters, Returns, Raises: as for `pdf`.
    Accuracy: at most 2.4 ulp, in the lower tail too (loc 0, scale 1).
    Source: Shepherd & Laframboise, Math. Comp. 36, 1981, for the transformed variable.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.cdf([-40.0, -1.0, 0.0]))
        [0.         0.15865525 0.5       ]
    """


@_over
def sf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The probability of more than x, 1 - cdf(x) without cancellation.

        sf(x) = integral of the density from x to inf

    1 at -inf, 0 at inf.

    Parameters, Returns, Raises: as for `pdf`.
    Accuracy: at most 2.4 ulp, in the upper tail too (loc 0, scale 1).

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.sf([-1.0, 0.0, 20.0]))
        [8.41344746e-01 5.00000000e-01 2.75362412e-89]
    """


@_over
def logcdf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the probability of at most x, finite where that underflows.

        logcdf(x) = log(cdf(x))

    -inf at -inf, 0 at inf.

    Parameters, Returns, Raises: as for `pdf`.
    Accuracy: at most 3.5 ulp (loc 0, scale 1).
    Source: as for `cdf`; Mills' ratio below zero.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.logcdf([-1000.0, 0.0, 10.0]))
        [-5.00007827e+05 -6.93147181e-01 -7.61985302e-24]
    """


@_over
def logsf(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The logarithm of the probability of more than x, finite where that underflows.

        logsf(x) = log(sf(x))

    0 at -inf, -inf at inf.

    Parameters, Returns, Raises: as for `pdf`.
    Accuracy: at most 3.5 ulp (loc 0, scale 1).
    Source: as for `cdf`; Mills' ratio above zero.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.logsf([-10.0, 0.0, 1000.0]))
        [-7.61985302e-24 -6.93147181e-01 -5.00007827e+05]
    """


@_over
def ppf(p: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The quantile: the x with cdf(x) = p.

        cdf(ppf(p)) = p

    -inf at 0, inf at 1, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities for points.
    Accuracy: at most 2.8 ulp over the whole range, p = 5e-324 included (loc 0, scale 1).
    Source: best quotients in variables like those of Wichura, Applied Statistics 37, 1988.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.ppf([0.025, 0.5, 0.975]))
        [-1.95996398  0.          1.95996398]
    """


@_over
def isf(p: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The quantile from above: the x with sf(x) = p.

        sf(isf(p)) = p

    inf at 0, -inf at 1, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities for points.
    Accuracy: at most 2.8 ulp over the whole range (loc 0, scale 1).

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.isf([1e-300, 0.5]))
        [37.0470963  0.       ]
    """


@_over
def score(x: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0) -> Any:
    """The derivatives of the logarithm of the density by its parameters.

        d logpdf / d loc = z / scale,  d logpdf / d scale = (z^2 - 1) / scale

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape, by `loc` and by `scale`.
    Accuracy: at most 2 ulp by `loc`; by `scale` 4 eps times (z^2 + 1) / scale.

    Examples:
        >>> from nbmath.distributions import normal
        >>> by_loc, by_scale = normal.score([0.0, 3.0], 1.0, 2.0)
        >>> print(by_loc, by_scale)
        [-0.25  0.5 ] [-0.375  0.   ]
    """
