"""Orthonormal bases of what columns span, in the order of the columns."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._targets import overload
from nbmath._threads import in_parts
from nbmath.linalg.cpu import bases_compiled, bases_large, bases_stacks
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.cpu.shapes import check_choice, report, stacked

__all__ = ["gram_schmidt"]

Array = NDArray[Any]
DEPENDENT = (
    "the columns are not linearly independent: one of them lies, to working precision, in what"
    " those before it span, or holds nan or infinity"
)


def gram_schmidt(a: ArrayLike, *, on_error: Literal["raise", "nan"] = "raise") -> Array:
    """Orthonormal columns that span, one after another, what the columns of matrices do.

    qₖ = aₖ - Σⱼ qⱼ (qⱼᵀ aₖ) over j < k, divided by its length.

    Parameters:
        a: Matrices, shape (..., m, n).
        on_error: "raise" or "nan": what becomes of columns that depend on those before them: an
            error that names the matrix, or nan in the column, which the others then pass over.

    Returns:
        Shape (..., m, n): Columns of length one, at right angles to each other. The first k of
            them span the first k columns of `a`, and qₖᵀ aₖ is positive: they are those of `qr`
            with a positive diagonal of R.

    Raises:
        numpy.linalg.LinAlgError: Where a column is dependent: it keeps no more than m eps of its
            length; or where `a` has fewer than two axes.

    Accuracy:
        |Qᵀ Q - I| is of the order of m eps whatever the condition: each column goes through the
        method twice. Sizes of columns do not matter, to the ends of the range. A matrix has the
        same result to the bit in every stack. Beyond 1024 entries the work is done by BLAS, and
        the last digits of a column may depend on the columns of its block behind it.

    Inside `@njit`: the same call, where dependent columns are nan.

    Source:
        Giraud, Langou, Rozložník and van den Eshof 2005, doi:10.1007/s00211-005-0615-4.

    Examples:
        >>> from nbmath.linalg import gram_schmidt
        >>> gram_schmidt([[0.0, 3.0], [2.0, 5.0]])
        array([[0., 1.],
               [1., 0.]])
    """
    check_choice(on_error, "on_error", ("raise", "nan"))
    matrices = _door.matrix_stack(a, "a")
    q = np.empty(matrices.shape, matrices.dtype)
    if q.size:
        given = stacked(matrices)
        failed = np.empty(len(given), np.bool_)
        arrays = given, stacked(q), failed
        if matrices.shape[-2] * matrices.shape[-1] > SMALL * SMALL:
            bases_large.gram_schmidt_large(*arrays)
        elif _door.parallel(given.size * matrices.shape[-1]):
            in_parts(bases_stacks.gram_schmidt_stack, arrays)
        else:
            bases_stacks.gram_schmidt_stack(*arrays)
        report(failed, matrices.shape[:-2], DEPENDENT, on_error)
    return q


overload(gram_schmidt)(bases_compiled.gram_schmidt)
