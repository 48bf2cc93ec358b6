"""Laws of tests of means, variances and counts, and of correlations."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, close, equal, follows, law, tolerance, undecided, within
from verify.claim import Claim
from verify.domains import permutations, reals, seeds, vectors
from verify.laws.statistics import FIELD, wide
from verify.laws.statistics.rank_tests import EXPERIMENTS, coarse, distinct, floats

Operation = Callable[..., Any]
STUDENT = "Student 1908, doi:10.1093/biomet/6.1.1"
FISHER = "Fisher 1925, Statistical Methods for Research Workers"
WELCH = "Welch 1947, doi:10.1093/biomet/34.1-2.28"
REPEATS = 40
"""Samples of one case of a statistical law."""


def steps(x: Any) -> Any:
    """Distinct whole numbers in the order of the data, and one that is far: never constant."""
    return np.append(distinct(x), x.dtype.type(x.size + 3))


@law(
    field=FIELD,
    statement="t = (mean(x) - m) / √(var(x; 1) / n)",
    source=STUDENT,
    uses=EXPERIMENTS,
    tolerance=tolerance.sums(),
    x=vectors("n", low=-100, high=100, min_size=2),
    m=reals(-10, 10),
)
def student_divides_the_mean_by_its_error(ttest_1samp: Operation, x: Any, m: Any) -> Claim:
    given = coarse(x) + steps(x[1:])
    t, p, df = (float(part) for part in ttest_1samp(given, float(m)))
    spread = wide(given).std(ddof=1) / np.sqrt(given.size)
    right = float((wide(given).mean() - float(m)) / spread) if spread > 0 else np.nan
    if not spread > 0:
        return undecided("the sample is constant")
    reach = float((np.abs(wide(given)).max() + abs(float(m))) / spread)
    return both(close(t, right, scale=reach, n=8), equal(df, x.size - 1.0), within(p, 0.0, 1.0))


@law(
    field=FIELD,
    statement="F(x, y) = t(x, y)^{2}, with the same p",
    source=FISHER,
    uses=EXPERIMENTS,
    tolerance=tolerance.forward(),
    x=vectors("n", min_size=2),
    y=vectors("m", min_size=2),
)
def variance_analysis_of_two_groups_is_student_squared(
    f_oneway: Operation, ttest_ind: Operation, x: Any, y: Any
) -> Claim:
    a, b = steps(x), -2 * steps(y)
    f, p = (float(part) for part in f_oneway(a, b))
    t, q, _ = (float(part) for part in ttest_ind(a, b))
    return both(close(f, t * t, n=8), close(p, q, condition=1 + f, n=8))


@law(
    field=FIELD,
    statement="n = m, var(x) = var(y) ⇒ Welch's test is Student's",
    source=WELCH,
    uses=EXPERIMENTS,
    tolerance=tolerance.rounding(),
    x=vectors("n", min_size=2),
    c=reals(-50, 50),
)
def welch_is_student_for_equal_spreads(ttest_ind: Operation, x: Any, c: Any) -> Claim:
    a = steps(x)
    b = a + a.dtype.type(np.rint(float(c)))
    one = floats(*ttest_ind(a, b, equal_var=True))
    other = floats(*ttest_ind(a, b, equal_var=False))
    return close(other, one, scale=1 + np.abs(one), n=8)


@law(
    field=FIELD,
    statement="t(x, y) = -t(y, x), p(x, y) = p(y, x), t(4 x, 4 y) = t(x, y), t(P x, y) = t(x, y)",
    source=STUDENT,
    uses=EXPERIMENTS,
    tolerance=tolerance.rounding(),
    x=vectors("n", min_size=2),
    y=vectors("m", min_size=2),
    p=permutations("n"),
)
def student_is_symmetric_and_has_no_unit(ttest_ind: Operation, x: Any, y: Any, p: Any) -> Claim:
    a, b = steps(x), steps(y)
    mixed = a.copy()
    mixed[:-1] = a[:-1][p]
    t, chance, df = floats(*ttest_ind(a, b, equal_var=False))
    return both(
        close(floats(*ttest_ind(b, a, equal_var=False)), np.array([-t, chance, df]), n=4),
        close(floats(*ttest_ind(4 * a, 4 * b, equal_var=False)), np.array([t, chance, df]), n=4),
        close(
            floats(*ttest_ind(mixed, b, equal_var=False)),
            np.array([t, chance, df]),
            scale=1 + abs(t) + df,
            n=4,
        ),
    )


@law(
    field=FIELD,
    statement="the paired test is that of differences",
    source=STUDENT,
    uses=EXPERIMENTS,
    tolerance=tolerance.exact(),
    x=vectors("n", min_size=2),
    y=vectors("n", min_size=2),
)
def paired_tests_are_of_differences(
    ttest_rel: Operation, ttest_1samp: Operation, x: Any, y: Any
) -> Claim:
    a, b = steps(x), 3 * steps(y)
    return equal(floats(*ttest_rel(a, b)), floats(*ttest_1samp(a - b, 0.0)))


@law(
    field=FIELD,
    statement="F(x, y) F(y, x) = 1, p(x, y) = p(y, x)",
    source=FISHER,
    uses=EXPERIMENTS,
    tolerance=tolerance.rounding(),
    x=vectors("n", min_size=2),
    y=vectors("m", min_size=2),
)
def ratios_of_variances_turn_round(f_test: Operation, x: Any, y: Any) -> Claim:
    a, b = steps(x), 3 * steps(y)
    f, p = (float(part) for part in f_test(a, b))
    g, q = (float(part) for part in f_test(b, a))
    right = float(wide(a).var(ddof=1) / wide(b).var(ddof=1))
    return both(close(f, right, n=8), close(f * g, 1.0, n=4), close(p, q, n=64))


@law(
    field=FIELD,
    statement="r = cov(x, y) / (std(x) std(y)), r(x, y) = r(y, x), r(a x + b, y) = sign(a) r(x, y)",
    source="Pearson 1896",
    uses=("feature selection", "correlation"),
    tolerance=tolerance.sums(),
    x=vectors("n", min_size=3),
    y=vectors("n", min_size=3),
)
def correlations_have_no_unit(pearsonr: Operation, x: Any, y: Any) -> Claim:
    a, b = steps(x), steps(y)
    first, second = (wide(v) - wide(v).mean() for v in (a, b))
    right = float((first * second).sum() / np.sqrt((first**2).sum() * (second**2).sum()))
    r = float(pearsonr(a, b)[0])
    n = float(np.log2(a.size) + 4)
    return both(
        close(r, right, scale=1.0, n=n),
        close(float(pearsonr(b, a)[0]), r, scale=1.0, n=n),
        close(float(pearsonr(-2 * a + 7, b)[0]), -r, scale=1.0, n=n),
        close(float(pearsonr(a, 4 * a)[0]), 1.0, n=n),
    )


@law(
    field=FIELD,
    statement="spearman(x, y) = pearson(rank(x), rank(y)) = 1 - 6 ∑ d^{2} / (n (n^{2} - 1))",
    source="Spearman 1904, doi:10.2307/1412159",
    uses=("rank correlation", "ranking metrics"),
    tolerance=tolerance.sums(),
    x=vectors("n", low=-100, high=100, min_size=3),
    y=vectors("n", low=-100, high=100, min_size=3),
)
def spearman_is_pearson_of_ranks(
    spearmanr: Operation, pearsonr: Operation, rankdata: Operation, x: Any, y: Any
) -> Claim:
    a, b, n = distinct(x), distinct(y), float(x.size)
    right = 1 - 6 * float(((a - b).astype(float) ** 2).sum()) / (n * (n * n - 1))
    tied = coarse(x) + 0 * b
    tied[0] += 20
    ranks = pearsonr(np.asarray(rankdata(tied), float), b.astype(float) + 1)
    return both(
        close(float(spearmanr(a, b)[0]), right, scale=1.0, n=8),
        close(float(spearmanr(a**3, b)[0]), right, scale=1.0, n=8),
        close(floats(*spearmanr(tied, b)), floats(*ranks), scale=1.0, n=16),
    )


@law(
    field=FIELD,
    statement="p ~ U(0, 1) under the null",
    source=STUDENT,
    uses=EXPERIMENTS,
    tolerance=tolerance.statistical(),
    dtypes=("float64",),
    seed=seeds(),
)
def p_values_of_normal_data_are_uniform(ttest_ind: Operation, seed: Any) -> Claim:
    x, y = np.random.default_rng(int(seed)).normal(size=(2, REPEATS, 3))
    found = [ttest_ind(a, b)[1] for a, b in zip(x, y, strict=True)]
    return follows(np.array(found, float), lambda p: np.clip(p, 0.0, 1.0))


@law(
    field=FIELD,
    statement="mean_interval(x; c) holds m exactly where the two-sided p of m exceeds 1 - c",
    source=STUDENT,
    uses=EXPERIMENTS,
    tolerance=tolerance.rounding(),
    x=vectors("n", min_size=2),
)
def intervals_end_where_tests_do(mean_interval: Operation, x: Any) -> Claim:
    from scipy.stats import t as student

    given = steps(x)
    low, high = (float(part) for part in mean_interval(given, 0.75))
    middle, n = float(wide(given).mean()), given.size
    far = float(student.ppf(0.875, n - 1) * wide(given).std(ddof=1) / np.sqrt(n))
    inner = [float(part) for part in mean_interval(given, 0.5)]
    return both(
        close(low, middle - far, scale=abs(middle) + far, n=64),
        close(high, middle + far, scale=abs(middle) + far, n=64),
        within(np.array(inner), low, high),
    )
