"""Orthogonal factors and least squares."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._door import Status
from nbmath._room import room
from nbmath._targets import overload
from nbmath._threads import in_parts
from nbmath.linalg.cpu import orthogonal_compiled, orthogonal_large, orthogonal_stacks
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.cpu.orthogonal_compiled import LstsqResult, QRResult
from nbmath.linalg.cpu.shapes import check_choice, report, spread, stacked

__all__ = ["LstsqResult", "QRResult", "lstsq", "qr"]

Array = NDArray[Any]
OnError = Literal["raise", "nan"]


def qr(a: ArrayLike, mode: Literal["reduced", "complete", "r"] = "reduced") -> Any:
    """Orthogonal and upper triangular factors.

    a = Q R with Qᵀ Q = I and R upper triangular.

    Parameters:
        a: Matrices, shape (..., m, n).
        mode: "reduced": k = min(m, n) columns of Q and rows of R; "complete": m of both;
            "r": R alone, as in "reduced".

    Returns:
        QRResult: `Q`, shape (..., m, k), or (..., m, m); `R`, shape (..., k, n), or (..., m, n).
            With "r", the array R. The diagonal of R has the signs that LAPACK gives it.

    Raises:
        numpy.linalg.LinAlgError: Where `a` has fewer than two axes.

    Accuracy:
        Householder's reflections: |Q R - a| is of the order of m eps |a|, column by column, and
        |Qᵀ Q - I| of m eps, at all ends of the range. nan in a matrix becomes nan in its factors.
        A matrix has the same result to the bit in every stack.

    Inside `@njit`: the same call, with a mode that the compiler knows.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 5.2.

    Examples:
        >>> from nbmath.linalg import qr
        >>> qr([[3.0, 1.0], [4.0, 2.0]], mode="r")
        array([[-5. , -2.2],
               [ 0. ,  0.4]])
    """
    check_choice(mode, "mode", ("reduced", "complete", "r"))
    matrices = _door.matrix_stack(a, "a")
    leading, (m, n) = matrices.shape[:-2], matrices.shape[-2:]
    rows = m if mode == "complete" else min(m, n)
    q = room((*leading, m, 0 if mode == "r" else rows), matrices.dtype)
    r = room((*leading, rows, n), matrices.dtype)
    if matrices.size:
        given = stacked(matrices)
        arrays = given, stacked(q), stacked(r)
        if max(m, n) > SMALL:
            orthogonal_large.qr_large(*arrays)
        elif _door.parallel(given.size * min(m, n)):
            in_parts(orthogonal_stacks.qr_stack, arrays)
        else:
            orthogonal_stacks.qr_stack(*arrays)
    else:
        q[...] = np.eye(*q.shape[-2:])
    return r if mode == "r" else QRResult(q, r)


def lstsq(
    a: ArrayLike, b: ArrayLike, rcond: float | None = None, *, on_error: OnError = "raise"
) -> LstsqResult:
    """Least squares: the shortest x among those that make |a x - b| least.

    Parameters:
        a: Matrices, shape (..., m, n).
        b: Shape (m,) or (..., m, k). Right-hand sides; leading axes broadcast against
            those of `a`. One axis is one vector.
        rcond: How small, relative to the first, is zero in the rank; max(m, n) eps by default.
        on_error: "raise" or "nan": what becomes of a matrix with nan or infinity in it: an error
            that names it, or nan in place of its solution and results for the others.

    Returns:
        LstsqResult: `x`, shape (..., n) for one vector, else (..., n, k); `residuals`, shape (...)
            or (..., k): |a x - b|², whatever the rank; `rank`, shape (...). Singular values, which
            NumPy returns too, are those of `numpy.linalg.svdvals`.

    Raises:
        numpy.linalg.LinAlgError: Where `a` has fewer than two axes, nan or infinity.
        ValueError: Where the shapes do not fit.

    Accuracy:
        Backward stable. Up to 32 rows and columns, by Householder's reflections with column
        pivoting; the rank counts pivots, and a matrix has the same result to the bit in every
        stack. Beyond, the rank counts singular values above `rcond` times the largest. Where a
        bound for the condition says that all of them are, LAPACK's reflections (`geqrf`) give the
        solution, else its singular values (`gelsd`). Pivots and singular values may differ in
        rank where the matrix has no gap there.

    Inside `@njit`: the same call with up to three axes, where failures are nan.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 5.4 and 5.5.

    Examples:
        >>> from nbmath.linalg import lstsq
        >>> x, residuals, rank = lstsq([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]], [1.0, 3.0, 5.0])
        >>> x.round(12), int(rank)
        (array([1., 2.]), 2)
    """
    check_choice(on_error, "on_error", ("raise", "nan"))
    left, right = _door.reals(a=a, b=b)
    left = _door.matrix_stack(left, "a")
    (m, n), vector = left.shape[-2:], right.ndim == 1
    if right.ndim == 0 or (right.shape[0] if vector else right.shape[-2]) != m:
        raise ValueError(f"b has shape {right.shape}; expected {m} rows as a of {left.shape} has")
    columns = right[:, None] if vector else right
    leading = _door.leading(left.shape[:-2], columns.shape[:-2])
    k, dtype = columns.shape[-1], left.dtype
    x = np.zeros((*leading, n, k), dtype)
    residuals, rank = np.zeros((*leading, k), dtype), np.zeros(leading, np.int64)
    limit = float(max(m, n) * np.finfo(dtype).eps) if rcond is None else float(rcond)
    if x.size and m:
        given = stacked(spread(left, leading))
        sides = stacked(spread(columns, leading))
        failed = np.empty(len(given), np.bool_)
        arrays = given, sides, stacked(x), residuals.reshape(-1, k), rank.reshape(-1), failed
        if max(m, n) > SMALL:
            orthogonal_large.lstsq_large(*arrays, limit)
        elif _door.parallel(given.size * n):
            in_parts(orthogonal_stacks.lstsq_stack, arrays, limit)
        else:
            orthogonal_stacks.lstsq_stack(*arrays, limit)
        report(failed, leading, Status.NOT_CONVERGED.sentence, on_error)
    elif columns.size:
        residuals[...] = np.square(columns).sum(axis=-2)
    if vector:
        x, residuals = x[..., 0], residuals[..., 0]
    return LstsqResult(x, residuals[()], rank[()])


overload(qr, prefer_literal=True)(orthogonal_compiled.qr)
overload(lstsq)(orthogonal_compiled.lstsq)
