"""Laws of tests of ranks."""

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, close, equal, holds, law, tolerance, within
from verify.claim import Claim
from verify.domains import permutations, vectors
from verify.laws.statistics import FIELD

Operation = Callable[..., Any]
LEHMANN = "Lehmann 1975, Nonparametrics: Statistical Methods Based on Ranks"
KENDALL = "Kendall & Gibbons 1990, Rank Correlation Methods"
EXPERIMENTS = ("experiments", "A/B tests")


def coarse(x: Any) -> Any:
    """Whole numbers, of which many are equal."""
    return np.rint(np.clip(x, -8, 8)).astype(x.dtype)


def distinct(x: Any) -> Any:
    """The same number of entries, none of them equal."""
    return (np.argsort(np.argsort(x, kind="stable")) * 1.0).astype(x.dtype)


def floats(*values: Any) -> Any:
    """Numbers as one array."""
    return np.array([float(value) for value in values])


@law(
    field=FIELD,
    statement="U(x, y) = ∑_{i,j} [x_{i} > y_{j}] + [x_{i} = y_{j}] / 2",
    source="Mann & Whitney 1947, doi:10.1214/aoms/1177730491",
    uses=(*EXPERIMENTS, "area under the ROC curve"),
    tolerance=tolerance.exact(),
    x=vectors("n"),
    y=vectors("m"),
)
def mann_and_whitney_count_pairs(mannwhitneyu: Operation, x: Any, y: Any) -> Claim:
    a, b = coarse(x), coarse(y)
    pairs = (a[:, None] > b).sum() + 0.5 * (a[:, None] == b).sum()
    return equal(float(mannwhitneyu(a, b)[0]), float(pairs))


@law(
    field=FIELD,
    statement="U(x, y) + U(y, x) = n m, p(x, y) = p(y, x), p(f(x), f(y)) = p(x, y), f rising",
    source=LEHMANN,
    uses=EXPERIMENTS,
    tolerance=tolerance.rounding(),
    x=vectors("n", low=-100, high=100),
    y=vectors("m", low=-100, high=100),
)
def mann_and_whitneys_test_is_symmetric(mannwhitneyu: Operation, x: Any, y: Any) -> Claim:
    a, b = coarse(x), coarse(y)
    u, p = mannwhitneyu(a, b)
    v, q = mannwhitneyu(b, a)
    w, r = mannwhitneyu(a**3, b**3)
    return both(
        equal(float(u) + float(v), float(x.size * y.size)),
        close(floats(q, r), floats(p, p), n=4),
        equal(float(w), float(u)),
        within(float(p), 0.0, 1.0) if p == p else holds(np.unique([*a, *b]).size == 1),
    )


@law(
    field=FIELD,
    statement="p = #{arrangements with U as far out} / (n + m over n)",
    source="Mann & Whitney 1947, doi:10.1214/aoms/1177730491",
    uses=EXPERIMENTS,
    tolerance=tolerance.rounding(),
    x=vectors("n", max_size=4),
    y=vectors("m", max_size=5),
)
def mann_and_whitneys_exact_test_counts_arrangements(
    mannwhitneyu: Operation, x: Any, y: Any
) -> Claim:
    n = x.size
    ranks = distinct(np.concatenate([x, y])).astype(float) + 1
    total = ranks[:n].sum()
    sums = np.array([sum(some) for some in itertools.combinations(ranks, n)])
    right = min(1.0, 2 * min((sums <= total).mean(), (sums >= total).mean()))
    return close(float(mannwhitneyu(ranks[:n], ranks[n:])[1]), right, n=8)


@law(
    field=FIELD,
    statement="p(x) = p(-x) = #{signs with W as far out} / 2^{n}",
    source="Wilcoxon 1945, doi:10.2307/3001968",
    uses=EXPERIMENTS,
    tolerance=tolerance.rounding(),
    x=vectors("n", max_size=9),
)
def wilcoxons_exact_test_counts_signs(wilcoxon: Operation, x: Any) -> Claim:
    ranks = np.argsort(np.argsort(np.abs(x), kind="stable")) + 1.0
    given = np.where(x < 0, -ranks, ranks)
    plus = given[given > 0].sum()
    signs = np.array(list(itertools.product((0, 1), repeat=x.size)))
    sums = signs @ ranks
    right = min(1.0, 2 * min((sums <= plus).mean(), (sums >= plus).mean()))
    statistic, p = wilcoxon(given)
    return both(
        equal(float(statistic), float(min(plus, ranks.sum() - plus))),
        close(floats(p, wilcoxon(-given)[1]), floats(right, right), n=8),
    )


@law(
    field=FIELD,
    statement="tau = ∑_{i<j} sign(x_{i} - x_{j}) sign(y_{i} - y_{j}) / √((N - T_{x}) (N - T_{y}))",
    source=KENDALL,
    uses=("rank correlation", "ranking metrics"),
    tolerance=tolerance.rounding(),
    x=vectors("n", min_size=2),
    y=vectors("n"),
)
def kendall_counts_pairs_in_order(kendalltau: Operation, x: Any, y: Any) -> Claim:
    claims = []
    for a, b in ((x, y), (coarse(x), coarse(y))):
        first = np.sign(a[:, None] - a).astype(float)
        second = np.sign(b[:, None] - b).astype(float)
        below = np.sqrt(np.abs(first).sum() * np.abs(second).sum())
        right = (first * second).sum() / below if below > 0 else np.nan
        claims.append(close(float(kendalltau(a, b)[0]), right, scale=1.0))
    return both(*claims)


@law(
    field=FIELD,
    statement="tau(x, y) = tau(y, x) = tau(P x, P y) = -tau(-x, y), tau(x, f(x)) = 1, f rising",
    source=KENDALL,
    uses=("rank correlation",),
    tolerance=tolerance.rounding(),
    x=vectors("n", low=-100, high=100, min_size=2),
    y=vectors("n", low=-100, high=100),
    p=permutations("n"),
)
def kendalls_correlation_is_of_orders(kendalltau: Operation, x: Any, y: Any, p: Any) -> Claim:
    a, b = coarse(x), coarse(y)
    tau, chance = (float(part) for part in kendalltau(a, b))
    again = [kendalltau(b, a), kendalltau(a[p], b[p]), kendalltau(a**3, b)]
    turned = kendalltau(-a, b)
    rising = distinct(x)
    return both(
        *(close(floats(*each), floats(tau, chance), scale=1.0) for each in again),
        close(floats(*turned), floats(-tau, chance), scale=1.0),
        close(float(kendalltau(rising, rising**3)[0]), 1.0),
    )
