"""Laws of ranks and histograms."""

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, close, equal, holds, law, tolerance
from verify.claim import Claim
from verify.domains import integers, vectors
from verify.laws.statistics import DATA, FIELD

Operation = Callable[..., Any]
LEHMANN = "Lehmann 1975, Nonparametrics: Statistical Methods Based on Ranks"
RANKS = ("rank correlation", "rank tests", "ranking losses")
KINDS = ("average", "min", "max", "dense", "ordinal")


def coarse(x: Any) -> Any:
    """Numbers of which many are equal."""
    return np.rint(np.clip(x, -8, 8)).astype(x.dtype)


@law(
    field=FIELD,
    statement="∑_{i} rank(x)_{i} = n (n + 1) / 2",
    source=LEHMANN,
    uses=RANKS,
    tolerance=tolerance.exact(),
    x=vectors("n", max_size=300),
)
def ranks_add_up_whatever_is_tied(rankdata: Operation, x: Any) -> Claim:
    n = x.size
    total = n * (n + 1) / 2
    return both(
        *(equal(float(np.sum(rankdata(given))), total) for given in (x, coarse(x))),
        equal(float(np.sum(rankdata(coarse(x), method="ordinal"))), total),
    )


@law(
    field=FIELD,
    statement="min rank = 1 + #{x_{j} < x_{i}}, max rank = #{x_{j} ≤ x_{i}}, average = their mean",
    source=LEHMANN,
    uses=RANKS,
    tolerance=tolerance.exact(),
    x=vectors("n"),
)
def ranks_count_what_is_smaller(rankdata: Operation, x: Any) -> Claim:
    claims = []
    for given in (x, coarse(x)):
        low = 1 + (given[None, :] < given[:, None]).sum(axis=1)
        high = (given[None, :] <= given[:, None]).sum(axis=1)
        claims += [
            equal(np.asarray(rankdata(given, method="min"), float), low.astype(float)),
            equal(np.asarray(rankdata(given, method="max"), float), high.astype(float)),
            equal(rankdata(given, method="average"), (low + high) / 2),
        ]
    return both(*claims)


@law(
    field=FIELD,
    statement="dense ranks number the distinct values; ordinal ranks number the entries",
    source=LEHMANN,
    uses=RANKS,
    tolerance=tolerance.exact(),
    x=vectors("n"),
)
def dense_and_ordinal_ranks_leave_no_gaps(rankdata: Operation, x: Any) -> Claim:
    given = coarse(x)
    _, numbers = np.unique(given, return_inverse=True)
    order = np.argsort(given, kind="stable")
    places = np.empty(given.size)
    places[order] = np.arange(1.0, given.size + 1)
    return both(
        equal(np.asarray(rankdata(given, method="dense"), float), numbers + 1.0),
        equal(np.asarray(rankdata(given, method="ordinal"), float), places),
    )


@law(
    field=FIELD,
    statement="rank(f(x)) = rank(x), f rising; rank(-x) = n + 1 - rank(x); rank(rank(x)) = rank(x)",
    source=LEHMANN,
    uses=RANKS,
    tolerance=tolerance.exact(),
    x=vectors("n", low=-100, high=100),
)
def ranks_know_the_order_alone(rankdata: Operation, x: Any) -> Claim:
    given = np.rint(4 * x).astype(x.dtype)
    ranks = np.asarray(rankdata(given), float)
    return both(
        equal(np.asarray(rankdata(given**3), float), ranks),
        equal(np.asarray(rankdata(-given), float), given.size + 1 - ranks),
        equal(np.asarray(rankdata(ranks), float), ranks),
    )


@law(
    field=FIELD,
    statement="hist_{k} = #{e_{k} ≤ x_{i} < e_{k+1}}, the last bin closed",
    source="numpy.histogram",
    uses=(*DATA, "calibration", "mutual information"),
    tolerance=tolerance.exact(),
    x=vectors("n", max_size=300),
    e=vectors("k", min_size=2, max_size=20),
)
def bins_hold_what_lies_between_their_edges(histogram: Operation, x: Any, e: Any) -> Claim:
    edges = np.unique(e)
    if edges.size < 2:
        edges = np.array([edges[0] - 1, edges[0] + 1], x.dtype)
    found, _ = histogram(x, edges)
    right = [((x >= a) & (x < b)).sum() for a, b in itertools.pairwise(edges)]
    right[-1] += (x == edges[-1]).sum()
    return equal(np.asarray(found, float), np.array(right, float))


@law(
    field=FIELD,
    statement="∑_{k} hist_{k} = n, e_{0} ≤ x_{i} ≤ e_{K}, #{x_{i} < e_{k}} = ∑_{j<k} hist_{j}",
    source="numpy.histogram",
    uses=DATA,
    tolerance=tolerance.exact(),
    x=vectors("n", max_size=300),
    bins=integers(1, 40),
)
def equal_bins_hold_everything(histogram: Operation, x: Any, bins: Any) -> Claim:
    given = (np.rint(np.clip(x, -999, 999) * 16) / 16).astype(x.dtype)
    found, edges = histogram(given, int(bins))
    inner = np.asarray(edges)[1:-1]
    below = [(given < edge).sum() for edge in inner]
    return both(
        equal(int(np.sum(found)), x.size),
        equal(np.cumsum(np.asarray(found))[:-1].astype(float), np.array(below, float)),
        holds(edges[0] <= given.min() and edges[-1] >= given.max()),
    )


@law(
    field=FIELD,
    statement="weights repeat, and a density integrates to one",
    source="numpy.histogram",
    uses=("importance weights", "density estimates"),
    tolerance=tolerance.sums(),
    x=vectors("n", low=-100, high=100),
    w=vectors("n", low=0, high=9),
    bins=integers(1, 12),
)
def weights_of_bins_are_repetitions(histogram: Operation, x: Any, w: Any, bins: Any) -> Claim:
    counts = np.rint(w).astype(np.int64)
    counts[0] += 1
    ends = (-101.0, 101.0)
    found, edges = histogram(x, int(bins), ends, weights=counts.astype(np.float64))
    repeated, _ = histogram(np.repeat(x, counts), int(bins), ends)
    density, _ = histogram(x, int(bins), ends, density=True)
    total = float(np.sum(np.asarray(density, np.float64) * np.diff(np.asarray(edges, np.float64))))
    return both(
        close(found, np.asarray(repeated, np.float64)), close(total, 1.0, n=4 + float(bins))
    )
