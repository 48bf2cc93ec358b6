"""Powers of two by which a matrix is brought to a size whose squares are safe."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose

SMALL = 2.0**30
LARGE = 2.0**50
STEP = 2.0**20


def power_for(largest: Any) -> Any:
    """A power of two that brings the largest entry of a matrix, if not zero, to [LARGE / 2, LARGE).

    There the squares of all entries that matter neither overflow nor underflow, in float32 too. One
    binade and no more, so that a multiple by a power of two is worked on as the same numbers: what
    is left of a matrix of low rank is as small as any threshold. Only the smallest numbers of a
    precision stay below it, as far as no power of two brings them there.
    """
    scale = 1.0 + 0.0 * largest
    low = (largest < SMALL) & (largest > 0.0)
    while low:
        scale = choose(low, scale * STEP, scale)
        low = (largest * scale < SMALL) & (largest > 0.0) & (scale * STEP < math.inf)
    high = largest >= LARGE
    while high:
        scale = choose(high, scale / STEP, scale)
        high = largest * scale >= LARGE
    scale = _nearer(scale, largest, 2.0**10)
    scale = _nearer(scale, largest, 2.0**5)
    scale = _nearer(scale, largest, 2.0**3)
    scale = _nearer(scale, largest, 2.0**2)
    return _nearer(scale, largest, 2.0)


def _nearer(scale: Any, largest: Any, step: Any) -> Any:
    """The scale times a step that does not lead past LARGE, nor the scale to infinity."""
    following = scale * step
    return choose((largest * following < LARGE) & (following < math.inf), following, scale)


def normalise(a: Any) -> tuple[Any, Any]:
    """Multiply a [m, n] by such a power, returned with whether all entries are finite.

    A matrix with nan or infinity becomes zero.
    """
    largest = 0.0 * math.fabs(a[0, 0])
    good = largest == 0.0
    largest = choose(good, largest, 0.0)
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            x = math.fabs(a[i, j])
            good = good & (x < math.inf)
            largest = choose(x > largest, x, largest)
    largest = choose(good, largest, 0.0)
    scale = power_for(largest)
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            a[i, j] = choose(good, a[i, j] * scale, 0.0)
    return scale, good
