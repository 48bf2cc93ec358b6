"""Loops over flat arrays for formulas of one number or a few, each made by one recipe.

Numba tells functions that were made by a function apart by what they hold, which looks new in every
process, so that their compiled code would never be found again on disk. Here a loop goes by the
name of its formula, and the key of the cache is that of the whole package's sources (`_cache`).
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numba import types

from nbmath import _cache
from nbmath._targets import driver, overload, part

__all__ = [
    "LOOPS",
    "entry",
    "mostly_plain",
    "named",
    "over_arrays",
    "over_moderate_arrays",
    "over_plain_arrays",
    "over_positive_arrays",
    "stretch",
    "usual",
]

PART = 256
"""Numbers that are looked at together for whether there are difficult ones among them."""

FEW = 5
"""One in so many places of a part must be plain for it to go by vectors."""

Function = Callable[..., Any]


def entry(x: Any, i: Any) -> Any:
    """The number at place i, which is the number itself where there is but one."""
    return x[i] if getattr(x, "ndim", 0) else x


@overload(entry)
def _entry(x: Any, i: Any) -> Any:
    return (lambda x, i: x[i]) if isinstance(x, types.Array) else (lambda x, i: x)


def stretch(x: Any, start: Any, end: Any) -> Any:
    """The places from start on, which loops count from zero, so that none may be negative."""
    return x[start:end] if getattr(x, "ndim", 0) else x


@overload(stretch)
def _stretch(x: Any, start: Any, end: Any) -> Any:
    if isinstance(x, types.Array):
        return lambda x, start, end: x[start:end]
    return lambda x, start, end: x


def put(out: Any, i: Any, value: Any) -> None:
    """Write a number to place i, or several to the places of row i."""
    out[i] = value


@overload(put)
def _put(out: Any, i: Any, value: Any) -> Any:
    def number(out: Any, i: Any, value: Any) -> None:
        out[i] = value

    def several(out: Any, i: Any, value: Any) -> None:
        for j in range(len(value)):
            out[i, j] = value[j]

    return several if isinstance(value, types.BaseTuple) else number


def over_arrays(formula: Function, room: str, arguments: int) -> Any:
    """The driver `(x, ..., out)` that writes formula(x[i], ...) to out[i].

    Each argument is a flat array of the length of `out`, or one number for all. A formula of
    several results writes them to the rows of an `out` of two axes.
    """
    return named(LOOPS[arguments](formula), f"{formula.__name__}_array", room)


def usual(formula: Function, arguments: int) -> Any:
    """The same loop, to be copied into compiled code."""
    return part(LOOPS[arguments](formula))


def named(loop: Function, name: str, room: str, compiler: Function = driver) -> Any:
    """The loop compiled under a name that no other loop of its room has."""
    loop.__name__ = name
    loop.__qualname__ = f"{room}.{name}"
    loop.__module__ = f"nbmath.{room}.cpu"
    loop.__doc__ = f"The loop {name}."
    compiled = compiler(loop)
    return _cache.attach(compiled, _cache.NamedCache) if hasattr(compiled, "py_func") else compiled


def over_positive_arrays(formula: Function, positive: Function, room: str) -> Any:
    """As `over_arrays` for one number; `positive` is the formula where no number is negative.

    It has no branches, so that parts of the array without negative numbers go by vectors.
    """
    loop = _of_one_mostly_between(formula, positive, 0.0, math.inf)
    return named(loop, f"{formula.__name__}_array", room)


def over_moderate_arrays(formula: Function, moderate: Function, limit: float, room: str) -> Any:
    """Likewise, `moderate` being the formula of numbers from -limit to limit."""
    loop = _of_one_mostly_between(formula, moderate, -limit, limit)
    return named(loop, f"{formula.__name__}_array", room)


def _of_one_mostly_between(formula: Function, easy: Function, low: float, high: float) -> Function:
    def loop(x: Any, out: Any) -> None:
        for start in range(0, out.size, PART):
            given, found = x[start : start + PART], out[start : start + PART]
            difficult = 0
            for i in range(found.size):
                difficult += (given[i] < low) | (given[i] > high)
            if difficult:
                for i in range(found.size):
                    found[i] = formula(given[i])
            else:
                for i in range(found.size):
                    found[i] = easy(given[i])

    return loop


def over_plain_arrays(formula: Function, plain: Function, fast: Function, room: str) -> Any:
    """As `over_arrays` for two numbers; `fast` is the formula, without branches, where `plain` is.

    Parts of the arrays of which enough places are plain go by vectors; the others follow one by
    one.
    """
    loop = mostly_plain(formula, plain, fast)
    return named(loop, f"{formula.__name__}_array", room)


def mostly_plain(formula: Function, plain: Function, fast: Function) -> Function:
    """The loop of `over_plain_arrays`, not yet compiled."""

    def loop(x: Any, y: Any, out: Any) -> None:
        values = np.empty(PART, out.dtype)  # because `out` may be x or y, which are read again
        for start in range(0, out.size, PART):
            end = start + PART
            u, v, to = stretch(x, start, end), stretch(y, start, end), out[start:end]
            count = to.size
            found = 0
            for i in range(count):
                found += plain(entry(u, i), entry(v, i))
            if FEW * found < count:
                for i in range(count):
                    to[i] = formula(entry(u, i), entry(v, i))
                continue
            for i in range(count):
                values[i] = fast(entry(u, i), entry(v, i))
            if found == count:  # apart, as the compiler may work out both sides of a choice
                for i in range(count):
                    to[i] = values[i]
                continue
            for i in range(count):
                a, b = entry(u, i), entry(v, i)
                to[i] = values[i] if plain(a, b) else formula(a, b)

    return loop


def _of_one(formula: Function) -> Function:
    def loop(x: Any, out: Any) -> None:
        for i in range(x.size):
            put(out, i, formula(x[i]))

    return loop


def _of_two(formula: Function) -> Function:
    def loop(x: Any, y: Any, out: Any) -> None:
        for i in range(out.shape[0]):
            put(out, i, formula(entry(x, i), entry(y, i)))

    return loop


def _of_three(formula: Function) -> Function:
    def loop(x: Any, y: Any, z: Any, out: Any) -> None:
        for i in range(out.shape[0]):
            put(out, i, formula(entry(x, i), entry(y, i), entry(z, i)))

    return loop


def _of_four(formula: Function) -> Function:
    def loop(w: Any, x: Any, y: Any, z: Any, out: Any) -> None:
        for i in range(out.shape[0]):
            put(out, i, formula(entry(w, i), entry(x, i), entry(y, i), entry(z, i)))

    return loop


def _of_five(formula: Function) -> Function:
    def loop(v: Any, w: Any, x: Any, y: Any, z: Any, out: Any) -> None:
        for i in range(out.shape[0]):
            a, b, c = entry(v, i), entry(w, i), entry(x, i)
            put(out, i, formula(a, b, c, entry(y, i), entry(z, i)))

    return loop


LOOPS: dict[int, Callable[[Function], Function]] = {
    1: _of_one,
    2: _of_two,
    3: _of_three,
    4: _of_four,
    5: _of_five,
}
