"""The binomial distribution at points: probabilities, distribution function, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.binomial import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpmf", "logsf", "pmf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.counts("n"), *_shape.probabilities("p"))


@_over
def pmf(k: ArrayLike, n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The probability of k.

        pmf(k) = n! / (k! (n - k)!) p^k (1 - p)^(n - k),  k = 0, .., n

    0 elsewhere.

    Parameters:
        k: Whole numbers; others have probability zero. An array-like of any shape, float32
            or float64 (integers become float64).
        n: How many trials, a whole number from 0; a number or an array that broadcasts.
        p: The probability of success in one, likewise.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: n is no whole number or negative, or p is not in [0, 1]. Inside `@njit` code
            the result is nan.

    Accuracy: 25 ulp at 1e-290, less nearer the mean, for n to 1e9.
    Source: C. Loader, Fast and accurate computation of binomial probabilities, 2000: the
        exponential of two deviances and of the rests of Stirling's formula.

    Examples:
        >>> from nbmath.distributions import binomial
        >>> print(binomial.pmf([0, 3, 1.5, 11], 10, 0.3))
        [0.02824752 0.26682793 0.         0.        ]
    """


@_over
def logpmf(k: ArrayLike, n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of k, finite where that underflows.

        logpmf(k) = log(n! / (k! (n - k)!)) + k log(p) + (n - k) log(1 - p)

    -inf elsewhere.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: 1.6 ulp.

    Examples:
        >>> from nbmath.distributions import binomial
        >>> print(binomial.logpmf([0, 1e6], [10, 1e9], 0.3))
        [-3.56674944e+00 -3.49614995e+08]
    """


@_over
def cdf(k: ArrayLike, n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The probability of at most k.

        cdf(k) = betaincc(k + 1, n - k, p)

    k is rounded down; 0 below 0, 1 from n on.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: That of `special.betaincc`.

    Examples:
        >>> from nbmath.distributions import binomial
        >>> print(binomial.cdf([-1, 0, 3.5, 10], 10, 0.3))
        [0.         0.02824752 0.64961072 1.        ]
    """


@_over
def sf(k: ArrayLike, n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The probability of more than k, 1 - cdf(k) without cancellation.

        sf(k) = betainc(k + 1, n - k, p)

    k is rounded down; 1 below 0, 0 from n on.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: That of `special.betainc`.

    Examples:
        >>> from nbmath.distributions import binomial
        >>> print(binomial.sf([-1, 0, 9], 10, 0.3))
        [1.00000000e+00 9.71752475e-01 5.90490000e-06]
    """


@_over
def logcdf(k: ArrayLike, n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of at most k, finite where that underflows.

        logcdf(k) = log(betaincc(k + 1, n - k, p))

    -inf below 0.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: 6 ulp.

    Examples:
        >>> from nbmath.distributions import binomial
        >>> print(binomial.logcdf([0, 1e5], 1e6, 0.3))
        [-356674.94393873 -116328.07920501]
    """


@_over
def logsf(k: ArrayLike, n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of more than k, finite where that underflows.

        logsf(k) = log(betainc(k + 1, n - k, p))

    0 below 0, -inf from n on.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: 6 ulp.

    Examples:
        >>> from nbmath.distributions import binomial
        >>> print(binomial.logsf([0, 5e5], 1e6, 0.3))
        [    -0.         -87184.11481009]
    """


@_over
def ppf(q: ArrayLike, n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The quantile: the least k with cdf(k) >= q.

        ppf(q) = min {k: cdf(k) >= q}

    -1 at 0, n at 1, nan outside [0, 1]. The search is that of `poisson.ppf`.

    Parameters, Returns, Raises: as for `pmf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import binomial
        >>> print(binomial.ppf([0.1, 0.5, 1 - 1e-15], 10, 0.3))
        [ 1.  3. 10.]
    """


@_over
def isf(q: ArrayLike, n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The quantile from above: the least k with sf(k) <= q.

        isf(q) = min {k: sf(k) <= q}

    n at 0, -1 at 1, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pmf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import binomial
        >>> print(binomial.isf([1e-300, 0.5, 0.9], 10, 0.3))
        [10.  3.  1.]
    """


@_over
def score(k: ArrayLike, n: ArrayLike, p: ArrayLike) -> Any:
    """The derivative of logpmf by p.

        d logpmf / d p = (k - n p) / (p (1 - p))

    nan where the probability is zero.

    Parameters, Raises: as for `pmf`.
    Returns: As for `pmf`.

    Examples:
        >>> from nbmath.distributions import binomial
        >>> print(binomial.score([1, 4], 10, 0.25))
        [-8.  8.]
    """
