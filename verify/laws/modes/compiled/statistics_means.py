"""Tests of means and correlations inside `@njit` functions."""

from typing import Any

from nbmath import statistics
from verify.laws.modes.compiled import user


@user
def ttest_1samp(x: Any, popmean: Any) -> Any:
    return statistics.ttest_1samp(x, popmean)


@user
def _student(x: Any, y: Any) -> Any:
    return statistics.ttest_ind(x, y)


@user
def _welch(x: Any, y: Any) -> Any:
    return statistics.ttest_ind(x, y, equal_var=False)


def ttest_ind(x: Any, y: Any, equal_var: bool = True) -> Any:
    """Student's or Welch's."""
    return _student(x, y) if equal_var else _welch(x, y)


@user
def ttest_rel(x: Any, y: Any) -> Any:
    return statistics.ttest_rel(x, y)


@user
def f_test(x: Any, y: Any) -> Any:
    return statistics.f_test(x, y)


@user
def f_oneway(x: Any, y: Any) -> Any:
    return statistics.f_oneway(x, y)


@user
def mean_interval(x: Any, level: Any) -> Any:
    return statistics.mean_interval(x, level)


@user
def pearsonr(x: Any, y: Any) -> Any:
    return statistics.pearsonr(x, y)


@user
def spearmanr(x: Any, y: Any) -> Any:
    return statistics.spearmanr(x, y)


OPERATIONS = {
    "ttest_1samp": ttest_1samp,
    "ttest_ind": ttest_ind,
    "ttest_rel": ttest_rel,
    "f_test": f_test,
    "f_oneway": f_oneway,
    "mean_interval": mean_interval,
    "pearsonr": pearsonr,
    "spearmanr": spearmanr,
}
