"""Eigenproblems of general matrices."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._door import Status
from nbmath._targets import overload
from nbmath._threads import in_parts
from nbmath.linalg.cpu import general_compiled as compiled
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.cpu.general_compiled import EigResult
from nbmath.linalg.cpu.general_large import eig_large
from nbmath.linalg.cpu.general_stacks import eig_stack
from nbmath.linalg.cpu.shapes import check_choice, report, stacked

__all__ = ["EigResult", "eig", "eigvals"]

Array = NDArray[Any]
OnError = Literal["raise", "nan"]


def eig(a: ArrayLike, *, on_error: OnError = "raise") -> EigResult:
    """Eigenvalues and right eigenvectors of general real matrices.

    a v = λ v for each eigenvalue λ and its vector v. Symmetric matrices are for `eigh`.

    Parameters:
        a: Matrices, shape (..., n, n).
        on_error: "raise" or "nan": what becomes of a matrix with nan or infinity in it: an error
            that names it, or nan in its place and results for the others.

    Returns:
        EigResult: `eigenvalues`, shape (..., n), in no order, except that of a conjugate pair the
            one above the real line comes first; `eigenvectors`, shape (..., n, n), the column
            `eigenvectors[..., :, k]` belonging to `eigenvalues[..., k]`, each of length one, and a
            largest entry of those of pairs being real. Both are complex always (complex64 for
            float32, complex128 for others), also where all eigenvalues are real. NumPy before 2.5
            returns real arrays then, so that there the type depends on the numbers.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is not square, or the iteration does not converge.

    Accuracy:
        Balanced, reduced to the Schur form by Francis' steps: the eigenvalues are those of a matrix
        within n eps |b| of the balanced b. How far they are off depends on their condition; those
        of defective matrices by a root of eps. A matrix has the same result to the bit in every
        stack up to n = 32.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 7.5 and 7.6; Parlett and Reinsch 1969,
        doi:10.1007/BF02165404.

    Examples:
        >>> from nbmath.linalg import eig
        >>> eig([[0.0, -1.0], [1.0, 0.0]]).eigenvalues
        array([0.+1.j, 0.-1.j])
    """
    matrices = _square(a, on_error)
    kind = np.result_type(matrices.dtype, np.complex64)
    values, vectors = np.empty(matrices.shape[:-1], kind), np.empty(matrices.shape, kind)
    if matrices.size:
        given = stacked(matrices)
        shaped = values.reshape(given.shape[:2]), vectors.reshape(given.shape)
        failed = _found(given, *shaped)
        report(failed, matrices.shape[:-2], Status.NOT_CONVERGED.sentence, on_error)
    return EigResult(values, vectors)


def eigvals(a: ArrayLike, *, on_error: OnError = "raise") -> Array:
    """Eigenvalues of general real matrices.

    Parameters:
        a: Matrices, shape (..., n, n).
        on_error: "raise" or "nan": what becomes of a matrix with nan or infinity in it.

    Returns:
        Shape (..., n): The eigenvalues, complex always, in no order, except that of a conjugate
            pair the one above the real line comes first.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is not square, or the iteration does not converge.

    Accuracy:
        As `eig`: the eigenvalues of a matrix within n eps |b| of the balanced b.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 7.5.

    Examples:
        >>> from nbmath.linalg import eigvals
        >>> eigvals([[2.0, 1.0], [0.0, 3.0]])
        array([2.+0.j, 3.+0.j])
    """
    matrices = _square(a, on_error)
    kind = np.result_type(matrices.dtype, np.complex64)
    values = np.empty(matrices.shape[:-1], kind)
    if matrices.size:
        given = stacked(matrices)
        nothing = np.empty((len(given), 0, 0), kind)
        failed = _found(given, values.reshape(given.shape[:2]), nothing)
        report(failed, matrices.shape[:-2], Status.NOT_CONVERGED.sentence, on_error)
    return values


def _square(a: ArrayLike, on_error: str) -> Array:
    """The checked matrices."""
    matrices = _door.square_stack(a, "a")
    check_choice(on_error, "on_error", ("raise", "nan"))
    return matrices


def _found(given: Array, values: Array, vectors: Array) -> Array:
    """Fill values [stack, n] and vectors [stack, n, n] or [stack, 0, 0]; returns what failed."""
    failed = np.empty(len(given), np.bool_)
    arrays = given, values, vectors, failed
    if given.shape[1] > SMALL:
        eig_large(*arrays)
    elif _door.parallel(given.size * given.shape[1] * 8):
        in_parts(eig_stack, arrays)
    else:
        eig_stack(*arrays)
    return failed


overload(eig)(compiled.eig)
overload(eigvals)(compiled.eigvals)
