"""Inner products, sums of multiples, projections and angles of vectors."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy import empty, ndarray
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._direct import Direct
from nbmath._targets import overload
from nbmath.linalg.cpu import cosines_rows, norms_compiled, norms_matrices, norms_rows
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.door.sides import checked, common, over_stacks

__all__ = ["axpy", "cosine_similarity", "dot", "project"]

Array = NDArray[Any]
_DOT = Direct(norms_rows.dot_direct, 1, 1)
_AXPY = {n: Direct(norms_rows.axpy_direct, 1.0, n, n, n) for n in (1, 2)}
_PROJECT = {n: Direct(norms_rows.project_direct, n, n, n) for n in (1, 2)}
"""Machine code for arrays that lie in order, by their axes and by dtype."""


def dot(x: ArrayLike, y: ArrayLike) -> Any:
    """Inner products of vectors.

    Σᵢ xᵢ yᵢ

    Parameters:
        x: Vectors, shape (..., n).
        y: Vectors, shape (..., n). Leading axes broadcast against those of `x`.

    Returns:
        Shape (...): The products; a number for two vectors.

    Raises:
        ValueError: Where the vectors differ in length.

    Accuracy:
        |error| ≤ 25 u Σ |xᵢ yᵢ|, whatever n is: sums in blocks, joined with compensation.

    Inside `@njit`: the same call; vectors of different length make nan.

    Source:
        Higham, Accuracy and Stability of Numerical Algorithms (2nd ed.), chapter 4.

    Examples:
        >>> from nbmath.linalg import dot
        >>> dot([1.0, 2.0], [3.0, 4.0])
        np.float64(11.0)
    """
    if type(x) is ndarray and type(y) is ndarray and x.ndim == 1 == y.ndim:
        dtype = x.dtype
        if dtype is y.dtype and (code := _DOT[dtype]) is not None:
            found = code(x, y)
            if found is not None:
                return dtype.type(found)
    left, right = _both(x, y)
    leading, first, second = common(left, right, 1)
    out = np.empty(math.prod(leading), left.dtype)
    over_stacks(norms_rows.dot_rows, first, second, out, out.size * left.shape[-1] // 2)
    return _door.deliver(out.reshape(leading), None)


def axpy(a: float, x: ArrayLike, y: ArrayLike, *, out: Array | None = None) -> Array:
    """A multiple of one array added to another.

    a x + y

    Parameters:
        a: A number.
        x: Any shape.
        y: The shape of `x`.
        out: Where to write, an array of the shape and dtype of the result; `y` itself if wanted.

    Returns:
        The shape of `x`: the sums, each with one rounding where the machine fuses.

    Raises:
        ValueError: Where the shapes differ.

    Inside `@njit`: the same call.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 1.1.4.

    Examples:
        >>> from nbmath.linalg import axpy
        >>> axpy(2.0, [1.0, 2.0], [10.0, 20.0])
        array([12., 24.])
    """
    if out is None and type(x) is ndarray and type(y) is ndarray:
        axes, dtype = x.ndim, x.dtype
        if 0 < axes < 3 and y.ndim == axes and y.dtype is dtype:
            code = _AXPY[axes][dtype]
            if code is not None:
                sums = empty(x.shape, dtype)
                if code(a, x, y, sums):
                    return sums
    left, right = _door.reals(x=x, y=y)
    if left.shape != right.shape:
        raise ValueError(f"y has shape {right.shape}; expected {left.shape}, that of x")
    result = _door.workspace(out, left.shape, left.dtype, left, right)
    flat = [_door.plain(side).reshape(-1) for side in (left, right)]
    norms_rows.axpy_array(float(a), *flat, result.reshape(-1))
    return np.asarray(_door.deliver(result, out))


def project(x: ArrayLike, y: ArrayLike, *, span: bool = False) -> Array:
    """Projections of vectors onto the lines of others, or onto the span of columns.

    (x·y / y·y) y, or y (yᵀy)⁻¹ yᵀ x with `span`

    Parameters:
        x: Vectors, shape (..., n).
        y: Vectors, shape (..., n), of any length; with `span` matrices, shape (..., n, k), whose
            columns need not be independent. Leading axes broadcast against those of `x`.
        span: Project onto all combinations of the columns of `y`.

    Returns:
        Shape (..., n): The multiples of `y`, or combinations of its columns, that are nearest to
            `x`; zero where `y` is zero.

    Raises:
        ValueError: Where the vectors differ in length.

    Accuracy:
        |error| is a few u |x|, whatever the size of `y`. With `span` the columns are divided by
        their lengths first; then it is a few n u c |x|, c the condition of what is left, of which
        directions below max(n, k) u times the largest count as rounding.

    Inside `@njit`: the same call for vectors and for stacks of vectors of one shape; `span` is a
    literal.

    Source:
        Strang, Introduction to Linear Algebra, 4.2.

    Examples:
        >>> from nbmath.linalg import project
        >>> project([2.0, 3.0], [10.0, 0.0])
        array([2., 0.])
        >>> plane = [[1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]
        >>> project([3.0, 4.0, 5.0], plane, span=True).round(12) + 0.0
        array([3., 4., 0.])
    """
    if span:
        return _onto_span(x, y)
    if type(x) is ndarray and type(y) is ndarray:
        axes, dtype = x.ndim, x.dtype
        alike = 0 < axes < 3 and y.ndim == axes and y.dtype is dtype
        if alike and (axes == 1 or not _door.parallel(2 * x.size)):
            code = _PROJECT[axes][dtype]
            if code is not None:
                found = empty(x.shape, dtype)
                if code(x, y, found):
                    return found
    left, right = _both(x, y)
    leading, first, second = common(left, right, 1)
    out = np.empty((math.prod(leading), left.shape[-1]), left.dtype)
    over_stacks(norms_rows.project_rows, first, second, out, 2 * out.size)
    return out.reshape(*leading, left.shape[-1])


def _onto_span(x: ArrayLike, y: ArrayLike) -> Array:
    """Projections onto the span of columns."""
    left, right = _door.reals(x=x, y=y)
    checked(left, "x", 1)
    checked(right, "y", 2)
    n = left.shape[-1]
    if right.shape[-2] != n:
        raise ValueError(
            f"y has shape {right.shape}; expected {n} rows, as many as x of shape {left.shape} has"
            " entries"
        )
    leading, columns, matrices = common(left[..., np.newaxis], right, 2)
    out = np.empty((math.prod(leading), n), left.dtype)
    if out.size:
        rows = columns.reshape(len(columns), n)
        work = right.size * min(right.shape[-2:]) if max(right.shape[-2:]) <= SMALL else 0
        over_stacks(norms_matrices.span_rows, rows, matrices, out, work)
    return out.reshape(*leading, n)


def cosine_similarity(x: ArrayLike, y: ArrayLike | None = None, *, paired: bool = False) -> Any:
    """Cosines of the angles between vectors.

    x·y / (|x| |y|)

    Parameters:
        x: Vectors, shape (n, d), or one of shape (d,).
        y: Vectors, shape (m, d), or one of shape (d,); None compares `x` with itself.
        paired: Compare each row of `x` with that of `y` alone; then n = m.

    Returns:
        Shape (n, m), or (n,) if `paired`: the cosines, from -1 to 1, without the axis of a single
            vector; 0 where a vector is zero.

    Raises:
        ValueError: Where the shapes do not fit.

    Accuracy:
        |error| is about d u / 2, for vectors of any size.

    Inside `@njit`: the same call for two arrays of rows.

    Source:
        Salton and McGill, Introduction to Modern Information Retrieval, 4.1.

    Examples:
        >>> from nbmath.linalg import cosine_similarity
        >>> cosine_similarity([[1.0, 0.0], [3.0, 4.0]], [[2.0, 0.0]])
        array([[1. ],
               [0.6]])
    """
    left, right = _both(x, x if y is None else y)
    if left.ndim > 2 or right.ndim > 2:
        raise ValueError(f"x and y have {left.ndim} and {right.ndim} axes; expected one or two")
    rows, others = np.atleast_2d(left), np.atleast_2d(right)
    _, first, second = common(rows[np.newaxis], others[np.newaxis], 2)
    if paired:
        if left.shape != right.shape:
            raise ValueError(f"y has shape {right.shape}; expected {left.shape}, that of x")
        pairs = np.empty(len(rows), left.dtype)
        cosines_rows.cosine_paired(first[0], second[0], pairs)
        return _door.deliver(pairs.reshape(left.shape[:-1]), None)
    out = np.zeros((len(rows), len(others)), left.dtype)
    if out.size and left.shape[-1]:
        cosines_rows.cosine_rows(first[0], second[0], out)
    return _door.deliver(out.reshape(left.shape[:-1] + right.shape[:-1]), None)


def _both(x: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
    """Two arrays of vectors of one length."""
    left, right = _door.reals(x=x, y=y)
    checked(left, "x", 1)
    checked(right, "y", 1)
    if left.shape[-1] != right.shape[-1]:
        raise ValueError(
            f"y has shape {right.shape}; expected vectors of length {left.shape[-1]}, as x has"
        )
    return left, right


overload(dot)(norms_compiled.dot)
overload(axpy)(norms_compiled.axpy)
overload(project, prefer_literal=True)(norms_compiled.project)
overload(cosine_similarity)(norms_compiled.cosine_similarity)
