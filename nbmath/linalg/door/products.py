"""Products of matrices and vectors."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._targets import overload
from nbmath.linalg.cpu import products_compiled, products_either, products_large, products_stacks
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.cpu.shapes import stacked
from nbmath.linalg.door.sides import checked, common, over_stacks

__all__ = ["kron", "matmul", "matvec", "outer"]

Array = NDArray[Any]


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
    n, k, m = rows.shape[-2], rows.shape[-1], columns.shape[-1]
    leading = np.broadcast_shapes(rows.shape[:-2], columns.shape[:-2])
    shape = (*leading, *((n,) if left.ndim > 1 else ()), *((m,) if right.ndim > 1 else ()))
    result = _door.workspace(out, shape, left.dtype, left, right)
    if result.size:
        wanted = result.reshape(-1, n, m)
        if len(wanted) == 1 and k and max(n, k, m) > SMALL:
            _single(rows.reshape(n, k), columns.reshape(k, m), wanted)
        else:
            _, first, second = common(rows, columns, 2)
            work = 0 if max(n, k, m) > SMALL else len(wanted) * n * m * k // 2
            over_stacks(products_either.matmul_either, first, second, wanted, work)
    return _door.deliver(result, out)


def _single(a: Array, b: Array, out: Array) -> None:
    """One large product; a transposed side is taken as it lies."""
    turn_a, turn_b = a.T.flags.c_contiguous, b.T.flags.c_contiguous
    first = stacked((a.T if turn_a else a)[np.newaxis])
    second = stacked((b.T if turn_b else b)[np.newaxis])
    products_large.matmul_large(first, second, turn_a, turn_b, out)


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
    left, right = _door.reals(a=a, x=x)
    checked(left, "a", 2)
    checked(right, "x", 1)
    if left.shape[-1] != right.shape[-1]:
        raise ValueError(
            f"x has shape {right.shape}; expected {left.shape[-1]} entries, as many as a of shape"
            f" {left.shape} has columns"
        )
    columns = right[..., np.newaxis]
    leading = np.broadcast_shapes(left.shape[:-2], right.shape[:-1])
    target = None if out is None else _door.check_out(out, (*leading, left.shape[-2]), left.dtype)
    found = matmul(left, columns, out=None if target is None else target[..., np.newaxis])
    return found[..., 0] if out is None else out


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
    leading = np.broadcast_shapes(left.shape[:-1], right.shape[:-1])
    shape = (*leading, left.shape[-1], right.shape[-1])
    result = _door.workspace(out, shape, left.dtype, left, right)
    if result.size:
        _, first, second = common(left, right, 1)
        wanted = result.reshape(-1, *shape[-2:])
        over_stacks(products_stacks.outer_stack, first, second, wanted, result.size)
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
    leading = np.broadcast_shapes(left.shape[:-2], right.shape[:-2])
    rows, columns = left.shape[-2] * right.shape[-2], left.shape[-1] * right.shape[-1]
    result = _door.workspace(out, (*leading, rows, columns), left.dtype, left, right)
    if result.size:
        _, first, second = common(left, right, 2)
        wanted = result.reshape(-1, rows, columns)
        over_stacks(products_stacks.kron_stack, first, second, wanted, result.size)
    return np.asarray(_door.deliver(result, out))


overload(matmul)(products_compiled.matmul)
overload(matvec)(products_compiled.matvec)
overload(outer)(products_compiled.outer)
overload(kron)(products_compiled.kron)
