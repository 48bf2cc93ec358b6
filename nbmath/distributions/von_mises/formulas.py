"""Formulas of the von Mises distribution on [loc - pi, loc + pi]: integrals by Gauss' rule.

With s = sin(t / 2) the density at an angle t is exp(-2 kappa s^2) / (2 pi i0e(kappa)), so that all
terms are positive. A tail's integral ends where the density has fallen by exp(-REACH).
"""

import math

from nbmath import _bits as bits
from nbmath.distributions.formulas import probability
from nbmath.special.formulas import i0e, i1e
from nbmath.special.formulas.gammas.functions import sine_of_pi
from nbmath.special.formulas.incomplete_beta import double as rule
from nbmath.special.formulas.incomplete_gamma import double as tails
from nbmath.special.formulas.incomplete_gamma.functions import exp_times

TWO_PI = 6.283185307179586
PER_TWO_PI = 0.15915494309189535
PI_LOW = 1.2246467991473532e-16
FEW, MANY = 3.0, 100.0
"""Concentrations between which the range of an integral is taken in halves."""


def _concentration(kappa: float, loc: float) -> float:
    """A concentration, or nan where it is none."""
    return kappa if kappa >= 0.0 and kappa < math.inf and loc == loc else math.nan


def _angle(x: float, kappa: float, loc: float) -> float:
    """The distance from loc; nan for parameters that are none."""
    return x - loc if _concentration(kappa, loc) >= 0.0 else math.nan


def _per(kappa: float) -> float:
    """The density at loc."""
    return 1.0 / (TWO_PI * i0e(kappa))


def _fall(t: float, kappa: float) -> float:
    """kappa (1 - cos(t))."""
    s = sine_of_pi(t * PER_TWO_PI)
    return 2.0 * kappa * s * s


def _reach(t: float, kappa: float) -> float:
    """How far beyond 0 <= t <= pi there is anything to add up."""
    r = t * PER_TWO_PI
    s, c = sine_of_pi(r), sine_of_pi(0.5 - r)
    more = 0.5 * rule.REACH / kappa
    last = math.sqrt(s * s + more)
    if not last < 1.0:
        return (math.pi - t) + PI_LOW
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
    if kappa < FEW or kappa > MANY:
        return _panel(t, kappa, 0.0, reach, power)
    half = 0.5 * reach
    return _panel(t, kappa, 0.0, half, power) + _panel(t, kappa, half, half, power)


def _share(t: float, kappa: float) -> float:
    """What the tail beyond 0 <= t <= pi is over the density at t."""
    return _sum(t, kappa, 0.0)


def _tail(t: float, kappa: float) -> float:
    """The probability of more than t >= 0."""
    near = t if t < math.pi else math.pi
    value = exp_times(-_fall(near, kappa), 0.0, _per(kappa) * _share(near, kappa))
    return value if t <= math.pi else 0.0 * kappa


def _log_tail(t: float, kappa: float) -> float:
    """Its logarithm."""
    near = t if t < math.pi else math.pi
    value = math.log(_per(kappa) * _share(near, kappa)) - _fall(near, kappa)
    return value if t <= math.pi else -math.inf


def pdf(x: float, kappa: float, loc: float) -> float:
    """The density."""
    t = _angle(x, kappa, loc)
    value = exp_times(-_fall(t, kappa), 0.0, _per(kappa))
    return (0.0 if math.fabs(t) > math.pi else value) if t == t else t


def logpdf(x: float, kappa: float, loc: float) -> float:
    """Its logarithm."""
    t = _angle(x, kappa, loc)
    value = math.log(_per(kappa)) - _fall(t, kappa)
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
        error = math.log(per * share) - _fall(t, kappa) - log
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
    return _lag(kappa) - _fall(t, 1.0), slope


def kl(kappa: float, loc: float, kappa_q: float, loc_q: float) -> float:
    """The expected logarithm of the ratio of two densities under the first."""
    k, q = _concentration(kappa, loc), _concentration(kappa_q, loc_q)
    lag = _lag(k)
    apart = (i1e(k) / i0e(k)) * _fall(loc - loc_q, q)
    return math.log(_per(k) / _per(q)) + ((q - k) * lag + apart)
