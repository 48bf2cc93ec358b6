"""Wrong distances, and ways to make more of them."""

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np
from mutants.linalg.shared import coarse

from nbmath.distances import knn, nearest, pairwise, radius

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
exponential = altered(lambda d, x, y, name: np.expm1(d))
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


def half_chord(x: Any, y: Any) -> Any:
    """Half of |u - v|^2 of rounded unit vectors, which has half of the digits of near ones."""
    u, v = (a / np.sqrt((a * a).sum(axis=-1))[..., None] for a in (x, y))
    return 0.5 * ((u - v) ** 2).sum(axis=-1)


def centred(x: Any) -> Any:
    """Rows without their means."""
    return x - x.mean(axis=-1)[..., None]


def entropies(x: Any, y: Any) -> Any:
    """Jensen and Shannon's distance as a difference of entropies."""
    p, q = (a / a.sum(axis=-1)[..., None] for a in (x, y))
    m = (p + q) / 2
    parts = (np.where(a > 0, a * np.log(a), 0.0).sum(axis=-1) for a in (p, q, m))
    own, other, middle = parts
    return np.sqrt(np.maximum((own + other) / 2 - middle, 0.0))


def divergence_of_shares(x: Any, y: Any) -> Any:
    """The same without cancellation in a term, but from differences of rounded quotients."""
    p, q = (a / a.sum(axis=-1)[..., None] for a in (x, y))
    t = np.abs(p - q) / np.where(p + q > 0, p + q, 1.0)
    inside = np.minimum(t, 1.0 - 1e-15)
    bend = t * np.log1p(2.0 * inside / (1.0 - inside)) + np.log1p(-inside * inside)
    return 0.5 * np.sqrt(((p + q) * bend).sum(axis=-1))


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


def nearest_by_squares(x: Any, centres: Any, metric: str = "euclidean") -> Any:
    """nearest by squares of differences, which may leave the range."""
    with np.errstate(over="ignore", under="ignore"):
        squares = np.square(x[:, None] - centres).sum(axis=-1)
    return squares.argmin(axis=1), np.sqrt(squares.min(axis=1))


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
