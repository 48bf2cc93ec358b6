"""Products inside `@njit`: what the overloads of the door return. What does not fit is nan."""

from typing import Any

import numpy as np
from numba import extending, types

from nbmath._external import external
from nbmath.linalg.cpu import products_either, products_entries
from nbmath.linalg.cpu.reading import precision, reader

matmul_either = external(products_either.matmul_either)
gram_either = external(products_either.gram_either)
matrix_power_either = external(products_either.matrix_power_either)
outer_stack = external(products_entries.outer_stack)
kron_stack = external(products_entries.kron_stack)
trace_stack = external(products_entries.trace_stack)


def _matrices(array: Any, dtype: Any, column: bool) -> Any:
    """A function that makes a side of a product a stack; one vector is a row, or a column."""
    if array.ndim > 1:
        return reader(array, dtype)
    read = reader(types.Array(array.dtype, 2, "C"), dtype)
    if column:
        return extending.register_jitable(
            lambda a: read(np.ascontiguousarray(a).reshape((a.shape[0], 1)))
        )
    return extending.register_jitable(
        lambda a: read(np.ascontiguousarray(a).reshape((1, a.shape[0])))
    )


def _vectors(array: Any, dtype: Any) -> Any:
    """A function that makes vectors a stack [stack, n]."""
    read = reader(types.Array(array.dtype, array.ndim + 1, "C"), dtype)

    @extending.register_jitable
    def stacked(a: Any) -> Any:
        plain = np.ascontiguousarray(a)
        matrices = read(plain.reshape((*plain.shape, 1)))
        return matrices.reshape((matrices.shape[0], matrices.shape[1]))

    if array.ndim > 1:
        return stacked
    return extending.register_jitable(
        lambda a: np.ascontiguousarray(a).astype(dtype).reshape((1, a.shape[0]))
    )


def _shape(a: int, b: int) -> Any:
    """The shape of a product of arrays with so many axes, from them and the number of products."""
    if max(a, b) > 3:
        return _shape_broadcast
    shapes: dict[tuple[bool, bool, bool], Any] = {
        (True, True, False): _one_by_one,
        (True, False, False): _row,
        (False, True, False): _column,
        (False, False, False): _both,
        (True, False, True): _stack_row,
        (False, True, True): _stack_column,
        (False, False, True): _stack_both,
    }
    return shapes[a == 1, b == 1, max(a, b) == 3]


@extending.register_jitable
def _one_by_one(a: Any, b: Any, stack: Any) -> Any:
    return (1,)


@extending.register_jitable
def _row(a: Any, b: Any, stack: Any) -> Any:
    return (b.shape[-1],)


@extending.register_jitable
def _column(a: Any, b: Any, stack: Any) -> Any:
    return (a.shape[-2],)


@extending.register_jitable
def _both(a: Any, b: Any, stack: Any) -> Any:
    return (a.shape[-2], b.shape[-1])


@extending.register_jitable
def _stack_row(a: Any, b: Any, stack: Any) -> Any:
    return (stack, b.shape[-1])


@extending.register_jitable
def _stack_column(a: Any, b: Any, stack: Any) -> Any:
    return (stack, a.shape[-2])


@extending.register_jitable
def _stack_both(a: Any, b: Any, stack: Any) -> Any:
    return (stack, a.shape[-2], b.shape[-1])


@extending.register_jitable
def _shape_broadcast(a: Any, b: Any, stack: Any) -> Any:
    leading = np.broadcast_shapes(a.shape[:-2], b.shape[:-2])
    return (*leading, a.shape[-2], b.shape[-1])


def _spread(a: Any, b: Any, dtype: Any) -> Any:
    """Both sides of a product as stacks; with more than three axes, of all leading axes."""
    left, right = _matrices(a, dtype, False), _matrices(b, dtype, True)
    if max(a.ndim, b.ndim) <= 3:
        return extending.register_jitable(lambda a, b: (left(a), right(b)))

    @extending.register_jitable
    def both(a: Any, b: Any) -> Any:
        leading = np.broadcast_shapes(a.shape[:-2], b.shape[:-2])
        first = np.ascontiguousarray(np.broadcast_to(a, leading + a.shape[-2:])).astype(dtype)
        second = np.ascontiguousarray(np.broadcast_to(b, leading + b.shape[-2:])).astype(dtype)
        n, k = a.shape[-2:]
        p, m = b.shape[-2:]
        size = first.size // max(1, n * k)
        return first.reshape((size, n, k)), second.reshape((size, p, m))

    return both


