"""Norms of vectors and matrices, and vectors of norm one."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy import ndarray
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._direct import Direct
from nbmath._targets import overload
from nbmath._threads import in_parts
from nbmath.linalg.cpu import norms_compiled, norms_matrices, norms_rows
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.cpu.shapes import stacked

__all__ = ["norm", "normalize"]

Array = NDArray[Any]
Order = float | str | None
SPECTRAL: dict[Order, float] = {2: 2.0, -2: -2.0, "nuc": norms_matrices.NUCLEAR}
"""Norms of matrices that are made of singular values, as the driver names them."""
_LENGTH = Direct(norms_rows.length_direct, 1)
_NORMALIZE = {n: Direct(norms_rows.normalize_direct, n, n) for n in (1, 2)}
"""Machine code for arrays that lie in order, by their axes and by dtype."""
_VECTOR = Direct(norms_rows.norm_vector, 1, 2.0)
"""The machine code of norms of one vector, whatever their order."""


def norm(
    x: ArrayLike,
    ord: Order = None,  # noqa: A002  # NumPy's name
    axis: int | tuple[int, int] | None = None,
    keepdims: bool = False,
) -> Any:
    """Norms of vectors and of matrices.

    |x|ₚ = (Σ |xᵢ|ᵖ)^(1/p)

    Parameters:
        x: Any shape.
        ord: For vectors any number: 2 (also None), 1, inf (largest size), -inf (smallest), 0 (how
            many are not zero), any other p. For matrices "fro" (also None), 1 and -1 (largest
            and smallest sum of sizes in a column), inf and -inf (in a row), 2 and -2 (largest and
            smallest singular value), "nuc" (the sum of these).
        axis: The axis along which the vectors lie, or the two of the matrices, rows first. None
            takes all of `x`: as one vector if `ord` is None, else as the vector or matrix it is.
        keepdims: Leave the axes in place, with length one.

    Returns:
        The norms: a number, or an array without these axes.

    Raises:
        ValueError: Where `ord` is not one of these, or `axis` has more than two axes.

    Accuracy:
        A few u for p = 1, 2, inf whatever the length: sums in blocks, joined with compensation.
        Nothing overflows or underflows on the way. For other p the error of a power, times |log|.
        With singular values that of `svd`: a few u |x|₂.

    Inside `@njit`: the same call; `axis` and `keepdims` are literals. Orders that matrices do not
    have make nan.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 2.2 and 2.3.

    Examples:
        >>> from nbmath.linalg import norm
        >>> norm([3.0, 4.0])
        np.float64(5.0)
        >>> norm([[1.0, -2.0], [3.0, 4.0]], 1, axis=1)
        array([3., 7.])
    """
    if axis is None or axis == -1 or axis == 0:
        euclidean = ord is None or (isinstance(ord, int | float) and ord == 2)
        if euclidean and keepdims is False and type(x) is ndarray and x.ndim == 1:
            code = _LENGTH[x.dtype]
            length = None if code is None else code(x)
            if length is not None:
                return x.dtype.type(length)
        plain = _door.is_plain(x) and x.ndim == 1 and x.size > 0 and keepdims is False
        if plain and (ord is None or isinstance(ord, int | float)):
            return _of_vector(x, 2.0 if ord is None else ord)
    values = _door.real(x, "x")
    if axis is None:
        if ord is None:
            found = _norms(values.reshape(1, -1), 2.0)[0]
            return found.reshape((1,) * values.ndim) if keepdims else found
        if values.ndim not in (1, 2):
            raise ValueError(f"x has shape {values.shape}; expected one or two axes without axis=")
        axis = 0 if values.ndim == 1 else (0, 1)
    if isinstance(axis, tuple) and len(axis) == 1:
        (axis,) = axis
    if not isinstance(axis, tuple):
        place = _door.axis_index(axis, values.ndim)
        found = _along(values, _order(ord), place)
        return np.expand_dims(found, place) if keepdims else _door.deliver(found, None)
    if len(axis) != 2:
        raise ValueError(f"axis is {axis!r}; expected one axis, or the two of matrices")
    rows, columns = (_door.axis_index(a, values.ndim) for a in axis)
    if rows == columns:
        raise ValueError(f"axis is {axis!r}; expected two different axes")
    found = _matrices(np.moveaxis(values, (rows, columns), (-2, -1)), ord)
    return np.expand_dims(found, (rows, columns)) if keepdims else _door.deliver(found, None)


def _of_vector(x: Any, p: float) -> Any:
    """The norm of a plain array of one axis."""
    code = _VECTOR[x.dtype]
    assert code is not None
    return x.dtype.type(code(x, p))


def _matrices(matrices: Array, order: Order) -> Array:
    """Norms of matrices in the last two axes."""
    if order is None or order == "fro":
        return _along(matrices.reshape(*matrices.shape[:-2], -1), 2.0, -1)
    if order in SPECTRAL:
        return _spectral(matrices, SPECTRAL[order])
    if order not in (1, -1, math.inf, -math.inf):
        raise ValueError(
            f"ord is {order!r}; expected None, 'fro', 'nuc', 1, -1, 2, -2, inf or -inf for matrices"
        )
    by_column = order in (1, -1)
    sums = _along(matrices, 1.0, -2 if by_column else -1)
    return _along(sums, math.inf if order in (1, math.inf) else -math.inf, -1)


def _spectral(matrices: Array, order: float) -> Array:
    """Norms made of singular values."""
    out = np.empty(matrices.shape[:-2], matrices.dtype)
    if order < 0.0 and out.size and not matrices.size:
        raise ValueError("x is empty along the axes of a norm with a negative order")
    if out.size:
        given, found = stacked(matrices), out.reshape(-1)
        small = max(matrices.shape[-2:]) <= SMALL
        if small and len(given) > 1 and _door.parallel(given.size * min(matrices.shape[-2:])):
            in_parts(lambda a, b: norms_matrices.spectral_norms(a, order, b), (given, found))
        else:
            norms_matrices.spectral_norms(given, order, found)
    return out


def _order(order: Order) -> float:
    """The number p of a norm of vectors."""
    if order is None:
        return 2.0
    if isinstance(order, str) or not np.isscalar(order) or isinstance(order, complex):
        raise ValueError(f"ord is {order!r}; expected None or a number for vectors")
    return float(order)


def _along(values: Array, p: float, axis: int) -> Array:
    place = _door.axis_index(axis, values.ndim)
    shape = values.shape[:place] + values.shape[place + 1 :]
    return _norms(_door.rows(values, place), p).reshape(shape)


def _norms(rows: Array, p: float) -> Array:
    """Norms of the rows of an array of two axes."""
    rows = _door.plain(rows)
    out = np.empty(len(rows), rows.dtype)
    if rows.shape[1] == 0 and p < 0.0 and out.size:
        raise ValueError("x is empty along the axis of a norm with a negative order")
    if len(rows) > 1 and _door.parallel(rows.size // 4):
        in_parts(lambda x, y: norms_rows.norm_rows(x, p, y), (rows, out))
    else:
        norms_rows.norm_rows(rows, p, out)
    return out


def normalize(
    x: ArrayLike,
    ord: float = 2,  # noqa: A002  # as `norm`
    axis: int = -1,
    *,
    out: Array | None = None,
) -> Array:
    """Vectors divided by their norms.

    x / |x|ₚ

    Parameters:
        x: Any shape.
        ord: Which norm of vectors, as in `norm`.
        axis: The axis along which the vectors lie.
        out: Where to write, an array of the shape and dtype of the result.

    Returns:
        The shape of `x`: vectors of norm one; vectors of zeros stay as they are.

    Accuracy:
        A few u, for vectors of any size, those of which the norm overflows or is subnormal too.

    Inside `@njit`: the same call; `axis` is a literal.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 2.2.

    Examples:
        >>> from nbmath.linalg import normalize
        >>> normalize([3.0, 4.0])
        array([0.6, 0.8])
    """
    euclidean = isinstance(ord, int | float) and ord == 2
    if euclidean and out is None and axis == -1 and type(x) is ndarray and 0 < x.ndim < 3:
        code = _NORMALIZE[x.ndim][x.dtype]
        if code is not None and (x.ndim == 1 or not _door.parallel(x.size // 2)):
            found = np.empty(x.shape, x.dtype)
            if code(x, found):
                return found
    values = _door.real(x, "x")
    place = _door.axis_index(axis, values.ndim)
    p = _order(ord)
    if out is not None:
        _door.check_out(out, values.shape, values.dtype)
    rows = _door.rows(values, place)
    rows = _door.plain(rows)
    found = np.empty_like(rows)
    if len(rows) > 1 and _door.parallel(rows.size // 2):
        in_parts(lambda a, b: norms_rows.normalize_rows(a, p, b), (rows, found))
    else:
        norms_rows.normalize_rows(rows, p, found)
    result = _door.unrows(found, values.shape, place)
    return np.asarray(_door.deliver(_door.contiguous(result), out))


overload(norm, prefer_literal=True)(norms_compiled.norm)
overload(normalize)(norms_compiled.normalize)
