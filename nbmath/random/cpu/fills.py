"""Fills of draws that may be rejected: first attempts by vectors, the few others one by one.

An element has a block of words for each attempt, so that it depends on its key and its index alone.
Parameters come as a tuple of flat arrays and of numbers that stand for all.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numba import types

from nbmath._loops import entry, named
from nbmath._targets import overload, part

__all__ = [
    "are_numbers",
    "entries",
    "filling",
    "filling_in_two_steps",
    "filling_of_counts",
    "filling_then",
    "finish",
    "picking",
    "plainly",
]

AGAIN = -2
"""What an attempt gives where the next one is to be made."""
PART = 1024
"""Elements whose first attempts are made together."""

WORTH = 128
"""Elements from which a table is worth making."""

Function = Callable[..., Any]


def _name(at: Function, suffix: str) -> str:
    return f"{at.__name__.removesuffix('_at').removesuffix('_attempt')}_{suffix}"


def picking(at: Function) -> Any:
    """The driver `(key, index, parameters, out)` that writes the draws at chosen indices."""

    def loop(key: Any, index: Any, parameters: Any, out: Any) -> None:
        for i in range(out.size):
            out[i] = at(key, index[i], *entries(parameters, i))

    return named(loop, _name(at, "at_array"), "random")


def entries(parameters: Any, i: Any) -> Any:
    """The parameters of element i."""
    return tuple(entry(p, i) for p in parameters)


@overload(entries)
def _entries(parameters: Any, i: Any) -> Any:
    if len(parameters) == 1:
        return lambda parameters, i: (entry(parameters[0], i),)
    if len(parameters) == 2:
        return lambda parameters, i: (entry(parameters[0], i), entry(parameters[1], i))
    return lambda parameters, i: (
        entry(parameters[0], i),
        entry(parameters[1], i),
        entry(parameters[2], i),
    )


def pieces(parameters: Any, begin: Any, end: Any) -> Any:
    """The parameters of some elements."""
    return tuple(piece(p, begin, end) for p in parameters)


@overload(pieces)
def _pieces(parameters: Any, begin: Any, end: Any) -> Any:
    if len(parameters) == 1:
        return lambda parameters, begin, end: (piece(parameters[0], begin, end),)
    if len(parameters) == 2:
        return lambda parameters, begin, end: (
            piece(parameters[0], begin, end),
            piece(parameters[1], begin, end),
        )
    return lambda parameters, begin, end: (
        piece(parameters[0], begin, end),
        piece(parameters[1], begin, end),
        piece(parameters[2], begin, end),
    )


def piece(parameter: Any, begin: Any, end: Any) -> Any:
    """Part of an array, or the number that stands for all."""
    return parameter[begin:end] if getattr(parameter, "ndim", 0) else parameter


@overload(piece)
def _piece(parameter: Any, begin: Any, end: Any) -> Any:
    if isinstance(parameter, types.Array):
        return lambda parameter, begin, end: parameter[begin:end]
    return lambda parameter, begin, end: parameter


def are_numbers(parameters: Any) -> Any:
    """Whether all parameters are numbers."""
    return not any(getattr(p, "ndim", 0) for p in parameters)


@overload(are_numbers)
def _are_numbers(parameters: Any) -> Any:
    numbers = not any(isinstance(p, types.Array) for p in parameters)
    return lambda parameters: numbers


def plainly(at: Function) -> Any:
    """The driver `(key, start, parameters, out)` of a sampler, one draw after another."""

    def loop(key: Any, start: Any, parameters: Any, out: Any) -> None:
        for i in range(out.size):
            out[i] = at(key, start + i, *entries(parameters, i))

    return named(loop, _name(at, "array"), "random")


@part
def finish(
    attempt: Any,
    key: Any,
    start: Any,
    number: Any,
    parameters: Any,
    out: Any,
    begin: Any,
    end: Any,
    room: Any,
) -> None:
    """Make attempts, from a number on, at the elements that have no draw yet."""
    places, draws = room
    waiting = 0
    for i in range(begin, end):
        places[waiting] = i
        waiting += out[i] == AGAIN
    while waiting > 0:
        for j in range(waiting):
            i = places[j]
            draws[j] = attempt(key, start + i, number, *entries(parameters, i))
        left = 0
        for j in range(waiting):
            i = places[j]
            out[i] = draws[j]
            places[left] = i
            left += draws[j] == AGAIN
        waiting = left
        number += 1


@part
def _all(plain: Any, parameters: Any, begin: Any, end: Any) -> Any:
    """Whether all parameters of a part are plain."""
    simple = 0
    for i in range(begin, end):
        simple += plain(*entries(parameters, i))
    return simple == end - begin


def filling(plain: Function, quick: Function, attempt: Function) -> Any:
    """The driver `(key, start, parameters, out)` of a sampler.

    Where all parameters are `plain`, `quick` gives most draws of the first attempts; the others
    are made again from the first on.
    """

    def loop(key: Any, start: Any, parameters: Any, out: Any) -> None:
        fill_quickly((plain, quick, attempt), key, start, 0, parameters, out)

    return named(loop, _name(attempt, "array"), "random")


@part
def fill_quickly(ways: Any, key: Any, start: Any, again: Any, parameters: Any, out: Any) -> None:
    """By `quick` where parameters are `plain`, the others from the attempt numbered `again` on."""
    plain, quick, attempt = ways
    room = np.empty(PART + 1, np.int64), np.empty(PART, out.dtype)
    for begin in range(0, out.size, PART):
        end = min(begin + PART, out.size)
        if _all(plain, parameters, begin, end):
            for i in range(begin, end):
                out[i] = quick(key, start + i, 0, *entries(parameters, i))
            finish(attempt, key, start, again, parameters, out, begin, end, room)
        else:
            for i in range(begin, end):
                out[i] = attempt(key, start + i, 0, *entries(parameters, i))
            finish(attempt, key, start, 1, parameters, out, begin, end, room)


def filling_of_counts(
    is_narrow: Function,
    remembered: Function,
    plain: Function,
    quick: Function,
    attempt: Function,
) -> Any:
    """As `filling`, `quick` being the first attempt; by `remembered` where that is of use."""

    def loop(key: Any, start: Any, parameters: Any, out: Any) -> None:
        worth = out.size >= WORTH and are_numbers(parameters)
        if worth and is_narrow(*entries(parameters, 0)):
            remembered(key, start, parameters, out)
        else:
            fill_quickly((plain, quick, attempt), key, start, 1, parameters, out)

    return named(loop, _name(attempt, "array"), "random")


@part
def _turn_into(then: Any, key: Any, start: Any, parameters: Any, drawn: Any, begin: Any) -> None:
    """Make draws of draws, in place: indices from zero on are what compilers make vectors of."""
    own = pieces(parameters, begin, begin + drawn.size)
    for i in range(drawn.size):
        drawn[i] = then(key, start + begin + i, drawn[i], *entries(own, i))


def filling_in_two_steps(
    quick: Function,
    attempt: Function,
    plain: Function,
    simply: Function,
    then: Function,
    name: str,
) -> Any:
    """The driver of draws that `then` makes of draws, or `simply` where parameters are `plain`."""

    def loop(key: Any, start: Any, parameters: Any, out: Any) -> None:
        room = np.empty(PART + 1, np.int64), np.empty(PART, out.dtype)
        for begin in range(0, out.size, PART):
            end = min(begin + PART, out.size)
            for i in range(begin, end):
                out[i] = quick(key, start + i, 0, *entries(parameters, i))
            finish(attempt, key, start, 0, parameters, out, begin, end, room)
            drawn = out[begin:end]
            if _all(plain, parameters, begin, end):
                _turn_into(simply, key, start, parameters, drawn, begin)
            else:
                _turn_into(then, key, start, parameters, drawn, begin)

    return named(loop, name, "random")


def filling_then(attempt: Function, then: Function) -> Any:
    """The driver of draws that `then` makes of what attempts give."""

    def loop(key: Any, start: Any, parameters: Any, out: Any) -> None:
        room = np.empty(PART + 1, np.int64), np.empty(PART, out.dtype)
        for begin in range(0, out.size, PART):
            end = min(begin + PART, out.size)
            for i in range(begin, end):
                out[i] = attempt(key, start + i, 0, *entries(parameters, i))
            finish(attempt, key, start, 1, parameters, out, begin, end, room)
            _turn_into(then, key, start, parameters, out[begin:end], begin)

    return named(loop, _name(attempt, "array"), "random")