def matmul(a: Any, b: Any, out: Any = None) -> Any:
    """The overload of `nbmath.linalg.matmul`."""
    dtype = precision(a, b)
    if (
        dtype is None
        or min(a.ndim, b.ndim) < 1
        or (max(a.ndim, b.ndim) > 3 > 1 + min(a.ndim, b.ndim))
    ):
        return None
    stacked, shape, number = _spread(a, b, dtype), _shape(a.ndim, b.ndim), a.ndim + b.ndim == 2

    def compiled(a: Any, b: Any, out: Any = None) -> Any:
        left, right = stacked(a, b)
        stack = left.shape[0] if right.shape[0] == 1 else right.shape[0]
        result = np.empty((stack, left.shape[1], right.shape[2]), dtype)
        matmul_either(left, right, result)
        if number:
            return result[0, 0, 0]
        shaped = result.reshape(shape(a, b, stack))
        if out is None:
            return shaped
        out[...] = shaped
        return out

    return compiled


def matvec(a: Any, x: Any, out: Any = None) -> Any:
    """The overload of `nbmath.linalg.matvec`."""
    dtype = precision(a, x)
    if dtype is None or a.ndim < 2 or x.ndim < 1 or max(a.ndim, x.ndim + 1) > 3:
        return None
    left, right = reader(a, dtype), _vectors(x, dtype)
    alone = a.ndim == 2 and x.ndim == 1

    def compiled(a: Any, x: Any, out: Any = None) -> Any:
        matrices, vectors = left(a), right(x)
        stack = matrices.shape[0] if vectors.shape[0] == 1 else vectors.shape[0]
        n = matrices.shape[1]
        result = np.empty((stack, n, 1), dtype)
        columns = vectors.reshape((vectors.shape[0], vectors.shape[1], 1))
        matmul_either(matrices, columns, result)
        shaped = result.reshape(n) if alone else result.reshape((stack, n))
        if out is None:
            return shaped
        out[...] = shaped
        return out

    return compiled


def outer(x: Any, y: Any, out: Any = None) -> Any:
    """The overload of `nbmath.linalg.outer`."""
    dtype = precision(x, y)
    if dtype is None or x.ndim != y.ndim or x.ndim < 1:
        return None
    left, right = _vectors(x, dtype), _vectors(y, dtype)

    def compiled(x: Any, y: Any, out: Any = None) -> Any:
        result = np.empty((*x.shape, y.shape[-1]), dtype)
        first, second = left(x), right(y)
        wanted = result.reshape((first.shape[0], first.shape[1], second.shape[1]))
        outer_stack(first, second, wanted)
        if out is None:
            return result
        out[...] = result
        return out

    return compiled


def kron(a: Any, b: Any, out: Any = None) -> Any:
    """The overload of `nbmath.linalg.kron`."""
    dtype = precision(a, b)
    if dtype is None or a.ndim != b.ndim or a.ndim < 2:
        return None
    left, right = reader(a, dtype), reader(b, dtype)

    def compiled(a: Any, b: Any, out: Any = None) -> Any:
        rows, columns = a.shape[-2] * b.shape[-2], a.shape[-1] * b.shape[-1]
        result = np.empty((*a.shape[:-2], rows, columns), dtype)
        first, second = left(a), right(b)
        kron_stack(first, second, result.reshape((first.shape[0], rows, columns)))
        if out is None:
            return result
        out[...] = result
        return out

    return compiled


def gram(a: Any, rows: Any = False, out: Any = None) -> Any:
    """The overload of `nbmath.linalg.gram`."""
    dtype = precision(a)
    if dtype is None or a.ndim < 2:
        return None
    stacked = reader(a, dtype)

    def compiled(a: Any, rows: Any = False, out: Any = None) -> Any:
        n = a.shape[-2] if rows else a.shape[-1]
        result = np.empty((*a.shape[:-2], n, n), dtype)
        given = stacked(a)
        gram_either(given, bool(rows), result.reshape((given.shape[0], n, n)))
        if out is None:
            return result
        out[...] = result
        return out

    return compiled


def trace(a: Any, offset: Any = 0) -> Any:
    """The overload of `nbmath.linalg.trace`."""
    dtype = precision(a)
    if dtype is None or a.ndim < 2:
        return None
    stacked, alone = reader(a, dtype), a.ndim == 2

    def compiled(a: Any, offset: Any = 0) -> Any:
        given = stacked(a)
        result = np.empty(given.shape[0], dtype)
        trace_stack(given, int(offset), result)
        return result[0] if alone else result.reshape(a.shape[:-2])

    return compiled


def matrix_power(a: Any, n: Any, out: Any = None, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.matrix_power`."""
    dtype = precision(a)
    if dtype is None or a.ndim < 2 or not isinstance(n, types.Integer | types.Boolean):
        return None
    stacked, again = reader(a, dtype), reader(types.Array(a.dtype, a.ndim, "C"))

    def compiled(a: Any, n: Any, out: Any = None, on_error: Any = "raise") -> Any:
        result = np.empty(a.shape, dtype)
        matrix_power_either(stacked(a), int(n), again(result))
        if out is None:
            return result
        out[...] = result
        return out

    return compiled
