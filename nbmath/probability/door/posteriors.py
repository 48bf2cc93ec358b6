"""What every posterior of numbers does before and after its pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath.probability.door.checks import check_counts, check_positive

Array = NDArray[Any]
Posterior = TypeVar("Posterior")


def posterior(
    make: Callable[..., Posterior],
    driver: Callable[..., bool],
    check: Callable[..., None],
    *,
    parts: int = 2,
    **given: ArrayLike,
) -> Posterior:
    """A named tuple of arrays from arguments that broadcast; `check` says what is wrong with them.

    A pass finds the posterior and whether everything is as it must be.
    """
    arrays = _door.reals(**given)
    columns, shape = _columns(arrays)
    out = np.empty((parts, columns[0].size), arrays[0].dtype)
    if not driver(columns, out) or not out.size:
        check(**dict(zip(given, arrays, strict=True)))
    return make(*(out if len(shape) == 1 else (part.reshape(shape)[()] for part in out)))


def _columns(given: tuple[Array, ...]) -> tuple[tuple[Array, ...], tuple[int, ...]]:
    """Arrays spread over their common shape, flat; and that shape."""
    shape = given[0].shape
    if len(shape) == 1 and all(v.shape == shape and v.flags.carray for v in given):
        return given, shape
    shape = np.broadcast(*given).shape
    return tuple(_door.plain(np.broadcast_to(v, shape)).reshape(-1) for v in given), shape


def check_trials(a: Array, b: Array, successes: Array, trials: Array) -> None:
    """Of a chance."""
    check_positive(a=a, b=b)
    check_counts(successes=successes, failures=trials - successes)


def check_rates(a: Array, rate: Array, total: Array, count: Array) -> None:
    """Of a rate."""
    check_positive(a=a, rate=rate)
    check_counts(total=total, count=count)


def check_variances(
    mean: Array, variance: Array, noise: Array, sample_mean: Array, count: Array
) -> None:
    """Of a mean whose variance is known."""
    check_positive(variance=variance, noise=noise)
    check_counts(count=count)


def check_samples(
    mean: Array, strength: Array, a: Array, b: Array,
    sample_mean: Array, squares: Array, count: Array,
) -> None:  # fmt: skip  # the prior, then the sample
    """Of a mean and a variance."""
    check_positive(strength=strength, a=a, b=b)
    check_counts(squares=squares, count=count)
