"""Inverses and determinants."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._direct import Direct
from nbmath._door import Driver, Status
from nbmath._targets import overload
from nbmath._threads import in_parts
from nbmath.linalg.cpu import inverse_compiled, inverse_large, inverse_stacks
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.cpu.inverse_compiled import SlogdetResult
from nbmath.linalg.cpu.shapes import check_choice, report, stacked

__all__ = ["SlogdetResult", "det", "inv", "slogdet"]

Array = NDArray[Any]
OnError = Literal["raise", "nan"]
_DET = Direct(inverse_stacks.det_stack, 3, 1)
_SLOGDET = Direct(inverse_stacks.slogdet_stack, 3, 1, 1)
"""Machine code for stacks that lie in order, by dtype."""


def inv(a: ArrayLike, *, out: Array | None = None, on_error: OnError = "raise") -> Array:
    """Inverse of square matrices.

    a a⁻¹ = a⁻¹ a = I. For a⁻¹ b, `solve` is faster and more accurate.

    Parameters:
        a: Matrices, shape (..., n, n).
        out: Where to write, an array of the shape and dtype of the result.
        on_error: "raise" or "nan": what becomes of a singular matrix: an error that names it, or
            nan in its place and results for the others.

    Returns:
        Shape (..., n, n): The inverse, by Gaussian elimination with partial pivoting.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is not square, or a pivot is exactly zero.

    Accuracy:
        |a⁻¹ a - I| is of the order of n eps |a⁻¹| |a| (and in practice |a a⁻¹ - I| too), but for
        rare growth in the elimination. nan in a matrix becomes nan in its inverse. A matrix has the
        same result to the bit in every stack.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Higham, Accuracy and Stability of Numerical Algorithms (2nd ed.), 14.3, method B.

    Examples:
        >>> from nbmath.linalg import inv
        >>> inv([[2.0, 0.0], [1.0, 4.0]])
        array([[ 0.5  ,  0.   ],
               [-0.125,  0.25 ]])
    """
    matrices = _door.square_stack(a, "a")
    check_choice(on_error, "on_error", ("raise", "nan"))
    result = _door.workspace(out, matrices.shape, matrices.dtype, matrices)
    if matrices.size:
        given, wanted = stacked(matrices), stacked(result)
        failed = np.empty(len(given), np.bool_)
        if given.shape[1] > SMALL:
            inverse_large.inv_large(given, wanted, failed)
        elif _door.parallel(given.size * given.shape[1]):
            in_parts(inverse_stacks.inv_stack, (given, wanted, failed))
        else:
            inverse_stacks.inv_stack(given, wanted, failed)
        report(failed, matrices.shape[:-2], Status.SINGULAR.sentence, on_error)
    return np.asarray(_door.deliver(result, out))


def det(a: ArrayLike) -> Any:
    """Determinant of square matrices.

    The product of the pivots of Gaussian elimination, with the sign of the exchanges of rows; for
    two rows a d - b c.

    Parameters:
        a: Matrices, shape (..., n, n).

    Returns:
        Shape (...): The determinants, a number for one matrix; 1 for n = 0. They are infinite or
            zero only where they are beyond the range of the dtype, however large or small the
            pivots on the way; for the logarithm of those see `slogdet`.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is not square.

    Accuracy:
        The determinant of a matrix whose entries differ by n eps |a|, but for rare growth in the
        elimination. nan in a matrix becomes nan. A matrix has the same result to the bit in every
        stack.

    Inside `@njit`: the same call; nan where `a` is not square.

    Source:
        Higham, Accuracy and Stability of Numerical Algorithms (2nd ed.), 14.6.

    Examples:
        >>> from nbmath.linalg import det
        >>> float(det([[0.0, 2.0], [1.0, 4.0]]))
        -2.0
    """
    code = _for_stack(_DET, a)
    if code is not None and type(a) is np.ndarray:
        determinants = np.empty(len(a), a.dtype)
        code(a, determinants)
        return determinants
    matrices = _door.square_stack(a, "a")
    whole = matrices.size > 0
    result = (np.empty if whole else np.ones)(matrices.shape[:-2], matrices.dtype)
    if whole:
        given = stacked(matrices)
        arrays = given, result.reshape(-1)
        if given.shape[1] > SMALL:
            inverse_large.det_large(*arrays)
        elif _door.parallel(given.size * given.shape[1] // 2):
            in_parts(inverse_stacks.det_stack, arrays)
        else:
            inverse_stacks.det_stack(*arrays)
    return result if result.ndim else result[()]


def slogdet(a: ArrayLike) -> SlogdetResult:
    """Sign and logarithm of the determinant of square matrices.

    det a = sign · exp(logabsdet).

    Parameters:
        a: Matrices, shape (..., n, n).

    Returns:
        SlogdetResult: `sign`, shape (...): 1, -1, or 0 for a singular matrix; `logabsdet`, shape
            (...): log |det a|, -inf for a singular matrix. Numbers for one matrix.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is not square.

    Accuracy:
        As of `det`, with a determinant of any size. nan in a matrix becomes nan. A matrix has the
        same result to the bit in every stack.

    Inside `@njit`: the same call; nan where `a` is not square.

    Source:
        Higham, Accuracy and Stability of Numerical Algorithms (2nd ed.), 14.6.

    Examples:
        >>> from nbmath.linalg import slogdet
        >>> sign, logabsdet = slogdet([[0.0, 1e200], [1e200, 0.0]])
        >>> float(sign), round(float(logabsdet), 3)
        (-1.0, 921.034)
    """
    code = _for_stack(_SLOGDET, a)
    if code is not None and type(a) is np.ndarray:
        signs, logs = np.empty(len(a), a.dtype), np.empty(len(a), a.dtype)
        code(a, signs, logs)
        return SlogdetResult(signs, logs)
    matrices = _door.square_stack(a, "a")
    sign = np.ones(matrices.shape[:-2], matrices.dtype)
    log = np.zeros(matrices.shape[:-2], matrices.dtype)
    if matrices.size:
        given = stacked(matrices)
        arrays = given, sign.reshape(-1), log.reshape(-1)
        if given.shape[1] > SMALL:
            inverse_large.slogdet_large(*arrays)
        elif _door.parallel(given.size * given.shape[1] // 2):
            in_parts(inverse_stacks.slogdet_stack, arrays)
        else:
            inverse_stacks.slogdet_stack(*arrays)
    return SlogdetResult(sign if sign.ndim else sign[()], log if log.ndim else log[()])


def _for_stack(codes: Direct, a: ArrayLike) -> Driver | None:
    """The machine code for a stack of small square matrices in order, too few for threads."""
    if type(a) is not np.ndarray or a.ndim != 3 or not a.flags.carray:
        return None
    count, n, other = a.shape
    small = 0 < n == other <= SMALL and count > 0
    return codes[a.dtype] if small and not _door.parallel(count * n * n * n // 2) else None


overload(inv)(inverse_compiled.inv)
overload(det)(inverse_compiled.det)
overload(slogdet)(inverse_compiled.slogdet)
