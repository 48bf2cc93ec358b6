"""Draws that belong together: of our module with a key, or of numpy's Generator without."""

from typing import Any

import numpy as np


def shares(source: Any, key: Any, size: int) -> Any:
    """Rows of ten shares."""
    return source.dirichlet(*key, np.linspace(0.5, 5.0, 10), size)


def counted(source: Any, key: Any, size: int) -> Any:
    """Counts of means of their own."""
    return source.poisson(*key, np.linspace(1.0, 60.0, size))


def ordered(source: Any, key: Any, size: int) -> Any:
    """An order of so many numbers."""
    return source.permutation(*key, size)


def one_in_ten(source: Any, key: Any, size: int) -> Any:
    """A tenth of all numbers."""
    return source.choice(*key, 10 * size, size, replace=False)


def few_of_many(source: Any, key: Any, size: int) -> Any:
    """Different numbers below 10**12."""
    return source.choice(*key, 10**12, size, replace=False)


def weighted(source: Any, key: Any, size: int) -> Any:
    """A tenth of numbers with weights."""
    p = np.arange(1.0, 10.0 * size + 1)
    return source.choice(*key, 10 * size, size, replace=False, p=p / p.sum())


def normal_vectors(source: Any, key: Any, size: int) -> Any:
    """Vectors of five numbers."""
    return source.multivariate_normal(*key, np.zeros(5), np.eye(5) + 0.5, size)


def words(source: Any, key: Any, size: int) -> Any:
    """Integers of 32 bits."""
    return source.bits(*key, size) if key else source.integers(0, 1 << 32, size, np.uint32)


def shuffled(source: Any, key: Any, size: int) -> Any:
    """An array in a random order."""
    x = np.arange(float(size))
    source.shuffle(*key, x)
    return x


def in_the_ball(source: Any, key: Any, size: int) -> Any:
    """Points of the unit ball of three dimensions."""
    if key:
        return source.unit_ball(*key, 3, size)
    x = source.standard_normal((size, 3))
    far = np.cbrt(source.random(size)) / np.sqrt((x * x).sum(1))
    return x * far[:, None]
