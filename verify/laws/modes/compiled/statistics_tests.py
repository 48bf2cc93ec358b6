"""Tests of hypotheses inside `@njit` functions."""

from typing import Any

from nbmath import statistics
from verify.laws.modes.compiled import user


@user
def mannwhitneyu(x: Any, y: Any) -> Any:
    return statistics.mannwhitneyu(x, y)


@user
def wilcoxon(d: Any) -> Any:
    return statistics.wilcoxon(d)


@user
def kendalltau(x: Any, y: Any) -> Any:
    return statistics.kendalltau(x, y)


@user
def _within_one(x: float) -> float:
    return min(max(x, 0.0), 1.0)


@user
def _ks_1samp(x: Any) -> Any:
    return statistics.ks_1samp(x, _within_one)


def ks_1samp(x: Any, cdf: Any) -> Any:
    """Of the uniform distribution, of which all laws are."""
    del cdf
    return _ks_1samp(x)


@user
def ks_2samp(x: Any, y: Any) -> Any:
    return statistics.ks_2samp(x, y)


@user
def bonferroni(ps: Any) -> Any:
    return statistics.bonferroni(ps)


@user
def holm(ps: Any) -> Any:
    return statistics.holm(ps)


@user
def false_discovery_control(ps: Any) -> Any:
    return statistics.false_discovery_control(ps)


@user
def ztest(x: Any, popmean: Any, sigma: Any) -> Any:
    return statistics.ztest(x, popmean, sigma)


@user
def _chisquare(f_obs: Any) -> Any:
    return statistics.chisquare(f_obs)


@user
def _chisquare_of(f_obs: Any, f_exp: Any) -> Any:
    return statistics.chisquare(f_obs, f_exp)


def chisquare(f_obs: Any, f_exp: Any = None) -> Any:
    """With expected counts or without."""
    return _chisquare(f_obs) if f_exp is None else _chisquare_of(f_obs, f_exp)


OPERATIONS = {
    "ztest": ztest,
    "chisquare": chisquare,
    "mannwhitneyu": mannwhitneyu,
    "wilcoxon": wilcoxon,
    "kendalltau": kendalltau,
    "ks_1samp": ks_1samp,
    "ks_2samp": ks_2samp,
    "bonferroni": bonferroni,
    "holm": holm,
    "false_discovery_control": false_discovery_control,
}
