"""Laws of distances that come from the geometry of rows as points."""

import functools
from typing import Any

import numpy as np

from verify import at_most, both, close, equal, law, tolerance
from verify.claim import Claim
from verify.domains import (
    choices,
    integers,
    orthogonal_matrices,
    permutations,
    points,
    positive,
    spd_matrices,
    vectors,
)
from verify.laws.families import metric

DEZA = "Deza & Deza 2016, Encyclopedia of Distances, "
USES = ("k nearest neighbours", "clustering", "kernels")
SUMS = tolerance.sums()

about = functools.partial(law, field="distances", uses=USES)


def rows_of_reals() -> Any:
    """A point with entries that have squares."""
    return vectors("n", low=-1e3, high=1e3)


def wide(x: Any) -> Any:
    return np.asarray(x, np.float64)


def lengths(x: Any) -> Any:
    """|row|."""
    return np.sqrt((wide(x) ** 2).sum(axis=-1))


def far(x: Any, y: Any) -> Any:
    """Distances by their definition, from differences in float64."""
    return lengths(wide(x)[:, None] - wide(y))


METRICS = tuple(
    metric(
        "pairwise", rows_of_reals, named=name, field="distances", source=DEZA + source, uses=USES
    )
    for name, source in (
        ("euclidean", "chapter 1"),
        ("cityblock", "chapter 17"),
        ("chebyshev", "chapter 17"),
        ("canberra", "chapter 17"),
        ("hamming", "chapter 11"),
        ("wasserstein", "chapter 14"),
    )
)
METRIC_LAWS = tuple(each for laws in METRICS for each in laws)

ANGULAR = metric(
    "pairwise",
    lambda: vectors("n", low=0.1, high=1e3),
    named="angular",
    scale=1.0,
    field="distances",
    source=DEZA + "chapter 17",
    uses=("embeddings", "retrieval"),
)


@about(
    statement="pairwise(x, y)_{ii} = paired(x, y)_{i}",
    source="definition",
    tolerance=SUMS,
    x=points("m", "d"),
    y=points("m", "d"),
    name_of=choices("euclidean", "sqeuclidean", "cityblock", "chebyshev", "canberra", "hamming"),
)
def pairwise_has_the_paired_distances_on_its_diagonal(
    pairwise: Any, paired: Any, x: Any, y: Any, name_of: Any
) -> Claim:
    matrix, beside = pairwise(x, y, str(name_of)), paired(x, y, str(name_of))
    return close(np.diag(matrix), beside, n=x.shape[1])


@about(
    statement="squareform(pdist(x)) = pairwise(x), of which both triangles are the same",
    source="definition",
    tolerance=tolerance.exact(),
    x=points("m", "d"),
    name_of=choices("euclidean", "cosine", "cityblock", "canberra"),
)
def condensed_distances_are_those_of_the_square_matrix(
    pairwise: Any, pdist: Any, squareform: Any, x: Any, name_of: Any
) -> Claim:
    matrix = pairwise(x, None, str(name_of))
    square = squareform(pdist(x, str(name_of))) if len(x) > 1 else matrix
    return both(equal(square, matrix), equal(matrix, matrix.T))


