"""Loops over flat arrays for the inverses of the incomplete functions.

All places of a part take Halley's step together, on the loops of the tails. Those that have arrived
leave; what does not arrive soon, and what is too sensitive for it, goes by the formula of one
number. How often a place steps hangs on it alone, and so does what is found.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numba import types

from nbmath._loops import entry, named, stretch
from nbmath._once import over_points
from nbmath._regions import gathered
from nbmath._targets import bind, inner, overload

__all__ = ["PART", "ROUNDS", "aims_of", "over_gamma", "over_gamma_points", "over_gamma_tails"]

bound: Any = bind("special", "cpu")
rest_of, by_search = bound.fraction_rest, bound.gamma_root
quick, start, step = bound.gamma_quick, bound.gamma_quick_start, bound.gamma_quick_step
gammaln = bound.gammaln_of_positive
PART = 1024
"""Numbers that go together."""
ROUNDS = 4
"""Steps of most places."""
SMALLER = np.int64(2)  # for `by_regions`; not a literal

Function = Callable[..., Any]


def scales(a: Any, count: Any, like: Any) -> Any:
    """log(gamma(a)) of all numbers, or of the one."""
    return gammaln(a)


@overload(scales)
def _scales(a: Any, count: Any, like: Any) -> Any:
    def each(a: Any, count: Any, like: Any) -> Any:
        found = np.empty(count, like.dtype)
        for i in range(count):
            found[i] = gammaln(a[i])
        return found

    return each if isinstance(a, types.Array) else (lambda a, count, like: gammaln(a))


def moved(a: Any, to: Any, place: Any) -> None:
    """Write the number at a place to an earlier one, where there are several."""
    if getattr(a, "ndim", 0):
        a[to] = a[place]


@overload(moved)
def _moved(a: Any, to: Any, place: Any) -> Any:
    def move(a: Any, to: Any, place: Any) -> None:
        a[to] = a[place]

    return move if isinstance(a, types.Array) else (lambda a, to, place: None)


@inner
def aims_of(given: Any, upper: int, aims: Any) -> None:
    """Both tails, each as a number and a rest, as four rows."""
    own, other = (2, 0) if upper else (0, 2)
    for i in range(given.size):
        aims[own, i], aims[own + 1, i] = given[i], 0.0
        aims[other, i], aims[other + 1, i] = rest_of(given[i])


@inner
def searched(a: Any, p: Any, p_low: Any, q: Any, q_low: Any) -> Any:
    """The root by the formula of one number, which is long to compile."""
    return by_search(a, p, p_low, q, q_low)


def over_gamma(tails: Any) -> Any:
    """The compiled `(a, given, upper, out)`: the roots for lower tails, or for upper ones.

    `tails` is the loop of `by_regions`.
    """

    def roots(a: Any, given: Any, upper: int, out: Any) -> None:
        place, last = np.empty(PART, np.int64), np.empty(PART, np.bool_)
        aims, found = np.empty((4, PART), out.dtype), np.empty(PART, out.dtype)
        points, sizes = np.empty(PART, out.dtype), np.empty(PART, out.dtype)
        for low in range(0, out.size, PART):
            count = min(PART, out.size - low)
            shapes, to = stretch(a, low, low + count), out[low : low + count]
            t = given[low : low + count]
            aims_of(t, upper, aims)
            active = 0
            for i in range(count):
                place[active] = i
                active += quick(entry(shapes, i), aims[0, i], aims[2, i])
                found[i] = math.nan
            c = gathered(shapes, place, active, out)
            for k in range(4):
                for j in range(active):
                    aims[k, j] = aims[k, place[j]]
            p, p_low, q, q_low = aims[0], aims[1], aims[2], aims[3]
            scale = scales(c, active, out)
            for j in range(active):
                points[j] = start(entry(c, j), entry(scale, j), p[j], q[j])
            for _ in range(ROUNDS):
                if active == 0:
                    break
                tails(stretch(c, 0, active), points[:active], SMALLER, sizes[:active])
                for j in range(active):
                    points[j], last[j] = step(
                        *(entry(c, j), entry(scale, j), points[j], sizes[j]),
                        *(p[j], p_low[j], q[j], q_low[j]),
                    )
                still = 0
                for j in range(active):
                    if last[j]:
                        found[place[j]] = points[j]
                        continue
                    moved(c, still, j)
                    moved(scale, still, j)
                    place[still], points[still] = place[j], points[j]
                    p[still], p_low[still], q[still], q_low[still] = (
                        p[j],
                        p_low[j],
                        q[j],
                        q_low[j],
                    )
                    still += 1
                active = still
            aims_of(t, upper, aims)
            for i in range(count):
                x = found[i]
                if x != x:
                    x = searched(entry(shapes, i), *(p[i], p_low[i], q[i], q_low[i]))
                found[i] = x
            for i in range(count):
                to[i] = found[i]

    return named(roots, "gamma_roots_array", "special", inner)


def over_gamma_tails(roots: Any, upper: bool, name: str) -> Any:
    """The driver `(a, p, out)` of one of both inverses."""
    which = np.int64(upper)  # not a literal, for each of which all would be compiled again

    def several(a: Any, p: Any, out: Any) -> None:
        roots(a, p, which, out)

    def one(a: Any, p: Any, out: Any) -> None:
        roots(a, np.full(out.size, p, out.dtype), which, out)

    def loop(a: Any, p: Any, out: Any) -> None:
        found = getattr(p, "ndim", 0)
        (several if found else one)(a, p, out)

    def choose(a: Any, p: Any, out: Any) -> Function:
        return several if isinstance(p, types.Array) else one

    overload(loop)(choose)

    def passing(a: Any, p: Any, out: Any) -> None:
        loop(a, p, out)

    return named(passing, name, "special")


def over_gamma_points(
    formula: Function,
    pieces: tuple[Function, Function, Any],
    upper: bool,
    room: str,
    arguments: int,
) -> Any:
    """As `over_arrays` for a quantile of (p, parameters), or one from above.

    The pieces are the exponent of the parameters, the point of a root and the parameters, and the
    roots' loop. They serve numbers; where an array follows p goes the usual loop.
    """
    shape, point, roots = pieces
    which = np.int64(upper)

    def fill(p: Any, parameters: Any, out: Any) -> None:
        a = shape(*parameters)
        shapes = np.full(out.size, a if a > 0.0 and a < math.inf else math.nan, out.dtype)
        roots(shapes, p, which, out)
        for i in range(out.size):
            out[i] = point(out[i], *parameters)

    return over_points(formula, fill, room, arguments)
