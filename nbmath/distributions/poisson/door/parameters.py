"""The Poisson distribution and what its parameters alone decide: moments, entropy, divergence."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.poisson import cpu as _cpu

__all__ = ["entropy", "fisher_information", "kl", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.not_negative("mu"))


@_over
def mean(mu: ArrayLike, out: Out = None) -> Any:
    """The expectation.

        mean = mu

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> print(poisson.mean(2.5))
        2.5
    """


@_over
def var(mu: ArrayLike, out: Out = None) -> Any:
    """The variance.

        var = mu

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> print(poisson.var(2.5))
        2.5
    """


@_over
def std(mu: ArrayLike, out: Out = None) -> Any:
    """The root of the variance.

        std = sqrt(mu)

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> print(poisson.std(6.25))
        2.5
    """


@_over
def skewness(mu: ArrayLike, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = 1 / sqrt(mu)

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> print(poisson.skewness(6.25))
        0.4
    """


@_over
def kurtosis(mu: ArrayLike, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = 1 / mu

    Parameters, Returns, Raises: as for `pmf`.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> print(poisson.kurtosis(2.5))
        0.4
    """


@_over
def entropy(mu: ArrayLike, out: Out = None) -> Any:
    """The expected -logpmf, in nats.

        entropy = -sum_k pmf(k) logpmf(k)

    From mu = 36 on only every so many terms, half a standard deviation apart, stand for all: the
    trapezoidal rule, whose error is below exp(-1.5 mu).

    Parameters, Returns, Raises: as for `pmf`.
    Accuracy: 3 ulp.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> print(poisson.entropy([1.0, 1e9]))
        [ 1.30484224 11.78057145]
    """


@_over
def kl(mu: ArrayLike, mu_q: ArrayLike, out: Out = None) -> Any:
    """The divergence from a second such distribution, E_p log(p / q), in nats.

        kl = mu log(mu / mu_q) - mu + mu_q

    Parameters, Returns, Raises: as for `pmf`; the second's end in `_q`.
    Accuracy: That of `special.kl_div`.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> print(poisson.kl(2.0, 3.0))
        0.18906978378367123
    """


@_over
def fisher_information(mu: ArrayLike) -> Any:
    """What one observation tells of mu: the mean square of the score.

        fisher_information = 1 / mu

    Parameters, Raises: as for `pmf`.
    Returns: As for `pmf`.

    Examples:
        >>> from nbmath.distributions import poisson
        >>> print(poisson.fisher_information(4.0))
        0.25
    """
