"""The hypergeometric distribution at points: probabilities, both tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.hypergeometric import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpmf", "logsf", "pmf", "ppf", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.parts("M", "n", "N"))


@_over
def pmf(k: ArrayLike, M: ArrayLike, n: ArrayLike, N: ArrayLike, out: Out = None) -> Any:
    """The probability of k good ones among N that are taken, without replacement.

        pmf(k) = C(n, k) C(M - n, N - k) / C(M, N),  k = max(0, N - (M - n)), .., min(n, N)

    0 elsewhere.

    Parameters:
        k: Whole numbers; others have probability zero. An array-like of any shape, float32
            or float64 (integers become float64).
        M: How many there are, a whole number; a number or an array that broadcasts.
        n: How many of these are good, likewise, up to M.
        N: How many are taken, likewise, up to M.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: M, n or N is no whole number or negative, or n or N is above M. Inside `@njit`
            code the result is nan.

    Accuracy: 7 ulp found down to 1e-100, 60 near 1e-200, for M to 1e15.
    Source: C. Loader, Fast and accurate computation of binomial probabilities, 2000: two binomial
        probabilities of the chance N / M and a third that divides them, of pairs.

    Examples:
        >>> from nbmath.distributions import hypergeometric
        >>> print(hypergeometric.pmf([0, 2, 1.5, 6], 20, 7, 5))
        [0.08301084 0.3873839  0.         0.        ]
    """


@_over
def logpmf(k: ArrayLike, M: ArrayLike, n: ArrayLike, N: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of k, finite where that underflows.

        logpmf(k) = log(C(n, k) C(M - n, N - k) / C(M, N))

    -inf elsewhere. From one half on it is -log1p of what all others are over that of k.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: 3.2 ulp found, M to 3e7.

    Examples:
        >>> from nbmath.distributions import hypergeometric
        >>> print(hypergeometric.logpmf([0, 1e5], [10, 1e6], [1, 3e5], [2, 2e5]))
        [-2.23143551e-01 -2.23729108e+04]
    """


@_over
def cdf(k: ArrayLike, M: ArrayLike, n: ArrayLike, N: ArrayLike, out: Out = None) -> Any:
    """The probability of at most k.

        cdf(k) = sum of pmf(j), j <= k

    k is rounded down; 0 below the least count, 1 from the greatest on. From the mode on it is
    1 - sf(k).

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: 21 ulp found, M to 3e7.
    Source: each term from the one before; from 1200 terms on the formula of Euler and Maclaurin
        with central differences, DLMF 2.10.1.

    Examples:
        >>> from nbmath.distributions import hypergeometric
        >>> print(hypergeometric.cdf([-1, 0, 2.5, 5], 20, 7, 5))
        [0.         0.08301084 0.79321465 1.        ]
    """


@_over
def sf(k: ArrayLike, M: ArrayLike, n: ArrayLike, N: ArrayLike, out: Out = None) -> Any:
    """The probability of more than k, 1 - cdf(k) without cancellation.

        sf(k) = sum of pmf(j), j > k

    k is rounded down; 1 below the least count, 0 from the greatest on.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: 21 ulp found, M to 3e7.

    Examples:
        >>> from nbmath.distributions import hypergeometric
        >>> print(hypergeometric.sf([-1, 0, 4], 20, 7, 5))
        [1.         0.91698916 0.00135449]
    """


@_over
def logcdf(k: ArrayLike, M: ArrayLike, n: ArrayLike, N: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of at most k, finite where that underflows.

        logcdf(k) = log(cdf(k))

    -inf below the least count.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: 13 ulp found, M to 3e7.

    Examples:
        >>> from nbmath.distributions import hypergeometric
        >>> print(hypergeometric.logcdf([0, 2e4], 1e6, 3e5, 2e5))
        [-81613.65486419 -27895.91149956]
    """


@_over
def logsf(k: ArrayLike, M: ArrayLike, n: ArrayLike, N: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of more than k, finite where that underflows.

        logsf(k) = log(sf(k))

    0 below the least count, -inf from the greatest on.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: 13 ulp found, M to 3e7.

    Examples:
        >>> from nbmath.distributions import hypergeometric
        >>> print(hypergeometric.logsf([-1, 1e5], 1e6, 3e5, 2e5))
        [     0.         -22373.60402548]
    """


@_over
def ppf(q: ArrayLike, M: ArrayLike, n: ArrayLike, N: ArrayLike, out: Out = None) -> Any:
    """The quantile: the least k with cdf(k) >= q.

        ppf(q) = min {k: cdf(k) >= q}

    One less than the least count at 0, the greatest at 1, nan outside [0, 1]. The search is that of
    `poisson.ppf`.

    Parameters, Returns, Raises: as for `pmf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import hypergeometric
        >>> print(hypergeometric.ppf([0.1, 0.5, 1 - 1e-15], 20, 7, 5))
        [1. 2. 5.]
    """


@_over
def isf(q: ArrayLike, M: ArrayLike, n: ArrayLike, N: ArrayLike, out: Out = None) -> Any:
    """The quantile from above: the least k with sf(k) <= q.

        isf(q) = min {k: sf(k) <= q}

    The greatest count at 0, one less than the least at 1, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pmf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import hypergeometric
        >>> print(hypergeometric.isf([1e-300, 0.5, 0.9], 20, 7, 5))
        [5. 2. 1.]
    """
