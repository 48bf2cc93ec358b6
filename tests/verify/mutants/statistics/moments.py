"""Wrong moments, each a mistake that somebody has made."""

from typing import Any

import numpy as np
from scipy import stats

from nbmath import statistics
from nbmath.statistics.door.stream import CoMoments, Moments
from verify.peers.statistics_moments import quietly


def mean_without_the_last(x: Any, axis: Any = None) -> Any:
    return np.sum(x[..., :-1], axis=axis) / (x.size if axis is None else x.shape[axis])


def mean_one_by_one(x: Any, axis: Any = None) -> Any:
    """Summed in half the bits."""
    short = np.float32 if x.dtype == np.float64 else np.float16
    with np.errstate(all="ignore"):
        return np.mean(np.clip(x, -6e4, 6e4).astype(short), axis=axis).astype(x.dtype)


def mean_over_one_less(x: Any, axis: Any = None) -> Any:
    return np.sum(x, axis=axis) / max((x.size if axis is None else x.shape[axis]) - 1, 1)


def median_for_mean(x: Any, axis: Any = None) -> Any:
    return np.median(x, axis=axis)


def mean_of_sizes(x: Any, axis: Any = None) -> Any:
    return np.mean(np.abs(x), axis=axis)


def first_for_mean(x: Any, axis: Any = None) -> Any:
    return x.ravel()[0] if axis is None else np.take(x, 0, axis)


@quietly
def naive_variance(x: Any, axis: Any = None, ddof: int = 0) -> Any:
    """The mean of squares less the square of the mean."""
    n = x.size if axis is None else x.shape[axis]
    return (np.mean(x * x, axis=axis) - np.mean(x, axis=axis) ** 2) * n / (n - ddof)


@quietly
def unbiased_variance(x: Any, axis: Any = None, ddof: int = 0) -> Any:
    return np.var(x, axis=axis, ddof=1 + ddof)


@quietly
def deaf_variance(x: Any, axis: Any = None, ddof: int = 0) -> Any:
    return np.var(x, axis=axis)


