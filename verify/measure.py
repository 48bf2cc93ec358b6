"""Errors in units of what a stable computation may commit.

Everything is compared in float64, where the difference of two float32 numbers is exact, and a
right side of mpmath numbers is split into a head and a tail, so that a reference is never rounded
before it is compared.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from verify.tolerance import Unit

Reals = NDArray[np.float64]
Mask = NDArray[np.bool_]

SCALING = 100
"""The power of two by which very large and very small numbers are scaled to be compared."""


@dataclass(frozen=True)
class Units:
    """The unit of error of one claim in one precision."""

    dtype: np.dtype[Any]
    unit: Unit
    scale: Any = None
    n: Any = 1
    condition: Any = None

    def distance(self, left: ArrayLike, right: ArrayLike) -> tuple[Reals, Mask]:
        """|left - right| in units, entry by entry, and where just one side is not finite."""
        if self.unit == "exact":
            return difference(left, right)
        if self.unit == "ulp":
            return ulp_distance(left, right, self.dtype)
        one, head, tail = _sides(left, right)
        with np.errstate(all="ignore"):
            error = np.abs((one - head) - tail)
            unit = self._unit(np.maximum(np.abs(one), np.abs(head)))
            ratios = error / unit
        return _settled(ratios, one, head)

    def norm_distance(self, left: ArrayLike, right: ArrayLike, norm: str) -> tuple[Reals, Mask]:
        """Norm of left - right in units; the scale is the norm of the larger side by default."""
        one, head, tail = _sides(left, right)
        broken = np.array([(np.isfinite(one) != np.isfinite(head)).any()])
        if broken[0] or not np.isfinite(one).all():
            same = bool(np.all((one == head) | (np.isnan(one) & np.isnan(head))))
            return np.array([0.0 if same else np.inf]), broken
        with np.errstate(all="ignore"):
            error = matrix_norm((one - head) - tail, norm)
            unit = self._unit(np.maximum(matrix_norm(one, norm), matrix_norm(head, norm)))
            ratios = np.atleast_1d(error / unit)
        return np.where(error == 0, 0.0, ratios).max(initial=0.0, keepdims=True).ravel(), broken

    def excess(self, left: ArrayLike, right: ArrayLike) -> tuple[Reals, Mask]:
        """How far left lies above right, in units; any way above where equality is exact."""
        one, head, tail = _sides(left, right)
        if self.unit == "exact":
            nan = np.isnan(one) & np.isnan(head)
            ratios = np.where((one <= head) | nan, 0.0, np.inf)
            return ratios, np.isnan(one) != np.isnan(head)
        with np.errstate(all="ignore"):
            error = np.maximum((one - head) - tail, 0.0)
            finite = np.where(np.isfinite(one), np.abs(one), 0.0)
            unit = self._unit(np.maximum(finite, np.where(np.isfinite(head), np.abs(head), 0.0)))
            ratios = error / unit
        ratios = np.where(one <= head, 0.0, ratios)
        broken = np.isnan(one) != np.isnan(head)
        return np.where(
            np.isnan(one) & np.isnan(head), 0.0, np.where(broken, np.inf, ratios)
        ), broken

    def _unit(self, default: Reals) -> Reals:
        """The product eps n scale, and the spacing of the subnormals below it."""
        limits = np.finfo(self.dtype)
        scale = default if self.scale is None else np.abs(np.asarray(self.scale, np.float64))
        if self.condition is not None:
            scale = scale * np.maximum(np.asarray(self.condition, np.float64), 1.0)
        n = np.maximum(np.asarray(self.n, np.float64), 1.0)
        unit = float(limits.eps) * n * scale + float(limits.smallest_subnormal)
        return np.asarray(unit, np.float64)


def difference(left: ArrayLike, right: ArrayLike) -> tuple[Reals, Mask]:
    """0 where the sides are the same, infinity elsewhere."""
    one, other = np.atleast_1d(np.asarray(left)), np.atleast_1d(np.asarray(right))
    same = np.asarray(one == other)
    broken = np.zeros(same.shape, np.bool_)
    if one.dtype.kind in "fc" and other.dtype.kind in "fc":
        same |= np.isnan(one) & np.isnan(other)
        broken |= np.isfinite(one) != np.isfinite(other)
    return np.where(same, 0.0, np.inf), broken


def ulp_distance(left: ArrayLike, right: ArrayLike, dtype: np.dtype[Any]) -> tuple[Reals, Mask]:
    """Error of left in ulps of right, where infinity counts as the float after the largest."""
    one, head, tail, power = _scaled(*_sides(left, right), right)
    limits = np.finfo(dtype)
    nan = np.isnan(one) | np.isnan(head)
    # One binade above the largest float stands for infinity.
    with np.errstate(all="ignore"):
        top = np.ldexp(1.0, int(limits.maxexp) - SCALING)
        large = power < 0
        one = np.where(large, np.clip(one, -top, top), one)
        tail = np.where(large & (np.abs(head) >= top), 0.0, tail)
        head = np.where(large, np.clip(head, -top, top), head)
        _, exponent = np.frexp(np.abs(head))
        exponent = np.where(head == 0, -2000, exponent)
        exponent = np.where(large, np.minimum(exponent, int(limits.maxexp) - SCALING), exponent)
        lowest = int(limits.minexp) - int(limits.nmant) + power
        gap = np.ldexp(1.0, np.maximum(exponent - 1 - int(limits.nmant), lowest))
        ratios = np.abs((one - head) - tail) / gap
    # Infinity is a number here, so that only a nan is out of place.
    both = np.isnan(one) & np.isnan(head)
    ratios = np.where(both, 0.0, np.where(nan, np.inf, ratios))
    return ratios, nan & ~both


def _scaled(
    one: Reals, head: Reals, tail: Reals, right: ArrayLike
) -> tuple[Reals, Reals, Reals, NDArray[np.int64]]:
    """Both sides times a power of two, with which ulps and tails are floats again, and the power.

    Large sides are made smaller, so that one binade above the largest float exists in float64;
    small ones larger, as the tail of a number near the subnormals is none that float64 has.
    """
    size = np.maximum(np.abs(one), np.abs(head))
    power = np.where(size > 1.0, -SCALING, np.where(size < 2.0**-900, SCALING, 0))
    with np.errstate(all="ignore"):
        one, head, tail = (np.ldexp(part, power) for part in (one, head, tail))
    other = np.broadcast_to(np.asarray(right), one.shape)
    if other.dtype == object:
        for at in zip(*np.nonzero(power > 0), strict=True):
            tail[at] = float(other[at] * 2**SCALING - float(head[at]))
    return one, head, tail, power


def matrix_norm(values: Reals, norm: str) -> Reals:
    """Frobenius, entry-wise maximum or 1-norm over the last two axes (one for vectors)."""
    if values.size == 0:
        return np.zeros(1)
    axes = (-2, -1) if values.ndim > 1 else (-1,)
    magnitude = np.abs(values)
    if norm == "max":
        return np.asarray(magnitude.max(axis=axes), np.float64)
    if norm == "fro":
        top = magnitude.max(axis=axes, keepdims=True)
        safe = np.where(top > 0, top, 1.0)
        total = np.sqrt(((magnitude / safe) ** 2).sum(axis=axes))
        return np.asarray(total * top.reshape(total.shape), np.float64)
    if norm == "one":
        return np.asarray(magnitude.sum(axis=axes[0]).max(axis=-1), np.float64)
    raise ValueError(f"unknown norm {norm!r}; the norms are 'fro', 'max' and 'one'")


def _sides(left: ArrayLike, right: ArrayLike) -> tuple[Reals, Reals, Reals]:
    """Left, and right as head + tail, as arrays of one shape."""
    one = np.asarray(left, np.float64)
    other = np.asarray(right)
    if other.dtype == object:
        head = (
            np.vectorize(float, otypes=[np.float64])(other) if other.size else np.zeros(other.shape)
        )
        tail = np.zeros(other.shape)
        for at in np.ndindex(other.shape):
            if np.isfinite(head[at]):
                tail[at] = float(other[at] - float(head[at]))
    else:
        head = np.asarray(other, np.float64)
        tail = np.zeros(head.shape)
    one, head, tail = np.broadcast_arrays(np.atleast_1d(one), head, tail)
    return one, head, tail


def _settled(ratios: Reals, one: Reals, other: Reals) -> tuple[Reals, Mask]:
    """Equal infinities and two nans agree; a nan or an infinity on one side only is broken."""
    agree = ((one == other) & np.isinf(one)) | (np.isnan(one) & np.isnan(other))
    broken = ~agree & (np.isfinite(one) != np.isfinite(other))
    nan = np.isnan(one) != np.isnan(other)
    settled = np.where(agree, 0.0, np.where(np.isnan(ratios) | nan, np.inf, ratios))
    return settled, broken
