"""The singular value decomposition: a pivoted triangle whose rows are made orthogonal."""

import math
from typing import Any

from nbmath.linalg.formulas.columns import apply_reflections, triangularise
from nbmath.linalg.formulas.eigen import decompose
from nbmath.linalg.formulas.jacobi import complete, normalise_rows, orthogonalise
from nbmath.linalg.formulas.lanes import choose, spoil
from nbmath.linalg.formulas.scaling import normalise

FEW = 2
"""Up to so many rows are turned from the start by rotations alone."""
LESS = 2.0**-50
"""What brings squares of entries of a normalised matrix to a size whose squares are safe."""


def svd(a: Any, s: Any, ut: Any, vh: Any, work: Any) -> Any:
    """A = U diag(s) Vh for a [m, n], m >= n, which is overwritten; s [n] descending.

    ut [q, m] receives the first q columns of U as its rows, q = n or m, or 0 where none are wanted;
    vh is [n, n] and work [n + 9, n]. True where it converged.
    """
    good = svd_unordered(a, s, ut, vh, work)
    n = s.shape[0]
    for j in range(n):
        home = int(work[0, j]) if good else j
        while home != j:
            for i in range(n):
                vh[i, j], vh[i, home] = vh[i, home], vh[i, j]
            work[0, j] = work[0, home]
            work[0, home] = float(home)
            home = int(work[0, j])
    for i in range(n):
        largest = i
        for j in range(i + 1, n):
            if s[j] > s[largest]:
                largest = j
        if largest != i:
            s[i], s[largest] = s[largest], s[i]
            for j in range(n):
                vh[i, j], vh[largest, j] = vh[largest, j], vh[i, j]
            for j in range(a.shape[0] if ut.shape[0] > 0 else 0):
                ut[i, j], ut[largest, j] = ut[largest, j], ut[i, j]
    return good


def svd_unordered(a: Any, s: Any, ut: Any, vh: Any, work: Any) -> Any:
    """As `svd`, in the order of the iteration: column j of vh is column work[0, j] of Vh."""
    n = s.shape[0]
    scale, good = normalise(a)
    triangularise(a, work[1], work[0], work[2])
    if n > FEW:
        _turn_nearly(a, vh, work[2], work[9:], work[3:])
    else:
        for i in range(n):
            for j in range(n):
                vh[i, j] = a[i, j] if j >= i else 0.0 * a[i, i]
    for i in range(ut.shape[0]):
        for j in range(ut.shape[1]):
            ut[i, j] = 0.0
        ut[i, i] = 1.0
        for j in range(n if FEW < n > i else 0):
            ut[i, j] = work[9 + j, i]
    good = good & orthogonalise(vh, ut, work[9:], work[2:])
    normalise_rows(vh, s)
    if ut.shape[0] > 0:
        complete(vh, s, work[2])
        apply_reflections(a, work[1], ut)
    for i in range(n):
        s[i] = choose(good, s[i] / scale, math.nan)
    spoil(vh, not good)
    spoil(ut, not good)
    return good


def _turn_nearly(a: Any, x: Any, w: Any, z: Any, work: Any) -> None:
    """x [n, n] = Z' R, whose rows are orthogonal nearly: Z has the eigenvectors of R R'.

    R is the upper triangle of a; w [n] and work [6, n] are work space.
    """
    n = x.shape[0]
    _square(a, x)
    decompose(x, w, z, work)
    whole = n - n % 4
    for i in range(0, whole, 4):
        for j in range(n):
            r = a[0, j]
            s, t, u, v = z[0, i] * r, z[0, i + 1] * r, z[0, i + 2] * r, z[0, i + 3] * r
            for k in range(1, j + 1):
                r = a[k, j]
                s += z[k, i] * r
                t += z[k, i + 1] * r
                u += z[k, i + 2] * r
                v += z[k, i + 3] * r
            x[i, j], x[i + 1, j] = s, t
            x[i + 2, j], x[i + 3, j] = u, v
    for i in range(whole, n):
        for j in range(n):
            s = z[0, i] * a[0, j]
            for k in range(1, j + 1):
                s += z[k, i] * a[k, j]
            x[i, j] = s


def _square(a: Any, x: Any) -> None:
    """x [n, n] = R R' LESS, R the upper triangle of a, by blocks of two rows."""
    n = x.shape[0]
    whole = n - n % 2
    for i in range(0, whole, 2):
        for j in range(0, i + 2, 2):
            head = a[i, i]
            b = head * a[j, i]
            d = 0.0 * b
            c, e = head * a[j + 1, i] if j < i else d, d
            for k in range(i + 1, n):
                p, q, r, s = a[i, k], a[i + 1, k], a[j, k], a[j + 1, k]
                b += p * r
                c += p * s
                d += q * r
                e += q * s
            b, c, d, e = b * LESS, c * LESS, d * LESS, e * LESS
            x[i, j], x[i, j + 1], x[i + 1, j], x[i + 1, j + 1] = b, c, d, e
            x[j, i], x[j + 1, i], x[j, i + 1], x[j + 1, i + 1] = b, c, d, e
    for j in range(n if whole < n else 0):
        b = a[whole, whole] * a[j, whole] * LESS
        x[whole, j], x[j, whole] = b, b
