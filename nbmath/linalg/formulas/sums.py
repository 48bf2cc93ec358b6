"""Sums whose error does not grow with their length: blocks of partial sums, joined with care.

A block is added up in eight partial sums; to the sum of the blocks the rounding error of each
addition is given back (Kahan and Babuska). So a sum of any length has the error of one of
BLOCK / 8 terms. On registers (`nbmath.simd.vector`) there are eight partial sums a lane.
"""

import math
from typing import Any

from nbmath.linalg.formulas.lanes import choose

BLOCK = 128
"""Terms, or registers of terms, of a block; a multiple of eight."""
PRODUCTS, SIZES = 0, 1
"""What is added up: x[i] y[i] or |x[i]|."""


def dot(x: Any, y: Any) -> Any:
    """The sum of x[i] y[i], x and y [n], n > 0."""
    return _total(x, y, PRODUCTS)


def absolute_sum(x: Any) -> Any:
    """The sum of |x[i]|, x [n], n > 0."""
    return _total(x, x, SIZES)


def _total(x: Any, y: Any, kind: int) -> Any:
    n = x.shape[0]
    total = _block(x, y, kind, 0, n if n <= BLOCK else BLOCK)
    lost = total - total
    for start in range(BLOCK, n, BLOCK):
        stop = n if n <= start + BLOCK else start + BLOCK
        s = _block(x, y, kind, start, stop)
        new = total + s
        back = new - total
        lost += (total - (new - back)) + (s - back)
        total = new
    return choose(math.fabs(total) < math.inf, total + lost, total)


def _block(x: Any, y: Any, kind: int, start: int, stop: int) -> Any:
    if stop - start < 8:
        s = _term(x, y, kind, start)
        for i in range(start + 1, stop):
            s += _term(x, y, kind, i)
        return s
    s0, s1 = _term(x, y, kind, start), _term(x, y, kind, start + 1)
    s2, s3 = _term(x, y, kind, start + 2), _term(x, y, kind, start + 3)
    s4, s5 = _term(x, y, kind, start + 4), _term(x, y, kind, start + 5)
    s6, s7 = _term(x, y, kind, start + 6), _term(x, y, kind, start + 7)
    whole = stop - (stop - start) % 8
    for i in range(start + 8, whole, 8):
        s0 += _term(x, y, kind, i)
        s1 += _term(x, y, kind, i + 1)
        s2 += _term(x, y, kind, i + 2)
        s3 += _term(x, y, kind, i + 3)
        s4 += _term(x, y, kind, i + 4)
        s5 += _term(x, y, kind, i + 5)
        s6 += _term(x, y, kind, i + 6)
        s7 += _term(x, y, kind, i + 7)
    s = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7))
    for i in range(whole, stop):
        s += _term(x, y, kind, i)
    return s


def _term(x: Any, y: Any, kind: int, i: int) -> Any:
    return x[i] * y[i] if kind == PRODUCTS else math.fabs(x[i])
