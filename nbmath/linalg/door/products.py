"""Products of matrices and vectors."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy import empty, ndarray
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._direct import Direct
from nbmath._targets import overload
from nbmath.linalg.cpu import (
    products_compiled,
    products_either,
    products_entries,
    products_large,
    products_small,
    products_stacks,
    products_vectors,
)
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.door.sides import checked, common, over_stacks
from nbmath.simd import BYTES

__all__ = ["kron", "matmul", "matvec", "outer"]

Array = NDArray[Any]
_MATMUL = {n: Direct(products_large.matmul_direct, n, n, n) for n in (2, 3)}
_MATVEC = {n: Direct(products_large.matvec_direct, n + 1, n, n) for n in (1, 2)}
"""Machine code for one large product, by the axes of the right side and by dtype."""
_WAYS: dict[int | None, _door.Driver] = {
    products_either.SHARED: products_small.matmul_small,
    products_either.VECTORS_SHARED: products_small.matvec_small,
    products_either.VECTORS: products_small.matvec_rows,
    products_either.LANES: products_stacks.matmul_lanes,
    products_either.ROWS: products_vectors.matmul_vectors,
}
"""From Python one way is compiled, and not all that a call inside compiled code can take."""


def matmul(a: ArrayLike, b: ArrayLike, *, out: Array | None = None) -> Any:
    """Products of matrices.

    (a b)ᵢⱼ = Σₚ aᵢₚ bₚⱼ

    Parameters:
        a: Matrices, shape (..., n, k), or one vector (k,), which is taken as a row.
        b: Matrices, shape (..., k, m), or one vector (k,), which is taken as a column. Leading
            axes broadcast against those of `a`.
        out: Where to write, an array of the shape and dtype of the result.

    Returns:
        Shape (..., n, m), without the axis of a vector; a number for two vectors.

    Raises:
        ValueError: Where the shapes do not fit.

    Accuracy:
        |error| ≤ k u |a| |b| entry by entry. nan and infinity spread along their row and column. A
        product of matrices up to n = 32 has the same bits in every stack.

    Inside `@njit`: the same call; shapes that do not fit make nan.

    Source:
        Higham, Accuracy and Stability of Numerical Algorithms (2nd ed.), 3.5.

    Examples:
        >>> from nbmath.linalg import matmul
        >>> matmul([[1.0, 2.0], [3.0, 4.0]], [[1.0, 0.0], [1.0, 1.0]])
        array([[3., 2.],
               [7., 4.]])
    """
    if out is None and type(a) is ndarray and type(b) is ndarray:
        shape, dtype = a.shape, a.dtype
        if 1 < (axes := b.ndim) < 4 and len(shape) == axes and shape[-2] > SMALL:
            code = _MATMUL[axes][dtype] if dtype is b.dtype else None
            if code is not None:
                result = empty((*shape[:-1], b.shape[-1]), dtype)
                if code(a, b, result):
                    return result
    left, right = _door.reals(a=a, b=b)
    checked(left, "a", 1)
    checked(right, "b", 1)
    rows = left if left.ndim > 1 else left[np.newaxis]
    columns = right if right.ndim > 1 else right[:, np.newaxis]
    if rows.shape[-1] != columns.shape[-2]:
        raise ValueError(
            f"b has shape {right.shape}; expected {rows.shape[-1]} rows, as many as a of shape"
            f" {left.shape} has columns"
        )
    n, m = rows.shape[-2], columns.shape[-1]
    leading = _door.leading(rows.shape[:-2], columns.shape[:-2])
    shape = (*leading, *((n,) if left.ndim > 1 else ()), *((m,) if right.ndim > 1 else ()))
    result = _door.workspace(out, shape, left.dtype, left, right)
    _multiply(rows, columns, result.reshape((math.prod(leading), n, m)))
    return _door.deliver(result, out)


def _multiply(a: Array, b: Array, out: Array) -> None:
    """out [stack, n, m] = a b, whose leading axes broadcast; alone, as they lie in memory."""
    if out.size == 0:
        return
    n, k, m = a.shape[-2], a.shape[-1], b.shape[-1]
    if k and max(n, k, m) > SMALL and len(out) == 1:
        first, turn_a = _as_it_lies(a.reshape(n, k))
        second, turn_b = _as_it_lies(b.reshape(k, m))
        products_large.matmul_large(first, second, turn_a, turn_b, out)
    else:
        _, left, right = common(a, b, 2)
        width = BYTES // out.itemsize
        way = products_either.matmul_way(n, k, m, width, out.itemsize) if k else None
        work = 0 if max(n, k, m) > SMALL else len(out) * n * m * k // 2
        over_stacks(_WAYS.get(way, products_either.matmul_either), left, right, out, work)


def _as_it_lies(a: Array) -> tuple[Array, bool]:
    """A matrix as a plain stack of one, and whether that is its transpose."""
    turned = a.flags.f_contiguous and not a.flags.c_contiguous
    lying = _door.plain(a.T if turned else a)
    return lying.reshape((1, *lying.shape)), turned


def matvec(a: ArrayLike, x: ArrayLike, *, out: Array | None = None) -> Array:
    """Products of matrices and vectors.

    (a x)ᵢ = Σₚ aᵢₚ xₚ

    Parameters:
        a: Matrices, shape (..., n, k).
        x: Vectors, shape (..., k). Leading axes broadcast against those of `a`.
        out: Where to write, an array of the shape and dtype of the result.

    Returns:
        Shape (..., n): The products.

    Raises:
        ValueError: Where the shapes do not fit.

    Accuracy:
        As `matmul`.

    Inside `@njit`: the same call; shapes that do not fit make nan.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 1.1.

    Examples:
        >>> from nbmath.linalg import matvec
        >>> matvec([[1.0, 2.0], [3.0, 4.0]], [1.0, 1.0])
        array([3., 7.])
    """
    if out is None and type(a) is ndarray and type(x) is ndarray:
        before, axes, dtype = a.shape[:-1], x.ndim, a.dtype
        if 0 < axes < 3 and len(before) == axes and before[-1] > SMALL and dtype is x.dtype:
            code = _MATVEC[axes][dtype]
            if code is not None:
                result = empty(before, dtype)
                if code(a, x, result):
                    return result
    left, right = _door.reals(a=a, x=x)
    checked(left, "a", 2)
    checked(right, "x", 1)
    if left.shape[-1] != right.shape[-1]:
        raise ValueError(
            f"x has shape {right.shape}; expected {left.shape[-1]} entries, as many as a of shape"
            f" {left.shape} has columns"
        )
    leading = _door.leading(left.shape[:-2], right.shape[:-1])
    n = left.shape[-2]
    result = _door.workspace(out, (*leading, n), left.dtype, left, right)
    _multiply(left, right[..., np.newaxis], result.reshape((math.prod(leading), n, 1)))
    return np.asarray(_door.deliver(result, out))


def outer(x: ArrayLike, y: ArrayLike, *, out: Array | None = None) -> Array:
    """Outer products of vectors.

    (x yᵀ)ᵢⱼ = xᵢ yⱼ

    Parameters:
        x: Vectors, shape (..., n).
        y: Vectors, shape (..., m). Leading axes broadcast against those of `x`.
        out: Where to write, an array of the shape and dtype of the result.

    Returns:
        Shape (..., n, m): Matrices of rank one.

    Accuracy:
        Every entry is one product, rounded once.

    Inside `@njit`: the same call for vectors and for stacks of vectors of one shape.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 1.1.9.

    Examples:
        >>> from nbmath.linalg import outer
        >>> outer([1.0, 2.0], [3.0, 4.0])
        array([[3., 4.],
               [6., 8.]])
    """
    left, right = _door.reals(x=x, y=y)
    checked(left, "x", 1)
    checked(right, "y", 1)
    leading = _door.leading(left.shape[:-1], right.shape[:-1])
    shape = (*leading, left.shape[-1], right.shape[-1])
    result = _door.workspace(out, shape, left.dtype, left, right)
    if result.size:
        _, first, second = common(left, right, 1)
        wanted = result.reshape(-1, *shape[-2:])
        over_stacks(products_entries.outer_stack, first, second, wanted, result.size)
    return np.asarray(_door.deliver(result, out))


def kron(a: ArrayLike, b: ArrayLike, *, out: Array | None = None) -> Array:
    """Kronecker products of matrices.

    b times each entry of a, in the place of that entry.

    Parameters:
        a: Matrices, shape (..., n, m).
        b: Matrices, shape (..., p, q). Leading axes broadcast against those of `a`.
        out: Where to write, an array of the shape and dtype of the result.

    Returns:
        Shape (..., n p, m q): The products.

    Accuracy:
        Every entry is one product, rounded once.

    Inside `@njit`: the same call for matrices and for stacks of one shape.

    Source:
        Horn and Johnson, Topics in Matrix Analysis, 4.2.

    Examples:
        >>> from nbmath.linalg import kron
        >>> kron([[1.0, 2.0]], [[1.0, 1.0], [0.0, 1.0]])
        array([[1., 1., 2., 2.],
               [0., 1., 0., 2.]])
    """
    left, right = _door.reals(a=a, b=b)
    checked(left, "a", 2)
    checked(right, "b", 2)
    leading = _door.leading(left.shape[:-2], right.shape[:-2])
    rows, columns = left.shape[-2] * right.shape[-2], left.shape[-1] * right.shape[-1]
    result = _door.workspace(out, (*leading, rows, columns), left.dtype, left, right)
    if result.size:
        _, first, second = common(left, right, 2)
        wanted = result.reshape(-1, rows, columns)
        over_stacks(products_entries.kron_stack, first, second, wanted, result.size)
    return np.asarray(_door.deliver(result, out))


overload(matmul)(products_compiled.matmul)
overload(matvec)(products_compiled.matvec)
overload(outer)(products_compiled.outer)
overload(kron)(products_compiled.kron)
