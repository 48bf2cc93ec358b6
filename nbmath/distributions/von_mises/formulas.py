"""Formulas of the von Mises distribution on [loc - pi, loc + pi]: integrals by Gauss' rule.

With s = sin(t / 2) the density at an angle t is exp(-2 kappa s^2) / (2 pi i0e(kappa)), so that all
terms are positive. A tail's integral ends where the density has fallen by exp(-REACH).
"""

import math

from nbmath import _bits as bits
from nbmath.distributions.formulas import probability
from nbmath.special.formulas import i0e, i1e
from nbmath.special.formulas.bessel import double as circle
from nbmath.special.formulas.gammas.functions import sine_of_pi, two_sum
from nbmath.special.formulas.incomplete_beta import double as rule
from nbmath.special.formulas.incomplete_gamma import double as tails
from nbmath.special.formulas.incomplete_gamma.functions import exp_times

TWO_PI = 6.283185307179586
PER_TWO_PI = 0.15915494309189535
FEW, MANY, NEAR = 3.0, 100.0, 1.5
"""Concentrations between which, and angles from which, an integral's range is taken in halves."""


def _concentration(kappa: float, loc: float) -> float:
    """A concentration, or nan where it is none."""
    return kappa if kappa >= 0.0 and kappa < math.inf and loc == loc else math.nan


def _angle(x: float, kappa: float, loc: float) -> float:
    """The distance from loc; nan for parameters that are none."""
    return x - loc if _concentration(kappa, loc) >= 0.0 else math.nan


def _per(kappa: float) -> float:
    """The density at loc."""
    return 1.0 / (TWO_PI * i0e(kappa))


def _versine(t: float) -> tuple[float, float]:
    """1 - cos(t) of |t| <= pi as a number and a rest: by Taylor's series, at pi where that is near.

    A tail is the exponential of kappa times it, whose error is that of the product itself.
    """
    t = math.fabs(t)
    back, lost = two_sum(2.0 * circle.HALF_PI, -t)
    far = t > circle.HALF_PI
    a = back if far else t
    a_low = lost + 2.0 * circle.HALF_PI_LOW if far else 0.0
    square = a * a
    square_low = bits.fma(a, a, -square) + 2.0 * a * a_low
    fourth = square * square
    q = fourth / 24.0
    q_low = (bits.fma(-24.0, q, fourth) + bits.fma(square, square, -fourth)) / 24.0
    q_low = q_low + square * square_low / 12.0
    high, lost = two_sum(0.5 * square, -q)
    low = (lost + (0.5 * square_low - q_low)) + fourth * square * _beyond_fourth(square)
    above, lost = two_sum(2.0, -high)
    return two_sum(above if far else high, lost - low if far else low)


def _beyond_fourth(z: float) -> float:
    """(1 - cos(t) - t**2 / 2 + t**4 / 24) / t**6 of z = t**2 up to (pi / 2)**2."""
    value = 1.0 - z * (1.0 / 380.0)
    value = 1.0 - z * value * (1.0 / 306.0)
    value = 1.0 - z * value * (1.0 / 240.0)
    value = 1.0 - z * value * (1.0 / 182.0)
    value = 1.0 - z * value * (1.0 / 132.0)
    value = 1.0 - z * value * (1.0 / 90.0)
    value = 1.0 - z * value * (1.0 / 56.0)
    return value * (1.0 / 720.0)


def _fall(t: float, kappa: float) -> tuple[float, float]:
    """kappa (1 - cos(t)) as a number and a rest."""
    turned, low = _versine(t)
    p = kappa * turned
    return p, bits.fma(kappa, turned, -p) + kappa * low


def _reach(t: float, kappa: float) -> float:
    """How far beyond 0 <= t <= pi there is anything to add up."""
    r = t * PER_TWO_PI
    s, c = sine_of_pi(r), sine_of_pi(0.5 - r)
    more = 0.5 * rule.REACH / kappa
    last = math.sqrt(s * s + more)
    if not last < 1.0:
        left = 2.0 * ((circle.HALF_PI - 0.5 * t) + circle.HALF_PI_LOW)
        return left if left > 0.0 else 0.0  # the number nearest to pi may be above it
    between = last * c + s * math.sqrt((1.0 - last) * (1.0 + last))
    return 2.0 * math.asin(more / between)


