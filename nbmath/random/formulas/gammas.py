"""Gamma draws by Marsaglia and Tsang's method, and beta draws from them (docs/random.md).

An attempt gives a draw, or `AGAIN` where the next attempt is to be made.
"""

import math

from nbmath import _bits as bits
from nbmath.elementary.formulas import exp, expm1, log, logistic
from nbmath.random.formulas import double as own
from nbmath.random.formulas.philox import AGAIN, Key, Words, attempt_words
from nbmath.random.formulas.transforms import direction, minus_log

THIRD = 0.3333333333333333
SQUEEZE = 0.1986
"""1 - SQUEEZE (c x**2)**2 is below the chance with which x stands (docs/random.md)."""
NORMAL = 1e20
"""Degrees of freedom from which Student's t is the normal distribution to rounding."""
SECOND = 1 << 20
"""Where the attempts at a second gamma draw of one element begin."""
BOOST = (1 << 20) - 1
"""The attempt, counted from the first, whose words boost a draw of a small shape."""


def _squeezed(x: float, u: float, c: float) -> bool:
    """Whether a draw stands by a test that asks for no logarithm."""
    bend = c * x * x
    return u < bits.fma(-SQUEEZE * bend, bend, 1.0)


def _quick_cube(words: Words, c: float) -> float:
    """v = (1 + c x)**3 of a normal x, if the squeeze lets it stand; else -1."""
    x = own.deviate(words[0], words[1], words[2])
    t = bits.fma(c, x, 1.0)
    return t * t * t if t > 0.0 and _squeezed(x, own.chance(words[3]), c) else -1.0


def _cube(words: Words, d: float, c: float) -> float:
    """The same by the test that the squeeze spares most draws."""
    x = own.deviate(words[0], words[1], words[2])
    u = own.chance(words[3])
    t = bits.fma(c, x, 1.0)
    square = t * t
    v = square * t
    bound = bits.fma(d, bits.fma(-square, t, 1.0) - minus_log(v, 0.0), 0.5 * x * x)
    stands = _squeezed(x, u, c) | (minus_log(u, 0.0) > -bound)
    return v if t > 0.0 and stands else -1.0


def lifted_terms(shape: float) -> tuple[float, float]:
    """d and c of draws d (1 + c x)**3 of the shape, or of one more where it is below one."""
    d = (shape if shape >= 1.0 else shape + 1.0) - THIRD
    return d, THIRD / math.sqrt(d)


def _lifted_attempt(key: Key, index: int, attempt: int, shape: float) -> float:
    """A gamma draw of the shape, or of one more where it is below one; -1 if it does not stand."""
    d, c = lifted_terms(shape)
    v = _cube(attempt_words(key, index, attempt), d, c)
    return d * v if v >= 0.0 else -1.0


def quick_of(key: Key, index: int, start: int, d: float, c: float) -> float:
    """The draw of the attempt at a start if the squeeze lets it stand."""
    v = _quick_cube(attempt_words(key, index, start), c)
    return d * v if v >= 0.0 else AGAIN


def _quick(key: Key, index: int, start: int, shape: float) -> float:
    """The same of a shape."""
    d, c = lifted_terms(shape)
    return quick_of(key, index, start, d, c)


def _lifted(key: Key, index: int, start: int, shape: float) -> float:
    """The same from the attempts that follow a start, until one stands."""
    attempt = start
    x = _lifted_attempt(key, index, attempt, shape)
    while x < 0.0:
        attempt += 1
        x = _lifted_attempt(key, index, attempt, shape)
    return x


def _fall(key: Key, index: int, start: int, shape: float) -> float:
    """Minus the logarithm of what takes a draw of the lifted shape to a shape below one."""
    words = attempt_words(key, index, start + BOOST)
    return own.waiting(words[0], words[1]) / shape


