"""Blocks of distances as sums over coordinates: one row of x and a panel of rows of y at a time.

`made` holds panels, squared lengths and parameters, as in `ready`; `where` the numbers row, rows,
start, stride, first, count: distances from rows [row, row + rows) of x to [first, first + count)
of y go to out[start + r stride + j - first].
"""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, part
from nbmath.distances.cpu.lanes import put, wide
from nbmath.simd.arrays import many
from nbmath.simd.memory import lanes as lane_count

bound = bind("distances", "lanes")
braycurtis = bound.braycurtis
canberra = bound.canberra
chebyshev = bound.chebyshev
cityblock = bound.cityblock
hamming = bound.hamming
haversine_from = bound.haversine_from
jaccard = bound.jaccard
jensenshannon = bound.jensenshannon
kl = bound.kl
minkowski = bound.minkowski
seuclidean = bound.seuclidean
wasserstein = bound.wasserstein
wasserstein_histogram = bound.wasserstein_histogram


@part
def fill(formula: Any, x: Any, columns: Any, where: Any, out: Any) -> None:
    """Distances of rows of x to columns[panel, coordinate], a row of y in each lane."""
    row, rows, start, stride, first, count = where
    lanes = lane_count(columns[0, 0])
    for j in range(first, first + count, lanes):
        for r in range(rows):
            value = formula(x[row + r], columns[j // lanes])
            put(out, start + r * stride + j - first, first + count - j, value)


@part
def fill_with(formula: Any, x: Any, columns: Any, parameters: Any, where: Any, out: Any) -> None:
    """The same for a formula that has parameters."""
    row, rows, start, stride, first, count = where
    lanes = lane_count(columns[0, 0])
    for j in range(first, first + count, lanes):
        for r in range(rows):
            value = formula(x[row + r], columns[j // lanes], parameters)
            put(out, start + r * stride + j - first, first + count - j, value)


@external
@driver
def braycurtis_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """The formula `braycurtis`."""
    fill(braycurtis, x, wide(made[0]), where, out)


@external
@driver
def canberra_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """The formula `canberra`."""
    fill(canberra, x, wide(made[0]), where, out)


@external
@driver
def chebyshev_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """The formula `chebyshev`."""
    fill(chebyshev, x, wide(made[0]), where, out)


@external
@driver
def cityblock_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """The formula `cityblock`."""
    fill(cityblock, x, wide(made[0]), where, out)


@external
@driver
def hamming_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """The formula `hamming`."""
    fill(hamming, x, wide(made[0]), where, out)


@external
@driver
def haversine_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """The formula `haversine`, the cosine of every latitude taken once."""
    row, rows, start, stride, first, count = where
    columns = many(made[0])
    lanes = lane_count(columns[0, 0])
    cosines = np.empty(rows, x.dtype)
    for r in range(rows):
        cosines[r] = math.cos(x[row + r, 0])
    for j in range(first, first + count, lanes):
        place = columns[j // lanes]
        for r in range(rows):
            narrow = place[2] * cosines[r]
            value = haversine_from(x[row + r, 0], place[0], x[row + r, 1], place[1], narrow)
            put(out, start + r * stride + j - first, first + count - j, value)


@external
@driver
def jaccard_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """The formula `jaccard`."""
    fill(jaccard, x, wide(made[0]), where, out)


@external
@driver
def jensenshannon_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """The formula `jensenshannon`."""
    fill(jensenshannon, x, many(made[0]), where, out)


@external
@driver
def kl_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """The formula `kl`."""
    fill(kl, x, many(made[0]), where, out)


@external
@driver
def minkowski_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """The formula `minkowski`."""
    fill_with(minkowski, x, many(made[0]), made[2], where, out)


@external
@driver
def seuclidean_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """The formula `seuclidean`."""
    fill_with(seuclidean, x, wide(made[0]), made[2], where, out)


@external
@driver
def wasserstein_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """The formula `wasserstein`."""
    fill(wasserstein, x, wide(made[0]), where, out)


@external
@driver
def wasserstein_histogram_block(x: Any, y: Any, made: Any, where: Any, out: Any) -> None:
    """The formula `wasserstein_histogram`."""
    fill_with(wasserstein_histogram, x, wide(made[0]), made[2], where, out)
