"""Loops over arrays of points for formulas whose parameters may be numbers, one for all points.

What the numbers alone decide is computed once, and a value that many points share but once too.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numba import types

from nbmath._loops import LOOPS, named
from nbmath._regions import PART as SORTED
from nbmath._targets import overload, part

__all__ = ["over_counts", "over_points", "over_prepared_arrays", "over_sorted_points"]

MANY = 1024
"""Counts below it are remembered together with what was found for them."""

PART = 1 << 16
"""Numbers that are looked at together for whether they are mostly small counts."""

Function = Callable[..., Any]


def over_prepared_arrays(
    formula: Function, prepare: Function, follow: Function, room: str, arguments: int
) -> Any:
    """As `over_arrays` for formula(x, ...) = follow(x, prepare(...)).

    Where all that follows x are numbers, their part is computed once. Its first term may be a
    truth value, which says what way x goes; each way then has a loop without the other's.
    """
    once = _ONCE[arguments](prepare, part(_following(follow)))
    loop = _PASSING[arguments](_by_kind(once, LOOPS[arguments](formula)))
    return named(loop, f"{formula.__name__}_array", room)


def over_counts(
    formula: Function,
    room: str,
    arguments: int,
    each: Function | None = None,
    larger: Function | None = None,
) -> Any:
    """As `over_arrays`, for points that are mostly small counts: each is worked out but once.

    That is so where all that follows them are numbers; elsewhere goes the usual loop, or `each`.
    Parts of the array with more large counts than small ones go by `larger`, if there is such a
    loop; it takes one parameter.
    """
    fill = _remembering(formula)
    fill = fill if larger is None else _by_parts(part(fill), part(larger))
    once = _WITH[arguments](part(fill))
    loop = _PASSING[arguments](_by_kind(once, each or LOOPS[arguments](formula)))
    return named(loop, f"{formula.__name__}_array", room)


def _remembering(formula: Function) -> Function:
    def fill(x: Any, parameters: Any, out: Any) -> None:
        known = np.full(MANY, math.nan, out.dtype)
        many = out.dtype.type(MANY)
        for i in range(out.shape[0]):
            k = x[i]
            place = int(k) if k >= 0.0 and k < many else 0
            here = out.dtype.type(place) == k
            value = known[place]
            if value != value or not here:
                value = formula(k, *parameters)
                if here:
                    known[place] = value
            out[i] = value

    return fill


def _by_parts(small: Function, larger: Function) -> Function:
    def fill(x: Any, parameters: Any, out: Any) -> None:
        for start in range(0, out.shape[0], PART):
            end = min(start + PART, out.shape[0])
            few = 0
            for i in range(start, end):
                few += x[i] < MANY
            if 2 * few < end - start:
                larger(x[start:end], parameters[0], out[start:end])
            else:
                small(x[start:end], parameters, out[start:end])

    return fill


def over_sorted_points(
    formula: Function,
    pieces: tuple[Function, Function, Any],
    second: bool,
    room: str,
    arguments: int,
) -> Any:
    """As `over_arrays` for a result of `by_regions` at (shape, point), where these are formulas.

    The pieces are the point of x and all that follows, the shape of what follows, and the loop of
    `by_regions`. It serves numbers; where an array follows x goes the usual loop.
    """
    return over_points(formula, _sorting(*pieces, np.int64(second)), room, arguments)


def over_points(formula: Function, fill: Function, room: str, arguments: int) -> Any:
    """As `over_arrays`; where numbers follow x, fill(x, all that follows, out) serves."""
    once = _WITH[arguments](part(fill))
    loop = _PASSING[arguments](_by_kind(once, LOOPS[arguments](formula)))
    return named(loop, f"{formula.__name__}_array", room)


def _sorting(point: Function, shape: Function, results: Any, which: Any) -> Function:
    def fill(x: Any, parameters: Any, out: Any) -> None:
        a = shape(*parameters)
        points = np.empty(min(SORTED, out.size), out.dtype)
        for start in range(0, out.size, SORTED):
            count = min(SORTED, out.size - start)
            given = x[start : start + count]
            for i in range(count):
                points[i] = point(given[i], *parameters)
            results(a, points[:count], which, out[start : start + count])

    return fill


def _points_and_one(fill: Function) -> Function:
    def loop(x: Any, y: Any, out: Any) -> None:
        fill(x, (y,), out)

    return loop


def _points_and_two(fill: Function) -> Function:
    def loop(x: Any, y: Any, z: Any, out: Any) -> None:
        fill(x, (y, z), out)

    return loop


def _points_and_three(fill: Function) -> Function:
    def loop(w: Any, x: Any, y: Any, z: Any, out: Any) -> None:
        fill(w, (x, y, z), out)

    return loop


_WITH = {2: _points_and_one, 3: _points_and_two, 4: _points_and_three}


def first_way(terms: Any) -> Any:
    """Whether the first term says so; numbers alone have but one way."""
    return terms[0]


@overload(first_way)
def _first_way(terms: Any) -> Any:
    told = getattr(terms, "types", (None,))[0] == types.boolean
    return (lambda terms: terms[0]) if told else (lambda terms: True)


def _following(follow: Function) -> Function:
    def fill(x: Any, terms: Any, out: Any) -> None:
        if first_way(terms):
            for i in range(out.shape[0]):
                out[i] = follow(x[i], terms)
        else:
            for i in range(out.shape[0]):
                out[i] = follow(x[i], terms)

    return fill


def _by_kind(once: Function, each: Function) -> Function:
    """The first loop where an array of points meets numbers, the second elsewhere."""

    def loop(*arguments: Any) -> None:
        numbers = not any(getattr(x, "ndim", 0) for x in arguments[1:-1])
        (once if numbers else each)(*arguments)

    def choose(*kinds: Any) -> Function:
        return each if any(isinstance(x, types.Array) for x in kinds[1:-1]) else once

    overload(loop)(choose)
    return loop


def _once_for_one(prepare: Function, fill: Function) -> Function:
    def loop(x: Any, y: Any, out: Any) -> None:
        fill(x, prepare(y), out)

    return loop


def _once_for_two(prepare: Function, fill: Function) -> Function:
    def loop(x: Any, y: Any, z: Any, out: Any) -> None:
        fill(x, prepare(y, z), out)

    return loop


def _once_for_three(prepare: Function, fill: Function) -> Function:
    def loop(w: Any, x: Any, y: Any, z: Any, out: Any) -> None:
        fill(w, prepare(x, y, z), out)

    return loop


def _passing_two(inner: Function) -> Function:
    def loop(x: Any, y: Any, out: Any) -> None:
        inner(x, y, out)

    return loop


def _passing_three(inner: Function) -> Function:
    def loop(x: Any, y: Any, z: Any, out: Any) -> None:
        inner(x, y, z, out)

    return loop


def _passing_four(inner: Function) -> Function:
    def loop(w: Any, x: Any, y: Any, z: Any, out: Any) -> None:
        inner(w, x, y, z, out)

    return loop


_ONCE = {2: _once_for_one, 3: _once_for_two, 4: _once_for_three}
_PASSING = {2: _passing_two, 3: _passing_three, 4: _passing_four}
