"""The truncated normal distribution by its parameters alone: moments, entropy."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.truncated_normal import cpu as _cpu

__all__ = ["entropy", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("scale"), *_shape.ordered("a", "b"))


@_over
def mean(
    a: ArrayLike, b: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The expectation.

        mean = loc + scale (n(a) - n(b)) / (N(b) - N(a))

    n is the normal density; the quotient is taken as a mean of distances from a bound or from loc.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import truncated_normal
        >>> print(truncated_normal.mean(0.0, 1.0))
        0.45986222928642656
    """


@_over
def var(
    a: ArrayLike, b: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The variance.

        var = scale^2 (1 + (a n(a) - b n(b)) / (N(b) - N(a)) - m^2),  m the mean

    As `mean`.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import truncated_normal
        >>> print(truncated_normal.var(0.0, 1.0))
        0.07965182484851124
    """


@_over
def std(
    a: ArrayLike, b: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The root of the variance.

        std = sqrt(var)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import truncated_normal
        >>> print(truncated_normal.std(0.0, 1.0))
        0.2822265488016874
    """


@_over
def skewness(
    a: ArrayLike, b: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = the third central moment / std^3

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import truncated_normal
        >>> print(truncated_normal.skewness(0.0, 1.0))
        0.16523176032909423
    """


@_over
def kurtosis(
    a: ArrayLike, b: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = the fourth central moment / var^2 - 3

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import truncated_normal
        >>> print(truncated_normal.kurtosis(0.0, 1.0))
        -1.127231164578283
    """


@_over
def entropy(
    a: ArrayLike, b: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None
) -> Any:
    """The expected -logpdf, in nats.

        entropy = log(sqrt(2 pi) scale (N(b) - N(a))) + (mean of z^2) / 2

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import truncated_normal
        >>> print(truncated_normal.entropy(0.0, 1.0))
        -0.010361246271002073
    """
