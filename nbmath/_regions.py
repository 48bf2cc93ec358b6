"""Loops over flat arrays for a formula that goes by regions, each with a core without branches.

The places of a part are sorted by region, and each region's core goes by vectors. It is the one
that a single number takes there, so that the results are the same to the bit.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numba import types

from nbmath._loops import entry, named, stretch
from nbmath._targets import inner, overload, part

__all__ = ["by_regions", "over_pairs"]

PART = 2048
"""Numbers that are sorted together."""
WIDE = 16
"""What each region has is filled up to a multiple of it, so that only vectors go through it."""

Function = Callable[..., Any]


def gathered(x: Any, place: Any, count: Any, like: Any) -> Any:
    """The numbers at these places; a number is itself."""
    return x[place[:count]] if getattr(x, "ndim", 0) else x


@overload(gathered)
def _gathered(x: Any, place: Any, count: Any, like: Any) -> Any:
    def gather(x: Any, place: Any, count: Any, like: Any) -> Any:
        found = np.empty(count, like.dtype)
        for j in range(count):
            found[j] = x[place[j]]
        return found

    return gather if isinstance(x, types.Array) else (lambda x, place, count, like: x)


@part
def filled(count: int) -> int:
    """The next multiple of WIDE."""
    return -(-count // WIDE) * WIDE


@inner
def sort(kind: Any, count: int, ends: Any, place: Any) -> int:
    """Places by kind, each kind's filled up by its first one; where each ends; how many in all."""
    ends[:] = 0
    for i in range(count):
        ends[kind[i]] += 1
    total = 0
    for k in range(ends.size):
        more = ends[k]
        ends[k] = total
        total += filled(more)
    place[:total] = 0
    for i in range(count):
        k = kind[i]
        place[ends[k]] = i
        ends[k] += 1
    return total


def by_regions(region: Function, cores: Sequence[Function], name: str, room: str) -> Any:
    """The compiled `(a, x, which, out)` that writes one of a formula's two results, 0 or 1.

    Where `which` is 2 it writes the smaller one of both, the second one below zero.

    `region` says which of the cores serves at (a, x); `a` may be a number for all.
    """
    fill: Function | None = None
    for number, core in enumerate(cores):
        fill = part(_after(fill, number, part(_filling(core))))
    assert fill is not None
    return named(_sorted(region, fill, len(cores)), name, room, inner)


def _filling(core: Function) -> Function:
    def fill(a: Any, x: Any, low: Any, high: Any, first: Any, second: Any) -> None:
        # stretches, because places counted from zero are known not to be negative
        a, x = stretch(a, low, high), x[low:high]
        first, second = first[low:high], second[low:high]
        for j in range(high - low):
            first[j], second[j] = core(entry(a, j), x[j])

    return fill


def _after(before: Function | None, number: int, fill: Function) -> Function:
    if before is None:
        return _first(fill)
    earlier = before

    def then(a: Any, x: Any, ends: Any, first: Any, second: Any) -> None:
        earlier(a, x, ends, first, second)
        fill(a, x, filled(ends[number - 1]), filled(ends[number]), first, second)

    return then


def _first(fill: Function) -> Function:
    def at_first(a: Any, x: Any, ends: Any, first: Any, second: Any) -> None:
        fill(a, x, 0, filled(ends[0]), first, second)

    return at_first


def _sorted(region: Function, fill: Function, kinds: int) -> Function:
    most = PART + WIDE * kinds

    def loop(a: Any, x: Any, which: Any, out: Any) -> None:
        kind = np.empty(PART, np.int32)
        place = np.empty(most, np.int32)
        ends = np.empty(kinds, np.int64)
        first, second = np.empty(most, out.dtype), np.empty(most, out.dtype)
        found = second if which == 1 else first
        for start in range(0, out.size, PART):
            count = min(PART, out.size - start)
            a_part, x_part = stretch(a, start, start + count), x[start : start + count]
            for i in range(count):
                kind[i] = region(entry(a_part, i), x_part[i])
            total = sort(kind, count, ends, place)
            a_found = gathered(a_part, place, total, out)
            x_found = gathered(x_part, place, total, out)
            fill(a_found, x_found, ends, first, second)
            if which == 2:
                for j in range(total):
                    first[j] = -second[j] if second[j] < first[j] else first[j]
            low = 0
            for k in range(kinds):
                for j in range(low, ends[k]):
                    out[start + place[j]] = found[j]
                low = filled(ends[k])

    return loop


def over_pairs(results: Any, second: bool, name: str, room: str) -> Any:
    """The driver `(a, x, out)` of one of the two results that `by_regions` gives."""
    which = np.int64(second)  # not a literal, for each of which all would be compiled again

    def pairs(a: Any, x: Any, out: Any) -> None:
        results(a, x, which, out)

    def points(a: Any, x: Any, out: Any) -> None:
        results(a, np.full(out.size, x, out.dtype), which, out)

    def loop(a: Any, x: Any, out: Any) -> None:
        found = getattr(x, "ndim", 0)
        (pairs if found else points)(a, x, out)

    def choose(a: Any, x: Any, out: Any) -> Function:
        return pairs if isinstance(x, types.Array) else points

    overload(loop)(choose)
    return named(_passing(loop), name, room)


def _passing(inside: Function) -> Function:
    def loop(a: Any, x: Any, out: Any) -> None:
        inside(a, x, out)

    return loop
