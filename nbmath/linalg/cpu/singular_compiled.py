"""Singular values, and what is made of them, inside `@njit`: what the overloads return.

Failures are nan, and no threads are started.
"""

import math
from typing import Any, NamedTuple

import numpy as np
from numba import extending, types

from nbmath._external import external
from nbmath.linalg.cpu import singular_either as either
from nbmath.linalg.cpu import singular_numbers as numbers
from nbmath.linalg.cpu.compiled import _one_of
from nbmath.linalg.cpu.reading import absent, precision, reader

svd_either = external(either.svd_either)
values_either = external(numbers.values_either)
pinv_either = external(either.pinv_either)
rank_either = external(numbers.rank_either)
basis_either = external(either.basis_either)
polar_either = external(either.polar_either)
nearest_psd_either = external(either.nearest_psd_either)
cond_either = external(numbers.cond_either)

INFINITE = numbers.INFINITE
ORDERS: dict[Any, int] = {
    None: 2,
    "fro": numbers.FROBENIUS,
    **{p: p for p in (2, -2, 1, -1)},
    math.inf: numbers.INFINITE,
    -math.inf: -numbers.INFINITE,
}
"""How orders of norms are named, and what drivers take for them."""


class SVDResult(NamedTuple):
    """What `svd` returns: left vectors as columns, descending values, right vectors as rows."""

    U: Any
    S: Any
    Vh: Any


class PolarResult(NamedTuple):
    """What `polar` returns: orthonormal columns or rows, and a positive semidefinite matrix."""

    U: Any
    P: Any


def _flag(argument: Any) -> Any:
    """A flag as the compiler knows it: True, False, or None where it does not."""
    value = getattr(argument, "literal_value", getattr(argument, "value", argument))
    return None if isinstance(value, types.Type) else bool(value)


def _given(a: Any) -> tuple[Any, Any]:
    """The dtype to work in and a function that makes a stack; None for what is no matrix."""
    dtype = precision(a)
    if dtype is None or a.ndim < 2:
        return None, None
    return dtype, reader(a, dtype)


def _share(rtol: Any, dtype: Any) -> Any:
    """A function of a tolerance and a stack: the share that counts as nothing."""
    value = getattr(rtol, "value", rtol)
    if value is None or isinstance(rtol, types.NoneType):
        eps = float(np.finfo(dtype).eps)
        return extending.register_jitable(lambda rtol, a: dtype(max(a.shape[1], a.shape[2]) * eps))
    return extending.register_jitable(lambda rtol, a: dtype(rtol))


