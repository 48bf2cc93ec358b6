"""Cholesky factors and linear systems."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy import empty, ndarray
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._direct import Direct
from nbmath._door import Status
from nbmath._targets import overload
from nbmath._threads import in_parts
from nbmath.linalg.cpu import compiled, large, stacks, triangular_large
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.cpu.shapes import System, check_choice, report, stacked

__all__ = ["cholesky", "solve", "solve_triangular"]

Array = NDArray[Any]
OnError = Literal["raise", "nan"]
_SUBSTITUTE = Direct(
    triangular_large.solve_triangular_large, 3, 3, 3, np.empty(0, np.bool_), *3 * (True,)
)
_DIRECT = {
    (n, m): Direct(triangular_large.solve_triangular_direct, n, m, m, True, True)
    for n, m in ((2, 1), (2, 2), (3, 3))
}
"""Machine code for one large system, by the axes of its sides and by dtype."""


def cholesky(
    a: ArrayLike, *, upper: bool = False, out: Array | None = None, on_error: OnError = "raise"
) -> Array:
    """Cholesky factor of symmetric positive definite matrices.

    a = L Lᵀ with L lower triangular and a positive diagonal.

    Parameters:
        a: Matrices, shape (..., n, n). Only the lower triangle is read (the upper one with
            `upper`).
        upper: Return U = Lᵀ, a = Uᵀ U, instead.
        out: Where to write, an array of the shape and dtype of the result.
        on_error: "raise" or "nan": what becomes of a matrix that is not positive definite: an error
            that names it, or nan in its place and results for the others.

    Returns:
        Shape (..., n, n): The factor; zeros in the other triangle.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is not square, or a pivot is zero, negative or nan.

    Accuracy:
        Backward stable: |L Lᵀ - a| is of the order of n eps |a|. A matrix has the same result to
        the bit in every stack.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 4.2.

    Examples:
        >>> from nbmath.linalg import cholesky
        >>> cholesky([[4.0, 2.0], [2.0, 5.0]])
        array([[2., 0.],
               [1., 2.]])
    """
    matrices = _door.square_stack(a, "a")
    check_choice(on_error, "on_error", ("raise", "nan"))
    result = _door.workspace(out, matrices.shape, matrices.dtype, matrices)
    if matrices.size:
        given, wanted = stacked(matrices, flipped=upper), stacked(result)
        failed = np.empty(len(given), np.bool_)
        if given.shape[1] > SMALL:
            large.cholesky_large(given, wanted, failed)
        elif _door.parallel(given.size * given.shape[1] // 4):
            in_parts(stacks.cholesky_stack, (given, wanted, failed))
        else:
            stacks.cholesky_stack(given, wanted, failed)
        report(failed, matrices.shape[:-2], Status.NOT_POSITIVE_DEFINITE.sentence, on_error)
        if upper:
            wanted[:] = wanted.swapaxes(1, 2).copy()
    return np.asarray(_door.deliver(result, out))


def solve_triangular(
    a: ArrayLike,
    b: ArrayLike,
    trans: Literal[0, 1, 2, "N", "T", "C"] = 0,
    lower: bool = False,
    unit_diagonal: bool = False,
    *,
    out: Array | None = None,
    on_error: OnError = "raise",
) -> Array:
    """Solution of triangular systems a x = b, or of aᵀ x = b.

    Parameters:
        a: Matrices, shape (..., n, n). Only the triangle in question is read.
        b: Shape (n,) or (..., n, m). Right-hand sides; leading axes broadcast against
            those of `a`. One axis is one vector.
        trans: 0 and "N" solve a x = b, the others aᵀ x = b.
        lower: Whether `a` is lower triangular.
        unit_diagonal: Take the diagonal of `a` as ones, without reading it.
        out: Where to write, an array of the shape and dtype of the result.
        on_error: "raise" or "nan": what becomes of a matrix with a zero on its diagonal: an error
            that names it, or nan in place of its solution and results for the others.

    Returns:
        Shape (..., n) for one vector, else (..., n, m): x, by substitution.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is not square or a diagonal entry is zero.
        ValueError: Where the shapes do not fit.

    Accuracy:
        Backward stable row by row: x solves a system whose entries differ by n eps relatively. A
        system has the same result to the bit in every stack.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Higham, Accuracy and Stability of Numerical Algorithms (2nd ed.), 8.1.

    Examples:
        >>> from nbmath.linalg import solve_triangular
        >>> solve_triangular([[2.0, 0.0], [1.0, 4.0]], [2.0, 5.0], lower=True)
        array([1., 1.])
    """
    if out is None and type(a) is ndarray and type(b) is ndarray and trans == 0:
        shape, axes, dtype = a.shape, b.ndim, a.dtype
        if 0 < axes < 4 and shape[-1] > SMALL and dtype is b.dtype and on_error == "raise":
            code = _DIRECT[len(shape), axes][dtype] if (len(shape), axes) in _DIRECT else None
            if code is not None:
                result = empty(b.shape, dtype)
                if code(a, b, result, bool(lower), bool(unit_diagonal)):
                    return result
    check_choice(trans, "trans", (0, 1, 2, "N", "T", "C"))
    check_choice(on_error, "on_error", ("raise", "nan"))
    system = System(*_sides(a, b))
    result = _door.workspace(out, system.shape, system.dtype, system.left, system.right)
    if result.size:
        kind = bool(lower), trans not in (0, "N"), bool(unit_diagonal)
        sides = system.sides(result)
        if system.left.shape[1] > SMALL:
            code = _SUBSTITUTE[system.dtype]
            assert code is not None
            code(*sides, *kind)
        elif _door.parallel(system.work):
            in_parts(stacks.solve_triangular_stack, sides, *kind)
        else:
            stacks.solve_triangular_stack(*sides, *kind)
        report(system.failed, system.leading, Status.SINGULAR.sentence, on_error)
    return np.asarray(_door.deliver(result, out))


def solve(
    a: ArrayLike, b: ArrayLike, *, out: Array | None = None, on_error: OnError = "raise"
) -> Array:
    """Solution of linear systems a x = b.

    Parameters:
        a: Matrices, shape (..., n, n).
        b: Shape (n,) or (..., n, m). Right-hand sides; leading axes broadcast against
            those of `a`. One axis is one vector, as in NumPy 2.
        out: Where to write, an array of the shape and dtype of the result.
        on_error: "raise" or "nan": what becomes of a singular matrix: an error that names it, or
            nan in place of its solution and results for the others.

    Returns:
        Shape (..., n) for one vector, else (..., n, m): x, by Gaussian elimination with
            partial pivoting.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is not square, or a pivot is exactly zero.
        ValueError: Where the shapes do not fit.

    Accuracy:
        Backward stable: |a x - b| is of the order of n eps |a| |x|, but for rare growth in the
        elimination. nan in a system becomes nan in its solution. A system has the same
        result to the bit in every stack.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Higham, Accuracy and Stability of Numerical Algorithms (2nd ed.), chapter 9.

    Examples:
        >>> from nbmath.linalg import solve
        >>> solve([[2.0, 1.0], [1.0, 3.0]], [3.0, 4.0])
        array([1., 1.])
    """
    check_choice(on_error, "on_error", ("raise", "nan"))
    system = System(*_sides(a, b))
    result = _door.workspace(out, system.shape, system.dtype, system.left, system.right)
    if result.size:
        sides = system.sides(result)
        if system.left.shape[1] > SMALL:
            large.solve_large(*sides)
        elif _door.parallel(system.work):
            in_parts(stacks.solve_stack, sides)
        else:
            stacks.solve_stack(*sides)
        report(system.failed, system.leading, Status.SINGULAR.sentence, on_error)
    return np.asarray(_door.deliver(result, out))


def _sides(a: Any, b: Any) -> tuple[Array, Array]:
    """Both sides of a system in one dtype."""
    a, b = _door.reals(a=a, b=b)
    if a.ndim > 1 and a.shape[-1] == a.shape[-2]:
        return a, b
    return _door.square_stack(a, "a"), b


overload(cholesky)(compiled.cholesky)
overload(solve_triangular, prefer_literal=True)(compiled.solve_triangular)
overload(solve)(compiled.solve)
