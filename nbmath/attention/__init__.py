"""Attention: each query's mean of the values, weighted by the softmax of its scores.

The scores are never stored: memory grows with the number of keys, not with its product with the
number of queries. The recurrence and its derivation are in `docs/attention.md`.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numba import types
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._targets import overload
from nbmath.attention import cpu as _cpu

__all__ = ["attention"]

THREADS_FROM = 1 << 18
"""Multiplications from which a call starts threads."""

Array = NDArray[Any]


def attention(
    q: ArrayLike,
    k: ArrayLike,
    v: ArrayLike,
    *,
    causal: bool = False,
    scale: float | None = None,
    mask: ArrayLike | None = None,
    out: Array | None = None,
) -> Any:
    """Scaled dot-product attention.

        attention(q, k, v)_i = sum_j softmax_j(scale q_i . k_j) v_j

    Parameters:
        q: Queries, shape (..., m, d); float32, float64, or integers, which become float64.
        k: Keys, shape (..., n, d).
        v: Values, shape (..., n, e). The leading axes of all three are broadcast, so that heads
            may share keys and values.
        causal: Whether query i sees keys 0 .. i only. Counting starts at the first query and the
            first key also where m and n differ, as in torch.
        scale: The factor of the scores; 1 / sqrt(d) by default.
        mask: Shape (..., m, n) after broadcasting: booleans, where False hides a key from a query,
            or numbers that are added to the scores.
        out: Where to write, an array of the result's shape and dtype.

    Returns:
        An array of shape (..., m, e) of the common dtype of `q`, `k` and `v`. A query that sees no
        key gets zeros, as in torch from 2.5 on. A score that is nan or +inf makes its query nan.

    Accuracy:
        Error at most about (d max_j |scale| |q|.|k_j| + n / 64 + 8) eps of the largest |v|, as for
        the plain formula. What a query gets does not depend on the other queries, nor on threads.

    Raises:
        TypeError: an argument is not real. ValueError: shapes do not fit, or `out` does not.

    Inside `@njit`: `attention(q, k, v, causal, scale)` on arrays of one dtype with 2 or 3 axes
    each, the latter with equal first axes.

    Source:
        Milakov and Gimelshein 2018, arXiv:1805.02867; Rabe and Staats 2021, arXiv:2112.05682;
        Dao 2023, arXiv:2307.08691.

    Examples:
        >>> import numpy as np
        >>> from nbmath.attention import attention
        >>> attention([[0.0, 0.0]], [[1.0, 0.0], [0.0, 1.0]], [[1.0], [3.0]])
        array([[2.]])
        >>> x = np.eye(3)
        >>> attention(x, x, x, causal=True, scale=0.0).round(3)
        array([[1.   , 0.   , 0.   ],
               [0.5  , 0.5  , 0.   ],
               [0.333, 0.333, 0.333]])
    """
    queries, keys, values = _door.reals(q=q, k=k, v=v)
    _check_shapes(queries, keys, values)
    cover = _cover(mask, queries.dtype)
    m, n, e = queries.shape[-2], keys.shape[-2], values.shape[-1]
    _check_mask(cover, m, n)
    parts = (queries, keys, values, cover)
    lead = _common(tuple(part.shape[:-2] for part in parts))
    which = _entries(parts, lead)
    shape = (*lead, m, e)
    result = _door.workspace(out, shape, queries.dtype, queries, keys, values, cover)
    factor = queries.dtype.type(_scale(scale, queries.shape[-1]) * _cpu.LOG2_E)
    work = which.shape[0] * m * n * (queries.shape[-1] + e)
    many = _door.parallel(work, THREADS_FROM)
    stack = _cpu.attention_stack_parallel if many else _cpu.attention_stack
    flat = result.reshape(which.shape[0], m, e)
    stack(*(_stack(part) for part in parts), which, causal, factor, flat)
    return _door.deliver(result, out)


def _scale(scale: float | None, d: int) -> float:
    return 1.0 / math.sqrt(max(d, 1)) if scale is None else float(scale)


def _check_shapes(q: Array, k: Array, v: Array) -> None:
    for name, array in (("q", q), ("k", k), ("v", v)):
        if array.ndim < 2:
            raise ValueError(f"{name} has shape {array.shape}; expected at least two axes")
    if q.shape[-1] != k.shape[-1]:
        raise ValueError(
            f"q has shape {q.shape} and k {k.shape}; expected equal last axes, the size of a head"
        )
    if k.shape[-2] != v.shape[-2]:
        raise ValueError(
            f"k has shape {k.shape} and v {v.shape}; expected as many values as keys (axis -2)"
        )


def _cover(mask: ArrayLike | None, dtype: Any) -> Array:
    """The mask as an array of booleans or of scores' dtype; an empty one stands for none."""
    if mask is None:
        return np.empty((0, 0), np.bool_)
    array = np.asarray(mask)
    if array.dtype != np.bool_:
        array = _door.real(array, "mask").astype(dtype, copy=False)
    return array.reshape((1,) * (2 - array.ndim) + array.shape)


