"""Integrals of functions by adaptive rules: one code for compiled functions and for Python's.

The range is cut into panels, of which the one whose error is largest is halved. A panel apart from
special points has the rule of Kronrod with that of Gauss inside it; one at a special point, as soon
as halving has shown that the function is not smooth there, has a double exponential substitution.
Between the last point of a panel and the first of the next no rule sees a jump: what one there may
amount to is part of the error.
"""

import math
from typing import Any

import numpy as np
from numba.extending import register_jitable

from nbmath._door import Status
from nbmath._targets import OPTIONS
from nbmath.calculus.door.panels import (
    COLUMNS,
    DOWN,
    DOWNWARDS,
    END,
    ERROR,
    FLOOR,
    HIGH,
    KIND,
    LOW,
    NEXT,
    SCALE,
    UP,
    UPWARDS,
    VALUE,
    WHOLE,
    jump,
    measure,
    upwards,
)

__all__ = ["integral"]

OK, NOT_CONVERGED = int(Status.OK), int(Status.NOT_CONVERGED)


@register_jitable(**OPTIONS)
def put(panels: Any, place: Any, kind: Any, end: Any, high: Any, scale: Any) -> Any:
    """Write a panel at a special point; the next place."""
    panels[place, KIND], panels[place, END], panels[place, NEXT] = kind, end, -1
    panels[place, HIGH], panels[place, SCALE] = high, scale
    return place + 1


@register_jitable(**OPTIONS)
def begin(points: Any, scale: Any, joined: Any, panels: Any) -> int:
    """Write the first panels between ascending points, the outermost of which may be infinite.

    `joined`: the function is to go on at the points as it comes.
    """
    count, last = 0, -1
    for i in range(points.shape[0] - 1):
        low, high = points[i], points[i + 1]
        width, first = high - low, count
        if not math.isinf(width):
            count = put(panels, count, WHOLE, low, width, width) if low < high else count
        elif not math.isinf(low) and not math.isinf(high):
            half = 0.5 * high - 0.5 * low
            count = put(panels, count, UP, low, half, half)
            count = put(panels, count, DOWN, high, half, half)
        if math.isinf(low):
            start = 0.0 if math.isinf(high) else high
            count = put(panels, count, DOWNWARDS, start, 0.5, scale)
            count = put(panels, count, DOWN, start, scale, scale)
        if math.isinf(high):
            start = 0.0 if math.isinf(low) else low
            count = put(panels, count, UP, start, scale, scale)
            count = put(panels, count, UPWARDS, start, 0.5, scale)
        for place in range(first, count - 1):
            panels[place, NEXT] = place + 1
        if joined and last >= 0 and count > first:
            panels[last, NEXT] = first
        last = count - 1
    return count


@register_jitable(**OPTIONS)
def divide(panels: Any, worst: Any, count: Any) -> bool:
    """Halve a panel into its own place and the next free one; False where it has no middle.

    The own place holds the half with the smaller x.
    """
    panel, other = panels[worst], panels[count]
    low, high = panel[LOW], panel[HIGH]
    middle = 0.5 * low + 0.5 * high
    if not low < middle < high:
        return False
    other[:] = panel
    panel[NEXT] = count
    if upwards(panel):
        panel[HIGH], other[LOW] = middle, middle
    else:
        panel[LOW], other[HIGH] = middle, middle
    if panel[KIND] == WHOLE:
        panel[KIND], other[KIND], other[END] = UP, DOWN, panel[END] + high
        other[LOW], other[HIGH] = 0.0, high - middle
    return True


@register_jitable(**OPTIONS)
def share(panel: Any) -> Any:
    """About the share of its range that a panel takes."""
    return (panel[HIGH] - panel[LOW]) / (panel[SCALE] if panel[KIND] <= DOWN else 1.0)


@register_jitable(**OPTIONS)
def between(panels: Any, count: Any) -> Any:
    """What jumps between panels may amount to, and the larger of the two where it is most."""
    total, most, place = 0.0, 0.0, 0
    for i in range(count):
        after = int(panels[i, NEXT])
        hidden = jump(panels[i], panels[after]) if after >= 0 else 0.0
        total += hidden
        if hidden > most:
            most, place = hidden, (i if share(panels[i]) > share(panels[after]) else after)
    return total, place


@register_jitable(**OPTIONS)
def integral(
    f: Any, points: Any, args: Any, scale: Any, epsabs: Any, epsrel: Any, limit: Any, joined: Any
) -> Any:
    """The integral of f(x, *args) between ascending points: value, error, status, panels.

    An infinite range is cut at `scale` from its finite end. `joined`: f goes on at the points.
    """
    panels, seen = np.zeros((max(limit, 4 * points.shape[0]), COLUMNS)), np.zeros(21)
    count = begin(points, scale, joined, panels)
    for i in range(count):
        measure(f, args, panels[i], seen)
    while True:
        value, error, worst = 0.0, 0.0, 0
        for i in range(count):
            value += panels[i, VALUE]
            error += panels[i, ERROR]
            above = panels[i, ERROR] - panels[i, FLOOR]
            if above > panels[worst, ERROR] - panels[worst, FLOOR]:
                worst = i
        asked = max(epsabs, epsrel * abs(value))
        hopeless = not panels[worst, ERROR] > panels[worst, FLOOR]
        if error <= asked and math.isfinite(value):
            hidden, place = between(panels, count)
            error += hidden
            if error <= asked:
                return value, error, OK, count
            worst, hopeless = place, False
        full = count >= panels.shape[0]
        if hopeless or full or not math.isfinite(value) or not divide(panels, worst, count):
            return value, error, NOT_CONVERGED, count
        measure(f, args, panels[worst], seen)
        measure(f, args, panels[count], seen)
        count += 1
