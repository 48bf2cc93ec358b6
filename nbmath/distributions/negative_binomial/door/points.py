"""The negative binomial distribution at points: probabilities, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.negative_binomial import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpmf", "logsf", "pmf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("n"), *_shape.probabilities("p"), *_shape.positive("p"))


@_over
def pmf(k: ArrayLike, n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The probability of k.

        pmf(k) = gamma(n + k) / (k! gamma(n)) p^n (1 - p)^k,  k = 0, 1, ..

    0 elsewhere.

    Parameters:
        k: Whole numbers; others have probability zero. An array-like of any shape, float32
            or float64 (integers become float64).
        n: How many successes, positive and not always whole; a number or an array that broadcasts.
        p: The probability of success in one trial, likewise.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: n is not positive, or p is not in (0, 1]. Inside `@njit` code the result is nan.

    Accuracy: 8 ulp found, for n to 1e9.
    Source: As for `binomial.pmf`, of which this is n / (n + k) times the value at n of n + k;
        Johnson, Kemp & Kotz, Univariate Discrete Distributions, chapter 5.

    Examples:
        >>> from nbmath.distributions import negative_binomial
        >>> print(negative_binomial.pmf([0, 3, 1.5], 2.5, 0.3))
        [0.04929503 0.11096003 0.        ]
    """


@_over
def logpmf(k: ArrayLike, n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of k, finite where that underflows.

        logpmf(k) = log(gamma(n + k) / (k! gamma(n))) + n log(p) + k log(1 - p)

    -inf elsewhere.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: 1.6 ulp.

    Examples:
        >>> from nbmath.distributions import negative_binomial
        >>> print(negative_binomial.logpmf([0, 1e9], [2.5, 1e9], 0.3))
        [-3.00993201e+00 -1.74353399e+08]
    """


@_over
def cdf(k: ArrayLike, n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The probability of at most k.

        cdf(k) = betainc(n, k + 1, p)

    k is rounded down; 0 below 0.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: That of `special.betainc`.

    Examples:
        >>> from nbmath.distributions import negative_binomial
        >>> print(negative_binomial.cdf([-1, 0, 3.5, 10], 2.5, 0.3))
        [0.         0.04929503 0.35219759 0.86216112]
    """


@_over
def sf(k: ArrayLike, n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The probability of more than k, 1 - cdf(k) without cancellation.

        sf(k) = betaincc(n, k + 1, p)

    k is rounded down; 1 below 0.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: That of `special.betaincc`.

    Examples:
        >>> from nbmath.distributions import negative_binomial
        >>> print(negative_binomial.sf([-1, 0, 900], 2.5, 0.3))
        [1.00000000e+000 9.50704970e-001 9.12124482e-137]
    """


@_over
def logcdf(k: ArrayLike, n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of at most k, finite where that underflows.

        logcdf(k) = log(betainc(n, k + 1, p))

    -inf below 0.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: 6 ulp.

    Examples:
        >>> from nbmath.distributions import negative_binomial
        >>> print(negative_binomial.logcdf([0, 1e5], 1e6, 0.3))
        [-1203972.80432594  -904547.17558011]
    """


@_over
def logsf(k: ArrayLike, n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of more than k, finite where that underflows.

        logsf(k) = log(betaincc(n, k + 1, p))

    0 below 0.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: 6 ulp.

    Examples:
        >>> from nbmath.distributions import negative_binomial
        >>> print(negative_binomial.logsf([0, 1e5], 2.5, 0.3))
        [-5.05514961e-02 -3.56526723e+04]
    """


@_over
def ppf(q: ArrayLike, n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The quantile: the least k with cdf(k) >= q.

        ppf(q) = min {k: cdf(k) >= q}

    -1 at 0, inf at 1, nan outside [0, 1]. The search is that of `poisson.ppf`.

    Parameters, Returns, Raises: as for `pmf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import negative_binomial
        >>> print(negative_binomial.ppf([0.1, 0.5, 1 - 1e-15], 2.5, 0.3))
        [  1.   5. 110.]
    """


@_over
def isf(q: ArrayLike, n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The quantile from above: the least k with sf(k) <= q.

        isf(q) = min {k: sf(k) <= q}

    inf at 0, -1 at 1, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pmf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import negative_binomial
        >>> print(negative_binomial.isf([1e-300, 0.5, 0.9], 2.5, 0.3))
        [1.962e+03 5.000e+00 1.000e+00]
    """


@_over
def score(k: ArrayLike, n: ArrayLike, p: ArrayLike) -> Any:
    """The derivatives of logpmf by the parameters.

        d logpmf / d n = digamma(n + k) - digamma(n) + log(p),  d logpmf / d p = n / p - k / (1 - p)

    nan where the probability is zero.

    Parameters, Raises: as for `pmf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape, by `n`, `p`.

    Examples:
        >>> from nbmath.distributions import negative_binomial
        >>> print(*negative_binomial.score(2, 2.0, 0.5))
        0.14018615277338808 0.0
    """
