"""Large triangular systems, one after another; a single right-hand side by registers."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, part
from nbmath.linalg.cpu.large import PLAIN, TURNED, _precision, gemm, gemv
from nbmath.simd import broadcast, fma, lanes, load, load_some, sum_lanes
from nbmath.simd.order import in_order

solve_triangular = bind("linalg", "cpu").solve_triangular

BLOCK = 32
"""Rows that a substitution finishes before the rows after them are updated by a product."""
MANY = 16
"""So many right-hand sides are substituted row by row."""
ROWS = 8
"""Rows whose products with what is known are summed side by side."""


@driver
def substitute_one(t: Any, x: Any, forward: Any, unit: Any) -> Any:
    """Overwrite x [n] by the solution of t x = b; False where a pivot of t [n, n] is zero.

    What is known times eight rows comes first; only within these does a row wait for another.
    """
    n, width = x.size, lanes(x)
    zero, sums, good = broadcast(x, 0), np.empty(ROWS, x.dtype), True
    for known in range(0, n, ROWS):
        count = min(ROWS, n - known)
        first, low = (known, 0) if forward else (n - known - count, n - known)
        p, last = first * n + low, count - 1
        q, r, s = p + min(1, last) * n, p + min(2, last) * n, p + min(3, last) * n
        t0, u0, v0, w0 = (
            p + min(4, last) * n,
            p + min(5, last) * n,
            p + min(6, last) * n,
            p + last * n,
        )
        a = b = c = d = e = f = g = h = zero
        whole = known - known % width
        for i in range(0, whole, width):
            y = load(x, low + i)
            a, b = fma(load(t, p + i), y, a), fma(load(t, q + i), y, b)
            c, d = fma(load(t, r + i), y, c), fma(load(t, s + i), y, d)
            e, f = fma(load(t, t0 + i), y, e), fma(load(t, u0 + i), y, f)
            g, h = fma(load(t, v0 + i), y, g), fma(load(t, w0 + i), y, h)
        if whole < known:
            left, i = known - whole, whole
            y = load_some(x, low + i, left, zero)
            a = fma(load_some(t, p + i, left, zero), y, a)
            b = fma(load_some(t, q + i, left, zero), y, b)
            c = fma(load_some(t, r + i, left, zero), y, c)
            d = fma(load_some(t, s + i, left, zero), y, d)
            e = fma(load_some(t, t0 + i, left, zero), y, e)
            f = fma(load_some(t, u0 + i, left, zero), y, f)
            g = fma(load_some(t, v0 + i, left, zero), y, g)
            h = fma(load_some(t, w0 + i, left, zero), y, h)
        sums[0], sums[1], sums[2], sums[3] = (
            sum_lanes(a),
            sum_lanes(b),
            sum_lanes(c),
            sum_lanes(d),
        )
        sums[4], sums[5], sums[6] = sum_lanes(e), sum_lanes(f), sum_lanes(g)
        if count == ROWS:
            sums[7] = sum_lanes(h)
        for done in range(count):
            row = done if forward else last - done
            k = first + row
            rest = x[k] - sums[row]
            for before in range(done):
                j = first + before if forward else first + last - before
                rest -= t[k, j] * x[j]
            pivot = t[k, k]
            good = good and (unit or pivot != 0.0)
            x[k] = rest if unit else rest / pivot
    return good


substituted_one = external(substitute_one)


@driver
def substitute(a: Any, b: Any, forward: Any, transposed: Any, unit: Any) -> Any:
    """As the formula of `solve_triangular`, row by row: for b [n, m] with many columns."""
    n, m = b.shape
    good = True
    for step in range(n):
        k = step if forward else n - 1 - step
        row = b[k]
        for done in range(step):
            i = done if forward else n - 1 - done
            factor, known = a[i, k] if transposed else a[k, i], b[i]
            for j in range(m):
                row[j] -= factor * known[j]
        if not unit:
            pivot = a[k, k]
            good = good and pivot != 0.0
            for j in range(m):
                row[j] /= pivot
    return good


@part
def by_blocks(t: Any, x: Any, lower: Any, transposed: Any, unit: Any) -> Any:
    """The same for x [n, m]; what is known is taken from the rows of a block by one product."""
    n, m = x.shape
    forward, good = lower != transposed, True
    minus, one = np.empty(1, x.dtype), np.empty(1, x.dtype)
    minus[0], one[0] = -1.0, 1.0
    for done in range(0, n, BLOCK):
        size = min(BLOCK, n - done)
        i = done if forward else n - done - size
        j = i + size
        if done > 0:
            found = 0 if forward else j
            factors = t[found:, i:] if transposed else t[i:, found:]
            turn = TURNED if transposed else PLAIN
            # x[i:j] -= t[i:j] x[found], of which LAPACK sees the transposes
            if m == 1:
                other = PLAIN if transposed else TURNED
                rows, columns = (size, done) if transposed else (done, size)
                gemv(
                    *(_precision(t), other, rows, columns, minus.ctypes, factors.ctypes, n),
                    *(x[found:].ctypes, one.ctypes, x[i:].ctypes),
                )
            else:
                gemm(
                    *(_precision(t), PLAIN, turn, m, size, done),
                    *(minus.ctypes, x[found:].ctypes, m, factors.ctypes, n),
                    *(one.ctypes, x[i:].ctypes, m),
                )
        if m < MANY:
            well = solve_triangular(t[i:j, i:j], x[i:j], lower, transposed, unit)
        else:
            well = substitute(t[i:j, i:j], x[i:j], forward, transposed, unit)
        good = good and well
    return good


@driver
def solve_triangular_large(
    a: Any, b: Any, out: Any, failed: Any, lower: Any, transposed: Any, unit: Any
) -> None:
    """Solutions of a x = b or a' x = b, a [stack, n, n], b [stack, n, m]."""
    n, m = b.shape[1], b.shape[2]
    for index in range(a.shape[0]):
        t, x = a[index], out[index]
        for i in range(n):
            for j in range(m):
                x[i, j] = b[index, i, j]
        if m == 1 and not transposed:
            good = substituted_one(t, x.reshape(n), lower, unit)
        else:
            good = by_blocks(t, x, lower, transposed, unit)
        failed[index] = not good
        if not good:
            for i in range(n):
                for j in range(m):
                    x[i, j] = math.nan


solved = external(solve_triangular_large)


@driver
def solve_triangular_direct(a: Any, b: Any, out: Any, lower: Any, unit: Any) -> Any:
    """Write the solution of a x = b; False but for one large matrix in order without zero pivots.

    b is [n] beside a [n, n], or [..., n, m].
    """
    n = a.shape[-1]
    fits = a.shape[-2] == n and a.size == n * n and b.shape[a.ndim - 2] == n > 0
    m = b.size // n if fits else 0
    if not (fits and m > 0 and m in (1, b.shape[-1]) and in_order(a) and in_order(b)):
        return False
    failed = np.empty(1, np.bool_)
    sides = b.reshape((1, n, m)), out.reshape((1, n, m))
    solved(a.reshape((1, n, n)), sides[0], sides[1], failed, lower, False, unit)
    return not failed[0]
