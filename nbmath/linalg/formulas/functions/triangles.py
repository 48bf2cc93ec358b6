"""The principal square root and logarithm, from the complex Schur form."""

import math
from typing import Any

from nbmath.linalg.formulas.functions.quotient import quotient
from nbmath.linalg.formulas.functions.schur import complex_schur, schur

NEAR = 0.25
"""How near to one a root has to be for the approximant of the logarithm (theta_7 is 0.264)."""
ROOTS = 1100
"""Square roots that may be taken; the range of exponents of float64 asks for no more."""
NODES = (
    *(0.025446043828620737, 0.12923440720030278, 0.29707742431130141, 0.5),
    *(0.70292257568869859, 0.87076559279969722, 0.97455395617137926),
)
WEIGHTS = (
    *(0.064742483084434847, 0.13985269574463833, 0.19091502525255947, 0.20897959183673469),
    *(0.19091502525255947, 0.13985269574463833, 0.064742483084434847),
)
"""Gauss-Legendre on [0, 1]: log(1 + x) = integral of x / (1 + t x), as Pade's [7/7] has it."""


SMALLEST, LARGEST = 1e-15, 1e15
"""Sizes of the largest entry between which a logarithm is taken as it is: scales cost digits."""


def sqrtm(a: Any, work: Any) -> bool:
    """Overwrite a [n, n] by its principal root; False where it has none that is real.

    work is [9, n, n].
    """
    n = a.shape[0]
    _, back = _into_range(a, 0.25, 1.0)
    good = _schur(a, work)
    if good:
        good = root(work[1], work[2], work[5], work[6])
    _back(a, work, good)
    for i in range(n):
        for j in range(n):
            a[i, j] *= back
    return good


def logm(a: Any, work: Any) -> bool:
    """Overwrite a [n, n] by its principal logarithm; False where it has none that is real.

    work is [9, n, n].
    """
    n = a.shape[0]
    t, s, r, p = work[1], work[2], work[5], work[6]
    scale, back = _into_range(a, SMALLEST, LARGEST)
    good = _schur(a, work)
    sizes, angles = a[0], work[0, 0]  # both are free after that
    if good:
        good = root(t, s, r, p)  # eigenvalues that have no root have no logarithm
    for i in range(n):
        good = good and (t[i, i] != 0.0 or s[i, i] != 0.0)
    if good:
        for i in range(n):
            sizes[i] = math.log(math.hypot(t[i, i], s[i, i]))
            angles[i] = math.atan2(s[i, i], t[i, i])
        power = 1.0 + 0.0 * t[0, 0]
        for _ in range(ROOTS):
            if _distance_from_one(t, s) <= NEAR:
                break
            root(t, s, r, p)
            for i in range(n):
                for j in range(i, n):
                    t[i, j] = r[i, j]
                    s[i, j] = p[i, j]
            power *= 2.0
        _near_one(t, s, r, p, work[7, 0], work[8, 0])
        for i in range(n):
            for j in range(i, n):
                r[i, j] *= power
                p[i, j] *= power
            r[i, i] = sizes[i]
            p[i, i] = angles[i]
    _back(a, work, good)
    if back != 1.0:
        shift = math.log(scale)
        for i in range(n):
            a[i, i] -= shift
    return good


def _into_range(a: Any, low: Any, high: Any) -> tuple[Any, Any]:
    """Multiply a by a power of four if its largest entry is not in a range: that, and its root."""
    n, largest = a.shape[0], 0.0 * a[0, 0]
    for i in range(n):
        for j in range(n):
            size = math.fabs(a[i, j])
            largest = size if size > largest else largest
    c, back = range_factor(largest, low, high)
    if back != 1.0:
        for i in range(n):
            for j in range(n):
                a[i, j] *= c
    return c, back


def range_factor(largest: Any, low: Any, high: Any) -> tuple[Any, Any]:
    """The power of four that brings a largest entry into a range, and its root."""
    c, back = 1.0 + 0.0 * largest, 1.0 + 0.0 * largest
    if largest > 0.0 and largest < low:
        while c * largest < 0.25 and c * 16.0 < math.inf:
            c *= 4.0
            back *= 0.5
    if largest > high and largest < math.inf:
        while c * largest > 1.0:
            c *= 0.25
            back *= 2.0
    return c, back


def _schur(a: Any, work: Any) -> bool:
    """The complex Schur form of a to work[1] and work[2], with vectors in work[3] and work[4]."""
    n = a.shape[0]
    total = 0.0 * a[0, 0]
    for i in range(n):
        for j in range(n):
            total += math.fabs(a[i, j])
    if not total < math.inf:
        return False
    good = schur(a, work[0])
    if good:
        complex_schur(a, work[0], work[1], work[2], work[3], work[4])
    return good


