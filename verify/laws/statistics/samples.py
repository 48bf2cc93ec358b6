"""Laws of weights, of several statistics at once, and of samples that are merged."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, close, equal, law, tolerance
from verify.claim import Claim
from verify.domains import points, vectors
from verify.laws.statistics import CHAN, DATA, FIELD, PEBAY, depth, deviations, noise, size, wide
from verify.laws.statistics.moments import spread

Operation = Callable[..., Any]
STREAMS = ("streams", "distributed data", "running statistics")


@law(
    field=FIELD,
    statement="average(x, w) = mean of x_{i} repeated w_{i} times",
    source="definition",
    uses=("importance weights", "grouped data"),
    tolerance=tolerance.sums(),
    x=vectors("n"),
    w=vectors("n", low=0, high=9),
)
def whole_weights_count_as_repetitions(average: Operation, x: Any, w: Any) -> Claim:
    counts = np.rint(w).astype(np.int64)
    counts[0] += 1
    repeated = wide(np.repeat(x, counts))
    found = average(x, None, counts.astype(x.dtype))
    return close(found, float(repeated.mean()), scale=float(np.abs(repeated).mean()), n=depth(x))


@law(
    field=FIELD,
    statement="average(x, 4 w) = average(x, w), average(x, 1) = mean(x)",
    source="definition",
    uses=("importance weights",),
    tolerance=tolerance.sums(),
    x=vectors("n"),
    w=vectors("n", low=0.125, high=1e3),
)
def weights_count_by_their_shares(average: Operation, mean: Operation, x: Any, w: Any) -> Claim:
    found, reach = average(x, None, w), size(x)
    return both(
        close(average(x, None, 4 * w), found, scale=reach, n=depth(x)),
        close(average(x, None, np.full_like(x, 3)), float(mean(x)), scale=reach, n=depth(x)),
    )


@law(
    field=FIELD,
    statement="describe(x) = (n, min x, max x, mean(x), var(x; 1), skew(x), kurtosis(x))",
    source="definition",
    uses=DATA,
    tolerance=tolerance.sums(),
    x=vectors("n", min_size=2),
)
def a_description_is_of_its_parts(
    describe: Operation,
    mean: Operation,
    var: Operation,
    skew: Operation,
    kurtosis: Operation,
    x: Any,
) -> Claim:
    nobs, (low, high), middle, variance, lean, tails = describe(x)
    unit, third, fourth = spread(x)[1] * 2, float(skew(x)), float(kurtosis(x))
    return both(
        equal(int(nobs), x.size),
        equal(low, x.min()),
        equal(high, x.max()),
        close(middle, float(mean(x)), scale=size(x), n=depth(x)),
        close(variance, float(var(x, ddof=1)), scale=unit, n=depth(x)),
        close(lean, third, scale=1 + abs(third), n=depth(x) * 4),
        close(tails, fourth, scale=4 + abs(fourth), n=depth(x) * 4),
    )


@law(
    field=FIELD,
    statement="moments(x) ⊕ moments(y) = moments(x ∪ y)",
    source=PEBAY,
    uses=STREAMS,
    tolerance=tolerance.sums(),
    x=vectors("n"),
    y=vectors("m"),
)
def merged_moments_are_those_of_all(moments: Operation, x: Any, y: Any) -> Claim:
    both_samples = np.concatenate([x, y])
    merged = moments(x).merge(moments(y))
    u, unit = deviations(both_samples), spread(both_samples)[1]
    second, third, fourth = (float((np.abs(u) ** k).mean()) for k in (2, 3, 4))
    reach = size(both_samples)  # a mean is rounded, and the distance of two means with it
    claims = [
        equal(merged.count, both_samples.size),
        equal(float(merged.low[0]), float(both_samples.min())),
        equal(float(merged.high[0]), float(both_samples.max())),
        close(merged.mean[0], float(wide(both_samples).mean()), scale=size(both_samples), n=8),
        close(merged.var()[0], float((u * u).mean()), scale=unit + reach * second**0.5, n=8),
    ]
    if second**0.5 > 1e3 * noise(both_samples) and second > 1e-6:
        lean, tails = float((u**3).mean()) / second**1.5, fourth / second**2 - 3
        blur = 1 + reach / second**0.5
        scale = blur * (1 + third / second**1.5)
        claims += [
            close(merged.skew()[0], lean, scale=scale, n=16),
            close(merged.kurtosis()[0], tails, scale=blur * (6 + tails), n=16),
        ]
    return both(*claims)


@law(
    field=FIELD,
    statement="a ⊕ b = b ⊕ a, (a ⊕ b) ⊕ c = a ⊕ (b ⊕ c), a ⊕ 0 = a",
    source=PEBAY,
    uses=STREAMS,
    tolerance=tolerance.sums(),
    x=points("n", 2),
    y=points("m", 2),
    z=points("k", 2),
)
def moments_merge_in_any_order(moments: Operation, x: Any, y: Any, z: Any) -> Claim:
    a, b, c = (moments(each) for each in (x, y, z))
    reach = max(size(each) for each in (x, y, z))
    one, other = a.merge(b).merge(c), a.merge(b.merge(c))
    swapped, nothing = b.merge(a).merge(c), a.merge(moments(x[:0]))
    claims = [equal(nothing.mean, a.mean), equal(nothing.var(), a.var())]
    for again in (other, swapped):
        claims += [
            equal(again.count, one.count),
            close(again.mean, one.mean, scale=reach, n=4),
            close(again.var(), one.var(), scale=reach * reach, n=4),
            close(again.skew() * one.std() ** 3, one.skew() * one.std() ** 3, scale=reach**3, n=8),
        ]
    return both(*claims)


@law(
    field=FIELD,
    statement="comoments(x) ⊕ comoments(y) has the covariance of x ∪ y",
    source=CHAN,
    uses=(*STREAMS, "PCA"),
    tolerance=tolerance.sums(),
    x=points("n", 3, min_size=2),
    y=points("m", 3),
)
def merged_covariances_are_those_of_all(comoments: Operation, x: Any, y: Any) -> Claim:
    rows = np.concatenate([x, y]).astype(np.float64)
    merged = comoments(x).merge(comoments(y))
    right = np.cov(rows - rows.mean(axis=0), rowvar=False)
    spread_of = np.sqrt(np.diag(right))
    scale = np.outer(spread_of, spread_of) + size(rows) * noise(x)
    return both(
        equal(merged.count, len(rows)),
        close(merged.covariance(), right, scale=scale, n=16),
        close(merged.mean, rows.mean(axis=0), scale=size(rows), n=8),
    )


@law(
    field=FIELD,
    statement="mean and var along an axis are those of each row",
    source="definition",
    uses=("feature scaling", "batch normalisation"),
    tolerance=tolerance.sums(),
    x=vectors("m", "n", max_size=12),
)
def moments_along_an_axis_are_those_of_rows(mean: Operation, var: Operation, x: Any) -> Claim:
    means = np.array([mean(row) for row in x])
    across = np.array([var(np.ascontiguousarray(column)) for column in x.T])
    units = np.array([spread(column)[1] for column in x.T])
    return both(
        close(mean(x, axis=1), means, scale=size(x), n=depth(x)),
        close(var(x, axis=0), across, scale=units, n=depth(x)),
        close(mean(x, axis=None), float(wide(x).mean()), scale=size(x), n=depth(x)),
    )
