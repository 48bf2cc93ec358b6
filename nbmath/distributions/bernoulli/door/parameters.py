"""The Bernoulli distribution and what its parameters alone decide: moments, entropy, divergence."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.bernoulli import cpu as _cpu

__all__ = ["entropy", "fisher_information", "kl", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.probabilities("p"))


@_over
def mean(p: ArrayLike, out: Out = None) -> Any:
    """The expectation.

        mean = p

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import bernoulli
        >>> print(bernoulli.mean(0.25))
        0.25
    """


@_over
def var(p: ArrayLike, out: Out = None) -> Any:
    """The variance.

        var = p (1 - p)

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import bernoulli
        >>> print(bernoulli.var(0.25))
        0.1875
    """


@_over
def std(p: ArrayLike, out: Out = None) -> Any:
    """The root of the variance.

        std = sqrt(p (1 - p))

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import bernoulli
        >>> print(bernoulli.std(0.5))
        0.5
    """


@_over
def skewness(p: ArrayLike, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = (1 - 2 p) / sqrt(p (1 - p))

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import bernoulli
        >>> print(bernoulli.skewness(0.5))
        0.0
    """


@_over
def kurtosis(p: ArrayLike, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = 1 / (p (1 - p)) - 6

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import bernoulli
        >>> print(bernoulli.kurtosis(0.5))
        -2.0
    """


@_over
def entropy(p: ArrayLike, out: Out = None) -> Any:
    """The expected -logpmf, in nats.

        entropy = -p log(p) - (1 - p) log(1 - p)

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import bernoulli
        >>> print(bernoulli.entropy(0.5))
        0.6931471805599453
    """


@_over
def kl(p: ArrayLike, p_q: ArrayLike, out: Out = None) -> Any:
    """The divergence from a second such distribution, E_p log(p / q), in nats.

        kl = p log(p / p_q) + (1 - p) log((1 - p) / (1 - p_q))

    Parameters, Returns, Raises: as for `pmf`; the second's end in `_q`.

    Examples:
        >>> from nbmath.distributions import bernoulli
        >>> print(bernoulli.kl(0.5, 0.25))
        0.14384103622589045
    """


@_over
def fisher_information(p: ArrayLike) -> Any:
    """What one observation tells of p: the mean square of the score.

        fisher_information = 1 / (p (1 - p))

    Parameters, Raises: as for `pmf`.
    Returns: As for `pmf`.

    Examples:
        >>> from nbmath.distributions import bernoulli
        >>> print(bernoulli.fisher_information(0.25))
        5.333333333333333
    """
