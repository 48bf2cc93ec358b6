"""What a call of the door comes to: rows and parameters as drivers take them, or a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
from numba import types
from numba.core import errors
from numba.core.dispatcher import Dispatcher
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._threads import in_parts
from nbmath.distances.cpu import parameters as _parameters
from nbmath.distances.cpu.metrics import ALIASES, METRICS, PUBLIC, Metric
from nbmath.distances.cpu.pointers import KINDS, address
from nbmath.distances.cpu.user import user_block, user_pairs

Array = NDArray[Any]
MetricLike = str | Callable[[Any, Any], float]


def rows_of(value: ArrayLike, argument: str) -> Array:
    """Rows of coordinates, in C order and writable, as drivers are compiled for."""
    array = _door.real(value, argument)
    if array.ndim != 2:
        raise ValueError(f"{argument} has shape {array.shape}; expected rows of coordinates (m, d)")
    return _door.plain(array)


def both(x: ArrayLike, y: ArrayLike, argument: str = "y") -> tuple[Array, Array]:
    """Two sets of rows of one length in one dtype."""
    left, right = _door.reals(**{"x": x, argument: y})
    left, right = rows_of(left, "x"), rows_of(right, argument)
    columns = left.shape[1]
    if columns != right.shape[1]:
        raise ValueError(f"{argument} has {right.shape[1]} columns; expected {columns}, as x has")
    return left, right


ORDERS = {1.0: "cityblock", 2.0: "euclidean", np.inf: "chebyshev"}
"""Orders of minkowski that have a metric of their own, where all weights are one."""


def resolved(metric: str, given: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The metric that a name and parameters come to, and those of the parameters that it takes."""
    if not isinstance(metric, str):
        raise TypeError(f"metric is {metric!r}; expected a name or an @njit function of two rows")
    name = ALIASES.get(metric, metric)
    if name not in PUBLIC:
        raise ValueError(f"metric is {name!r}; expected one of {', '.join(PUBLIC)}")
    takes = METRICS[name].takes
    for parameter in given:
        if parameter not in takes:
            known = " and ".join(takes) or "no parameters"
            raise TypeError(f"metric {name!r} takes {known}; {parameter} does not belong to it")
    if name == "minkowski":
        p = given.get("p", 2.0)
        if not p > 0:
            raise ValueError(f"p is {p!r}; expected a positive number")
        if p in ORDERS and ("w" not in given or np.isinf(p)):
            return ORDERS[float(p)], {"w": given["w"]} if "w" in given else {}
    if name == "wasserstein" and given:
        name = "wasserstein_histogram"
    return name, given


