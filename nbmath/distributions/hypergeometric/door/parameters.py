"""What the parameters of a hypergeometric distribution alone decide: moments and entropy."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.hypergeometric import cpu as _cpu

__all__ = ["entropy", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.parts("M", "n", "N"))


@_over
def mean(M: ArrayLike, n: ArrayLike, N: ArrayLike, out: Out = None) -> Any:
    """The expectation.

        mean = N n / M

    0 for M = 0.

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import hypergeometric
        >>> print(hypergeometric.mean(20, 7, 5))
        1.75
    """


@_over
def var(M: ArrayLike, n: ArrayLike, N: ArrayLike, out: Out = None) -> Any:
    """The variance.

        var = N (n / M) (1 - n / M) (M - N) / (M - 1)

    0 where there is one count alone.

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import hypergeometric
        >>> print(hypergeometric.var(20, 7, 5))
        0.8980263157894737
    """


@_over
def std(M: ArrayLike, n: ArrayLike, N: ArrayLike, out: Out = None) -> Any:
    """The root of the variance.

        std = sqrt(var)

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import hypergeometric
        >>> print(hypergeometric.std(20, 7, 5))
        0.9476425042121495
    """


@_over
def skewness(M: ArrayLike, n: ArrayLike, N: ArrayLike, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = (M - 2 n) (M - 2 N) / (M (M - 2) std)

    Where there are two counts alone it is that of `bernoulli`.

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import hypergeometric
        >>> print(hypergeometric.skewness(20, 7, 5))
        0.17587504351678473
    """


@_over
def kurtosis(M: ArrayLike, n: ArrayLike, N: ArrayLike, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = ((1 - w) (1 + w - 6 u - 6 v) + 6 u v (5 - 6 w)) / (M u v (1 - 2 w) (1 - 3 w)),
        u = (n / M) (1 - n / M),  v = (N / M) (1 - N / M),  w = 1 / M

    Where there are two counts alone it is that of `bernoulli`.

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import hypergeometric
        >>> print(hypergeometric.kurtosis(20, 7, 5))
        -0.25296272355095917
    """


@_over
def entropy(M: ArrayLike, n: ArrayLike, N: ArrayLike, out: Out = None) -> Any:
    """The expected -logpmf, in nats.

        entropy = -sum_k pmf(k) logpmf(k)

    By the rule of `poisson.entropy` from a standard deviation of 6 on.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: 8 ulp.

    Examples:
        >>> from nbmath.distributions import hypergeometric
        >>> print(hypergeometric.entropy([20, 1e9], [7, 3e8], [5, 2e8]))
        [ 1.35728744 10.08395685]
    """
