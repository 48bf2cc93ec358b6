"""The public functions inside compiled code: what each does with arguments of these types."""

from typing import Any

import numpy as np
from numba import types

from nbmath._targets import overload
from nbmath.distributions.normal.cpu import fits


def _array(kind: Any) -> bool:
    return isinstance(kind, types.Array)


def _given(*kinds: Any) -> list[Any]:
    """The dtypes of arguments that are no defaults, those of arrays if there are arrays."""
    arrays = [k.dtype for k in kinds if _array(k)]
    return arrays or [k for k in kinds if isinstance(k, types.Float | types.Integer)]


def _number(*kinds: Any) -> Any:
    given = _given(*kinds)
    return np.float32 if given and all(k == types.float32 for k in given) else np.float64


def register(door: Any, scalar: Any, driver: Any) -> None:
    """Let compiled code call `door(x, loc, scale)` on numbers and arrays."""

    @overload(door)
    def choose(x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
        number = _number(x, loc, scale)

        def one(x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
            return scalar(number(x), number(loc), number(scale))

        def many(x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
            out = np.empty(x.shape, number)
            points = np.ascontiguousarray(x).astype(number).reshape(-1)
            driver(points, number(loc), number(scale), out.reshape(-1))
            return out

        def wide(x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
            points, locs, scales = np.asarray(x), np.asarray(loc), np.asarray(scale)
            shape = np.broadcast_shapes(points.shape, locs.shape, scales.shape)
            out = np.empty(shape, number)
            a = np.broadcast_to(points, shape)
            b = np.broadcast_to(locs, shape)
            c = np.broadcast_to(scales, shape)
            for i in np.ndindex(shape):
                out[i] = scalar(number(a[i]), number(b[i]), number(c[i]))
            return out

        if _array(loc) or _array(scale):
            return wide
        return many if _array(x) else one


def register_sample(door: Any, normal: Any) -> None:
    """Let compiled code call `door`; a scale of zero gives nan here."""

    @overload(door)
    def draw(
        key: Any, size: Any = None, loc: Any = 0.0, scale: Any = 1.0, dtype: Any = np.float64
    ) -> Any:
        def drawn(
            key: Any, size: Any = None, loc: Any = 0.0, scale: Any = 1.0, dtype: Any = np.float64
        ) -> Any:
            return normal(key, size, dtype, loc, scale if scale > 0.0 else np.nan)

        return drawn


def fit(x: Any, weights: Any = None) -> Any:
    """The estimates from an array."""
    number = _number(x, weights)

    def plain(x: Any, weights: Any = None) -> Any:
        values = np.ascontiguousarray(x).astype(number).reshape(-1)
        return fits.fit_array(values) if values.size else (number(np.nan), number(np.nan))

    def weighted(x: Any, weights: Any = None) -> Any:
        values = np.ascontiguousarray(x).astype(number).reshape(-1)
        counts = np.ascontiguousarray(weights).astype(number).reshape(-1)
        if values.size == 0 or values.size != counts.size or not np.all(counts >= 0.0):
            return number(np.nan), number(np.nan)
        return fits.fit_weighted_array(values, counts)

    if not _array(x):
        return None
    return weighted if _array(weights) else plain
