"""Laws of distances between distributions, samples, counts and sets."""

import functools
from typing import Any

import mpmath
import numpy as np

from verify import at_most, both, close, equal, law, tolerance, within
from verify.claim import Claim
from verify.domains import points, probability_tables, simplex, stochastic_matrices, vectors
from verify.laws.families import metric

SUMS = tolerance.sums()
COVER = "Cover & Thomas 2006, Elements of Information Theory, "
VILLANI = "Villani 2003, Topics in Optimal Transportation, "

about = functools.partial(law, field="distances")
DENSITIES = ("generative models", "topic models", "drift detection")


def wide(x: Any) -> Any:
    return np.asarray(x, np.float64)


def distribution() -> Any:
    """A probability vector."""
    return simplex("n")


HELLINGER, JENSEN_SHANNON = (
    metric(
        "pairwise",
        distribution,
        named=name,
        scale=1.0,
        field="distances",
        source=source,
        uses=DENSITIES,
    )
    for name, source in (
        ("hellinger", "Hellinger 1909"),
        ("jensenshannon", "Endres & Schindelin 2003, doi:10.1109/TIT.2003.813506"),
    )
)


def total_variation(p: Any, q: Any) -> Any:
    return 0.5 * np.abs(wide(p)[:, None] - wide(q)).sum(axis=-1)


@about(
    statement="H(p, q)^{2} ≤ TV(p, q) ≤ √2 H(p, q)",
    source="Le Cam 1986; Tsybakov 2009, section 2.4",
    uses=DENSITIES,
    tolerance=SUMS,
    p=stochastic_matrices("m", "n"),
    q=stochastic_matrices("k", "n"),
)
def hellinger_lies_about_total_variation(pairwise: Any, p: Any, q: Any) -> Claim:
    h, tv = wide(pairwise(p, q, "hellinger")), total_variation(p, q)
    return both(
        at_most(h * h, tv, scale=1.0), at_most(tv, np.sqrt(2.0) * h, scale=1.0), within(h, 0, 1)
    )


@about(
    statement="H(p, q)^{2} = 1 - ∑ √(p q)",
    source="Bhattacharyya 1943",
    uses=DENSITIES,
    tolerance=SUMS,
    p=stochastic_matrices("m", "n"),
    q=stochastic_matrices("k", "n"),
)
def hellinger_squared_is_one_minus_the_affinity(pairwise: Any, p: Any, q: Any) -> Claim:
    affinity = np.sqrt(wide(p)) @ np.sqrt(wide(q)).T
    return close(wide(pairwise(p, q, "hellinger")) ** 2, 1.0 - affinity, scale=1.0)


@about(
    statement="KL(p | q) ≥ 2 TV(p, q)^{2}",
    source=COVER + "lemma 11.6.1 (Pinsker)",
    uses=("variational inference", *DENSITIES),
    tolerance=SUMS,
    p=stochastic_matrices("m", "n"),
    q=stochastic_matrices("k", "n"),
)
def kl_is_bounded_by_total_variation_from_below(pairwise: Any, p: Any, q: Any) -> Claim:
    return at_most(2.0 * total_variation(p, q) ** 2, pairwise(p, q, "kl"), scale=2.0, n=p.shape[1])


@about(
    statement="KL(p | q) = ∑ p log p - ∑ p log q, infinite where q = 0 < p",
    source=COVER + "section 2.3",
    uses=("variational inference", *DENSITIES),
    tolerance=SUMS,
    p=stochastic_matrices("m", "n"),
    q=stochastic_matrices("k", "n"),
)
def kl_is_cross_entropy_minus_entropy(pairwise: Any, p: Any, q: Any) -> Claim:
    with np.errstate(all="ignore"):
        own, other = np.log(wide(p)), np.log(wide(q))
        weights = wide(p)[:, None]
        term = np.where(weights > 0, weights * (own[:, None] - other), 0.0)
        size = np.where(weights > 0, weights * (np.abs(own[:, None] - other) + 1.0), 0.0)
    scale = np.where(np.isfinite(size), size, 1.0).sum(axis=-1)
    return close(pairwise(p, q, "kl"), term.sum(axis=-1), scale=scale, n=np.sqrt(p.shape[1]))


