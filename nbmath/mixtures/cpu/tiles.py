"""Vector loops over a block of samples, one sample a lane.

A block is stored by coordinates, `tile[i, s]` for coordinate i of sample s, so that a vector holds
one coordinate of several samples and the recurrences of a triangular solve run across lanes. Rows
are padded to a multiple of ROWS: coordinates that are 0 in every sample and mean, with an identity
in the factor.
"""

from typing import Any

from nbmath._targets import part
from nbmath.simd import TILE_VECTORS, broadcast, fma, lanes, load, multiply_four, store, sum_lanes

ROWS = 4
"""Rows of a register tile; with two vectors a row there are eight independent sums."""

BLOCK = 256
"""Samples in a block: enough to forget the cost of adding lanes, few enough for the cache."""


@part
def log_densities(
    tile: Any, mean: Any, panels: Any, constant: Any, solved: Any, ones: Any, out: Any
) -> None:
    """out_s = constant - |L^-1 (x_s - mean)|^2 / 2 by forward substitution, ROWS rows at a time.

    tile (d, BLOCK), mean (d,), out (BLOCK,); solved (d, two vectors or more) is work space; ones
    (two vectors or more). panels[t, j, r] is -L[4t + r, j] left of the diagonal block, and that
    block's inverse in it.
    """
    width = lanes(tile)
    wide = TILE_VECTORS * width
    zero = broadcast(tile, tile.dtype.type(0))
    half = broadcast(tile, tile.dtype.type(-0.5))
    shift = broadcast(tile, constant)
    for start in range(0, BLOCK, wide):
        low = high = zero
        for t in range(panels.shape[0]):
            i = ROWS * t
            for r in range(i, i + ROWS):
                here = r * BLOCK + start
                middle = broadcast(tile, mean[r])
                store(solved, r * wide, load(tile, here) - middle)
                store(solved, r * wide + width, load(tile, here + width) - middle)
            left = t * panels.shape[1] * ROWS
            here = i * wide
            multiply_four(i, panels, left, 1, ROWS, solved, 0, solved, here, ones)
            inside = left + i * ROWS
            multiply_four(ROWS, panels, inside, 1, ROWS, solved, here, solved, here, None)
            for r in range(i, i + ROWS):
                first = load(solved, r * wide)
                second = load(solved, r * wide + width)
                low = fma(first, first, low)
                high = fma(second, second, high)
        store(out, start, fma(low, half, shift))
        store(out, start + width, fma(high, half, shift))


@part
def total_share(share: Any) -> Any:
    """The sum over a block; lanes past the last sample hold zeros."""
    width = lanes(share)
    even = odd = broadcast(share, share.dtype.type(0))
    for start in range(0, BLOCK, 2 * width):
        even += load(share, start)
        odd += load(share, start + width)
    return sum_lanes(even + odd)


@part
def weigh(tile: Any, centre: Any, share: Any, root: Any, weighed: Any, sums: Any) -> None:
    """weighed[i, s] = root_s (x_is - centre_i), and sums_i += sum_s share_s (x_is - centre_i).

    tile and weighed (d, BLOCK); share (BLOCK,) and its square root; sums (d,) in double precision.
    """
    zero = broadcast(tile, tile.dtype.type(0))
    for i in range(0, tile.shape[0], 2):
        m = broadcast(tile, centre[i])
        n = broadcast(tile, centre[i + 1])
        first = second = zero
        for start in range(0, BLOCK, lanes(tile)):
            here = i * BLOCK + start
            part = load(share, start)
            scale = load(root, start)
            x = load(tile, here) - m
            y = load(tile, here + BLOCK) - n
            store(weighed, here, scale * x)
            store(weighed, here + BLOCK, scale * y)
            first = fma(part, x, first)
            second = fma(part, y, second)
        sums[i] += sum_lanes(first)
        sums[i + 1] += sum_lanes(second)


@part
def add_moments(weighed: Any, moments: Any) -> None:
    """moments[i, j] += sum_s weighed[i, s] weighed[j, s] for j <= i, and a little beyond.

    weighed (d, BLOCK), moments (d, d) in double precision.
    """
    zero = broadcast(weighed, weighed.dtype.type(0))
    for i in range(0, weighed.shape[0], ROWS):
        for j in range(0, i + ROWS, 2):
            a0 = a1 = a2 = a3 = b0 = b1 = b2 = b3 = zero
            for start in range(0, BLOCK, lanes(weighed)):
                u = load(weighed, j * BLOCK + start)
                v = load(weighed, (j + 1) * BLOCK + start)
                row = i * BLOCK + start
                x = load(weighed, row)
                a0 = fma(x, u, a0)
                b0 = fma(x, v, b0)
                x = load(weighed, row + BLOCK)
                a1 = fma(x, u, a1)
                b1 = fma(x, v, b1)
                x = load(weighed, row + 2 * BLOCK)
                a2 = fma(x, u, a2)
                b2 = fma(x, v, b2)
                x = load(weighed, row + 3 * BLOCK)
                a3 = fma(x, u, a3)
                b3 = fma(x, v, b3)
            for r, a in enumerate((a0, a1, a2, a3)):
                moments[i + r, j] += sum_lanes(a)
            for r, b in enumerate((b0, b1, b2, b3)):
                moments[i + r, j + 1] += sum_lanes(b)
