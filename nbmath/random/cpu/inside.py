"""The public functions inside compiled code: what each does with arguments of these types."""

from typing import Any

import numpy as np
from numba import types
from numba.np import numpy_support

from nbmath.random import cpu
from nbmath.random.cpu.keys import KEY, WORD, as_key


def _is_none(kind: Any) -> bool:
    return kind is None or isinstance(kind, types.NoneType) or getattr(kind, "value", 0) is None


def _number(dtype: Any, out: Any) -> Any:
    """numpy.float32 or numpy.float64, from the types of the arguments dtype and out."""
    if not _is_none(out):
        return numpy_support.as_dtype(out.dtype).type
    if isinstance(dtype, types.NumberClass | types.DType):
        return numpy_support.as_dtype(dtype.dtype).type
    return np.dtype(getattr(dtype, "value", dtype)).type


def _common(*kinds: Any) -> Any:
    """The precision of scalars, where defaults (float64) leave the others theirs."""
    given = [k for k in kinds if isinstance(k, types.Type) and not isinstance(k, types.Omitted)]
    single = given and all(k == types.float32 for k in given)
    return np.float32 if single else np.float64


def key(seed: Any, word1: Any = 0, word2: Any = 0, word3: Any = 0) -> Any:
    """A key from a seed of 64 bits."""

    def make(seed: Any, word1: Any = 0, word2: Any = 0, word3: Any = 0) -> Any:
        low = np.int64(seed) & WORD
        high = ((np.int64(seed) >> 32) + word1) & WORD
        return as_key((low, high, np.int64(word2) & WORD, np.int64(word3) & WORD))

    return make if isinstance(seed, types.Integer) else None


def fold_in(key: Any, data: Any) -> Any:
    """A new key."""
    if key != KEY:
        return None
    return lambda key, data: as_key(cpu.fold_in(key, np.int64(data)))


def bits(key: Any, size: Any = None) -> Any:
    """Random words."""
    if key != KEY:
        return None
    if _is_none(size):
        return lambda key, size=None: np.uint32(cpu.philox(0, key)[0])

    def array(key: Any, size: Any = None) -> Any:
        out = np.empty(size, np.uint32)
        cpu.bits_array(key, 0, out.reshape(-1))
        return out

    return array


def uniform(
    key: Any,
    size: Any = None,
    dtype: Any = np.float64,
    low: Any = 0.0,
    high: Any = 1.0,
    out: Any = None,
) -> Any:
    """Uniform draws: one, a new array of them, or `out` filled."""
    number = _number(dtype, out)

    def scalar(
        key: Any,
        size: Any = None,
        dtype: Any = np.float64,
        low: Any = 0.0,
        high: Any = 1.0,
        out: Any = None,
    ) -> Any:
        return cpu.uniform_at(key, 0, number(low), number(high))

    def array(
        key: Any,
        size: Any = None,
        dtype: Any = np.float64,
        low: Any = 0.0,
        high: Any = 1.0,
        out: Any = None,
    ) -> Any:
        new = np.empty(size, number)
        cpu.uniform_array(key, 0, number(low), number(high), new.reshape(-1))
        return new

    def given(
        key: Any,
        size: Any = None,
        dtype: Any = np.float64,
        low: Any = 0.0,
        high: Any = 1.0,
        out: Any = None,
    ) -> Any:
        cpu.uniform_array(key, 0, number(low), number(high), out.reshape(-1))
        return out

    if key != KEY:
        return None
    if not _is_none(out):
        return given
    return scalar if _is_none(size) else array


def uniform_at(key: Any, index: Any, low: Any = 0.0, high: Any = 1.0) -> Any:
    """Uniform draws at an index, or at each index of an array."""
    number = _common(low, high)

    def scalar(key: Any, index: Any, low: Any = 0.0, high: Any = 1.0) -> Any:
        return cpu.uniform_at(key, np.int64(index), number(low), number(high))

    def array(key: Any, index: Any, low: Any = 0.0, high: Any = 1.0) -> Any:
        out = np.empty(index.shape, number)
        cpu.uniform_at_array(key, index.reshape(-1), number(low), number(high), out.reshape(-1))
        return out

    if key != KEY:
        return None
    return array if isinstance(index, types.Array) else scalar


