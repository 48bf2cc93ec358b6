"""Resampling: which entries are taken, which change places, and intervals of what comes out."""

import math

from nbmath.random.formulas import philox
from nbmath.special.formulas import ndtr, ndtri

Key = tuple[int, int, int, int]


def index_below(word: int, n: int) -> int:
    """A whole number below n from a random word, by its share; biased by at most n / 2^32."""
    return (word * n) >> 32


def fill_indices(key: Key, resample: int, n: int, size: int, out: list[int]) -> None:
    """out [size] = indices below n of a resample; they depend on the key and its number alone."""
    blocks = (size + 3) // 4
    for b in range(blocks):
        words = philox(resample * blocks + b, key)
        for w in range(4):
            i = 4 * b + w
            if i < size:
                out[i] = index_below(words[w], n)


def shuffle(key: Key, resample: int, x: list[float]) -> None:
    """Bring a row in random order (Fisher & Yates, Durstenfeld 1964)."""
    n = len(x)
    blocks = (n + 3) // 4
    for b in range(blocks):
        words = philox(resample * blocks + b, key)
        for w in range(4):
            i = n - 1 - (4 * b + w)
            if i > 0:
                j = index_below(words[w], i + 1)
                moved = x[i]
                x[i] = x[j]
                x[j] = moved


def swap_pairs(
    key: Key, resample: int, x: list[float], y: list[float], a: list[float], b: list[float]
) -> None:
    """a and b = the pairs of two rows, each turned round by the toss of a coin."""
    n = len(x)
    blocks = (n + 127) // 128
    for block in range(blocks):
        words = philox(resample * blocks + block, key)
        for w in range(4):
            for bit in range(32):
                i = 128 * block + 32 * w + bit
                if i < n:
                    turned = (words[w] >> bit) & 1 == 1
                    a[i] = y[i] if turned else x[i]
                    b[i] = x[i] if turned else y[i]


def acceleration(jackknife: list[float]) -> float:
    """Efron's acceleration from the values with one entry left out each (1987, equation 6.6)."""
    n = len(jackknife)
    total = 0.0
    for i in range(n):
        total = total + jackknife[i]
    middle = total / float(n)
    second = 0.0
    third = 0.0
    for i in range(n):
        u = middle - jackknife[i]
        second = second + u * u
        third = third + u * u * u
    return third / (6.0 * second * math.sqrt(second)) if second > 0.0 else 0.0


def corrected_share(share: float, below: float, accelerated: float) -> float:
    """The share of a distribution at which a BCa interval ends (Efron 1987, equation 2.3)."""
    bias = ndtri(below)
    z = bias + ndtri(share)
    return ndtr(bias + z / (1.0 - accelerated * z))


def permutation_pvalue(below: float, above: float, n: float, alternative: int) -> float:
    """The p-value of a statistic that is no less than `below` and no more than `above` of n."""
    less = (below + 1.0) / (n + 1.0)
    more = (above + 1.0) / (n + 1.0)
    least = 2.0 * (less if less < more else more)
    two = least if least < 1.0 else 1.0
    one = less if alternative == 1 else more
    return two if alternative == 0 else one
