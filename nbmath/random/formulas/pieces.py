"""Draws on a circle and on a piece of a line, by rejection (docs/random.md).

An attempt gives a number from which the draw is made, or `AGAIN`.
"""

import math

from nbmath import _bits as bits
from nbmath.elementary.formulas import expm1, log1p
from nbmath.random.formulas import double as own
from nbmath.random.formulas.philox import AGAIN, Key, attempt_words
from nbmath.random.formulas.series import double as series
from nbmath.random.formulas.transforms import minus_log

SPREAD = 0.39
"""Concentrations below which a direction is proposed uniformly: about pi / 8."""
GENTLE = 1.0
"""Proposals are uniform where the logarithm of the density varies by no more."""
STEEP = 0.5
"""The lower end from which proposals are exponential."""


def vonmises_attempt(key: Key, index: int, attempt: int, mu: float, kappa: float) -> float:
    """An attempt at a draw of the von Mises distribution around zero, as f in half turns.

    Its density is proportional to exp(-2 kappa sin(pi f / 2)**2), below exp(-2 kappa f**2), which
    is that of a normal draw.
    """
    words = attempt_words(key, index, attempt)
    z = own.deviate(words[0], words[1], words[2])
    uniform = kappa < SPREAD
    even = bits.fma(2.0, own.open_unit(words[0], words[1]), -1.0)
    f = even if uniform else 0.5 * z / math.sqrt(kappa)
    inside = math.fabs(f) <= 1.0
    slope = series.sine_series(f * f if inside else 1.0)
    square = slope * slope
    excess = 2.0 * kappa * (f * f * square) if uniform else 0.5 * z * z * (square - 1.0)
    stands = inside & (minus_log(own.chance(words[3]), 0.0) > excess)
    good = (0.0 <= kappa < math.inf) & (math.fabs(mu) < math.inf)
    return (f if stands else AGAIN) if good else math.nan


def vonmises_from(key: Key, index: int, f: float, mu: float, kappa: float) -> float:
    """The draw around mu, from -pi to pi."""
    start = bits.fma(-own.TURN, bits.rint(mu / own.TURN), mu)
    angle = bits.fma(0.5 * own.TURN, f, start)
    low = angle + own.TURN if angle < -0.5 * own.TURN else angle
    return low - own.TURN if low > 0.5 * own.TURN else low


def vonmises_at(key: Key, index: int, mu: float, kappa: float) -> float:
    """One element of the von Mises draws of a key."""
    attempt = 0
    f = AGAIN
    while f == AGAIN:
        f = vonmises_attempt(key, index, attempt, mu, kappa)
        attempt += 1
    return vonmises_from(key, index, f, mu, kappa)


def _ends(low: float, high: float) -> tuple[float, float]:
    """The interval or its mirror image, whichever has its middle on the positive side."""
    mirrored = low + high < 0.0
    return -high if mirrored else low, -low if mirrored else high


def _is_tail(a: float, b: float) -> bool:
    """Whether draws of an interval are made as distances from its lower end."""
    least = a if a > 0.0 else 0.0
    return (0.5 * (b - least) * (b + least) < GENTLE) | (a > STEEP)


def truncated_normal_attempt(key: Key, index: int, attempt: int, low: float, high: float) -> float:
    """An attempt at a normal draw of an interval: the distance from its lower end, or the draw."""
    words = attempt_words(key, index, attempt)
    a, b = _ends(low, high)
    length = b - a
    least = a if a > 0.0 else 0.0
    gentle = 0.5 * (b - least) * (b + least) < GENTLE
    u = own.open_unit(words[0], words[1])
    # uniform proposals
    x = bits.fma(u, length, a)
    even = 0.5 * (x - least) * (x + least)
    # exponential proposals of Robert's rate
    root = math.sqrt(bits.fma(a, a, 4.0))
    rate = 0.5 * (a + root)
    shift = 2.0 / (a + root)
    y = -log1p(u * expm1(-rate * length)) / rate
    steep = 0.5 * (y - shift) * (y - shift)
    z = own.deviate(words[0], words[1], words[2])
    tail = gentle | (a > STEEP)
    result = (u * length if gentle else y) if tail else z
    excess = (even if gentle else steep) if tail else (0.0 if a <= z <= b else math.inf)
    stands = minus_log(own.chance(words[3]), 0.0) > excess
    good = (low <= high) & (low < math.inf) & (high > -math.inf)
    return (result if stands else AGAIN) if good else math.nan


def truncated_normal_from(key: Key, index: int, y: float, low: float, high: float) -> float:
    """The draw that such an attempt stands for."""
    a, b = _ends(low, high)
    x = a + y if _is_tail(a, b) else y
    x = b if x > b else x
    return -x if low + high < 0.0 else x


def truncated_normal_at(key: Key, index: int, low: float, high: float) -> float:
    """One element of the truncated normal draws of a key."""
    attempt = 0
    y = AGAIN
    while y == AGAIN:
        y = truncated_normal_attempt(key, index, attempt, low, high)
        attempt += 1
    return truncated_normal_from(key, index, y, low, high)
