"""Explicit vectors for the loops that the compiler does not vectorise by itself (CPU only).

A `Vector` is one register full of float32 or float64 numbers inside compiled code, and a mask one
truth value for each of its lanes. They come from memory (`load`, `broadcast`), are worked on by
`+ - * /`, comparisons, `abs`, `math.sqrt`, `fma`, `select` and `each`, which applies a scalar
formula to every lane, and go back to memory (`store`) or to one number (`sum_lanes`). On these
stand reductions of many vectors at once (`sums`, `maxima`), loops over runs of numbers
(`largest_lanes`, `multiply`, `subtract_both`), the register tile of a matrix product
(`multiply_tile`), blocks of a product from packed panels (`product_block`) and `transpose`.
"""

from nbmath.simd.across import (
    all_lanes,
    any_lane,
    argmax_lanes,
    argmin_lanes,
    count_lanes,
    first_lane,
    max_lanes,
    min_lanes,
    sum_lanes,
)
from nbmath.simd.apart import gather, load_strided, store_strided
from nbmath.simd.each import each, each_both, each_pair
from nbmath.simd.lanewise import (
    broadcast,
    fma,
    lane,
    larger,
    maximum,
    minimum,
    narrow,
    positions,
    select,
    smaller,
    widen,
)
from nbmath.simd.memory import (
    first,
    first_aligned,
    lanes,
    load,
    load_some,
    load_where,
    store,
    store_some,
    store_where,
)
from nbmath.simd.operators import flags
from nbmath.simd.panels import left_size, pack_left, pack_right, product_block, right_size
from nbmath.simd.product import product
from nbmath.simd.reduce import maxima, sums
from nbmath.simd.rows import largest_lanes, multiply, subtract_both
from nbmath.simd.tile import TILE_ROWS, multiply_four, multiply_row, multiply_tile
from nbmath.simd.tile_code import TILE_VECTORS
from nbmath.simd.transpose import transpose
from nbmath.simd.vector import BYTES, Vector

__all__ = [
    "BYTES",
    "TILE_ROWS",
    "TILE_VECTORS",
    "Vector",
    "all_lanes",
    "any_lane",
    "argmax_lanes",
    "argmin_lanes",
    "broadcast",
    "count_lanes",
    "each",
    "each_both",
    "each_pair",
    "first",
    "first_aligned",
    "first_lane",
    "flags",
    "fma",
    "gather",
    "lane",
    "lanes",
    "larger",
    "largest_lanes",
    "left_size",
    "load",
    "load_some",
    "load_strided",
    "load_where",
    "max_lanes",
    "maxima",
    "maximum",
    "min_lanes",
    "minimum",
    "multiply",
    "multiply_four",
    "multiply_row",
    "multiply_tile",
    "narrow",
    "pack_left",
    "pack_right",
    "positions",
    "product",
    "product_block",
    "right_size",
    "select",
    "smaller",
    "store",
    "store_some",
    "store_strided",
    "store_where",
    "subtract_both",
    "sum_lanes",
    "sums",
    "transpose",
    "widen",
]
