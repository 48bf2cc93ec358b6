"""Matrices of prescribed eigenvalues or singular values, equal, clustered, graded or zero."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verify._cache import compiled
from verify.generators.counter import below, normal, uniform

Reals = NDArray[np.float64]

SPECTRA = 7


@compiled
def spectrum(key: Any, structure: int, cond: float, out: Reals) -> None:
    """Values in [1/cond, 1] as LAPACK's testers have them: equal, one small, one large, ..."""
    n = out.size
    small = 1.0 / cond
    for i in range(n):
        t = i / (n - 1.0) if n > 1 else 0.0
        x = 1.0
        if structure == 1:
            x = small if i == n - 1 else 1.0
        elif structure == 2:
            x = 1.0 if i == 0 else small
        elif structure == 3:
            x = small**t
        elif structure == 4:
            x = 1.0 - t * (1.0 - small)
        elif structure == 5:
            x = small ** uniform(key, 900000 + i)
        elif structure == 6:
            # Two tight clusters.
            x = (1.0 if i % 2 == 0 else math.sqrt(small)) * (1.0 - 1e-10 * t)
        out[i] = x


@compiled
def rotate(key: Any, stream: int, a: Reals) -> None:
    """Multiply `a` from the left by a product of random Householder reflections."""
    n, m = a.shape
    v = np.empty(n)
    for h in range(min(n, 4)):
        norm = 0.0
        for i in range(n):
            v[i] = normal(key, stream + h * n + i)
            norm += v[i] * v[i]
        if norm == 0.0:
            continue
        for j in range(m):
            s = 0.0
            for i in range(n):
                s += v[i] * a[i, j]
            s *= 2.0 / norm
            for i in range(n):
                a[i, j] -= s * v[i]


@compiled
def turned(key: Any, a: Reals) -> None:
    """Multiply `a` by random orthogonal matrices from both sides."""
    rotate(key, 5000, a)
    flipped = a.T.copy()
    rotate(key, 9000, flipped)
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            a[i, j] = flipped[j, i]


@compiled
def conjugated(key: Any, values: Reals, out: Reals) -> None:
    """`out` = Q diag(values) Q', symmetric to the bit."""
    n = values.size
    q = np.zeros((n, n))
    for i in range(n):
        q[i, i] = 1.0
    rotate(key, 1000, q)
    for i in range(n):
        for j in range(i + 1):
            s = 0.0
            for k in range(n):
                s += q[i, k] * values[k] * q[j, k]
            out[i, j] = s
            out[j, i] = s


@compiled
def prescribed(key: Any, full: bool, out: Reals) -> None:
    """Singular values 1 .. 1e-14 at most, of which the last are zero if not `full`."""
    r = min(out.shape)
    values = np.empty(r)
    spectrum(key, below(key, 80, SPECTRA), 10.0 ** (14.0 * uniform(key, 81)), values)
    out[:] = 0.0
    for i in range(r if full else below(key, 82, r)):
        out[i, i] = values[i]
    turned(key, out)
