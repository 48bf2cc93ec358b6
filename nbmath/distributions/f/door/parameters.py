"""The F distribution by its parameters alone: moments, entropy."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.f import cpu as _cpu

__all__ = ["entropy", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("dfn", "dfd"))


@_over
def mean(dfn: ArrayLike, dfd: ArrayLike, out: Out = None) -> Any:
    """The expectation.

        mean = dfd / (dfd - 2)

    inf up to dfd = 2.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import f
        >>> print(f.mean(3.0, 4.0))
        2.0
    """


@_over
def var(dfn: ArrayLike, dfd: ArrayLike, out: Out = None) -> Any:
    """The variance.

        var = 2 dfd^2 (dfn + dfd - 2) / (dfn (dfd - 2)^2 (dfd - 4))

    inf up to dfd = 4.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import f
        >>> print(f.var(3.0, 8.0))
        2.6666666666666665
    """


@_over
def std(dfn: ArrayLike, dfd: ArrayLike, out: Out = None) -> Any:
    """The root of the variance.

        std = sqrt(var)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import f
        >>> print(f.std(3.0, 8.0))
        1.632993161855452
    """


@_over
def skewness(dfn: ArrayLike, dfd: ArrayLike, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = (2 dfn + dfd - 2) sqrt(8 (dfd - 4)) / ((dfd - 6) sqrt(dfn (dfn + dfd - 2)))

    nan up to dfd = 6, as in SciPy.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import f
        >>> print(f.skewness(3.0, 8.0))
        6.531972647421808
    """


@_over
def kurtosis(dfn: ArrayLike, dfd: ArrayLike, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = 12 (dfn (5 dfd - 22) n + (dfd - 4) (dfd - 2)^2) / (dfn (dfd - 6) (dfd - 8) n)

    n = dfn + dfd - 2. nan up to dfd = 8, as in SciPy.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import f
        >>> print(f.kurtosis(3.0, 10.0))
        59.45454545454546
    """


@_over
def entropy(dfn: ArrayLike, dfd: ArrayLike, out: Out = None) -> Any:
    """The expected -logpdf, in nats.

        entropy = that of the beta distribution + log(dfd / dfn) - 2 digamma(b) + 2 digamma(a + b)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import f
        >>> print(f.entropy(2.0, 2.0))
        2.0
    """
