"""Laws of what is found by distances: the nearest, the k nearest, those within a radius."""

import functools
from typing import Any

import numpy as np

from verify import at_most, both, close, equal, holds, law, tolerance, undecided
from verify.claim import Claim
from verify.domains import choices, integers, permutations, points, positive

NEIGHBOURS = "Fix & Hodges 1951, Discriminatory Analysis"
LLOYD = "Lloyd 1982, doi:10.1109/TIT.1982.1056489"

about = functools.partial(law, field="distances", uses=("k nearest neighbours", "k-means"))


def measured() -> Any:
    """Metrics of every kind of driver."""
    return choices("euclidean", "cityblock", "cosine", "chebyshev")


@about(
    statement="nearest(x, c) = min_{j} pairwise(x, c)_{ij}, at its first place",
    source=LLOYD,
    tolerance=tolerance.exact(),
    x=points("m", "d", max_size=48),
    c=points("n", "d", degenerate=True, max_size=48),
    name_of=measured(),
)
def nearest_centre_is_the_least_of_all_distances(
    nearest: Any, pairwise: Any, x: Any, c: Any, name_of: Any
) -> Claim:
    index, distance = nearest(x, c, str(name_of))
    matrix = pairwise(x, c, str(name_of))
    if not np.isfinite(matrix).all():
        return undecided("a row has no direction")
    found = matrix[np.arange(len(x)), index]
    return both(equal(distance, matrix.min(axis=1)), equal(found, distance))


@about(
    statement="nearest(x, x)_{i} = (first j with x_{j} = x_{i}, 0)",
    source=LLOYD,
    tolerance=tolerance.exact(),
    x=points("m", "d", degenerate=True, max_size=48),
)
def every_point_is_nearest_to_itself(nearest: Any, x: Any) -> Claim:
    index, distance = nearest(x, x.copy())
    same = (x[:, None] == x[None]).all(axis=-1)
    return both(equal(index, same.argmax(axis=1)), equal(distance, 0.0))


@about(
    statement="nearest does not mind the order of the centres",
    source=LLOYD,
    tolerance=tolerance.sums(),
    x=points("m", "d"),
    c=points("n", "d"),
    order=permutations("n"),
)
def nearest_distance_does_not_mind_the_order_of_centres(
    nearest: Any, x: Any, c: Any, order: Any
) -> Claim:
    left, right = nearest(x, c[order])[1], nearest(x, c)[1]
    return close(left, right, n=8.0 * x.shape[1])


@about(
    statement="∑_{i} min_{j} |x_{i} - c_{j}|^{2} does not rise when c_{j} moves to its mean",
    source=LLOYD,
    tolerance=tolerance.sums(),
    x=points("m", "d", min_size=2),
    k=integers(1, 5),
)
def a_step_of_lloyd_never_costs(nearest: Any, x: Any, k: Any) -> Claim:
    centres = x[: min(int(k), len(x))]
    index, before = nearest(x, centres)
    means = [x[index == j].mean(axis=0) if (index == j).any() else c for j, c in enumerate(centres)]
    _, after = nearest(x, np.array(means, x.dtype))
    left, right = (np.square(v.astype(float)).sum() for v in (after, before))
    scale = right + len(x) * float(np.square(x.astype(float)).max())
    return at_most(left, right, scale=scale, n=np.sqrt(x.shape[1]))


@about(
    statement="knn(x, y, n) sorts every row of pairwise(x, y)",
    source=NEIGHBOURS,
    tolerance=tolerance.exact(),
    x=points("m", "d", max_size=48),
    y=points("n", "d", degenerate=True, max_size=48),
    name_of=measured(),
)
def all_neighbours_are_the_sorted_distances(
    knn: Any, pairwise: Any, x: Any, y: Any, name_of: Any
) -> Claim:
    distances, indices = knn(x, y, len(y), str(name_of))
    matrix = pairwise(x, y, str(name_of))
    if not np.isfinite(matrix).all():
        return undecided("a row has no direction")
    found = np.take_along_axis(matrix, indices, axis=1)
    whole = np.sort(indices, axis=1)
    every = np.broadcast_to(np.arange(len(y)), whole.shape)
    return both(
        equal(distances, np.sort(matrix, axis=1)), equal(found, distances), equal(whole, every)
    )


