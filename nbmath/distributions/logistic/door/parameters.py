"""The logistic distribution and what its parameters alone decide: moments, entropy."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.logistic import cpu as _cpu

__all__ = ["entropy", "fisher_information", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("scale"))


@_over
def mean(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expectation.

        mean = loc

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import logistic
        >>> print(logistic.mean(1.0, 2.0))
        1.0
    """


@_over
def var(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The variance.

        var = pi^2 scale^2 / 3

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import logistic
        >>> print(logistic.var(1.0, 2.0))
        13.159472534785811
    """


@_over
def std(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The root of the variance.

        std = pi scale / sqrt(3)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import logistic
        >>> print(logistic.std(1.0, 2.0))
        3.627598728468436
    """


@_over
def skewness(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = 0

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import logistic
        >>> print(logistic.skewness(1.0, 2.0))
        0.0
    """


@_over
def kurtosis(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = 6 / 5

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import logistic
        >>> print(logistic.kurtosis(1.0, 2.0))
        1.2
    """


@_over
def entropy(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expected -logpdf, in nats.

        entropy = 2 + log(scale)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import logistic
        >>> print(logistic.entropy(0.0, 1.0))
        2.0
    """


@_over
def fisher_information(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0) -> Any:
    """What one observation tells of the parameters: the mean product of the score with itself.

        1/3, 0, (3 + pi^2) / 9, each over scale^2

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape: the rows of the upper triangle of the matrix, by
        `loc`, `scale`.

    Examples:
        >>> from nbmath.distributions import logistic
        >>> print(*logistic.fisher_information(0.0, 2.0))
        0.08333333333333333 0.0 0.35748901114137105
    """
