"""What distributions are timed on."""

from collections.abc import Callable

import numpy as np

from benchmarks.common import Inputs

Make = Callable[[int, str, np.random.Generator], Inputs]


def between(low: float, high: float) -> Make:
    """Arguments spread evenly."""
    return lambda size, dtype, rng: (rng.uniform(low, high, size).astype(dtype),)


def counts(low: int, high: int) -> Make:
    """Whole numbers."""
    return lambda size, dtype, rng: (rng.integers(low, high, size).astype(dtype),)


def normal_points(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Points of a multivariate normal distribution."""
    n, d = size
    basis = rng.standard_normal((d, 2 * d)) / d**0.5
    parts = rng.standard_normal((n, d)), rng.standard_normal(d), basis @ basis.T
    return tuple(part.astype(dtype) for part in parts)


def dirichlet_shares(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Shares, and concentrations around one."""
    n, k = size
    alpha = rng.uniform(0.5, 3.0, k)
    return rng.dirichlet(alpha, n).astype(dtype), alpha.astype(dtype)


def multinomial_counts(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Counts of a hundred trials."""
    n, k = size
    p = rng.dirichlet(np.ones(k))
    return rng.multinomial(100, p, n).astype(dtype), 100, p.astype(dtype)


def mixed(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Points and a mixture of so many parts."""
    n, parts = size
    given = np.full(parts, 1 / parts), rng.uniform(-5, 5, parts), rng.uniform(0.5, 2, parts)
    return tuple(part.astype(dtype) for part in (rng.uniform(-8, 8, n), *given))
