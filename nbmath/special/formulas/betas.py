"""The beta function and its logarithm, by Stirling's formula; see docs/special.md."""

import math

from nbmath import _bits as bits
from nbmath.special.formulas.gammas import double as own
from nbmath.special.formulas.gammas.functions import (
    exp_over,
    gammasgn,
    log_pair,
    sine_of_pi,
    stirling_rest,
    two_sum,
)


def _product(a: float, a_low: float, b: float, b_low: float) -> tuple[float, float]:
    """The product of two pairs."""
    p = a * b
    return p, bits.fma(a, b, -p) + bits.fma(a, b_low, a_low * b)


def _quotient(a: float, a_low: float, b: float, b_low: float) -> tuple[float, float]:
    """The quotient of two pairs."""
    q = a / b
    return q, (bits.fma(-q, b, a) + bits.fma(-q, b_low, a_low)) / b


def _rising(x: float, x_low: float, y: float, y_low: float) -> tuple[float, float]:
    """y (x + 1) (x + 2) of pairs."""
    one, one_low = two_sum(x, 1.0)
    two, two_low = two_sum(x, 2.0)
    p, p_low = _product(y, y_low, one, one_low + x_low)
    return _product(p, p_low, two, two_low + x_low)


def _log_of_next(x: float, x_low: float) -> tuple[float, float]:
    """log(1 + x) of a pair between 0 and 1, as a pair."""
    u = 1.0 + x
    lost = ((x - (u - 1.0)) + x_low) / u
    high, low = log_pair(u)
    return two_sum(high, low + bits.fma(-0.5 * lost, lost, lost))


def _shift(
    a: float, a_low: float, b: float, b_low: float, far: float, far_low: float
) -> tuple[float, float]:
    """B(far, b or b + 3) / B(a, b) / (a far**3) of a <= b, far = a + 3; b + 3 where b < 3."""
    near = b < 3.0
    s, s_low = two_sum(a, b)
    s_low = s_low + (a_low + b_low)
    s, s_low = s if near else 1.0, s_low if near else 0.0
    b, b_low = b if near else 1.0, b_low if near else 0.0
    p, p_low = _quotient(b, b_low, s, s_low)
    p, p_low = _rising(b, b_low, p, p_low)
    p, p_low = _rising(a, a_low, p, p_low)
    q, q_low = _product(far, far_low, far, far_low)
    q, q_low = _product(q, q_low, far, far_low)
    q, q_low = _rising(s, s_low, q, q_low)
    return _quotient(p, p_low, q, q_low)


def _divisor(
    a: float, a_low: float, b: float, b_low: float, far: float, far_low: float
) -> tuple[float, float, float]:
    """What the exponential of `beta_parts` is to be divided by, as a pair and a power of two."""
    small = a < 3.0
    faint = a < own.FAINT
    lift = own.FAINT_LIFT if faint else 1.0
    p, p_low = _shift(a, a_low, b, b_low, far, far_low)
    p, p_low = _product(p, p_low, a * lift, a_low * lift)
    r = math.sqrt(far)
    r_low = (bits.fma(-r, r, far) + far_low) / (2.0 * r)
    q, q_low = _product(r, r_low, p, p_low)
    return q if small else r, q_low if small else r_low, own.FAINT_EXPONENT if faint else 0.0


def beta_parts(
    a: float, a_low: float, b: float, b_low: float
) -> tuple[float, float, float, float, float]:
    """B of the pairs 0 < a <= b as exp(high + low) / (f + f_low) 2**lift, in that order."""
    steps = 3.0 if a < 3.0 else 0.0
    far, far_low = two_sum(a, steps)
    far_low = far_low + a_low
    big, big_low = two_sum(b, 3.0 if b < 3.0 else 0.0)
    big_low = big_low + b_low
    f, f_low, lift = _divisor(a, a_low, b, b_low, far, far_low)
    t, t_low = _quotient(far, far_low, big, big_low)
    log, log_low = log_pair(t)
    log_low = log_low + t_low / t
    t, t_low = _quotient(a, a_low, big, big_low)
    next_, next_low = _log_of_next(t, t_low)
    # a log(far / big) - (a + big - 1/2) log(1 + a / big) + log(2 pi) / 2 - steps + rests
    p, q, r = a * log, big * next_, a * next_
    low = (bits.fma(a, log, -p) - bits.fma(big, next_, -q)) - bits.fma(a, next_, -r)
    low = low + bits.fma(a_low, log - next_, a * (log_low - next_low))
    low = low - bits.fma(big_low, next_, (big - 0.5) * next_low)
    high, lost = two_sum(p, -q)
    low = low + lost
    high, lost = two_sum(high, -r)
    low = low + lost
    high, lost = two_sum(high, 0.5 * next_)
    low = low + lost
    constant, lost = two_sum(own.HALF_LOG_2PI, -steps)
    low = low + (lost + own.HALF_LOG_2PI_LOW)
    high, lost = two_sum(high, constant)
    rest = (stirling_rest(far) + stirling_rest(big)) - stirling_rest(a + big)
    return high, (low + lost) + rest, f, f_low, lift


