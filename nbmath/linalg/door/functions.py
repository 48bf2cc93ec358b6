"""Functions of matrices: exponential, square root, logarithm."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._targets import overload
from nbmath._threads import in_parts
from nbmath.linalg.cpu import functions_compiled as compiled
from nbmath.linalg.cpu import functions_stacks as stacks
from nbmath.linalg.cpu.functions_stacks import SMALL
from nbmath.linalg.cpu.shapes import check_choice, report, stacked

__all__ = ["expm", "logm", "sqrtm"]

Array = NDArray[Any]
OnError = Literal["raise", "nan"]

NOT_FINITE = "the matrix has an exponential only where its entries are finite"
NO_ROOT = (
    "the matrix has no real principal root: an eigenvalue is negative, or zero without eigenvectors"
    " enough (or an entry is nan or infinite)"
)
NO_LOGARITHM = (
    "the matrix has no real principal logarithm: an eigenvalue is zero or negative"
    " (or an entry is nan or infinite)"
)


def expm(a: ArrayLike, *, on_error: OnError = "raise") -> Array:
    """Exponential of matrices.

        e^a = I + a + a^2 / 2! + a^3 / 3! + ...

    Parameters:
        a: Matrices, shape (..., n, n).
        on_error: "raise" or "nan": what becomes of a matrix with nan or infinity in it: an error
            that names it, or nan in its place and results for the others.

    Returns:
        Shape (..., n, n): The exponentials; infinite entries where they exceed the range.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is not square, or an entry is not finite.

    Accuracy:
        Scaling and squaring, with approximants that are exact to rounding for a matrix at a
        distance of eps |a| or less; squarings that the norms of powers show to be needless are left
        out. A matrix has the same result to the bit in every stack up to n = 32. Where entries
        overflow on the way, all of the result may be nan.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Higham 2005, doi:10.1137/04061101X; Al-Mohy and Higham 2009, doi:10.1137/09074721X.

    Examples:
        >>> from nbmath.linalg import expm
        >>> expm([[0.0, 1.0], [0.0, 0.0]])
        array([[1., 1.],
               [0., 1.]])
    """
    return _mapped(a, on_error, (stacks.expm_stack, stacks.expm_large), NOT_FINITE)


def sqrtm(a: ArrayLike, *, on_error: OnError = "raise") -> Array:
    """Principal square root of matrices.

    x x = a, with the eigenvalues of x in the right half plane.

    Parameters:
        a: Matrices, shape (..., n, n), without negative eigenvalues. An eigenvalue may be zero
            where it does not keep the root from existing.
        on_error: "raise" or "nan": what becomes of a matrix without a real principal root: an error
            that names it, or nan in its place and results for the others.

    Returns:
        Shape (..., n, n): The roots, which are real.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is not square, or a matrix has no such root.

    Accuracy:
        From the Schur form, which for symmetric matrices beyond n = 32 is the spectrum: |x x - a|
        is of the order of n eps |x|^2. A zero eigenvalue that rounding makes negative counts as
        negative.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Bjorck and Hammarling 1983, doi:10.1016/0024-3795(83)80010-X; Higham, Functions of Matrices,
        6.2.

    Examples:
        >>> from nbmath.linalg import sqrtm
        >>> sqrtm([[4.0, 1.0], [0.0, 9.0]])
        array([[2. , 0.2],
               [0. , 3. ]])
    """
    return _mapped(a, on_error, (stacks.sqrtm_stack, stacks.sqrtm_large), NO_ROOT)


def logm(a: ArrayLike, *, on_error: OnError = "raise") -> Array:
    """Principal logarithm of matrices: e^x = a, with eigenvalues of x between -pi i and pi i.

    Parameters:
        a: Matrices, shape (..., n, n), without zero and negative eigenvalues.
        on_error: "raise" or "nan": what becomes of a matrix without a real principal logarithm: an
            error that names it, or nan in its place and results for the others.

    Returns:
        Shape (..., n, n): The logarithms, which are real.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is not square, or a matrix has no such logarithm.

    Accuracy:
        Square roots of the Schur form until it is near the identity, an approximant there,
        doubling. The error is of the order of n eps times the condition of the logarithm, as far as
        the roots lose no digits; the diagonal of the triangular form is exact to rounding.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Kenney and Laub 1989, doi:10.1137/0610014; Al-Mohy and Higham 2012, doi:10.1137/110852553.

    Examples:
        >>> import math
        >>> from nbmath.linalg import logm
        >>> logm([[1.0, 1.0], [0.0, 1.0]]).round(6)
        array([[0., 1.],
               [0., 0.]])
    """
    return _mapped(a, on_error, (stacks.logm_stack, stacks.logm_stack), NO_LOGARITHM)


def _mapped(a: ArrayLike, on_error: str, drivers: tuple[Any, Any], sentence: str) -> Array:
    """A function of each matrix, by the driver for small ones or by the one for large ones."""
    matrices = _door.square_stack(a, "a")
    check_choice(on_error, "on_error", ("raise", "nan"))
    result = np.empty(matrices.shape, matrices.dtype)
    if matrices.size:
        given = stacked(matrices)
        failed = np.empty(len(given), np.bool_)
        arrays = given, result.reshape(given.shape), failed
        small, large = drivers
        if given.shape[1] > SMALL:
            large(*arrays)
        elif _door.parallel(given.size * given.shape[1] * 4):
            in_parts(small, arrays)
        else:
            small(*arrays)
        report(failed, matrices.shape[:-2], sentence, on_error)
    return result


overload(expm)(compiled.expm)
overload(sqrtm)(compiled.sqrtm)
overload(logm)(compiled.logm)
