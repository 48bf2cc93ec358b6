"""The uniform distribution and what its parameters alone decide: moments, entropy, divergence."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.uniform import cpu as _cpu

__all__ = ["entropy", "kl", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("scale"))


@_over
def mean(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expectation.

        mean = loc + scale / 2

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import uniform
        >>> print(uniform.mean(2.0, 4.0))
        4.0
    """


@_over
def var(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The variance.

        var = scale^2 / 12

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import uniform
        >>> print(uniform.var(2.0, 6.0))
        3.0
    """


@_over
def std(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The root of the variance.

        std = scale / sqrt(12)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import uniform
        >>> print(uniform.std(2.0, 6.0))
        1.7320508075688772
    """


@_over
def skewness(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = 0

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import uniform
        >>> print(uniform.skewness(2.0, 6.0))
        0.0
    """


@_over
def kurtosis(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = -6 / 5

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import uniform
        >>> print(uniform.kurtosis(2.0, 6.0))
        -1.2
    """


@_over
def entropy(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expected -logpdf, in nats.

        entropy = log(scale)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import uniform
        >>> print(uniform.entropy(0.0, 1.0))
        0.0
    """


@_over
def kl(
    loc: ArrayLike, scale: ArrayLike, loc_q: ArrayLike, scale_q: ArrayLike, out: Out = None
) -> Any:
    """The divergence from a second such distribution, E_p log(p / q), in nats.

        kl = log(scale_q / scale)

    inf where the second does not cover the first.

    Parameters, Returns, Raises: as for `pdf`; the second's end in `_q`.

    Examples:
        >>> from nbmath.distributions import uniform
        >>> print(uniform.kl(0.0, 1.0, -1.0, 2.0))
        0.6931471805599453
    """
