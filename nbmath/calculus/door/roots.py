"""Roots of functions of one number."""

import math
from collections.abc import Callable
from typing import Any, NamedTuple

from nbmath._door import Status
from nbmath._targets import overload
from nbmath.calculus.door.bracketing import EPS, between
from nbmath.calculus.door.numbers import constants, count, function, looped, not_negative, number

__all__ = ["Root", "find_root"]

OK, NOT_CONVERGED = int(Status.OK), int(Status.NOT_CONVERGED)


class Root(NamedTuple):
    """A root, f there, the other end of the bracket that is left, steps, and a `Status`."""

    x: Any
    residual: Any
    other: Any
    iterations: Any
    status: Any


def find_root(
    func: Callable[..., Any],
    a: float,
    b: float,
    args: Any = (),
    xtol: float = 0.0,
    rtol: float = 4.0 * EPS,
    maxiter: int = 200,
) -> Root:
    """A root of a function that has different signs at two numbers.

        f(x, *args) = 0

    Each step takes the root of a quadratic through the last three places where such a quadratic
    cannot have another, and the middle otherwise; f changes its sign between the best place and the
    other end at any time.

    Parameters:
        func: A function of a number, and of `args`, that returns a number. An `@njit` function runs
            in compiled code (which is compiled once for it); any other is called by Python.
        a, b: Finite numbers where the signs of `func` differ, or one of which is a root.
        args: A tuple of what `func` takes after x.
        xtol, rtol: The search ends as soon as the bracket is no longer than 2 (xtol + rtol |x|).
        maxiter: How many steps are taken at most; halving alone takes about 60 from one size, and
            1100 from the largest number to the least.

    Returns:
        Root: `x`, the end of the bracket where |f| is less; `residual`, f(x); `other`, the other
            end; `iterations`; `status`, 0 where the bracket is short enough or f(x) = 0.

    Raises:
        TypeError: `func` is no function, an end is no number. ValueError: the signs do not differ,
        a tolerance is negative, `maxiter` below 1.

    Accuracy: the tolerances, as far as the signs of `func` are right.
    Inside `@njit`: the same call; where the signs do not differ, x is nan and status 3.
    Source: Chandrupatla 1997, doi:10.1016/S0965-9978(96)00051-8.

    Examples:
        >>> import math
        >>> from nbmath.calculus import find_root
        >>> print(round(find_root(lambda x: math.cos(x) - x, 0.0, 1.0).x, 12))
        0.739085133215
    """
    f = function(func, "func")
    ends = number(a, "a"), number(b, "b")
    if not all(math.isfinite(end) for end in ends):
        raise ValueError(f"a is {ends[0]} and b is {ends[1]}; expected finite numbers")
    tolerances = not_negative(xtol, "xtol"), not_negative(rtol, "rtol")
    steps = count(maxiter, "maxiter")
    found = Root(*looped(bracketed, f)((*ends, constants(args), *tolerances, steps)))
    if math.isnan(found.x):
        low, high = (float(f(end, *constants(args))) for end in ends)
        raise ValueError(
            f"func is {low} at a = {ends[0]} and {high} at b = {ends[1]}; expected different signs"
        )
    return found


def bracketed(f: Any, given: Any) -> Any:
    """The root between two ends, or nan."""
    a, b, args, xtol, rtol, limit = given
    fa, fb = float(f(a, *args)), float(f(b, *args))
    if fa == 0.0 or fb == 0.0:
        return (a, fa, b, 0, OK) if fa == 0.0 else (b, fb, a, 0, OK)
    if not (fa < 0.0 < fb or fb < 0.0 < fa):
        return math.nan, math.nan, math.nan, 0, NOT_CONVERGED
    x, residual, other, steps = between(f, a, fa, b, fb, args, xtol, max(rtol, EPS), limit)
    return x, residual, other, steps, (OK if steps <= limit else NOT_CONVERGED)


overload(bracketed)(lambda f, given: bracketed)


@overload(find_root)
def _find_root(
    func: Any,
    a: Any,
    b: Any,
    args: Any = (),
    xtol: Any = 0.0,
    rtol: Any = 4.0 * EPS,
    maxiter: Any = 200,
) -> Any:
    def compiled(
        func: Any,
        a: Any,
        b: Any,
        args: Any = (),
        xtol: Any = 0.0,
        rtol: Any = 4.0 * EPS,
        maxiter: Any = 200,
    ) -> Any:
        given = float(a), float(b), args, float(xtol), float(rtol), maxiter
        x, residual, other, steps, status = bracketed(func, given)
        return Root(x, residual, other, steps, status)

    return compiled
