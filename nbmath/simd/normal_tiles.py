"""Normal densities of a block of samples, one sample a lane.

A block is stored by coordinates, `tile[i, s]` for coordinate i of sample s, so that a vector holds
one coordinate of several samples and the recurrences of a triangular solve run across lanes. Rows
are padded to a multiple of ROWS: coordinates that are 0 in every sample and mean, with an identity
in the factor.
"""

from typing import Any

from nbmath._targets import part
from nbmath.simd import TILE_VECTORS, broadcast, fma, lanes, load, multiply_four, store

ROWS = 4
"""Rows of a register tile; with two vectors a row there are eight independent sums."""

BLOCK = 256
"""Samples in a block: enough to forget the cost of adding lanes, few enough for the cache."""


@part
def fill_tile(x: Any, start: Any, valid: Any, tile: Any) -> None:
    """tile[i, s] = x[start + s, i]; lanes past the end repeat the last sample."""
    for s in range(BLOCK):
        row = start + (s if s < valid else valid - 1)
        for i in range(x.shape[1]):
            tile[i, s] = x[row, i]


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
