"""Symmetric eigenproblems."""

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._door import Status
from nbmath._targets import overload
from nbmath._threads import in_parts
from nbmath.linalg.cpu import compiled, large, spectra_compiled, stacks
from nbmath.linalg.cpu.compiled import EighResult
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.cpu.shapes import check_choice, report, stacked
from nbmath.linalg.cpu.spectra_general import eigh_general_either

__all__ = ["EighResult", "eigh", "eigh_general", "eigvalsh"]

Array = NDArray[Any]
OnError = Literal["raise", "nan"]


def eigh(a: ArrayLike, UPLO: Literal["L", "U"] = "L", *, on_error: OnError = "raise") -> EighResult:
    """Eigenvalues and eigenvectors of symmetric matrices.

    a = V diag(w) Vᵀ with orthogonal V.

    Parameters:
        a: Matrices, shape (..., n, n). Only one triangle is read.
        UPLO: "L" or "U": which triangle, lower or upper.
        on_error: "raise" or "nan": what becomes of a matrix with nan or infinity in it: an error
            that names it, or nan in its place and results for the others.

    Returns:
        EighResult: `eigenvalues`, shape (..., n), ascending; `eigenvectors`, shape (..., n, n), the
            column `eigenvectors[..., :, k]` belonging to `eigenvalues[..., k]`.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is not square, or the iteration does not converge.

    Accuracy:
        Householder's reduction to tridiagonal form and implicit QL iteration: |a - V diag(w) Vᵀ| is
        of the order of n eps |a|, |Vᵀ V - I| of n eps; matrices near the ends of the range are
        scaled. A matrix has the same result to the bit in every stack.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Wilkinson and Reinsch, Handbook for Automatic Computation, Linear Algebra, II/2 to II/4.

    Examples:
        >>> from nbmath.linalg import eigh
        >>> eigh([[2.0, 1.0], [1.0, 2.0]]).eigenvalues
        array([1., 3.])
    """
    matrices = _door.square_stack(a, "a")
    check_choice(UPLO, "UPLO", ("L", "U", "l", "u"))
    check_choice(on_error, "on_error", ("raise", "nan"))
    values = np.empty(matrices.shape[:-1], matrices.dtype)
    vectors = np.empty(matrices.shape, matrices.dtype)
    if matrices.size:
        given = stacked(matrices, flipped=UPLO in ("U", "u"))
        failed = np.empty(len(given), np.bool_)
        arrays = given, values.reshape(given.shape[:2]), vectors.reshape(given.shape), failed
        if given.shape[1] > SMALL:
            large.eigh_large(*arrays)
        elif _door.parallel(given.size * given.shape[1]):
            in_parts(stacks.eigh_stack, arrays)
        else:
            stacks.eigh_stack(*arrays)
        report(failed, matrices.shape[:-2], Status.NOT_CONVERGED.sentence, on_error)
    return EighResult(values, vectors)


