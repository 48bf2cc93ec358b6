"""Counts: inversion where few are expected, Hörmann's transformed rejection where many are.

An attempt gives a draw, or `AGAIN` where the next attempt is to be made.
"""

import math

from nbmath import _bits as bits
from nbmath.elementary.formulas import exp, log1p
from nbmath.random.formulas import double as own
from nbmath.random.formulas.philox import AGAIN, Key, attempt_words
from nbmath.random.formulas.transforms import minus_log

_Law = tuple[float, float, float, float, float]

FEW = 30.0
"""Expected counts below which they are found by inversion."""
NARROW = 65536.0
"""A variance up to which a table of some thousand counts holds nearly all."""
NEGLIGIBLE = 2.0**-70
"""A probability after the peak with which an inversion ends."""
TABLE = 256
"""Entries of a table of cumulated probabilities: none of such a distribution reaches further."""
GUIDED = 8
"""Bits of a ticket by which a search begins further on."""
HALF_LOG_TAU = 0.9189385332046727
# 12 n (log(n!) - log(sqrt(2 pi n) (n / e)**n)) in powers of 1 / n**2,
# exact at n = 1 .. 7: tests/nbmath/random/coefficients.py
STIRLING = (
    0.9999999999999959, -0.033333333328047055, 0.00952380800228402, -0.007142665303735477,
    0.010088098018753267, -0.02250551627316732, 0.06494913794213093, -0.17506864911959377,
    0.2901864096377057, -0.16395968803239913,
)  # fmt: skip  # a table


def _stirling(n: float) -> float:
    """What Stirling's formula lacks of log(n!), at the whole numbers from one on."""
    z = 1.0 / (n * n)
    z2 = z * z
    a = bits.fma(bits.fma(STIRLING[3], z, STIRLING[2]), z2, bits.fma(STIRLING[1], z, STIRLING[0]))
    b = bits.fma(bits.fma(STIRLING[7], z, STIRLING[6]), z2, bits.fma(STIRLING[5], z, STIRLING[4]))
    c = bits.fma(STIRLING[9], z, STIRLING[8])
    z4 = z2 * z2
    return bits.fma(bits.fma(c, z4, b), z4, a) / (12.0 * n)


def _departure(x: float, mean: float) -> float:
    """(x log(x / mean) + mean - x) / mean without cancellation, x > 0 (Loader 2000)."""
    d = (x - mean) / mean
    return bits.fma(1.0 + d, log1p(d), -d)


def _log(x: float) -> float:
    """The logarithm of a positive normal number."""
    return -minus_log(x, 0.0)


def _hat(u: float, a: float, b: float, middle: float) -> float:
    """Where a point of the table mountain hat lies; u is between -1/2 and 1/2."""
    near = 0.5 - math.fabs(u)
    return float(math.floor(bits.fma(bits.fma(2.0, a / near, b), u, middle)))


def _factor(alpha: float, beta: float, k: float) -> float:
    """What p(k) is times p(k - 1), by a reciprocal that serves all numbers of a loop."""
    return bits.fma(beta, 1.0 / k, alpha)


def inverted(u: float, start: float, alpha: float, beta: float) -> float:
    """The least k whose cumulated probability exceeds u, where p(k) = (alpha + beta / k) p(k - 1).

    These are the Poisson and the binomial distribution (Panjer 1981); `start` is p(0).
    """
    k = 0.0
    p = start
    total = start
    goes = 1.0
    while goes > 0.0:
        goes, p, total = inversion_step(goes, u, p, total, alpha, beta, k + 1.0)
        k += goes
    return k


def inversion_step(
    goes: float, u: float, p: float, total: float, alpha: float, beta: float, k: float
) -> tuple[float, float, float]:
    """Whether the search goes on to k (1 or 0), and what probability and sum it finds there."""
    factor = _factor(alpha, beta, k)
    goes_on = goes if (u >= total) & (p * factor > NEGLIGIBLE) else 0.0
    return goes_on, p * factor, bits.fma(p, factor, total)


