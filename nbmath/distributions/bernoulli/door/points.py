"""The Bernoulli distribution at points: probabilities, distribution function, tails, quantiles."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.bernoulli import cpu as _cpu

__all__ = ["cdf", "isf", "logcdf", "logpmf", "logsf", "pmf", "ppf", "score", "sf"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.probabilities("p"))


@_over
def pmf(k: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The probability of k.

        pmf(1) = p,  pmf(0) = 1 - p

    0 elsewhere.

    Parameters:
        k: Whole numbers; others have probability zero. An array-like of any shape, float32
            or float64 (integers become float64).
        p: Probability of one, a number or an array that broadcasts.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers. nan where an argument is nan.

    Raises:
        ValueError: p is not in [0, 1]. Inside `@njit` code the result is nan.

    Source: Johnson, Kemp & Kotz, Univariate Discrete Distributions, section 3.2.

    Examples:
        >>> from nbmath.distributions import bernoulli
        >>> print(bernoulli.pmf([0, 1, 2], 0.25))
        [0.75 0.25 0.  ]
    """


@_over
def logpmf(k: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of k, finite where that underflows.

        logpmf(1) = log(p),  logpmf(0) = log(1 - p)

    -inf elsewhere.

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import bernoulli
        >>> print(bernoulli.logpmf([0, 1, 2], 1e-20))
        [-1.00000000e-20 -4.60517019e+01            -inf]
    """


@_over
def cdf(k: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The probability of at most k.

        cdf(k) = 1 - p,  0 <= k < 1

    0 below 0, 1 from 1 on.

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import bernoulli
        >>> print(bernoulli.cdf([-1, 0.5, 1], 0.25))
        [0.   0.75 1.  ]
    """


@_over
def sf(k: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The probability of more than k, 1 - cdf(k) without cancellation.

        sf(k) = p,  0 <= k < 1

    1 below 0, 0 from 1 on.

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import bernoulli
        >>> print(bernoulli.sf([-1, 0.5, 1], 0.25))
        [1.   0.25 0.  ]
    """


@_over
def logcdf(k: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of at most k.

        logcdf(k) = log(1 - p),  0 <= k < 1

    -inf below 0, 0 from 1 on.

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import bernoulli
        >>> print(bernoulli.logcdf([-1, 0, 1], 1e-20))
        [   -inf -1.e-20 -0.e+00]
    """


@_over
def logsf(k: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The logarithm of the probability of more than k.

        logsf(k) = log(p),  0 <= k < 1

    0 below 0, -inf from 1 on.

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import bernoulli
        >>> print(bernoulli.logsf([-1, 0, 1], 1e-20))
        [  0.         -46.05170186         -inf]
    """


@_over
def ppf(q: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The quantile: the least k with cdf(k) >= q.

        ppf(q) = 0,  q <= 1 - p;  1,  q > 1 - p

    -1 at 0, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pmf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import bernoulli
        >>> print(bernoulli.ppf([0.5, 0.75, 0.76], 0.25))
        [0. 0. 1.]
    """


@_over
def isf(q: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The quantile from above: the least k with sf(k) <= q.

        isf(q) = 0,  q >= p;  1,  q < p

    -1 at 1, nan outside [0, 1].

    Parameters, Returns, Raises: as for `pmf`, with probabilities.

    Examples:
        >>> from nbmath.distributions import bernoulli
        >>> print(bernoulli.isf([0.1, 0.25, 0.5], 0.25))
        [1. 0. 0.]
    """


@_over
def score(k: ArrayLike, p: ArrayLike) -> Any:
    """The derivative of logpmf by the parameter.

        d logpmf / d p = (k - p) / (p (1 - p))

    nan where the probability is zero.

    Parameters, Raises: as for `pmf`.
    Returns: As for `pmf`.

    Examples:
        >>> from nbmath.distributions import bernoulli
        >>> print(bernoulli.score([0, 1], 0.25))
        [-1.33333333  4.        ]
    """