def _lowered(x: float, shape: float, fall: float) -> float:
    """The logarithm of a draw, from one of the lifted shape."""
    y = log(x)
    return y if shape >= 1.0 else y - fall


def _is_shape(shape: float) -> bool:
    return 0.0 <= shape < math.inf


def standard_gamma(key: Key, index: int, start: int, shape: float) -> float:
    """A gamma draw of scale one from the attempts that follow a start."""
    if not _is_shape(shape):
        return math.nan
    x = _lifted(key, index, start, shape)
    return x if shape >= 1.0 else x * exp(-_fall(key, index, start, shape))


def standard_loggamma(key: Key, index: int, start: int, shape: float) -> float:
    """The logarithm of such a draw."""
    if not _is_shape(shape):
        return math.nan
    return _lowered(_lifted(key, index, start, shape), shape, _fall(key, index, start, shape))


def _scaled(x: float, scale: float) -> float:
    return x * (scale if scale >= 0.0 else math.nan)


def gamma_at(key: Key, index: int, shape: float, scale: float) -> float:
    """One element of the gamma draws of a key."""
    return _scaled(standard_gamma(key, index, 0, shape), scale)


def gamma_is_plain(shape: float, scale: float) -> bool:
    """Whether a gamma draw needs no boost."""
    return 1.0 <= shape < math.inf and scale >= 0.0


def gamma_quick(key: Key, index: int, attempt: int, shape: float, scale: float) -> float:
    """What an attempt at a draw of the lifted shape gives by the squeeze alone."""
    return lifted_quick(key, index, attempt, shape)


def gamma_attempt(key: Key, index: int, attempt: int, shape: float, scale: float) -> float:
    """An attempt at a draw of the lifted shape."""
    return lifted_attempt(key, index, attempt, shape)


def gamma_plain_from(key: Key, index: int, x: float, shape: float, scale: float) -> float:
    """The element whose draw of the lifted shape is x, where no draw is lifted."""
    return x * scale


def gamma_from(key: Key, index: int, x: float, shape: float, scale: float) -> float:
    """The same of any shape."""
    low = x * exp(-_fall(key, index, 0, shape))
    return _scaled(x if shape >= 1.0 else low, scale)


def loggamma_at(key: Key, index: int, shape: float) -> float:
    """One element of the logarithms of gamma draws of a key."""
    return standard_loggamma(key, index, 0, shape)


def lifted_attempt(key: Key, index: int, attempt: int, shape: float) -> float:
    """An attempt at a gamma draw of the lifted shape."""
    x = _lifted_attempt(key, index, attempt, shape)
    return (x if x >= 0.0 else AGAIN) if _is_shape(shape) else math.nan


def lifted_quick(key: Key, index: int, attempt: int, shape: float) -> float:
    """What it gives by the squeeze alone."""
    x = _quick(key, index, attempt, shape)
    return (x if x >= 0.0 else AGAIN) if _is_shape(shape) else math.nan


def loggamma_is_plain(shape: float) -> bool:
    """Whether the logarithm is that of the lifted draw itself."""
    return shape >= 1.0


def loggamma_plain_from(key: Key, index: int, x: float, shape: float) -> float:
    """The same where no draw is lifted."""
    return log(x)


def loggamma_from(key: Key, index: int, x: float, shape: float) -> float:
    """The element of the logarithms whose draw of the lifted shape is x."""
    return _lowered(x, shape, _fall(key, index, 0, shape))


def _is_beta(a: float, b: float) -> bool:
    return 0.0 < a < math.inf and 0.0 < b < math.inf


def _share(x: float, y: float) -> float:
    """The share of x in x + y, without a sum of products."""
    return 1.0 / (1.0 + y / x)


def beta_is_plain(a: float, b: float) -> bool:
    """Whether both gamma draws need no boost."""
    return 1.0 <= a < math.inf and 1.0 <= b < math.inf


