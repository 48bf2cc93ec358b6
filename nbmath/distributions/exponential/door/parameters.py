"""The exponential distribution by its parameters alone: moments, entropy, divergence."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.exponential import cpu as _cpu

__all__ = ["entropy", "kl", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("scale"))


@_over
def mean(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expectation.

        mean = loc + scale

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import exponential
        >>> print(exponential.mean(1.0, 2.0))
        3.0
    """


@_over
def var(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The variance.

        var = scale^2

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import exponential
        >>> print(exponential.var(1.0, 2.0))
        4.0
    """


@_over
def std(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The root of the variance.

        std = scale

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import exponential
        >>> print(exponential.std(1.0, 2.0))
        2.0
    """


@_over
def skewness(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = 2

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import exponential
        >>> print(exponential.skewness(1.0, 2.0))
        2.0
    """


@_over
def kurtosis(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = 6

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import exponential
        >>> print(exponential.kurtosis(1.0, 2.0))
        6.0
    """


@_over
def entropy(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expected -logpdf, in nats.

        entropy = 1 + log(scale)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import exponential
        >>> print(exponential.entropy(0.0, 1.0))
        1.0
    """


@_over
def kl(scale: ArrayLike, scale_q: ArrayLike, out: Out = None) -> Any:
    """The divergence from a second such distribution, E_p log(p / q), in nats.

        kl = scale / scale_q - 1 - log(scale / scale_q)

    Of distributions with one loc.

    Parameters, Returns, Raises: as for `pdf`; the second's end in `_q`.

    Examples:
        >>> from nbmath.distributions import exponential
        >>> print(exponential.kl(1.0, 2.0))
        0.19314718055994531
    """
