"""Triangular factors inside `@njit`: what the overloads of the door return."""

from typing import Any, NamedTuple

import numpy as np
from numba import extending, types

from nbmath._external import external
from nbmath._targets import inner
from nbmath.linalg.cpu import factors_large, factors_stacks
from nbmath.linalg.cpu.compiled import _one_of
from nbmath.linalg.cpu.either import SMALL, _fit, _repeated, _spoil
from nbmath.linalg.cpu.reading import precision, reader, sides

lu_stack = external(factors_stacks.lu_stack)
lu_large = external(factors_large.lu_large)
lu_factor_stack = external(factors_stacks.lu_factor_stack)
lu_factor_large = external(factors_large.lu_factor_large)
lu_solve_stack = external(factors_stacks.lu_solve_stack)
lu_solve_large = external(factors_large.lu_solve_large)
cho_solve_stack = external(factors_stacks.cho_solve_stack)
cho_solve_large = external(factors_large.cho_solve_large)
orders = external(factors_stacks.orders)


class LUResult(NamedTuple):
    """What `lu` returns: the permutation, L and U."""

    p: Any
    l: Any  # noqa: E741  # as the mathematics and SciPy call it
    u: Any


class LUFactorResult(NamedTuple):
    """What `lu_factor` returns and `lu_solve` takes: both factors in one, and the exchanges."""

    lu: Any
    piv: Any


@inner
def lu_either(a: Any, lower: Any, upper: Any, order: Any) -> None:
    """Factors of a [stack, m, n] apart, and the row of L that belongs to each row of a."""
    pivots = np.empty((a.shape[0], lower.shape[2]), np.int32)
    if pivots.size > 0 and max(a.shape[1], a.shape[2]) <= SMALL:
        lu_stack(a, lower, upper, pivots)
    elif pivots.size > 0:
        lu_large(a, lower, upper, pivots)
    orders(pivots, order)


@inner
def lu_factor_either(a: Any, out: Any, pivots: Any) -> None:
    """Factors of a [stack, m, n] in one, and the exchanges."""
    if pivots.size > 0 and max(a.shape[1], a.shape[2]) <= SMALL:
        lu_factor_stack(a, out, pivots)
    elif pivots.size > 0:
        lu_factor_large(a, out, pivots)


@inner
def lu_solve_either(a: Any, pivots: Any, b: Any, out: Any, transposed: Any) -> None:
    """Solutions of systems with factors, a stack of one of them repeated."""
    stack, n = out.shape[0], a.shape[1]
    right = _fit(a, b) and pivots.shape[0] == a.shape[0] and pivots.shape[1] == n
    for index in range(pivots.shape[0]):
        for k in range(pivots.shape[1]):
            right = right and 0 <= pivots[index, k] < n
    if not right:
        _spoil(out)
    elif out.size > 0:
        left, sides = _repeated(a, stack), _repeated(b, stack)
        rows = np.empty((stack, n), np.int32)
        for index in range(stack):
            for k in range(n):
                rows[index, k] = pivots[index if pivots.shape[0] == stack else 0, k]
        failed = np.empty(stack, np.bool_)
        if n <= SMALL:
            lu_solve_stack(left, rows, sides, out, failed, transposed)
        else:
            lu_solve_large(left, rows, sides, out, failed, transposed)


@inner
def cho_solve_either(a: Any, b: Any, out: Any, lower: Any) -> None:
    """Solutions of systems with Cholesky factors, a stack of one of them repeated."""
    if not _fit(a, b):
        _spoil(out)
    elif out.size > 0:
        stack = out.shape[0]
        left, right = _repeated(a, stack), _repeated(b, stack)
        failed = np.empty(stack, np.bool_)
        if a.shape[1] <= SMALL:
            cho_solve_stack(left, right, out, failed, lower)
        else:
            cho_solve_large(left, right, out, failed, lower)


lu_all, lu_factor_all = external(lu_either), external(lu_factor_either)
lu_solve_all, cho_solve_all = external(lu_solve_either), external(cho_solve_either)


