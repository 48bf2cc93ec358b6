"""Wrong distances, each of which its law must reject."""

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np
from mutants.linalg.shared import coarse

from nbmath import distances
from nbmath.distances import knn, nearest, paired, pairwise, radius

Function = Callable[..., Any]


def altered(change: Callable[..., Any]) -> Function:
    """pairwise, with something done to the matrix, its rows and the name of the metric."""

    def wrong(x: Any, y: Any = None, metric: str = "euclidean", **parameters: Any) -> Any:
        other = x if y is None else y
        matrix = pairwise(x, y, metric, **parameters)
        return np.asarray(change(matrix, x, other, metric), x.dtype)

    return wrong


def prepared(change: Callable[..., Any]) -> Function:
    """pairwise of rows that something was done to."""

    def wrong(x: Any, y: Any = None, metric: str = "euclidean", **parameters: Any) -> Any:
        rows = None if y is None else np.asarray(change(y), y.dtype)
        return pairwise(np.asarray(change(x), x.dtype), rows, metric, **parameters)

    return wrong


sloppy = altered(lambda d, x, y, name: coarse(d))
lifted = altered(lambda d, x, y, name: d + np.finfo(d.dtype).eps)
lowered = altered(lambda d, x, y, name: d - 1e-3)
squared = altered(lambda d, x, y, name: d * d)
one_sided = altered(lambda d, x, y, name: d * (1.0 + 0.01 * np.tanh(x[:, :1] ** 3)))
negated = altered(lambda d, x, y, name: -d)
turned = altered(lambda d, x, y, name: np.roll(d, 1, axis=1) if d.shape[1] > 1 else d + 1.0)
first_dropped = altered(lambda d, x, y, name: np.where(np.arange(d.shape[1]) == 0, d / 2, d))
capped = altered(lambda d, x, y, name: np.minimum(d, 1.0))
last_forgotten = prepared(lambda x: np.where(np.arange(x.shape[-1]) == x.shape[-1] - 1, 1.0, x))
absolute = prepared(np.abs)
rounded = prepared(np.round)
reordered = prepared(lambda x: np.sort(x, axis=-1))
halved = prepared(coarse)


def products(x: Any, y: Any = None, metric: str = "euclidean", **_: Any) -> Any:
    """|x|^2 + |y|^2 - 2 x'y and nothing done about what cancels."""
    if metric == "cosine":
        u, v = (a / np.linalg.norm(a, axis=1)[:, None] for a in (x, x if y is None else y))
        return 1 - u @ v.T
    y = x if y is None else y
    square = (x * x).sum(1)[:, None] + (y * y).sum(1) - 2 * (x @ y.T)
    return np.sqrt(np.maximum(square, 0))


def centred_products(x: Any, y: Any = None, metric: str = "euclidean", **_: Any) -> Any:
    """The same about the mean, which does not help points that come in pairs."""
    other = x if y is None else y
    centre = other.mean(axis=0)
    return products(x - centre, other - centre)


def replaced(name: str, by: str) -> Function:
    """Another metric under a name."""

    def wrong(x: Any, y: Any = None, metric: str = "euclidean", **parameters: Any) -> Any:
        if metric == name:
            return pairwise(x, y, by)
        return pairwise(x, y, metric, **parameters)

    return wrong


def fixed(**instead: Any) -> Function:
    """pairwise with other parameters than those that are given."""

    def wrong(x: Any, y: Any = None, metric: str = "euclidean", **parameters: Any) -> Any:
        for name, change in instead.items():
            if name in parameters:
                parameters[name] = change(parameters[name])
        return pairwise(x, y, metric, **parameters)

    return wrong


def kernel(name: str, formula: Callable[[Any, Any], Any]) -> Function:
    """A metric by a wrong formula for all pairs at once, [m, 1, d] and [1, n, d]."""

    def wrong(x: Any, y: Any = None, metric: str = "euclidean", **parameters: Any) -> Any:
        if metric != name:
            return pairwise(x, y, metric, **parameters)
        other = x if y is None else y
        with np.errstate(all="ignore"):
            found = formula(x[:, None].astype(float), other[None].astype(float))
        return np.asarray(found, x.dtype)

    return wrong


