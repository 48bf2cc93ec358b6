"""Powers by logarithms with a rest, without branches."""

import math

from nbmath import _bits as bits
from nbmath.elementary.formulas import double as elementary
from nbmath.elementary.formulas.functions import exp_parts_of_pair
from nbmath.special.formulas.gammas.functions import log_pair


def pow(x: float, y: float) -> float:  # noqa: A001  # its derivatives are those of math.pow
    """x**y of x >= 0."""
    inside = x > 0.0 and x < math.inf
    log, log_low = log_pair(x if inside else 1.0)
    p = y * log
    p = 0.0 if log == 0.0 else p
    moderate = math.fabs(p) < -elementary.UNDERFLOW
    low = bits.fma(y, log, -p) + y * log_low
    far = elementary.UNDERFLOW if p < 0.0 else -elementary.UNDERFLOW
    k, r, t = exp_parts_of_pair(p if moderate else far, low if moderate else 0.0)
    edge = math.inf if (x == 0.0) == (y < 0.0) else 0.0
    edge = 1.0 if y == 0.0 else edge
    value = bits.ldexp(1.0 + (r + t), k) if inside else edge
    return value if x >= 0.0 and y == y else math.nan
