"""Distances of rows: all of them, the nearest, the k nearest, those within a radius.

One formula for a pair of rows is a metric; twenty of them have names, and any `@njit` function of
two rows is one too. Distances are found in tiles that fit a cache: those that add up coordinate by
coordinate with a row in each lane of a register, the euclidean family by products of rows, with
the digits that cancel detected and repaired. float32 and float64 keep their dtype. Derivations are
in `docs/distances.md`.
"""

from nbmath.distances.door.matrix import paired, pairwise, pdist, squareform
from nbmath.distances.door.neighbours import knn, nearest, radius

__all__ = [
    "knn",
    "nearest",
    "paired",
    "pairwise",
    "pdist",
    "radius",
    "squareform",
]
