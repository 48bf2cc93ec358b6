"""Loops over flat arrays for tails of the beta distribution, by fractions of set lengths.

The places of a part are sorted by the length that they need. What both exponents alone decide of
a step is worked out once where they are numbers.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numba import types

from nbmath._loops import entry, named, stretch
from nbmath._once import over_points
from nbmath._regions import WIDE, filled, gathered, sort
from nbmath._targets import bind, inner, overload

__all__ = ["kind_of", "over_exponents", "over_tails", "rest_of", "small_tails"]

bound: Any = bind("special", "cpu")
start, step, steps_of = bound.fraction_start, bound.fraction_step, bound.fraction_steps
whole, kind_of = bound.fraction_tail, bound.fraction_kind
both, rest_of = bound.fraction_tails, bound.fraction_rest
tails_of = bound.beta_tails
PART = 1024
"""Numbers that are sorted together."""
KINDS = 9
MOST = PART + WIDE * KINDS

Function = Callable[..., Any]


@inner
def by_fraction(
    kind: int,
    a: Any,
    b: Any,
    x: Any,
    x_low: Any,
    y: Any,
    y_low: Any,
    tail: Any,
    slope: Any,
) -> None:
    """The tails of places of one kind, and their fractions."""
    steps = steps_of(x[0], kind)
    r, left = np.empty(x.size, x.dtype), np.empty(x.size, x.dtype)
    for j in range(x.size):
        r[j], left[j] = start(entry(a, j), entry(b, j), steps, x[j], x_low[j], y[j], y_low[j])
    for i in range(steps - 1):
        level = steps - i
        for j in range(x.size):
            r[j] = step(entry(a, j), entry(b, j), level, x[j], y[j], left[j], r[j])
    for j in range(x.size):
        tail[j], slope[j] = whole(entry(a, j), entry(b, j), x[j], x_low[j], y[j], y_low[j], r[j])


@inner
def small_tails(kind: Any, a: Any, b: Any, points: Any, tail: Any, slope: Any) -> None:
    """tail[i] and slope[i] of the places of all kinds above 0, points being pairs as four rows."""
    place, ends = np.empty(MOST, np.int32), np.empty(KINDS, np.int64)
    total = sort(kind, kind.size, ends, place)
    a, b = gathered(a, place, total, tail), gathered(b, place, total, tail)
    found, slopes = np.empty(total, tail.dtype), np.empty(total, tail.dtype)
    x, x_low = (
        gathered(points[0], place, total, tail),
        gathered(points[1], place, total, tail),
    )
    y, y_low = (
        gathered(points[2], place, total, tail),
        gathered(points[3], place, total, tail),
    )
    for k in range(1, KINDS):
        low, high = filled(ends[k - 1]), filled(ends[k])
        if low == high:
            continue
        c, d = stretch(a, low, high), stretch(b, low, high)
        u, u_low, v, v_low = x[low:high], x_low[low:high], y[low:high], y_low[low:high]
        if k <= 4:
            by_fraction(k, c, d, u, u_low, v, v_low, found[low:high], slopes[low:high])
        else:
            by_fraction(k, d, c, v, v_low, u, u_low, found[low:high], slopes[low:high])
        for j in range(low, ends[k]):
            tail[place[j]], slope[place[j]] = found[j], slopes[j]


def alike(a: Any, count: Any, like: Any, other: Any) -> Any:
    """A number as an array where the other is one."""
    mixed = getattr(other, "ndim", 0) and not getattr(a, "ndim", 0)
    return np.full(count, a, like.dtype) if mixed else a


@overload(alike)
def _alike(a: Any, count: Any, like: Any, other: Any) -> Any:
    if isinstance(other, types.Array) and not isinstance(a, types.Array):
        return lambda a, count, like, other: np.full(count, a, like.dtype)
    return lambda a, count, like, other: a


def beta_tails_array(a: Any, b: Any, x: Any, which: int, out: Any) -> None:
    """One of the tails of the incomplete beta function."""
    kind = np.empty(PART, np.int32)
    points, tail = np.empty((4, PART), out.dtype), np.empty(PART, out.dtype)
    slope = np.empty(PART, out.dtype)
    for low in range(0, out.size, PART):
        count = min(PART, out.size - low)
        c, d = stretch(a, low, low + count), stretch(b, low, low + count)
        given, to = stretch(x, low, low + count), out[low : low + count]
        for i in range(count):
            u = entry(given, i)
            v, v_low = rest_of(u)
            points[0, i], points[1, i], points[2, i], points[3, i] = u, 0.0, v, v_low
            kind[i] = kind_of(entry(c, i), entry(d, i), u, v)
        first, other = alike(c, count, out, d), alike(d, count, out, c)
        small_tails(kind[:count], first, other, points, tail, slope)
        for i in range(count):
            if kind[i] == 0:
                to[i] = tails_of(entry(c, i), entry(d, i), entry(given, i))[which]
            else:
                to[i] = both(kind[i], tail[i])[which]


one_of_tails = named(beta_tails_array, "beta_tails_array", "special", inner)


def over_exponents(second: bool, name: str) -> Any:
    """The driver `(a, b, x, out)` of one of both tails."""
    which = np.int64(second)  # not a literal, for each of which all would be compiled again

    def loop(a: Any, b: Any, x: Any, out: Any) -> None:
        one_of_tails(a, b, x, which, out)

    return named(loop, name, "special")


def over_tails(
    formula: Function,
    pieces: tuple[Function, Function, Function],
    room: str,
    arguments: int,
) -> Any:
    """As `over_arrays` for a function of both tails of the beta distribution.

    The pieces are the pairs x and y, the exponents of what follows, and the value from both tails
    and all arguments. They serve numbers; where an array follows x goes the usual loop.
    """
    return over_points(formula, _following(formula, *pieces), room, arguments)


def _following(
    formula: Function, pairs: Function, exponents: Function, value: Function
) -> Function:
    def fill(x: Any, parameters: Any, out: Any) -> None:
        a, b = exponents(*parameters)
        kind = np.empty(PART, np.int32)
        points, tail = np.empty((4, PART), out.dtype), np.empty(PART, out.dtype)
        slope = np.empty(PART, out.dtype)
        for low in range(0, out.size, PART):
            count = min(PART, out.size - low)
            given, to = x[low : low + count], out[low : low + count]
            for i in range(count):
                u, u_low, v, v_low = pairs(given[i], *parameters)
                points[0, i], points[1, i], points[2, i], points[3, i] = (
                    u,
                    u_low,
                    v,
                    v_low,
                )
                kind[i] = kind_of(a, b, u, v)
            small_tails(kind[:count], a, b, points, tail, slope)
            for i in range(count):
                if kind[i] == 0:
                    to[i] = formula(given[i], *parameters)
                else:
                    lower, upper = both(kind[i], tail[i])
                    to[i] = value(lower, upper, given[i], *parameters)

    return fill
