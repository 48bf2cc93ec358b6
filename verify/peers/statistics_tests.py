"""Tests of hypotheses."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from verify.peers.statistics_moments import Operations, quietly

STUDENTS = ("ttest_1samp", "ttest_ind", "ttest_rel")


def pair(function: Callable[..., Any]) -> Callable[..., Any]:
    """The statistic and the p-value of a test."""

    def called(*args: Any, **kwargs: Any) -> Any:
        found = function(*args, **kwargs)
        return found.statistic, found.pvalue

    return quietly(called)


def student(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same with the degrees of freedom."""

    def called(*args: Any, **kwargs: Any) -> Any:
        found = function(*args, **kwargs)
        return found.statistic, found.pvalue, found.df

    return quietly(called)


def four(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same with the place and the sign."""

    def called(*args: Any, **kwargs: Any) -> Any:
        found = function(*args, **kwargs)
        return found.statistic, found.pvalue, found.statistic_location, found.statistic_sign

    return quietly(called)


def two_or_more(*samples: Any) -> None:
    """SciPy resamples no single observation, and says so."""
    if min(map(np.size, samples)) < 2:
        raise NotImplementedError("SciPy resamples two observations or more")


def scipy() -> Operations:
    """scipy.stats."""
    from scipy import stats

    def bootstrap(seed: Any, x: Any, statistic: str, n_resamples: int, method: str) -> Any:
        two_or_more(x)
        found = stats.bootstrap(
            (x,), getattr(np, statistic), n_resamples=n_resamples, method=method, rng=int(seed)
        )
        return tuple(found.confidence_interval), found.bootstrap_distribution, found.standard_error

    def permutation_test(seed: Any, x: Any, y: Any, statistic: str, n_resamples: int) -> Any:
        two_or_more(x, y)
        if math.comb(np.size(x) + np.size(y), np.size(x)) <= n_resamples:
            raise NotImplementedError("SciPy goes through all orders where they are few")
        one = getattr(np, statistic)

        def difference(a: Any, b: Any, axis: int = -1) -> Any:
            return one(a, axis=axis) - one(b, axis=axis)

        found = stats.permutation_test(
            (x, y), difference, n_resamples=n_resamples, vectorized=True, rng=int(seed)
        )
        return found.statistic, found.pvalue, found.null_distribution

    return {
        "bootstrap": quietly(bootstrap),
        "permutation_test": quietly(permutation_test),
        **{name: pair(getattr(stats, name)) for name in ("mannwhitneyu", "wilcoxon", "kendalltau")},
        **{name: four(getattr(stats, name)) for name in ("ks_1samp", "ks_2samp")},
        **{name: student(getattr(stats, name)) for name in STUDENTS},
        **{name: pair(getattr(stats, name)) for name in ("f_oneway", "pearsonr", "spearmanr")},
        "chisquare": pair(stats.chisquare),
        "chi2_contingency": quietly(stats.chi2_contingency),
        "false_discovery_control": stats.false_discovery_control,
    }