def _panel(t: float, kappa: float, start: float, width: float, power: float) -> float:
    """The integral of u^power times the density at t + u over that at t; of 1 - cos(u) for -1."""
    total = 0.0
    for i in range(rule.COUNT):
        u = start + width * rule.NODES[i]
        r = (t + t + u) * PER_TWO_PI
        s, other = sine_of_pi(u * PER_TWO_PI), sine_of_pi(1.0 - r if r > 0.5 else r)
        weight = rule.WEIGHTS[i] * math.exp(-2.0 * kappa * other * s)
        rising = 2.0 * s * s if power < 0.0 else (math.pow(u, power) if power > 0.0 else 1.0)
        total = bits.plus(total, weight * rising)
    return total * width


def _sum(t: float, kappa: float, power: float) -> float:
    """The same over all that is left, in halves where one rule would be too few nodes."""
    reach = _reach(t, kappa)
    if kappa < FEW or (kappa > MANY and t < NEAR):
        return _panel(t, kappa, 0.0, reach, power)
    half = 0.5 * reach
    return _panel(t, kappa, 0.0, half, power) + _panel(t, kappa, half, half, power)


def _share(t: float, kappa: float) -> float:
    """What the tail beyond 0 <= t <= pi is over the density at t."""
    return _sum(t, kappa, 0.0)


def _tail(t: float, kappa: float) -> float:
    """The probability of more than t >= 0."""
    near = t if t < math.pi else math.pi
    high, low = _fall(near, kappa)
    value = exp_times(-high, -low, _per(kappa) * _share(near, kappa))
    return value if t <= math.pi else 0.0 * kappa


def _log_tail(t: float, kappa: float) -> float:
    """Its logarithm."""
    near = t if t < math.pi else math.pi
    high, low = _fall(near, kappa)
    value = (math.log(_per(kappa) * _share(near, kappa)) - high) - low
    return value if t <= math.pi else -math.inf


def pdf(x: float, kappa: float, loc: float) -> float:
    """The density."""
    t = _angle(x, kappa, loc)
    high, low = _fall(t, kappa)
    value = exp_times(-high, -low, _per(kappa))
    return (0.0 if math.fabs(t) > math.pi else value) if t == t else t


def logpdf(x: float, kappa: float, loc: float) -> float:
    """Its logarithm."""
    t = _angle(x, kappa, loc)
    high, low = _fall(t, kappa)
    value = (math.log(_per(kappa)) - high) - low
    return -math.inf if math.fabs(t) > math.pi else value


def cdf(x: float, kappa: float, loc: float) -> float:
    """The probability of at most x."""
    t = _angle(x, kappa, loc)
    if t != t:
        return t
    tail = _tail(math.fabs(t), kappa)
    return tail if t < 0.0 else 1.0 - tail


def sf(x: float, kappa: float, loc: float) -> float:
    """The probability of more than x."""
    t = _angle(x, kappa, loc)
    if t != t:
        return t
    tail = _tail(math.fabs(t), kappa)
    return 1.0 - tail if t < 0.0 else tail


def logcdf(x: float, kappa: float, loc: float) -> float:
    """The logarithm of the probability of at most x."""
    t = _angle(x, kappa, loc)
    if t != t:
        return t
    return _log_tail(-t, kappa) if t < 0.0 else math.log1p(-_tail(t, kappa))


def logsf(x: float, kappa: float, loc: float) -> float:
    """The logarithm of the probability of more than x."""
    t = _angle(x, kappa, loc)
    if t != t:
        return t
    return math.log1p(-_tail(-t, kappa)) if t < 0.0 else _log_tail(t, kappa)


