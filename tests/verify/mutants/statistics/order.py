"""Wrong order statistics, ranks and histograms."""

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import stats

Function = Callable[..., Any]


def low_median(x: Any, axis: Any = None) -> Any:
    """The lower of the two middle entries."""
    return np.quantile(x, 0.5, axis=axis, method="lower")


def mean_for_median(x: Any, axis: Any = None) -> Any:
    return np.mean(x, axis=axis)


def median_unsorted(x: Any, axis: Any = None) -> Any:
    """The entry in the middle of the data as they come."""
    return x[..., x.shape[-1] // 2] if axis is not None else x.ravel()[x.size // 2]


def always(name: str) -> Function:
    """Quantiles of one definition, whatever is asked for."""

    def wrong(x: Any, q: Any, axis: Any = None, method: str = "linear") -> Any:
        return np.quantile(x, q, axis=axis, method=name)  # type: ignore[call-overload]  # a name

    return wrong


def quantile_of_one_more(x: Any, q: Any, axis: Any = None, method: str = "linear") -> Any:
    return np.quantile(np.append(x, x[..., -1:]), q)


def quantile_cut_off(x: Any, q: Any, axis: Any = None, method: str = "linear") -> Any:
    """Never quite the end."""
    return np.quantile(x, np.clip(q, 0.02, 0.98), axis=axis)


def quantile_wavy(x: Any, q: Any, axis: Any = None, method: str = "linear") -> Any:
    return np.quantile(x, np.clip(q + 0.1 * np.sin(40 * q), 0, 1), axis=axis)


def quantile_along_rows(x: Any, q: Any, axis: Any = None, method: str = "linear") -> Any:
    return np.quantile(x[::-1] if x.ndim == 1 else np.roll(x, 1, axis=1), q, axis=axis)


def quantile_unsorted(x: Any, q: Any, axis: Any = None, method: str = "linear") -> Any:
    return x.ravel()[int(q * (x.size - 1))]


def wide_iqr(x: Any) -> Any:
    return np.quantile(x, 0.8) - np.quantile(x, 0.2)


def unsorted_iqr(x: Any) -> Any:
    return abs(x[x.size // 4 * 3] - x[x.size // 4])


def mean_deviation(x: Any) -> Any:
    return np.mean(np.abs(x - np.mean(x)))


def deviation_of_first(x: Any) -> Any:
    return np.abs(x - x[0]).max()


def percentile_as_quantile(x: Any, q: Any, axis: Any = None, method: str = "linear") -> Any:
    return np.quantile(x, min(q, 1.0))


def trimmed_on_one_side(x: Any, share: Any) -> Any:
    return np.mean(np.sort(x)[int(share * x.size) :])


def trimmed_by_rounding_up(x: Any, share: Any) -> Any:
    cut = min(int(np.ceil(share * x.size)), (x.size - 1) // 2)
    return np.mean(np.sort(x)[cut : x.size - cut])


def largest_mode(x: Any) -> Any:
    values, counts = np.unique(x, return_counts=True)
    best = values[counts == counts.max()][-1]
    return best, counts.max()


def mode_of_distinct(x: Any) -> Any:
    return np.min(x), 1


def ranks(kind: str) -> Function:
    """Ranks of one method, whatever is asked for."""
    return lambda x, method="average": stats.rankdata(x, kind)


def ranks_from_zero(x: Any, method: str = "average") -> Any:
    return stats.rankdata(x, method) - 1


def ranks_falling(x: Any, method: str = "average") -> Any:
    return stats.rankdata(-np.asarray(x), method)


def ranks_of_values(x: Any, method: str = "average") -> Any:
    """Ties are told by neighbours of the mean too."""
    given = np.asarray(x, float)
    return stats.rankdata(np.where(np.abs(given - given.mean()) < 1, given.mean(), given), method)


def bins_closed_on_the_right(x: Any, bins: Any, *options: Any, **more: Any) -> Any:
    edges = np.histogram_bin_edges(x, bins, *options)
    places = np.clip(np.searchsorted(edges, x, side="left"), 1, len(edges) - 1) - 1
    inside = (x >= edges[0]) & (x <= edges[-1])
    return np.bincount(places[inside], minlength=len(edges) - 1), edges


def last_bin_open(x: Any, bins: Any, *options: Any, **more: Any) -> Any:
    found, edges = np.histogram(x, bins, *options)
    found[-1] -= np.sum(x == edges[-1])
    return found, edges


def weights_forgotten(x: Any, bins: Any, ends: Any = None, **more: Any) -> Any:
    return np.histogram(x, bins, ends, density=more.get("density", False))


def density_without_widths(x: Any, bins: Any, ends: Any = None, **more: Any) -> Any:
    found, edges = np.histogram(x, bins, ends, weights=more.get("weights"))
    return (found / found.sum() if more.get("density") else found), edges


MUTANTS: dict[str, list[Any]] = {
    "median_is_the_middle_of_the_sorted": [low_median, mean_for_median, median_unsorted],
    "median_minimises_absolute_deviations": [mean_for_median, median_unsorted],
    "order_statistics_ignore_the_order_of_the_data": [
        {"median": median_unsorted},
        {"quantile": quantile_unsorted},
        {"iqr": unsorted_iqr},
        {"median_abs_deviation": deviation_of_first},
    ],
    "quantiles_are_as_hyndman_and_fan_define_them": [
        *(always(name) for name in ("linear", "hazen", "weibull", "inverted_cdf")),
        quantile_of_one_more,
    ],
    "quantiles_end_at_the_range": [quantile_cut_off],
    "quantiles_rise_with_their_share": [quantile_wavy],
    "quantiles_stretch_and_turn_with_the_data": [always("inverted_cdf"), always("lower")],
    "quartiles_are_quantiles": [
        {"iqr": wide_iqr},
        {"median": mean_for_median},
        {"percentile": percentile_as_quantile},
    ],
    "trimmed_means_leave_the_ends_out": [trimmed_on_one_side, trimmed_by_rounding_up],
    "median_deviation_is_a_median_of_distances": [mean_deviation, deviation_of_first],
    "mode_is_the_smallest_most_frequent": [largest_mode, mode_of_distinct],
    "order_statistics_along_an_axis_are_those_of_rows": [
        {
            "median": lambda x, axis=None: (
                np.median(x, axis=axis)
                if axis is None
                else np.median(x, 1) + 0 * x[:, 0] + (x.shape[0] > 2) * x[0, 0]
            )
        },
        {"quantile": quantile_along_rows},
    ],
    "ranks_add_up_whatever_is_tied": [ranks("min"), ranks("dense"), ranks_from_zero],
    "ranks_count_what_is_smaller": [ranks("average"), ranks("min"), ranks_falling],
    "dense_and_ordinal_ranks_leave_no_gaps": [ranks("min"), ranks("ordinal"), ranks("dense")],
    "ranks_know_the_order_alone": [ranks("min"), ranks("ordinal"), ranks_of_values],
    "bins_hold_what_lies_between_their_edges": [bins_closed_on_the_right, last_bin_open],
    "equal_bins_hold_everything": [bins_closed_on_the_right, last_bin_open],
    "weights_of_bins_are_repetitions": [weights_forgotten, density_without_widths],
}