def write_cumulated(start: float, alpha: float, beta: float, out: list[float]) -> int:
    """The cumulated probabilities that `inverted` meets; how many there are, the last being 1."""
    k = 0
    p = start
    total = start
    factor = _factor(alpha, beta, 1.0)
    while p * factor > NEGLIGIBLE and k < TABLE - 1:
        out[k] = total
        k += 1
        total = bits.fma(p, factor, total)
        p = p * factor
        factor = _factor(alpha, beta, float(k) + 1.0)
    out[k] = 1.0
    return k + 1


def poisson_is_few(lam: float) -> bool:
    """Whether a Poisson draw is found by inversion."""
    return 0.0 <= lam < FEW


def poisson_law(lam: float) -> _Law:
    """The law of a table of few events."""
    return exp(-lam), 0.0, lam, 0.0, 1.0 if 0.0 <= lam < FEW else 0.0


def poisson_is_narrow(lam: float) -> bool:
    """Whether a Poisson draw is made by attempts, which mostly meet the same counts."""
    return FEW <= lam <= NARROW


def poisson_try(key: Key, index: int, attempt: int, lam: float) -> tuple[float, float]:
    """A count to be drawn, -1 where there is none, and the logarithm that is not to exceed its."""
    w0, w1, w2, w3 = attempt_words(key, index, attempt)
    b = bits.fma(2.53, math.sqrt(lam), 0.931)
    a = bits.fma(0.02483, b, -0.059)
    u = own.open_unit(w0, w1) - 0.5
    near = 0.5 - math.fabs(u)
    k = _hat(u, a, b, lam + 0.43)
    inverse = 1.1239 + 1.1328 / (b - 3.4)
    height = own.open_unit(w2, w3) * inverse / (a / (near * near) + b)
    return k if k >= 0.0 else -1.0, _log(height)


def poisson_log(k: float, lam: float) -> float:
    """The logarithm of the Poisson probability of k."""
    root = bits.fma(0.5, _log(k), HALF_LOG_TAU)
    return -lam if k == 0.0 else bits.fma(-lam, _departure(k, lam), -_stirling(k) - root)


def poisson_kept(k: float, lam: float) -> float:
    """The draw of a count that stands: itself."""
    return k + 0.0 * lam


def poisson_attempt(key: Key, index: int, attempt: int, lam: float) -> float:
    """An attempt at a Poisson draw of many; -1 where lam is not among these."""
    k, height = poisson_try(key, index, attempt, lam)
    stands = k >= 0.0 and height <= poisson_log(k, lam)
    return (k if stands else AGAIN) if FEW <= lam <= own.MANY else -1.0


def poisson_draw(key: Key, index: int, start: int, lam: float) -> float:
    """A Poisson draw from the attempts that follow a start; -1 where lam is none."""
    if poisson_is_few(lam):
        return inverted(lot(key, index, start), exp(-lam), 0.0, lam)
    attempt = start
    k = AGAIN
    while k == AGAIN:
        k = poisson_attempt(key, index, attempt, lam)
        attempt += 1
    return k


def poisson_at(key: Key, index: int, lam: float) -> int:
    """One element of the Poisson draws of a key."""
    return int(poisson_draw(key, index, 0, lam))


def binomial_is_few(n: float, p: float) -> bool:
    """Whether a binomial draw is found by inversion."""
    return binomial_law(n, p)[4] != 0.0


def binomial_law(n: float, p: float) -> _Law:
    """The law of a table of few successes, or of few failures where these are rarer."""
    rarer = p if p <= 0.5 else 1.0 - p
    odds = rarer / (1.0 - rarer)
    few = 0.0 <= n <= own.MANY and 0.0 <= p <= 1.0 and n * rarer < FEW
    sign = 1.0 if p <= 0.5 else -1.0
    none = exp(n * log1p(-rarer))
    return none, -odds, (n + 1.0) * odds, 0.0 if p <= 0.5 else n, sign if few else 0.0


def log_binomial(k: float, n: float, p: float) -> float:
    """The logarithm of the binomial probability of k in n trials, p <= 1/2 (Loader 2000)."""
    rest = n - k
    q = 1.0 - p
    end = n * (log1p(-p) if k == 0.0 else _log(p))
    root = bits.fma(0.5, _log(k / n * rest), HALF_LOG_TAU)
    small = (_stirling(n) - _stirling(k)) - (_stirling(rest) + root)
    middle = bits.fma(-(n * p), _departure(k, n * p), small)
    middle = bits.fma(-(n * q), _departure(rest, n * q), middle)
    return end if k == 0.0 or rest == 0.0 else middle


