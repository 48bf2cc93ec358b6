"""What a call inside `@njit` comes to, from the types of its arguments.

The metric is a literal name or a compiled function, so that a user's function holds the address of
one block and calls of drivers that are compiled once for all metrics.
"""

import math
from typing import Any

import numpy as np
from numba import extending, types
from numba.core import errors

from nbmath.distances.cpu import parameters as _parameters
from nbmath.distances.cpu.metrics import ALIASES, METRICS, PUBLIC, Metric
from nbmath.distances.cpu.pointers import pointer
from nbmath.distances.cpu.user import user_block, user_pairs

__all__ = ["Planned"]

_jit: Any = extending.register_jitable


def _none(argument: Any) -> bool:
    return argument is None or isinstance(argument, types.NoneType | types.Omitted)


def _precision(x: Any, y: Any) -> Any:
    """The dtype to work in, or None where an argument is no array of rows."""
    arrays = (x,) if _none(y) else (x, y)
    kinds = (types.Float, types.Integer, types.Boolean)
    for array in arrays:
        if not isinstance(array, types.Array) or array.ndim != 2:
            return None
        if not isinstance(array.dtype, kinds):
            return None
    return np.float32 if all(a.dtype == types.float32 for a in arrays) else np.float64


def _reader(array: Any, dtype: Any) -> Any:
    """A function that makes an array C-ordered and of a dtype."""
    same = str(array.dtype) == np.dtype(dtype).name
    if same and array.layout == "C" and array.mutable:
        return _jit(lambda a: a)
    return _jit(lambda a: np.ascontiguousarray(a).astype(dtype))


class Planned:
    """A metric as the types of a call name it, with functions for its rows and parameters."""

    def __init__(self, metric: Any, x: Any, y: Any, positions: Any) -> None:
        self.dtype = _precision(x, y)
        self.metric = self._found(metric, positions)
        if self.dtype is None or self.metric is None:
            return
        self.own = _none(y)
        self.named = isinstance(self.metric, Metric)
        name = np.dtype(self.dtype).name
        read, also = _reader(x, self.dtype), _reader(x if self.own else y, self.dtype)
        if self.metric is METRICS["wasserstein"]:
            ascending = _parameters.ascending
            sort_x, sort_y = read, also
            read = _jit(lambda a: ascending(sort_x(a)))
            also = _jit(lambda a: ascending(sort_y(a)))
        finish = _scaled if self.named and self.metric.lengths else _unscaled
        if self.own:
            self.sides = _jit(lambda x, y: finish(*_twice(read(x))))
        else:
            self.sides = _jit(lambda x, y: finish(read(x), also(y)))
        self.rooted = self.named and self.metric.rooted
        self.symmetric = self.named and self.metric.symmetric
        self.ready = self.metric.ready if self.named else _nothing_ready
        self.code: Any = pointer(self.metric.block, name) if self.named else None

    @staticmethod
    def _found(metric: Any, positions: Any) -> Any:
        if isinstance(metric, types.Dispatcher):
            return metric.dispatcher
        value = getattr(metric, "literal_value", getattr(metric, "value", metric))
        name = ALIASES.get(value, value) if isinstance(value, str) else None
        if name == "wasserstein" and not _none(positions):
            name = "wasserstein_histogram"
        elif name is not None and name not in PUBLIC:
            raise errors.TypingError(f"metric is {name!r}; expected one of {', '.join(PUBLIC)}")
        return METRICS.get(str(name))

    @property
    def works(self) -> bool:
        """Whether the call can be compiled."""
        return self.dtype is not None and self.metric is not None

    def runs(self, search: Any) -> Any:
        """A function that calls a search: its arrays, then the block, then the rest."""
        code = self.code
        if self.named:
            return _jit(
                lambda arrays, rest: search(*(arrays + (code(),) + rest))  # noqa: RUF005  # Numba
            )
        block, plain = user_block(self.metric), search.driver
        return _jit(
            lambda arrays, rest: plain(*(arrays + (block,) + rest))  # noqa: RUF005  # Numba
        )

    def pairs(self) -> Any:
        """The driver over pairs of rows."""
        return self.metric.pairs if self.named else user_pairs(self.metric)

    def settles(self, p: Any, w: Any, V: Any, VI: Any, positions: Any) -> Any:
        """A function that makes the flat parameters of the given ones."""
        dtype, metric = self.dtype, self.metric
        given = {"p": p, "w": w, "V": V, "VI": VI, "positions": positions}
        takes = metric.takes if self.named else ()
        if metric is METRICS["wasserstein_histogram"]:
            takes = ("positions",)
        for name, kind in given.items():
            if not _none(kind) and name not in takes:
                raise errors.TypingError(f"this metric takes no parameter {name}")
        if takes == ("V",) or takes == ("VI",):
            if _none(given[takes[0]]):
                raise errors.TypingError(f"inside compiled code this metric expects {takes[0]}")
            reader = _reader(given[takes[0]], np.float64)
            if takes == ("V",):
                return _jit(lambda d, p, w, V, VI, positions: (1.0 / reader(V)).astype(dtype))
            return _jit(lambda d, p, w, V, VI, positions: _whitening(reader(VI), d).astype(dtype))
        if takes == ("positions",) and not _none(positions):
            return _jit(lambda d, p, w, V, VI, positions: _gaps(positions).astype(dtype))
        if takes == ("p", "w"):
            order = _jit(lambda p: 2.0) if _none(p) else _jit(float)
            weights = _jit(lambda w, d: np.ones(d)) if _none(w) else _jit(lambda w, d: w)
            return _jit(
                lambda d, p, w, V, VI, positions: _scales(order(p), weights(w, d)).astype(dtype)
            )
        return _jit(lambda d, p, w, V, VI, positions: np.empty(0, dtype))


@extending.register_jitable
def _twice(a: Any) -> Any:
    return a, a


@extending.register_jitable
def _unscaled(x: Any, y: Any) -> Any:
    return x, y, x.dtype.type(1)


@extending.register_jitable
def _scaled(x: Any, y: Any) -> Any:
    factor = _parameters.scale(x, y)
    if factor != 1:
        x, y = _parameters.times(x, factor), _parameters.times(y, factor)
    return x, y, factor


@extending.register_jitable
def _nothing_ready(y: Any, parameters: Any) -> Any:
    return np.empty((0, 0, 0), y.dtype), parameters, parameters


@extending.register_jitable
def _whitening(VI: Any, d: Any) -> Any:
    flat = np.full(d * d, math.nan)
    if VI.shape[0] == d and VI.shape[1] == d:
        _parameters.whitening(VI, flat)
    return flat


@extending.register_jitable
def _gaps(positions: Any) -> Any:
    gaps = np.zeros(positions.size)
    for i in range(positions.size - 1):
        gaps[i] = positions[i + 1] - positions[i]
    return gaps


@extending.register_jitable
def _scales(p: Any, w: Any) -> Any:
    parameters = np.empty(w.size + 1)
    parameters[0] = p
    for i in range(w.size):
        parameters[i + 1] = w[i] ** (1.0 / p)
    return parameters
