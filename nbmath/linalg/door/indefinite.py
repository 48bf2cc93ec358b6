"""Triangular factors of symmetric matrices that need not be definite."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from nbmath import _door
from nbmath._targets import overload
from nbmath._threads import in_parts
from nbmath.linalg.cpu import indefinite_columns, indefinite_compiled, indefinite_stacks
from nbmath.linalg.cpu.indefinite_compiled import LDLResult
from nbmath.linalg.cpu.shapes import check_choice, report, stacked

__all__ = ["LDLResult", "ldl"]

NOT_FINITE = "the matrix has nan or infinity in its lower triangle"


def ldl(a: ArrayLike, *, on_error: Literal["raise", "nan"] = "raise") -> LDLResult:
    """Triangular factors of symmetric matrices, definite or not.

    a = L D Lᵀ, with L[perm] lower triangular and ones on its diagonal.

    Parameters:
        a: Matrices, shape (..., n, n). Only the lower triangle is read.
        on_error: "raise" or "nan": what becomes of a matrix with nan or infinity in it: an error
            that names it, or nan in its factors.

    Returns:
        LDLResult: `l`, shape (..., n, n); `d`, shape (..., n, n), symmetric, with blocks of one
            and of two rows on its diagonal; `perm`, shape (..., n), as from `scipy.linalg.ldl`. D
            has as many positive, negative and zero eigenvalues as `a`.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is not square, or not finite.

    Accuracy:
        Bunch and Kaufman's pivots: |L D Lᵀ - a| is of the order of n² eps |a|. Singular matrices
        have factors too. A matrix has the same result to the bit in every stack. Beyond n = 64 by
        LAPACK (`sytrf`).

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Bunch and Kaufman 1977, doi:10.1090/S0025-5718-1977-0428694-0; Higham, Accuracy and
        Stability of Numerical Algorithms (2nd ed.), 11.1.

    Examples:
        >>> from nbmath.linalg import ldl
        >>> l, d, perm = ldl([[0.0, 2.0], [2.0, 0.0]])
        >>> d
        array([[0., 2.],
               [2., 0.]])
    """
    check_choice(on_error, "on_error", ("raise", "nan"))
    matrices = _door.square_stack(a, "a")
    lower, d = np.empty(matrices.shape, matrices.dtype), np.empty(matrices.shape, matrices.dtype)
    perm = np.empty(matrices.shape[:-1], np.int64)
    if matrices.size:
        given = stacked(matrices)
        failed = np.empty(len(given), np.bool_)
        arrays = given, stacked(lower), stacked(d), perm.reshape(given.shape[:2]), failed
        n = given.shape[1]
        few = n <= indefinite_stacks.FEW
        driver = indefinite_stacks.ldl_stack if few else indefinite_columns.ldl_columns
        if n > indefinite_columns.LAST:
            from nbmath.linalg.cpu import indefinite_large  # which loads SciPy

            indefinite_large.ldl_large(*arrays)
        elif _door.parallel(given.size * n // 2):
            in_parts(driver, arrays)
        else:
            driver(*arrays)
        report(failed, matrices.shape[:-2], NOT_FINITE, on_error)
    return LDLResult(lower, d, perm)


overload(ldl)(indefinite_compiled.ldl)
