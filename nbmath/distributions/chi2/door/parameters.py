"""The chi-square distribution by its parameters alone: moments, entropy, divergence."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.chi2 import cpu as _cpu

__all__ = ["entropy", "fisher_information", "kl", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("df"))


@_over
def mean(df: ArrayLike, out: Out = None) -> Any:
    """The expectation.

        mean = df

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import chi2
        >>> print(chi2.mean(3.0))
        3.0
    """


@_over
def var(df: ArrayLike, out: Out = None) -> Any:
    """The variance.

        var = 2 df

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import chi2
        >>> print(chi2.var(3.0))
        6.0
    """


@_over
def std(df: ArrayLike, out: Out = None) -> Any:
    """The root of the variance.

        std = sqrt(2 df)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import chi2
        >>> print(chi2.std(8.0))
        4.0
    """


@_over
def skewness(df: ArrayLike, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = sqrt(8 / df)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import chi2
        >>> print(chi2.skewness(2.0))
        2.0
    """


@_over
def kurtosis(df: ArrayLike, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = 12 / df

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import chi2
        >>> print(chi2.kurtosis(3.0))
        4.0
    """


@_over
def entropy(df: ArrayLike, out: Out = None) -> Any:
    """The expected -logpdf, in nats.

        entropy = df / 2 + log(2 gamma(df / 2)) + (1 - df / 2) digamma(df / 2)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import chi2
        >>> print(chi2.entropy(2.0))
        1.6931471805599454
    """


@_over
def kl(df: ArrayLike, df_q: ArrayLike, out: Out = None) -> Any:
    """The divergence from a second such distribution, E_p log(p / q), in nats.

        kl = log(gamma(b) / gamma(a)) - (b - a) digamma(a),  a = df / 2, b = df_q / 2

    Parameters, Returns, Raises: as for `pdf`; the second's end in `_q`.

    Examples:
        >>> from nbmath.distributions import chi2
        >>> print(chi2.kl(2.0, 4.0))
        0.5772156649015328
    """


@_over
def fisher_information(df: ArrayLike) -> Any:
    """What one observation tells of df: the mean square of the score.

        fisher_information = trigamma(df / 2) / 4

    Parameters, Raises: as for `pdf`.
    Returns: As for `pdf`.

    Examples:
        >>> from nbmath.distributions import chi2
        >>> print(chi2.fisher_information(4.0))
        0.1612335167120566
    """
