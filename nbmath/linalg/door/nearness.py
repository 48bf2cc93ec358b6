"""Condition numbers, and the nearest orthogonal and positive semidefinite matrices."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._door import Status
from nbmath._targets import overload
from nbmath.linalg.cpu import singular_compiled as compiled
from nbmath.linalg.cpu import singular_either as either
from nbmath.linalg.cpu import singular_numbers as numbers
from nbmath.linalg.cpu.shapes import check_choice, report
from nbmath.linalg.cpu.singular_compiled import ORDERS, PolarResult
from nbmath.linalg.door.singular import matrix_stack, one_axis, run

__all__ = ["PolarResult", "cond", "nearest_psd", "polar"]

Array = NDArray[Any]
OnError = Literal["raise", "nan"]


def cond(a: ArrayLike, p: float | Literal["fro"] | None = None) -> Any:
    """Condition number of matrices.

    κ(a) = |a| |a⁻¹|; in the 2-norm the ratio of the largest singular value to the smallest.

    Parameters:
        a: Matrices, shape (..., m, n); square unless the order is None, 2 or -2.
        p: The norm: None or 2, -2 (the ratio the other way round), 1, -1, inf, -inf or "fro".

    Returns:
        Shape (...): The condition numbers; infinite for singular matrices, nan where an entry is
            nan.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is empty, has fewer than two axes, or is not square and
            would have to be inverted.

    Accuracy:
        In the 2-norm the relative error is of the order of n eps times the condition number. The
        other orders invert the matrix.

    Inside `@njit`: the same call; always an array, of no axes for one matrix.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 2.6.2.

    Examples:
        >>> from nbmath.linalg import cond
        >>> round(float(cond([[2.0, 0.0], [0.0, 0.5]])), 12)
        4.0
    """
    check_choice(p, "p", tuple(ORDERS))
    order = ORDERS[p]
    square = abs(order) != 2
    matrices = _door.square_stack(a, "a") if square else matrix_stack(a, "a")
    if 0 in matrices.shape[-2:]:
        raise np.linalg.LinAlgError(f"a has shape {matrices.shape}; expected matrices with entries")
    given = one_axis(matrices)
    out = np.empty(len(given), given.dtype)
    run(numbers.cond_either, (given, out), order)
    return out.reshape(matrices.shape[:-2])[()]


def polar(
    a: ArrayLike, side: Literal["right", "left"] = "right", *, on_error: OnError = "raise"
) -> PolarResult:
    """Polar decomposition of matrices.

    a = U P, or a = P U on the left, with orthonormal columns (or rows) of U and P symmetric
    positive semidefinite. U is the nearest orthogonal matrix to a square a.

    Parameters:
        a: Matrices, shape (..., m, n).
        side: "right" or "left": where P stands.
        on_error: "raise" or "nan": what becomes of a matrix with nan or infinity in it.

    Returns:
        PolarResult: `U`, shape (..., m, n); `P`, shape (..., n, n), or (..., m, m) on the left,
            symmetric to the bit.

    Raises:
        numpy.linalg.LinAlgError: Where `a` has fewer than two axes, or the iteration does not
            converge.

    Accuracy:
        Through `svd`: |a - U P| is of the order of n eps |a|, U orthogonal to n eps. For a
        singular matrix P is determined, and U is one of many.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Higham 1986, Computing the polar decomposition with applications, doi:10.1137/0907079.

    Examples:
        >>> from nbmath.linalg import polar
        >>> polar([[0.0, -2.0], [3.0, 0.0]]).P
        array([[3., 0.],
               [0., 2.]])
    """
    matrices = matrix_stack(a, "a")
    check_choice(side, "side", ("right", "left"))
    check_choice(on_error, "on_error", ("raise", "nan"))
    given, leading = one_axis(matrices), matrices.shape[:-2]
    size = given.shape[1 if side == "left" else 2]
    u, p = np.empty_like(given), np.empty((len(given), size, size), given.dtype)
    failed = np.zeros(len(given), np.bool_)
    run(either.polar_either, (given, u, p, failed), side == "left")
    report(failed, leading, Status.NOT_CONVERGED.sentence, on_error)
    return PolarResult(u.reshape(matrices.shape), p.reshape(*leading, size, size))


def nearest_psd(a: ArrayLike, *, on_error: OnError = "raise") -> Array:
    """The nearest symmetric positive semidefinite matrices, in Frobenius norm.

    V diag(max(w, 0)) Vᵀ for the eigenpairs of the symmetric part (a + aᵀ) / 2. Repairs covariances
    that rounding, missing values or shrinkage by hand have made indefinite.

    Parameters:
        a: Matrices, shape (..., n, n).
        on_error: "raise" or "nan": what becomes of a matrix with nan or infinity in it.

    Returns:
        Shape (..., n, n): Symmetric to the bit. Where the symmetric part has no negative
            eigenvalue, it is returned as it is.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is not square, or the iteration does not converge.

    Accuracy:
        Eigenvalues that should be zero are of the order of n eps |a|, of either sign. Add a ridge
        of that size where a Cholesky factor is wanted.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Higham 1988, Computing a nearest symmetric positive semidefinite matrix,
        doi:10.1016/0024-3795(88)90223-6, theorem 2.1.

    Examples:
        >>> from nbmath.linalg import nearest_psd
        >>> nearest_psd([[2.0, 0.0], [0.0, -1.0]])
        array([[2., 0.],
               [0., 0.]])
    """
    matrices = _door.square_stack(a, "a")
    check_choice(on_error, "on_error", ("raise", "nan"))
    given = one_axis(matrices)
    out, failed = np.empty_like(given), np.zeros(len(given), np.bool_)
    run(either.nearest_psd_either, (given, out, failed))
    report(failed, matrices.shape[:-2], Status.NOT_CONVERGED.sentence, on_error)
    return out.reshape(matrices.shape)


overload(cond, prefer_literal=True)(compiled.cond)
overload(polar, prefer_literal=True)(compiled.polar)
overload(nearest_psd)(compiled.nearest_psd)
