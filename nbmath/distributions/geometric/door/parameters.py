"""The geometric distribution and what its parameters alone decide: moments, entropy, divergence."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.geometric import cpu as _cpu

__all__ = ["entropy", "fisher_information", "kl", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.probabilities("p"), *_shape.positive("p"))


@_over
def mean(p: ArrayLike, out: Out = None) -> Any:
    """The expectation.

        mean = 1 / p

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import geometric
        >>> print(geometric.mean(0.25))
        4.0
    """


@_over
def var(p: ArrayLike, out: Out = None) -> Any:
    """The variance.

        var = (1 - p) / p^2

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import geometric
        >>> print(geometric.var(0.25))
        12.0
    """


@_over
def std(p: ArrayLike, out: Out = None) -> Any:
    """The root of the variance.

        std = sqrt(1 - p) / p

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import geometric
        >>> print(geometric.std(0.25))
        3.4641016151377544
    """


@_over
def skewness(p: ArrayLike, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = (2 - p) / sqrt(1 - p)

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import geometric
        >>> print(geometric.skewness(0.75))
        2.5
    """


@_over
def kurtosis(p: ArrayLike, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = 6 + p^2 / (1 - p)

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import geometric
        >>> print(geometric.kurtosis(0.5))
        6.5
    """


@_over
def entropy(p: ArrayLike, out: Out = None) -> Any:
    """The expected -logpmf, in nats.

        entropy = (-p log(p) - (1 - p) log(1 - p)) / p

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import geometric
        >>> print(geometric.entropy(0.5))
        1.3862943611198906
    """


@_over
def kl(p: ArrayLike, p_q: ArrayLike, out: Out = None) -> Any:
    """The divergence from a second such distribution, E_p log(p / q), in nats.

        kl = log(p / p_q) + (1 / p - 1) log((1 - p) / (1 - p_q))

    Parameters, Returns, Raises: as for `pmf`; the second's end in `_q`.

    Examples:
        >>> from nbmath.distributions import geometric
        >>> print(geometric.kl(0.5, 0.25))
        0.2876820724517809
    """


@_over
def fisher_information(p: ArrayLike) -> Any:
    """What one observation tells of p: the mean square of the score.

        fisher_information = 1 / (p^2 (1 - p))

    Parameters, Raises: as for `pmf`.
    Returns: As for `pmf`.

    Examples:
        >>> from nbmath.distributions import geometric
        >>> print(geometric.fisher_information(0.5))
        8.0
    """