def beta_quick(key: Key, index: int, attempt: int, a: float, b: float) -> float:
    """The share of the first of two gamma draws that need no boost, by the squeeze alone."""
    x = _quick(key, index, attempt, a)
    y = _quick(key, index, SECOND + attempt, b)
    return _share(x, y) if x >= 0.0 and y >= 0.0 else AGAIN


def beta_attempt(key: Key, index: int, attempt: int, a: float, b: float) -> float:
    """An attempt at any two gamma draws."""
    x = _lifted_attempt(key, index, attempt, a)
    y = _lifted_attempt(key, index, SECOND + attempt, b)
    log_x = _lowered(x, a, _fall(key, index, 0, a))
    log_y = _lowered(y, b, _fall(key, index, SECOND, b))
    share = _share(x, y) if beta_is_plain(a, b) else logistic(log_x - log_y)
    return (share if x >= 0.0 and y >= 0.0 else AGAIN) if _is_beta(a, b) else math.nan


def beta_at(key: Key, index: int, a: float, b: float) -> float:
    """One element of the beta draws of a key: the share of one gamma draw in two."""
    attempt = 0
    x = AGAIN
    while x == AGAIN:
        x = beta_attempt(key, index, attempt, a, b)
        attempt += 1
    return x


def chisquare_at(key: Key, index: int, df: float) -> float:
    """One element of the chi-square draws of a key."""
    return gamma_at(key, index, 0.5 * df, 2.0)


def standard_t_at(key: Key, index: int, df: float) -> float:
    """One element of the draws of Student's t of a key, by a radius and a direction (Bailey 1994).

    The radius is sqrt(df (u**(-2 / df) - 1)) = exp(w) sqrt(-df expm1(-2 w)), w = -log(u) / df.
    """
    words = attempt_words(key, index, 0)
    d = df if df < NORMAL else NORMAL
    w = own.waiting(words[0], words[1]) / d
    f, opposite = own.angle(words[2], words[3])
    cosine = direction(f, opposite)[0]
    t = exp(w) * math.sqrt(-d * expm1(-2.0 * w)) * cosine
    return t if 0.0 < df < math.inf else math.nan


def f_attempt(key: Key, index: int, attempt: int, dfnum: float, dfden: float) -> float:
    """An attempt at the quotient of two gamma draws, each over its shape."""
    a = 0.5 * dfnum
    b = 0.5 * dfden
    x = _lifted_attempt(key, index, attempt, a)
    y = _lifted_attempt(key, index, SECOND + attempt, b)
    log_x = _lowered(x, a, _fall(key, index, 0, a)) - log(a)
    log_y = _lowered(y, b, _fall(key, index, SECOND, b)) - log(b)
    f = _quotient(x, y, a, b) if f_is_plain(dfnum, dfden) else exp(log_x - log_y)
    return (f if x >= 0.0 and y >= 0.0 else AGAIN) if _is_beta(a, b) else math.nan


def _quotient(x: float, y: float, a: float, b: float) -> float:
    return x / a / (y / b)


def f_is_plain(dfnum: float, dfden: float) -> bool:
    """Whether both gamma draws need no boost."""
    return beta_is_plain(0.5 * dfnum, 0.5 * dfden)


def f_quick(key: Key, index: int, attempt: int, dfnum: float, dfden: float) -> float:
    """The quotient of gamma draws that need no boost, by the squeeze alone."""
    a = 0.5 * dfnum
    b = 0.5 * dfden
    x = _quick(key, index, attempt, a)
    y = _quick(key, index, SECOND + attempt, b)
    return _quotient(x, y, a, b) if x >= 0.0 and y >= 0.0 else AGAIN


def f_at(key: Key, index: int, dfnum: float, dfden: float) -> float:
    """One element of Fisher's F draws of a key."""
    attempt = 0
    x = AGAIN
    while x == AGAIN:
        x = f_attempt(key, index, attempt, dfnum, dfden)
        attempt += 1
    return x
