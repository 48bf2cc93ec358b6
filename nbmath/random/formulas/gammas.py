"""Gamma draws by Marsaglia and Tsang's method, and beta draws from them (docs/random.md).

An attempt gives a draw, or `AGAIN` where the next attempt is to be made.
"""

import math

from nbmath import _bits as bits
from nbmath.elementary.formulas import exp, log, logistic
from nbmath.random.formulas import double as own
from nbmath.random.formulas.philox import AGAIN, Key, Words, attempt_words
from nbmath.random.formulas.transforms import minus_log

THIRD = 0.3333333333333333
SECOND = 1 << 20
"""Where the attempts at a second gamma draw of one element begin."""
BOOST = (1 << 20) - 1
"""The attempt, counted from the first, whose words boost a draw of a small shape."""


def _cube(words: Words, d: float, c: float) -> float:
    """v = (1 + c x)**3 of a normal x, if a coin lets it stand; else -1."""
    x = own.deviate(words[0], words[1], words[2])
    t = bits.fma(c, x, 1.0)
    square = t * t
    v = square * t
    bound = bits.fma(d, bits.fma(-square, t, 1.0) - minus_log(v, 0.0), 0.5 * x * x)
    return v if t > 0.0 and minus_log(own.chance(words[3]), 0.0) > -bound else -1.0


def _lifted_attempt(key: Key, index: int, attempt: int, shape: float) -> float:
    """A gamma draw of the shape, or of one more where it is below one; -1 if it does not stand."""
    d = (shape if shape >= 1.0 else shape + 1.0) - THIRD
    v = _cube(attempt_words(key, index, attempt), d, THIRD / math.sqrt(d))
    return d * v if v >= 0.0 else -1.0


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


def gamma_plain_attempt(key: Key, index: int, attempt: int, shape: float, scale: float) -> float:
    """An attempt at a gamma draw that needs no boost."""
    x = _lifted_attempt(key, index, attempt, shape)
    return x * scale if x >= 0.0 else AGAIN


def gamma_attempt(key: Key, index: int, attempt: int, shape: float, scale: float) -> float:
    """An attempt at any gamma draw."""
    x = _lifted_attempt(key, index, attempt, shape)
    low = x * exp(-_fall(key, index, 0, shape))
    y = _scaled(x if shape >= 1.0 else low, scale)
    return (y if x >= 0.0 else AGAIN) if _is_shape(shape) else math.nan


def loggamma_at(key: Key, index: int, shape: float) -> float:
    """One element of the logarithms of gamma draws of a key."""
    return standard_loggamma(key, index, 0, shape)


def lifted_attempt(key: Key, index: int, attempt: int, shape: float) -> float:
    """An attempt at a gamma draw of the lifted shape."""
    x = _lifted_attempt(key, index, attempt, shape)
    return (x if x >= 0.0 else AGAIN) if _is_shape(shape) else math.nan


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


def beta_plain_attempt(key: Key, index: int, attempt: int, a: float, b: float) -> float:
    """An attempt at two gamma draws that need no boost: the share of the first."""
    x = _lifted_attempt(key, index, attempt, a)
    y = _lifted_attempt(key, index, SECOND + attempt, b)
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
    plain = beta_is_plain(a, b)
    attempt = 0
    x = AGAIN
    while x == AGAIN:
        x = (
            beta_plain_attempt(key, index, attempt, a, b)
            if plain
            else beta_attempt(key, index, attempt, a, b)
        )
        attempt += 1
    return x


def chisquare_at(key: Key, index: int, df: float) -> float:
    """One element of the chi-square draws of a key."""
    return gamma_at(key, index, 0.5 * df, 2.0)


def half_attempt(key: Key, index: int, attempt: int, df: float) -> float:
    """An attempt at a gamma draw of the lifted shape, for half of the degrees of freedom."""
    return lifted_attempt(key, index, attempt, 0.5 * df)


def standard_t_from(key: Key, index: int, x: float, df: float) -> float:
    """A draw of Student's t from such a gamma draw."""
    half = 0.5 * df
    words = attempt_words(key, index, SECOND)
    z = own.deviate(words[0], words[1], words[2])
    y = _lowered(x, half, _fall(key, index, 0, half))
    return z * exp(0.5 * (log(half) - y)) if half > 0.0 else math.nan


def standard_t_at(key: Key, index: int, df: float) -> float:
    """One element of the draws of Student's t of a key."""
    if not _is_shape(df):
        return math.nan
    return standard_t_from(key, index, _lifted(key, index, 0, 0.5 * df), df)


def f_attempt(key: Key, index: int, attempt: int, dfnum: float, dfden: float) -> float:
    """An attempt at the quotient of two gamma draws, each over its shape."""
    a = 0.5 * dfnum
    b = 0.5 * dfden
    x = _lifted_attempt(key, index, attempt, a)
    y = _lifted_attempt(key, index, SECOND + attempt, b)
    log_x = _lowered(x, a, _fall(key, index, 0, a)) - log(a)
    log_y = _lowered(y, b, _fall(key, index, SECOND, b)) - log(b)
    f = exp(log_x - log_y)
    return (f if x >= 0.0 and y >= 0.0 else AGAIN) if _is_beta(a, b) else math.nan


def f_at(key: Key, index: int, dfnum: float, dfden: float) -> float:
    """One element of Fisher's F draws of a key."""
    attempt = 0
    x = AGAIN
    while x == AGAIN:
        x = f_attempt(key, index, attempt, dfnum, dfden)
        attempt += 1
    return x
