"""Loops over flat arrays for the inverses of the incomplete beta function, by the same steps.

The smaller one of x and 1 - x is kept; the other follows with its rest.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numba import types

from nbmath._loops import named
from nbmath._once import over_points
from nbmath._targets import bind, inner, overload
from nbmath.special.cpu.fractions import kind_of, rest_of, small_tails
from nbmath.special.cpu.inverses import PART, ROUNDS, aims_of

__all__ = ["over_beta_points", "over_beta_tails"]

bound: Any = bind("special", "cpu")
by_search, betaln = bound.beta_roots, bound.betaln_of_positive
quick, start, step = bound.beta_quick, bound.beta_quick_start, bound.beta_quick_step

Function = Callable[..., Any]


@inner
def searched(a: Any, b: Any, p: Any, p_low: Any, q: Any, q_low: Any) -> Any:
    """The pair x and 1 - x by the formula of one number, which is long to compile."""
    return by_search(a, b, p, p_low, q, q_low)


@inner
def points_of(a: Any, b: Any, small: Any, near: Any, points: Any, kind: Any) -> None:
    """The pairs x and 1 - x as four rows, and what fractions their tails need."""
    for j in range(kind.size):
        other, rest = rest_of(small[j])
        points[0, j], points[1, j] = (
            small[j] if near[j] else other,
            0.0 if near[j] else rest,
        )
        points[2, j], points[3, j] = (
            other if near[j] else small[j],
            rest if near[j] else 0.0,
        )
    for j in range(kind.size):
        kind[j] = kind_of(a[j], b[j], points[0, j], points[2, j])


def beta_roots_array(a: Any, b: Any, given: Any, upper: int, x: Any, y: Any) -> None:
    """The roots for lower tails, or for upper ones, and what they lack of one."""
    place, kind = np.empty(PART, np.int64), np.empty(PART, np.int32)
    near, last = np.empty(PART, np.bool_), np.empty(PART, np.bool_)
    aims, points = np.empty((4, PART), x.dtype), np.empty((4, PART), x.dtype)
    # exponents, the smaller share, the tail and its slope
    state = np.empty((5, PART), x.dtype)
    c, d, small, tail, rate = state[0], state[1], state[2], state[3], state[4]
    for low in range(0, x.size, PART):
        count = min(PART, x.size - low)
        first, second, t = (
            a[low : low + count],
            b[low : low + count],
            given[low : low + count],
        )
        to, other = x[low : low + count], y[low : low + count]
        aims_of(t, upper, aims)
        p, p_low, q, q_low = aims[0], aims[1], aims[2], aims[3]
        active = 0
        for i in range(count):
            if quick(first[i], second[i], p[i], q[i]):
                c[active], d[active], place[active] = first[i], second[i], i
                p[active], p_low[active], q[active], q_low[active] = (
                    p[i],
                    p_low[i],
                    q[i],
                    q_low[i],
                )
                active += 1
            else:
                to[i], other[i] = searched(first[i], second[i], p[i], p_low[i], q[i], q_low[i])
        for j in range(active):
            rate[j] = betaln(c[j], d[j])
        for j in range(active):
            near[j], small[j] = start(c[j], d[j], rate[j], p[j], q[j])
        for _ in range(ROUNDS):
            if active == 0:
                break
            points_of(c[:active], d[:active], small, near, points, kind[:active])
            small_tails(kind[:active], c[:active], d[:active], points, tail, rate)
            for j in range(active):
                small[j], last[j] = step(
                    *(c[j], d[j], small[j], near[j], kind[j], tail[j], rate[j]),
                    *(p[j], p_low[j], q[j], q_low[j]),
                )
            still = 0
            for j in range(active):
                i = place[j]
                if last[j]:
                    to[i] = small[j] if near[j] else 1.0 - small[j]
                    other[i] = 1.0 - small[j] if near[j] else small[j]
                elif kind[j] == 0:
                    to[i], other[i] = searched(c[j], d[j], p[j], p_low[j], q[j], q_low[j])
                else:
                    place[still], near[still], small[still] = i, near[j], small[j]
                    c[still], d[still] = c[j], d[j]
                    p[still], p_low[still], q[still], q_low[still] = (
                        p[j],
                        p_low[j],
                        q[j],
                        q_low[j],
                    )
                    still += 1
            active = still
        for j in range(active):
            i = place[j]
            to[i], other[i] = searched(c[j], d[j], p[j], p_low[j], q[j], q_low[j])


roots = named(beta_roots_array, "beta_roots_array", "special", inner)


def filled(x: Any, like: Any) -> Any:
    """An array of a number; an array is copied, because what is written may be it."""
    return np.full(like.size, x, like.dtype)


@overload(filled)
def _filled(x: Any, like: Any) -> Any:
    if isinstance(x, types.Array):
        return lambda x, like: x.copy()
    return lambda x, like: np.full(like.size, x, like.dtype)


def over_beta_tails(upper: bool, name: str) -> Any:
    """The driver `(a, b, p, out)` of one of both inverses."""
    which = np.int64(upper)  # not a literal, for each of which all would be compiled again

    def loop(a: Any, b: Any, p: Any, out: Any) -> None:
        roots(
            filled(a, out),
            filled(b, out),
            filled(p, out),
            which,
            out,
            np.empty_like(out),
        )

    return named(loop, name, "special")


def over_beta_points(
    formula: Function,
    pieces: tuple[Function, Function, Function],
    upper: bool,
    room: str,
    arguments: int,
) -> Any:
    """As `over_arrays` for a quantile of (p, parameters), or one from above.

    The pieces are the exponents of the parameters, the lower tail of the beta variable that belongs
    to p, and the point that has the shares x and 1 - x, from p and the parameters. They serve
    numbers; where an array follows p goes the usual loop.
    """
    exponents, tail, point = pieces
    which = np.int64(upper)

    def fill(p: Any, parameters: Any, out: Any) -> None:
        a, b = exponents(*parameters)
        sane = a > 0.0 and b > 0.0 and a < math.inf and b < math.inf
        first = np.full(PART, a if sane else math.nan, out.dtype)
        second, tails = np.full(PART, b, out.dtype), np.empty(PART, out.dtype)
        x, y = np.empty(PART, out.dtype), np.empty(PART, out.dtype)
        for low in range(0, out.size, PART):
            count = min(PART, out.size - low)
            given, to = p[low : low + count], out[low : low + count]
            for i in range(count):
                tails[i] = tail(given[i], *parameters)
            roots(first[:count], second[:count], tails[:count], which, x[:count], y[:count])
            for i in range(count):
                to[i] = point(x[i], y[i], given[i], *parameters)

    return over_points(formula, fill, room, arguments)
