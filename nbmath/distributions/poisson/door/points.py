"""The Poisson distribution at points: probabilities, distribution function, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.poisson import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpmf", "logsf", "pmf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.not_negative("mu"))


@_over
def pmf(k: ArrayLike, mu: ArrayLike, out: Out = None) -> Any:
    """The probability of k.

        pmf(k) = mu^k exp(-mu) / k!,  k = 0, 1, ..

    0 elsewhere.

    Parameters:
        k: Whole numbers; others have probability zero. An array-like of any shape, float32
            or float64 (integers become float64).
        mu: How many are expected, not negative; a number or an array that broadcasts.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: mu is negative or nan. Inside `@njit` code the result is nan.

    Accuracy: 2.2 ulp within 3 standard deviations of mu, 15 at 1e-300, for mu from 1e-3 to 1e9.
    Source: C. Loader, Fast and accurate computation of binomial probabilities, 2000: the
        exponential of -mu D(k / mu), k times the deviance, and of the rest of Stirling's formula.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> print(poisson.pmf([0, 3, 1.5, 200], 2.0))
        [1.35335283e-001 1.80447044e-001 0.00000000e+000 2.75753812e-316]
    """


@_over
def logpmf(k: ArrayLike, mu: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of k, finite where that underflows.

        logpmf(k) = k log(mu) - mu - log(k!)

    -inf elsewhere.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: 1.3 ulp.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> print(poisson.logpmf([0, 1e6], 1.0))
        [-1.00000000e+00 -1.28155194e+07]
    """


@_over
def cdf(k: ArrayLike, mu: ArrayLike, out: Out = None) -> Any:
    """The probability of at most k.

        cdf(k) = gammaincc(k + 1, mu)

    k is rounded down; 0 below 0.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: That of `special.gammaincc`.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> print(poisson.cdf([-1, 0, 2.5, 1e9], [2.0, 2.0, 2.0, 1e9]))
        [0.         0.13533528 0.67667642 0.50000841]
    """


@_over
def sf(k: ArrayLike, mu: ArrayLike, out: Out = None) -> Any:
    """The probability of more than k, 1 - cdf(k) without cancellation.

        sf(k) = gammainc(k + 1, mu)

    k is rounded down; 1 below 0.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: That of `special.gammainc`.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> print(poisson.sf([-1, 0, 100], 2.0))
        [1.00000000e+000 8.64664717e-001 3.71290687e-131]
    """


@_over
def logcdf(k: ArrayLike, mu: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of at most k, finite where that underflows.

        logcdf(k) = log(gammaincc(k + 1, mu))

    -inf below 0.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: 2 ulp.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> print(poisson.logcdf([0, 1e6], [1e4, 1.1e6]))
        [-10000.          -4695.24909427]
    """


@_over
def logsf(k: ArrayLike, mu: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of more than k, finite where that underflows.

        logsf(k) = log(gammainc(k + 1, mu))

    0 below 0.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: 3 ulp.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> print(poisson.logsf([0, 1e6], [1e-300, 1e5]))
        [-6.90775528e+02 -1.40259512e+06]
    """


@_over
def ppf(q: ArrayLike, mu: ArrayLike, out: Out = None) -> Any:
    """The quantile: the least k with cdf(k) >= q.

        ppf(q) = min {k: cdf(k) >= q}

    -1 at 0, inf at 1, nan outside [0, 1]. A search on the smaller tail, which for q > 1/2 is
    sf(k) <= 1 - q, from a start by two terms of Cornish and Fisher; it ends on the least k, also
    where that is 1e15.

    Parameters, Returns, Raises: as for `pmf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> print(poisson.ppf([0.1, 0.5, 1 - 1e-15], 2.0))
        [ 0.  2. 21.]
    """


@_over
def isf(q: ArrayLike, mu: ArrayLike, out: Out = None) -> Any:
    """The quantile from above: the least k with sf(k) <= q.

        isf(q) = min {k: sf(k) <= q}

    inf at 0, -1 at 1, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pmf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> print(poisson.isf([1e-300, 0.5, 0.9], 2.0))
        [192.   2.   0.]
    """


@_over
def score(k: ArrayLike, mu: ArrayLike) -> Any:
    """The derivative of logpmf by the parameter.

        d logpmf / d mu = k / mu - 1

    nan where the probability is zero.

    Parameters, Raises: as for `pmf`.
    Returns: As for `pmf`.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> print(poisson.score([1, 4], 2.0))
        [-0.5  1. ]
    """
