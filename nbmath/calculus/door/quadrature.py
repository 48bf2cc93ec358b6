"""Integrals of functions by adaptive rules: one code for compiled functions and for Python's.

The range is cut into panels, each measured from a special point: an end of the range or a break in
it, from which `u` counts away, or infinity, at `u = 0`. So points near it keep their digits. A
panel apart from special points has the rule of Kronrod with that of Gauss inside it; one at a
special point, as soon as halving has shown that the function is not smooth there, has a double
exponential substitution.
"""

import math
from typing import Any

import numpy as np
from numba.extending import register_jitable

from nbmath._door import Status
from nbmath._targets import OPTIONS

__all__ = ["integral"]

OK, NOT_CONVERGED = int(Status.OK), int(Status.NOT_CONVERGED)
EPS = 2.0**-52
KIND, LOW, HIGH, END, SCALE, VALUE, ERROR, FLOOR = range(8)
"""The columns of a panel."""
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
GAUSS = np.array(
    (
        *(0.0, 0.29552422471475287, 0.0, 0.26926671930999635, 0.0, 0.21908636251598204),
        *(0.0, 0.1494513491505806, 0.0, 0.06667134430868814, 0.0),
    )
)
"""Those of Gauss' rule of 10 points."""

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
def by_kronrod(f: Any, args: Any, panel: Any, seen: Any) -> None:
    """Write a panel's integral, an estimate of its error and the least that rounding permits."""
    half = 0.5 * (panel[HIGH] - panel[LOW])
    middle = panel[LOW] + half
    kronrod, gauss, size = 0.0, 0.0, 0.0
    for i in range(-10, 11):
        place = abs(i)
        u = middle + half * (NODES[place] if i > 0 else -NODES[place])
        x, gain = at(panel, u)
        y = float(f(float(x), *args)) * (gain / u)
        seen[i + 10] = y
        kronrod += KRONROD[place] * y
        gauss += GAUSS[place] * y
        size += KRONROD[place] * abs(y)
    spread = 0.0
    for i in range(-10, 11):
        spread += KRONROD[abs(i)] * abs(seen[i + 10] - 0.5 * kronrod)
    error = abs(kronrod - gauss)
    if error > 0.0 and spread > 0.0:
        error = spread * min(1.0, (200.0 * error / spread) ** 1.5)
    floor = 50.0 * EPS * size
    panel[VALUE], panel[FLOOR] = kronrod * half, floor * half
    panel[ERROR] = max(error, floor) * half


@register_jitable(**OPTIONS)
def by_substitution(f: Any, args: Any, panel: Any) -> None:
    """The same for a panel at a special point: u = high s(t), by the trapezoidal rule in t.

    Where u is lost beside the end, f is continued as a power of u.
    """
    fine, half, quarter, size, guessed, term = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    small = 0
    nearest = max(NEAREST * abs(panel[END]), LEAST) if panel[KIND] <= DOWN else 0.0
    near, power = continued(f, args, panel, nearest) if nearest > 0.0 else (0.0, 0.0)
    for i in range(SHARES.shape[0] - 1, -1, -1):
        u = panel[HIGH] * SHARES[i]
        x, gain = at(panel, u)
        if math.isinf(x) or u == 0.0:
            guessed += 4.0 * abs(term) / UNSURE  # about what is left
            break
        y = near * (u / nearest) ** power if u < nearest else float(f(float(x), *args))
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
    error = abs(fine - 2.0 * half)  # that of the rule of twice the step, unless by chance
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


@register_jitable(**OPTIONS)
def put(panels: Any, place: Any, kind: Any, end: Any, high: Any, scale: Any) -> Any:
    """Write a panel at a special point; the next place."""
    panels[place, KIND], panels[place, END] = kind, end
    panels[place, HIGH], panels[place, SCALE] = high, scale
    return place + 1


@register_jitable(**OPTIONS)
def begin(points: Any, scale: Any, panels: Any) -> int:
    """Write the first panels between ascending points, the outermost of which may be infinite."""
    count = 0
    for i in range(points.shape[0] - 1):
        low, high = points[i], points[i + 1]
        width = high - low
        if not math.isinf(width):
            count = put(panels, count, WHOLE, low, width, width) if low < high else count
        elif not math.isinf(low) and not math.isinf(high):
            half = 0.5 * high - 0.5 * low
            count = put(panels, count, UP, low, half, half)
            count = put(panels, count, DOWN, high, half, half)
        if math.isinf(high):
            start = 0.0 if math.isinf(low) else low
            count = put(panels, count, UP, start, scale, scale)
            count = put(panels, count, UPWARDS, start, 0.5, scale)
        if math.isinf(low):
            start = 0.0 if math.isinf(high) else high
            count = put(panels, count, DOWN, start, scale, scale)
            count = put(panels, count, DOWNWARDS, start, 0.5, scale)
    return count


@register_jitable(**OPTIONS)
def divide(panels: Any, worst: Any, count: Any) -> bool:
    """Halve a panel into its own place and the next free one; False where it has no middle."""
    panel, other = panels[worst], panels[count]
    low, high = panel[LOW], panel[HIGH]
    middle = 0.5 * low + 0.5 * high
    if not low < middle < high:
        return False
    other[:] = panel
    panel[HIGH], other[LOW] = middle, middle
    if panel[KIND] == WHOLE:
        panel[KIND], other[KIND], other[END] = UP, DOWN, panel[END] + high
        other[LOW], other[HIGH] = 0.0, high - middle
    return True


@register_jitable(**OPTIONS)
def integral(
    f: Any, points: Any, args: Any, scale: Any, epsabs: Any, epsrel: Any, limit: Any
) -> Any:
    """The integral of f(x, *args) between ascending points: value, error, status, panels.

    An infinite range is cut at `scale` from its finite end.
    """
    panels, seen = np.zeros((max(limit, 4 * points.shape[0]), 8)), np.zeros(21)
    count = begin(points, scale, panels)
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
        if error <= max(epsabs, epsrel * abs(value)) and math.isfinite(value):
            return value, error, OK, count
        hopeless = not panels[worst, ERROR] > panels[worst, FLOOR]
        full = count >= panels.shape[0]
        if hopeless or full or not math.isfinite(value) or not divide(panels, worst, count):
            return value, error, NOT_CONVERGED, count
        measure(f, args, panels[worst], seen)
        measure(f, args, panels[count], seen)
        count += 1
