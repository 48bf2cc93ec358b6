"""Wrong tests of means, variances and counts."""

from typing import Any

import numpy as np
from scipy import stats

from verify.peers.statistics_moments import quietly


@quietly
def t_with_ddof_zero(x: Any, m: Any) -> Any:
    t = (x.mean() - m) / (x.std() / np.sqrt(x.size))
    return t, 2 * stats.t.sf(abs(t), x.size - 1), x.size - 1


@quietly
def t_without_root(x: Any, m: Any) -> Any:
    t = (x.mean() - m) / x.std(ddof=1)
    return t, 2 * stats.t.sf(abs(t), x.size - 1), x.size - 1


@quietly
def always_welch(x: Any, y: Any, equal_var: bool = True) -> Any:
    found = stats.ttest_ind(x, y, equal_var=False)
    return found.statistic, found.pvalue, found.df


@quietly
def welch_with_least_df(x: Any, y: Any, equal_var: bool = True) -> Any:
    found = stats.ttest_ind(x, y, equal_var=equal_var)
    df = found.df if equal_var else min(x.size, y.size) - 1
    return found.statistic, 2 * stats.t.sf(abs(found.statistic), df), df


@quietly
def t_one_sided(x: Any, y: Any, equal_var: bool = True) -> Any:
    found = stats.ttest_ind(x, y, equal_var=equal_var, alternative="less")
    return found.statistic, found.pvalue, found.df


@quietly
def t_of_sizes(x: Any, y: Any, equal_var: bool = True) -> Any:
    found = stats.ttest_ind(x, y, equal_var=equal_var)
    return abs(found.statistic), found.pvalue, found.df


def z_of_three(x: Any, y: Any, equal_var: bool = True) -> Any:
    """With divisor n and the logistic tail, which has one sign."""
    t = (x.mean() - y.mean()) / np.sqrt(x.var() / x.size + y.var() / y.size)
    return t, 1 / (1 + np.exp(1.7 * abs(t))), x.size + y.size - 2


@quietly
def t_unpaired(x: Any, y: Any) -> Any:
    found = stats.ttest_ind(x, y)
    return found.statistic, found.pvalue, found.df


@quietly
def f_without_division(*groups: Any) -> Any:
    found = stats.f_oneway(*groups)
    return found.statistic * (len(groups) - 1) * 1.001, found.pvalue


@quietly
def f_swapped(*groups: Any) -> Any:
    """Degrees of freedom the wrong way round."""
    f = stats.f_oneway(*groups).statistic
    n = sum(g.size for g in groups)
    return f, stats.f.sf(f, n - len(groups), len(groups) - 1)


@quietly
def ratio_with_ddof_zero(x: Any, y: Any) -> Any:
    f = x.var() / y.var()
    law = stats.f(x.size - 1, y.size - 1)
    return f, min(1, 2 * min(law.sf(f), law.cdf(f)))


@quietly
def ratio_one_sided(x: Any, y: Any) -> Any:
    f = x.var(ddof=1) / y.var(ddof=1)
    return f, stats.f.sf(f, x.size - 1, y.size - 1)


@quietly
def r_about_nought(x: Any, y: Any) -> Any:
    r = (x * y).sum() / np.sqrt((x * x).sum() * (y * y).sum())
    return r, stats.pearsonr(x, y).pvalue


@quietly
def r_of_sizes(x: Any, y: Any) -> Any:
    found = stats.pearsonr(x, y)
    return abs(found.statistic), found.pvalue


@quietly
def kendall_for_spearman(x: Any, y: Any) -> Any:
    return tuple(stats.kendalltau(x, y))


@quietly
def pearson_for_spearman(x: Any, y: Any) -> Any:
    return tuple(stats.pearsonr(x, y))


@quietly
def interval_normal(x: Any, level: Any) -> Any:
    far = stats.norm.ppf(0.5 + level / 2) * x.std(ddof=1) / np.sqrt(x.size)
    return x.mean() - far, x.mean() + far


@quietly
def interval_one_sided(x: Any, level: Any) -> Any:
    far = stats.t.ppf(level, x.size - 1) * x.std(ddof=1) / np.sqrt(x.size)
    return x.mean() - far, x.mean() + far


MUTANTS: dict[str, list[Any]] = {
    "student_divides_the_mean_by_its_error": [t_with_ddof_zero, t_without_root],
    "variance_analysis_of_two_groups_is_student_squared": [
        {"f_oneway": f_without_division},
        {"f_oneway": f_swapped},
        {"ttest_ind": always_welch},
    ],
    "welch_is_student_for_equal_spreads": [welch_with_least_df],
    "student_is_symmetric_and_has_no_unit": [t_one_sided, t_of_sizes],
    "paired_tests_are_of_differences": [{"ttest_rel": t_unpaired}],
    "ratios_of_variances_turn_round": [ratio_with_ddof_zero, ratio_one_sided],
    "correlations_have_no_unit": [r_about_nought, r_of_sizes, kendall_for_spearman],
    "spearman_is_pearson_of_ranks": [
        {"spearmanr": kendall_for_spearman},
        {"spearmanr": pearson_for_spearman},
    ],
    "p_values_of_normal_data_are_uniform": [z_of_three],
    "intervals_end_where_tests_do": [interval_normal, interval_one_sided],
}
