"""Tests of hypotheses."""

from collections.abc import Callable
from typing import Any

from verify.peers.statistics_moments import Operations, quietly


def pair(function: Callable[..., Any]) -> Callable[..., Any]:
    """The statistic and the p-value of a test."""

    def called(*args: Any, **kwargs: Any) -> Any:
        found = function(*args, **kwargs)
        return found.statistic, found.pvalue

    return quietly(called)


def four(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same with the place and the sign."""

    def called(*args: Any, **kwargs: Any) -> Any:
        found = function(*args, **kwargs)
        return found.statistic, found.pvalue, found.statistic_location, found.statistic_sign

    return quietly(called)


def scipy() -> Operations:
    """scipy.stats."""
    from scipy import stats

    return {
        **{name: pair(getattr(stats, name)) for name in ("mannwhitneyu", "wilcoxon", "kendalltau")},
        **{name: four(getattr(stats, name)) for name in ("ks_1samp", "ks_2samp")},
        "false_discovery_control": stats.false_discovery_control,
    }
