"""The logarithms of the tails of the incomplete beta function."""

import math

from nbmath.special.formulas.gammas import double as gammas
from nbmath.special.formulas.incomplete_beta.functions import tail_parts, tails_of_pairs


def log_lower_of_pairs(a: float, b: float, x: float, x_low: float, y: float, y_low: float) -> float:
    """The logarithm of the lower tail; of the upper one with a and b, x and y exchanged."""
    lower, upper = tails_of_pairs(a, b, x, x_low, y, y_low)
    if lower < gammas.FAINT:
        high, low, factor = tail_parts(a, b, x, x_low, y, y_low)
        return high + (math.log(factor) + low)
    return math.log1p(-upper) if lower > 0.5 else math.log(lower)
