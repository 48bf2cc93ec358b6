"""What every public function does before and after its driver: dtype, shape, axis, out, threads."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Literal, TypeGuard, TypeVar, cast

import numba
import numpy as np
from numpy import ndarray
from numpy.lib.array_utils import normalize_axis_index
from numpy.typing import ArrayLike, DTypeLike, NDArray

from nbmath._room import room

Array = NDArray[Any]
Driver = Callable[..., Any]
Function = TypeVar("Function", bound=Callable[..., Any])
Mode = Literal["auto", "serial", "parallel"]

FLOATS = DOUBLE, SINGLE = np.dtype(np.float64), np.dtype(np.float32)
PARALLEL_FROM = 1 << 17
"""Elements from which an element-wise function of one pass starts threads."""

_mode: ContextVar[Mode] = ContextVar("nbmath_threading", default="auto")
threading_mode = _mode.get


class Status(enum.IntEnum):
    """What compiled code reports in place of exceptions."""

    OK = 0
    SINGULAR = 1
    NOT_POSITIVE_DEFINITE = 2
    NOT_CONVERGED = 3
    EMPTY = 4

    @property
    def sentence(self) -> str:
        """What a user is told, with likely causes."""
        return _SENTENCES[self]


_SENTENCES = {
    Status.OK: "the computation succeeded",
    Status.SINGULAR: "the matrix is singular to working precision: a pivot is exactly zero",
    Status.NOT_POSITIVE_DEFINITE: (
        "the matrix is not positive definite: a pivot is zero, negative or nan (linearly dependent"
        " columns, a covariance from fewer samples than dimensions, or rounding in the input)"
    ),
    Status.NOT_CONVERGED: (
        "the iteration did not converge (nan or infinite entries are a likely cause)"
    ),
    Status.EMPTY: "nothing is left to work on: the total weight is zero",
}


@contextmanager
def threading(mode: Mode) -> Iterator[None]:
    """Choose whether array functions called inside the block use threads.

    `"auto"` (the default everywhere) starts threads for large inputs only, `"serial"` never and
    `"parallel"` always. Results are the same to the bit in all three.
    """
    if mode not in ("auto", "serial", "parallel"):
        raise ValueError(f"mode is {mode!r}; expected 'auto', 'serial' or 'parallel'")
    token = _mode.set(mode)
    try:
        yield
    finally:
        _mode.reset(token)


def parallel(work: int, at_least: int = PARALLEL_FROM) -> bool:
    """Whether a call with this much work (in elements passed over) is to use threads."""
    if (mode := _mode.get()) == "auto":
        return work >= at_least and numba.get_num_threads() > 1
    return mode == "parallel"


def real(value: ArrayLike, argument: str) -> Array:
    """An array of float32 or float64; integers become float64."""
    array = value if type(value) is ndarray else _array(value, argument)
    dtype = array.dtype
    if dtype in FLOATS:
        return array
    if dtype.newbyteorder("=") in FLOATS:
        return array.astype(dtype.newbyteorder("="))
    if dtype.kind in "iub":
        return array.astype(np.float64)
    raise TypeError(f"{argument} has dtype {dtype}; expected float32, float64 or integers")


def _array(value: Any, argument: str) -> Array:
    """An array of what is none yet, or of a subclass that keeps what counts elsewhere."""
    if isinstance(value, ndarray) and np.any(getattr(value, "mask", False)):
        raise TypeError(f"{argument} has masked entries; expected none (fill or drop them)")
    try:
        return np.asarray(value)
    except ValueError as ragged:
        raise ValueError(f"{argument} is no array; expected rows of one length") from ragged


def reals(**values: ArrayLike) -> tuple[Array, ...]:
    """Arrays of one common dtype; Python numbers adopt the precision of the arrays."""
    given = tuple(values.values())
    if given and _alike(given):
        return given
    arrays = {name: real(value, name) for name, value in values.items()}
    strong = [a.dtype for n, a in arrays.items() if type(values[n]) not in (bool, int, float)]
    dtype = np.result_type(*strong) if strong else np.dtype(np.float64)
    return tuple(array.astype(dtype, copy=False) for array in arrays.values())


def _alike(values: tuple[ArrayLike, ...]) -> TypeGuard[tuple[Array, ...]]:
    """Whether values are arrays of one precision already."""
    dtype = getattr(values[0], "dtype", None)
    for value in values:
        if type(value) is not ndarray or value.dtype is not dtype:
            return False
    return dtype is DOUBLE or dtype is SINGLE


def leading(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    """The shape that two shapes broadcast to; for equal ones without NumPy's help."""
    return a if a == b or not b else b if not a else np.broadcast_shapes(a, b)


def plain(array: Array) -> Array:
    """The array itself, or a copy, as drivers take it: C-ordered, aligned, writable.

    They read what they are given only; but for a read-only array they would be compiled once more.
    """
    return array if array.flags.carray else array.copy()


