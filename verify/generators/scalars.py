"""Vectors of independent cases: lane i is case `start + i`."""

import math

import numpy as np
from numpy.typing import NDArray

from verify._cache import compiled
from verify.generators.counter import below, key_of, uniform, word

Reals = NDArray[np.float64]
Whole = NDArray[np.int64]

_LANDMARKS = (0.0, 1.0, -1.0, 0.5, -0.5, 2.0, -2.0, 0.6931471805599453, 10.0, -10.0, 1e-8, -1e-8)


@compiled
def reals(
    seed: int, salt: int, start: int, low: float, high: float, tails: bool, out: Reals
) -> None:
    """Reals of [low, high]: uniform, of all magnitudes, near the ends, whole, landmarks."""
    span = high - low
    reach = max(abs(low), abs(high))
    for i in range(out.size):
        key = key_of(seed, salt, start + i)
        choice = below(key, 0, 16)
        if tails and choice < 6:
            choice = 11
        u = uniform(key, 1)
        x = low + span * u
        if 7 <= choice < 11:
            x = reach * 2.0 ** (-60.0 * u)
            if uniform(key, 2) < 0.5:
                x = -x
        elif choice == 11:
            # p = 0 is approached down to the smallest floats, p = 1 down to its last bits.
            gap = 2.0 ** (-u * (300.0 if tails else 60.0))
            x = low + span * gap if uniform(key, 2) < 0.5 else high - span * gap
        elif choice == 12:
            x = np.rint(x)
        elif choice == 13:
            x = _LANDMARKS[below(key, 2, len(_LANDMARKS))]
        elif choice == 14:
            x = low if uniform(key, 2) < 0.5 else high
        elif choice == 15:
            x = 2.0 ** np.rint(math.log2(reach + 1e-300) - 20.0 * u)
            x = x if uniform(key, 2) < 0.5 else -x
        out[i] = x if low <= x <= high else low + span * uniform(key, 3)


@compiled
def ordered_bits(seed: int, salt: int, start: int, low: int, high: int, out: Whole) -> None:
    """Ranks of floats: uniform in [low, high], often at the ends, near them and near zero.

    The rank of a float is its place among the floats, 0 for zero, so that the ranks from that of
    one float to that of another are all floats between them.
    """
    span = float(high) - float(low)
    for i in range(out.size):
        key = key_of(seed, salt, start + i)
        choice = below(key, 0, 32)
        step = np.int64(2.0 ** (20.0 * uniform(key, 2))) - 1
        u = uniform(key, 1)
        rank = np.int64(float(low) + span * u)
        if span < 2.0**52:
            rank = low + np.int64((span + 1.0) * u)
        if choice == 0:
            rank = low + step
        elif choice == 1:
            rank = high - step
        elif choice == 2:
            rank = step
        elif choice == 3:
            rank = -step
        out[i] = rank if low <= rank <= high else (low if rank < low else high)


@compiled
def integers(seed: int, salt: int, start: int, low: int, high: int, out: Whole) -> None:
    """Whole numbers of [low, high]: uniform, the ends, and small ones."""
    span = high - low + 1
    for i in range(out.size):
        key = key_of(seed, salt, start + i)
        choice = below(key, 0, 8)
        x = low + below(key, 1, span) if span > 0 else np.int64(word(key, 1) >> np.uint64(1))
        if choice == 0:
            x = low
        elif choice == 1:
            x = high
        elif choice == 2:
            x = low + below(key, 2, min(span, 4) if span > 0 else 4)
        out[i] = x
