"""How compiled code reads arrays of any number of axes: as C-ordered stacks of three axes.

The functions here are chosen when a user's function is compiled, by the types of its arrays.
"""

from typing import Any

import numpy as np
from numba import extending, types


def precision(*arrays: Any) -> Any:
    """The dtype to work in, or None where an argument is no array of real numbers."""
    kinds = (types.Float, types.Integer, types.Boolean)
    if not all(isinstance(a, types.Array) and isinstance(a.dtype, kinds) for a in arrays):
        return None
    return np.float32 if all(a.dtype == types.float32 for a in arrays) else np.float64


def absent(argument: Any) -> bool:
    """Whether an argument is None, or left out where None is what it then is."""
    return getattr(argument, "value", argument) is None or isinstance(argument, types.NoneType)


def reader(array: Any, dtype: Any = None) -> Any:
    """A function that makes matrices a stack [stack, rows, columns], perhaps of another dtype."""
    stacked: Any = {2: _one, 3: _several}.get(array.ndim, _many)
    same = dtype is None or str(array.dtype) == np.dtype(dtype).name
    if same and array.layout == "C" and array.mutable:
        return stacked
    return extending.register_jitable(lambda a: stacked(np.ascontiguousarray(a).astype(dtype)))


def sides(a: Any, b: Any, dtype: Any) -> tuple[Any, Any]:
    """Two functions for the sides of a system of these types.

    The first makes both of them stacks, each of as many matrices as it has or as the other has; the
    second is the shape of the solutions of so many systems.
    """
    if max(a.ndim, b.ndim) > 3:
        return _broadcast(b.ndim > 1, dtype), _shape_broadcast if b.ndim > 1 else _shape_vectors
    left, right = reader(a, dtype), reader(b, dtype) if b.ndim > 1 else _column(b, dtype)
    stacked = extending.register_jitable(lambda a, b: (left(a), right(b)))
    if a.ndim == 2 and b.ndim < 3:
        return stacked, _shape_of_b
    return stacked, _shape_of_stack if b.ndim > 1 else _shape_vectors


@extending.register_jitable
def _one(a: Any) -> Any:
    return a.reshape((1, *a.shape))


@extending.register_jitable
def _several(a: Any) -> Any:
    return a


@extending.register_jitable
def _many(a: Any) -> Any:
    rows, columns = a.shape[-2:]
    return a.reshape((a.size // max(1, rows * columns), rows, columns))


def _column(b: Any, dtype: Any) -> Any:
    """A function that makes one vector a stack of one column."""
    read = reader(b.copy(ndim=2), dtype)
    return extending.register_jitable(
        lambda b: read(np.ascontiguousarray(b).reshape((b.shape[0], 1)))
    )


def _broadcast(matrices: bool, dtype: Any) -> Any:
    """`sides` for arrays of many axes: both are given all leading axes."""

    @extending.register_jitable
    def copied(a: Any) -> Any:
        return _many(np.ascontiguousarray(a).astype(dtype))

    def of_matrices(a: Any, b: Any) -> Any:
        leading = np.broadcast_shapes(a.shape[:-2], b.shape[:-2])
        left = np.broadcast_to(a, leading + a.shape[-2:])
        return copied(left), copied(np.broadcast_to(b, leading + b.shape[-2:]))

    def of_vector(a: Any, b: Any) -> Any:
        return copied(a), copied(np.ascontiguousarray(b).reshape((b.shape[0], 1)))

    return extending.register_jitable(of_matrices if matrices else of_vector)


@extending.register_jitable
def _shape_of_b(a: Any, b: Any, stack: Any) -> Any:
    return b.shape


@extending.register_jitable
def _shape_of_stack(a: Any, b: Any, stack: Any) -> Any:
    return (stack, b.shape[-2], b.shape[-1])


@extending.register_jitable
def _shape_vectors(a: Any, b: Any, stack: Any) -> Any:
    return (*a.shape[:-2], b.shape[0])


@extending.register_jitable
def _shape_broadcast(a: Any, b: Any, stack: Any) -> Any:
    return np.broadcast_shapes(a.shape[:-2], b.shape[:-2]) + b.shape[-2:]
