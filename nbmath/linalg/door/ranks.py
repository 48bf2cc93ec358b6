"""What is read off singular values: inverses, ranks, bases."""

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
from nbmath.linalg.door.singular import matrix_stack, one_axis, run

__all__ = ["matrix_rank", "null_space", "orth", "pinv"]

Array = NDArray[Any]
OnError = Literal["raise", "nan"]


def pinv(a: ArrayLike, rtol: float | None = None, *, on_error: OnError = "raise") -> Array:
    """Moore-Penrose inverse of matrices.

    A⁺ = V diag(1 / s) Uᵀ over the singular values that are not negligible.

    Parameters:
        a: Matrices, shape (..., m, n).
        rtol: Singular values up to this share of the largest count as zero; by default max(m, n)
            eps.
        on_error: "raise" or "nan": what becomes of a matrix with nan or infinity in it.

    Returns:
        Shape (..., n, m): The matrices that give the shortest solution of least squares.

    Raises:
        numpy.linalg.LinAlgError: Where `a` has fewer than two axes, or the iteration does not
            converge.

    Accuracy:
        Relative error of the order of n eps times the ratio of the largest singular value to the
        smallest one that counts.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 5.5.2.

    Examples:
        >>> from nbmath.linalg import pinv
        >>> pinv([[2.0, 0.0], [0.0, 0.0], [0.0, 0.0]])
        array([[0.5, 0. , 0. ],
               [0. , 0. , 0. ]])
    """
    matrices = matrix_stack(a, "a")
    check_choice(on_error, "on_error", ("raise", "nan"))
    given, (m, n) = one_axis(matrices), matrices.shape[-2:]
    out, failed = np.empty((len(given), n, m), given.dtype), np.zeros(len(given), np.bool_)
    run(either.pinv_either, (given, out, failed), share(rtol, given))
    report(failed, matrices.shape[:-2], Status.NOT_CONVERGED.sentence, on_error)
    return out.reshape(*matrices.shape[:-2], n, m)


def matrix_rank(
    a: ArrayLike,
    tol: float | None = None,
    *,
    rtol: float | None = None,
    on_error: OnError = "raise",
) -> Any:
    """Numerical rank of matrices: how many singular values are not negligible.

    Parameters:
        a: Matrices, shape (..., m, n).
        tol: Singular values up to this number count as zero.
        rtol: The same as a share of the largest singular value; by default, where `tol` is not
            given either, max(m, n) eps.
        on_error: "raise" or "nan": what becomes of a matrix with nan or infinity in it: an error,
            or the rank -1.

    Returns:
        Shape (...): The ranks, as int64; a number for one matrix.

    Raises:
        numpy.linalg.LinAlgError: Where `a` has fewer than two axes, or the iteration does not
            converge.

    Inside `@njit`: the same call, where failures are -1; an array of no axes for one matrix.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 5.4.1.

    Examples:
        >>> from nbmath.linalg import matrix_rank
        >>> matrix_rank([[1.0, 2.0], [2.0, 4.0]])
        1
    """
    matrices = matrix_stack(a, "a")
    check_choice(on_error, "on_error", ("raise", "nan"))
    given = one_axis(matrices)
    out, failed = np.empty(len(given), np.int64), np.zeros(len(given), np.bool_)
    relative = share(0.0 if rtol is None and tol is not None else rtol, given)
    absolute = given.dtype.type(0.0 if tol is None else tol)
    run(numbers.rank_either, (given, out, failed), relative, absolute)
    report(failed, matrices.shape[:-2], Status.NOT_CONVERGED.sentence, on_error)
    return out.reshape(matrices.shape[:-2]) if matrices.ndim > 2 else int(out[0])


def null_space(a: ArrayLike, rcond: float | None = None, *, on_error: OnError = "raise") -> Array:
    """Orthonormal basis of the kernel of one matrix.

    Parameters:
        a: A matrix, shape (m, n).
        rcond: Singular values up to this share of the largest count as zero; by default max(m, n)
            eps.
        on_error: "raise" or "nan": what becomes of a matrix with nan or infinity in it.

    Returns:
        Shape (n, n - rank): Columns z with a z = 0. They are free up to an orthogonal matrix.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is not one matrix (the bases of a stack differ in
            size), or the iteration does not converge.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 2.4.2.

    Examples:
        >>> import numpy as np
        >>> from nbmath.linalg import null_space
        >>> np.abs(null_space([[1.0, 1.0]])).round(4)
        array([[0.7071],
               [0.7071]])
    """
    return _basis(a, rcond, on_error, kernel=True)


def orth(a: ArrayLike, rcond: float | None = None, *, on_error: OnError = "raise") -> Array:
    """Orthonormal basis of the range of one matrix.

    Parameters:
        a: A matrix, shape (m, n).
        rcond: Singular values up to this share of the largest count as zero; by default max(m, n)
            eps.
        on_error: "raise" or "nan": what becomes of a matrix with nan or infinity in it.

    Returns:
        Shape (m, rank): Columns that span what a x reaches, free up to an orthogonal matrix.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is not one matrix, or the iteration does not converge.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 2.4.2.

    Examples:
        >>> import numpy as np
        >>> from nbmath.linalg import orth
        >>> np.abs(orth([[3.0, 6.0], [4.0, 8.0]])).round(4)
        array([[0.6],
               [0.8]])
    """
    return _basis(a, rcond, on_error, kernel=False)


def _basis(a: ArrayLike, rcond: float | None, on_error: str, *, kernel: bool) -> Array:
    matrix = _door.real(a, "a")
    if matrix.ndim != 2:
        raise np.linalg.LinAlgError(
            f"a has shape {matrix.shape}; expected one matrix (bases of a stack differ in size)"
        )
    check_choice(on_error, "on_error", ("raise", "nan"))
    given = one_axis(matrix)
    basis: Array = either.basis_either(given, share(rcond, given), kernel)
    failed = np.array([bool(np.isnan(basis).any())])
    report(failed, (), Status.NOT_CONVERGED.sentence, on_error)
    return basis


def share(given: float | None, a: Array) -> Any:
    """The share of the largest singular value up to which others count as zero."""
    return a.dtype.type(max(a.shape[-2:]) * np.finfo(a.dtype).eps if given is None else given)


overload(pinv)(compiled.pinv)
overload(matrix_rank)(compiled.matrix_rank)
overload(null_space)(compiled.null_space)
overload(orth)(compiled.orth)
