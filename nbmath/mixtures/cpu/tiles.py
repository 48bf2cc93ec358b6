"""Sums over a block of samples, which is stored as `nbmath.simd.normal_tiles` has it."""

from typing import Any

from nbmath._targets import part
from nbmath.simd import broadcast, fma, lanes, load, store, sum_lanes
from nbmath.simd.normal_tiles import BLOCK, ROWS


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