@about(
    statement="JS(p, q)^{2} = (KL(p | m) + KL(q | m)) / 2 ≤ log 2, m = (p + q) / 2",
    source="Lin 1991, doi:10.1109/18.61115",
    uses=DENSITIES,
    tolerance=SUMS,
    p=stochastic_matrices("m", "n"),
    q=stochastic_matrices("k", "n"),
)
def jensen_shannon_is_the_mean_divergence_from_the_mean(pairwise: Any, p: Any, q: Any) -> Claim:
    found = wide(pairwise(p, q, "jensenshannon"))
    a, b = wide(p)[:, None], wide(q)[None]
    with np.errstate(all="ignore"):
        middle = (a + b) / 2
        left = np.where(a > 0, a * np.log(a / middle), 0.0)
        right = np.where(b > 0, b * np.log(b / middle), 0.0)
    total = 0.5 * (left + right).sum(axis=-1)
    bounded = at_most(found, np.sqrt(np.log(2.0)), scale=1.0)
    return both(close(found**2, total, scale=1.0, n=p.shape[1]), bounded)


def exactly(p: Any, q: Any) -> float:
    """Jensen and Shannon's distance of two rows that are positive, on a hundred digits."""
    with mpmath.workdps(100):
        a, b = ([mpmath.mpf(float(entry)) for entry in row] for row in (p, q))
        a, b = ([entry / mpmath.fsum(row) for entry in row] for row in (a, b))
        middle = [(u + v) / 2 for u, v in zip(a, b, strict=True)]
        terms = (
            u * mpmath.log(u / m) for row in (a, b) for u, m in zip(row, middle, strict=True) if u
        )
        return float(mpmath.sqrt(abs(mpmath.fsum(terms)) / 2))


@about(
    statement="JS(p, c p (1 + ε r)) keeps its digits, however small ε and whatever c",
    source="docs/distances.md",
    uses=DENSITIES,
    tolerance=SUMS,
    p=stochastic_matrices("m", "n", max_size=16),
    r=points("m", "n", spread=1.0, max_size=16),
)
def near_distributions_keep_the_digits_of_their_distance(pairwise: Any, p: Any, r: Any) -> Claim:
    eps, count = float(np.finfo(p.dtype).eps), len(p)
    turn = eps ** np.linspace(0.3, 0.9, count)[:, None]
    weight = 1.0 + 0.7 * (np.arange(count) % 3)[:, None]
    q = (weight * wide(p) * (1.0 + turn * np.tanh(wide(r)))).astype(p.dtype)
    right = np.array([exactly(u, v) for u, v in zip(p, q, strict=True)])
    found = np.diag(pairwise(p, q, "jensenshannon"))
    return close(found, right, scale=right + eps, n=p.shape[1])


@about(
    statement="W(x, x + c) = |c|",
    source=VILLANI + "section 2.2",
    uses=("drift detection", "generative models"),
    tolerance=SUMS,
    x=vectors("n", low=-50.0, high=50.0),
    c=vectors("m", low=-50.0, high=50.0),
)
def a_shifted_sample_is_as_far_as_its_shift(pairwise: Any, x: Any, c: Any) -> Claim:
    moved = (x + c[:, None]).astype(x.dtype)
    scale = np.abs(wide(c)) + 2.0 * np.abs(wide(x)).max()
    found = pairwise(x[None], moved, "wasserstein")[0]
    return close(found, np.abs(wide(c)), scale=scale, n=np.sqrt(x.size))


