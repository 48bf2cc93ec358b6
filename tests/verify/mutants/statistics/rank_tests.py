"""Wrong tests of ranks."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import stats

from verify.peers.statistics_moments import quietly

Function = Callable[..., Any]


@quietly
def u_of_the_other(x: Any, y: Any) -> Any:
    found = stats.mannwhitneyu(x, y)
    return x.size * y.size - found.statistic, found.pvalue


@quietly
def u_without_ties(x: Any, y: Any) -> Any:
    return float((x[:, None] > y).sum()), stats.mannwhitneyu(x, y).pvalue


@quietly
def u_one_sided(x: Any, y: Any) -> Any:
    return tuple(stats.mannwhitneyu(x, y, alternative="less"))


@quietly
def u_by_means(x: Any, y: Any) -> Any:
    """A test of means is no test of ranks."""
    return stats.mannwhitneyu(x, y).statistic, stats.ttest_ind(x, y).pvalue


@quietly
def u_always_normal(x: Any, y: Any) -> Any:
    return tuple(stats.mannwhitneyu(x, y, method="asymptotic"))


@quietly
def wilcoxon_always_normal(d: Any) -> Any:
    return tuple(stats.wilcoxon(d, method="asymptotic"))


@quietly
def wilcoxon_of_positive(d: Any) -> Any:
    found = stats.wilcoxon(d)
    return stats.wilcoxon(d, alternative="greater").statistic, found.pvalue


@quietly
def wilcoxon_one_sided(d: Any) -> Any:
    found = stats.wilcoxon(d)
    return found.statistic, stats.wilcoxon(d, alternative="greater").pvalue


@quietly
def tau_a(x: Any, y: Any) -> Any:
    """Over all pairs, tied or not."""
    signs = np.sign(x[:, None] - x).astype(float) * np.sign(y[:, None] - y)
    return signs.sum() / (x.size * (x.size - 1)), stats.kendalltau(x, y).pvalue


@quietly
def tau_of_neighbours(x: Any, y: Any) -> Any:
    signs = np.sign(np.diff(x)) * np.sign(np.diff(y))
    return float(signs.mean()), stats.kendalltau(x, y).pvalue


@quietly
def spearman_for_kendall(x: Any, y: Any) -> Any:
    return tuple(stats.spearmanr(x, y))


@quietly
def pearson_for_kendall(x: Any, y: Any) -> Any:
    return tuple(stats.pearsonr(x, y))


@quietly
def smirnov_at_left_limits(x: Any, y: Any) -> Any:
    """Ties count for one sample alone."""
    found = stats.ks_2samp(x, y)
    places = np.concatenate([x, y])
    first = (x[None, :] < places[:, None]).mean(axis=1)
    second = (y[None, :] <= places[:, None]).mean(axis=1)
    return np.abs(first - second).max(), found.pvalue, found.statistic_location, 1


@quietly
def smirnov_one_sided(x: Any, y: Any) -> Any:
    found = stats.ks_2samp(x, y, alternative="less")
    return found.statistic, found.pvalue, found.statistic_location, found.statistic_sign


@quietly
def smirnov_in_the_limit(x: Any, y: Any) -> Any:
    found = stats.ks_2samp(x, y)
    far = found.statistic * math.sqrt(x.size * y.size / (x.size + y.size))
    return found.statistic, stats.kstwobign.sf(far), found.statistic_location, 1


@quietly
def kolmogorov_in_the_limit(x: Any, cdf: Function) -> Any:
    found = stats.ks_1samp(x, cdf)
    far = found.statistic * math.sqrt(x.size)
    return found.statistic, stats.kstwobign.sf(far), found.statistic_location, 1


@quietly
def kolmogorov_of_upper_steps(x: Any, cdf: Function) -> Any:
    found = stats.ks_1samp(x, cdf, alternative="greater")
    return found.statistic, found.pvalue, found.statistic_location, 1


@quietly
def kolmogorov_halved(x: Any, cdf: Function) -> Any:
    found = stats.ks_1samp(x, cdf)
    return found.statistic, found.pvalue / 2, found.statistic_location, 1


def kolmogorov_without_factor(x: Any, cdf: Function) -> Any:
    """The first term of the limit, not doubled."""
    f, i = cdf(np.sort(x)), np.arange(1, x.size + 1)
    d = max((i / x.size - f).max(), (f - (i - 1) / x.size).max())
    return d, math.exp(-2 * x.size * d * d), x[0], 1


def holm_without_steps(ps: Any) -> Any:
    return np.minimum(1, ps * ps.size)


def holm_falling(ps: Any) -> Any:
    """Without the running largest."""
    ranks = stats.rankdata(ps, "ordinal")
    return np.minimum(1, ps * (ps.size - ranks + 1))


def bonferroni_of_one_less(ps: Any) -> Any:
    return np.minimum(1, ps * max(ps.size - 1, 1))


def hochberg_dependent(ps: Any) -> Any:
    return stats.false_discovery_control(ps, method="by")


def hochberg_without_steps(ps: Any) -> Any:
    return np.minimum(1, ps * ps.size / stats.rankdata(ps, "ordinal"))


MUTANTS: dict[str, list[Any]] = {
    "mann_and_whitney_count_pairs": [u_of_the_other, u_without_ties],
    "mann_and_whitneys_test_is_symmetric": [u_without_ties, u_one_sided, u_by_means],
    "mann_and_whitneys_exact_test_counts_arrangements": [u_always_normal, u_one_sided],
    "wilcoxons_exact_test_counts_signs": [
        wilcoxon_always_normal,
        wilcoxon_of_positive,
        wilcoxon_one_sided,
    ],
    "kendall_counts_pairs_in_order": [tau_a, tau_of_neighbours, spearman_for_kendall],
    "kendalls_correlation_is_of_orders": [tau_of_neighbours, pearson_for_kendall],
    "smirnovs_distance_is_the_largest": [smirnov_at_left_limits, smirnov_one_sided],
    "smirnovs_exact_test_counts_arrangements": [smirnov_in_the_limit, smirnov_one_sided],
    "kolmogorovs_distance_is_the_largest": [kolmogorov_of_upper_steps],
    "kolmogorovs_test_of_one_and_two_entries": [kolmogorov_in_the_limit, kolmogorov_halved],
    "p_values_of_kolmogorovs_test_are_uniform": [kolmogorov_without_factor],
    "corrections_are_ordered": [
        {"holm": holm_without_steps},
        {"holm": holm_falling},
        {"bonferroni": bonferroni_of_one_less},
        {"false_discovery_control": hochberg_dependent},
        {"false_discovery_control": hochberg_without_steps},
    ],
}
