"""Blocks of distances by products of rows: |x - y|^2 = |x|^2 + |y|^2 - 2 x'y.

Where that is less than NEAR of |x|^2 + |y|^2 too many digits cancel, and what the product cannot
tell is computed by the formula for one pair. docs/distances.md has the bound.
Blocks are as in `sums`; some of them write the squares of distances, which have the same order.
"""

from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, part
from nbmath.distances.cpu import ready
from nbmath.distances.cpu.lanes import put, wide
from nbmath.distances.cpu.sums import fill
from nbmath.simd.arrays import many
from nbmath.simd.lanewise import broadcast
from nbmath.simd.lanewise import select as choose
from nbmath.simd.memory import lanes, load_some
from nbmath.simd.operators import flags
from nbmath.simd.tile import TILE_ROWS, multiply_tile
from nbmath.simd.tile_code import TILE_VECTORS

bound = bind("distances", "cpu")
sqeuclidean_lanes = bind("distances", "lanes").sqeuclidean
sqeuclidean = bound.sqeuclidean
mahalanobis_squared = bound.mahalanobis_squared
cosine = bound.cosine
correlation = bound.correlation
angular = bound.angular
angle_of_chord = bound.angle_of_chord
hellinger_squared = bound.hellinger_squared

NEAR = 0.0625
FAR = 4.0 - 2.0 * NEAR
DOUBTFUL = -1.0


@external
@driver
def squares(q: Any, made: Any, where: Any, out: Any, factor: Any) -> bool:
    """factor |q - y|^2, or DOUBTFUL; True where one is in doubt."""
    _, rows, start, stride, first, count = where
    panels, norms, _ = made
    d, across = panels.shape[1], panels.shape[2]
    side = across // TILE_VECTORS
    own = ready.square_lengths(q, q.shape[0])
    left, right = q.reshape(-1), panels.reshape(-1)
    sums = np.empty(TILE_ROWS * across, q.dtype)
    products = many(sums.reshape(TILE_ROWS, TILE_VECTORS, side))
    others = many(norms.reshape(-1, side))
    near, scale = q.dtype.type(NEAR), q.dtype.type(factor)
    minus, doubtful = q.dtype.type(-2), q.dtype.type(DOUBTFUL)
    doubt = 0
    for j in range(first, first + count, across):
        for t in range(0, rows, TILE_ROWS):
            multiply_tile(d, left, t * d, d, 1, right, j * d, sums, 0, None)
            for r in range(t, min(rows, t + TILE_ROWS)):
                for v in range(TILE_VECTORS):
                    whole = others[j // side + v] + own[r]
                    square = products[r - t, v] * minus + whole
                    good = square >= whole * near
                    doubt |= flags(not good)
                    at = j - first + v * side
                    if at < count:
                        value = choose(good, square * scale, doubtful)
                        put(out, start + r * stride + at, count - at, value)
    return doubt != 0


@part
def repair(formula: Any, x: Any, y: Any, norms: Any, where: Any, out: Any) -> None:
    """What is in doubt, and what is nan, by the formula for one pair.

    A row and itself, where its length is a number, need no formula.
    """
    row, rows, start, stride, first, count = where
    side, nothing = lanes(out), broadcast(out, 0)
    own = x.ctypes.data == y.ctypes.data
    for r in range(rows):
        for begin in range(0, count, side):
            at = start + r * stride + begin
            good = load_some(out, at, count - begin, nothing) >= nothing
            if flags(not good):
                for j in range(begin, min(begin + side, count)):
                    if not out[at + j - begin] >= 0:
                        rest = norms[first + j] - norms[first + j]
                        same = own and row + r == first + j and rest == 0
                        found = rest if same else formula(x[row + r], y[first + j])
                        out[at + j - begin] = found


@external
@driver
def short_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """|x - y|^2 by differences."""
    fill(sqeuclidean_lanes, x, wide(made[0]), where, out)


@external
@driver
def long_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """|x - y|^2 by products."""
    if squares(ready.centred(x, where[0], where[1], made[2]), made, where, out, 1.0):
        repair(sqeuclidean, x, y, made[1], where, out)


@external
@driver
def sqeuclidean_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """|x - y|^2 by what y was made ready for."""
    if made[1].size == 0:
        short_block(x, y, made, where, out)
    else:
        long_block(x, y, made, where, out)


@external
@driver
def mahalanobis_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """|G (x - y)|^2."""
    row, rows, start, stride, first, count = where
    if squares(ready.whitened(x, row, rows, made[2]), made, where, out, 1.0):
        for r in range(rows):
            for j in range(count):
                at = start + r * stride + j
                if not out[at] >= 0:
                    out[at] = mahalanobis_squared(x[row + r], y[first + j], made[2])


@external
@driver
def cosine_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """Half of |u - v|^2 for rows of unit length."""
    if squares(ready.units(x, where[0], where[1], made[2]), made, where, out, 0.5):
        repair(cosine, x, y, made[1], where, out)


@external
@driver
def correlation_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """The same for rows without their means."""
    if squares(ready.units(x, where[0], where[1], made[2]), made, where, out, 0.5):
        repair(correlation, x, y, made[1], where, out)


@external
@driver
def angular_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """The angle over pi; where it is near pi too, the sum of the rows says more."""
    row, rows, start, stride, first, count = where
    squares(ready.units(x, row, rows, made[2]), made, where, out, 1.0)
    for r in range(rows):
        for j in range(count):
            at = start + r * stride + j
            if 0 <= out[at] <= FAR:
                out[at] = angle_of_chord(out[at])
            else:
                out[at] = angular(x[row + r], y[first + j])


@external
@driver
def hellinger_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """Half of |sqrt x - sqrt y|^2."""
    if squares(ready.roots(x, where[0], where[1], made[2]), made, where, out, 0.5):
        repair(hellinger_squared, x, y, made[1], where, out)
