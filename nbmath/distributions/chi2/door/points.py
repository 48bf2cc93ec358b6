"""The chi-square distribution at points: density, distribution function, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.chi2 import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpdf", "logsf", "pdf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("df"))


@_over
def pdf(x: ArrayLike, df: ArrayLike, out: Out = None) -> Any:
    """The density.

        pdf(x) = x^(df / 2 - 1) exp(-x / 2) / (2^(df / 2) gamma(df / 2)),  x >= 0

    0 below zero; there 0, 1/2 or inf for df above, at or below 2.

    Parameters:
        x: Points. An array-like of any shape; integers become float64.
        df: Degrees of freedom, whole or not, a number or an array that broadcasts. SciPy's loc
            and scale are not here; `gamma` has them.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: df is zero, negative or nan. Inside `@njit` code the result is nan.

    Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, chapter 18.

    Examples:
        >>> from nbmath.distributions import chi2
        >>> print(chi2.pdf([-1.0, 0.5, 2.0], 3.0))
        [0.         0.21969564 0.20755375]
    """


@_over
def logpdf(x: ArrayLike, df: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the density, finite where the density underflows.

        logpdf(x) = log(pdf(x))

    -inf below zero.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import chi2
        >>> print(chi2.logpdf([1e-300, 2.0, 1e6], 3.0))
        [-3.46306702e+02 -1.57236494e+00 -4.99994011e+05]
    """


@_over
def cdf(x: ArrayLike, df: ArrayLike, out: Out = None) -> Any:
    """The probability of at most x.

        cdf(x) = gammainc(df / 2, x / 2)

    0 below zero.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import chi2
        >>> print(chi2.cdf([1e-20, 1.0, 3.0], 3.0))
        [2.65961520e-31 1.98748043e-01 6.08374824e-01]
    """


@_over
def sf(x: ArrayLike, df: ArrayLike, out: Out = None) -> Any:
    """The probability of more than x, 1 - cdf(x) without cancellation.

        sf(x) = gammaincc(df / 2, x / 2)

    1 below zero.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import chi2
        >>> print(chi2.sf([1.0, 10.0, 100.0], 3.0))
        [8.01251957e-01 1.85661355e-02 1.55415943e-21]
    """


@_over
def logcdf(x: ArrayLike, df: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of at most x.

        logcdf(x) = log(cdf(x))

    -inf up to zero; finite where cdf underflows.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import chi2
        >>> print(chi2.logcdf([1e-300, 1.0, 10.0], 3.0))
        [-1.03748770e+03 -1.61571737e+00 -1.87406496e-02]
    """


@_over
def logsf(x: ArrayLike, df: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of more than x.

        logsf(x) = log(sf(x))

    0 up to zero; finite where sf underflows.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import chi2
        >>> print(chi2.logsf([1.0, 1e4], 3.0))
        [-2.21579828e-01 -4.99562052e+03]
    """


@_over
def ppf(p: ArrayLike, df: ArrayLike, out: Out = None) -> Any:
    """The quantile: the x with cdf(x) = p.

        ppf(p) = 2 gammaincinv(df / 2, p)

    nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import chi2
        >>> print(chi2.ppf([1e-20, 0.5, 1.0], 3.0))
        [1.12233058e-13 2.36597388e+00            inf]
    """


@_over
def isf(p: ArrayLike, df: ArrayLike, out: Out = None) -> Any:
    """The quantile from above: the x with sf(x) = p.

        isf(p) = 2 gammainccinv(df / 2, p)

    nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import chi2
        >>> print(chi2.isf([1e-300, 0.05, 1.0], 3.0))
        [1388.33677385    7.8147279     0.        ]
    """


@_over
def score(x: ArrayLike, df: ArrayLike) -> Any:
    """The derivative of logpdf by the parameter.

        (log(x / 2) - digamma(df / 2)) / 2

    nan up to zero.

    Parameters, Raises: as for `pdf`.
    Returns: As for `pdf`.

    Examples:
        >>> from nbmath.distributions import chi2
        >>> print(chi2.score(1.0, 1.0))
        0.6351814227307391
    """