def family(
    name: str, asymmetric: Function = one_sided, longer: Function | None = None
) -> dict[str, list[Function]]:
    """Mutants of the laws of a metric."""
    return {
        f"{name}_from_a_point_to_itself_is_zero": [lifted, one_more],
        f"{name}_is_never_negative": [negated, lowered],
        f"{name}_is_symmetrical": [asymmetric],
        f"{name}_obeys_the_triangle_inequality": [longer or far_apart],
    }


one_more = altered(lambda d, x, y, name: d + 1e-30)
far_apart = altered(lambda d, x, y, name: np.where(d > 0.7 * size_of(x, y, name), 4 * d, d))


def size_of(x: Any, y: Any, name: str) -> Any:
    """A distance that is large for these rows."""
    if name in ("hellinger", "jensenshannon"):
        return 0.1
    zero = np.zeros_like(x[:1])
    return (pairwise(x, zero, name) + pairwise(y, zero, name).T) * 0.5


detour = altered(lambda d, x, y, name: np.where(np.abs(x[:, :1] - y[:, :1].T) > 1, 4 * d, d))
tilted = altered(lambda d, x, y, name: d * (1.0 + 0.01 * x[:, :1]))


def nearest_of(change: Callable[..., Any]) -> Function:
    """nearest, with something done to the index and the distance."""

    def wrong(x: Any, centres: Any, metric: str = "euclidean") -> Any:
        return change(*nearest(x, centres, metric), x, centres)

    return wrong


def last_of_equal(x: Any, centres: Any, metric: str = "euclidean") -> Any:
    index, distance = nearest(x, centres[::-1].copy(), metric)
    return len(centres) - 1 - index, distance


def next_index(index: Any, distance: Any, x: Any, c: Any) -> Any:
    return (index + 1) % len(c), distance


def all_to_the_first(index: Any, distance: Any, x: Any, c: Any) -> Any:
    return np.zeros_like(index), distance


def farthest(x: Any, centres: Any, metric: str = "euclidean") -> Any:
    matrix = pairwise(x, centres, metric)
    return matrix.argmax(axis=1), matrix.max(axis=1)


def without_last(x: Any, centres: Any, metric: str = "euclidean") -> Any:
    return nearest(x, centres[: max(1, len(centres) - 1)], metric)


def knn_of(change: Callable[..., Any]) -> Function:
    """knn, with something done to the distances and the indices."""

    def wrong(x: Any, y: Any, k: int, metric: str = "euclidean") -> Any:
        return change(*knn(x, y, k, metric), x, y)

    return wrong


def knn_backwards(x: Any, y: Any, k: int, metric: str = "euclidean") -> Any:
    distances, indices = knn(x, y[::-1].copy(), k, metric)
    return distances, len(y) - 1 - indices


