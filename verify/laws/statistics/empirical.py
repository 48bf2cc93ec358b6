"""Laws of tests of empirical distributions, and of corrections for many tests."""

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np

from verify import at_most, both, close, follows, holds, law, tolerance, within
from verify.claim import Claim
from verify.domains import probabilities, reals, seeds, vectors
from verify.laws.statistics import FIELD, size
from verify.laws.statistics.rank_tests import EXPERIMENTS, LEHMANN, coarse, distinct, floats

Operation = Callable[..., Any]
REPEATS = 40
"""Samples of one case of a statistical law."""


@law(
    field=FIELD,
    statement="D = sup |F_{n} - F_{m}| over all entries, D(x, y) = D(y, x)",
    source="Smirnov 1939",
    uses=("drift of data", *EXPERIMENTS),
    tolerance=tolerance.rounding(),
    x=vectors("n"),
    y=vectors("m"),
)
def smirnovs_distance_is_the_largest(ks_2samp: Operation, x: Any, y: Any) -> Claim:
    claims = []
    for a, b in ((x, y), (coarse(x), coarse(y))):
        both_samples = np.concatenate([a, b])
        first = (a[None, :] <= both_samples[:, None]).mean(axis=1)
        second = (b[None, :] <= both_samples[:, None]).mean(axis=1)
        d, p, place, _ = ks_2samp(a, b)
        turned = ks_2samp(b, a)
        gap = abs((a <= place).mean() - (b <= place).mean())
        claims += [
            close(float(d), float(np.abs(first - second).max()), scale=1.0),
            close(floats(*turned[:2]), floats(d, p), n=16),
            close(float(gap), float(d), scale=1.0),
        ]
    return both(*claims)


@law(
    field=FIELD,
    statement="p = #{arrangements with D as large} / (n + m over n)",
    source="Gnedenko & Korolyuk 1951",
    uses=EXPERIMENTS,
    tolerance=tolerance.rounding(),
    x=vectors("n", max_size=5),
    y=vectors("m", max_size=5),
)
def smirnovs_exact_test_counts_arrangements(ks_2samp: Operation, x: Any, y: Any) -> Claim:
    n, m = x.size, y.size
    ranks = distinct(np.concatenate([x, y])).astype(float)
    d, p = (float(part) for part in ks_2samp(ranks[:n], ranks[n:])[:2])
    outside = 0
    chosen = list(itertools.combinations(range(n + m), n))
    for some in chosen:
        steps = np.full(n + m, -1.0 / m)
        steps[list(some)] = 1.0 / n
        outside += np.abs(np.cumsum(steps)).max() >= d - 1e-9
    return close(p, outside / len(chosen), n=8)


@law(
    field=FIELD,
    statement="D = max_{i} max(i / n - F(x_{(i)}), F(x_{(i)}) - (i - 1) / n)",
    source="Kolmogorov 1933",
    uses=("goodness of fit", "calibration"),
    tolerance=tolerance.rounding(),
    x=vectors("n", low=0, high=1),
    c=reals(0.0, 0.5),
)
def kolmogorovs_distance_is_the_largest(ks_1samp: Operation, x: Any, c: Any) -> Claim:
    given = x.astype(np.float64)
    ordered, n = np.sort(given), given.size
    i = np.arange(1, n + 1)
    d, p, place, _ = ks_1samp(given, line)
    right = max((i / n - ordered).max(), (ordered - (i - 1) / n).max())
    nearer = (i - 0.5) / n + float(c) * (ordered - (i - 0.5) / n)
    q = ks_1samp(nearer, line)[1]
    return both(
        close(float(d), float(right), scale=1.0),
        holds(place in given),
        at_most(float(p), float(q), scale=1.0, n=8),
        within(float(p), 0.0, 1.0, scale=1.0),
    )


@law(
    field=FIELD,
    statement="P(D_{1} ≥ d) = 2 (1 - d) for 1/2 ≤ d, P(D_{2} ≥ d) as its polynomials say",
    source="Birnbaum 1952, doi:10.1080/01621459.1952.10501178",
    uses=("goodness of fit",),
    tolerance=tolerance.rounding(),
    u=reals(0.0, 0.5),
)
def kolmogorovs_test_of_one_and_two_entries(ks_1samp: Operation, u: Any) -> Claim:
    claims = []
    for value in np.ravel(u)[:16].astype(np.float64):
        d = 1 - value
        claims.append(close(float(ks_1samp(np.array([value]), line)[1]), 2 * (1 - d), scale=1.0))
        pair = np.array([value, value + 0.5])
        largest = max(0.5 - value, value)
        inside = 2 * (2 * largest - 0.5) ** 2
        p = float(ks_1samp(pair, line)[1])
        claims.append(close(p, 1 - inside, scale=1.0, n=4))
    return both(*claims)


def line(x: Any) -> Any:
    """The distribution function of the uniform distribution."""
    return np.clip(x, 0.0, 1.0)


@law(
    field=FIELD,
    statement="p ~ U(0, 1) under the null, for continuous statistics",
    source=LEHMANN,
    uses=EXPERIMENTS,
    tolerance=tolerance.statistical(),
    dtypes=("float64",),
    seed=seeds(),
)
def p_values_of_kolmogorovs_test_are_uniform(ks_1samp: Operation, seed: Any) -> Claim:
    rng = np.random.default_rng(int(seed))
    samples = rng.uniform(size=(REPEATS, 25))
    return follows(np.array([ks_1samp(row, line)[1] for row in samples]), lambda p: p)


@law(
    field=FIELD,
    statement="p ≤ bh ≤ by, p ≤ holm ≤ bonferroni = min(1, n p)",
    source="Holm 1979; Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x",
    uses=("many experiments", "feature selection"),
    tolerance=tolerance.rounding(),
    ps=vectors("n", low=0, high=1),
    q=probabilities(),
)
def corrections_are_ordered(
    bonferroni: Operation,
    holm: Operation,
    false_discovery_control: Operation,
    ps: Any,
    q: Any,
) -> Claim:
    given = np.append(ps, ps.dtype.type(q))
    first, second, third = bonferroni(given), holm(given), false_discovery_control(given)
    order = np.argsort(given, kind="stable")
    n = given.size
    steps = np.minimum(1, np.maximum.accumulate(given[order] * np.arange(n, 0, -1)))
    shares = given[order].astype(float) * n / np.arange(1, n + 1)
    falls = np.minimum(1, np.minimum.accumulate(shares[::-1])[::-1])
    return both(
        close(first, np.minimum(1, n * given.astype(float))),
        at_most(second, first),
        at_most(third, second, scale=1.0),
        at_most(given, third),
        close(np.asarray(second)[order], steps.astype(float)),
        close(np.asarray(third)[order], falls),
        at_most(size(third), 1.0),
    )
