"""Matrices with structure: graded, of low rank, of prescribed spectrum, famous."""

import math

import numpy as np
from numpy.typing import NDArray

from verify._cache import compiled
from verify.generators.counter import below, chosen, key_of, normal, uniform
from verify.generators.famous import (
    FAMOUS,
    HANKEL,
    HILBERT,
    KAHAN,
    TOEPLITZ,
    WILKINSON,
    geometric,
    named,
)
from verify.generators.spectra import SPECTRA, conjugated, prescribed, rotate, spectrum, turned

Reals = NDArray[np.float64]

MATRICES = 16 + FAMOUS + 2
SPD = 15
SYMMETRIC = 16
INVERTIBLE = 9 + FAMOUS
TRIANGULAR = 7
ORTHOGONAL = 6


@compiled
def orthogonal(seed: int, salt: int, index: int, structure: int, out: Reals) -> None:
    """The identity, a reversal, signs, a product of reflections, a permutation, a transform."""
    n = out.shape[0]
    key = key_of(seed, salt, index)
    structure = chosen(key, structure)
    for i in range(n):
        for j in range(n):
            angle = math.pi * (i + 1.0) * (j + 1.0) / (n + 1.0)
            out[i, j] = math.sqrt(2.0 / (n + 1.0)) * math.sin(angle) if structure == 5 else 0.0
        if structure < 5:
            out[i, n - 1 - i if structure == 1 else i] = 1.0
        if structure == 2 and uniform(key, i) < 0.5:
            out[i, i] = -1.0
    if structure == 3:
        rotate(key, 1000, out)
    elif structure == 4:
        for i in range(n - 1, 0, -1):
            k = below(key, i, i + 1)
            for j in range(n):
                out[i, j], out[k, j] = out[k, j], out[i, j]


@compiled
def spd(seed: int, salt: int, index: int, structure: int, cond: float, out: Reals) -> None:
    """Symmetric positive definite of condition number at most about `cond`."""
    n = out.shape[0]
    key = key_of(seed, salt, index)
    structure = chosen(key, structure)
    scale = 10.0 ** (6.0 * uniform(key, 0) - 3.0) if uniform(key, 1) < 0.5 else 1.0
    values = np.empty(n)
    if structure == 13:
        geometric(key, cond, out)
    elif structure >= 12:
        named(key, HILBERT if structure == 12 else WILKINSON, cond, out)
    elif structure >= 5:
        spectrum(key, structure - 5, cond, values)
        conjugated(key, values, out)
    else:
        spectrum(key, below(key, 2, SPECTRA), cond, values)
        # (1 - rho) I + rho 11' has the condition number 1 + n rho / (1 - rho).
        rho = uniform(key, 3) * min(0.99, (cond - 1.0) / (cond - 1.0 + n))
        for i in range(n):
            for j in range(n):
                x = 1.0 if i == j else 0.0
                if structure == 1:
                    x *= values[i]
                elif structure == 2:
                    x = 1.0 if i == j else rho
                elif structure == 3 and cond > n * n:
                    x = 2.0 * x - (1.0 if abs(i - j) == 1 else 0.0)
                elif structure == 4:
                    x = n + 1.0 + i % 3 if i == j else float((i + j) % 3 - 1)
                out[i, j] = x
    for i in range(n):
        for j in range(n):
            out[i, j] *= scale


@compiled
def symmetric(seed: int, salt: int, index: int, structure: int, out: Reals) -> None:
    """Symmetric: zero, diagonal, of rank one, graded, of prescribed spectrum, famous."""
    n = out.shape[0]
    key = key_of(seed, salt, index)
    structure = chosen(key, structure)
    scale = 10.0 ** (6.0 * uniform(key, 0) - 3.0) if uniform(key, 1) < 0.5 else 1.0
    values = np.empty(n)
    if structure == 12 or structure == 13:
        named(key, HILBERT if structure == 12 else HANKEL, 0.0, out)
    elif structure >= 8 and structure < 12:
        spectrum(key, below(key, 2, SPECTRA), 10.0 ** (14.0 * uniform(key, 3)), values)
        for i in range(n):
            if structure == 9 or (structure == 10 and i % 2 == 0):
                values[i] = -values[i]
            elif structure == 11 and i % 3 == 0:
                values[i] = 0.0
        conjugated(key, values, out)
    else:
        for i in range(n):
            for j in range(i + 1):
                g = normal(key, 100 + i * n + j)
                x = g
                if structure == 1:
                    x = 0.0
                elif structure == 2:
                    x = g if i == j else 0.0
                elif structure == 3:
                    x = normal(key, 10 + i) * normal(key, 10 + j)
                elif structure == 4:
                    # Wilkinson's, with pairs of eigenvalues that agree to many digits.
                    x = abs(i - (n - 1) / 2.0) if i == j else (1.0 if i - j == 1 else 0.0)
                elif structure == 5:
                    x = g * 10.0 ** (-4.0 * (i + j) / n)
                elif structure == 6:
                    x = np.rint(1.5 * g)
                elif structure == 7:
                    x = 1.0 if i + j == n - 1 else 0.0
                elif structure == 14:
                    x = 1.0 if i == j else 0.0
                elif structure == 15:
                    x = normal(key, 10 + i - j)
                out[i, j] = x
                out[j, i] = x
    for i in range(n):
        for j in range(n):
            out[i, j] *= scale