def lu(a: Any, permute_l: Any = False, p_indices: Any = False) -> Any:
    """The overload of `nbmath.linalg.lu`; the options must be known to the compiler."""
    dtype = precision(a)
    options = [getattr(value, "literal_value", value) for value in (permute_l, p_indices)]
    if dtype is None or a.ndim < 2 or not all(isinstance(value, bool) for value in options):
        return None
    stacked, result = reader(a, dtype), reader(types.Array(a.dtype, a.ndim, "C"))
    permuted, indices = options

    @extending.register_jitable
    def factors(a: Any) -> Any:
        leading, m, n = a.shape[:-2], a.shape[-2], a.shape[-1]
        k, given = min(m, n), stacked(a)
        lower, upper = np.empty((*leading, m, k), dtype), np.empty((*leading, k, n), dtype)
        order = np.empty((given.shape[0], m), np.int64)
        lu_all(given, result(lower), result(upper), order)
        return lower, upper, order

    def with_indices(a: Any, permute_l: Any = False, p_indices: Any = False) -> Any:
        lower, upper, order = factors(a)
        return LUResult(order.reshape(a.shape[:-1]), lower, upper)

    def with_matrix(a: Any, permute_l: Any = False, p_indices: Any = False) -> Any:
        lower, upper, order = factors(a)
        m = a.shape[-2]
        p = np.zeros((*a.shape[:-1], m), dtype)
        places = result(p)
        for index in range(order.shape[0]):
            for i in range(m):
                places[index, i, order[index, i]] = 1.0
        return LUResult(p, lower, upper)

    def moved(a: Any, permute_l: Any = False, p_indices: Any = False) -> Any:
        lower, upper, order = factors(a)
        turned = np.empty_like(lower)
        source, target = result(lower), result(turned)
        for index in range(order.shape[0]):
            for i in range(order.shape[1]):
                for j in range(source.shape[2]):
                    target[index, i, j] = source[index, order[index, i], j]
        return turned, upper

    return moved if permuted else (with_indices if indices else with_matrix)


def lu_factor(a: Any) -> Any:
    """The overload of `nbmath.linalg.lu_factor`."""
    dtype = precision(a)
    if dtype is None or a.ndim < 2:
        return None
    stacked, result_stacked = reader(a, dtype), reader(types.Array(a.dtype, a.ndim, "C"))

    def compiled(a: Any) -> Any:
        k, result = min(a.shape[-2], a.shape[-1]), np.empty(a.shape, dtype)
        given = stacked(a)
        pivots = np.empty((given.shape[0], k), np.int32)
        lu_factor_all(given, result_stacked(result), pivots)
        return LUFactorResult(result, pivots.reshape((*a.shape[:-2], k)))

    return compiled


@extending.register_jitable
def _as_it_is(piv: Any, a: Any, b: Any) -> Any:
    return piv


@extending.register_jitable
def _all_leading(piv: Any, a: Any, b: Any) -> Any:
    """Exchanges for all leading axes that both sides have together."""
    leading = np.broadcast_shapes(a.shape[:-2], b.shape[:-2])
    return np.broadcast_to(piv, leading + piv.shape[-1:])


def lu_solve(
    lu_and_piv: Any, b: Any, trans: Any = 0, out: Any = None, on_error: Any = "raise"
) -> Any:
    """The overload of `nbmath.linalg.lu_solve`."""
    pair: Any = getattr(lu_and_piv, "types", ())
    dtype = precision(pair[0], b) if len(pair) == 2 else None
    if dtype is None or pair[0].ndim < 2 or b.ndim < 1 or precision(pair[1]) is None:
        return None
    stacked, shape = sides(pair[0], b, dtype)
    spread = _all_leading if max(pair[0].ndim, b.ndim) > 3 and b.ndim > 1 else _as_it_is
    turned = _one_of(trans, (1, 2, "T", "C"))

    def compiled(
        lu_and_piv: Any, b: Any, trans: Any = 0, out: Any = None, on_error: Any = "raise"
    ) -> Any:
        a, piv = lu_and_piv[0], lu_and_piv[1]
        left, right = stacked(a, b)
        stack, n, m = max(left.shape[0], right.shape[0]), right.shape[1], right.shape[2]
        result = np.empty((stack, n, m), dtype)
        pivots = np.ascontiguousarray(spread(piv, a, b)).astype(np.int32)
        rows = pivots.size // max(1, piv.shape[-1])
        pivots_of = pivots.reshape((rows, piv.shape[-1]))
        lu_solve_all(left, pivots_of, right, result, turned(trans))
        shaped = result.reshape(shape(a, b, stack))
        if out is None:
            return shaped
        out[...] = shaped
        return out

    return compiled


def cho_solve(c_and_lower: Any, b: Any, out: Any = None, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.cho_solve`."""
    pair: Any = getattr(c_and_lower, "types", ())
    dtype = precision(pair[0], b) if len(pair) == 2 else None
    if dtype is None or pair[0].ndim < 2 or b.ndim < 1:
        return None
    stacked, shape = sides(pair[0], b, dtype)

    def compiled(c_and_lower: Any, b: Any, out: Any = None, on_error: Any = "raise") -> Any:
        a = c_and_lower[0]
        left, right = stacked(a, b)
        stack, n, m = max(left.shape[0], right.shape[0]), right.shape[1], right.shape[2]
        result = np.empty((stack, n, m), dtype)
        cho_solve_all(left, right, result, bool(c_and_lower[1]))
        shaped = result.reshape(shape(a, b, stack))
        if out is None:
            return shaped
        out[...] = shaped
        return out

    return compiled
