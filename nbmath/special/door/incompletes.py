"""The incomplete gamma and beta functions: both tails of the distributions built on them."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath import _pointwise
from nbmath.special import cpu as _cpu

__all__ = ["betainc", "betaincc", "gammainc", "gammaincc"]

Out = NDArray[Any] | None


@_pointwise.public(_cpu.gammainc_array)
def gammainc(a: ArrayLike, x: ArrayLike, /, out: Out = None) -> Any:
    """The regularized lower incomplete gamma function.

        P(a, x) = 1 / gamma(a) integral of t^(a - 1) exp(-t) from 0 to x

    P(a, 0) = 0, P(a, inf) = 1, P(0, x) = 1, P(inf, x) = 0; nan where a or x is negative and at
    (0, 0) and (inf, inf).

    Parameters:
        a: The exponent, not negative: an array-like, float32 or float64 (integers become float64).
        x: The bound, not negative; broadcasts against `a`.
        out: An array of the common shape and dtype to write to, which may be `a` or `x` itself.

    Returns:
        An array of the common shape and precision, or a scalar for scalars; `out` where given.
        Large arrays are worked on by all threads. Inside `@njit` code the same call takes numbers
        and arrays and starts no threads.

    Accuracy: relative, in each tail: at most 7 ulp found for results above 1e-100, 13 ulp for every
        other in float64; float32 is computed in float64 and rounded once.

    Source: DLMF 8.2.4, 8.7.1, 8.9.2, 8.12.3; docs/special-incomplete.md.

    Examples:
        >>> from nbmath.special import gammainc
        >>> print(gammainc(2.0, [0.0, 1.0, 10.0]))
        [0.         0.26424112 0.9995006 ]
    """


@_pointwise.public(_cpu.gammaincc_array)
def gammaincc(a: ArrayLike, x: ArrayLike, /, out: Out = None) -> Any:
    """The regularized upper incomplete gamma function, the rest of `gammainc`.

        Q(a, x) = 1 / gamma(a) integral of t^(a - 1) exp(-t) from x to inf = 1 - P(a, x)

    Q(a, 0) = 1, Q(a, inf) = 0, Q(0, x) = 0, Q(inf, x) = 1; nan where `gammainc` is.

    Parameters, Returns, Accuracy: as for `gammainc`.
    Source: DLMF 8.2.4.

    Examples:
        >>> from nbmath.special import gammaincc
        >>> print(gammaincc(2.0, [0.0, 1.0, 700.0]))
        [1.00000000e+000 7.35758882e-001 6.91163326e-302]
    """


@_pointwise.public(_cpu.betainc_array)
def betainc(a: ArrayLike, b: ArrayLike, x: ArrayLike, /, out: Out = None) -> Any:
    """The regularized incomplete beta function.

        I_x(a, b) = 1 / B(a, b) integral of t^(a - 1) (1 - t)^(b - 1) from 0 to x

    0 at x = 0, 1 at x = 1; between them 1 for a = 0 and for b = inf, 0 for b = 0 and for a = inf;
    nan where a or b is negative, x is outside of [0, 1], and where a and b are both 0 or inf.

    Parameters:
        a: The first exponent, not negative: an array-like, float32 or float64 (integers become
            float64).
        b: The second exponent, not negative.
        x: The bound, from 0 to 1; all three broadcast.
        out: An array of the common shape and dtype to write to, which may be one of the three.

    Returns: as for `gammainc`.

    Accuracy: relative, in each tail: at most 12 ulp found in float64 for a and b up to 1e6, not
        measured beyond; float32 is computed in float64 and rounded once.

    Source: DLMF 8.17.2, 8.17.22; Didonato and Morris 1992; docs/special-incomplete.md.

    Examples:
        >>> from nbmath.special import betainc
        >>> print(betainc(2.0, 3.0, [0.0, 0.25, 1.0]))
        [0.         0.26171875 1.        ]
    """


@_pointwise.public(_cpu.betaincc_array)
def betaincc(a: ArrayLike, b: ArrayLike, x: ArrayLike, /, out: Out = None) -> Any:
    """The upper tail of the incomplete beta function, the rest of `betainc`.

        1 - I_x(a, b) = 1 / B(a, b) integral of t^(a - 1) (1 - t)^(b - 1) from x to 1

    1 at x = 0, 0 at x = 1; nan where `betainc` is.

    Parameters, Returns, Accuracy: as for `betainc`.
    Source: DLMF 8.17.4.

    Examples:
        >>> from nbmath.special import betaincc
        >>> print(betaincc(2.0, 3.0, [0.0, 0.25, 0.999]))
        [1.0000000e+00 7.3828125e-01 3.9970000e-09]
    """


_pointwise.register(betainc, _cpu.betainc)
_pointwise.register(betaincc, _cpu.betaincc)
_pointwise.register(gammainc, _cpu.gammainc)
_pointwise.register(gammaincc, _cpu.gammaincc)
