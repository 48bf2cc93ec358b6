"""The binomial distribution and what its parameters alone decide: moments, entropy, divergence."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.binomial import cpu as _cpu

__all__ = ["entropy", "fisher_information", "kl", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.counts("n"), *_shape.probabilities("p"))


@_over
def mean(n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The expectation.

        mean = n p

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import binomial
        >>> print(binomial.mean(10, 0.25))
        2.5
    """


@_over
def var(n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The variance.

        var = n p (1 - p)

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import binomial
        >>> print(binomial.var(10, 0.25))
        1.875
    """


@_over
def std(n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The root of the variance.

        std = sqrt(n p (1 - p))

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import binomial
        >>> print(binomial.std(10, 0.25))
        1.3693063937629153
    """


@_over
def skewness(n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = (1 - 2 p) / sqrt(n p (1 - p))

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import binomial
        >>> print(binomial.skewness(12, 0.25))
        0.3333333333333333
    """


@_over
def kurtosis(n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = (1 - 6 p (1 - p)) / (n p (1 - p))

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import binomial
        >>> print(binomial.kurtosis(10, 0.25))
        -0.06666666666666667
    """


@_over
def entropy(n: ArrayLike, p: ArrayLike, out: Out = None) -> Any:
    """The expected -logpmf, in nats.

        entropy = -sum_k pmf(k) logpmf(k)

    By the rule of `poisson.entropy` from a standard deviation of 6 on.

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: 6 ulp.

    Examples:
        >>> from nbmath.distributions import binomial
        >>> print(binomial.entropy([1, 1e9], 0.3))
        [ 0.6108643  11.00024758]
    """


@_over
def kl(n: ArrayLike, p: ArrayLike, p_q: ArrayLike, out: Out = None) -> Any:
    """The divergence from a second such distribution, E_p log(p / q), in nats.

        kl = n (p log(p / p_q) + (1 - p) log((1 - p) / (1 - p_q)))

    Both have the same n.

    Parameters, Returns, Raises: as for `pmf`; the second's end in `_q`.

    Examples:
        >>> from nbmath.distributions import binomial
        >>> print(binomial.kl(10, 0.25, 0.5))
        1.3081203594113697
    """


@_over
def fisher_information(n: ArrayLike, p: ArrayLike) -> Any:
    """What one observation tells of p: the mean square of the score.

        fisher_information = n / (p (1 - p))

    Parameters, Raises: as for `pmf`.
    Returns: As for `pmf`.

    Examples:
        >>> from nbmath.distributions import binomial
        >>> print(binomial.fisher_information(12, 0.25))
        64.0
    """