def binomial_is_narrow(n: float, p: float) -> bool:
    """Whether a binomial draw is made by attempts, which mostly meet the same counts."""
    rarer = p if p <= 0.5 else 1.0 - p
    mean = n * rarer
    return (p <= 1.0) & (mean >= FEW) & (n <= own.MANY) & (mean * (1.0 - rarer) <= NARROW)


def binomial_try(key: Key, index: int, attempt: int, n: float, p: float) -> tuple[float, float]:
    """What `poisson_try` is for Poisson's, of the rarer outcome."""
    rarer = p if p <= 0.5 else 1.0 - p
    deviation = math.sqrt(n * rarer * (1.0 - rarer))
    b = bits.fma(2.53, deviation, 1.15)
    a = bits.fma(0.0248, b, bits.fma(0.01, rarer, -0.0873))
    w0, w1, w2, w3 = attempt_words(key, index, attempt)
    u = own.open_unit(w0, w1) - 0.5
    near = 0.5 - math.fabs(u)
    k = _hat(u, a, b, bits.fma(n, rarer, 0.5))
    height = own.open_unit(w2, w3) * (2.83 + 5.1 / b) * deviation / (a / (near * near) + b)
    return k if k >= 0.0 and k <= n else -1.0, _log(height)


def binomial_log(k: float, n: float, p: float) -> float:
    """The logarithm of what the probability of k is to that of the mode, of the rarer outcome."""
    rarer = p if p <= 0.5 else 1.0 - p
    mode = float(math.floor((n + 1.0) * rarer))
    return log_binomial(k, n, rarer) - log_binomial(mode, n, rarer)


def binomial_kept(k: float, n: float, p: float) -> float:
    """How many successes there are, from how often the rarer outcome came."""
    return k if p <= 0.5 else n - k


def binomial_attempt(key: Key, index: int, attempt: int, n: float, p: float) -> float:
    """An attempt at a binomial draw of many; -1 where n and p are not among these."""
    k, height = binomial_try(key, index, attempt, n, p)
    stands = k >= 0.0 and height <= binomial_log(k, n, p)
    result = binomial_kept(k, n, p) if stands else AGAIN
    mean = n * (p if p <= 0.5 else 1.0 - p)
    return result if p <= 1.0 and mean >= FEW and n <= own.MANY else -1.0


def binomial_draw(key: Key, index: int, start: int, n: float, p: float) -> float:
    """A binomial draw from the attempts that follow a start; -1 where n or p is none."""
    none, alpha, beta, base, sign = binomial_law(n, p)
    if sign != 0.0:
        return bits.fma(sign, inverted(lot(key, index, start), none, alpha, beta), base)
    attempt = start
    k = AGAIN
    while k == AGAIN:
        k = binomial_attempt(key, index, attempt, n, p)
        attempt += 1
    return k


def binomial_at(key: Key, index: int, n: float, p: float) -> int:
    """One element of the binomial draws of a key."""
    return int(binomial_draw(key, index, 0, n, p))


def lot(key: Key, index: int, attempt: int) -> float:
    """What `inverted` looks up for an element: a number of (0, 1)."""
    words = attempt_words(key, index, attempt)
    return own.open_unit(words[0], words[1])


def ticket(key: Key, index: int) -> int:
    """The whole number of 52 bits of which `lot` makes its own."""
    words = attempt_words(key, index, 0)
    return (words[0] << 20) | (words[1] >> 12)


def looked_up(number: int, cumulated: list[float], guide: list[int]) -> int:
    """What `inverted` finds for a ticket, in a table with a guide for its first bits."""
    u = (float(number) + 0.5) * 2.0**-52
    k = guide[number >> (52 - GUIDED)]
    while u >= cumulated[k]:
        k += 1
    return k


def write_guide(cumulated: list[float], guide: list[int]) -> None:
    """Where the search for a ticket may begin (Chen & Asau 1974)."""
    k = 0
    for i in range(1 << GUIDED):
        while cumulated[k] <= float(i) * 2.0**-GUIDED:
            k += 1
        guide[i] = k
