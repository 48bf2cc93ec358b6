"""Matrices that have names, because each of them once broke an algorithm."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verify._cache import compiled
from verify.generators.counter import normal, uniform

Reals = NDArray[np.float64]

HILBERT = 0
TOEPLITZ = 1
HANKEL = 2
COMPANION = 3
KAHAN = 4
WILKINSON = 5
FAMOUS = 6


@compiled
def sine(cond: float, n: int, u: float) -> Any:
    """The s of Kahan's matrix: any, or so near 1 that its condition number is at most `cond`."""
    if cond == 0.0 or n == 1:
        return 0.4 + 0.59 * u
    # |K| <= n and |K^-1| <= r^(n-1) in the 1-norm and the maximum norm, r = (1 + c) / s.
    r = min(6.0, max(1.0, (cond / n) ** (1.0 / (n - 1.0))))
    return 2.0 * r / (r * r + 1.0)


@compiled
def named(key: Any, name: int, cond: float, out: Reals) -> None:
    """One of the famous; square and of condition number at most `cond` unless that is zero.

    Hilbert's matrix then has a multiple of one added to it, Wilkinson's a shift, Toeplitz's and
    Hankel's their main diagonal, and the polynomial of a companion ends in one.
    """
    m, n = out.shape
    free = cond == 0.0
    s = sine(cond, n, uniform(key, 70)) if name == KAHAN else 1.0
    c = math.sqrt(1.0 - s * s)
    shift = 0.0 if free else (0.5 * n + 2.0 + 2.0 * cond) / (cond - 1.0)
    ridge = 0.0 if free else math.pi / (cond - 1.0)
    weight = 1.0 if free else (cond - 1.0) / (cond + 1.0) / n
    total = 0.0
    for j in range(n):
        total += normal(key, 300 + j) ** 2
    # The largest and the least singular value of a companion have the squares' sum 1 + |a|^2.
    factor = 10.0 ** (3.0 * uniform(key, 71))
    factor = factor if free else min(factor, math.sqrt(max(0.0, cond - 2.0) / (total + 1.0)))
    for i in range(m):
        for j in range(n):
            x = 0.0
            if name == HILBERT:
                x = 1.0 / (i + j + 1.0) + (ridge if i == j else 0.0)
            elif name in (TOEPLITZ, HANKEL):
                # Both are functions of one number, k = 0 on the main or on the other diagonal.
                k = i - j if name == TOEPLITZ else i + j - (n - 1)
                x = normal(key, 300 + k) if free else weight * (2.0 * uniform(key, 300 + k) - 1.0)
                x = 1.0 if k == 0 and not free else x
            elif name == COMPANION:
                if i == 0:
                    x = 1.0 if j == n - 1 and not free else factor * normal(key, 300 + j)
                else:
                    x = 1.0 if i - j == 1 else 0.0
            elif name == KAHAN:
                x = s**i * (1.0 if i == j else (-c if j > i else 0.0))
            elif name == WILKINSON:
                x = abs(i - (n - 1) / 2.0) + shift if i == j else (1.0 if abs(i - j) == 1 else 0.0)
            out[i, j] = x


@compiled
def geometric(key: Any, cond: float, out: Reals) -> None:
    """Symmetric positive definite and Toeplitz: rho^|i-j| (Kac, Murdock & Szego 1953)."""
    n = out.shape[0]
    root = math.sqrt(cond)
    # Its eigenvalues lie between (1 - rho) / (1 + rho) and the inverse of that.
    rho = (root - 1.0) / (root + 1.0) * (1.0 - 0.5 * uniform(key, 72))
    for i in range(n):
        for j in range(n):
            out[i, j] = rho ** abs(i - j)
