"""The beta distribution at points: density, distribution function, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.beta import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpdf", "logsf", "pdf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("a", "b"))


@_over
def pdf(x: ArrayLike, a: ArrayLike, b: ArrayLike, out: Out = None) -> Any:
    """The density.

        pdf(x) = x^(a - 1) (1 - x)^(b - 1) / B(a, b),  0 <= x <= 1

    0 elsewhere; inf at an end whose shape is below 1.

    Parameters:
        x: Points. An array-like of any shape; integers become float64.
        a, b: Shapes, numbers or arrays that broadcast. SciPy's loc and scale are not here.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: a or b is zero, negative or nan. Inside `@njit` code the result is nan.

    Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, chapter 25.

    Examples:
        >>> from nbmath.distributions import beta
        >>> print(beta.pdf([-1.0, 0.5, 0.75], 2.0, 3.0))
        [0.     1.5    0.5625]
    """


@_over
def logpdf(x: ArrayLike, a: ArrayLike, b: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the density, finite where the density underflows.

        logpdf(x) = (a - 1) log(x) + (b - 1) log(1 - x) - log(B(a, b))

    -inf outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import beta
        >>> print(beta.logpdf([1e-300, 0.5], 2.0, 3.0))
        [-6.88290621e+02  4.05465108e-01]
    """


@_over
def cdf(x: ArrayLike, a: ArrayLike, b: ArrayLike, out: Out = None) -> Any:
    """The probability of at most x.

        cdf(x) = betainc(a, b, x)

    0 below zero, 1 above one.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import beta
        >>> print(beta.cdf([1e-20, 0.5, 0.75], 2.0, 3.0))
        [6.0000000e-40 6.8750000e-01 9.4921875e-01]
    """


@_over
def sf(x: ArrayLike, a: ArrayLike, b: ArrayLike, out: Out = None) -> Any:
    """The probability of more than x, 1 - cdf(x) without cancellation.

        sf(x) = betaincc(a, b, x)

    1 below zero, 0 above one.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import beta
        >>> print(beta.sf([0.25, 0.5, 0.99], 2.0, 3.0))
        [7.3828125e-01 3.1250000e-01 3.9700000e-06]
    """


@_over
def logcdf(x: ArrayLike, a: ArrayLike, b: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of at most x.

        logcdf(x) = log(cdf(x))

    Finite in (0, 1), also where cdf underflows.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import beta
        >>> print(beta.logcdf([1e-300, 0.5], 2.0, 3.0))
        [-1.37975930e+03 -3.74693449e-01]
    """


@_over
def logsf(x: ArrayLike, a: ArrayLike, b: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of more than x.

        logsf(x) = log(sf(x))

    Finite in (0, 1), also where sf underflows.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import beta
        >>> print(beta.logsf([0.5, 0.999], 2.0, 300.0))
        [ -202.92687433 -2066.6204706 ]
    """


@_over
def ppf(p: ArrayLike, a: ArrayLike, b: ArrayLike, out: Out = None) -> Any:
    """The quantile: the x with cdf(x) = p.

        ppf(p) = betaincinv(a, b, p)

    nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import beta
        >>> print(beta.ppf([1e-20, 0.5, 1.0], 2.0, 3.0))
        [4.08248290e-11 3.85727568e-01 1.00000000e+00]
    """


@_over
def isf(p: ArrayLike, a: ArrayLike, b: ArrayLike, out: Out = None) -> Any:
    """The quantile from above: the x with sf(x) = p.

        isf(p) = betainccinv(a, b, p)

    nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import beta
        >>> print(beta.isf([1e-20, 0.5, 1.0], 2.0, 3.0))
        [0.99999986 0.38572757 0.        ]
    """


@_over
def score(x: ArrayLike, a: ArrayLike, b: ArrayLike) -> Any:
    """The derivatives of logpdf by the parameters.

        log(x) + digamma(a + b) - digamma(a),  log(1 - x) + digamma(a + b) - digamma(b)

    nan outside (0, 1).

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape, by `a`, `b`.

    Examples:
        >>> from nbmath.distributions import beta
        >>> print(*beta.score(0.5, 1.0, 1.0))
        0.3068528194400547 0.3068528194400547
    """
