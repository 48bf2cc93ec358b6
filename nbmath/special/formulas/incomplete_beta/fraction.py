"""The continued fraction of the incomplete beta function of moderate exponents, of set lengths.

It is evaluated from its end and has no branches; see docs/special-incomplete.md.
"""

from nbmath import _bits as bits
from nbmath.special.formulas.betas import beta_of_positive
from nbmath.special.formulas.gammas.functions import two_sum
from nbmath.special.formulas.incomplete_beta import double as own
from nbmath.special.formulas.incomplete_gamma.functions import exp_times
from nbmath.special.formulas.incomplete_gamma.shares import log_power


def difference(
    a: float, b: float, x: float, x_low: float, y: float, y_low: float
) -> tuple[float, float]:
    """x b - y a as a number and a rest: how far x (a + b) is above a."""
    p, q = x * b, y * a
    d, lost = two_sum(p, -q)
    rest = bits.fma(x, b, -p) - bits.fma(y, a, -q)
    return d, (lost + rest) + bits.fma(x_low, b, -y_low * a)


def _beyond(a: float, b: float) -> float:
    """How much is added to both where a side is chosen: nothing where a fraction reaches the mean.

    Elsewhere the side changes where the fraction still is short.
    """
    least = a if a < b else b
    reached = a + b <= own.MODERATE and (least >= 0.49 or (least > 0.25 and a + b <= 37.0))
    return 0.0 if reached else 1.0


def below_usually(a: float, b: float, x: float) -> bool:
    """Whether the lower tail is computed in its own right, unless both a and b are large."""
    beyond = _beyond(a, b)
    below = x * (a + b + 2.0 * beyond) <= a + beyond
    below = False if a <= 0.25 and b > 0.25 else below
    return True if b <= 0.25 and a > 0.25 else below


def about_zero(a: float, b: float, x: float) -> bool:
    """Whether a is so small that the lower tail goes by its difference from one."""
    return a <= 0.25 and x <= 0.5 and b * x <= 1.2


def fraction_kind(a: float, b: float, x: float, y: float) -> int:
    """1 to 4 where the lower tail is had by so long a fraction, 5 to 8 where the upper one; else 0.

    What x is of the mean and the exponents say how many steps are needed.
    """
    below = below_usually(a, b, x)
    c, d = a if below else b, b if below else a
    beyond = _beyond(a, b)
    share, whole = (x if below else y) * (c + d + 2.0 * beyond), c + beyond
    few = share <= 0.5 * whole or (c <= 1.0 and d >= 1.0)
    most = 6.0 if d >= 1.0 else (3.0 if d >= 0.75 or d <= 0.25 else 1.0)
    some = share <= 0.75 * whole or (share <= 0.9 * whole and c <= 3.0) or c <= most
    most = own.MODERATE if d >= 2.0 else (25.0 if d >= 1.0 else (12.0 if d >= 0.75 else 3.0))
    many = share <= 0.9 * whole or c <= (12.0 if d <= 0.25 else most)
    kind = 1 if few else (2 if some else (3 if many else 4))
    plain = a >= own.LEAST and b >= own.LEAST and a + b <= own.MODERATE and x > 0.0 and y > 0.0
    apart = about_zero(a, b, x) or about_zero(b, a, y)
    return (kind if below else kind + 4) if plain and (many or beyond == 0.0) and not apart else 0


def fraction_rest(x: float) -> tuple[float, float]:
    """1 - x as a number and a rest."""
    y = 1.0 - x
    return y, (1.0 - y) - x


def fraction_steps(x: float, kind: int) -> int:
    """How many steps a kind has."""
    length = kind if kind <= 4 else kind - 4
    fewer = own.FEWEST if length == 1 else own.SOME
    return fewer if length <= 2 else (own.MANY if length == 3 else own.LONG)


def _level(a: float, b: float, m: float, x: float, y: float, left: float) -> float:
    """The number at the level m of the fraction; `left` is 1 + y a - x b."""
    u = m * (b - m) / (a + (2.0 * m - 1.0))
    v = (a + m) / (a + (2.0 * m + 1.0))
    return bits.fma(u, x, bits.fma(v, bits.fma(m, 1.0 + y, left), m))


def fraction_start(
    a: float, b: float, steps: int, x: float, x_low: float, y: float, y_low: float
) -> tuple[float, float]:
    """The number at its last level, and 1 + y a - x b."""
    d, d_low = difference(a, b, x, x_low, y, y_low)
    left = 1.0 - (d + d_low)
    return _level(a, b, float(steps), x, y, left), left


def fraction_step(
    a: float, b: float, level: int, x: float, y: float, left: float, r: float
) -> float:
    """All above a level from all above and at it."""
    m = float(level)
    per = 1.0 / (a + (2.0 * m - 1.0))
    p = ((a + (m - 1.0)) * per) * ((a + b + (m - 1.0)) * per) * (m * (b - m))
    return _level(a, b, m - 1.0, x, y, left) + p * (x * x) / r


def _whole_fraction(
    a: float, b: float, x: float, x_low: float, y: float, y_low: float, r: float
) -> tuple[float, float]:
    """The fraction from all above and at its first level, as a number and a rest.

    Its last step alone is made with rests: what is added there is small, with all its errors.
    """
    n, n_low = two_sum(a, 1.0)
    per = 1.0 / n
    q = (a * per) * ((a + b) * per) * (b - 1.0) * (x * x) / r
    d, d_low = difference(a, b, x, x_low, y, y_low)
    left, left_low = two_sum(1.0, -d)
    left_low = left_low - d_low
    v = a * per
    v_low = (bits.fma(-v, n, a) - v * n_low) * per
    level = v * left
    level_low = bits.fma(v, left, -level) + bits.fma(v, left_low, v_low * left)
    whole, lost = two_sum(level, q)
    return whole, lost + level_low


def fraction_tail(
    a: float, b: float, x: float, x_low: float, y: float, y_low: float, r: float
) -> tuple[float, float]:
    """The tail from all above and at the first level of the fraction, and the fraction.

    That is the slope of the tail's logarithm along log(x / (1 - x)).
    """
    high, low = log_power(a, x, x_low)
    other, rest = log_power(b, y, y_low)
    high, lost = two_sum(high, other)
    r, r_low = _whole_fraction(a, b, x, x_low, y, y_low, r)
    scale = beta_of_positive(a, b)
    product = scale * r
    product_low = bits.fma(scale, r, -product) + scale * r_low
    share = 1.0 / product
    missing = bits.fma(-share, product, 1.0) - share * product_low
    return exp_times(high, (low + rest) + (lost + missing), share), r


def fraction_tails(kind: int, tail: float) -> tuple[float, float]:
    """The lower and the upper tail from the one that its kind has."""
    other = 1.0 - tail
    return tail if kind <= 4 else other, other if kind <= 4 else tail


def tails_by_fraction(
    kind: int, a: float, b: float, x: float, x_low: float, y: float, y_low: float
) -> tuple[float, float]:
    """Both tails for a kind that is not 0."""
    lower = kind <= 4
    c, d = a if lower else b, b if lower else a
    u, u_low = x if lower else y, x_low if lower else y_low
    v, v_low = y if lower else x, y_low if lower else x_low
    steps = fraction_steps(u, kind)
    r, left = fraction_start(c, d, steps, u, u_low, v, v_low)
    for i in range(steps - 1):
        r = fraction_step(c, d, steps - i, u, v, left, r)
    return fraction_tails(kind, fraction_tail(c, d, u, u_low, v, v_low, r)[0])
