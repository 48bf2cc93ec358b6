"""The geometric distribution at points: probabilities, distribution function, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.geometric import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpmf", "logsf", "pmf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.probabilities("p"), *_shape.positive("p"))


@_over
def pmf(k: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The probability of k.

        pmf(k) = p (1 - p)^(k - 1),  k = 1, 2, ..

    0 elsewhere.

    Parameters:
        k: Whole numbers; others have probability zero. An array-like of any shape, float32
            or float64 (integers become float64).
        p: Probability of success in one trial, a number or an array that broadcasts.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: p is not in (0, 1]. Inside `@njit` code the result is nan.

    Source: Johnson, Kemp & Kotz, Univariate Discrete Distributions, section 5.2.

    Examples:
        >>> from nbmath.distributions import geometric
        >>> print(geometric.pmf([0, 1, 2, 2.5], 0.25))
        [0.     0.25   0.1875 0.    ]
    """


@_over
def logpmf(k: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of k, finite where that underflows.

        logpmf(k) = log(p) + (k - 1) log(1 - p)

    -inf elsewhere.

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import geometric
        >>> print(geometric.logpmf([1, 1000], 1e-20))
        [-46.05170186 -46.05170186]
    """


@_over
def cdf(k: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The probability of at most k.

        cdf(k) = 1 - (1 - p)^k

    k is rounded down; 0 below 1.

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import geometric
        >>> print(geometric.cdf([0, 1, 2.5], 0.25))
        [-0.      0.25    0.4375]
    """


@_over
def sf(k: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The probability of more than k, 1 - cdf(k) without cancellation.

        sf(k) = (1 - p)^k

    k is rounded down; 1 below 1.

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import geometric
        >>> print(geometric.sf([0, 1, 1000], 0.25))
        [1.00000000e+000 7.50000000e-001 1.15149854e-125]
    """


@_over
def logcdf(k: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of at most k.

        logcdf(k) = log(1 - (1 - p)^k)

    -inf below 1.

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import geometric
        >>> print(geometric.logcdf([1, 1000], 1e-20))
        [-46.05170186 -39.14394658]
    """


@_over
def logsf(k: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of more than k.

        logsf(k) = k log(1 - p)

    0 below 1.

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import geometric
        >>> print(geometric.logsf([1, 1e6], 1e-20))
        [-1.e-20 -1.e-14]
    """


@_over
def ppf(q: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The quantile: the least k with cdf(k) >= q.

        ppf(q) = ceil(log(1 - q) / log(1 - p))

    0 at 0, inf at 1, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pmf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import geometric
        >>> print(geometric.ppf([0.25, 0.26, 0.9], 0.25))
        [1. 2. 9.]
    """


@_over
def isf(q: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The quantile from above: the least k with sf(k) <= q.

        isf(q) = ceil(log(q) / log(1 - p))

    inf at 0, 0 at 1, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pmf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import geometric
        >>> print(geometric.isf([1e-300, 0.5, 0.75], 0.25))
        [2.402e+03 3.000e+00 1.000e+00]
    """


@_over
def score(k: ArrayLike, p: ArrayLike) -> Any:
    """The derivative of logpmf by the parameter.

        d logpmf / d p = 1 / p - (k - 1) / (1 - p)

    nan where the probability is zero.

    Parameters, Raises: as for `pmf`.
    Returns: As for `pmf`.

    Examples:
        >>> from nbmath.distributions import geometric
        >>> print(geometric.score([1, 4], 0.25))
        [4. 0.]
    """