@compiled
def invertible(seed: int, salt: int, index: int, structure: int, cond: float, out: Reals) -> None:
    """Square, of condition number at most about `cond`; pivoting is needed for most."""
    n = out.shape[0]
    key = key_of(seed, salt, index)
    structure = chosen(key, structure)
    scale = 10.0 ** (6.0 * uniform(key, 0) - 3.0) if uniform(key, 1) < 0.5 else 1.0
    values = np.empty(n)
    kind = below(key, 2, SPECTRA) if structure < 3 else structure - 3 + (structure > 3)
    spectrum(key, min(kind, SPECTRA - 1), cond, values)
    shift = below(key, 3, n)
    if structure >= 9:
        named(key, structure - 9, cond, out)
    for i in range(n if structure < 9 else 0):
        for j in range(n):
            out[i, j] = 0.0
        at = i if structure == 0 else (i + shift) % n
        out[i, at] = values[i] if structure != 1 else 1.0
    if structure == 2:
        for i in range(n):
            for j in range(n):
                g = np.rint(1.5 * normal(key, 100 + i * n + j))
                g = g if abs(g) < 3.0 else 0.0
                out[i, (j + shift) % n] = 3.0 * n + 1.0 if i == j else g
    if structure >= 3 and structure < 9:
        turned(key, out)
    for i in range(n):
        for j in range(n):
            out[i, j] *= scale


@compiled
def triangular(
    seed: int, salt: int, index: int, structure: int, cond: float, lower: bool, out: Reals
) -> None:
    """Triangular: diagonal, unit, graded, of small integers, dense, Kahan's, Toeplitz."""
    n = out.shape[0]
    key = key_of(seed, salt, index)
    structure = chosen(key, structure)
    values = np.empty(n)
    spectrum(key, below(key, 0, SPECTRA), math.sqrt(cond), values)
    if structure >= 5:
        named(key, KAHAN if structure == 5 else TOEPLITZ, cond, out)
        for i in range(n):
            for j in range(i):
                x = out[j, i]
                out[i, j], out[j, i] = (x, 0.0) if lower else (0.0, x)
        return
    for i in range(n):
        for j in range(n):
            x = 0.0
            g = normal(key, 100 + i * n + j)
            g = g if abs(g) < 3.0 else 3.0
            if i == j:
                x = 1.0 if structure == 1 or structure == 3 else math.copysign(values[i], g)
                x = 2.0 * x if structure == 3 and i % 2 == 0 else x
            elif (j < i) == lower and structure > 0:
                pivot = values[i] if structure != 1 and structure != 3 else 1.0
                x = np.rint(g / 2.0) / n if structure == 3 else pivot * g / (1.0 + n)
            out[i, j] = x


@compiled
def general(
    seed: int,
    salt: int,
    index: int,
    structure: int,
    low: float,
    high: float,
    tiny: float,
    out: Reals,
) -> None:
    """Matrices of any shape, every entry in [low, high]."""
    m, n = out.shape
    key = key_of(seed, salt, index)
    structure = chosen(key, structure)
    reach = min(abs(low), abs(high)) if low < 0.0 < high else max(abs(low), abs(high))
    scale = reach * 10.0 ** (-4.0 * uniform(key, 0))
    if structure >= 16 + FAMOUS:
        prescribed(key, structure == 16 + FAMOUS, out)
    elif structure >= 16:
        named(key, structure - 16, 0.0, out)
    for i in range(m):
        for j in range(n):
            g = normal(key, 100 + i * n + j)
            x = g
            if structure == 1:
                x = np.rint(1.5 * g)
            elif structure == 2:
                x = 1.0 if i == j else 0.0
            elif structure == 3:
                x = 0.0
            elif structure == 4:
                x = 10.0 ** (-8.0 * i / m) if i == j else 0.0
            elif structure == 5:
                x = g * 10.0 ** (-8.0 * i / m)
            elif structure == 6:
                x = g * 10.0 ** (-8.0 * j / n)
            elif structure == 7:
                x = normal(key, 20 + i) * normal(key, 60 + j)
            elif structure == 8:
                # Columns as near to each other as can be without being equal (Lauchli 1961).
                x = 1.0 if i == 0 else (1e-8 if i == j + 1 else 0.0)
            elif structure == 9:
                x = normal(key, 20 + i) if j == 0 else normal(key, 20 + i) + 1e-6 * g
            elif structure == 10:
                x = ((i + 1.0) / m) ** j
            elif structure == 11:
                x = 1.0 if (i + below(key, 1, n)) % n == j else 0.0
            elif structure == 12:
                x = g if j <= i else 0.0
            elif structure == 13:
                x = 0.9 * scale + g
            elif structure == 14:
                x = scale
            elif structure == 15:
                x = g * (tiny if uniform(key, 2) < 0.5 else scale / 4.0)
            elif structure >= 16:
                x = out[i, j]
            x = max(low, x)
            out[i, j] = min(high, x)