@quietly
def variance_of_half(x: Any, axis: Any = None, ddof: int = 0) -> Any:
    return np.var(x[: (len(x) + 1) // 2], axis=axis, ddof=ddof)


@quietly
def variance_beside(x: Any, axis: Any = None, ddof: int = 0) -> Any:
    """Squares about nought."""
    return np.mean(x * x, axis=axis)


@quietly
def variance_of_all(x: Any, axis: Any = None, ddof: int = 0) -> Any:
    """Deaf to the axis, but for the shape."""
    return np.var(x) + (0 * x.sum(axis=axis) if x.ndim > 1 else 0)


def mean_of_first_two(x: Any, axis: Any = None) -> Any:
    return np.mean(x[..., :2], axis=axis)


@quietly
def variance_for_deviation(x: Any, axis: Any = None, ddof: int = 0) -> Any:
    return np.var(x, axis=axis, ddof=ddof)


@quietly
def skew_about_the_median(x: Any, bias: bool = True) -> Any:
    return np.mean((x - np.median(x)) ** 3) / np.std(x) ** 3


@quietly
def skew_of_first(x: Any, bias: bool = True) -> Any:
    return stats.skew(x) + np.sign(x[0]) ** 2 * 0.01


@quietly
def skew_unbiased_always(x: Any, bias: bool = True) -> Any:
    return stats.skew(x, bias=False)


@quietly
def skew_always_biased(x: Any, bias: bool = True) -> Any:
    return stats.skew(x)


@quietly
def skew_doubled(x: Any, bias: bool = True) -> Any:
    return 2 * stats.skew(x, bias=bias)


@quietly
def kurtosis_not_in_excess(x: Any, fisher: bool = True, bias: bool = True) -> Any:
    return stats.kurtosis(x, fisher=False, bias=bias)


@quietly
def kurtosis_lopsided(x: Any, fisher: bool = True, bias: bool = True) -> Any:
    return stats.kurtosis(x, fisher=fisher, bias=bias) + 0.01 * (x[0] > 0)


@quietly
def kurtosis_too_small(x: Any, fisher: bool = True, bias: bool = True) -> Any:
    return 0.9 * stats.kurtosis(x, fisher=fisher, bias=bias) - 0.4


def average_unweighted(x: Any, axis: Any = None, weights: Any = None) -> Any:
    return np.mean(x)


def average_over_the_number(x: Any, axis: Any = None, weights: Any = None) -> Any:
    return np.mean(x * weights)


@quietly
def describe_with_ddof_zero(x: Any) -> Any:
    found = stats.describe(x)
    return found._replace(variance=np.var(x))


@quietly
def describe_with_ends_swapped(x: Any) -> Any:
    found = stats.describe(x)
    return found._replace(minmax=found.minmax[::-1])


def plain(sample: Any) -> Moments:
    """The sample as one that merges rightly."""
    return Moments(sample.sums, sample.low, sample.high)


class Forgetful(Moments):
    """Merged without what the distance of the means adds."""

    def merge(self, other: Any) -> Any:
        total = self.sums + other.sums
        count = max(total[0, 0], 1)
        total[1] = (self.sums[0] * self.sums[1] + other.sums[0] * other.sums[1]) / count
        low, high = np.minimum(self.low, other.low), np.maximum(self.high, other.high)
        return type(self)(total, low, high)


class WrongSign(Moments):
    """The third moment with the distance turned round."""

    def merge(self, other: Any) -> Any:
        right = plain(self).merge(plain(other))
        wrong = plain(other).merge(plain(self))
        sums = right.sums.copy()
        sums[3] -= 2 * (wrong.sums[3] - self.sums[3] - other.sums[3])
        return type(self)(sums, right.low, right.high)


class Lopsided(Moments):
    """The mean drawn to the first sample."""

    def merge(self, other: Any) -> Any:
        right = plain(self).merge(plain(other))
        sums = right.sums.copy()
        sums[1] = (sums[1] * 9 + self.sums[1]) / 10
        return type(self)(sums, right.low, right.high)


class Apart(CoMoments):
    """Products added without the distance of the means."""

    def merge(self, other: Any) -> Any:
        right = CoMoments.merge(self, other)
        return type(self)(right.count, right.mean, self.products + other.products)


std_by_squares = {"std": lambda x, axis=None, ddof=0: np.sqrt(np.mean((x - x.mean()) ** 2))}
RIGHT = {name: getattr(statistics, name) for name in ("mean", "var", "skew", "kurtosis")}

MUTANTS: dict[str, list[Any]] = {
    "mean_is_the_sum_over_the_number": [
        mean_without_the_last,
        mean_one_by_one,
        mean_over_one_less,
        median_for_mean,
    ],
    "mean_moves_and_stretches_with_the_data": [mean_of_sizes, mean_over_one_less],
    "mean_lies_within_the_range": [mean_of_sizes, mean_over_one_less],
    "moments_ignore_the_order_of_the_data": [
        {"mean": first_for_mean},
        {"mean": mean_without_the_last},
        {"var": variance_of_half},
    ],
    "variance_is_the_mean_square_of_pairwise_differences": [
        naive_variance,
        unbiased_variance,
        variance_of_half,
        variance_beside,
    ],
    "variance_does_not_feel_where_the_data_lie": [naive_variance, variance_beside],
    "variance_divides_by_the_degrees_of_freedom": [deaf_variance, unbiased_variance],
    "standard_deviation_is_the_root_of_the_variance": [variance_for_deviation],
    "standard_deviation_keeps_within_the_range": [quietly(std_by_squares["std"])],
    "variance_of_equal_numbers_is_zero": [variance_beside, unbiased_variance],
    "standardised_moments_are_those_of_deviations": [
        {"skew": skew_about_the_median},
        {"skew": skew_unbiased_always},
        {"kurtosis": kurtosis_not_in_excess},
        {"kurtosis": kurtosis_lopsided},
    ],
    "skewness_is_odd_and_kurtosis_even": [
        {"skew": skew_of_first},
        {"kurtosis": kurtosis_lopsided},
    ],
    "kurtosis_exceeds_the_square_of_the_skewness": [
        {"skew": skew_doubled},
        {"kurtosis": kurtosis_too_small},
    ],
    "unbiased_forms_are_multiples_of_the_biased": [
        {"skew": skew_always_biased},
        {"kurtosis": kurtosis_not_in_excess},
    ],
    "whole_weights_count_as_repetitions": [average_unweighted, average_over_the_number],
    "weights_count_by_their_shares": [{"average": average_over_the_number}],
    "a_description_is_of_its_parts": [
        {"describe": describe_with_ddof_zero},
        {"describe": describe_with_ends_swapped},
        {"mean": median_for_mean},
    ],
    "merged_moments_are_those_of_all": [Forgetful.of, WrongSign.of, Lopsided.of],
    "moments_merge_in_any_order": [Lopsided.of],
    "merged_covariances_are_those_of_all": [Apart.of],
    "moments_along_an_axis_are_those_of_rows": [
        {"mean": mean_of_first_two},
        {"var": variance_of_all},
    ],
}
