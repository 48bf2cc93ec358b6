"""Owen's function."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath import _pointwise
from nbmath.special import cpu as _cpu

__all__ = ["owens_t"]

Out = NDArray[Any] | None


@_pointwise.public(_cpu.owens_t_array)
def owens_t(h: ArrayLike, a: ArrayLike, /, out: Out = None) -> Any:
    """Owen's function, by which normal probabilities of two dimensions are computed.

        T(h, a) = 1 / (2 pi) * integral of exp(-h^2 (1 + x^2) / 2) / (1 + x^2) from 0 to a

    The probability that X > h and 0 < Y < a X of two independent standard normal numbers. Even in
    h, odd in a; T(0, a) = atan(a) / (2 pi), T(h, inf) = ndtr(-|h|) / 2, T(inf, a) = 0.

    Parameters:
        h, a: Numbers: array-likes that broadcast, float32 or float64 (integers become float64).
        out: An array of the broadcast shape and dtype to write to.

    Returns:
        An array of the broadcast shape and precision, or a scalar for scalars; `out` where given.
        Large arrays are worked on by all threads. Inside `@njit` code the same call takes numbers
        and arrays and starts no threads.

    Accuracy: at most 3.7 ulp found in float64 and 3.9 ulp in float32, to the smallest results.
    Source: Owen, Annals of Mathematical Statistics 27, 1956, doi 10.1214/aoms/1177728074; Gauss'
        rule (docs/special.md).

    Examples:
        >>> from nbmath.special import owens_t
        >>> print(owens_t([0.0, 1.0, 10.0], [1.0, 0.5, 2.0]))
        [1.25000000e-01 4.30646911e-02 3.80992651e-24]
    """


_pointwise.register(owens_t, _cpu.owens_t)