class Plan:
    """A metric with its parameters, for rows x and y."""

    def __init__(self, metric: MetricLike, x: Array, y: Array, given: dict[str, Any]) -> None:
        given = {name: value for name, value in given.items() if value is not None}
        self.x, self.y = x, y
        self.own = y is x
        self.factor = 1.0
        self.parameters: Array = np.empty(0, x.dtype)
        self.rooted, self.symmetric = False, False
        self.metric: Any = metric
        if not callable(metric):
            self._named(*resolved(metric, given))
        elif given:
            raise TypeError(f"metric is a function; expected no parameter {next(iter(given))}")
        else:
            check_function(metric, x.dtype)

    def _named(self, name: str, given: dict[str, Any]) -> None:
        """The rows in the range of the metric, then its parameters."""
        self.metric = METRICS[name]
        self.rooted, self.symmetric = self.metric.rooted, self.metric.symmetric
        d = self.x.shape[1]
        if name == "haversine" and d != 2:
            raise ValueError(f"x has {d} columns; haversine expects latitude and longitude, 2")
        if self.metric.lengths:
            self._scale()
        settle = getattr(self, f"_{name}", None)
        if settle is not None:
            settle(**given)

    def _scale(self) -> None:
        """Take large or small rows to where their squares stay in the range."""
        factor = _parameters.scale(self.x, self.y[:0] if self.own else self.y)
        if factor != 1.0:
            self.x = self.x * self.x.dtype.type(factor)
            self.y = self.x if self.own else self.y * self.x.dtype.type(factor)
            self.factor *= factor

    def restored(self, found: Array) -> Array:
        """Distances of the rows that were given, from those of scaled rows, in place."""
        if self.factor != 1.0:
            with np.errstate(over="ignore", under="ignore"):
                found /= found.dtype.type(self.factor)
        return found

    def _minkowski(self, p: Any = 2.0, w: Any = None) -> None:
        weights = np.ones(self.x.shape[1]) if w is None else self._weights(w)
        self.parameters = np.concatenate([[p], weights ** (1.0 / p)]).astype(self.x.dtype)

    def _chebyshev(self, w: Any = None) -> None:
        if w is not None:  # of minkowski: what weighs anything counts
            kept = self._weights(w) > 0
            self.x = np.ascontiguousarray(self.x[:, kept])
            self.y = self.x if self.own else np.ascontiguousarray(self.y[:, kept])

    def _seuclidean(self, V: Any = None) -> None:
        if V is None:
            V = self._all().var(axis=0, ddof=1)
            self.factor = 1.0  # variances of the scaled rows
        else:
            V = self._vector(V, "V")
            _door.check_positive(V, "V")
        with np.errstate(divide="ignore"):
            self.parameters = (1.0 / V).astype(self.x.dtype)

    def _mahalanobis(self, VI: Any = None) -> None:
        d = self.x.shape[1]
        if VI is None:
            self.factor = 1.0  # the covariance of the scaled rows
            VI = np.linalg.inv(np.cov(self._all(), rowvar=False).reshape(d, d))
        matrix = np.ascontiguousarray(_door.real(VI, "VI"), np.float64)
        if matrix.shape != (d, d):
            raise ValueError(f"VI has shape {matrix.shape}; expected {(d, d)}")
        self.parameters = np.empty(d * d, self.x.dtype)
        if d and not _parameters.whitening(matrix.copy(), self.parameters):
            self.parameters = semidefinite(matrix).astype(self.x.dtype)

    def _wasserstein(self) -> None:
        self.x = np.sort(self.x, axis=1)
        self.y = self.x if self.own else np.sort(self.y, axis=1)

    def _wasserstein_histogram(self, positions: Any) -> None:
        places = self._vector(positions, "positions")
        gaps = np.diff(places, append=places[-1:])
        if not (gaps >= 0).all():
            raise ValueError("positions are not in ascending order")
        self.parameters = gaps.astype(self.x.dtype)

    def _weights(self, w: Any) -> Array:
        weights = self._vector(w, "w")
        _door.check_not_negative(weights, "w")
        return weights

    def _vector(self, value: Any, argument: str) -> Array:
        vector = _door.real(value, argument).astype(np.float64)
        if vector.shape != self.x.shape[1:]:
            raise ValueError(f"{argument} has shape {vector.shape}; expected {self.x.shape[1:]}")
        return vector

    def _all(self) -> Array:
        rows = self.x if self.own else np.concatenate([self.x, self.y])
        return rows.astype(np.float64)

    def block(self) -> int:
        """Where the metric's block starts."""
        named = self.metric
        d = self.x.shape[1]
        block = named.parts(d)[0] if isinstance(named, Metric) else user_block(named)
        return address(block, "float32" if self.x.itemsize == 4 else "float64")  # name is slow

    def ready(self) -> tuple[Array, Array, Array]:
        """Panels, squared lengths and parameters."""
        named = self.metric
        if isinstance(named, Metric):
            ready = named.parts(self.y.shape[1])[1]
            made: tuple[Array, Array, Array] = ready(self.y, self.parameters)
            return made
        return np.empty((0, 0, 0), self.x.dtype), self.parameters, self.parameters

    def pairs(self, out: Array) -> None:
        """Distances of rows side by side."""
        named = self.metric
        driver = named.pairs if isinstance(named, Metric) else user_pairs(named)
        self.run(driver, (self.x, self.y, out), self.parameters)

    def run(self, driver: Any, arrays: tuple[Array, ...], *options: Any, others: int = 1) -> None:
        """A driver over rows, in parts where there is work for threads."""
        work = len(arrays[0]) * others * max(1, self.x.shape[1]) // 4
        if len(arrays[0]) and _door.parallel(work):
            in_parts(driver, arrays, *options)
        else:
            driver(*arrays, *options)


def semidefinite(matrix: Array) -> Array:
    """G, row by row, with G' G a matrix that has eigenvalues of zero."""
    with np.errstate(invalid="ignore"):
        values, vectors = np.linalg.eigh(0.5 * (matrix + matrix.T))
    if not values[0] >= -1e-7 * len(values) * max(values[-1], 0.0):
        raise np.linalg.LinAlgError(
            "VI is not positive semidefinite: it is no inverse of a covariance"
        )
    flat: Array = (np.sqrt(np.maximum(values, 0.0))[:, None] * vectors.T).reshape(-1)
    return flat


def check_function(metric: Any, dtype: Any) -> None:
    """Refuse what is no compiled function of two rows that gives a number."""
    name = getattr(metric, "__name__", repr(metric))
    if not isinstance(metric, Dispatcher):
        raise TypeError(f"metric is the plain function {name}; decorate it with numba.njit")
    row = KINDS(np.dtype(dtype).name)[4]
    function: Any = metric
    try:
        returned = function.get_call_template((row, row), {})[0].cases[0].return_type
    except errors.NumbaError as error:
        text = re.sub(r"\x1b\[[0-9;]*m", "", str(error))
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        raise TypeError(
            f"metric {name} cannot be compiled for two rows of {dtype}: {lines[-1]}"
        ) from None
    if not isinstance(returned, types.Float | types.Integer | types.Boolean):
        raise TypeError(f"metric {name} returns {returned}; expected one real number")
