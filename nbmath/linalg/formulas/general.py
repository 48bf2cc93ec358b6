"""Eigenvalues and eigenvectors of a general matrix: balance, Schur form, back substitution."""

import math
from typing import Any

from nbmath.linalg.formulas.eigenvectors import triangle_vectors
from nbmath.linalg.formulas.functions.multiply import multiply
from nbmath.linalg.formulas.functions.schur import schur
from nbmath.linalg.formulas.scaling import LARGE, SMALL, STEP

ROUNDS = 20
"""Passes over the rows that balancing may take; two or three are usual."""
WORTH = 0.95
"""A row is scaled where that makes row and column together so much smaller."""
FARTHEST = 2.0**60
"""The largest factor of a row, whose square float32 can hold."""


def eig(a: Any, w: Any, z: Any, x: Any, rows: Any) -> bool:
    """Eigenvalues w[0] + i w[1] of a [n, n], which is overwritten by the eigenvectors.

    w is [2, n]. A real eigenvalue has a column of a; a pair has two, the real and the imaginary
    part of the vector of the first, which is the one above the real line. z [n, n], x [n, n] and
    rows [3, n] are work space; a z [0, n] leaves the vectors out. True where it converged.
    """
    n = a.shape[0]
    scale, good = scaled(a)
    balance(a, rows[2])
    good = schur(a, z) and good
    eigenvalues(a, w)
    if good and z.shape[0] > 0:
        triangle_vectors(a, w, x, rows, 0, n)
        multiply(z, x, a)
        lengths(a, w, rows[2], 0, n)
    for j in range(n):
        w[0, j] = w[0, j] / scale if good else math.nan
        w[1, j] = w[1, j] / scale if good else math.nan
    if not good:
        for i in range(n):
            for j in range(n):
                a[i, j] = math.nan
    return good


def scaled(a: Any) -> tuple[Any, bool]:
    """As `normalise`, for one matrix alone, which compiles faster."""
    n, good, largest = a.shape[0], True, 0.0
    for i in range(n):
        for j in range(n):
            x = math.fabs(a[i, j])
            good = good and x < math.inf
            largest = x if x > largest else largest
    scale = 1.0
    if good and largest > 0.0:
        while largest * scale < SMALL and scale * STEP < math.inf:
            scale *= STEP
        while largest * scale >= LARGE:
            scale /= STEP
    for i in range(n):
        for j in range(n):
            a[i, j] = a[i, j] * scale if good else 0.0
    return scale, good


def balance(a: Any, d: Any) -> None:
    """Overwrite a by D^-1 a D with rows and columns of like norms; D = diag(d), powers of two."""
    n = a.shape[0]
    for i in range(n):
        d[i] = 1.0
    again = n > 1
    for _ in range(ROUNDS):
        if not again:
            break
        again = False
        for i in range(n):
            column, row = 0.0 * d[i], 0.0 * d[i]
            for j in range(n):
                column += math.fabs(a[j, i])
                row += math.fabs(a[i, j])
            # by d the column grows and the row shrinks; the diagonal, in both, stays as it is
            factor = _factor(column, row, d[i])
            if factor != 1.0 and column * factor + row / factor < WORTH * (column + row):
                again = True
                d[i] *= factor
                for j in range(n):
                    a[i, j] /= factor
                for j in range(n):
                    a[j, i] *= factor


def _factor(column: Any, row: Any, d: Any) -> Any:
    """The power of two that brings the norms of a column and a row together."""
    factor = 0.0 * d + 1.0
    if column > 0.0 and row > 0.0:
        while 2.0 * column * factor < row / factor and d * factor < FARTHEST:
            factor *= 2.0
        while column * factor > 2.0 * row / factor and d * factor * FARTHEST > 1.0:
            factor *= 0.5
    return factor


def eigenvalues(t: Any, w: Any) -> None:
    """Those of the quasi-triangle t [n, n]; of a pair the one above the real line comes first."""
    n = t.shape[0]
    for j in range(n):
        w[0, j] = t[j, j]
        w[1, j] = 0.0
    for j in range(1, n):
        below = t[j, j - 1]
        if math.fabs(below) > 0.0:
            p = 0.5 * (t[j - 1, j - 1] - t[j, j])
            unit = math.fabs(p) + math.fabs(below) + math.fabs(t[j - 1, j])
            q = p / unit
            square = -(q * q + below / unit * (t[j - 1, j] / unit))
            size = unit * math.sqrt(square if square > 0.0 else 0.0)
            w[0, j - 1] = t[j, j] + p
            w[0, j] = t[j, j] + p
            w[1, j - 1] = size
            w[1, j] = -size


def lengths(v: Any, w: Any, d: Any, first: int, stop: int) -> None:
    """Undo the balance of eigenvectors and make them one long; a largest entry of pairs is real.

    Those that belong to columns from `first` to `stop`; a pair's, both, to its first column.
    """
    n = v.shape[0]
    for k in range(first, stop):
        if w[1, k] > 0.0:
            _pair(v, k, d)
        elif not w[1, k] < 0.0:
            largest = 0.0 * v[0, k]
            for i in range(n):
                v[i, k] *= d[i]
                size = math.fabs(v[i, k])
                largest = size if size > largest else largest
            total = 0.0 * largest
            for i in range(n):
                v[i, k] /= largest
                total += v[i, k] * v[i, k]
            length = math.sqrt(total)
            for i in range(n):
                v[i, k] /= length


def _pair(v: Any, k: int, d: Any) -> None:
    """The two columns of a pair."""
    n = v.shape[0]
    largest = 0.0 * v[0, k]
    for i in range(n):
        v[i, k] *= d[i]
        v[i, k + 1] *= d[i]
        x, y = math.fabs(v[i, k]), math.fabs(v[i, k + 1])
        size = y if y > x else x
        largest = size if size > largest else largest
    total, most, top = 0.0 * largest, 0.0 * largest, 0
    for i in range(n):
        v[i, k] /= largest
        v[i, k + 1] /= largest
        square = v[i, k] * v[i, k] + v[i, k + 1] * v[i, k + 1]
        total += square
        if square > most:
            most = square
            top = i
    turn = math.sqrt(most)
    length = turn * math.sqrt(total)
    cosine, sine = v[top, k] / length, v[top, k + 1] / length
    for i in range(n):
        x, y = v[i, k], v[i, k + 1]
        v[i, k] = cosine * x + sine * y
        v[i, k + 1] = cosine * y - sine * x
    v[top, k + 1] = 0.0
