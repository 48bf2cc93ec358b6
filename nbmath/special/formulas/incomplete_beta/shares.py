"""Densities behind the incomplete beta function, and the logarithms of its tails."""

import math

from nbmath.special.formulas.gammas import double as gammas
from nbmath.special.formulas.gammas.functions import log_pair, stirling_rest, two_sum
from nbmath.special.formulas.incomplete_beta.functions import (
    beta_share,
    tail_parts,
    tails_of_pairs,
)
from nbmath.special.formulas.incomplete_gamma.functions import exp_times, reciprocal_factorial
from nbmath.special.formulas.incomplete_gamma.shares import lift_of
from nbmath.special.formulas.logs import log1pmx


def beta_density(
    a: float, b: float, x: float, x_low: float, y: float, y_low: float, per: float
) -> float:
    """x**a y**b / (B(a, b) per) of pairs whose sum is one."""
    high, low, factor = beta_share(a, b, x, x_low, y, y_low)
    lift = lift_of(per)
    return exp_times(high, low, factor * (a / (a + b)) * (b / (per * lift))) * lift


def beta_density_at(a: float, b: float, x: float) -> float:
    """x**(a - 1) (1 - x)**(b - 1) / B(a, b), 0 < x < 1."""
    y = 1.0 - x
    return beta_density(a, b, x, 0.0, y, (1.0 - y) - x, x) / y


def log_beta_density(
    a: float, b: float, x: float, x_low: float, y: float, y_low: float
) -> tuple[float, float]:
    """log(x**a y**b / B(a, b)) as a number and a rest."""
    high, low, factor = beta_share(a, b, x, x_low, y, y_low)
    return high, low + math.log(factor * (a / (a + b)) * b)


def less_log(high: float, low: float, x: float, x_low: float) -> tuple[float, float]:
    """What is left of a number with its rest without log(x): nearly nothing, it may be."""
    log, log_low = log_pair(x)
    high, lost = two_sum(high, -log)
    return high, low + (lost - (log_low + x_low / x))


def log_lower_of_pairs(a: float, b: float, x: float, x_low: float, y: float, y_low: float) -> float:
    """The logarithm of the lower tail; of the upper one with a and b, x and y exchanged."""
    lower, upper = tails_of_pairs(a, b, x, x_low, y, y_low)
    if lower < gammas.FAINT:
        high, low, factor = tail_parts(a, b, x, x_low, y, y_low)
        return high + (math.log(factor) + low)
    return math.log1p(-upper) if lower > 0.5 else math.log(lower)


def half_step(a: float) -> float:
    """gamma(a + 1/2) / (gamma(a) sqrt(a))."""
    if a < 3.0:
        share = reciprocal_factorial(a)[0] / reciprocal_factorial(a + 0.5)[0]
        return share * math.sqrt(a) / (a + 0.5)
    rests = stirling_rest(a + 0.5) - stirling_rest(a)
    value = math.exp(a * log1pmx(0.5 / a) + rests)
    return value if a < math.inf else 1.0
