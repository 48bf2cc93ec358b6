"""Moments and products of deviations as values: made of rows, merged, read at any time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door, _threads
from nbmath.statistics.cpu import moments as _moments
from nbmath.statistics.cpu import stream as _cpu
from nbmath.statistics.door.moments import moments_of_row
from nbmath.statistics.door.rows import real

__all__ = ["CoMoments", "Moments", "comoments", "merge_all", "moments"]

Array = NDArray[Any]
Sample = TypeVar("Sample", "Moments", "CoMoments")


def moments(rows: ArrayLike) -> Moments:
    """The first four moments of columns and their ranges, as a value that can be merged.

    Rows are read once. `add` gives the moments with more rows, `merge` those of two samples
    together, `merge_all` those of many, two by two in their order, so that the same parts give the
    same bits on whatever threads or machines they were made. A value is never changed.

    Parameters:
        rows: Observations (n, d), or (n,) for one column; float32 or float64, or integers.

    Returns:
        Moments: `count`, and `mean`, `var(ddof)`, `std(ddof)`, `skew(bias)`, `kurtosis(fisher,
        bias)`, `low` and `high`, each with an entry for a column. No rows make a neutral value.

    Accuracy:
        As of `var` and `kurtosis` on all rows at once, within a few eps. Fourth powers of
        deviations must keep within the range.

    Raises:
        ValueError: `rows` has no rows and columns, or the other sample has other columns.

    Source:
        Chan, Golub & LeVeque 1983, doi:10.1080/00031305.1983.10483115; Pebay 2008, Sandia report
        SAND2008-6212, doi:10.2172/1028931.

    Examples:
        >>> from nbmath.statistics import moments
        >>> morning, evening = moments([[1.0], [2.0]]), moments([[3.0], [6.0]])
        >>> both = morning.merge(evening)
        >>> both.count, both.mean, both.var(ddof=1)
        (4, array([3.]), array([4.66666667]))
        >>> morning.add([[3.0], [6.0]]).mean
        array([3.])
    """
    return Moments.of(rows)


def comoments(rows: ArrayLike) -> CoMoments:
    """Means and products of deviations of columns, as a value that can be merged.

    What `moments` is for single columns, for pairs of them.

    Parameters:
        rows: Observations (n, d), or (n,) for one column.

    Returns:
        CoMoments: `count`, `mean` (d,), `covariance(ddof)` and `correlation()` (d, d), with `add`
        and `merge` as `moments` has them.

    Accuracy: as of `nbmath.linalg.covariance` on all rows at once, within a few eps.
    Raises: as for `moments`.
    Source: Chan, Golub & LeVeque 1983, doi:10.1080/00031305.1983.10483115.

    Examples:
        >>> from nbmath.statistics import comoments
        >>> comoments([[1.0, 1.0], [2.0, 0.0]]).merge(comoments([[3.0, -1.0]])).covariance()
        array([[ 1., -1.],
               [-1.,  1.]])
    """
    return CoMoments.of(rows)


def merge_all(parts: Iterable[Sample]) -> Sample:
    """The moments of many samples together, merged two by two in their order.

    Parameters:
        parts: Values of `moments`, or of `comoments`; at least one.

    Returns: A value of the same kind. The tree of merges depends on the number of parts alone.

    Raises:
        ValueError: There are no parts, or they have other columns.

    Examples:
        >>> from nbmath.statistics import merge_all, moments
        >>> merge_all(moments([float(i), float(i + 2)]) for i in range(5)).mean
        array([3.])
    """
    values = list(parts)
    if not values:
        raise ValueError("parts is empty; expected at least one sample")
    step = 1
    while step < len(values):
        for i in range(0, len(values) - step, 2 * step):
            values[i] = values[i].merge(values[i + step])
        step *= 2
    return values[0]


@dataclass(frozen=True, eq=False)
class Moments:
    """What `moments` makes.

    `sums` (5, d) holds numbers of rows, means, and sums of second, third and fourth powers of
    deviations; `low` and `high` (d,) are the ends of the ranges.
    """

    sums: Array
    low: Array
    high: Array

    @classmethod
    def of(cls, rows: ArrayLike) -> Self:
        """The moments of rows (n, d); of numbers (n,), those of one column."""
        x = _columns(rows)
        d = x.shape[1]
        if not len(x):
            nothing = np.zeros((5, d), x.dtype)
            return cls(nothing, np.full(d, np.inf, x.dtype), np.full(d, -np.inf, x.dtype))
        if d == 1:
            sums, unit = moments_of_row(x[:, 0], 4)
            if unit == 1:
                return cls(sums[:, None].copy(), x.min(axis=0), x.max(axis=0))
        numbers = np.arange(-(-len(x) // _cpu.ROWS))
        parts = np.empty((len(numbers), 5, d), x.dtype)
        shift = _cpu.shifts(x, 4)
        if _door.parallel(x.size):
            _threads.in_parts(_cpu.note_columns, (numbers, parts), x, 4, shift)
        else:
            _cpu.note_columns(numbers, parts, x, 4, shift)
        _cpu.join_columns(parts, 4, shift)
        low, high = np.empty(d, x.dtype), np.empty(d, x.dtype)
        _cpu.note_range(x, low, high)
        return cls(parts[0].copy(), low, high)

    def add(self, rows: ArrayLike) -> Self:
        """The moments with more rows."""
        return self.merge(type(self).of(rows))

    def merge(self, other: Moments) -> Self:
        """The moments of both samples."""
        _check(self.sums, other.sums)
        sums = self.sums.copy()
        _cpu.merge_columns(sums, other.sums.astype(sums.dtype))
        low, high = np.minimum(self.low, other.low), np.maximum(self.high, other.high)
        return type(self)(sums, low, high)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return int(self.sums[0, 0])

    @property
    def mean(self) -> Array:
        """Means, nan where there are no rows."""
        return self._finished(_moments.MEAN, 0.0, 0.0)

    def var(self, ddof: float = 0) -> Array:
        """Variances."""
        return self._finished(_moments.VAR, ddof, 0.0)

    def std(self, ddof: float = 0) -> Array:
        """Standard deviations."""
        return self._finished(_moments.STD, ddof, 0.0)

    def skew(self, bias: bool = True) -> Array:
        """Skewness."""
        return self._finished(_moments.SKEW, bias, 0.0)

    def kurtosis(self, fisher: bool = True, bias: bool = True) -> Array:
        """Kurtosis."""
        return self._finished(_moments.KURTOSIS, bias, fisher)

    def _finished(self, kind: int, ddof: float, fisher: float) -> Array:
        out = np.empty(self.sums.shape[1], self.sums.dtype)
        _cpu.finish_columns(self.sums, out, kind, float(ddof), float(fisher))
        return out


@dataclass(frozen=True, eq=False)
class CoMoments:
    """What `comoments` makes: the number of rows, means (d,) and sums of products (d, d)."""

    count: int
    mean: Array
    products: Array

    @classmethod
    def of(cls, rows: ArrayLike) -> Self:
        """The means and products of rows (n, d)."""
        from nbmath import linalg

        x = _columns(rows)
        n, d = x.shape
        if not n:
            return cls(0, np.zeros(d, x.dtype), np.zeros((d, d), x.dtype))
        products = linalg.covariance(x, rowvar=False, ddof=n - 1) if d else np.zeros((0, 0))
        return cls(n, Moments.of(x).mean, products)

    def add(self, rows: ArrayLike) -> Self:
        """The same with more rows."""
        return self.merge(type(self).of(rows))

    def merge(self, other: CoMoments) -> Self:
        """The same of both samples."""
        _check(self.products, other.products)
        products, distance = self.products.copy(), other.mean - self.mean
        more = other.products.astype(products.dtype)
        _cpu.merge_products(
            products, more, distance.astype(products.dtype), self.count, other.count
        )
        count = self.count + other.count
        mean = self.mean + distance * products.dtype.type(other.count / max(count, 1))
        return type(self)(count, mean, products)

    def covariance(self, ddof: float = 1) -> Array:
        """Covariances; nan for too few rows."""
        divisor = self.count - ddof
        return self.products / (divisor if divisor > 0 else np.nan)

    def correlation(self) -> Array:
        """Correlations, from -1 to 1."""
        from nbmath.linalg.cpu.moments_large import correlation_matrix

        found = self.products.copy()
        correlation_matrix(found)
        return found


def _columns(rows: ArrayLike) -> Array:
    x = real(rows, "rows")
    if x.ndim not in (1, 2):
        raise ValueError(f"rows has shape {x.shape}; expected (n, d), or (n,) for one column")
    return _door.plain(x.reshape(len(x), -1 if x.size else x.shape[-1] if x.ndim > 1 else 1))


def _check(one: Array, other: Array) -> None:
    if one.shape != other.shape:
        raise ValueError(
            f"other has {other.shape[-1]} columns; expected {one.shape[-1]} as the first sample has"
        )
