"""The gamma distribution by its parameters alone: moments, entropy, divergence."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.gamma import cpu as _cpu

__all__ = ["entropy", "fisher_information", "kl", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("a", "scale"))


@_over
def mean(a: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expectation.

        mean = loc + a scale

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> print(gamma.mean(2.5))
        2.5
    """


@_over
def var(a: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The variance.

        var = a scale^2

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> print(gamma.var(2.5))
        2.5
    """


@_over
def std(a: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The root of the variance.

        std = sqrt(a) scale

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> print(gamma.std(4.0))
        2.0
    """


@_over
def skewness(a: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = 2 / sqrt(a)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> print(gamma.skewness(4.0))
        1.0
    """


@_over
def kurtosis(a: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = 6 / a

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> print(gamma.kurtosis(3.0))
        2.0
    """


@_over
def entropy(a: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expected -logpdf, in nats.

        entropy = a + log(gamma(a)) + (1 - a) digamma(a) + log(scale)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> print(gamma.entropy(1.0))
        1.0
    """


@_over
def kl(a: ArrayLike, scale: ArrayLike, a_q: ArrayLike, scale_q: ArrayLike, out: Out = None) -> Any:
    """The divergence from a second such distribution, E_p log(p / q), in nats.

        kl = log(gamma(b) / gamma(a)) - (b - a) digamma(a) - b log(r) + a (r - 1)

    b = a_q, r = scale / scale_q. Of distributions with one loc.

    Parameters, Returns, Raises: as for `pdf`; the second's end in `_q`.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> print(gamma.kl(1.0, 1.0, 1.0, 2.0))
        0.19314718055994531
    """


@_over
def fisher_information(a: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0) -> Any:
    """What one observation tells of the parameters: the mean product of the score with itself.

        trigamma(a), 1 / ((a - 1) scale), 1 / scale,
        1 / ((a - 2) scale^2), 1 / scale^2, a / scale^2

    Infinite by loc up to a = 2, nan between a and loc up to a = 1.

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape: the rows of the upper triangle of the matrix, by
        `a`, `loc`, `scale`.

    Examples:
        >>> from nbmath.distributions import gamma
        >>> print(*gamma.fisher_information(3.0, 0.0, 2.0))
        0.3949340668482264 0.25 0.5 0.25 0.25 0.75
    """
