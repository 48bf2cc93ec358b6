"""The Weibull distribution by its parameters alone: moments, entropy, divergence."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath.distributions import _shape
from nbmath.distributions.weibull import cpu as _cpu

__all__ = ["entropy", "fisher_information", "kl", "kurtosis", "mean", "skewness", "std", "var"]

Out = NDArray[Any] | None
_over = _shape.over(_cpu, *_shape.positive("c", "scale"))


@_over
def mean(c: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expectation.

        mean = loc + scale G1,  G_k = gamma(1 + k / c)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import weibull
        >>> print(weibull.mean(2.0))
        0.886226925452758
    """


@_over
def var(c: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The variance.

        var = scale^2 (G2 - G1^2)

    The two parts cancel as c grows; about c ulp are lost.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import weibull
        >>> print(weibull.var(2.0))
        0.21460183660255167
    """


@_over
def std(c: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The root of the variance.

        std = sqrt(var)

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import weibull
        >>> print(weibull.std(2.0))
        0.4632513751761042
    """


@_over
def skewness(c: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The third central moment in units of the standard deviation.

        skewness = (G3 - 3 G1 G2 + 2 G1^3) / (G2 - G1^2)^(3/2)

    As `var`, with about c^3 ulp lost.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import weibull
        >>> print(weibull.skewness(1.0))
        2.0
    """


@_over
def kurtosis(c: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The fourth central moment in units of the standard deviation, less 3.

        kurtosis = (G4 - 4 G1 G3 + 6 G1^2 G2 - 3 G1^4) / (G2 - G1^2)^2 - 3

    As `var`, with about c^4 ulp lost.

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import weibull
        >>> print(weibull.kurtosis(1.0))
        6.0
    """


@_over
def entropy(c: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0, out: Out = None) -> Any:
    """The expected -logpdf, in nats.

        entropy = 0.5772.. (1 - 1 / c) + log(scale / c) + 1

    Parameters, Returns, Raises: as for `pdf`.

    Examples:
        >>> from nbmath.distributions import weibull
        >>> print(weibull.entropy(1.0))
        1.0
    """


@_over
def kl(c: ArrayLike, scale: ArrayLike, c_q: ArrayLike, scale_q: ArrayLike, out: Out = None) -> Any:
    """The divergence from a second such distribution, E_p log(p / q), in nats.

        kl = log(c / c_q) - r + 0.5772.. (c_q / c - 1) - 1 + exp(r) gamma(1 + c_q / c)

    r = c_q log(scale / scale_q). Of distributions with one loc.

    Parameters, Returns, Raises: as for `pdf`; the second's end in `_q`.
    Source: Bauckhage, arXiv:1310.3713, 2013.

    Examples:
        >>> from nbmath.distributions import weibull
        >>> print(weibull.kl(1.0, 1.0, 1.0, 2.0))
        0.1931471805599453
    """


@_over
def fisher_information(c: ArrayLike, loc: ArrayLike = 0.0, scale: ArrayLike = 1.0) -> Any:
    """What one observation tells of the parameters: the mean product of the score with itself.

        ((1 - g)^2 + pi^2/6) / c^2, -(1 - 1/c) G(1/c) (1 + digamma(1 - 1/c)) / scale,
        (g - 1) / scale, (c - 1)^2 G(2/c) / scale^2, c (c - 1) G(1/c) / scale^2, c^2 / scale^2,
        G(t) = gamma(1 - t), g Euler's constant

    Infinite by loc up to c = 2, nan between loc and others up to c = 1.

    Parameters, Raises: as for `pdf`. Compiled code takes numbers.
    Returns: A tuple of arrays of the common shape: the rows of the upper triangle of the matrix, by
        `c`, `loc`, `scale`.

    Examples:
        >>> from nbmath.distributions import weibull
        >>> print(*weibull.fisher_information(3.0, 0.0, 2.0)[3:])
        2.6789385347077475 2.0311769091396004 2.25
    """
