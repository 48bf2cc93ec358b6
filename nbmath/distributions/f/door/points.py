"""The F distribution at points: density, distribution function, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.f import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpdf", "logsf", "pdf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("dfn", "dfd"))


@_over
def pdf(x: ArrayLike, dfn: ArrayLike, dfd: ArrayLike, out: Out = None) -> Any:
    """The density.

        pdf(x) = u^a v^b / (B(a, b) x),  u = 1 - v = dfn x / (dfn x + dfd),  x >= 0

    a = dfn / 2, b = dfd / 2. 0 below zero; there 0, 1 or inf for dfn above, at or below 2.

    Parameters:
        x: Points. An array-like of any shape; integers become float64.
        dfn, dfd: Degrees of freedom above and below, numbers or arrays that broadcast. SciPy's
            loc and scale are not here.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: dfn or dfd is zero, negative or nan. Inside `@njit` code the result is nan.

    Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, chapter 27.

    Examples:
        >>> from nbmath.distributions import f
        >>> print(f.pdf([-1.0, 0.5, 2.0], 3.0, 4.0))
        [0.         0.56500036 0.1394274 ]
    """


@_over
def logpdf(x: ArrayLike, dfn: ArrayLike, dfd: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the density, finite where the density underflows.

        logpdf(x) = log(pdf(x))

    -inf below zero.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import f
        >>> print(f.logpdf([1e-300, 2.0, 1e300], 3.0, 4.0))
        [-3.44497531e+02 -1.97021124e+00 -2.07042946e+03]
    """


@_over
def cdf(x: ArrayLike, dfn: ArrayLike, dfd: ArrayLike, out: Out = None) -> Any:
    """The probability of at most x.

        cdf(x) = betainc(a, b, u)

    As `pdf`; u and v keep the digits that they lose as numbers.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import f
        >>> print(f.cdf([1e-20, 1.0, 3.0], 3.0, 4.0))
        [1.62379763e-30 5.21050881e-01 8.41897043e-01]
    """


@_over
def sf(x: ArrayLike, dfn: ArrayLike, dfd: ArrayLike, out: Out = None) -> Any:
    """The probability of more than x, 1 - cdf(x) without cancellation.

        sf(x) = betainc(b, a, v)

    As `cdf`.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import f
        >>> print(f.sf([1.0, 10.0, 1e10], 3.0, 4.0))
        [4.78949119e-01 2.49102734e-02 3.33333333e-20]
    """


@_over
def logcdf(x: ArrayLike, dfn: ArrayLike, dfd: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of at most x.

        logcdf(x) = log(cdf(x))

    -inf up to zero; finite where cdf underflows.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import f
        >>> print(f.logcdf([1e-300, 1.0, 10.0], 3.0, 4.0))
        [-1.03567852e+03 -6.51907582e-01 -2.52257849e-02]
    """


@_over
def logsf(x: ArrayLike, dfn: ArrayLike, dfd: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of more than x.

        logsf(x) = log(sf(x))

    0 up to zero; finite where sf underflows.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import f
        >>> print(f.logsf([1.0, 1e200], 3.0, 4.0))
        [-7.36160910e-01 -9.19830064e+02]
    """


@_over
def ppf(p: ArrayLike, dfn: ArrayLike, dfd: ArrayLike, out: Out = None) -> Any:
    """The quantile: the x with cdf(x) = p.

        ppf(p) = (dfd / dfn) u / v,  u = betaincinv(a, b, p) = 1 - v

    nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import f
        >>> print(f.ppf([1e-20, 0.5, 1.0], 3.0, 4.0))
        [3.35978947e-14 9.40534076e-01            inf]
    """


@_over
def isf(p: ArrayLike, dfn: ArrayLike, dfd: ArrayLike, out: Out = None) -> Any:
    """The quantile from above: the x with sf(x) = p.

        isf(p) = (dfd / dfn) u / v,  u = betainccinv(a, b, p) = 1 - v

    nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import f
        >>> print(f.isf([1e-20, 0.05, 1.0], 3.0, 4.0))
        [1.82574186e+10 6.59138212e+00 0.00000000e+00]
    """


@_over
def score(x: ArrayLike, dfn: ArrayLike, dfd: ArrayLike) -> Any:
    """The derivatives of logpdf by the parameters.

        (log(u) + digamma(a + b) - digamma(a) + s) / 2,
        (log(v) + digamma(a + b) - digamma(b) - s dfn / dfd) / 2

    s = (1 - x) v. nan up to zero.

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape, by `dfn`, `dfd`.

    Examples:
        >>> from nbmath.distributions import f
        >>> print(*f.score(1.0, 2.0, 2.0))
        0.15342640972002736 0.15342640972002736
    """
