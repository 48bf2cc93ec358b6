"""One symmetric matrix to tridiagonal form and its eigenvectors back, by reflections in registers.

Everything lies in one array: the matrix whole, in `wide` rows of `wide` numbers that fill
registers, zero beyond n; then `wide` numbers each of v, w, a product, tau and one more. The last
row goes first, as in EISPACK's tred2 (Wilkinson and Reinsch, II/2): what is left of the matrix
stays at the start of its rows. A step reads it once: rows receive what the step before has for
them, and are multiplied by the vector of this step while they are in registers.
"""

import math
from typing import Any

from numba import types

from nbmath._targets import inner
from nbmath.simd import broadcast, fma, lanes, load, load_some, store, sum_lanes
from nbmath.simd.vector import Vector, address, instruction, splat

TINY = 2.0**-100
"""A row of smaller squares is zero, in a matrix whose largest entries are near 2**50."""


@instruction
def spread(typing: Any, array: Any, place: Any) -> Any:
    """The number at a place in every lane."""
    vector = Vector(array.dtype)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        number = builder.load(address(context, builder, array, *args))
        return splat(builder, number, vector.count)

    return vector(array, types.intp), generate


@inner
def four_rows(a: Any, row: Any, i: Any, wide: Any, m: Any, work: Any) -> None:
    """Rows i to i + 3, of which `row` is the first's place: plus v w' + w v'.

    Then they, the columns of as many symmetric ones, times the vector at row m add to the product.
    """
    first, last = work + i, row + (m - i) * wide + i
    p0, p1, p2, p3 = (
        spread(a, first),
        spread(a, first + 1),
        spread(a, first + 2),
        spread(a, first + 3),
    )
    first += wide
    q0, q1, q2, q3 = (
        spread(a, first),
        spread(a, first + 1),
        spread(a, first + 2),
        spread(a, first + 3),
    )
    x0, x1, x2, x3 = spread(a, last), spread(a, last + 1), spread(a, last + 2), spread(a, last + 3)
    place = work
    for _ in range(0, m, lanes(a)):
        v, w, total = load(a, place), load(a, place + wide), load(a, place + 2 * wide)
        a0 = fma(q0, v, fma(p0, w, load(a, row)))
        a1 = fma(q1, v, fma(p1, w, load(a, row + wide)))
        a2 = fma(q2, v, fma(p2, w, load(a, row + 2 * wide)))
        a3 = fma(q3, v, fma(p3, w, load(a, row + 3 * wide)))
        store(a, row, a0)
        store(a, row + wide, a1)
        store(a, row + 2 * wide, a2)
        store(a, row + 3 * wide, a3)
        total = fma(x1, a1, fma(x0, a0, total))
        store(a, place + 2 * wide, total + fma(x3, a3, x2 * a2))
        row, place = row + lanes(a), place + lanes(a)


@inner
def reflection(a: Any, tail: Any, alpha: Any) -> Any:
    """beta, tau and 1 / (alpha - beta) of Householder's reflection; `tail` is a sum of squares."""
    none, one, least = a.dtype.type(0.0), a.dtype.type(1.0), a.dtype.type(TINY)
    if not tail > none or not tail + alpha * alpha > least:
        return alpha, none, none
    beta = math.sqrt(tail + alpha * alpha)
    beta = -beta if alpha > none else beta
    return beta, (beta - alpha) / beta, one / (alpha - beta)


@inner
def tridiagonal(a: Any, square: Any, wide: Any, n: Any, d: Any, e: Any) -> None:
    """Diagonal at d and its neighbours at e of Q' a Q, the matrix being at `square`.

    Its rows become the vectors of the reflections, whose last entry is 1.
    """
    width, work = lanes(a), square + wide * wide
    other, product, none = work + wide, work + 2 * wide, a.dtype.type(0.0)
    zero = broadcast(a, none)
    for j in range(work, work + 5 * wide, width):
        store(a, j, zero)
    for m in range(n - 1, 0, -1):
        row = square + m * wide
        p, q, squares = spread(a, work + m), spread(a, other + m), zero
        for j in range(0, m + 1, width):
            x = fma(q, load(a, work + j), fma(p, load(a, other + j), load(a, row + j)))
            store(a, row + j, x)
            x = load_some(a, row + j, m - 1 - j, zero)
            squares = fma(x, x, squares)
            store(a, product + j, zero)
        a[d + m] = a[row + m]
        beta, tau, factor = reflection(a, sum_lanes(squares), a[row + m - 1])
        a[e + m - 1], a[product + wide + m] = beta, tau
        factors = broadcast(a, factor)
        for j in range(0, wide, width):
            store(a, row + j, load_some(a, row + j, m - 1 - j, zero) * factors)
        a[row + m - 1] = 1.0
        a[work + m], a[other + m] = none, none
        for i in range(0, m, 4):
            four_rows(a, square + i * wide, i, wide, m, work)
        half = zero
        for j in range(0, m, width):
            half = fma(load(a, row + j), load(a, product + j), half)
        # w = tau (product - tau / 2 (product . v) v), and minus that is kept
        less = broadcast(a, a.dtype.type(-0.5) * tau * sum_lanes(half))
        factors = broadcast(a, -tau)
        for j in range(0, m, width):
            v, x = load(a, row + j), load_some(a, product + j, m - j, zero)
            store(a, work + j, v)
            store(a, other + j, factors * fma(less, v, x))
    a[d] = a[square] + (a[other] + a[other])


@inner
def pair(a: Any, first: Any, m: Any, wide: Any, numbers: Any, place: Any) -> None:
    """Two reflections by vectors at `first` and in the next row, of two registers' columns."""
    width, end = lanes(a), place + (m + 1) * wide
    s0 = s1 = t0 = t1 = broadcast(a, a.dtype.type(0.0))
    start, column = place, first
    while place < end:
        x, y = spread(a, column), spread(a, column + wide)
        z0, z1 = load(a, place), load(a, place + width)
        s0, s1, t0, t1 = fma(x, z0, s0), fma(x, z1, s1), fma(y, z0, t0), fma(y, z1, t1)
        place, column = place + wide, column + 1
    p, q, c = spread(a, numbers), spread(a, numbers + 1), spread(a, numbers + wide)
    s0, s1 = -p * s0, -p * s1
    t0, t1 = -q * fma(c, s0, t0), -q * fma(c, s1, t1)
    place, column = start, first
    while place < end:
        x, y = spread(a, column), spread(a, column + wide)
        store(a, place, fma(y, t0, fma(x, s0, load(a, place))))
        store(a, place + width, fma(y, t1, fma(x, s1, load(a, place + width))))
        place, column = place + wide, column + 1


@inner
def turn_back(a: Any, square: Any, wide: Any, n: Any, z: Any) -> None:
    """Multiply z [n, wide] by the product of the reflections that `tridiagonal` has left."""
    width, begin = lanes(a), 2 - n % 2  # the reflection of one number is none
    numbers = square + wide * wide + 3 * wide
    for m in range(begin, n - 1, 2):
        total, row = broadcast(a, a.dtype.type(0.0)), square + m * wide
        for j in range(row, row + m, width):
            total = fma(load(a, j), load(a, j + wide), total)
        a[numbers + wide + m] = sum_lanes(total)
    for j in range(z, z + n, 2 * width):
        for m in range(begin, n - 1, 2):
            pair(a, square + m * wide, m, wide, numbers + m, j)
