"""What the parameters of the normal distribution alone decide: moments, entropy, divergence."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.normal import cpu as _cpu

__all__ = ["entropy", "fisher_information", "kl", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("scale"))


@_over
def mean(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expectation.

        mean = loc

    Parameters:
        loc, scale: Mean and standard deviation, numbers or arrays that broadcast.
        out: Where to write the result.

    Returns:
        An array of the common shape and dtype, a number for numbers.

    Raises:
        ValueError: A scale is zero, negative or nan. Inside `@njit` code the result is nan.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.mean(3.0, 2.0))
        3.0
    """


@_over
def var(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expected squared deviation from the mean.

        var = scale^2

    Parameters, Returns, Raises: as for `mean`.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.var(3.0, 2.0))
        4.0
    """


@_over
def std(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The root of the variance.

        std = scale

    Parameters, Returns, Raises: as for `mean`.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.std(3.0, 2.0))
        2.0
    """


@_over
def skewness(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = 0

    Parameters, Returns, Raises: as for `mean`.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.skewness(3.0, 2.0))
        0.0
    """


@_over
def kurtosis(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = 0

    Parameters, Returns, Raises: as for `mean`.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.kurtosis(3.0, 2.0))
        0.0
    """


@_over
def entropy(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expected -logpdf, in nats.

        entropy = log(scale sqrt(2 pi e))

    Parameters, Returns, Raises: as for `mean`.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.entropy())
        1.4189385332046727
    """


@_over
def kl(
    loc: ArrayLike, scale: ArrayLike, loc_q: ArrayLike, scale_q: ArrayLike, out: Out = None
) -> Any:
    """The divergence from a second normal distribution, E_p log(p / q), in nats.

        kl = log(scale_q / scale) + (scale^2 + (loc - loc_q)^2) / (2 scale_q^2) - 1 / 2

    Zero for equal ones, without cancellation near there.

    Parameters, Returns, Raises: as for `mean`, with those of the second behind those of the first.
    Accuracy: at most 6 ulp.
    Source: Kullback, Information Theory and Statistics, 1959, chapter 9.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(normal.kl(0.0, 1.0, 1.0, 2.0))
        0.4431471805599453
    """


@_over
def fisher_information(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0) -> Any:
    """What one observation tells of the parameters: the mean product of the score with itself.

        1, 0, 2, each over scale^2

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape: the rows of the upper triangle of the matrix, by
        `loc`, `scale`.

    Examples:
        >>> from nbmath.distributions import normal
        >>> print(*normal.fisher_information(0.0, 2.0))
        0.25 0.0 0.5
    """