def eigvalsh(a: ArrayLike, UPLO: Literal["L", "U"] = "L", *, on_error: OnError = "raise") -> Array:
    """Eigenvalues of symmetric matrices, ascending.

    Parameters:
        a: Matrices, shape (..., n, n). Only one triangle is read.
        UPLO: "L" or "U": which triangle, lower or upper.
        on_error: "raise" or "nan": what becomes of a matrix with nan or infinity in it.

    Returns:
        Shape (..., n): The eigenvalues.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is not square, or the iteration does not converge.

    Accuracy:
        As `eigh`: absolute errors of the order of n eps |a|.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Wilkinson and Reinsch, Handbook for Automatic Computation, Linear Algebra, II/2 to II/4.

    Examples:
        >>> from nbmath.linalg import eigvalsh
        >>> eigvalsh([[2.0, 1.0], [1.0, 2.0]])
        array([1., 3.])
    """
    matrices = _door.square_stack(a, "a")
    check_choice(UPLO, "UPLO", ("L", "U", "l", "u"))
    check_choice(on_error, "on_error", ("raise", "nan"))
    values = np.empty(matrices.shape[:-1], matrices.dtype)
    if matrices.size:
        given = stacked(matrices, flipped=UPLO in ("U", "u"))
        failed = np.empty(len(given), np.bool_)
        nothing = np.empty((len(given), 0, 0), given.dtype)
        arrays = given, values.reshape(given.shape[:2]), nothing, failed
        if given.shape[1] > SMALL:
            large.eigh_large(*arrays)
        elif _door.parallel(given.size * given.shape[1] // 2):
            in_parts(stacks.eigh_stack, arrays)
        else:
            stacks.eigh_stack(*arrays)
        report(failed, matrices.shape[:-2], Status.NOT_CONVERGED.sentence, on_error)
    return values


def eigh_general(
    a: ArrayLike, b: ArrayLike, UPLO: Literal["L", "U"] = "L", *, on_error: OnError = "raise"
) -> EighResult:
    """Eigenvalues and eigenvectors of symmetric matrices in the metric of others.

    a V = b V diag(w) with Vᵀ b V = I. (SciPy's `eigh(a, b)`.)

    Parameters:
        a: Symmetric matrices, shape (..., n, n). Only one triangle is read.
        b: Symmetric positive definite matrices, shape (..., n, n), likewise; leading axes broadcast
            against those of `a`.
        UPLO: "L" or "U": which triangle, lower or upper.
        on_error: "raise" or "nan": what becomes of a `b` that is not positive definite and of an
            `a` with nan or infinity in it.

    Returns:
        EighResult: `eigenvalues`, shape (..., n), ascending; `eigenvectors`, shape (..., n, n), the
            columns, orthonormal in the metric of `b`.

    Raises:
        numpy.linalg.LinAlgError: Where the matrices are not square, `b` is not positive definite,
            or the iteration does not converge.
        ValueError: Where the shapes do not fit.

    Accuracy:
        By Cholesky's reduction: errors of the order of n eps |a| |b⁻¹| in the eigenvalues.

    Inside `@njit`: the same call with arrays of one shape, where failures are nan.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 8.7.2.

    Examples:
        >>> from nbmath.linalg import eigh_general
        >>> eigh_general([[2.0, 0.0], [0.0, 3.0]], [[1.0, 0.0], [0.0, 4.0]]).eigenvalues
        array([0.75, 2.  ])
    """
    left, right = _door.reals(a=a, b=b)
    left, right = _door.square_stack(left, "a"), _door.square_stack(right, "b")
    check_choice(UPLO, "UPLO", ("L", "U", "l", "u"))
    check_choice(on_error, "on_error", ("raise", "nan"))
    if left.shape[-1] != right.shape[-1]:
        raise ValueError(
            f"b has shape {right.shape}; expected matrices of the size of a's {left.shape}"
        )
    leading = np.broadcast_shapes(left.shape[:-2], right.shape[:-2])
    shape = (*leading, *left.shape[-2:])
    values, vectors = np.empty(shape[:-1], left.dtype), np.empty(shape, left.dtype)
    if vectors.size:
        given, metric = (stacked(np.broadcast_to(x, shape)) for x in (left, right))
        indefinite, failed = np.empty(len(given), np.bool_), np.empty(len(given), np.bool_)
        found = values.reshape(given.shape[:2]), vectors.reshape(given.shape)
        arrays = given, metric, *found, indefinite, failed
        upper = UPLO in ("U", "u")
        if given.shape[1] <= SMALL and _door.parallel(2 * given.size * given.shape[1]):
            in_parts(eigh_general_either, arrays, upper)
        else:
            eigh_general_either(*arrays, upper)
        report(indefinite, leading, "b: " + Status.NOT_POSITIVE_DEFINITE.sentence, on_error)
        report(failed, leading, Status.NOT_CONVERGED.sentence, on_error)
    return EighResult(values, vectors)


overload(eigh, prefer_literal=True)(compiled.eigh)
overload(eigvalsh, prefer_literal=True)(spectra_compiled.eigvalsh)
overload(eigh_general, prefer_literal=True)(spectra_compiled.eigh_general)
