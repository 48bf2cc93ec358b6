"""Series and the continued fraction of the incomplete gamma function, of a set length each."""

from nbmath import _bits as bits
from nbmath.special.formulas.incomplete_gamma import double as own


def _terms(u: float, v: float, last: int, above: float, below: float) -> tuple[float, float]:
    """Some terms of 1 + x / (a + 2) (1 + x / (a + 3) (1 + ...)), from its end, without divisions.

    Few enough at once for the compiler to write them out, so that numbers go by vectors.
    """
    for i in range(own.TERMS):
        below = below * bits.fma(float(last + 1 - i), v, 1.0)
        above = bits.fma(u, above, below)
    return above, below


def series(a: float, x: float, length: int) -> float:
    """What P(a, x) is over x**a exp(-x) / gamma(a + 1), by 2, 3 or 5 times as many terms."""
    v = 1.0 / a
    u = x / a
    above, below = 1.0, 1.0
    if length == 5:
        above, below = _terms(u, v, 5 * own.TERMS, above, below)
        above, below = _terms(u, v, 4 * own.TERMS, above, below)
    if length >= 3:
        above, below = _terms(u, v, 3 * own.TERMS, above, below)
    above, below = _terms(u, v, 2 * own.TERMS, above, below)
    above, below = _terms(u, v, own.TERMS, above, below)
    return 1.0 + (u * above) / (below * (1.0 + v))


def lower_series(a: float, x: float) -> float:
    """What P(a, x) is over x**a exp(-x) / gamma(a + 1), far enough below a."""
    if a < 3.0:
        return series(a, x, 2)
    return series(a, x, 3) if a <= own.MODERATE else series(a, x, 5)


def upper_fraction(a: float, x: float) -> float:
    """What Q(a, x) is over x**a exp(-x) / gamma(a), far enough above a.

    The reciprocal of Legendre's fraction x + 1 - a - (1 - a) / (x + 3 - a - ...), from its end; its
    parts are divided by x and its square.
    """
    w = 1.0 / x
    first = (x + 1.0 - a) * w
    square = w * w
    share = a * w * w
    above, below = bits.fma(float(4 * own.STEPS), w, first), 1.0
    for i in range(own.STEPS):
        above, below = _step(float(2 * own.STEPS - i), w, first, square, share, above, below)
    for i in range(own.STEPS):
        above, below = _step(float(own.STEPS - i), w, first, square, share, above, below)
    return below / above * w


def _step(
    n: float, w: float, first: float, square: float, share: float, above: float, below: float
) -> tuple[float, float]:
    """One of its steps."""
    c = n * bits.fma(n, square, -share)
    b = bits.fma(2.0 * (n - 1.0), w, first)
    return bits.fma(b, above, -c * below), above


def share_lost(a: float, x: float) -> float:
    """What P(a, x), x < 1, lacks of x**a / gamma(a + 1), as a share of it.

    a times the sum of -(-x)**n / (n! (a + n)), from its end, without divisions.
    """
    above, below = 0.0, 1.0
    for i in range(own.TERMS_LOST):
        n = float(own.TERMS_LOST - i)
        next_to = a + n
        c = x * (1.0 / n)
        above = c * bits.fma(-next_to, above, below)
        below = below * next_to
    return a * above / below
