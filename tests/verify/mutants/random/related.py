"""Wrong draws of tests and whole numbers, each a mistake that somebody has made."""

from typing import Any

import numpy as np


def generator(seed: Any) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(int(seed)))


def chisquare_of_half(seed: Any, df: Any, size: Any) -> Any:
    """Half the degrees of freedom, and half forgotten."""
    return 2.0 * generator(seed).standard_gamma(df, size)


def chisquare_without_boost(seed: Any, df: Any, size: Any) -> Any:
    half = np.asarray(df) / 2
    return 2.0 * generator(seed).standard_gamma(np.where(half < 1, half + 1, half), size)


def t_of_normal(seed: Any, df: Any, size: Any) -> Any:
    return generator(seed).standard_normal(size)


def t_with_one_degree_more(seed: Any, df: Any, size: Any) -> Any:
    return generator(seed).standard_t(np.asarray(df) + 1, size)


def f_swapped(seed: Any, dfnum: Any, dfden: Any, size: Any) -> Any:
    return generator(seed).f(dfden, dfnum, size)


def f_of_sums(seed: Any, dfnum: Any, dfden: Any, size: Any) -> Any:
    """The degrees of freedom are not divided by."""
    return generator(seed).f(dfnum, dfden, size) * dfnum / dfden


def integers_by_remainder(seed: Any, low: Any, high: Any, size: Any) -> Any:
    """The remainder of a word of 64 bits prefers small numbers."""
    words = generator(seed).integers(0, 2**64, size, dtype=np.uint64)
    return (words % np.uint64(high - low)).astype(np.int64) + low


def integers_with_the_end(seed: Any, low: Any, high: Any, size: Any) -> Any:
    return generator(seed).integers(low, high, size, endpoint=True)


def integers_of_a_float(seed: Any, low: Any, high: Any, size: Any) -> Any:
    """Rounding makes both ends half as likely."""
    u = generator(seed).random(size)
    return np.rint(u * float(high - low - 1)).astype(np.int64) + low


def geometric_from_zero(seed: Any, p: Any, size: Any) -> Any:
    return generator(seed).geometric(p, size) - 1


def geometric_of_the_mean(seed: Any, p: Any, size: Any) -> Any:
    """The rate p in place of -log(1 - p)."""
    return 1 + np.floor(generator(seed).standard_exponential(size) / p).astype(np.int64)


def negative_binomial_of_trials(seed: Any, n: Any, p: Any, size: Any) -> Any:
    return generator(seed).negative_binomial(n, p, size) + 1


def negative_binomial_of_the_mean(seed: Any, n: Any, p: Any, size: Any) -> Any:
    """The gamma draw replaced by its mean."""
    return generator(seed).poisson(n * (1 - p) / p, size)


MUTANTS = {
    "chi_square_draws_follow_the_chi_square_distribution": [
        chisquare_of_half,
        chisquare_without_boost,
    ],
    "draws_of_students_t_follow_it": [t_of_normal, t_with_one_degree_more],
    "draws_of_fishers_f_follow_it": [f_swapped, f_of_sums],
    "whole_numbers_of_an_interval_are_equally_likely": [
        integers_by_remainder,
        integers_with_the_end,
        integers_of_a_float,
    ],
    "geometric_draws_follow_the_geometric_distribution": [
        geometric_from_zero,
        geometric_of_the_mean,
    ],
    "negative_binomial_draws_follow_the_negative_binomial_distribution": [
        negative_binomial_of_trials,
        negative_binomial_of_the_mean,
    ],
}
