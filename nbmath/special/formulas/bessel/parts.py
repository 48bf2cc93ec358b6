"""A quotient whose rounding errors are kept."""

import math

from nbmath import _bits as bits
from nbmath.special.formulas.gammas.functions import two_sum


def over_root(a: float, b: float, y: float) -> tuple[float, float]:
    """(a + b) / sqrt(y) of a positive y as a number and what it lacks."""
    g, lost = two_sum(a, b)
    root = math.sqrt(y)
    inverse = 1.0 / root
    q = g * inverse
    beyond = 0.5 * inverse * bits.fma(-root, root, y)
    return q, (bits.fma(-q, root, g) - bits.fma(q, beyond, -lost)) * inverse
