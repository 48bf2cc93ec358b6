"""Vectors, logits, clouds of points, probability vectors, permutations."""

import math

import numpy as np
from numpy.typing import NDArray

from verify._cache import compiled
from verify.generators.counter import below, chosen, key_of, normal, uniform

Reals = NDArray[np.float64]
Whole = NDArray[np.int64]

VECTORS = 14
SIMPLEX = 9
PERMUTATIONS = 5
POINTS = 8
PROPER_POINTS = 4


@compiled
def vectors(
    seed: int,
    salt: int,
    index: int,
    structure: int,
    low: float,
    high: float,
    tiny: float,
    out: Reals,
) -> None:
    """Rows of `out` of one structure, or each of the next one; every entry in [low, high]."""
    rows, n = out.shape
    key = key_of(seed, salt, index)
    structure = chosen(key, structure)
    reach = max(abs(low), abs(high))
    stride = below(key, 1000, 2)
    scale = min(reach / 4.0, 10.0 ** (-1.0 + uniform(key, 1001) * (1.0 + math.log10(reach + 1.0))))
    middle = low + (high - low) * uniform(key, 1002)
    for r in range(rows):
        kind = (structure + stride * r) % VECTORS
        spike = below(key, 1003 + r, max(n, 1))
        for i in range(n):
            j = r * n + i + 2000
            g = normal(key, j)
            x = 0.0
            if kind == 0:
                x = g
            elif kind == 1:
                x = scale * g
            elif kind == 2:
                x = low + (high - low) * uniform(key, j)
            elif kind == 3:
                x = middle
            elif kind == 4:
                x = np.rint(1.5 * g)
            elif kind == 5:
                x = math.copysign(min(scale, 1e3) * 10.0 ** (-12.0 * i / n), g)
            elif kind == 6:
                x = 0.8 * middle + g
            elif kind == 7:
                x = math.copysign(2.0 ** np.rint(6.0 * uniform(key, j) - 3.0), g)
            elif kind == 8:
                x = scale if i == spike else 0.0
            elif kind == 9:
                x = scale * (1.0 if i % 2 == 0 else -1.0) + g * 1e-3
            elif kind == 10:
                x = g * tiny
            elif kind == 11:
                x = scale * (2.0 * i - n) / n
            elif kind == 12:
                x = math.copysign(reach * 10.0 ** (-16.0 * uniform(key, j)), g)
            else:
                pick = below(key, j, 3)
                x = low if pick == 0 else (high if pick == 1 else 0.0)
            x = max(low, x)
            out[r, i] = min(high, x)


@compiled
def points(seed: int, salt: int, index: int, structure: int, spread: float, out: Reals) -> None:
    """Clouds: normal, clustered, offset, stretched; then tied, collinear, constant, equal."""
    n, d = out.shape
    key = key_of(seed, salt, index)
    structure = chosen(key, structure)
    for i in range(n):
        line = normal(key, 500000 + i)
        for k in range(d):
            j = 100 + i * d + k
            g = normal(key, j)
            x = spread * g
            if structure == 1:
                x = spread * normal(key, 20 + 3 * k + i % 3) + 0.1 * spread * g
            elif structure == 2:
                x = spread * (g + 30.0)
            elif structure == 3:
                x = spread * g * 10.0 ** (-2.0 * k / d)
            elif structure == 4:
                x = np.rint(1.5 * g)
            elif structure == 5:
                x = spread * line * (k + 1.0)
            elif structure == 6:
                x = spread if k == 0 else x
            elif structure == 7:
                x = spread * (k + 1.0)
            out[i, k] = x


@compiled
def simplex(seed: int, salt: int, index: int, structure: int, zeros: bool, out: Reals) -> None:
    """Rows that are non-negative and sum to one; positive unless `zeros`."""
    rows, n = out.shape
    key = key_of(seed, salt, index)
    structure = chosen(key, structure)
    stride = below(key, 0, 2)
    for r in range(rows):
        kind = (structure + stride * r) % SIMPLEX
        spike = below(key, 1 + r, n)
        total = 0.0
        for i in range(n):
            j = 1000 + r * n + i
            p = -math.log(1.0 - uniform(key, j)) + 1e-12
            if kind == 1:
                p = 1.0
            elif kind == 2:
                p = 1.0 if i == spike else 0.0
            elif kind == 3:
                p = p if (i == spike or uniform(key, j + 500000) < 0.5) else 0.0
            elif kind == 4:
                p = 10.0 ** (-12.0 * i / n)
            elif kind == 5:
                p = 1.0 if (i == spike or i == 0) else 0.0
            elif kind == 6:
                p = 1.0 if i == spike else 1e-12 * p
            elif kind == 7:
                p = 2.0 ** -(i + 1.0 if i < n - 1 else float(n - 1))
            elif kind == 8:
                p = p**8 + 1e-12
            if not zeros:
                p = max(1e-09, p)
            out[r, i] = p
            total += p
        for i in range(n):
            out[r, i] /= total


@compiled
def permutations(seed: int, salt: int, index: int, structure: int, out: Whole) -> None:
    """The identity, the reversal, a rotation, one swap, or any permutation."""
    n = out.size
    key = key_of(seed, salt, index)
    structure = chosen(key, structure)
    for i in range(n):
        out[i] = i
    if structure == 1:
        for i in range(n):
            out[i] = n - 1 - i
    elif structure == 2:
        shift = below(key, 0, n)
        for i in range(n):
            out[i] = (i + shift) % n
    elif structure == 3:
        a, b = below(key, 0, n), below(key, 1, n)
        out[a], out[b] = out[b], out[a]
    elif structure >= 4:
        for i in range(n - 1, 0, -1):
            k = below(key, i, i + 1)
            out[i], out[k] = out[k], out[i]
