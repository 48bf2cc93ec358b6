"""Powers by logarithms with a rest, without branches."""

import math

from nbmath import _bits as bits
from nbmath.elementary.formulas import double as elementary
from nbmath.special.formulas.gammas.functions import log_pair
from nbmath.special.formulas.incomplete_gamma.functions import exp_times


def pow(x: float, y: float) -> float:  # noqa: A001  # its derivatives are those of math.pow
    """x**y of x >= 0."""
    inside = x > 0.0 and x < math.inf
    log, log_low = log_pair(x if inside else 1.0)
    p = y * log
    p = 0.0 if log == 0.0 else p
    low = bits.fma(y, log, -p) + y * log_low
    most = elementary.OVERFLOW
    value = exp_times(p if p < most else most, low if math.fabs(p) < most else 0.0, 1.0)
    edge = math.inf if (x == 0.0) == (y < 0.0) else 0.0
    edge = 1.0 if y == 0.0 else edge
    value = value if inside else edge
    return value if x >= 0.0 and y == y else math.nan
