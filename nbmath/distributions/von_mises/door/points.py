"""The von Mises distribution at points: density, distribution function, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.von_mises import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpdf", "logsf", "pdf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.not_negative("kappa"))


@_over
def pdf(x: ArrayLike, kappa: ArrayLike, loc: ArrayLike = 0.0, out: Out = None) -> Any:
    """The density.

        pdf(x) = exp(kappa cos(x - loc)) / (2 pi I0(kappa)),  |x - loc| <= pi

    0 elsewhere: this is SciPy's `vonmises_line`. Angles are brought into that range by the caller.

    Parameters:
        x: Points. An array-like of any shape; integers become float64.
        kappa: Concentration, 0 for the uniform distribution.
        loc: The direction from which pi is left on both sides; like `kappa` a number or an array
            that broadcasts. SciPy's scale is not here.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: kappa is negative or nan. Inside `@njit` code the result is nan.

    Source: Mardia & Jupp, Directional Statistics, section 3.5.4.

    Examples:
        >>> from nbmath.distributions import von_mises
        >>> print(von_mises.pdf([0.0, 1.0, 3.0], 2.0))
        [0.51588541 0.2057145  0.00963979]
    """


@_over
def logpdf(x: ArrayLike, kappa: ArrayLike, loc: ArrayLike = 0.0, out: Out = None) -> Any:
    """The logarithm of the density, finite where the density underflows.

        logpdf(x) = kappa (cos(x - loc) - 1) - log(2 pi I0(kappa) exp(-kappa))

    -inf elsewhere.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import von_mises
        >>> print(von_mises.logpdf([0.0, 1.0, 3.0], 1000.0))
        [    2.53481404  -457.16288009 -1987.45768256]
    """


@_over
def cdf(x: ArrayLike, kappa: ArrayLike, loc: ArrayLike = 0.0, out: Out = None) -> Any:
    """The probability of at most x.

        cdf(x) = the integral of pdf from loc - pi to x

    By Gauss' rule, with 24 nodes in float64 and 12 in float32.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import von_mises
        >>> print(von_mises.cdf([-3.0, 0.0, 1.0], 2.0))
        [0.00134686 0.5        0.88957774]
    """


@_over
def sf(x: ArrayLike, kappa: ArrayLike, loc: ArrayLike = 0.0, out: Out = None) -> Any:
    """The probability of more than x, 1 - cdf(x) without cancellation.

        sf(x) = the integral of pdf from x to loc + pi

    As `cdf`.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import von_mises
        >>> print(von_mises.sf([0.0, 1.0, 3.0], 2.0))
        [0.5        0.11042226 0.00134686]
    """


@_over
def logcdf(x: ArrayLike, kappa: ArrayLike, loc: ArrayLike = 0.0, out: Out = None) -> Any:
    """The logarithm of the probability of at most x.

        logcdf(x) = log(cdf(x))

    Finite where cdf underflows.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import von_mises
        >>> print(von_mises.logcdf([-3.0, 0.0], 1000.0))
        [-1.99234864e+03 -6.93147181e-01]
    """


@_over
def logsf(x: ArrayLike, kappa: ArrayLike, loc: ArrayLike = 0.0, out: Out = None) -> Any:
    """The logarithm of the probability of more than x.

        logsf(x) = log(sf(x))

    Finite where sf underflows.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import von_mises
        >>> print(von_mises.logsf([0.0, 3.0], 1000.0))
        [-6.93147181e-01 -1.99234864e+03]
    """


@_over
def ppf(p: ArrayLike, kappa: ArrayLike, loc: ArrayLike = 0.0, out: Out = None) -> Any:
    """The quantile: the x with cdf(x) = p.

        ppf(p) = the x with cdf(x) = p

    By Newton's steps on the logarithm of a tail. nan outside [0, 1].

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import von_mises
        >>> print(von_mises.ppf([0.0, 0.25, 0.5], 2.0))
        [-3.14159265 -0.52966318  0.        ]
    """


@_over
def isf(p: ArrayLike, kappa: ArrayLike, loc: ArrayLike = 0.0, out: Out = None) -> Any:
    """The quantile from above: the x with sf(x) = p.

        isf(p) = the x with sf(x) = p

    As `ppf`.

    Parameters, Returns, Raises: as for `pdf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import von_mises
        >>> print(von_mises.isf([0.0, 0.25, 0.5], 2.0))
        [3.14159265 0.52966318 0.        ]
    """


@_over
def score(x: ArrayLike, kappa: ArrayLike, loc: ArrayLike = 0.0) -> Any:
    """The derivatives of logpdf by the parameters.

        cos(x - loc) - I1(kappa) / I0(kappa),  kappa sin(x - loc)

    nan where the density is zero.

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape, by `kappa`, `loc`.

    Examples:
        >>> from nbmath.distributions import von_mises
        >>> print(*(round(by, 12) for by in von_mises.score(1.0, 2.0)))
        -0.157472352096 1.682941969616
    """
