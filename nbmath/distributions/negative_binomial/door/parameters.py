"""The negative binomial distribution of its parameters alone: moments, entropy, divergence."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.negative_binomial import cpu as _cpu

__all__ = ["entropy", "kl", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("n"), *_shape.probabilities("p"), *_shape.positive("p"))


@_over
def mean(n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The expectation.

        mean = n (1 - p) / p

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import negative_binomial
        >>> print(negative_binomial.mean(3, 0.25))
        9.0
    """


@_over
def var(n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The variance.

        var = n (1 - p) / p^2

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import negative_binomial
        >>> print(negative_binomial.var(3, 0.25))
        36.0
    """


@_over
def std(n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The root of the variance.

        std = sqrt(n (1 - p)) / p

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import negative_binomial
        >>> print(negative_binomial.std(3, 0.25))
        6.0
    """


@_over
def skewness(n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = (2 - p) / sqrt(n (1 - p))

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import negative_binomial
        >>> print(negative_binomial.skewness(3, 0.25))
        1.1666666666666667
    """


@_over
def kurtosis(n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = 6 / n + p^2 / (n (1 - p))

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import negative_binomial
        >>> print(negative_binomial.kurtosis(3, 0.5))
        2.1666666666666665
    """


@_over
def entropy(n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The expected -logpmf, in nats.

        entropy = -sum_k pmf(k) logpmf(k)

    From n = 64 on by the rule of `poisson.entropy`; below it 1024 terms and an integral of the
    others.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: 6 ulp.

    Examples:
        >>> from nbmath.distributions import negative_binomial
        >>> print(negative_binomial.entropy([2.5, 1e9], 0.3))
        [ 2.74111536 12.80620678]
    """


@_over
def kl(n: ArrayLike, p: ArrayLike, p_q: ArrayLike, out: Out = None) -> Any:
    """The divergence from a second such distribution, E_p log(p / q), in nats.

        kl = n / p (p log(p / p_q) + (1 - p) log((1 - p) / (1 - p_q)))

    Both have the same n.

    Parameters, Returns, Raises: as for `pmf`; the second's end in `_q`.

    Examples:
        >>> from nbmath.distributions import negative_binomial
        >>> print(negative_binomial.kl(3, 0.25, 0.5))
        1.5697444312936435
    """