@about(
    statement="W(x, P y) = W(x, y)",
    source="definition",
    uses=("drift detection",),
    tolerance=tolerance.exact(),
    x=points("m", "d"),
    y=points("n", "d"),
)
def a_sample_has_no_order(pairwise: Any, x: Any, y: Any) -> Claim:
    return equal(pairwise(x, y[:, ::-1], "wasserstein"), pairwise(x, y, "wasserstein"))


@about(
    statement="W(p, q) = ∑_{i} |F_{i} - G_{i}| (t_{i+1} - t_{i})",
    source=VILLANI + "theorem 2.18",
    uses=("drift detection", "generative models"),
    tolerance=SUMS,
    p=stochastic_matrices("m", "n"),
    q=stochastic_matrices("k", "n"),
)
def transport_of_histograms_is_the_area_between_their_sums(pairwise: Any, p: Any, q: Any) -> Claim:
    at = np.cumsum(1.0 + np.arange(p.shape[1]) % 3).astype(p.dtype)
    gaps = np.diff(wide(at), append=wide(at)[-1:])
    first, second = (np.cumsum(wide(a) / wide(a).sum(axis=1)[:, None], axis=1) for a in (p, q))
    right = (np.abs(first[:, None] - second) * gaps).sum(axis=-1)
    found = pairwise(p, q, "wasserstein", positions=at)
    return close(found, right, scale=float(gaps.sum()) + 1.0, n=np.sqrt(p.shape[1]))


@about(
    statement="canberra ≤ d, and canberra(-x, -y) = canberra(x, y)",
    source="Lance & Williams 1966",
    uses=("ecology",),
    tolerance=SUMS,
    x=points("m", "d", degenerate=True),
    y=points("n", "d"),
)
def canberra_counts_at_most_the_coordinates(pairwise: Any, x: Any, y: Any) -> Claim:
    found = pairwise(x, y, "canberra")
    steps, sizes = np.abs(wide(x)[:, None] - wide(y)), np.abs(wide(x))[:, None] + np.abs(wide(y))
    right = np.divide(steps, sizes, out=np.zeros_like(steps), where=sizes > 0).sum(axis=-1)
    bounds = within(found, 0.0, x.shape[1], n=x.shape[1])
    return both(
        bounds, equal(pairwise(-x, -y, "canberra"), found), close(found, right, n=x.shape[1])
    )


@about(
    statement="braycurtis(x, y) = ∑ |x - y| / ∑ (x + y) = TV(x, y) for distributions",
    source="Bray & Curtis 1957, doi:10.2307/1942268",
    uses=("ecology",),
    tolerance=SUMS,
    p=stochastic_matrices("m", "n"),
    q=stochastic_matrices("k", "n"),
)
def bray_and_curtis_measure_total_variation(pairwise: Any, p: Any, q: Any) -> Claim:
    found = pairwise(p, q, "braycurtis")
    return close(found, total_variation(p, q), scale=1.0, n=np.sqrt(p.shape[1]))


@about(
    statement="hamming and jaccard count where two sets differ: |A ∆ B| / d, |A ∆ B| / |A ∪ B|",
    source="Jaccard 1901; Hamming 1950",
    uses=("recommendation", "deduplication"),
    tolerance=SUMS,
    p=probability_tables("m", "d", max_size=24),
    q=probability_tables("n", "d", max_size=24),
)
def sets_differ_by_their_symmetric_difference(pairwise: Any, p: Any, q: Any) -> Claim:
    a, b = (x > np.median(x) for x in (p, q))
    left, right = a.astype(p.dtype), b.astype(p.dtype)
    apart = (a[:, None] != b).sum(axis=-1).astype(float)
    union = (a[:, None] | b).sum(axis=-1)
    share = np.divide(apart, union, out=np.zeros_like(apart), where=union > 0)
    return both(
        close(pairwise(left, right, "hamming"), apart / p.shape[1]),
        close(pairwise(left, right, "jaccard"), share),
    )