def root(t: Any, s: Any, r: Any, p: Any) -> bool:
    """r + i p, the principal root of the triangle t + i s; False without one (r may be t)."""
    n = t.shape[0]
    good = True
    for j in range(n):
        for i in range(n):
            r[i, j] = 0.0
            p[i, j] = 0.0
        good = root_of_corner(t, s, r, p, j) and good
        for i in range(j - 1, -1, -1):
            good = root_entry(t, s, r, p, i, j) and good
    return good


def root_of_corner(t: Any, s: Any, r: Any, p: Any, j: int) -> bool:
    """Entry (j, j) of the root; False where it has none."""
    r[j, j], p[j, j] = _root_of_number(t[j, j], s[j, j])
    found: bool = s[j, j] != 0.0 or t[j, j] >= 0.0
    return found


def root_entry(t: Any, s: Any, r: Any, p: Any, i: int, j: int) -> bool:
    """Entry (i, j) of the root, from those nearer to the diagonal; False where it has none."""
    x, y = t[i, j], s[i, j]
    for k in range(i + 1, j):
        x -= r[i, k] * r[k, j] - p[i, k] * p[k, j]
        y -= r[i, k] * p[k, j] + p[i, k] * r[k, j]
    u, v = r[i, i] + r[j, j], p[i, i] + p[j, j]
    if u == 0.0 and v == 0.0:  # two eigenvalues are zero
        found: bool = x == 0.0 and y == 0.0
        return found
    r[i, j], p[i, j] = quotient(x, y, u, v)
    return True


def _root_of_number(x: Any, y: Any) -> tuple[Any, Any]:
    """The root of x + i y in the right half plane."""
    size = math.hypot(x, y)
    large = math.sqrt(0.5 * size + 0.5 * math.fabs(x))
    if large == 0.0:
        return large, large
    if x >= 0.0:
        return large, 0.5 * y / large
    return 0.5 * math.fabs(y) / large, math.copysign(large, y)


def _distance_from_one(t: Any, s: Any) -> Any:
    """The 1-norm of the triangle t + i s less the identity."""
    largest = 0.0 * t[0, 0]
    for j in range(t.shape[0]):
        total = column_from_one(t, s, j)
        larger = total > largest
        largest = total if larger else largest
    return largest


def column_from_one(t: Any, s: Any, j: int) -> Any:
    """The sum of magnitudes in column j of the triangle t + i s less the identity."""
    total = math.hypot(t[j, j] - 1.0, s[j, j])
    for i in range(j):
        total += math.hypot(t[i, j], s[i, j])
    return total


def _near_one(t: Any, s: Any, r: Any, p: Any, c: Any, d: Any) -> None:
    """r + i p = the logarithm of the triangle t + i s, which is near the identity.

    With N = T - 1 the sum of w N (1 + x N)^-1 over seven nodes x and weights w, a column at a time.
    The columns c + i d are work space.
    """
    n = t.shape[0]
    for i in range(n):
        t[i, i] -= 1.0
        for j in range(n):
            r[i, j] = 0.0
            p[i, j] = 0.0
    for j in range(n):
        near_one_column(t, s, r, p, c, d, j)


def near_one_column(t: Any, s: Any, r: Any, p: Any, c: Any, d: Any, j: int) -> None:
    """Add what all nodes give for column j."""
    for node in range(7):
        x, w = NODES[node], WEIGHTS[node]
        for i in range(j, -1, -1):
            u, v = w * t[i, j], w * s[i, j]
            for k in range(i + 1, j + 1):
                u -= x * (t[i, k] * c[k] - s[i, k] * d[k])
                v -= x * (t[i, k] * d[k] + s[i, k] * c[k])
            c[i], d[i] = quotient(u, v, 1.0 + x * t[i, i], x * s[i, i])
            r[i, j] += c[i]
            p[i, j] += d[i]


def _back(a: Any, work: Any, good: bool) -> None:
    """a = the real part of Z R Z* with Z in work[3], work[4] and R in work[5], work[6]; or nan."""
    n = a.shape[0]
    if good:
        for i in range(n):
            back_row(a, work, i)
    else:
        for i in range(n):
            for j in range(n):
                a[i, j] = math.nan


def back_row(a: Any, work: Any, i: int) -> None:
    """Row i of a; two rows of work[7] and work[8] are work space."""
    n = a.shape[0]
    u, v, r, p = work[3], work[4], work[5], work[6]
    c, d = work[7], work[8]
    for j in range(n):
        x, y = 0.0 * u[i, 0], 0.0 * u[i, 0]
        for k in range(j + 1):
            x += u[i, k] * r[k, j] - v[i, k] * p[k, j]
            y += u[i, k] * p[k, j] + v[i, k] * r[k, j]
        c[i, j] = x
        d[i, j] = y
    for j in range(n):
        x = 0.0 * c[i, 0]
        for k in range(n):
            x += c[i, k] * u[j, k] + d[i, k] * v[j, k]
        a[i, j] = x
