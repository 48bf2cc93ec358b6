"""What tests share: samples as rows of float64, alternatives and methods by number."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath.statistics.door.rows import Rows, prepared, real

Array = NDArray[Any]
Alternative = Literal["two-sided", "less", "greater"]
ALTERNATIVES = ("two-sided", "less", "greater")


class SignificanceResult(NamedTuple):
    """The result of a test: its statistic and its p-value."""

    statistic: Any
    pvalue: Any


def wide(a: ArrayLike, argument: str) -> Array:
    """An array of float64."""
    return real(a, argument).astype(np.float64, copy=False)


def chosen(value: str, names: tuple[str, ...], argument: str) -> int:
    """The number of a name."""
    if value not in names:
        raise ValueError(f"{argument} is {value!r}; expected one of {', '.join(names)}")
    return names.index(value)


def samples(axis: int | None, nan_policy: str, **given: ArrayLike) -> list[Rows]:
    """Rows of each sample along an axis, as many of one as of the other."""
    found = [prepared(wide(a, n), axis, False, nan_policy, n) for n, a in given.items()]
    (first, *names) = given
    for name, rows in zip(names, found[1:], strict=True):
        if rows.shape != found[0].shape:
            raise ValueError(
                f"{name} has shape {np.shape(given[name])}; expected that of {first},"
                f" {np.shape(given[first])}, but for axis {axis}"
            )
    return found


def row(a: ArrayLike, argument: str) -> Array:
    """One sample of float64 on one axis."""
    array = wide(a, argument)
    if array.ndim > 1:
        raise ValueError(f"{argument} has shape {array.shape}; expected one axis")
    return _door.plain(array.reshape(-1))


def pair(x: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
    """Two samples of one length."""
    first, second = row(x, "x"), row(y, "y")
    if first.shape != second.shape:
        raise ValueError(f"y has {second.size} entries; expected {first.size} as x has")
    return first, second
