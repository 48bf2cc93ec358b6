"""Panels of the range of an integral, and the rules for one: of Kronrod, and double exponential.

Each is measured from a special point: an end of the range or a break in it, from which `u` counts
away, or infinity, at `u = 0`. So points near it keep their digits.
"""

import math
from typing import Any

import numpy as np
from numba.extending import register_jitable

from nbmath._targets import OPTIONS

__all__ = ["jump", "measure", "upwards"]

EPS = 2.0**-52
KIND, LOW, HIGH, END, SCALE, VALUE, ERROR, FLOOR, NEXT, LEFT, RIGHT = (*range(10), 11)
"""The columns of a panel.

NEXT is the place of the panel that goes on where this one ends, below zero where none does. LEFT
and RIGHT are f at the ends, continued from the points inside; after each of them comes how far the
last point is from there.
"""
COLUMNS = 13
WHOLE, UP, DOWN, UPWARDS, DOWNWARDS = range(5)
"""What u is: x = end + u (twice), x = end - u, x = end ± scale (1/u - 1).

The scale of the others is the width of their range. A whole range is halved into UP and DOWN.
"""
SMOOTH = 1.0 / 16.0
"""The share of its range up to which a panel at an end has the double exponential rule."""
NEAREST = 64.0 * EPS
"""How near to a number beside its own size others are told apart well enough."""
LEAST = 2.0**-1000
"""How near to zero."""
NOTHING, PATIENCE = 2.0**-60, 4
"""Beside the sum; and after how many such terms in a row that rule ends."""
UNSURE = 1.0 / 16.0
"""The share of a part that is extrapolated by a power which counts as its error."""

NODES = np.array(
    (
        *(0.0, 0.14887433898163122, 0.2943928627014602, 0.43339539412924716, 0.5627571346686047),
        *(0.6794095682990244, 0.7808177265864169, 0.8650633666889845, 0.9301574913557082),
        *(0.9739065285171717, 0.9956571630258081),
    )
)
"""Those of Kronrod's rule of 21 points that are not negative; every second is one of Gauss."""
KRONROD = np.array(
    (
        *(0.1494455540029169, 0.1477391049013385, 0.1427759385770601, 0.1347092173114733),
        *(0.1234919762620659, 0.1093871588022976, 0.0931254545836976, 0.07503967481091996),
        *(0.054755896574352, 0.03255816230796473, 0.011694638867371874),
    )
)
"""Their weights."""
_ALL = np.concatenate((-NODES[:0:-1], NODES))
_APART = _ALL[:, None] - _ALL + np.eye(21)
CONTINUED = np.prod((1.0 - _ALL + np.eye(21) * _ALL) / _APART, axis=1)
"""Those of the polynomial through the 21 points at their end, 1; backwards at the other."""
NULLS = 0.484 * np.linalg.qr(np.polynomial.legendre.legvander(_ALL, 20))[0].T[18:]
"""Those of three sums that are nothing for degree 17, as long as what Kronrod's weights differ by
from those of Gauss' rule inside it, which is the last of the three."""

STEP = 1.0 / 8.0
"""Of t in the double exponential rule."""
_T = STEP * np.arange(-48, 27)
_GROWN = np.exp(math.pi * np.sinh(_T))
SHARES = _GROWN / (1.0 + _GROWN)
"""Where that rule has its points in a panel: s(t) = 1 / (1 + exp(-pi sinh t))."""
GAINS = math.pi * np.cosh(_T) / (1.0 + _GROWN)
"""ds/dt / s."""


@register_jitable(**OPTIONS)
def at(panel: Any, u: Any) -> Any:
    """x, and dx/du times u."""
    kind, end = panel[KIND], panel[END]
    if kind <= UP:
        return end + u, u
    if kind == DOWN:
        return end - u, u
    far = panel[SCALE] / u
    away = far - panel[SCALE]
    return (end + away if kind == UPWARDS else end - away), far


@register_jitable(**OPTIONS)
def upwards(panel: Any) -> bool:
    """Whether x grows with u."""
    return bool(panel[KIND] <= UP or panel[KIND] == DOWNWARDS)


@register_jitable(**OPTIONS)
def jump(panel: Any, other: Any) -> Any:
    """What a jump between the last point of a panel and the first of the next may amount to."""
    return abs(other[LEFT] - panel[RIGHT]) * max(other[LEFT + 1], panel[RIGHT + 1])


