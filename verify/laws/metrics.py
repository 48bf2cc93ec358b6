"""Laws of distances: the axioms of metrics with parameters or on a part of space; four points."""

import functools
from typing import Any

import numpy as np

from verify import at_most, both, close, equal, law, tolerance
from verify.claim import Claim
from verify.domains import integers, points, probability_tables, simplex, vectors
from verify.laws.families import metric

DEZA = "Deza & Deza 2016, Encyclopedia of Distances, "
USES = ("k nearest neighbours", "clustering")
SUMS = tolerance.sums()

about = functools.partial(law, field="distances", uses=USES)
axioms = functools.partial(metric, "pairwise", field="distances", uses=USES)


def rows_of_reals() -> Any:
    """A point with entries that have squares."""
    return vectors("n", low=-1e3, high=1e3)


def wide(x: Any) -> Any:
    return np.asarray(x, np.float64)


def variances(x: Any) -> dict[str, Any]:
    """1, 2, 3, 1, 2, 3, ..."""
    return {"V": (1 + np.arange(x.size) % 3).astype(x.dtype)}


def precision(x: Any) -> dict[str, Any]:
    """The inverse covariance of a chain: 2 beside itself, -1/2 beside its neighbours."""
    one = np.eye(x.size + 1, dtype=x.dtype)
    return {"VI": (2 * one - (np.roll(one, 1, 0) + np.roll(one, 1, 1)) / 2)[:-1, :-1].copy()}


MINKOWSKI = axioms(
    rows_of_reals, named="minkowski", given=lambda x: {"p": 3.0}, source="Minkowski 1896"
)
SEUCLIDEAN = axioms(
    rows_of_reals, named="seuclidean", given=variances, source=DEZA + "section 17.1"
)
MAHALANOBIS = axioms(rows_of_reals, named="mahalanobis", given=precision, source="Mahalanobis 1936")
HAVERSINE = axioms(
    lambda: vectors(2, low=-1.5, high=1.5), named="haversine", scale=4.0, source="Sinnott 1984"
)
BRAY_CURTIS = axioms(
    lambda: simplex("n"), named="braycurtis", scale=1.0, source="Bray & Curtis 1957"
)


@about(
    statement="|A ∆ C| / |A ∪ C| ≤ |A ∆ B| / |A ∪ B| + |B ∆ C| / |B ∪ C|",
    source="Lipkus 1999, doi:10.1023/A:1019154432472",
    tolerance=SUMS,
    p=probability_tables("m", "d", max_size=24),
)
def jaccard_is_a_metric_of_sets(pairwise: Any, p: Any) -> Claim:
    sets = (p > np.median(p)).astype(p.dtype)
    d = wide(pairwise(sets, sets.copy(), "jaccard"))
    detour = (d[:, :, None] + d[None]).min(axis=1)
    return both(at_most(d, detour, scale=1.0), equal(d, d.T), equal(np.diag(d), 0.0))


@about(
    statement="|x - y|^{2} + |x + y|^{2} = 2 |x|^{2} + 2 |y|^{2}",
    source="Jordan & von Neumann 1935, doi:10.2307/1968653",
    tolerance=SUMS,
    x=points("m", "d"),
    y=points("n", "d"),
)
def squared_distances_obey_the_parallelogram_law(pairwise: Any, x: Any, y: Any) -> Claim:
    apart, along = (wide(pairwise(x, z, "sqeuclidean")) for z in (y, -y))
    lengths = (wide(x) ** 2).sum(axis=1)[:, None] + (wide(y) ** 2).sum(axis=1)
    return close(apart + along, 2.0 * lengths, n=8.0 * x.shape[1])


@about(
    statement="|x - z| |y - w| ≤ |x - y| |z - w| + |y - z| |w - x|",
    source="Ptolemy, Almagest I.10; Schoenberg 1952, doi:10.2307/1969545",
    tolerance=SUMS,
    x=points("m", "d", max_size=24),
    y=points("m", "d", max_size=24),
)
def diagonals_of_four_points_obey_ptolemy(pairwise: Any, x: Any, y: Any) -> Claim:
    m, four = len(x), np.concatenate([x, y])
    d = wide(pairwise(four, four.copy()))
    a, b = np.arange(m), np.roll(np.arange(m), 1)  # the four points x_a, y_a, x_b, y_b
    diagonals = d[a, b] * d[m + a, m + b]
    sides = d[a, m + a] * d[b, m + b] + d[m + a, b] * d[m + b, a]
    return at_most(diagonals, sides, scale=diagonals + sides, n=8.0 * x.shape[1])


@about(
    statement="KL(p | p) = 0, KL(c p | c q) = c KL(p | q) for c = 2^{k}",
    source="Cover & Thomas 2006, Elements of Information Theory, section 2.3",
    tolerance=tolerance.exact(),
    p=simplex("n"),
    q=simplex("n"),
)
def kl_from_a_distribution_to_itself_is_zero(pairwise: Any, p: Any, q: Any) -> Claim:
    def divergence(a: Any, b: Any) -> Any:
        return pairwise(a[None], b[None], "kl")[0, 0]

    whole, half = divergence(p, q), divergence(p / 2, q / 2)
    small = not (p[p > 0].min() > 1e-20 and (q[p > 0] > 1e-20).all())
    return both(equal(divergence(p, p), 0.0), equal(whole if small else 2 * half, whole))


@about(
    statement="nearest(2^{k} x, 2^{k} c) = (j, 2^{k} d) for nearest(x, c) = (j, d), |k| ≤ 900",
    source="definition",
    tolerance=tolerance.exact(),
    x=points("m", "d", max_size=24),
    c=points("n", "d", max_size=24),
    k=integers(-90, 90),
)
def rows_of_any_size_have_their_nearest_centre(nearest: Any, x: Any, c: Any, k: Any) -> Claim:
    x, c = ((np.round(a * 256) / 256).astype(a.dtype) for a in (x, c))  # steps that have squares
    k = int(k) * (10 if x.dtype == np.float64 else 1)
    index, distance = nearest(x, c)
    there, far = nearest(np.ldexp(x, k), np.ldexp(c, k))
    return both(equal(there, index), equal(far, np.ldexp(distance, k)))