def machine_code(driver: Driver, *arguments: object) -> Driver:
    """What a driver runs on arguments of just these types, without a search by types first."""
    find = getattr(driver, "compile", None)
    return driver if find is None else cast("Driver", find(tuple(map(numba.typeof, arguments))))


def is_plain(value: object) -> TypeGuard[Array]:
    """Whether a value is an array that drivers take as it is: the way past all checks."""
    return (
        type(value) is ndarray and value.ndim > 0 and value.dtype in FLOATS and value.flags.carray
    )


def contiguous(array: Array) -> Array:
    """The same values in C order (0-d stays 0-d)."""
    return array if array.flags.c_contiguous else np.require(array, requirements="C")


def square_stack(value: ArrayLike, argument: str) -> Array:
    """A real array whose last two axes are equal."""
    array = real(value, argument)
    if array.ndim < 2 or array.shape[-1] != array.shape[-2]:
        raise np.linalg.LinAlgError(
            f"{argument} has shape {array.shape}; expected square matrices in the last two axes"
        )
    return array


def matrix_stack(value: ArrayLike, argument: str) -> Array:
    """A real array whose last two axes are matrices of any shape."""
    array = real(value, argument)
    if array.ndim < 2:
        raise np.linalg.LinAlgError(
            f"{argument} has shape {array.shape}; expected matrices in the last two axes"
        )
    return array


def axis_index(axis: int, ndim: int) -> int:
    """A non-negative axis, or numpy's AxisError."""
    return int(normalize_axis_index(axis, ndim))


def rows(array: Array, axis: int) -> Array:
    """A C-contiguous view or copy with one row of `axis` after another, shape (rows, n)."""
    axis = axis_index(axis, array.ndim)
    if axis != array.ndim - 1:
        array = np.moveaxis(array, axis, -1)
    return (
        contiguous(array).reshape(-1, array.shape[-1])
        if array.size
        else array.reshape(int(np.prod(array.shape[:-1])), array.shape[-1])
    )


def unrows(flat: Array, shape: tuple[int, ...], axis: int) -> Array:
    """Rows as made by `rows`, back in the shape they came from."""
    axis = axis_index(axis, len(shape))
    if axis == len(shape) - 1:
        return flat.reshape(shape)
    moved = (*shape[:axis], *shape[axis + 1 :], shape[axis])
    return np.moveaxis(flat.reshape(moved), -1, axis)


def check_out(out: object, shape: tuple[int, ...], dtype: DTypeLike) -> Array:
    """`out` itself, when a result of this shape and dtype can be written to it."""
    if not isinstance(out, np.ndarray):
        raise TypeError(f"out is a {type(out).__name__}; expected a NumPy array")
    if out.shape != shape or out.dtype != dtype:
        raise ValueError(
            f"out has shape {out.shape} and dtype {out.dtype}; expected {shape} and {dtype}"
        )
    if not out.flags.writeable:
        raise ValueError("out is read-only; expected a writable array")
    return out


def workspace(out: Array | None, shape: tuple[int, ...], dtype: DTypeLike, *inputs: Array) -> Array:
    """A C-contiguous array to compute into: `out` where that is safe, else a new one."""
    if out is not None:
        check_out(out, shape, dtype)
        if out.flags.c_contiguous and not any(np.may_share_memory(out, x) for x in inputs):
            return out
    return room(shape, dtype)


def deliver(result: Array, out: Array | None) -> Any:
    """The result, in `out` where one was given; a 0-d result becomes a scalar."""
    if out is None:
        return result if result.ndim else result[()]
    if out is not result:
        out[...] = result
    return out


def check_not_negative(values: Array, argument: str) -> None:
    """Refuse negative, nan and infinite entries, naming the first."""
    wrong = ~((values >= 0) & (values < np.inf))
    if wrong.any():
        where = tuple(int(i) for i in np.argwhere(wrong)[0])
        place = f"{argument}{list(where)}" if where else argument
        raise ValueError(f"{place} is {values[where]}; expected a finite number >= 0")


def check_positive(values: Array, argument: str) -> None:
    """Refuse zero, negative and nan entries, naming the first."""
    wrong = ~(values > 0.0)
    if wrong.any():
        raise ValueError(
            f"{argument} is {np.extract(wrong, values)[0]}; expected a positive number"
        )


def check_probabilities(values: Array, argument: str, axes: tuple[int, ...] | None = None) -> None:
    """Refuse what is no probability table over `axes`: the entries sum to one within rounding."""
    check_not_negative(values, argument)
    sums = np.atleast_1d(values.sum(axis=axes, dtype=np.float64))
    terms = values.size // max(1, sums.size)
    wrong = np.abs(sums - 1) > 8 * np.finfo(values.dtype).eps * (4 + terms**0.5)
    if wrong.any():
        along = "" if axes is None else f" along {', '.join(f'axis {a}' for a in axes)}"
        raise ValueError(f"{argument} sums to {sums[wrong][0]:.17g}{along}; expected 1")
