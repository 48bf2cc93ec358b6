"""Products of matrices from packed panels, a block at a time.

Numbers of a product are read many times, and fastest in the order in which the register tile takes
them: `pack_left` and `pack_right` copy the two matrices, whatever their strides, into panels as
wide as a tile is tall or wide, filled up with zeros. `product_block` then makes a block of the
product, to be worked on while it is in the cache.

All of these are compiled once and called by name, from compiled code and from Python alike.
"""

from typing import Any

from nbmath._external import external
from nbmath._targets import driver, part
from nbmath.simd.fetch import LINE, fetch_to_read
from nbmath.simd.lanewise import broadcast
from nbmath.simd.memory import lanes, load, load_some, store, store_some
from nbmath.simd.tile import TILE_ROWS, multiply_panels
from nbmath.simd.tile_code import TILE_VECTORS
from nbmath.simd.transpose import dealing
from nbmath.simd.vector import BYTES

DEPTH = 256
"""Steps of a product that are taken at once: a panel of them fills half of the first cache."""

deal_rows = dealing(lambda dtype: TILE_ROWS)
deal_columns = dealing(lambda dtype: TILE_VECTORS * BYTES * 8 // dtype.bitwidth)


@driver
def left_size(steps: Any, rows: Any) -> Any:
    """How many numbers the panels of a left matrix have.

    >>> simd.left_size(10, 1) <= 160
    True
    """
    return (rows + TILE_ROWS - 1) // TILE_ROWS * TILE_ROWS * steps


@driver
def right_size(array: Any, steps: Any, columns: Any) -> Any:
    """How many numbers the panels of a right matrix of the array's dtype have.

    >>> simd.right_size(x, 10, 1) <= 320
    True
    """
    width = TILE_VECTORS * lanes(array)
    return (columns + width - 1) // width * width * steps


@part
def copy_lines(x: Any, width: Any, panels: Any) -> None:
    """panels[t, p, i] = x[p, t width + i] for x (steps, count) whose last axis is contiguous."""
    (steps, count), side = x.shape, lanes(x)
    apart = x.strides[0] // x.itemsize
    zero = broadcast(x, x.dtype.type(0))
    for j in range(0, count, width):
        for first in range(0, steps, side):
            for lane in range(0, width, side):
                fetch_to_read(x, (first + side) * apart + j + lane, apart)
            for p in range(first, min(first + side, steps)):
                to, start = j * steps + p * width, p * apart + j
                for lane in range(0, width, side):
                    there, here = width - lane, count - j - lane
                    if min(there, here) >= side:
                        store(panels, to + lane, load(x, start + lane))
                    else:
                        some = load_some(x, start + lane, here, zero)
                        store_some(panels, to + lane, there, some)


@part
def copy_numbers(x: Any, width: Any, across: Any, down: Any, panels: Any) -> None:
    """The same for any strides, but for the first `down` steps of the columns up to `across`."""
    steps, count = x.shape
    for j in range((count + width - 1) // width * width):
        to = (j - j % width) * steps + j % width
        for p in range(down if j < across else 0, steps):
            panels[to + p * width] = x[p, j] if j < count else x.dtype.type(0)


@part
def left_panels(a: Any, panels: Any) -> None:
    """Some steps of a left matrix: panels[t, p, r] = a[t TILE_ROWS + r, p]."""
    (rows, steps), side = a.shape, lanes(a)
    if a.strides[0] == a.itemsize:
        copy_lines(a.T, TILE_ROWS, panels)
        return
    across = down = 0
    if a.strides[1] == a.itemsize and side % TILE_ROWS == 0:
        apart = a.strides[0] // a.itemsize
        across, down = rows - rows % side, steps - steps % side
        for i in range(0, across, side):
            for p in range(0, down, side):
                to, start = i * steps + p * TILE_ROWS, i * apart + p
                deal_rows(a, start, apart, panels, to, TILE_ROWS, TILE_ROWS * steps)
    copy_numbers(a.T, TILE_ROWS, across, down, panels)


@part
def right_panels(b: Any, panels: Any) -> None:
    """Some steps of a right matrix: panels[t, p, j] = b[p, t width + j]."""
    (steps, columns), side = b.shape, lanes(b)
    width = TILE_VECTORS * side
    if b.strides[1] == b.itemsize:
        copy_lines(b, width, panels)
        return
    across = down = 0
    if b.strides[0] == b.itemsize:
        apart = b.strides[1] // b.itemsize
        across, down = columns - columns % side, steps - steps % side
        for j in range(0, across, side):
            for p in range(0, down, side):
                to, start = (j - j % width) * steps + p * width + j % width, j * apart + p
                deal_columns(b, start, apart, panels, to, width, width)
    copy_numbers(b, width, across, down, panels)


@external
@driver
def pack_left(a: Any, panels: Any) -> None:
    """Rows of a (rows, steps) to panels as high as a tile, DEPTH steps of all of them at a time.

    >>> left = np.empty(simd.left_size(2, 1))
    >>> simd.pack_left(np.array([[5.0, 6.0]]), left); left[:2]
    array([5., 0.])
    """
    rows, steps = a.shape
    for start in range(0, steps, DEPTH):
        left_panels(a[:, start : start + DEPTH], panels[left_size(start, rows) :])


@external
@driver
def pack_right(b: Any, panels: Any) -> None:
    """Columns of b (steps, columns) to panels as wide as a tile, DEPTH steps of all at a time.

    >>> right = np.empty(simd.right_size(x, 2, 1))
    >>> simd.pack_right(np.array([[5.0], [6.0]]), right); right[:2]
    array([5., 0.])
    """
    steps, columns = b.shape
    for start in range(0, steps, DEPTH):
        right_panels(b[start : start + DEPTH], panels[right_size(b, start, columns) :])


@external
@driver
def product_block(left: Any, right: Any, steps: Any, out: Any, add: Any) -> None:
    """out (rows, columns) = or, with `add`, += the product of packed panels.

    left (left_size,) and right (right_size,) hold as many steps, rows and columns; the last axis
    of out is contiguous.

    >>> a, b, out = np.ones((3, 4)), np.eye(4)[:, :2], np.zeros((3, 2))
    >>> left, right = np.empty(simd.left_size(4, 3)), np.empty(simd.right_size(b, 4, 2))
    >>> simd.pack_left(a, left)
    >>> simd.pack_right(b, right)
    >>> simd.product_block(left, right, 4, out, False); out
    array([[1., 1.],
           [1., 1.],
           [1., 1.]])
    """
    rows, columns = out.shape
    width = TILE_VECTORS * lanes(out)
    apart = out.strides[0] // out.itemsize
    line = LINE // out.itemsize
    square = lanes(out) * lanes(out)
    for start in range(0, steps, DEPTH):
        depth = min(DEPTH, steps - start)
        high, wide = left_size(start, rows), right_size(out, start, columns)
        share = depth * width // square * TILE_ROWS // rows * square + square
        for j in range(0, columns, width):
            panel = wide + j * depth
            coming = panel + width * depth
            for i in range(0, rows, TILE_ROWS):
                for place in range(coming, coming + share, square):
                    fetch_to_read(right, place, line)
                coming += share
                multiply_panels(
                    depth,
                    left,
                    high + i * depth,
                    right,
                    panel,
                    out,
                    i * apart + j,
                    apart,
                    rows - i,
                    columns - j,
                    add or start > 0,
                )
    if steps == 0 and not add:
        out[:] = 0
