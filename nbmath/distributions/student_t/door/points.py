"""The Student's t distribution at points: density, distribution function, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.student_t import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpdf", "logsf", "pdf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("df", "scale"))


@_over
def pdf(
    x: ArrayLike, df: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The density.

        pdf(x) = u^((df + 1) / 2) / (sqrt(df) B(df / 2, 1/2) scale),  u = df / (df + z^2)

    z = (x - loc) / scale.

    Parameters:
        x: Points. An array-like of any shape; integers become float64.
        df: Degrees of freedom; inf for the normal distribution.
        loc, scale: Centre and scale; like `df` numbers or arrays that broadcast.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: df or a scale is zero, negative or nan. Inside `@njit` code the result is nan.

    Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, chapter 28.

    Examples:
        >>> from nbmath.distributions import student_t
        >>> print(student_t.pdf([0.0, 0.5, 2.0], 3.0))
        [0.3675526  0.31318091 0.06750966]
    """


@_over
def logpdf(
    x: ArrayLike, df: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The logarithm of the density, finite where the density underflows.

        logpdf(x) = log(pdf(x))

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import student_t
        >>> print(student_t.logpdf([0.0, 2.0, 1e300], 3.0))
        [-1.00088885e+00 -2.69548457e+00 -2.76190578e+03]
    """


@_over
def cdf(
    x: ArrayLike, df: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The probability of at most x.

        cdf(x) = betainc(df / 2, 1/2, u) / 2 below loc

    u and 1 - u keep the digits that they lose as numbers.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import student_t
        >>> print(student_t.cdf([-1e20, -1.0, 1.0], 3.0))
        [1.10265779e-60 1.95501109e-01 8.04498891e-01]
    """


@_over
def sf(
    x: ArrayLike, df: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The probability of more than x, 1 - cdf(x) without cancellation.

        sf(x) = betainc(df / 2, 1/2, u) / 2 above loc

    As `cdf`.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import student_t
        >>> print(student_t.sf([1.0, 10.0, 1e20], 3.0))
        [1.95501109e-01 1.06419953e-03 1.10265779e-60]
    """


@_over
def logcdf(
    x: ArrayLike, df: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The logarithm of the probability of at most x.

        logcdf(x) = log(cdf(x))

    Finite where cdf underflows.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import student_t
        >>> print(student_t.logcdf([-1e200, 0.0, 1.0], 3.0))
        [-1.38145333e+03 -6.93147181e-01 -2.17535692e-01]
    """


@_over
def logsf(
    x: ArrayLike, df: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The logarithm of the probability of more than x.

        logsf(x) = log(sf(x))

    Finite where sf underflows.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import student_t
        >>> print(student_t.logsf([0.0, 1e200], 3.0))
        [-6.93147181e-01 -1.38145333e+03]
    """


@_over
def ppf(
    p: ArrayLike, df: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The quantile: the x with cdf(x) = p.

        ppf(p) = loc - scale sqrt(df (1 - u) / u),  u = betaincinv(df / 2, 1/2, 2 p),  p <= 1/2

    nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import student_t
        >>> print(student_t.ppf([1e-20, 0.5, 0.975], 3.0))
        [-4.79527572e+06  0.00000000e+00  3.18244631e+00]
    """


@_over
def isf(
    p: ArrayLike, df: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The quantile from above: the x with sf(x) = p.

        isf(p) = loc + scale sqrt(df (1 - u) / u),  u = betaincinv(df / 2, 1/2, 2 p),  p <= 1/2

    nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import student_t
        >>> print(student_t.isf([1e-20, 0.025, 0.5], 3.0))
        [4.79527572e+06 3.18244631e+00 0.00000000e+00]
    """


@_over
def score(x: ArrayLike, df: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0) -> Any:
    """The derivatives of logpdf by the parameters.

        (digamma((df + 1) / 2) - digamma(df / 2) + log(u) + ((df + 1) v - 1) / df) / 2,
        (df + 1) u z / (df scale),  ((df + 1) v - 1) / scale

    v = 1 - u. By df about df ulp are lost to cancellation.

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape, by `df`, `loc`, `scale`.

    Examples:
        >>> from nbmath.distributions import student_t
        >>> print(*student_t.score(1.0, 1.0))
        0.34657359027997275 1.0 0.0
    """
