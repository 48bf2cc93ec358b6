"""What is made of the singular values, and of the eigenpairs, of one matrix: entries, and numbers.

Singular parts are thin: u [m, k], s [k] descending, vh [k, n].
"""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose


def pinv_entry(u: Any, s: Any, vh: Any, rtol: Any, i: Any, j: Any) -> Any:
    """Of V diag(1 / s) U' over singular values above rtol of the largest."""
    total = 0.0
    for r in range(s.shape[0]):
        if not s[r] <= rtol * s[0]:
            total += vh[r, i] / s[r] * u[j, r]
    return total


def polar_entry(u: Any, vh: Any, i: Any, j: Any) -> Any:
    """Of the orthonormal factor U Vh."""
    total = 0.0
    for r in range(u.shape[1]):
        total += u[i, r] * vh[r, j]
    return total


def stretch_entry(s: Any, vh: Any, i: Any, j: Any) -> Any:
    """Of the semidefinite factor V diag(s) Vh, symmetric to the bit."""
    total = 0.0
    for r in range(s.shape[0]):
        total += vh[r, i] * vh[r, j] * s[r]
    return total


def symmetric_entry(a: Any, i: Any, j: Any) -> Any:
    """Of (A + A') / 2."""
    return 0.5 * a[i, j] + 0.5 * a[j, i]


def nearest_psd_entry(a: Any, w: Any, v: Any, i: Any, j: Any) -> Any:
    """Of V diag(max(w, 0)) V' for eigenpairs of a symmetric A, which is left where all w >= 0."""
    return a[i, j] if w[0] >= 0.0 else _without_negative(w, v, i, j)


def _without_negative(w: Any, v: Any, i: int, j: int) -> Any:
    """Of V diag(max(w, 0)) V'."""
    total = 0.0 * v[i, 0]
    for r in range(w.shape[0]):
        total += v[i, r] * v[j, r] * choose(w[r] < 0.0, 0.0, w[r])
    return total


def make_symmetric(a: Any, kept: Any) -> None:
    """Both a [n, n] and kept become (A + A') / 2."""
    for i in range(a.shape[0]):
        for j in range(i + 1):
            x = symmetric_entry(a, i, j)
            a[i, j], a[j, i], kept[i, j], kept[j, i] = x, x, x, x


def nearest_psd_of_pairs(a: Any, w: Any, v: Any, out: Any) -> None:
    """As `nearest_psd_entry` all of them, for eigenpairs in any order."""
    least = w[0]
    for r in range(1, w.shape[0]):
        least = choose(w[r] < least, w[r], least)
    for i in range(a.shape[0]):
        for j in range(i + 1):
            x = choose(least >= 0.0, a[i, j], _without_negative(w, v, i, j))
            out[i, j], out[j, i] = x, x


def rank(s: Any, rtol: Any, atol: Any) -> Any:
    """How many singular values exceed atol and rtol of the largest, -1 where one is nan."""
    count = 0
    for r in range(s.shape[0]):
        if s[r] > rtol * s[0] and s[r] > atol:
            count += 1
        elif not s[r] <= math.inf:
            return -1
    return count


def cond_of_values(s: Any, order: Any) -> Any:
    """The largest singular value over the smallest, or the other way round for a negative order."""
    first, last = s[0], s[s.shape[0] - 1]
    if order < 0:
        return last / first
    return math.inf if last == 0.0 else first / last


def order_norm(a: Any, order: Any) -> Any:
    """The norm of a [n, n] by columns (order 1), by rows (3) or of all entries (0).

    Orders -1 and -3 take the least column or row.
    """
    n = a.shape[0]
    total, largest, least = 0.0, 0.0, math.inf
    for i in range(n):
        line = 0.0
        for j in range(n):
            x = math.fabs(a[j, i] if order == 1 or order == -1 else a[i, j])
            line += x
            total += x * x
        largest = line if line > largest or line != line else largest
        least = line if line < least or line != line else least
    if order == 0:
        return math.sqrt(total)
    return largest if order > 0 else least


def cond_of_norms(size: Any, inverse: Any) -> Any:
    """|A| |A^-1|, infinite where there is no inverse, nan where A has a nan."""
    return size * inverse if inverse < math.inf or not size <= math.inf else math.inf
