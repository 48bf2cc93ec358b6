"""Plane rotations, and reflections of vectors to the first axis."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._direct import Direct
from nbmath._targets import overload
from nbmath._threads import in_parts
from nbmath.linalg.cpu import reflections_compiled, reflections_rows
from nbmath.linalg.cpu.reflections_compiled import GivensResult, HouseholderResult

__all__ = ["GivensResult", "HouseholderResult", "givens", "householder"]

Array = NDArray[Any]
_GIVENS = Direct(reflections_rows.givens_array, 1, 1, 1, 1, 1)


def givens(a: ArrayLike, b: ArrayLike) -> GivensResult:
    """Plane rotations that take pairs of numbers to the first axis.

    c a + s b = r and c b - s a = 0 with c² + s² = 1.

    Parameters:
        a: First numbers, any shape.
        b: Second numbers; broadcasts against `a`.

    Returns:
        GivensResult: `c`, `s` and `r` in the shape of both together, numbers for two numbers, with
            the signs of LAPACK's `lartg`: c ≥ 0, and r has the sign of `a`, or is positive where
            `a` is zero. c = 1, s = 0 where both are zero.

    Accuracy:
        A few u in each of the three. Only an r that is itself too large overflows. A nan becomes
        nan in all three, and so do two infinities.

    Inside `@njit`: the same call, with numbers or arrays.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 5.1.8; Bindel, Demmel, Kahan and Marques
        2002, doi:10.1145/567806.567809.

    Examples:
        >>> from nbmath.linalg import givens
        >>> c, s, r = givens(3.0, 4.0)
        >>> round(float(c), 12), round(float(s), 12), float(r)
        (0.6, 0.8, 5.0)
    """
    first, second = _door.reals(a=a, b=b)
    if first.shape != second.shape:
        shape = np.broadcast_shapes(first.shape, second.shape)
        first, second = np.broadcast_to(first, shape), np.broadcast_to(second, shape)
    shape, size, dtype = first.shape, first.size, first.dtype
    c, s, r = np.empty(size, dtype), np.empty(size, dtype), np.empty(size, dtype)
    arrays = _door.plain(first).reshape(-1), _door.plain(second).reshape(-1), c, s, r
    if _door.parallel(size):
        in_parts(reflections_rows.givens_array, arrays)
    else:
        code = _GIVENS[dtype]
        assert code is not None
        code(*arrays)
    if len(shape) != 1:
        c, s, r = c.reshape(shape)[()], s.reshape(shape)[()], r.reshape(shape)[()]
    return GivensResult(c, s, r)


def householder(x: ArrayLike, axis: int = -1) -> HouseholderResult:
    """Reflections that take vectors to the first axis.

    (I - τ v vᵀ) x = β e₁ with v₁ = 1.

    Parameters:
        x: Any shape.
        axis: The axis along which the vectors lie.

    Returns:
        HouseholderResult: `v`, the shape of `x`; `tau` and `beta`, that shape without the axis,
            numbers for one vector. As from LAPACK's `larfg`, β = -|x| where x₁ is not negative,
            else |x|; a vector that is zero behind x₁ stays as it is: τ = 0, β = x₁.

    Raises:
        ValueError: Where the vectors have no entries.

    Accuracy:
        |(I - τ v vᵀ) x - β e₁| is of the order of n eps |x|, and v and τ are those of a matrix that
        is orthogonal to n eps, at all ends of the range. A vector with nan or infinity in it has
        nan everywhere. A vector has the same result to the bit in every stack.

    Inside `@njit`: the same call along the last axis; vectors without entries make nan.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 5.1.3.

    Examples:
        >>> from nbmath.linalg import householder
        >>> v, tau, beta = householder([3.0, 4.0])
        >>> v, round(float(tau), 12), float(beta)
        (array([1. , 0.5]), 1.6, -5.0)
    """
    values = _door.real(x, "x")
    place = _door.axis_index(axis, values.ndim)
    shape = values.shape[:place] + values.shape[place + 1 :]
    if values.shape[place] == 0:
        raise ValueError(f"x has shape {values.shape}; expected entries along axis {place}")
    rows = _door.plain(_door.rows(values, place))
    v, tau, beta = np.empty_like(rows), np.empty(shape, rows.dtype), np.empty(shape, rows.dtype)
    arrays = rows, v, tau.reshape(-1), beta.reshape(-1)
    if len(rows) > 1 and _door.parallel(rows.size // 2):
        in_parts(reflections_rows.householder_rows, arrays)
    elif len(rows):
        reflections_rows.householder_rows(*arrays)
    vectors = np.ascontiguousarray(_door.unrows(v, values.shape, place))
    return HouseholderResult(vectors, tau[()], beta[()])


overload(givens)(reflections_compiled.givens)
overload(householder)(reflections_compiled.householder)
