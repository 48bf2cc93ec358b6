"""Explicit vectors for the loops that the compiler does not vectorise by itself (CPU only).

A `Vector` is one register full of float32 or float64 numbers inside compiled code: `load`, `store`,
`broadcast`, `fma`, `larger`, arithmetic, `sum_lanes` across it, and `each`, which applies a scalar
formula to every lane. On these stand reductions of many vectors at once (`sums`, `maxima`), loops
over runs of numbers (`largest_lanes`, `multiply`, `subtract_both`), the register tile of a matrix
product (`multiply_tile`), blocks of a product from packed panels (`product_block`) and `transpose`.
"""

from nbmath.simd.each import each, each_both, each_pair
from nbmath.simd.memory import first_aligned, lanes, load, load_some, store, store_some
from nbmath.simd.panels import left_size, pack_left, pack_right, product_block, right_size
from nbmath.simd.reduce import maxima, sums
from nbmath.simd.rows import largest_lanes, multiply, subtract_both
from nbmath.simd.tile import TILE_ROWS, TILE_VECTORS, multiply_four, multiply_row, multiply_tile
from nbmath.simd.transpose import transpose
from nbmath.simd.vector import (
    BYTES,
    Vector,
    broadcast,
    fma,
    larger,
    sum_lanes,
)

__all__ = [
    "BYTES",
    "TILE_ROWS",
    "TILE_VECTORS",
    "Vector",
    "broadcast",
    "each",
    "each_both",
    "each_pair",
    "first_aligned",
    "fma",
    "lanes",
    "larger",
    "largest_lanes",
    "left_size",
    "load",
    "load_some",
    "maxima",
    "multiply",
    "multiply_four",
    "multiply_row",
    "multiply_tile",
    "pack_left",
    "pack_right",
    "product_block",
    "right_size",
    "store",
    "store_some",
    "subtract_both",
    "sum_lanes",
    "sums",
    "transpose",
]
