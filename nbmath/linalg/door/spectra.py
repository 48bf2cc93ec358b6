"""Symmetric eigenproblems, plain and in a metric."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._door import Status
from nbmath._targets import overload
from nbmath._threads import in_parts
from nbmath.linalg.cpu import spectra_compiled, spectra_large, stacks
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.cpu.shapes import check_choice, report, spread, stacked
from nbmath.linalg.cpu.spectra_compiled import EighResult
from nbmath.linalg.cpu.spectra_general import eigh_general_either
from nbmath.linalg.cpu.spectra_stacks import eigvalsh_stack

__all__ = ["EighResult", "eigh", "eigvalsh"]

Array = NDArray[Any]
OnError = Literal["raise", "nan"]
Triangle = Literal["L", "U"]


def eigh(
    a: ArrayLike,
    b: ArrayLike | None = None,
    UPLO: Triangle = "L",
    *,
    on_error: OnError = "raise",
) -> EighResult:
    """Eigenvalues and eigenvectors of symmetric matrices, perhaps in the metric of others.

    a = V diag(w) Vᵀ with orthogonal V. With b: a V = b V diag(w) with Vᵀ b V = I.

    Parameters:
        a: Matrices, shape (..., n, n). Only one triangle is read.
        b: Symmetric positive definite matrices, shape (..., n, n), of which the same triangle is
            read; leading axes broadcast against those of `a`. None is the identity.
        UPLO: "L" or "U": which triangle, lower or upper.
        on_error: "raise" or "nan": what becomes of a matrix with nan or infinity in it and of a `b`
            that is not positive definite: an error that names it, or nan in its place and results
            for the others.

    Returns:
        EighResult: `eigenvalues`, shape (..., n), ascending; `eigenvectors`, shape (..., n, n), the
            column `eigenvectors[..., :, k]` belonging to `eigenvalues[..., k]`. The columns are
            orthonormal, in the metric of `b` where it is given.

    Raises:
        numpy.linalg.LinAlgError: Where the matrices are not square, `b` is not positive definite,
            or the iteration does not converge.
        ValueError: Where `b` does not fit `a`.

    Accuracy:
        Householder's reduction to tridiagonal form and implicit QL iteration: |a - V diag(w) Vᵀ| is
        of the order of n eps |a|, |Vᵀ V - I| of n eps; matrices near the ends of the range are
        scaled. With `b`, by Cholesky's reduction: errors of the order of n eps |a| |b⁻¹| in the
        eigenvalues. A matrix has the same result to the bit in every stack.

    Inside `@njit`: the same call, where failures are nan; `b` has as many axes as `a` there, and
    its shape.

    Source:
        Wilkinson and Reinsch, Handbook for Automatic Computation, Linear Algebra, II/2 to II/4;
        Golub and Van Loan, Matrix Computations (4th ed.), 8.7.2.

    Examples:
        >>> from nbmath.linalg import eigh
        >>> eigh([[2.0, 1.0], [1.0, 2.0]]).eigenvalues
        array([1., 3.])
        >>> eigh([[2.0, 0.0], [0.0, 3.0]], [[1.0, 0.0], [0.0, 4.0]]).eigenvalues
        array([0.75, 2.  ])
    """
    if b is None:
        return _plain(a, UPLO, on_error, vectors=True)
    return _in_metric(a, b, UPLO, on_error, vectors=True)


def eigvalsh(
    a: ArrayLike,
    b: ArrayLike | None = None,
    UPLO: Triangle = "L",
    *,
    on_error: OnError = "raise",
) -> Array:
    """Eigenvalues of symmetric matrices, ascending, perhaps in the metric of others.

    Parameters:
        a: Matrices, shape (..., n, n). Only one triangle is read.
        b: Symmetric positive definite matrices for the eigenvalues of a v = w b v, as in `eigh`.
        UPLO: "L" or "U": which triangle, lower or upper.
        on_error: "raise" or "nan": what becomes of a matrix with nan or infinity in it and of a `b`
            that is not positive definite.

    Returns:
        Shape (..., n): The eigenvalues.

    Raises:
        numpy.linalg.LinAlgError: Where the matrices are not square, `b` is not positive definite,
            or the iteration does not converge.
        ValueError: Where `b` does not fit `a`.

    Accuracy:
        As `eigh`: absolute errors of the order of n eps |a|, with `b` n eps |a| |b⁻¹|.

    Inside `@njit`: the same call, where failures are nan; `b` has as many axes as `a` there, and
    its shape.

    Source:
        Wilkinson and Reinsch, Handbook for Automatic Computation, Linear Algebra, II/2 to II/4.

    Examples:
        >>> from nbmath.linalg import eigvalsh
        >>> eigvalsh([[2.0, 1.0], [1.0, 2.0]])
        array([1., 3.])
    """
    if b is None:
        return _plain(a, UPLO, on_error, vectors=False).eigenvalues  # type: ignore[no-any-return]  # a field without a type
    return _in_metric(a, b, UPLO, on_error, vectors=False).eigenvalues  # type: ignore[no-any-return]  # likewise


def _plain(a: ArrayLike, UPLO: str, on_error: str, *, vectors: bool) -> EighResult:
    """Eigenpairs, without vectors where they are not wanted."""
    matrices = _door.square_stack(a, "a")
    check_choice(UPLO, "UPLO", ("L", "U", "l", "u"))
    check_choice(on_error, "on_error", ("raise", "nan"))
    values, found = _results(matrices.shape, matrices.dtype, vectors)
    if matrices.size:
        given = stacked(matrices, flipped=UPLO in ("U", "u"))
        failed = np.empty(len(given), np.bool_)
        flat, work = values.reshape(given.shape[:2]), given.size * given.shape[1]
        small = given.shape[1] <= SMALL
        arrays: tuple[Array, ...] = given, flat, _flat(found, given), failed
        driver = spectra_large.eigh_large
        if small and vectors:
            driver = stacks.eigh_stack
        elif small:
            driver, arrays, work = eigvalsh_stack, (given, flat, failed), work // 2
        if small and _door.parallel(work):
            in_parts(driver, arrays)
        else:
            driver(*arrays)
        report(failed, matrices.shape[:-2], Status.NOT_CONVERGED.sentence, on_error)
    return EighResult(values, found)


def _in_metric(
    a: ArrayLike, b: ArrayLike, UPLO: str, on_error: str, *, vectors: bool
) -> EighResult:
    """Eigenpairs in the metric of b."""
    left, right = _door.reals(a=a, b=b)
    left, right = _door.square_stack(left, "a"), _door.square_stack(right, "b")
    check_choice(UPLO, "UPLO", ("L", "U", "l", "u"))
    check_choice(on_error, "on_error", ("raise", "nan"))
    if left.shape[-1] != right.shape[-1]:
        raise ValueError(
            f"b has shape {right.shape}; expected matrices of the size of a's {left.shape}"
        )
    leading = _door.leading(left.shape[:-2], right.shape[:-2])
    shape = (*leading, *left.shape[-2:])
    values, found = _results(shape, left.dtype, vectors)
    if values.size:
        given, metric = (stacked(spread(x, leading)) for x in (left, right))
        indefinite, failed = np.empty(len(given), np.bool_), np.empty(len(given), np.bool_)
        pairs = values.reshape(given.shape[:2]), _flat(found, given)
        arrays = given, metric, *pairs, indefinite, failed
        upper = UPLO in ("U", "u")
        if given.shape[1] <= SMALL and _door.parallel(2 * given.size * given.shape[1]):
            in_parts(eigh_general_either, arrays, upper)
        else:
            eigh_general_either(*arrays, upper)
        report(indefinite, leading, "b: " + Status.NOT_POSITIVE_DEFINITE.sentence, on_error)
        report(failed, leading, Status.NOT_CONVERGED.sentence, on_error)
    return EighResult(values, found)


def _results(shape: tuple[int, ...], dtype: Any, vectors: bool) -> tuple[Array, Array]:
    """Room for values and vectors, where these are wanted."""
    return np.empty(shape[:-1], dtype), np.empty(shape if vectors else 0, dtype)


def _flat(vectors: Array, given: Array) -> Array:
    """Vectors as a stack like the one that is given, or [stack, 0, 0]."""
    return vectors.reshape(given.shape if vectors.size else (len(given), 0, 0))


overload(eigh, prefer_literal=True)(spectra_compiled.eigh)
overload(eigvalsh, prefer_literal=True)(spectra_compiled.eigvalsh)