def _check_mask(mask: Array, m: int, n: int) -> None:
    if mask.size == 0:
        return
    rows, columns = mask.shape[-2:]
    if rows not in (1, m) or columns not in (1, n):
        raise ValueError(
            f"mask has shape {mask.shape}; expected (..., {m}, {n}) or 1 in their place"
        )


def _common(leads: tuple[tuple[int, ...], ...]) -> tuple[int, ...]:
    try:
        return np.broadcast_shapes(*leads)
    except ValueError:
        q, k, v, mask = leads
        raise ValueError(
            f"the leading axes of q {q}, k {k}, v {v} and mask {mask} do not broadcast together"
        ) from None


def _entries(parts: tuple[Array, ...], lead: tuple[int, ...]) -> NDArray[np.int64]:
    """Which entry of each argument each entry of the result is made from."""
    which = np.empty((*lead, len(parts)), np.int64)
    for i, part in enumerate(parts):
        own = part.shape[:-2]
        which[..., i] = np.arange(math.prod(own), dtype=np.int64).reshape(own)
    return which.reshape(-1, len(parts))


def _stack(array: Array) -> Array:
    """The last two axes under one leading axis, in C order."""
    count = math.prod(array.shape[:-2])
    return _door.contiguous(array).reshape(count, *array.shape[-2:])


@overload(attention)
def _attention(q: Any, k: Any, v: Any, causal: Any = False, scale: Any = None) -> Any:
    arrays = (q, k, v)
    if not all(isinstance(a, types.Array) and a.ndim in (2, 3) for a in arrays):
        return None
    if any(a.dtype != q.dtype or a.ndim != q.ndim for a in arrays):
        return None
    if q.dtype not in (types.float32, types.float64):
        return None
    number = np.float32 if q.dtype == types.float32 else np.float64
    default = scale is None or isinstance(scale, types.NoneType | types.Omitted)

    def batch(q: Any, k: Any, v: Any, causal: Any = False, scale: Any = None) -> Any:
        count = q.shape[0]
        which = np.zeros((count, 4), np.int64)
        for i in range(count):
            which[i, :3] = i
        size = max(q.shape[2], 1)
        chosen = 1.0 / math.sqrt(size) if default else scale
        out = np.empty((count, q.shape[1], v.shape[2]), number)
        _cpu.attention_stack(
            np.ascontiguousarray(q),
            np.ascontiguousarray(k),
            np.ascontiguousarray(v),
            np.empty((1, 0, 0), np.bool_),
            which,
            causal,
            number(chosen * _cpu.LOG2_E),
            out,
        )
        return out

    def single(q: Any, k: Any, v: Any, causal: Any = False, scale: Any = None) -> Any:
        one = (
            np.ascontiguousarray(q).reshape((1, *q.shape)),
            np.ascontiguousarray(k).reshape((1, *k.shape)),
            np.ascontiguousarray(v).reshape((1, *v.shape)),
        )
        return attention(one[0], one[1], one[2], causal=causal, scale=scale)[0]

    return batch if q.ndim == 3 else single
