"""Fills of draws that may be rejected: first attempts by vectors, the few others one by one.

An element has a block of words for each attempt, so that it depends on its key and its index alone.
Parameters come as a tuple of flat arrays and of numbers that stand for all.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numba import types

from nbmath._loops import entry, named
from nbmath._targets import bind, driver, overload, part

__all__ = ["counting", "entries", "filling", "filling_in_two_steps", "picking", "plainly"]

AGAIN = -2
"""What an attempt gives where the next one is to be made."""
PART = 256
"""Elements whose first attempts are made together."""
WORTH = 128
"""Counts from which a table is worth making."""
TABLE, GUIDE = 256, 1 << 8
"""Entries of a table of cumulated probabilities, and of where a search in it begins."""

_bound = bind("random", "cpu")
looked_up = _bound.looked_up
ticket = _bound.ticket
write_cumulated = _bound.write_cumulated
write_guide = _bound.write_guide

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


def plainly(at: Function) -> Any:
    """The driver `(key, start, parameters, out)` of a sampler, one draw after another."""

    def loop(key: Any, start: Any, parameters: Any, out: Any) -> None:
        for i in range(out.size):
            out[i] = at(key, start + i, *entries(parameters, i))

    return named(loop, _name(at, "array"), "random")


@part
def _finish(
    attempt: Any, key: Any, start: Any, parameters: Any, out: Any, begin: Any, end: Any, room: Any
) -> None:
    """Make attempts, from the second on, at the elements that have no draw yet."""
    places, draws = room
    waiting = 0
    for i in range(begin, end):
        places[waiting] = i
        waiting += out[i] == AGAIN
    number = 1
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


def filling(plain: Function, first: Function, attempt: Function) -> Any:
    """The driver `(key, start, parameters, out)` of a sampler.

    Where all parameters are `plain`, `first` serves as the first attempt.
    """

    def loop(key: Any, start: Any, parameters: Any, out: Any) -> None:
        room = np.empty(PART, np.int64), np.empty(PART, out.dtype)
        for begin in range(0, out.size, PART):
            end = min(begin + PART, out.size)
            simple = 0
            for i in range(begin, end):
                simple += plain(*entries(parameters, i))
            if simple == end - begin:
                for i in range(begin, end):
                    out[i] = first(key, start + i, 0, *entries(parameters, i))
            else:
                for i in range(begin, end):
                    out[i] = attempt(key, start + i, 0, *entries(parameters, i))
            _finish(attempt, key, start, parameters, out, begin, end, room)

    return named(loop, _name(attempt, "array"), "random")


def filling_in_two_steps(attempt: Function, then: Function, name: str) -> Any:
    """The driver of draws that `then` makes of the draws of a sampler."""

    def loop(key: Any, start: Any, parameters: Any, out: Any) -> None:
        room = np.empty(PART, np.int64), np.empty(PART, out.dtype)
        for begin in range(0, out.size, PART):
            end = min(begin + PART, out.size)
            for i in range(begin, end):
                out[i] = attempt(key, start + i, 0, *entries(parameters, i))
            _finish(attempt, key, start, parameters, out, begin, end, room)
            for i in range(begin, end):
                out[i] = then(key, start + i, out[i], *entries(parameters, i))

    return named(loop, name, "random")


def counting(at: Function, attempt: Function, law: Function) -> Any:
    """The driver of counts, by attempts that are -1 where `at` is to be asked.

    Where few are expected, of one distribution, a table has them. `law` gives the probability of
    none, Panjer's alpha and beta, and base and sign of what is written for k, base + sign k; the
    sign is 0 where no table is to be made.
    """

    def loop(key: Any, start: Any, parameters: Any, out: Any) -> None:
        known = law(*entries(parameters, 0)) if out.size >= WORTH else (0.0, 0.0, 0.0, 0.0, 0.0)
        if known[4] != 0.0 and are_numbers(parameters):
            count_by_table(key, start, known, out)
            return
        room = np.empty(PART, np.int64), np.empty(PART)
        for begin in range(0, out.size, PART):
            end = min(begin + PART, out.size)
            for i in range(begin, end):
                out[i] = attempt(key, start + i, 0, *entries(parameters, i))
            for i in range(begin, end):
                if out[i] == -1:
                    out[i] = at(key, start + i, *entries(parameters, i))
            _finish(attempt, key, start, parameters, out, begin, end, room)

    return named(loop, _name(at, "array"), "random")


@driver
def count_by_table(key: Any, start: Any, law: Any, out: Any) -> None:
    """Counts of one distribution of Panjer's."""
    cumulated = np.empty(TABLE)
    guide = np.empty(GUIDE, np.int64)
    write_cumulated(law[0], law[1], law[2], cumulated)
    write_guide(cumulated, guide)
    base, sign = int(law[3]), int(law[4])
    for begin in range(0, out.size, PART):
        end = min(begin + PART, out.size)
        for i in range(begin, end):
            out[i] = ticket(key, start + i)
        for i in range(begin, end):
            out[i] = base + sign * looked_up(out[i], cumulated, guide)


def are_numbers(parameters: Any) -> Any:
    """Whether all parameters are numbers."""
    return not any(getattr(p, "ndim", 0) for p in parameters)


@overload(are_numbers)
def _are_numbers(parameters: Any) -> Any:
    numbers = not any(isinstance(p, types.Array) for p in parameters)
    return lambda parameters: numbers
