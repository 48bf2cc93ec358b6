"""The log-normal distribution by its parameters alone: moments, entropy, divergence."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.lognormal import cpu as _cpu

__all__ = ["entropy", "fisher_information", "kl", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("s", "scale"))


@_over
def mean(s: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expectation.

        mean = loc + scale exp(s^2 / 2)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import lognormal
        >>> print(lognormal.mean(0.5))
        1.1331484530668263
    """


@_over
def var(s: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The variance.

        var = scale^2 exp(s^2) (exp(s^2) - 1)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import lognormal
        >>> print(lognormal.var(0.5))
        0.36469585401238663
    """


@_over
def std(s: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The root of the variance.

        std = sqrt(var)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import lognormal
        >>> print(lognormal.std(0.5))
        0.6039005332108812
    """


@_over
def skewness(s: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = (exp(s^2) + 2) sqrt(exp(s^2) - 1)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import lognormal
        >>> print(lognormal.skewness(0.5))
        1.7501896550697182
    """


@_over
def kurtosis(s: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = exp(4 s^2) + 2 exp(3 s^2) + 3 exp(2 s^2) - 6

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import lognormal
        >>> print(lognormal.kurtosis(0.5))
        5.898445673784779
    """


@_over
def entropy(s: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expected -logpdf, in nats.

        entropy = 1/2 + log(s scale sqrt(2 pi))

    Of loc = 0 or any other: that is log(scale) and the entropy of the logarithm.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import lognormal
        >>> print(lognormal.entropy(1.0))
        1.4189385332046727
    """


@_over
def kl(s: ArrayLike, scale: ArrayLike, s_q: ArrayLike, scale_q: ArrayLike, out: Out = None) -> Any:
    """The divergence from a second such distribution, E_p log(p / q), in nats.

        kl = that of normal distributions with means log(scale) and standard deviations s

    Of distributions with one loc.

    Parameters, Returns, Raises: as for `pdf`; the second's end in `_q`.

    Examples:
        >>> from nbmath.distributions import lognormal
        >>> print(lognormal.kl(1.0, 1.0, 1.0, 2.0))
        0.2402265069591007
    """


@_over
def fisher_information(s: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0) -> Any:
    """What one observation tells of the parameters: the mean product of the score with itself.

        2 / s^2, -2 e^(s^2/2) / (s scale), 0,
        e^(2 s^2) (1 + 1/s^2) / scale^2, e^(s^2/2) / (s scale)^2, 1 / (s scale)^2

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape: the rows of the upper triangle of the matrix, by
        `s`, `loc`, `scale`.

    Examples:
        >>> from nbmath.distributions import lognormal
        >>> print(*lognormal.fisher_information(1.0, 0.0, 2.0))
        2.0 -1.6487212707001282 0.0 3.694528049465326 0.41218031767503205 0.25
    """
