"""Inputs of tests, and what of SciPy and NumPy they are compared with."""

from typing import Any

import numpy as np

from benchmarks.common import Inputs


def one(size: tuple[int, ...], dtype: str, rng: np.random.Generator) -> Inputs:
    """A sample near nought."""
    return (rng.normal(0.05, 1.0, size).astype(dtype),)


def two(size: tuple[int, ...], dtype: str, rng: np.random.Generator) -> Inputs:
    """Two samples near each other."""
    return rng.normal(0.0, 1.0, size).astype(dtype), rng.normal(0.05, 1.0, size).astype(dtype)


def shares(size: tuple[int, ...], dtype: str, rng: np.random.Generator) -> Inputs:
    """P-values."""
    return (rng.uniform(0.0, 1.0, size).astype(dtype),)


def normal_cdf(x: Any) -> Any:
    """The normal distribution function."""
    import scipy.special

    return scipy.special.ndtr(x)


def holm_in_numpy(ps: Any) -> Any:
    """Holm's method in three lines of NumPy, as it is written where it is needed."""
    order = np.argsort(ps)
    out = np.empty_like(ps)
    steps = np.maximum.accumulate(ps[order] * np.arange(ps.size, 0, -1))
    out[order] = np.minimum(1.0, steps)
    return out


def scipy_bootstrap(x: Any) -> Any:
    """scipy.stats.bootstrap of the mean."""
    return stats().bootstrap((x,), np.mean, n_resamples=999).standard_error


def scipy_permutations(x: Any, y: Any) -> Any:
    """scipy.stats.permutation_test of the difference of means."""
    found = stats().permutation_test(
        (x, y),
        lambda a, b, axis: np.mean(a, axis=axis) - np.mean(b, axis=axis),
        n_resamples=999,
        vectorized=True,
    )
    return found.statistic


def as_pair(found: Any) -> Any:
    """The statistic and the p-value of a result that has more."""
    return found if isinstance(found, np.ndarray) else tuple(found)[:2]


def stats() -> Any:
    """scipy.stats, which is slow to import."""
    import scipy.stats

    return scipy.stats


def counted(size: tuple[int, ...], dtype: str, rng: np.random.Generator) -> Inputs:
    """Counts."""
    return (rng.integers(5, 50, size).astype(dtype),)


def scipy_ztest(x: Any) -> Any:
    """The test in two lines of NumPy and SciPy, as it is written where it is needed."""
    import scipy.special

    z = x.mean() * np.sqrt(x.size)
    return z, 2 * scipy.special.ndtr(-abs(z))


def scipy_one(x: Any) -> Any:
    """scipy.stats.ttest_1samp against nought."""
    return as_pair(stats().ttest_1samp(x, 0.0))


def scipy_f_test(x: Any, y: Any) -> Any:
    """The ratio of variances by NumPy, its tails by SciPy."""
    f = x.var(ddof=1) / y.var(ddof=1)
    law = stats().f(x.size - 1, y.size - 1)
    return f, 2 * min(law.sf(f), law.cdf(f))


def scipy_interval(x: Any) -> Any:
    """scipy.stats.t.interval."""
    return stats().t.interval(0.95, x.size - 1, x.mean(), x.std(ddof=1) / np.sqrt(x.size))
