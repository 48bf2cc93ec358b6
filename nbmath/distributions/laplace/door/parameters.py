"""The Laplace distribution and what its parameters alone decide: moments, entropy, divergence."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.laplace import cpu as _cpu

__all__ = ["entropy", "fisher_information", "kl", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("scale"))


@_over
def mean(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expectation.

        mean = loc

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import laplace
        >>> print(laplace.mean(1.0, 2.0))
        1.0
    """


@_over
def var(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The variance.

        var = 2 scale^2

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import laplace
        >>> print(laplace.var(1.0, 2.0))
        8.0
    """


@_over
def std(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The root of the variance.

        std = sqrt(2) scale

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import laplace
        >>> print(laplace.std(1.0, 2.0))
        2.8284271247461903
    """


@_over
def skewness(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = 0

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import laplace
        >>> print(laplace.skewness(1.0, 2.0))
        0.0
    """


@_over
def kurtosis(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = 3

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import laplace
        >>> print(laplace.kurtosis(1.0, 2.0))
        3.0
    """


@_over
def entropy(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expected -logpdf, in nats.

        entropy = 1 + log(2 scale)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import laplace
        >>> print(laplace.entropy(0.0, 1.0))
        1.6931471805599454
    """


@_over
def kl(
    loc: ArrayLike, scale: ArrayLike, loc_q: ArrayLike, scale_q: ArrayLike, out: Out = None
) -> Any:
    """The divergence from a second such distribution, E_p log(p / q), in nats.

        kl = log(scale_q / scale) + (scale exp(-d / scale) + d) / scale_q - 1,  d = |loc - loc_q|

    Parameters, Returns, Raises: as for `pdf`; the second's end in `_q`.

    Examples:
        >>> from nbmath.distributions import laplace
        >>> print(laplace.kl(0.0, 1.0, 1.0, 1.0))
        0.36787944117144233
    """


@_over
def fisher_information(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0) -> Any:
    """What one observation tells of the parameters: the mean product of the score with itself.

        1, 0, 1, each over scale^2

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape: the rows of the upper triangle of the matrix, by
        `loc`, `scale`.

    Examples:
        >>> from nbmath.distributions import laplace
        >>> print(*laplace.fisher_information(0.0, 2.0))
        0.25 0.0 0.25
    """