def svd(a: Any, full_matrices: Any = True, compute_uv: Any = True, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.svd`."""
    dtype, stacked = _given(a)
    vectors = _flag(compute_uv)
    if dtype is None or vectors is None:
        return None
    if not vectors:
        values = svdvals(a)
        alone = extending.register_jitable(values)
        return lambda a, full_matrices=True, compute_uv=True, on_error="raise": alone(a)

    def compiled(
        a: Any, full_matrices: Any = True, compute_uv: Any = True, on_error: Any = "raise"
    ) -> Any:
        given = stacked(a)
        stack, m, n = given.shape
        k = min(m, n)
        wide = bool(full_matrices)
        u = np.empty((stack, m, m if wide else k), dtype)
        s, vh = np.empty((stack, k), dtype), np.empty((stack, n if wide else k, n), dtype)
        svd_either(given, u, s, vh, np.empty(stack, np.bool_))
        leading = a.shape[:-2]
        return SVDResult(
            u.reshape((*leading, m, u.shape[2])),
            s.reshape((*leading, k)),
            vh.reshape((*leading, vh.shape[1], n)),
        )

    return compiled


def svdvals(a: Any, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.svdvals`."""
    dtype, stacked = _given(a)
    if dtype is None:
        return None

    def compiled(a: Any, on_error: Any = "raise") -> Any:
        given = stacked(a)
        stack, k = given.shape[0], min(given.shape[1], given.shape[2])
        s = np.empty((stack, k), dtype)
        values_either(given, s, np.empty(stack, np.bool_), dtype(numbers.TRUSTED))
        return s.reshape((*a.shape[:-2], k))

    return compiled


def pinv(a: Any, rtol: Any = None, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.pinv`."""
    dtype, stacked = _given(a)
    if dtype is None:
        return None
    share = _share(rtol, dtype)

    def compiled(a: Any, rtol: Any = None, on_error: Any = "raise") -> Any:
        given = stacked(a)
        stack, m, n = given.shape
        out = np.empty((stack, n, m), dtype)
        pinv_either(given, out, np.empty(stack, np.bool_), share(rtol, given))
        return out.reshape((*a.shape[:-2], n, m))

    return compiled


def matrix_rank(a: Any, tol: Any = None, rtol: Any = None, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.matrix_rank`."""
    dtype, stacked = _given(a)
    if dtype is None:
        return None
    absolute = not absent(tol)
    share = _share(0.0 if absolute and absent(rtol) else rtol, dtype)
    relative = not (absolute and absent(rtol))
    absolute_of: Any = (lambda tol: dtype(tol)) if absolute else (lambda tol: dtype(0.0))  # noqa: PLW0108  # Numba reads a function
    floor = extending.register_jitable(absolute_of)

    def compiled(a: Any, tol: Any = None, rtol: Any = None, on_error: Any = "raise") -> Any:
        given = stacked(a)
        out = np.empty(given.shape[0], np.int64)
        bound = share(rtol, given) if relative else dtype(0.0)
        rank_either(given, out, np.empty(given.shape[0], np.bool_), bound, floor(tol))
        return out.reshape(a.shape[:-2])

    return compiled


def _basis(kernel: bool) -> Any:
    def overloaded(a: Any, rcond: Any = None, on_error: Any = "raise") -> Any:
        dtype, stacked = _given(a)
        if dtype is None or a.ndim != 2:
            return None
        share = _share(rcond, dtype)

        def compiled(a: Any, rcond: Any = None, on_error: Any = "raise") -> Any:
            given = stacked(a)
            return basis_either(given, share(rcond, given), kernel)

        return compiled

    return overloaded


null_space = _basis(kernel=True)
orth = _basis(kernel=False)


def polar(a: Any, side: Any = "right", on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.polar`."""
    dtype, stacked = _given(a)
    if dtype is None:
        return None
    left = _one_of(side, ("left",))

    def compiled(a: Any, side: Any = "right", on_error: Any = "raise") -> Any:
        given = stacked(a)
        stack, m, n = given.shape
        size = m if left(side) else n
        u, p = np.empty((stack, m, n), dtype), np.empty((stack, size, size), dtype)
        polar_either(given, u, p, np.empty(stack, np.bool_), left(side))
        return PolarResult(u.reshape(a.shape), p.reshape((*a.shape[:-2], size, size)))

    return compiled


def nearest_psd(a: Any, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.nearest_psd`."""
    dtype, stacked = _given(a)
    if dtype is None:
        return None

    def compiled(a: Any, on_error: Any = "raise") -> Any:
        given = stacked(a)
        out = np.empty(given.shape, dtype)
        nearest_psd_either(given, out, np.empty(given.shape[0], np.bool_))
        return out.reshape(a.shape)

    return compiled


def _order_of(p: Any) -> Any:
    """What drivers take for an order that is a number."""
    if p == math.inf:
        return INFINITE
    return -INFINITE if p == -math.inf else int(p)


def cond(a: Any, p: Any = None) -> Any:
    """The overload of `nbmath.linalg.cond`."""
    dtype, stacked = _given(a)
    value = getattr(p, "literal_value", getattr(p, "value", p))
    if dtype is None or isinstance(value, types.UnicodeType):
        return None
    known = ORDERS.get(None if isinstance(value, types.NoneType) else value)
    if known is None and not isinstance(value, types.Float | types.Integer):
        return None
    order = extending.register_jitable(_order_of if known is None else (lambda p: known))

    def compiled(a: Any, p: Any = None) -> Any:
        given = stacked(a)
        out = np.empty(given.shape[0], dtype)
        cond_either(given, out, order(p))
        return out.reshape(a.shape[:-2])

    return compiled
