"""The Schur form of a general matrix, real and complex: Francis' double-shift QR steps."""

import math
from typing import Any

from nbmath.linalg.formulas.functions.hessenberg import hessenberg
from nbmath.linalg.formulas.limits import double as own

SWEEPS = 60
"""Steps that one eigenvalue, or pair of them, may take."""


def schur(h: Any, z: Any) -> bool:
    """Overwrite h [n, n] by the quasi-triangular Z'h Z, and z by the orthogonal Z.

    Blocks of two rows on the diagonal hold pairs of complex eigenvalues. True where it converged.
    A z [0, n] leaves the vectors out.
    """
    n = h.shape[0]
    floor = negligible(h)
    hessenberg(h, z, floor)
    shift = 0.0 * h[0, 0]
    last, sweeps = n - 1, 0
    while last >= 0:
        first = block_start(h, last, floor)
        if first == last:
            h[last, last] += shift
            last -= 1
            sweeps = 0
        elif first == last - 1:
            h[last, last] += shift
            h[last - 1, last - 1] += shift
            _split(h, z, last)
            last -= 2
            sweeps = 0
        else:
            sweeps += 1
            if sweeps > SWEEPS:
                return False
            shift = _step(h, z, first, last, shift, sweeps)
    return True


def negligible(h: Any) -> Any:
    """What counts as zero beside all of h; what a matrix of low rank leaves may shrink for ever."""
    n, largest = h.shape[0], 0.0 * h[0, 0]
    for i in range(n):
        for j in range(n):
            size = math.fabs(h[i, j])
            largest = size if size > largest else largest
    return largest * own.EPS * own.EPS * own.EPS * own.EPS


def block_start(h: Any, last: int, floor: Any) -> int:
    """The first row of the unreduced block that ends in this row; what is negligible becomes 0."""
    first = last
    while first > 0:
        both = math.fabs(h[first - 1, first - 1]) + math.fabs(h[first, first])
        if both == 0.0:
            both = math.fabs(h[first - 1, first]) + math.fabs(h[last, last - 1])
        below = math.fabs(h[first, first - 1])
        if below <= floor or both + below == both:
            h[first, first - 1] = 0.0
            return first
        first -= 1
    return 0


def _split(h: Any, z: Any, last: int) -> None:
    """Turn a block of two rows with real eigenvalues into a triangle; leave others as they are."""
    n, before = h.shape[0], last - 1
    real, cosine, sine = split_turn(h, last)
    if not real:
        return
    for j in range(before, n):
        x, y = h[before, j], h[last, j]
        h[before, j] = cosine * x + sine * y
        h[last, j] = cosine * y - sine * x
    for i in range(last + 1):
        x, y = h[i, before], h[i, last]
        h[i, before] = cosine * x + sine * y
        h[i, last] = cosine * y - sine * x
    for i in range(z.shape[0]):
        x, y = z[i, before], z[i, last]
        z[i, before] = cosine * x + sine * y
        z[i, last] = cosine * y - sine * x
    h[last, before] = 0.0


def split_turn(h: Any, last: int) -> tuple[bool, Any, Any]:
    """Whether the block that ends in this row has real eigenvalues, and the turn that shows one."""
    before = last - 1
    p = 0.5 * (h[before, before] - h[last, last])
    below, above = h[last, before], h[before, last]
    scale = math.fabs(p) + math.fabs(below) + math.fabs(above)  # squares of small ones vanish
    p /= scale
    below /= scale
    q = p * p + below * (above / scale)
    if q < 0.0:
        return False, 0.0 * p, 0.0 * p
    root = p + math.copysign(math.sqrt(q), p)
    size = math.hypot(below, root)
    return True, root / size, below / size


def _step(h: Any, z: Any, first: int, last: int, shift: Any, sweeps: int) -> Any:
    """One double-shift step on rows first..last; the sum of exceptional shifts is returned."""
    shift, m, column = begin_step(h, (first, last), shift, sweeps)
    for k in range(m, last):
        turns, numbers = bulge(h, (first, m, last), k, column)
        if turns:
            three = k + 1 < last
            for j in range(k, h.shape[0]):
                from_the_left(h, k, three, numbers, j)
            end = last if k + 3 > last else k + 3
            for i in range(end + 1):
                from_the_right(h, k, three, numbers, i)
            for i in range(z.shape[0]):
                from_the_right(z, k, three, numbers, i)
    return shift


def begin_step(
    h: Any, block: tuple[int, int], shift: Any, sweeps: int
) -> tuple[Any, int, tuple[Any, Any, Any]]:
    """The sum of exceptional shifts, the row where a step begins, and the column it begins with."""
    first, last = block
    x, y = h[last, last], h[last - 1, last - 1]
    w = h[last, last - 1] * h[last - 1, last]
    if sweeps % 10 == 0:  # exceptional shifts, where the usual ones go round in circles
        shift += x
        for i in range(last + 1):
            h[i, i] -= x
        size = math.fabs(h[last, last - 1]) + math.fabs(h[last - 1, last - 2])
        x = 0.75 * size
        y = x
        w = -0.4375 * size * size
    m = last - 2
    p, q, r = _column(h, m, x, y, w)
    while m > first:
        around = math.fabs(h[m - 1, m - 1]) + math.fabs(h[m, m]) + math.fabs(h[m + 1, m + 1])
        large = math.fabs(p) * around
        if large + math.fabs(h[m, m - 1]) * (math.fabs(q) + math.fabs(r)) == large:
            break
        m -= 1
        p, q, r = _column(h, m, x, y, w)
    return shift, m, (p, q, r)


