"""The truncated normal distribution at points: density, distribution function, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.truncated_normal import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpdf", "logsf", "pdf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("scale"), *_shape.ordered("a", "b"))


@_over
def pdf(
    x: ArrayLike,
    a: ArrayLike,
    b: ArrayLike,
    loc: ArrayLike = 0.0,
    scale: ArrayLike = 1.0,
    out: Out = None,
) -> Any:
    """The density.

        pdf(x) = exp(-z^2 / 2) / (sqrt(2 pi) scale (N(b) - N(a))),  z = (x - loc) / scale

    a <= z <= b; 0 elsewhere. N is the normal distribution function.

    Parameters:
        x: Points. An array-like of any shape; integers become float64.
        a, b: Bounds in units of scale from loc, as in SciPy; infinite ones bound nothing.
        loc, scale: Mean and standard deviation of what is truncated; like the bounds numbers or
            arrays that broadcast.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: A scale is zero, negative or nan, or a is not below b. Inside `@njit` code the
            result is nan.

    Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, section 13.10.1.

    Examples:
        >>> from nbmath.distributions import truncated_normal
        >>> print(truncated_normal.pdf([0.0, 0.5, 2.0], 0.0, 1.0))
        [1.16873713 1.0314069  0.        ]
    """


@_over
def logpdf(
    x: ArrayLike,
    a: ArrayLike,
    b: ArrayLike,
    loc: ArrayLike = 0.0,
    scale: ArrayLike = 1.0,
    out: Out = None,
) -> Any:
    """The logarithm of the density, finite where the density underflows.

        logpdf(x) = log(pdf(x))

    -inf elsewhere.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import truncated_normal
        >>> print(truncated_normal.logpdf([100.0, 101.0], 100.0, 102.0))
        [  4.60527016 -95.89472984]
    """


@_over
def cdf(
    x: ArrayLike,
    a: ArrayLike,
    b: ArrayLike,
    loc: ArrayLike = 0.0,
    scale: ArrayLike = 1.0,
    out: Out = None,
) -> Any:
    """The probability of at most x.

        cdf(x) = (N(z) - N(a)) / (N(b) - N(a))

    No tails are subtracted: what lies between points is an integral by Gauss' rule.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import truncated_normal
        >>> print(truncated_normal.cdf([100.0, 100.01, 101.0], 100.0, 102.0))
        [0.         0.63217573 1.        ]
    """


@_over
def sf(
    x: ArrayLike,
    a: ArrayLike,
    b: ArrayLike,
    loc: ArrayLike = 0.0,
    scale: ArrayLike = 1.0,
    out: Out = None,
) -> Any:
    """The probability of more than x, 1 - cdf(x) without cancellation.

        sf(x) = (N(b) - N(z)) / (N(b) - N(a))

    As `cdf`.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import truncated_normal
        >>> print(truncated_normal.sf([100.0, 100.01, 101.0], 100.0, 102.0))
        [1.00000000e+00 3.67824273e-01 2.23400453e-44]
    """


@_over
def logcdf(
    x: ArrayLike,
    a: ArrayLike,
    b: ArrayLike,
    loc: ArrayLike = 0.0,
    scale: ArrayLike = 1.0,
    out: Out = None,
) -> Any:
    """The logarithm of the probability of at most x.

        logcdf(x) = log(cdf(x))

    Finite where cdf underflows.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import truncated_normal
        >>> print(truncated_normal.logcdf([-50.0, 0.0], -60.0, 1.0))
        [-1.25465861e+03 -5.20393402e-01]
    """


@_over
def logsf(
    x: ArrayLike,
    a: ArrayLike,
    b: ArrayLike,
    loc: ArrayLike = 0.0,
    scale: ArrayLike = 1.0,
    out: Out = None,
) -> Any:
    """The logarithm of the probability of more than x.

        logsf(x) = log(sf(x))

    Finite where sf underflows.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import truncated_normal
        >>> print(truncated_normal.logsf([0.0, 50.0], -1.0, 60.0))
        [-5.20393402e-01 -1.25465861e+03]
    """


@_over
def ppf(
    p: ArrayLike,
    a: ArrayLike,
    b: ArrayLike,
    loc: ArrayLike = 0.0,
    scale: ArrayLike = 1.0,
    out: Out = None,
) -> Any:
    """The quantile: the x with cdf(x) = p.

        ppf(p) = the x with cdf(x) = p

    By Newton's steps on the logarithm of a tail. nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import truncated_normal
        >>> print(truncated_normal.ppf([0.0, 0.5, 1.0], 100.0, 102.0))
        [100.         100.00693054 102.        ]
    """


@_over
def isf(
    p: ArrayLike,
    a: ArrayLike,
    b: ArrayLike,
    loc: ArrayLike = 0.0,
    scale: ArrayLike = 1.0,
    out: Out = None,
) -> Any:
    """The quantile from above: the x with sf(x) = p.

        isf(p) = the x with sf(x) = p

    As `ppf`.

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import truncated_normal
        >>> print(truncated_normal.isf([0.0, 0.5, 1.0], 100.0, 102.0))
        [102.         100.00693054 100.        ]
    """


@_over
def score(
    x: ArrayLike, a: ArrayLike, b: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0
) -> Any:
    """The derivatives of logpdf by the parameters.

        pdf(a) scale,  -pdf(b) scale,  z / scale,  (z^2 - 1) / scale

    The densities at both bounds; by loc and scale with the bounds moving along. nan where the
    density is zero.

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape, by `a`, `b`, `loc`, `scale`.

    Examples:
        >>> from nbmath.distributions import truncated_normal
        >>> print(*truncated_normal.score(0.5, 0.0, 1.0))
        1.1687371345136333 -0.7088749052272068 0.5 -0.75
    """
