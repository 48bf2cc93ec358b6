"""The inverses of the incomplete gamma and beta functions: quantiles from both tails."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from nbmath import _pointwise
from nbmath.special import cpu as _cpu

__all__ = ["betainccinv", "betaincinv", "gammainccinv", "gammaincinv"]

Out = NDArray[Any] | None


@_pointwise.public(_cpu.gammaincinv_array)
def gammaincinv(a: ArrayLike, p: ArrayLike, /, out: Out = None) -> Any:
    """The inverse of the regularized lower incomplete gamma function.

        P(a, gammaincinv(a, p)) = p

    0 at p = 0, inf at p = 1; between them nan for a = 0 and a = inf; nan where a is negative or p
    is outside of [0, 1].

    Parameters:
        a: The exponent, not negative: an array-like, float32 or float64 (integers become float64).
        p: The lower tail, from 0 to 1; broadcasts against `a`.
        out: An array of the common shape and dtype to write to, which may be `a` or `p` itself.

    Returns:
        An array of the common shape and precision, or a scalar for scalars; `out` where given.
        Large arrays are worked on by all threads. Inside `@njit` code the same call takes numbers
        and arrays and starts no threads.

    Accuracy: at most 4 ulp found for a from 1e-10 to 1e4 and p from 1e-300 to 1 - 1e-15, also where
        a rounding of p moves the result by hundreds of them; float32 is computed in float64 and
        rounded once.

    Source: DLMF 8.12.21; DiDonato and Morris 1986; docs/special-incomplete.md.

    Examples:
        >>> from nbmath.special import gammaincinv
        >>> print(gammaincinv(2.0, [0.0, 0.5, 1.0]))
        [0.         1.67834699        inf]
    """


@_pointwise.public(_cpu.gammainccinv_array)
def gammainccinv(a: ArrayLike, q: ArrayLike, /, out: Out = None) -> Any:
    """The inverse of the regularized upper incomplete gamma function.

        Q(a, gammainccinv(a, q)) = q

    inf at q = 0, 0 at q = 1; nan where `gammaincinv` is. `gammaincinv(a, 1 - q)` is the same only
    where 1 - q keeps the digits of q.

    Parameters, Returns, Accuracy: as for `gammaincinv`.
    Source: DLMF 8.12.21.

    Examples:
        >>> from nbmath.special import gammainccinv
        >>> print(gammainccinv(2.0, [1e-300, 0.5, 1.0]))
        [697.32421138   1.67834699   0.        ]
    """


@_pointwise.public(_cpu.betaincinv_array)
def betaincinv(a: ArrayLike, b: ArrayLike, p: ArrayLike, /, out: Out = None) -> Any:
    """The inverse of the regularized incomplete beta function.

        I_x(a, b) = p at x = betaincinv(a, b, p)

    0 at p = 0, 1 at p = 1; between them 1 for a = inf, 0 for b = inf and nan for both; nan where a
    or b is zero or negative, and where p is outside of [0, 1].

    Parameters:
        a: The first exponent, positive: an array-like, float32 or float64 (integers become
            float64).
        b: The second exponent, positive.
        p: The lower tail, from 0 to 1; all three broadcast.
        out: An array of the common shape and dtype to write to, which may be one of the three.

    Returns: as for `gammaincinv`.

    Accuracy: at most 8 ulp found where a or b is above 1/4, for p from 1e-300 to 1 - 1e-15; where
        both are smaller, no more than a rounding of p moves the result. In float32 4.2 ulp for a
        and b from 0.3 to 20.

    Source: DLMF 8.17.2; docs/special-incomplete.md.

    Examples:
        >>> from nbmath.special import betaincinv
        >>> print(betaincinv(2.0, 3.0, [0.0, 0.5, 1.0]))
        [0.         0.38572757 1.        ]
    """


@_pointwise.public(_cpu.betainccinv_array)
def betainccinv(a: ArrayLike, b: ArrayLike, q: ArrayLike, /, out: Out = None) -> Any:
    """The inverse of the upper tail of the incomplete beta function.

        1 - I_x(a, b) = q at x = betainccinv(a, b, q)

    1 at q = 0, 0 at q = 1; nan where `betaincinv` is.

    Parameters, Returns, Accuracy: as for `betaincinv`.
    Source: DLMF 8.17.4.

    Examples:
        >>> from nbmath.special import betainccinv
        >>> print(betainccinv(2.0, 3.0, [1e-30, 0.5, 1.0]))
        [1.         0.38572757 0.        ]
    """


_pointwise.register(betainccinv, _cpu.betainccinv)
_pointwise.register(betaincinv, _cpu.betaincinv)
_pointwise.register(gammainccinv, _cpu.gammainccinv)
_pointwise.register(gammaincinv, _cpu.gammaincinv)
