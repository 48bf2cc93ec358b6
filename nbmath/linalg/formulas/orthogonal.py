"""Orthogonal factors by Householder's reflections, H = I - τ v vᵀ with a leading one in v."""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose

TINY = 2.0**-100
HUGE = 2.0**100
LIFT = 2.0**60
DROP = 2.0**-60


def qr(a: Any, q: Any, tau: Any) -> None:
    """Overwrite a [m, n] by R; the first columns of Q to q [m, p]. tau is [min(m, n)]."""
    m, n = a.shape
    qr_factor(a, tau)
    for i in range(m):
        for j in range(q.shape[1]):
            q[i, j] = 1.0 if i == j else 0.0
    for k in range(tau.shape[0] - 1, -1, -1):
        reflect(a, k, tau[k], q, k)
    for j in range(n):
        for i in range(j + 1, m):
            a[i, j] = 0.0


def qr_factor(a: Any, tau: Any) -> None:
    """Overwrite a [m, n] by R and, below its diagonal, the vectors of the reflections."""
    for k in range(tau.shape[0]):
        tau[k] = reflector(a, k)
        reflect(a, k, tau[k], a, k + 1)


def reflector(a: Any, k: int) -> Any:
    """τ of the reflection that takes column k of a [m, n] from row k on to β e_1.

    β is written to the diagonal, the vector below it. Squares are those of numbers relative to the
    largest, which is itself brought away from the ends of the range; two sums do not wait for each
    other. Where all is zero below the diagonal, τ is zero.
    """
    m = a.shape[0]
    whole = m - (m - 1 - k) % 2
    largest = other = math.fabs(a[k, k])
    for i in range(k + 1, whole, 2):
        x, y = math.fabs(a[i, k]), math.fabs(a[i + 1, k])
        largest, other = choose(x > largest, x, largest), choose(y > other, y, other)
    for i in range(whole, m):
        x = math.fabs(a[i, k])
        largest = choose(x > largest, x, largest)
    largest = choose(other > largest, other, largest)
    zero = choose(largest < math.inf, 0.0 * largest, 0.0)
    zero = choose(zero == 0.0, zero, 0.0)
    lift = choose(largest < TINY, zero + LIFT, zero + 1.0)
    lift = choose(largest > HUGE, zero + DROP, lift)
    size = choose(largest > 0.0, largest * lift, 1.0)
    unit = 1.0 / size
    tail = rest = zero
    for i in range(k + 1, whole, 2):
        t, u = a[i, k] * lift * unit, a[i + 1, k] * lift * unit
        a[i, k], a[i + 1, k] = t, u
        tail, rest = tail + t * t, rest + u * u
    for i in range(whole, m):
        t = a[i, k] * lift * unit
        a[i, k] = t
        tail += t * t
    tail = tail + rest
    alpha = a[k, k] * lift * unit
    tau, signed, scale = reflection(alpha, tail)
    flat = tail == 0.0
    for i in range(k + 1, m):
        a[i, k] = choose(flat, 0.0, a[i, k] * scale)
    a[k, k] = choose(flat, a[k, k], -(signed * size) / lift)
    return tau


def reflection(alpha: Any, tail: Any) -> Any:
    """(τ, -β, 1 / (α - β)) of a vector that begins with α, from the squares behind it.

    τ is zero where the squares are.
    """
    flat = tail == 0.0
    norm = math.sqrt(alpha * alpha + tail)
    signed = math.copysign(norm, alpha)
    scale = 1.0 / choose(flat, 1.0, alpha + signed)
    tau = choose(flat, 0.0, (norm + math.fabs(alpha)) / choose(flat, 1.0, norm))
    return tau, signed, scale


def reflect(a: Any, k: int, tau: Any, b: Any, first: int) -> None:
    """Reflect b [m, p], from its column `first` on, by the vector below a[k, k]."""
    m, p = b.shape
    count = p - first if p > first else 0
    whole = first + count - count % 4
    for j in range(first, whole, 4):
        s, t, u, v = b[k, j], b[k, j + 1], b[k, j + 2], b[k, j + 3]
        for i in range(k + 1, m):
            x = a[i, k]
            s += x * b[i, j]
            t += x * b[i, j + 1]
            u += x * b[i, j + 2]
            v += x * b[i, j + 3]
        s, t, u, v = tau * s, tau * t, tau * u, tau * v
        b[k, j] -= s
        b[k, j + 1] -= t
        b[k, j + 2] -= u
        b[k, j + 3] -= v
        for i in range(k + 1, m):
            x = a[i, k]
            b[i, j] -= x * s
            b[i, j + 1] -= x * t
            b[i, j + 2] -= x * u
            b[i, j + 3] -= x * v
    for j in range(whole, p):
        s = b[k, j]
        for i in range(k + 1, m):
            s += a[i, k] * b[i, j]
        s = tau * s
        b[k, j] -= s
        for i in range(k + 1, m):
            b[i, j] -= a[i, k] * s
