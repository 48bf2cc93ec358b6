"""The von Mises distribution by its parameters alone: moments, entropy, divergence."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.von_mises import cpu as _cpu

__all__ = ["entropy", "kl", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.not_negative("kappa"))


@_over
def mean(kappa: ArrayLike, loc: ArrayLike = 0.0, out: Out = None) -> Any:
    """The expectation.

        mean = loc

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import von_mises
        >>> print(von_mises.mean(2.0))
        0.0
    """


@_over
def var(kappa: ArrayLike, loc: ArrayLike = 0.0, out: Out = None) -> Any:
    """The variance.

        var = 2 times the integral of t^2 pdf(loc + t) from 0 to pi

    The variance of the angle as a number, as in SciPy.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import von_mises
        >>> print(von_mises.var(2.0))
        0.764461879811127
    """


@_over
def std(kappa: ArrayLike, loc: ArrayLike = 0.0, out: Out = None) -> Any:
    """The root of the variance.

        std = sqrt(var)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import von_mises
        >>> print(von_mises.std(2.0))
        0.874335107273594
    """


@_over
def skewness(kappa: ArrayLike, loc: ArrayLike = 0.0, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = 0

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import von_mises
        >>> print(von_mises.skewness(2.0))
        0.0
    """


@_over
def kurtosis(kappa: ArrayLike, loc: ArrayLike = 0.0, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = the fourth central moment / var^2 - 3

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import von_mises
        >>> print(von_mises.kurtosis(2.0))
        0.88472659003323
    """


@_over
def entropy(kappa: ArrayLike, loc: ArrayLike = 0.0, out: Out = None) -> Any:
    """The expected -logpdf, in nats.

        entropy = log(2 pi I0(kappa)) - kappa I1(kappa) / I0(kappa)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import von_mises
        >>> print(von_mises.entropy(0.0))
        1.8378770664093453
    """


@_over
def kl(
    kappa: ArrayLike, loc: ArrayLike, kappa_q: ArrayLike, loc_q: ArrayLike, out: Out = None
) -> Any:
    """The divergence from a second such distribution, E_p log(p / q), in nats.

        kl = log(I0(kappa_q) / I0(kappa)) + (kappa - kappa_q cos(loc - loc_q)) I1(kappa) / I0(kappa)

    Of densities that go round the circle, without ends.

    Parameters, Returns, Raises: as for `pdf`; the second's end in `_q`.

    Examples:
        >>> from nbmath.distributions import von_mises
        >>> print(von_mises.kl(2.0, 0.0, 2.0, 1.0))
        0.6415308025794039
    """