def knn_of_half(x: Any, y: Any, k: int, metric: str = "euclidean") -> Any:
    """A search that looks at fewer rows when it is asked for fewer."""
    part = y[: max(k, (len(y) + k) // 2)]
    return knn(x, part, k, metric)


def radius_strict(x: Any, y: Any, r: float, metric: str = "euclidean") -> Any:
    return radius(x, y, np.asarray(r, x.dtype) * np.asarray(1.0 - 1e-3, x.dtype), metric)


def radius_of_squares(x: Any, y: Any, r: float, metric: str = "euclidean") -> Any:
    return radius(x, y, r * r, metric)


def radius_without_itself(x: Any, y: Any, r: float, metric: str = "euclidean") -> Any:
    return radius(x, y[1:], r, metric)


def radius_of_most(x: Any, y: Any, r: float, metric: str = "euclidean") -> Any:
    """A list that is full at three."""
    indptr, indices, found = radius(x, y, r, metric)
    keep = np.concatenate([np.arange(a, b)[-3:] for a, b in itertools.pairwise(indptr)])
    counts = np.minimum(np.diff(indptr), 3)
    return np.concatenate([[0], np.cumsum(counts)]), indices[keep], found[keep]


def pdist_by_columns(x: Any, metric: str = "euclidean", **parameters: Any) -> Any:
    matrix = pairwise(x, None, metric, **parameters)
    return matrix[np.triu_indices(len(x), 1)][::-1]


def pairwise_of_all(x: Any, y: Any = None, metric: str = "euclidean", **parameters: Any) -> Any:
    """Rows scaled by what all of them have in common."""
    scale = np.asarray(1.0 + np.abs(x).max() * 1e-5, x.dtype)
    return pairwise(x * scale, None if y is None else y * scale, metric, **parameters) / scale


one_more_in_last = altered(
    lambda d, x, y, name: d * (1.0 + 1e-3 * (np.arange(len(d)) > 0)[:, None])
)


def angle(x: Any, y: Any) -> Any:
    """The angle over pi."""
    cosine = (x * y).sum(-1) / np.sqrt((x * x).sum(-1) * (y * y).sum(-1))
    return np.arccos(cosine.clip(-1, 1)) / np.pi


def acute(x: Any, y: Any) -> Any:
    """The angle of two lines."""
    return np.minimum(angle(x, y), 1 - angle(x, y))


def law_of_cosines(x: Any, y: Any) -> Any:
    (a, b), (c, d) = np.moveaxis(x, -1, 0), np.moveaxis(y, -1, 0)
    return np.sin(a) * np.sin(c) + np.cos(a) * np.cos(c) * np.cos(b - d)


def relative(x: Any, y: Any) -> Any:
    """Relative entropy."""
    return np.where(x > 0, x * np.log(x / y), 0.0).sum(-1)


MUTANTS: dict[str, list[Any]] = {
    **family("euclidean"),
    **family("cityblock"),
    **family("chebyshev"),
    **family("canberra"),
    **family("hamming", longer=detour),
    **family("wasserstein"),
    **family("angular", tilted, detour),
    **family("hellinger", tilted),
    **family("jensenshannon", tilted),
    "pairwise_has_the_paired_distances_on_its_diagonal": [
        {"pairwise": turned},
        {"paired": lambda x, y, metric="euclidean": coarse(paired(x, y, metric))},
    ],
    "condensed_distances_are_those_of_the_square_matrix": [
        {"pdist": pdist_by_columns},
        {"pairwise": one_sided},
        {"squareform": lambda x: distances.squareform(x) * 2},
    ],
    "near_points_far_from_zero_keep_their_distance": [products, sloppy],
    "euclidean_distances_keep_their_stated_bound": [products, centred_products, sloppy],
    "distances_of_points_moved_together_are_the_same": [absolute, rounded],
    "distances_scale_by_powers_of_two_exactly": [squared, capped, lifted],
    "rotated_points_are_as_far_apart": [replaced("euclidean", "cityblock"), last_forgotten],
    "norms_of_a_difference_come_in_order": [
        replaced("cityblock", "chebyshev"),
        replaced("chebyshev", "cityblock"),
        replaced("euclidean", "sqeuclidean"),
    ],
    "minkowski_distances_fall_with_their_order": [
        fixed(p=lambda p: 1.0 / p),
        fixed(p=lambda p: p + 1e-3),
    ],
    "minkowski_distance_is_a_norm_of_the_difference": [fixed(p=np.rint), sloppy],
    "standardised_distance_is_that_of_scaled_points": [
        fixed(V=np.sqrt),
        fixed(V=lambda v: 1 / v),
        fixed(V=lambda v: v * np.asarray(1.001, v.dtype)),
    ],
    "mahalanobis_with_the_identity_is_euclidean": [
        replaced("mahalanobis", "cityblock"),
        fixed(VI=lambda v: v + np.asarray(1e-3, v.dtype)),
    ],
    "mahalanobis_is_euclidean_after_whitening": [
        replaced("mahalanobis", "euclidean"),
        fixed(VI=lambda v: v @ v),
        fixed(VI=lambda v: np.diag(np.diag(v))),
    ],
    "reordered_points_have_reordered_distances": [first_dropped, turned],
    "rows_of_the_matrix_do_not_know_each_other": [pairwise_of_all, one_more_in_last],
    "nearest_centre_is_the_least_of_all_distances": [
        {"nearest": nearest_of(next_index)},
        {"nearest": farthest},
        {"nearest": without_last},
    ],
    "every_point_is_nearest_to_itself": [last_of_equal, nearest_of(next_index)],
    "nearest_distance_does_not_mind_the_order_of_centres": [without_last],
    "a_step_of_lloyd_never_costs": [farthest, nearest_of(all_to_the_first)],
    "all_neighbours_are_the_sorted_distances": [
        {"knn": knn_of(lambda d, i, x, y: (d, i[:, ::-1]))},
        {"knn": knn_of(lambda d, i, x, y: (d * d, i))},
    ],
    "fewer_neighbours_are_the_first_of_more": [knn_of_half],
    "equally_near_rows_come_in_their_order": [knn_backwards],
    "the_first_neighbour_is_the_nearest": [{"knn": knn_backwards}, {"nearest": without_last}],
    "rows_within_a_radius_are_those_that_are_no_farther": [
        {"radius": radius_strict},
        {"radius": radius_of_squares},
        {"radius": radius_without_itself},
    ],
    "larger_balls_hold_smaller_ones": [radius_of_most],
    "cosine_distance_is_one_minus_the_cosine": [sloppy, squared, halved],
    "near_directions_keep_the_digits_of_their_cosine": [products],
    "cosine_does_not_mind_lengths": [replaced("cosine", "euclidean"), rounded],
    "correlation_is_the_cosine_of_centred_rows": [replaced("correlation", "cosine"), sloppy],
    "angular_distance_is_the_angle_over_pi": [
        replaced("angular", "cosine"),
        kernel("angular", lambda x, y: angle(x, y) / 2),
    ],
    "opposite_directions_have_supplementary_angles": [kernel("angular", acute)],
    "haversine_obeys_the_spherical_law_of_cosines": [
        replaced("haversine", "euclidean"),
        prepared(lambda x: x[:, ::-1]),
        sloppy,
    ],
    "haversine_keeps_the_digits_of_near_places": [
        kernel("haversine", lambda x, y: np.arccos(law_of_cosines(x, y).clip(-1, 1))),
    ],
    "antipodes_are_half_a_turn_apart": [prepared(lambda x: x[:, ::-1]), lowered],
    "hellinger_lies_about_total_variation": [
        kernel("hellinger", lambda x, y: np.sqrt(((np.sqrt(x) - np.sqrt(y)) ** 2).sum(-1))),
        kernel("hellinger", lambda x, y: ((np.sqrt(x) - np.sqrt(y)) ** 2).sum(-1) / 2),
    ],
    "hellinger_squared_is_one_minus_the_affinity": [
        kernel("hellinger", lambda x, y: ((np.sqrt(x) - np.sqrt(y)) ** 2).sum(-1) / 2),
        sloppy,
    ],
    "kl_is_bounded_by_total_variation_from_below": [
        kernel("kl", lambda x, y: relative(x, y) / 4),
        kernel("kl", lambda x, y: -relative(x, y)),
    ],
    "kl_is_cross_entropy_minus_entropy": [
        kernel("kl", lambda x, y: relative(y, x)),
        kernel("kl", lambda x, y: relative(x, y + 1e-10)),
        kernel("kl", lambda x, y: relative(x, y) / np.log(2)),
    ],
    "jensen_shannon_is_the_mean_divergence_from_the_mean": [
        kernel("jensenshannon", lambda x, y: np.sqrt(relative(x, (x + y) / 2))),
        kernel("jensenshannon", lambda x, y: relative(x, (x + y) / 2)),
        sloppy,
    ],
    "a_shifted_sample_is_as_far_as_its_shift": [absolute, rounded],
    "a_sample_has_no_order": [replaced("wasserstein", "cityblock")],
    "transport_of_histograms_is_the_area_between_their_sums": [
        fixed(positions=lambda t: t - t[0] + np.arange(len(t), dtype=t.dtype)),
        fixed(positions=lambda t: t * np.asarray(1.001, t.dtype)),
    ],
    "canberra_counts_at_most_the_coordinates": [
        replaced("canberra", "cityblock"),
        replaced("canberra", "braycurtis"),
        sloppy,
    ],
    "bray_and_curtis_measure_total_variation": [replaced("braycurtis", "canberra"), sloppy],
    "sets_differ_by_their_symmetric_difference": [
        replaced("jaccard", "hamming"),
        replaced("hamming", "jaccard"),
    ],
}
