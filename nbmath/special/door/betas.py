"""The beta function, its logarithm and binomial coefficients."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath import _pointwise
from nbmath.special import cpu as _cpu

__all__ = ["beta", "betaln", "binom"]

Out = NDArray[Any] | None


@_pointwise.public(_cpu.beta_array)
def beta(a: ArrayLike, b: ArrayLike, /, out: Out = None) -> Any:
    """The beta function.

        beta(a, b) = gamma(a) gamma(b) / gamma(a + b)

    inf where an argument is 0, -1, -2, ..., but for a whole c = 1 - a - b > 0 with b > 0, where
    beta(a, b) = (-1)^b beta(c, b). 0 where an argument is inf and the other positive. nan for -inf.

    Parameters:
        a, b: Numbers, or array-likes that broadcast, float32 or float64 (integers become float64).
        out: An array of the result's shape and dtype to write to.

    Returns:
        An array of the common shape and precision, or a scalar for scalars; `out` where given.
        Large arrays are worked on by all threads. Inside `@njit` code the same call takes numbers
        and arrays and starts no threads.

    Accuracy: for positive arguments at most 3 ulp found in float64 and float32, down to the
        smallest results; where one is negative, 1 - a, 1 - b and a + b are rounded, which the
        result feels as it would feel half an ulp in them.

    Source: DLMF 5.12.1, 5.5.3, 5.11.1; Didonato & Morris 1992, doi:10.1145/131766.131776.

    Examples:
        >>> from nbmath.special import beta
        >>> print(beta([0.5, 2.0, 300.0], [0.5, 3.0, 200.0]))
        [3.14159265e+000 8.33333333e-002 1.64854916e-147]
    """


@_pointwise.public(_cpu.betaln_array)
def betaln(a: ArrayLike, b: ArrayLike, /, out: Out = None) -> Any:
    """The logarithm of the absolute value of the beta function.

        betaln(a, b) = log |beta(a, b)| = gammaln(a) + gammaln(b) - gammaln(a + b)

    Nothing cancels where one argument is much larger than the other. inf where beta is infinite,
    -inf where it is 0.

    Parameters, Returns: as for `beta`.

    Accuracy: for positive arguments at most 0.8 ulp found of the larger of the result and 1; below
        zero as for the logarithm of `beta`.
    Source: as for `beta`.

    Examples:
        >>> from nbmath.special import betaln
        >>> print(betaln([0.5, 1e10], [1e-10, 1e15]))
        [ 2.30258509e+01 -1.25129305e+11]
    """


@_pointwise.public(_cpu.binom_array)
def binom(n: ArrayLike, k: ArrayLike, /, out: Out = None) -> Any:
    """The binomial coefficient of any two numbers.

        binom(n, k) = gamma(n + 1) / (gamma(k + 1) gamma(n - k + 1))

    0 for a whole k < 0 and for whole k > n >= 0; nan for n = -1, -2, ... and for an infinite k.

    Parameters:
        n, k: Numbers, or array-likes that broadcast, float32 or float64 (integers become float64).
        out: An array of the result's shape and dtype to write to.

    Returns: as for `beta`.

    Accuracy: exact for whole 0 <= k <= n with a result below 2^51 (2^22 in float32), at most 3 ulp
        found where n - k > -1 and k > -1 and for whole k >= 0; elsewhere 5.
    Source: DLMF 1.2.6, 5.5.3, 5.12.1.

    Examples:
        >>> from nbmath.special import binom
        >>> print(binom([5, 50, -2.5], [2, 25, 2]))
        [1.00000000e+01 1.26410606e+14 4.37500000e+00]
    """


_pointwise.register(beta, _cpu.beta)
_pointwise.register(betaln, _cpu.betaln)
_pointwise.register(binom, _cpu.binom)