def _quantile(p: float, kappa: float) -> float:
    """The t >= 0 beyond which the probability is p <= 1/2: Newton's steps between two ends."""
    if not 0.0 < p < 0.5:
        return math.pi if p == 0.0 else 0.0 * p
    low, high = 0.0, math.pi
    log, per = math.log(p), _per(kappa)
    t = 0.5 * (0.5 - p) / per
    t = t if t < 1.5 else 1.5
    step = 1.0
    n = 0
    while math.fabs(step) > 2.0 * tails.EPS * t and n < 120:
        share = _share(t, kappa)
        fall, rest = _fall(t, kappa)
        error = (math.log(per * share) - fall - log) - rest
        low = t if error > 0.0 else low
        high = high if error > 0.0 else t
        after = t + error * share
        after = after if after > low and after < high else 0.5 * (low + high)
        step = after - t
        t = after
        n = n + 1
    return t


def ppf(p: float, kappa: float, loc: float) -> float:
    """The quantile."""
    p = probability(p) + 0.0 * _concentration(kappa, loc)
    below = p < 0.5
    t = _quantile(p if below else 1.0 - p, kappa)
    return loc - t if below else loc + t


def isf(p: float, kappa: float, loc: float) -> float:
    """The quantile from above."""
    p = probability(p) + 0.0 * _concentration(kappa, loc)
    below = p < 0.5
    t = _quantile(p if below else 1.0 - p, kappa)
    return loc + t if below else loc - t


def _expected(kappa: float, power: float) -> float:
    """The mean of |t|^power; for -1 that of 1 - cos(t), which is 1 - I1(kappa) / I0(kappa)."""
    return 2.0 * _sum(0.0, kappa, power) * _per(kappa)


def _lag(kappa: float) -> float:
    """1 - I1(kappa) / I0(kappa), without cancellation."""
    return _expected(kappa, -1.0)


def mean(kappa: float, loc: float) -> float:
    """The expectation."""
    return loc + 0.0 * _concentration(kappa, loc)


def var(kappa: float, loc: float) -> float:
    """The variance of the angle as a number."""
    return _expected(_concentration(kappa, loc), 2.0)


def std(kappa: float, loc: float) -> float:
    """The root of the variance."""
    return math.sqrt(var(kappa, loc))


def skewness(kappa: float, loc: float) -> float:
    """The third standardised moment."""
    return 0.0 * _concentration(kappa, loc)


def kurtosis(kappa: float, loc: float) -> float:
    """The fourth standardised moment less 3."""
    spread = var(kappa, loc)
    return _expected(_concentration(kappa, loc), 4.0) / (spread * spread) - 3.0


def entropy(kappa: float, loc: float) -> float:
    """The expected -logpdf."""
    kappa = _concentration(kappa, loc)
    return kappa * _lag(kappa) - math.log(_per(kappa))


def score(x: float, kappa: float, loc: float) -> tuple[float, float]:
    """The derivatives of logpdf by kappa and loc; nan where the density is zero."""
    t = _angle(x, kappa, loc)
    t = t if math.fabs(t) <= math.pi else math.nan
    r = t * PER_TWO_PI
    slope = 2.0 * kappa * sine_of_pi(r) * sine_of_pi(0.5 - math.fabs(r))
    turned, low = _versine(t)
    return (_lag(kappa) - turned) - low, slope


def kl(kappa: float, loc: float, kappa_q: float, loc_q: float) -> float:
    """The expected logarithm of the ratio of two densities under the first."""
    k, q = _concentration(kappa, loc), _concentration(kappa_q, loc_q)
    lag = _lag(k)
    d = loc - loc_q
    turns = bits.rint(d * PER_TWO_PI)
    d = bits.fma(-4.0 * turns, circle.HALF_PI, d) - 4.0 * turns * circle.HALF_PI_LOW
    apart = (i1e(k) / i0e(k)) * q * _versine(d)[0]
    return math.log(_per(k) / _per(q)) + ((q - k) * lag + apart)
