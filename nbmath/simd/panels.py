"""Products of matrices from packed panels, a block at a time.

Numbers of a product are read many times, and fastest in the order in which the register tile takes
them: `pack_left` and `pack_right` copy the two matrices, whatever their strides, into panels as
wide as a tile is tall or wide, filled up with zeros. `product_block` then makes a block of the
product, to be worked on while it is in the cache.

All of these are compiled once and called by name, from compiled code and from Python alike.
"""

from typing import Any

from nbmath._external import external
from nbmath._targets import driver
from nbmath.simd.memory import lanes, load, load_some, store
from nbmath.simd.tile import TILE_ROWS, TILE_VECTORS, multiply_panels
from nbmath.simd.transpose import dealing
from nbmath.simd.vector import BYTES, broadcast

DEPTH = 256
"""Steps of a product that are taken at once: a panel of them fills half of the first cache."""

deal_rows = dealing(lambda dtype: TILE_ROWS)
deal_columns = dealing(lambda dtype: TILE_VECTORS * BYTES * 8 // dtype.bitwidth)


@driver
def left_size(steps: Any, rows: Any) -> Any:
    """How many numbers the panels of a left matrix have."""
    return (rows + TILE_ROWS - 1) // TILE_ROWS * TILE_ROWS * steps


@driver
def right_size(array: Any, steps: Any, columns: Any) -> Any:
    """How many numbers the panels of a right matrix of the array's dtype have."""
    width = TILE_VECTORS * lanes(array)
    return (columns + width - 1) // width * width * steps


@external
@driver
def pack_left(a: Any, panels: Any) -> None:
    """Rows of a (rows, steps) to panels of TILE_ROWS: panels[t, p, r] = a[t TILE_ROWS + r, p]."""
    rows, steps = a.shape
    width, side = TILE_ROWS, lanes(a)
    turned = 0
    if a.strides[1] == a.itemsize and side % width == 0:
        apart = a.strides[0] // a.itemsize
        turned = steps - steps % side
        for i in range(0, rows - rows % side, side):
            for p in range(0, turned, side):
                to = i * steps + p * width
                deal_rows(a, i * apart + p, apart, panels, to, width, width * steps)
    for i in range(0, rows, width):
        done = turned if i < rows - rows % side else 0
        for p in range(done, steps):
            to = i * steps + p * width
            for r in range(width):
                panels[to + r] = a[i + r, p] if i + r < rows else a.dtype.type(0)


@external
@driver
def pack_right(b: Any, panels: Any) -> None:
    """Columns of b (steps, columns) to panels as wide as a tile: panels[t, p, j]."""
    steps, columns = b.shape
    side = lanes(b)
    width = TILE_VECTORS * side
    if b.strides[1] == b.itemsize:
        apart = b.strides[0] // b.itemsize
        zero = broadcast(b, b.dtype.type(0))
        for j in range(0, columns, width):
            for p in range(steps):
                to, start = j * steps + p * width, p * apart + j
                for lane in range(0, width, side):
                    left = columns - j - lane
                    if left >= side:
                        store(panels, to + lane, load(b, start + lane))
                    else:
                        store(panels, to + lane, load_some(b, start + lane, left, zero))
        return
    across = down = 0
    if b.strides[0] == b.itemsize:
        apart = b.strides[1] // b.itemsize
        across, down = columns - columns % side, steps - steps % side
        for j in range(0, across, side):
            for p in range(0, down, side):
                to = (j - j % width) * steps + p * width + j % width
                deal_columns(b, j * apart + p, apart, panels, to, width, width)
    for j in range((columns + width - 1) // width * width):
        to = (j - j % width) * steps + j % width
        for p in range(down if j < across else 0, steps):
            panels[to + p * width] = b[p, j] if j < columns else b.dtype.type(0)


@external
@driver
def product_block(left: Any, right: Any, steps: Any, out: Any, add: Any) -> None:
    """out (rows, columns) = or, with `add`, += the product of packed panels.

    left (left_size,) and right (right_size,) hold as many steps; the last axis of out is
    contiguous.
    """
    rows, columns = out.shape
    width = TILE_VECTORS * lanes(out)
    apart = out.strides[0] // out.itemsize
    for start in range(0, steps, DEPTH):
        depth = min(DEPTH, steps - start)
        for j in range(0, columns, width):
            for i in range(0, rows, TILE_ROWS):
                multiply_panels(
                    depth,
                    left,
                    i * steps + start * TILE_ROWS,
                    right,
                    j * steps + start * width,
                    out,
                    i * apart + j,
                    apart,
                    rows - i,
                    columns - j,
                    add or start > 0,
                )
    if steps == 0 and not add:
        out[:] = 0
