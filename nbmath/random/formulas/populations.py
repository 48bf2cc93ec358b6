"""Hypergeometric draws: inversion where few are expected, ratios of uniform draws where many are.

An attempt gives a draw, or `AGAIN` where the next attempt is to be made.
"""

import math

from nbmath import _bits as bits
from nbmath.elementary.formulas import exp
from nbmath.random.formulas import double as own
from nbmath.random.formulas.counts import FEW, NARROW, log_binomial, lot
from nbmath.random.formulas.philox import AGAIN, Key, attempt_words
from nbmath.random.formulas.transforms import minus_log

MOST = 9007199254740992.0
"""The largest population, 2**53."""
WIDTH = (1.7155277699214135, 0.8989161620588988)
"""2 sqrt(2 / e) and 3 - 2 sqrt(3 / e), of the rectangle of Stadlober (1990)."""


def _smaller(ngood: float, nbad: float, nsample: float) -> tuple[float, float, float]:
    """The rarer kind, the smaller of sample and rest, and the population."""
    total = ngood + nbad
    rest = total - nsample
    return ngood if ngood <= nbad else nbad, nsample if nsample <= rest else rest, total


def _is_population(ngood: float, nbad: float, nsample: float) -> bool:
    fits = (ngood >= 0.0) & (nbad >= 0.0) & (nsample >= 0.0)
    return fits & (nsample <= ngood + nbad) & (ngood + nbad <= MOST)


def hypergeometric_is_many(ngood: float, nbad: float, nsample: float) -> bool:
    """Whether a draw is made by attempts."""
    rarer, sample, total = _smaller(ngood, nbad, nsample)
    return _is_population(ngood, nbad, nsample) & (rarer * (sample / total) >= FEW)


def _log_law(k: float, rarer: float, sample: float, total: float) -> float:
    """The logarithm of the probability of k, but for a constant (Loader 2000)."""
    p = sample / total
    return log_binomial(k, rarer, p) + log_binomial(sample - k, total - rarer, p)


def hypergeometric_is_narrow(ngood: float, nbad: float, nsample: float) -> bool:
    """Whether a draw is made by attempts, which mostly meet the same counts."""
    rarer, sample, total = _smaller(ngood, nbad, nsample)
    few = sample * (rarer / total) * (1.0 - rarer / total) <= NARROW
    return hypergeometric_is_many(ngood, nbad, nsample) & few


def hypergeometric_try(
    key: Key, index: int, attempt: int, ngood: float, nbad: float, nsample: float
) -> tuple[float, float]:
    """A count to be drawn, -1 where there is none, and the logarithm that is not to exceed its."""
    rarer, sample, total = _smaller(ngood, nbad, nsample)
    share = rarer / total
    mean = sample * share
    rest = (total - sample) / (total - 1.0)
    deviation = math.sqrt(bits.fma(mean * (1.0 - share), rest, 0.5))
    words = attempt_words(key, index, attempt)
    u = own.open_unit(words[0], words[1])
    v = own.open_unit(words[2], words[3]) - 0.5
    width = bits.fma(WIDTH[0], deviation, WIDTH[1])
    k = float(math.floor(bits.fma(width, v / u, mean + 0.5)))
    most = rarer if rarer <= sample else sample
    return k if (k >= 0.0) & (k <= most) else -1.0, -2.0 * minus_log(u, 0.0)


def hypergeometric_log(k: float, ngood: float, nbad: float, nsample: float) -> float:
    """The logarithm of what the probability of k is to that of the mode, of the rarer kind."""
    rarer, sample, total = _smaller(ngood, nbad, nsample)
    mode = float(math.floor((sample + 1.0) * ((rarer + 1.0) / (total + 2.0))))
    height = _log_law(k if k >= 0.0 else mode, rarer, sample, total)
    return height - _log_law(mode, rarer, sample, total)


def hypergeometric_kept(k: float, ngood: float, nbad: float, nsample: float) -> float:
    """How many good ones are in the sample, from how many of the rarer kind in the smaller part."""
    rarer = ngood if ngood <= nbad else nbad
    sampled = k if nsample <= ngood + nbad - nsample else rarer - k
    return sampled if ngood <= nbad else nsample - sampled


def hypergeometric_attempt(
    key: Key, index: int, attempt: int, ngood: float, nbad: float, nsample: float
) -> float:
    """An attempt at a draw of many."""
    k, height = hypergeometric_try(key, index, attempt, ngood, nbad, nsample)
    stands = (k >= 0.0) & (height <= hypergeometric_log(k, ngood, nbad, nsample))
    return hypergeometric_kept(k, ngood, nbad, nsample) if stands else AGAIN


def _inverted(u: float, rarer: float, sample: float, total: float) -> float:
    """The least k whose cumulated probability exceeds u, from zero on."""
    none = _log_law(0.0, rarer, sample, total) - log_binomial(sample, total, sample / total)
    most = rarer if rarer <= sample else sample
    k = 0.0
    p = exp(none)
    cumulated = p
    while u >= cumulated and k < most:
        left = total - rarer - sample + k + 1.0
        p = p * ((rarer - k) / (k + 1.0)) * ((sample - k) / left)
        k += 1.0
        cumulated += p
    return k


def hypergeometric_draw(
    key: Key, index: int, attempt: int, ngood: float, nbad: float, nsample: float
) -> float:
    """An attempt at any draw; -1 for a bad population."""
    if not _is_population(ngood, nbad, nsample):
        return -1.0
    if hypergeometric_is_many(ngood, nbad, nsample):
        return hypergeometric_attempt(key, index, attempt, ngood, nbad, nsample)
    rarer, sample, total = _smaller(ngood, nbad, nsample)
    few = _inverted(lot(key, index, 0), rarer, sample, total) if rarer * sample > 0.0 else 0.0
    return hypergeometric_kept(few, ngood, nbad, nsample)


def hypergeometric_at(key: Key, index: int, ngood: float, nbad: float, nsample: float) -> int:
    """One element of the hypergeometric draws of a key."""
    attempt = 0
    k = AGAIN
    while k == AGAIN:
        k = hypergeometric_draw(key, index, attempt, ngood, nbad, nsample)
        attempt += 1
    return int(k)
