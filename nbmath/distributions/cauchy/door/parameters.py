"""The Cauchy distribution by its parameters alone: moments, entropy, divergence."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.cauchy import cpu as _cpu

__all__ = ["entropy", "fisher_information", "kl", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("scale"))


@_over
def mean(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expectation.

        mean = nan

    The integral does not converge.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import cauchy
        >>> print(cauchy.mean(1.0, 2.0))
        nan
    """


@_over
def var(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The variance.

        var = nan

    The integral does not converge.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import cauchy
        >>> print(cauchy.var(1.0, 2.0))
        nan
    """


@_over
def std(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The root of the variance.

        std = nan

    The integral does not converge.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import cauchy
        >>> print(cauchy.std(1.0, 2.0))
        nan
    """


@_over
def skewness(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = nan

    The integral does not converge.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import cauchy
        >>> print(cauchy.skewness(1.0, 2.0))
        nan
    """


@_over
def kurtosis(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = nan

    The integral does not converge.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import cauchy
        >>> print(cauchy.kurtosis(1.0, 2.0))
        nan
    """


@_over
def entropy(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expected -logpdf, in nats.

        entropy = log(4 pi scale)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import cauchy
        >>> print(cauchy.entropy(0.0, 1.0))
        2.5310242469692907
    """


@_over
def kl(
    loc: ArrayLike, scale: ArrayLike, loc_q: ArrayLike, scale_q: ArrayLike, out: Out = None
) -> Any:
    """The divergence from a second such distribution, E_p log(p / q), in nats.

        kl = log(1 + ((scale - scale_q)^2 + (loc - loc_q)^2) / (4 scale scale_q))

    Parameters, Returns, Raises: as for `pdf`; the second's end in `_q`.
    Source: Chyzak & Nielsen, arXiv:1905.10965, 2019.

    Examples:
        >>> from nbmath.distributions import cauchy
        >>> print(cauchy.kl(0.0, 1.0, 1.0, 1.0))
        0.22314355131420976
    """


@_over
def fisher_information(loc: ArrayLike = 0.0, scale: ArrayLike = 1.0) -> Any:
    """What one observation tells of the parameters: the mean product of the score with itself.

        1/2, 0, 1/2, each over scale^2

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape: the rows of the upper triangle of the matrix, by
        `loc`, `scale`.

    Examples:
        >>> from nbmath.distributions import cauchy
        >>> print(*cauchy.fisher_information(0.0, 2.0))
        0.125 0.0 0.125
    """