def plain_for_beta(a: float, b: float) -> bool:
    """Whether `beta_of_positive` and its logarithm are for these numbers."""
    return a > 0.0 and b > 0.0 and a < math.inf and b < math.inf


def betaln_pair(a: float, b: float) -> tuple[float, float]:
    """log(B(a, b)) of positive numbers as a number and a rest."""
    least, most = a if a < b else b, b if a < b else a
    high, low, f, f_low, lift = beta_parts(least, 0.0, most, 0.0)
    log, log_low = log_pair(f)
    low = (low - log_low) + bits.fma(lift, own.LN2_LOW, -f_low / f)
    high, lost = two_sum(high, -log)
    low = low + lost
    high, lost = two_sum(high, lift * own.LN2_HIGH)
    return high, low + lost


def betaln_of_positive(a: float, b: float) -> float:
    """log(B(a, b)) of positive numbers; of others it means nothing."""
    high, low = betaln_pair(a, b)
    return high + low if high > -math.inf else high


def beta_of_pairs(a: float, a_low: float, b: float, b_low: float) -> float:
    """B of the pairs 0 < a <= b."""
    high, low, f, f_low, lift = beta_parts(a, a_low, b, b_low)
    none = not high > own.LEAST
    m, k = exp_over(own.LEAST if none else high, 0.0 if none else low, f, f_low)
    k = k + lift
    return bits.ldexp(m, k) if m < own.HUGE else m * bits.pow2(k)


def beta_of_positive(a: float, b: float) -> float:
    """B(a, b) of positive numbers; of others it means nothing."""
    return beta_of_pairs(a if a < b else b, 0.0, b if a < b else a, 0.0)


def _turn(x: float) -> tuple[float, float]:
    """How far x is from the nearest whole number, and -1 where that is odd."""
    n = bits.rint(x)
    return x - n, 1.0 if 0.5 * n == bits.rint(0.5 * n) else -1.0


def _reflected(a: float, b: float) -> tuple[float, float, float, bool]:
    """w, c, d and whether B(a, b) of a < 0, a <= b is w B(c, d): else it is w / B(c, d)."""
    r, sign = _turn(a)
    t, other = _turn(b)
    u, turned = _turn(r + t)
    sine = sign * sine_of_pi(r)
    both = sign * other * turned * sine_of_pi(u)
    if b > 0.0 and a + b <= 0.0:
        return both / sine, 1.0 - (a + b), b, True
    if b > 0.0:
        return math.pi / (sine * b), 1.0 - a, a + b, False
    sines = sine * (other * sine_of_pi(t))
    return math.pi * both / (sines * (1.0 - (a + b))), 1.0 - a, 1.0 - b, False


def _limit(a: float, b: float) -> float:
    """B(a, b) where one is nan, infinite or zero; a <= b unless one is nan."""
    if a != a or b != b or a == -math.inf:
        return math.nan
    if a > 0.0:
        return 0.0
    return gammasgn(a) * math.inf if a < bits.rint(a) or a > bits.rint(a) else math.inf


def _exceptional(a: float, b: float) -> tuple[float, float, float, float]:
    """w, p, c, d with B(a, b) = w B(c, d)**p where a <= b are not plain; p is 1, 0 or -1."""
    if not (a > -math.inf and b < math.inf) or a == 0.0:
        return _limit(a, b), 0.0, 1.0, 1.0
    left, right = a == bits.rint(a), b == bits.rint(b)
    c = (1.0 - a) - b
    if left and right and b > 0.0 and c > 0.0:
        return _turn(b)[1], 1.0, c, b
    if left or (right and b <= 0.0):
        return math.inf, 0.0, 1.0, 1.0
    w, c, d, times = _reflected(a, b)
    return w, 1.0 if times else -1.0, c, d


def beta(a: float, b: float) -> float:
    """The beta function."""
    if plain_for_beta(a, b):
        return beta_of_positive(a, b)
    least, most = a if a < b else b, b if a < b else a
    w, power, c, d = _exceptional(least, most)
    value = beta_of_positive(c, d)
    value = w * value if power > 0.0 else w / value
    return w if power == 0.0 else value


def betaln(a: float, b: float) -> float:
    """The logarithm of the absolute value of the beta function."""
    if plain_for_beta(a, b):
        return betaln_of_positive(a, b)
    least, most = a if a < b else b, b if a < b else a
    w, power, c, d = _exceptional(least, most)
    log = math.log(math.fabs(w))
    return log if power == 0.0 else log + power * betaln_of_positive(c, d)
