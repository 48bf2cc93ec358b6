"""Plane rotations and single reflections that take a vector to the first axis."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose, spoil
from nbmath.linalg.formulas.orthogonal import reflector


def givens(a: Any, b: Any) -> Any:
    """(c, s, r): c a + s b = r and c b - s a = 0 with c² + s² = 1, c >= 0; r has the sign of a.

    Lengths are relative to the larger number, so that only an r that is too large overflows.
    """
    x, y = math.fabs(a), math.fabs(b)
    first = x > y
    large = x if first else y
    small = y if first else x
    t = small / (1.0 if large == 0.0 else large)
    norm = math.sqrt(1.0 + t * t)
    near, far = 1.0 / norm, t / norm
    upright = not first and large > 0.0
    c = far if upright else near
    s = near if upright else far
    sign = 1.0 if a == 0.0 else math.copysign(1.0, a)
    return c, sign * math.copysign(s, b), sign * (large * norm)


def householder(x: Any) -> Any:
    """(τ, β) with (I - τ v vᵀ) x = β e_1; x [n, 1] is overwritten by v, which begins with one.

    A vector with nan or infinity has nan everywhere.
    """
    strange = 0.0 * x[0, 0]
    for i in range(1, x.shape[0]):
        strange += 0.0 * x[i, 0]
    good = strange == 0.0
    tau = choose(good, reflector(x, 0), math.nan)
    beta = choose(good, x[0, 0], math.nan)
    x[0, 0] = 1.0
    spoil(x, not good)
    return tau, beta
