"""Symmetric eigenproblems."""

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._door import Status
from nbmath._targets import overload
from nbmath._threads import in_parts
from nbmath.linalg.cpu import compiled, large, stacks
from nbmath.linalg.cpu.compiled import EighResult
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.cpu.shapes import check_choice, report, stacked

__all__ = ["EighResult", "eigh"]

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


overload(eigh, prefer_literal=True)(compiled.eigh)
