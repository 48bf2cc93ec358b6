"""The beta distribution by its parameters alone: moments, entropy, divergence."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.beta import cpu as _cpu

__all__ = ["entropy", "fisher_information", "kl", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("a", "b"))


@_over
def mean(a: ArrayLike, b: ArrayLike, out: Out = None) -> Any:
    """The expectation.

        mean = a / (a + b)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import beta
        >>> print(beta.mean(2.0, 3.0))
        0.4
    """


@_over
def var(a: ArrayLike, b: ArrayLike, out: Out = None) -> Any:
    """The variance.

        var = a b / ((a + b)^2 (a + b + 1))

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import beta
        >>> print(beta.var(2.0, 3.0))
        0.04
    """


@_over
def std(a: ArrayLike, b: ArrayLike, out: Out = None) -> Any:
    """The root of the variance.

        std = sqrt(var)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import beta
        >>> print(beta.std(2.0, 3.0))
        0.2
    """


@_over
def skewness(a: ArrayLike, b: ArrayLike, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = 2 (b - a) sqrt(a + b + 1) / ((a + b + 2) sqrt(a b))

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import beta
        >>> print(beta.skewness(2.0, 3.0))
        0.2857142857142857
    """


@_over
def kurtosis(a: ArrayLike, b: ArrayLike, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = 6 ((a - b)^2 (n + 1) / (a b (n + 2)) - 1) / (n + 3),  n = a + b

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import beta
        >>> print(beta.kurtosis(2.0, 3.0))
        -0.6428571428571429
    """


@_over
def entropy(a: ArrayLike, b: ArrayLike, out: Out = None) -> Any:
    """The expected -logpdf, in nats.

        entropy = log(B(a, b)) - (a - 1) digamma(a) - (b - 1) digamma(b)
            + (a + b - 2) digamma(a + b)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import beta
        >>> print(beta.entropy(1.0, 1.0))
        -1.3877787807814457e-17
    """


@_over
def kl(a: ArrayLike, b: ArrayLike, a_q: ArrayLike, b_q: ArrayLike, out: Out = None) -> Any:
    """The divergence from a second such distribution, E_p log(p / q), in nats.

        kl = log(B(c, d) / B(a, b)) + (a - c) digamma(a) + (b - d) digamma(b)
            - (a + b - c - d) digamma(a + b)

    c = a_q, d = b_q.

    Parameters, Returns, Raises: as for `pdf`; the second's end in `_q`.

    Examples:
        >>> from nbmath.distributions import beta
        >>> print(beta.kl(1.0, 1.0, 1.0, 2.0))
        0.3068528194400547
    """


@_over
def fisher_information(a: ArrayLike, b: ArrayLike) -> Any:
    """What one observation tells of the parameters: the mean product of the score with itself.

        trigamma(a) - trigamma(a + b), -trigamma(a + b), trigamma(b) - trigamma(a + b)

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape: the rows of the upper triangle of the matrix, by
        `a`, `b`.

    Examples:
        >>> from nbmath.distributions import beta
        >>> print(*beta.fisher_information(2.0, 3.0))
        0.42361111111111105 -0.22132295573711533 0.17361111111111108
    """