def normal(
    key: Any,
    size: Any = None,
    dtype: Any = np.float64,
    loc: Any = 0.0,
    scale: Any = 1.0,
    out: Any = None,
) -> Any:
    """Normal draws: one, a new array of them, or `out` filled."""
    number = _number(dtype, out)

    def scalar(
        key: Any,
        size: Any = None,
        dtype: Any = np.float64,
        loc: Any = 0.0,
        scale: Any = 1.0,
        out: Any = None,
    ) -> Any:
        return cpu.normal_at(key, 0, number(loc), number(scale))

    def array(
        key: Any,
        size: Any = None,
        dtype: Any = np.float64,
        loc: Any = 0.0,
        scale: Any = 1.0,
        out: Any = None,
    ) -> Any:
        new = np.empty(size, number)
        cpu.normal_array(key, 0, number(loc), number(scale), new.reshape(-1))
        return new

    def given(
        key: Any,
        size: Any = None,
        dtype: Any = np.float64,
        loc: Any = 0.0,
        scale: Any = 1.0,
        out: Any = None,
    ) -> Any:
        cpu.normal_array(key, 0, number(loc), number(scale), out.reshape(-1))
        return out

    if key != KEY:
        return None
    if not _is_none(out):
        return given
    return scalar if _is_none(size) else array


def normal_at(key: Any, index: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
    """Normal draws at an index, or at each index of an array."""
    number = _common(loc, scale)

    def scalar(key: Any, index: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
        return cpu.normal_at(key, np.int64(index), number(loc), number(scale))

    def array(key: Any, index: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
        out = np.empty(index.shape, number)
        cpu.normal_at_array(key, index.reshape(-1), number(loc), number(scale), out.reshape(-1))
        return out

    if key != KEY:
        return None
    return array if isinstance(index, types.Array) else scalar


def exponential(
    key: Any, size: Any = None, dtype: Any = np.float64, scale: Any = 1.0, out: Any = None
) -> Any:
    """Exponential draws: one, a new array of them, or `out` filled."""
    number = _number(dtype, out)

    def scalar(
        key: Any, size: Any = None, dtype: Any = np.float64, scale: Any = 1.0, out: Any = None
    ) -> Any:
        return cpu.exponential_at(key, 0, number(0.0), number(scale))

    def array(
        key: Any, size: Any = None, dtype: Any = np.float64, scale: Any = 1.0, out: Any = None
    ) -> Any:
        new = np.empty(size, number)
        cpu.exponential_array(key, 0, number(0.0), number(scale), new.reshape(-1))
        return new

    def given(
        key: Any, size: Any = None, dtype: Any = np.float64, scale: Any = 1.0, out: Any = None
    ) -> Any:
        cpu.exponential_array(key, 0, number(0.0), number(scale), out.reshape(-1))
        return out

    if key != KEY:
        return None
    if not _is_none(out):
        return given
    return scalar if _is_none(size) else array


def exponential_at(key: Any, index: Any, scale: Any = 1.0) -> Any:
    """Exponential draws at an index, or at each index of an array."""
    number = _common(scale)

    def scalar(key: Any, index: Any, scale: Any = 1.0) -> Any:
        return cpu.exponential_at(key, np.int64(index), number(0.0), number(scale))

    def array(key: Any, index: Any, scale: Any = 1.0) -> Any:
        out = np.empty(index.shape, number)
        places = index.reshape(-1)
        cpu.exponential_at_array(key, places, number(0.0), number(scale), out.reshape(-1))
        return out

    if key != KEY:
        return None
    return array if isinstance(index, types.Array) else scalar