@about(
    statement="d(x + c, y + c) = |x - y|, be c a million times as long",
    source="Higham 2002, section 1.7; docs/distances.md",
    tolerance=SUMS,
    x=points("m", "d", spread=1.0, degenerate=True, max_size=48),
    k=integers(0, 12),
)
def near_points_far_from_zero_keep_their_distance(pairwise: Any, x: Any, k: Any) -> Claim:
    step = 2.0 ** (np.finfo(x.dtype).nmant // 2 - 2)
    offset = np.asarray(2.0 ** int(k) * step / 64, x.dtype)
    moved = (np.round(x * 4) / 64 + offset).astype(x.dtype)
    return close(pairwise(moved, moved.copy()), far(moved, moved), n=x.shape[1])


@about(
    statement="|pairwise(x, y) - |x_{i} - y_{j}|| ≤ (8 d + 40) ε |x_{i} - y_{j}|",
    source="docs/distances.md",
    tolerance=tolerance.sums(1.0),
    x=points("m", "d", degenerate=True, max_size=56),
    y=points("n", "d", max_size=56),
)
def euclidean_distances_keep_their_stated_bound(pairwise: Any, x: Any, y: Any) -> Claim:
    return close(pairwise(x, y), far(x, y), n=3 * (8.0 * x.shape[1] + 40.0))


@about(
    statement="d(x + c, y + c) = d(x, y)",
    source=DEZA + "section 5.2",
    tolerance=SUMS,
    x=points("m", "d", max_size=48),
    c=vectors("d", low=-50.0, high=50.0, max_size=48),
    name_of=choices("euclidean", "cityblock", "chebyshev"),
)
def distances_of_points_moved_together_are_the_same(
    pairwise: Any, x: Any, c: Any, name_of: Any
) -> Claim:
    scale = 2.0 * np.sqrt(x.shape[1]) * (np.abs(wide(x)).max() + np.abs(wide(c)).max())
    there = pairwise((x + c).astype(x.dtype), None, str(name_of))
    return close(there, pairwise(x, None, str(name_of)), scale=scale * np.sqrt(x.shape[1]))


@about(
    statement="d(2^{k} x, 2^{k} y) = 2^{k} d(x, y)",
    source="definition",
    tolerance=tolerance.exact(),
    x=points("m", "d", max_size=48),
    k=integers(-8, 8),
    name_of=choices("euclidean", "cityblock", "chebyshev"),
)
def distances_scale_by_powers_of_two_exactly(pairwise: Any, x: Any, k: Any, name_of: Any) -> Claim:
    x = (np.round(x * 256) / 256).astype(x.dtype)  # nothing underflows
    left = pairwise(np.ldexp(x, int(k)), None, str(name_of))
    return equal(left, np.ldexp(pairwise(x, None, str(name_of)), int(k)))


@about(
    statement="|Q x - Q y| = |x - y| for orthogonal Q",
    source=DEZA + "section 5.2",
    tolerance=SUMS,
    x=points("m", "d", max_size=48),
    q=orthogonal_matrices("d", max_size=48),
)
def rotated_points_are_as_far_apart(pairwise: Any, x: Any, q: Any) -> Claim:
    turned = (wide(x) @ wide(q)).astype(x.dtype)
    scale = lengths(x).max() * 2.0
    return close(pairwise(turned), pairwise(x), scale=scale, n=np.sqrt(x.shape[1]))


@about(
    statement="max_{i} |x_{i} - y_{i}| ≤ |x - y|_{2} ≤ |x - y|_{1} ≤ √d |x - y|_{2}",
    source=DEZA + "section 5.1",
    tolerance=SUMS,
    x=points("m", "d"),
    y=points("n", "d"),
)
def norms_of_a_difference_come_in_order(pairwise: Any, x: Any, y: Any) -> Claim:
    d = x.shape[1]
    small, middle, large = (
        wide(pairwise(x, y, name)) for name in ("chebyshev", "euclidean", "cityblock")
    )
    first, second = at_most(small, middle, n=d), at_most(middle, large, n=d)
    return both(first, second, at_most(large, np.sqrt(d) * middle, n=d))


@about(
    statement="minkowski(p) does not rise with p and is cityblock at 1, euclidean at 2",
    source=DEZA + "section 5.1",
    tolerance=SUMS,
    x=points("m", "d"),
    y=points("n", "d"),
    p=positive(1.0, 40.0),
)
def minkowski_distances_fall_with_their_order(pairwise: Any, x: Any, y: Any, p: Any) -> Claim:
    d, p = x.shape[1], float(p)
    of = functools.partial(pairwise, x, y, "minkowski")
    low, high = wide(of(p=p)), wide(of(p=p + 0.5))
    ends = (
        close(of(p=1.0 + 0.0 * p), pairwise(x, y, "cityblock"), n=d),
        close(of(p=2.0 + 0.0 * p), pairwise(x, y, "euclidean"), n=d),
    )
    return both(at_most(high, low, n=d), at_most(pairwise(x, y, "chebyshev"), high, n=d), *ends)


@about(
    statement="minkowski(p)^{p} = ∑_{i} |x_{i} - y_{i}|^{p}",
    source=DEZA + "section 5.1",
    tolerance=SUMS,
    x=points("m", "d"),
    y=points("n", "d"),
    p=positive(1.0, 40.0),
)
def minkowski_distance_is_a_norm_of_the_difference(pairwise: Any, x: Any, y: Any, p: Any) -> Claim:
    p = float(np.asarray(p, x.dtype))
    step = np.abs(wide(x)[:, None] - wide(y))
    peak = np.where(step.max(axis=-1) > 0, step.max(axis=-1), 1.0)
    right = peak * ((step / peak[..., None]) ** p).sum(axis=-1) ** (1.0 / p)
    return close(pairwise(x, y, "minkowski", p=p), right, n=x.shape[1])


@about(
    statement="seuclidean(x, y; v) = |(x - y) / √v|",
    source=DEZA + "section 17.1",
    tolerance=SUMS,
    x=points("m", "d"),
    y=points("n", "d"),
    v=vectors("d", low=0.1, high=10.0),
)
def standardised_distance_is_that_of_scaled_points(pairwise: Any, x: Any, y: Any, v: Any) -> Claim:
    step = (wide(x)[:, None] - wide(y)) / np.sqrt(wide(v))
    return close(pairwise(x, y, "seuclidean", V=v), lengths(step), n=x.shape[1])


@about(
    statement="mahalanobis(x, y; I) = euclidean(x, y)",
    source="Mahalanobis 1936",
    tolerance=SUMS,
    x=points("m", "d"),
    y=points("n", "d"),
)
def mahalanobis_with_the_identity_is_euclidean(pairwise: Any, x: Any, y: Any) -> Claim:
    one = np.eye(x.shape[1], dtype=x.dtype)
    return close(pairwise(x, y, "mahalanobis", VI=one), pairwise(x, y), n=8.0 * x.shape[1])


@about(
    statement="mahalanobis(x, y; Lᵀ L) = |L (x - y)|",
    source="Mahalanobis 1936",
    tolerance=tolerance.sums(30),
    x=points("m", "d"),
    y=points("n", "d"),
    a=spd_matrices("d", cond=1e3),
)
def mahalanobis_is_euclidean_after_whitening(pairwise: Any, x: Any, y: Any, a: Any) -> Claim:
    step = wide(x)[:, None] - wide(y)
    a = (a + a.T) / 2
    right = np.sqrt(np.einsum("ijk,kl,ijl->ij", step, wide(a), step))
    scale = np.sqrt(np.linalg.norm(wide(a), 2)) * lengths(step)
    # the smallest eigenvalue is where the rounding of a shows most
    return close(
        pairwise(x, y, "mahalanobis", VI=a), right, scale=scale * 32.0, n=float(x.shape[1])
    )


@about(
    statement="pairwise(P x, Q y) = P pairwise(x, y) Qᵀ",
    source="definition",
    tolerance=SUMS,
    x=points("m", "d"),
    order=permutations("m"),
    name_of=choices("euclidean", "cityblock", "cosine", "chebyshev", "braycurtis"),
)
def reordered_points_have_reordered_distances(
    pairwise: Any, x: Any, order: Any, name_of: Any
) -> Claim:
    whole = pairwise(x, x.copy(), str(name_of))
    left = pairwise(x[order], x[order].copy(), str(name_of))
    right = whole[np.ix_(order, order)]
    return close(left, right, n=8.0 * x.shape[1], scale=np.abs(right) + (name_of == "cosine"))


@about(
    statement="pairwise(x, y)_{i} = pairwise(x_{i}, y)",
    source="definition",
    tolerance=tolerance.exact(),
    x=points("m", "d", max_size=48),
    y=points("n", "d", max_size=48),
    name_of=choices("euclidean", "cityblock", "cosine", "canberra"),
)
def rows_of_the_matrix_do_not_know_each_other(pairwise: Any, x: Any, y: Any, name_of: Any) -> Claim:
    rows = [pairwise(x[i : i + 1], y, str(name_of)) for i in range(len(x))]
    return equal(pairwise(x, y, str(name_of)), np.concatenate(rows))
