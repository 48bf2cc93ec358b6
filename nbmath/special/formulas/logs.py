"""Logarithms of sums and differences, and products with a logarithm; see docs/special.md."""

import math

from nbmath.elementary.formulas import double as own
from nbmath.elementary.formulas.functions import log1p_parts


def _near(x: float) -> float:
    """log(1 + x) - x of -0.29 < x < 0.41, by the series of log(1 + x) about its first term."""
    s = x / (2.0 + x)
    z = s * s
    return -s * (x - z * own.log_series(z))


def log1pmx(x: float) -> float:
    """log(1 + x) - x."""
    near = x > -0.29 and x < 0.41
    high, low = log1p_parts(x)
    far = (high - x) + low
    value = _near(x if near else 0.0) if near else far
    value = -math.inf if x == -1.0 or x == math.inf else value
    return value if x >= -1.0 else math.nan


def log1mexp(x: float) -> float:
    """log(1 - exp(x)) of x <= 0."""
    near = x > -0.6931471805599453
    value = math.log(-math.expm1(x)) if near else math.log1p(-math.exp(x))
    return value if x <= 0.0 else math.nan


def logaddexp(x: float, y: float) -> float:
    """log(exp(x) + exp(y))."""
    larger = x if x > y else y
    apart = -math.fabs(x - y)
    value = larger + math.log1p(math.exp(apart))
    value = larger if x == y and math.fabs(x) == math.inf else value
    return x + y if x != x or y != y else value


def logsubexp(x: float, y: float) -> float:
    """log(exp(x) - exp(y)) of x >= y."""
    value = x + log1mexp(y - x)
    value = -math.inf if x == y else value
    value = x if y == -math.inf else value
    return math.nan if x == math.inf and y == math.inf else value


def xlogy(x: float, y: float) -> float:
    """x log(y), and 0 where x is 0."""
    value = x * math.log(y)
    return 0.0 if x == 0.0 and y == y else value


def xlog1py(x: float, y: float) -> float:
    """x log(1 + y), and 0 where x is 0."""
    value = x * math.log1p(y)
    return 0.0 if x == 0.0 and y == y else value


def entr(x: float) -> float:
    """-x log(x), 0 at 0 and -inf below."""
    value = -x * math.log(x)
    value = value if x > 0.0 else -math.inf
    value = 0.0 if x == 0.0 else value
    return x if x != x else value


def _log_ratio(x: float, y: float) -> float:
    """log(x / y) of positive numbers, near one from their difference."""
    ratio = x / y
    near = ratio > 0.5 and ratio < 2.0
    plain = ratio > own.SMALLEST and ratio < math.inf
    apart = math.log1p((x - y) / y) if near else math.log(ratio)
    return apart if plain else math.log(x) - math.log(y)


def rel_entr(x: float, y: float) -> float:
    """x log(x / y), 0 where x is 0, inf where it has no meaning."""
    value = x * _log_ratio(x, y)
    value = value if x > 0.0 and y > 0.0 else math.inf
    value = 0.0 if x == 0.0 and y >= 0.0 else value
    return x + y if x != x or y != y else value


def kl_div(x: float, y: float) -> float:
    """x log(x / y) - x + y, y where x is 0, inf where it has no meaning."""
    d = (y - x) / x
    near = d > -0.29 and d < 0.41
    far = x * _log_ratio(x, y) - (x - y)
    value = -x * _near(d if near else 0.0) if near else far
    value = value if x > 0.0 and y > 0.0 else math.inf
    value = y if x == 0.0 and y >= 0.0 else value
    value = math.inf if (x == math.inf) != (y == math.inf) else value
    return x + y if x != x or y != y else value