@about(
    statement="knn(x, y, k) = knn(x, y, n)_{1:k}",
    source=NEIGHBOURS,
    tolerance=tolerance.exact(),
    x=points("m", "d"),
    y=points("n", "d", degenerate=True),
    k=integers(1, 32),
    name_of=measured(),
)
def fewer_neighbours_are_the_first_of_more(knn: Any, x: Any, y: Any, k: Any, name_of: Any) -> Claim:
    k = min(int(k), len(y))
    few, more = knn(x, y, k, str(name_of)), knn(x, y, len(y), str(name_of))
    return both(equal(few[0], more[0][:, :k]), equal(few[1], more[1][:, :k]))


@about(
    statement="d_{ij} = d_{ik}, j < k ⇒ j comes before k in knn",
    source="definition",
    tolerance=tolerance.exact(),
    x=points("m", "d"),
    y=points("n", "d"),
)
def equally_near_rows_come_in_their_order(knn: Any, x: Any, y: Any) -> Claim:
    twice = np.concatenate([y, y])
    _, indices = knn(x, twice, len(twice))
    place = np.argsort(indices, axis=1)
    return holds(bool((place[:, : len(y)] < place[:, len(y) :]).all()))


@about(
    statement="knn(x, c, 1) = nearest(x, c)",
    source="definition",
    tolerance=tolerance.exact(),
    x=points("m", "d"),
    c=points("n", "d", degenerate=True),
    name_of=measured(),
)
def the_first_neighbour_is_the_nearest(
    knn: Any, nearest: Any, x: Any, c: Any, name_of: Any
) -> Claim:
    distances, indices = knn(x, c, 1, str(name_of))
    index, distance = nearest(x, c, str(name_of))
    return both(equal(distances[:, 0], distance), equal(indices[:, 0], index))


@about(
    statement="radius(x, y, r) = { j : pairwise(x, y)_{ij} ≤ r }",
    source="Bentley 1975, A survey of techniques for fixed radius near neighbor searching",
    tolerance=tolerance.exact(),
    x=points("m", "d"),
    y=points("n", "d"),
    r=positive(0.1, 100.0),
    name_of=measured(),
)
def rows_within_a_radius_are_those_that_are_no_farther(
    radius: Any, pairwise: Any, x: Any, y: Any, r: Any, name_of: Any
) -> Claim:
    r = float(np.asarray(r, x.dtype))
    matrix = pairwise(x, y, str(name_of))
    indptr, indices, distances = radius(x, y, r, str(name_of))
    rows, columns = np.nonzero(matrix <= np.asarray(r, x.dtype))
    counts = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(x)))])
    return both(
        equal(indptr, counts), equal(indices, columns), equal(distances, matrix[rows, columns])
    )


@about(
    statement="r ≤ s ⇒ radius(x, y, r) ⊆ radius(x, y, s)",
    source="definition",
    tolerance=tolerance.exact(),
    x=points("m", "d"),
    y=points("n", "d"),
    r=positive(0.1, 100.0),
    s=positive(0.1, 100.0),
)
def larger_balls_hold_smaller_ones(radius: Any, x: Any, y: Any, r: Any, s: Any) -> Claim:
    low, high = sorted((float(r), float(s)))
    small, large = radius(x, y, low), radius(x, y, high)

    def members(found: Any) -> set[tuple[int, int]]:
        rows = np.repeat(np.arange(len(x)), np.diff(found[0]))
        return {(int(i), int(j)) for i, j in zip(rows, found[1], strict=True)}

    return holds(members(small) <= members(large))
