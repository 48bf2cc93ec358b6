"""Laws of the bootstrap and of permutation tests, as functions of a seed."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import at_most, both, close, equal, follows, law, tolerance, within
from verify.claim import Claim
from verify.domains import seeds, vectors
from verify.laws.statistics import FIELD, size

Operation = Callable[..., Any]
EFRON = "Efron 1987, doi:10.1080/01621459.1987.10478410"
PHIPSON = "Phipson & Smyth 2010, doi:10.2202/1544-6115.1585"
EXPERIMENTS = ("experiments", "A/B tests")
RESAMPLES = 199


def resampled(bootstrap: Operation, seed: Any, x: Any, n: int) -> Any:
    """The means of resamples."""
    return np.asarray(bootstrap(seed, x, "mean", n_resamples=n, method="percentile")[1])


def moved(x: Any) -> Any:
    """Whole numbers, exact wherever they are moved to."""
    return np.rint(np.clip(x, -999, 999)).astype(x.dtype)


@law(
    field=FIELD,
    statement="the bootstrap of x + c is that of x, moved by c; that of 4 x is four times it",
    source=EFRON,
    uses=EXPERIMENTS,
    tolerance=tolerance.sums(),
    seed=seeds(),
    x=vectors("n"),
)
def the_bootstrap_of_means_moves_with_the_data(bootstrap: Operation, seed: Any, x: Any) -> Claim:
    given = moved(x)
    here = resampled(bootstrap, seed, given, RESAMPLES)
    there = resampled(bootstrap, seed, given + given.dtype.type(1024), RESAMPLES)
    wide = resampled(bootstrap, seed, 4 * given, RESAMPLES)
    reach = size(given) + 1024
    return both(
        close(np.asarray(there) - 1024, here, scale=reach, n=4),
        close(np.asarray(wide) / 4, here, scale=reach),
        within(here, given.min(), given.max(), scale=reach),
    )


@law(
    field=FIELD,
    statement="E mean(x*) = mean(x), Var mean(x*) = var(x) / n",
    source="Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 5",
    uses=EXPERIMENTS,
    tolerance=tolerance.statistical(),
    dtypes=("float64",),
    seed=seeds(),
)
def the_bootstrap_of_means_is_nearly_normal(bootstrap: Operation, seed: Any) -> Claim:
    from scipy.special import ndtr

    x = np.random.default_rng(17).normal(2.0, 3.0, 500)
    found = np.asarray(resampled(bootstrap, seed, x, 100))
    return follows(found, lambda t: ndtr((t - x.mean()) / (x.std() / np.sqrt(x.size))))


@law(
    field=FIELD,
    statement="(n + 1) p is a whole number of permutations, P(p ≤ a) ≤ a",
    source=PHIPSON,
    uses=EXPERIMENTS,
    tolerance=tolerance.rounding(),
    seed=seeds(),
    x=vectors("n"),
    y=vectors("m"),
)
def a_permutation_test_counts_the_data_as_one(
    permutation_test: Operation, seed: Any, x: Any, y: Any
) -> Claim:
    a, b = moved(x), moved(y)
    statistic, p, null = permutation_test(seed, a, b, "mean", n_resamples=RESAMPLES)
    blur = 1e-14 * abs(float(statistic))
    gaps = np.asarray(null, np.float64)
    less = ((gaps <= float(statistic) + blur).sum() + 1) / (RESAMPLES + 1)
    more = ((gaps >= float(statistic) - blur).sum() + 1) / (RESAMPLES + 1)
    difference = float(a.astype(float).mean() - b.astype(float).mean())
    return both(
        close(float(p), min(1.0, 2 * min(less, more)), n=4),
        close(float(statistic), difference, scale=size(a) + size(b) + 1e-300, n=4),
        at_most(
            np.abs(gaps).max(),
            max(a.max(), b.max()) - min(a.min(), b.min()),
            scale=size(a) + size(b),
            n=4,
        ),
        at_most(1.0 / (RESAMPLES + 1), float(p)),
    )


@law(
    field=FIELD,
    statement="∑ over both samples is kept: n mean(x*) + m mean(y*) = n mean(x) + m mean(y)",
    source=PHIPSON,
    uses=EXPERIMENTS,
    tolerance=tolerance.exact(),
    dtypes=("float64",),
    seed=seeds(),
    x=vectors("n"),
)
def permuted_samples_hold_the_same_entries(permutation_test: Operation, seed: Any, x: Any) -> Claim:
    """Of one against n entries, the null tells which entry is alone."""
    given = np.arange(1.0, x.size + 1)
    _, _, null = permutation_test(seed, np.zeros(1), given, "mean", n_resamples=RESAMPLES)
    total = given.sum()
    alone = (np.asarray(null) * x.size + total) / (x.size + 1)
    nearest = np.rint(alone)
    steady = np.abs(alone - nearest).max() < 1e-9 and nearest.min() >= 0
    return both(equal(bool(steady), True), equal(nearest.max() <= x.size, True))


@law(
    field=FIELD,
    statement="p ~ U{1 / (n + 1), .., 1} under the null",
    source=PHIPSON,
    uses=EXPERIMENTS,
    tolerance=tolerance.statistical(),
    dtypes=("float64",),
    seed=seeds(),
)
def p_values_of_permutations_are_uniform(permutation_test: Operation, seed: Any) -> Claim:
    rng = np.random.default_rng(int(seed))
    ranks = []
    for k in range(40):
        x, y = rng.normal(size=(2, 12))
        statistic, _, null = permutation_test(
            int(seed) // 1000 + k, x, y, "mean", n_resamples=RESAMPLES
        )
        below = (np.asarray(null) < float(statistic)).sum()
        ranks.append((below + rng.uniform()) / (RESAMPLES + 1))
    return follows(np.array(ranks), lambda p: np.clip(p, 0.0, 1.0))
