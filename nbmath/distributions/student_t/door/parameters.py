"""The Student's t distribution by its parameters alone: moments, entropy."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.student_t import cpu as _cpu

__all__ = ["entropy", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("df", "scale"))


@_over
def mean(df: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expectation.

        mean = loc

    nan up to df = 1 (inf in SciPy).

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import student_t
        >>> print(student_t.mean(3.0, 1.0))
        1.0
    """


@_over
def var(df: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The variance.

        var = scale^2 df / (df - 2)

    inf up to df = 2, nan up to 1.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import student_t
        >>> print(student_t.var(4.0))
        2.0
    """


@_over
def std(df: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The root of the variance.

        std = sqrt(var)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import student_t
        >>> print(student_t.std(4.0))
        1.4142135623730951
    """


@_over
def skewness(df: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = 0

    nan up to df = 3.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import student_t
        >>> print(student_t.skewness(4.0))
        0.0
    """


@_over
def kurtosis(df: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = 6 / (df - 4)

    inf up to df = 4, nan up to 2.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import student_t
        >>> print(student_t.kurtosis(6.0))
        3.0
    """


@_over
def entropy(df: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expected -logpdf, in nats.

        entropy = (df + 1) / 2 (digamma((df + 1) / 2) - digamma(df / 2))
            + log(sqrt(df) B(df / 2, 1/2) scale)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import student_t
        >>> print(student_t.entropy(1.0))
        2.5310242469692907
    """
