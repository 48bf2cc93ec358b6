"""Order statistics, ranks and histograms."""

from typing import Any

import numpy as np

from verify.peers.statistics_moments import Operations, quietly


def numpy() -> Operations:
    """Order statistics of arrays."""

    def quantile(x: Any, q: Any, axis: Any = None, method: Any = "linear") -> Any:
        return np.quantile(x, q, axis=axis, method=method)

    def percentile(x: Any, q: Any, axis: Any = None, method: Any = "linear") -> Any:
        return np.percentile(x, q, axis=axis, method=method)

    found: Operations = {
        "median": np.median,
        "quantile": quantile,
        "percentile": percentile,
        "histogram": np.histogram,
    }
    return {name: quietly(function) for name, function in found.items()}


def scipy() -> Operations:
    """scipy.stats."""
    from scipy import stats

    names = ("iqr", "median_abs_deviation", "trim_mean", "rankdata")

    def mode(x: Any) -> Any:
        found = stats.mode(x)
        return found.mode, found.count

    return {**{name: quietly(getattr(stats, name)) for name in names}, "mode": mode}
