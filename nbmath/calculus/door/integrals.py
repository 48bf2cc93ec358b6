"""Integrals of functions of one number."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath._door import Status, real
from nbmath._targets import overload
from nbmath.calculus.door import quadrature
from nbmath.calculus.door.numbers import constants, count, function, looped, not_negative, number

__all__ = ["Integral", "quad"]

TOLERANCE = 1.49e-8
"""About the square root of eps."""


class Integral(NamedTuple):
    """An integral, an estimate of its error, and a `Status`: 0 where that is as small as asked."""

    value: Any
    error: Any
    status: Any


def quad(
    func: Callable[..., Any],
    a: float,
    b: float,
    args: Any = (),
    epsabs: float = TOLERANCE,
    epsrel: float = TOLERANCE,
    limit: int = 100,
    points: ArrayLike | None = None,
) -> Integral:
    """The integral of a function of one number.

        ∫_a^b f(x, *args) dx

    The range is halved where the error is largest: Kronrod's 21 points with three null rules, and
    at the ends, at breaks and at infinity, where halving shows that the function is not smooth, the
    double exponential substitution. So poles of integrable order at the ends do no harm.

    Parameters:
        func: A function of a number, and of `args`, that returns a number. An `@njit` function runs
            in compiled code (which is compiled once for it); any other is called by Python.
        a, b: The ends, which may be infinite; a > b changes the sign.
        args: A tuple of what `func` takes after x.
        epsabs, epsrel: The error may be max(epsabs, epsrel |integral|).
        limit: How many parts the range is cut into at most.
        points: Numbers inside the range where `func` has kinks, jumps or poles.

    Returns:
        Integral: `value`; `error`, an estimate from above; `status`, 0 where the error is small
            enough. Equal ends give 0, an end that is nan gives nan.

    Raises:
        TypeError: `func` is no function, an end is no number. ValueError: a tolerance is negative,
        `limit` below 1, or a point is not inside the range. RuntimeWarning: where status is not 0.

    Accuracy:
        Smooth functions to a few eps. Near a pole at an end other than 0, x is rounded: what lies
        nearer to it than 64 eps of its size is continued as a power, and a sixteenth of it counted
        as error. Poles inside the range need `points`. Jumps inside it are found by halving, but
        one beyond which all is less than the error asked for may lie where no point sees it. What
        oscillates without end is reported as not converged.

    Inside `@njit`: the same call; `points` an array, ascending and inside the range.

    Source:
        Kronrod 1965; Piessens, de Doncker-Kapenga, Überhuber & Kahaner 1983, QUADPACK,
        doi:10.1007/978-3-642-61786-7; Berntsen & Espelid 1991, doi:10.1145/108556.108575;
        Takahasi & Mori 1974, doi:10.2977/prims/1195192451.

    Examples:
        >>> import math
        >>> from nbmath.calculus import quad
        >>> print(round(quad(lambda x: math.exp(-x * x), -math.inf, math.inf).value, 9))
        1.772453851
        >>> print(round(quad(lambda x, p: x**p, 0.0, 1.0, (-0.5,)).value, 9))
        2.0
    """
    f = function(func, "func")
    ends = number(a, "a"), number(b, "b")
    tolerances = not_negative(epsabs, "epsabs"), not_negative(epsrel, "epsrel")
    parts = count(limit, "limit")
    cuts = _cuts(*ends, points)
    given = (*ends, constants(args), *tolerances, parts, cuts)
    value, error, status = looped(signed, f)(given)
    found = Integral(float(value), float(error), status)
    if found.status:
        warnings.warn(_sentence(found, *tolerances, parts), RuntimeWarning, stacklevel=2)
    return found


def signed(f: Any, given: Any) -> Any:
    """The integral from a to b, whichever is larger, over a range with cuts inside."""
    a, b, args, epsabs, epsrel, limit, cuts = given
    if a == b or math.isnan(a) or math.isnan(b):
        return (0.0 if a == b else math.nan), 0.0, 0
    points = np.empty(cuts.shape[0] + 2)
    points[0], points[-1] = min(a, b), max(a, b)
    points[1:-1] = cuts
    found = quadrature.integral(f, points, args, 1.0, epsabs, epsrel, limit, False)
    value, error, status, _ = found
    return (value if a < b else -value), error, status


def _cuts(a: float, b: float, points: ArrayLike | None) -> NDArray[Any]:
    """Points inside the range, ascending."""
    if points is None:
        return np.empty(0)
    cuts = np.unique(real(points, "points").astype(np.float64))
    low, high = min(a, b), max(a, b)
    for cut in cuts:
        if not low < cut < high:
            raise ValueError(f"points contain {cut}; expected numbers between {low} and {high}")
    return cuts


def _sentence(found: Integral, epsabs: float, epsrel: float, limit: int) -> str:
    """What a user is told of an integral that is not good enough."""
    asked = max(epsabs, epsrel * abs(found.value))
    return (
        f"{Status(found.status).sentence}: the integral is {found.value} with an error of about"
        f" {found.error:.2g} where {asked:.2g} was asked for (poles, jumps or oscillations inside"
        f" the range, which points or a limit above {limit} may mend, or no integral at all)"
    )


overload(signed)(lambda f, given: signed)


@overload(quad)
def _quad(
    func: Any,
    a: Any,
    b: Any,
    args: Any = (),
    epsabs: Any = TOLERANCE,
    epsrel: Any = TOLERANCE,
    limit: Any = 100,
    points: Any = None,
) -> Any:
    def compiled(
        func: Any,
        a: Any,
        b: Any,
        args: Any = (),
        epsabs: Any = TOLERANCE,
        epsrel: Any = TOLERANCE,
        limit: Any = 100,
        points: Any = None,
    ) -> Any:
        cuts = np.empty(0) if points is None else points
        given = float(a), float(b), args, float(epsabs), float(epsrel), limit, cuts
        value, error, status = signed(func, given)
        return Integral(value, error, status)

    return compiled