@register_jitable(**OPTIONS)
def by_kronrod(f: Any, args: Any, panel: Any, seen: Any) -> None:
    """Write a panel's integral, an estimate of its error and the least that rounding permits."""
    half = 0.5 * (panel[HIGH] - panel[LOW])
    middle = panel[LOW] + half
    kronrod, size, first, second, third = 0.0, 0.0, 0.0, 0.0, 0.0
    low, high = 0.0, 0.0
    for i in range(-10, 11):
        place = abs(i)
        u = middle + half * (NODES[place] if i > 0 else -NODES[place])
        x, gain = at(panel, u)
        y = float(f(float(x), *args)) * (gain / u)
        seen[i + 10] = y
        kronrod += KRONROD[place] * y
        size += KRONROD[place] * abs(y)
        first += NULLS[0, i + 10] * y
        second += NULLS[1, i + 10] * y
        third += NULLS[2, i + 10] * y
        low += CONTINUED[10 - i] * y
        high += CONTINUED[i + 10] * y
    spread = 0.0
    for i in range(-10, 11):
        spread += KRONROD[abs(i)] * abs(seen[i + 10] - 0.5 * kronrod)
    error = math.sqrt(first * first + second * second + third * third)
    if error > 0.0 and spread > 0.0:
        error = max(10.0 * error, spread * min(1.0, (200.0 * error / spread) ** 1.5))
    floor = 50.0 * EPS * size
    panel[VALUE], panel[FLOOR] = kronrod * half, floor * half
    panel[ERROR] = max(error, floor) * half
    continue_to(panel, panel[LOW], middle - half * NODES[10], low, LEFT, RIGHT)
    continue_to(panel, panel[HIGH], middle + half * NODES[10], high, RIGHT, LEFT)


@register_jitable(**OPTIONS)
def continue_to(panel: Any, u: Any, nearest: Any, y: Any, side: Any, other: Any) -> None:
    """Write f at an end, from y = f dx/du there and the point next to it.

    The side is that where x grows with u, or the other.
    """
    place = side if upwards(panel) else other
    x, gain = at(panel, u)
    panel[place] = y * (u / gain) if panel[KIND] >= UPWARDS else y
    panel[place + 1] = abs(x - at(panel, nearest)[0])


@register_jitable(**OPTIONS)
def by_substitution(f: Any, args: Any, panel: Any) -> None:
    """The same for a panel at a special point: u = high s(t), by the trapezoidal rule in t.

    Where u is lost beside the end, f is continued as a power of u.
    """
    fine, half, quarter, size, guessed, term = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    small, first, last = 0, RIGHT if upwards(panel) else LEFT, LEFT if upwards(panel) else RIGHT
    nearest = max(NEAREST * abs(panel[END]), LEAST) if panel[KIND] <= DOWN else 0.0
    near, power = continued(f, args, panel, nearest) if nearest > 0.0 else (0.0, 0.0)
    for i in range(SHARES.shape[0] - 1, -1, -1):
        u = panel[HIGH] * SHARES[i]
        x, gain = at(panel, u)
        if math.isinf(x) or u == 0.0:
            guessed += 4.0 * abs(term) / UNSURE  # about what is left
            break
        y = near * (u / nearest) ** power if u < nearest else float(f(float(x), *args))
        panel[last], panel[last + 1] = y, abs(x - panel[END])
        if i == SHARES.shape[0] - 1:
            panel[first], panel[first + 1] = y, 0.0
        term = y * gain * GAINS[i] if y != 0.0 else 0.0
        fine += term
        half += term if i % 2 == 0 else 0.0
        quarter += term if i % 4 == 0 else 0.0
        size += abs(term)
        guessed += abs(term) if u < nearest else 0.0
        small = small + 1 if abs(term) <= NOTHING * size and size > 0.0 else 0
        if small == PATIENCE:
            break
    by_quarter = abs(half - 2.0 * quarter)
    error = 32.0 * abs(fine - 2.0 * half)  # the rule of twice the step, unless by chance
    error = max(error, 4.0 * by_quarter * (by_quarter / size)) if size > 0.0 else error
    error += UNSURE * guessed if power > -1.0 else math.inf
    floor = 50.0 * EPS * size
    panel[VALUE], panel[FLOOR], panel[ERROR] = fine * STEP, floor * STEP, max(error, floor) * STEP


@register_jitable(**OPTIONS)
def continued(f: Any, args: Any, panel: Any, u: Any) -> Any:
    """f at u, and the power of u that it goes with from there to 16 u."""
    near = float(f(float(at(panel, u)[0]), *args))
    ratio = float(f(float(at(panel, 16.0 * u)[0]), *args)) / near if near != 0.0 else 0.0
    return near, math.log2(ratio) / 4.0 if ratio > 0.0 else 0.0


@register_jitable(**OPTIONS)
def measure(f: Any, args: Any, panel: Any, seen: Any) -> None:
    """Write what a panel's rule gives."""
    special = panel[LOW] == 0.0 and panel[KIND] != WHOLE
    if special and (panel[KIND] >= UPWARDS or panel[HIGH] <= SMOOTH * panel[SCALE]):
        by_substitution(f, args, panel)
    else:
        by_kronrod(f, args, panel, seen)