def _column(h: Any, m: int, x: Any, y: Any, w: Any) -> tuple[Any, Any, Any]:
    """The first column of (H - x)(H - y) - w from row m on, divided by its size."""
    d, below = h[m, m], h[m + 1, m]
    r, s = x - d, y - d
    # divided by what keeps products in the range, however small the entry below is
    scale = math.fabs(r) + math.fabs(s) + math.fabs(below) + math.sqrt(math.fabs(w))
    below /= scale
    p = r * (s / scale) - w / scale + below * h[m, m + 1]
    q = below * (h[m + 1, m + 1] - d - r - s)
    r = below * h[m + 2, m + 1]
    size = math.fabs(p) + math.fabs(q) + math.fabs(r)
    if size == 0.0:
        return 0.0 * p + 1.0, q, r
    return p / size, q / size, r / size


def bulge(
    h: Any, rows: tuple[int, int, int], k: int, column: tuple[Any, Any, Any]
) -> tuple[bool, tuple[Any, Any, Any, Any, Any]]:
    """The reflection that moves the bulge from row k on, and whether there is one to move.

    The step is that of the rows first, m, last, and begins in row m with the column.
    """
    first, m, last = rows
    p, q, r = column
    three = k + 1 < last
    size = 0.0 * p + 1.0
    if k > m:
        p, q = h[k, k - 1], h[k + 1, k - 1]
        r = h[k + 2, k - 1] if three else 0.0 * p
        size = math.fabs(p) + math.fabs(q) + math.fabs(r)
        if size > 0.0:
            p /= size
            q /= size
            r /= size
    length = math.copysign(math.sqrt(p * p + q * q + r * r), p)
    if not (size > 0.0 and math.fabs(length) > 0.0):
        return False, (p, q, r, p, q)
    if k > m:
        h[k, k - 1] = -length * size
        h[k + 1, k - 1] = 0.0
        if three:
            h[k + 2, k - 1] = 0.0
    elif first < m:
        h[k, k - 1] = -h[k, k - 1]
    p += length
    return True, (p / length, q / length, r / length, q / p, r / p)


def from_the_left(
    h: Any, k: int, three: bool, numbers: tuple[Any, Any, Any, Any, Any], j: int
) -> None:
    """Apply a reflection to two or three rows, in column j."""
    x, y, w, q, r = numbers
    t = h[k, j] + q * h[k + 1, j]
    if three:
        t += r * h[k + 2, j]
        h[k + 2, j] -= t * w
    h[k, j] -= t * x
    h[k + 1, j] -= t * y


def from_the_right(
    a: Any, k: int, three: bool, numbers: tuple[Any, Any, Any, Any, Any], i: int
) -> None:
    """Apply a reflection to two or three columns, in row i."""
    x, y, w, q, r = numbers
    t = x * a[i, k] + y * a[i, k + 1]
    if three:
        t += w * a[i, k + 2]
        a[i, k + 2] -= t * r
    a[i, k] -= t
    a[i, k + 1] -= t * q


def complex_schur(h: Any, z: Any, t: Any, s: Any, u: Any, v: Any) -> None:
    """The triangular form t + i s with vectors u + i v of a real Schur form h with vectors z."""
    n = h.shape[0]
    for i in range(n):
        for j in range(n):
            t[i, j] = h[i, j]
            s[i, j] = 0.0
            u[i, j] = z[i, j]
            v[i, j] = 0.0
    for m in range(n - 1, 0, -1):
        if math.fabs(h[m, m - 1]) > 0.0:
            turn = complex_turn(h, m)
            for j in range(m - 1, n):
                turn_from_the_left(t, s, m, turn, j)
            for i in range(m + 1):
                turn_from_the_right(t, s, m, turn, i)
            for i in range(n):
                turn_from_the_right(u, v, m, turn, i)
            t[m, m - 1] = 0.0
            s[m, m - 1] = 0.0


def complex_turn(h: Any, m: int) -> tuple[Any, Any, Any]:
    """(x, y, b) of the unitary matrix [[c*, b], [-b, c]], c = x + i y, that splits a pair's block.

    The block of h ends in row m.
    """
    below = h[m, m - 1]
    p = 0.5 * (h[m - 1, m - 1] - h[m, m])
    square = -(p * p + h[m - 1, m] * below)
    w = math.sqrt(square if square > 0.0 else 0.0)
    size = math.sqrt(p * p + w * w + below * below)
    return p / size, w / size, below / size


def turn_from_the_left(t: Any, s: Any, m: int, turn: tuple[Any, Any, Any], j: int) -> None:
    """Turn rows m - 1 and m of t + i s by it, in column j."""
    x, y, b = turn
    p, q, r, w = t[m - 1, j], s[m - 1, j], t[m, j], s[m, j]
    t[m - 1, j] = x * p + y * q + b * r
    s[m - 1, j] = x * q - y * p + b * w
    t[m, j] = x * r - y * w - b * p
    s[m, j] = x * w + y * r - b * q


def turn_from_the_right(t: Any, s: Any, m: int, turn: tuple[Any, Any, Any], i: int) -> None:
    """Turn columns m - 1 and m of t + i s by its adjoint, in row i."""
    x, y, b = turn
    p, q, r, w = t[i, m - 1], s[i, m - 1], t[i, m], s[i, m]
    t[i, m - 1] = x * p - y * q + b * r
    s[i, m - 1] = x * q + y * p + b * w
    t[i, m] = x * r + y * w - b * p
    s[i, m] = x * w - y * r - b * q
