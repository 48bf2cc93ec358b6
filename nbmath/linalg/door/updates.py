"""Cholesky factors of matrices that change by x xᵀ, and whether there is a factor."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._door import Status
from nbmath._room import room
from nbmath._targets import overload
from nbmath._threads import in_parts
from nbmath.linalg.cpu import updates_compiled, updates_large, updates_stacks
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.cpu.shapes import System, check_choice, report, stacked

__all__ = ["cholesky_downdate", "cholesky_update", "is_positive_definite"]

Array = NDArray[Any]
OnError = Literal["raise", "nan"]


def is_positive_definite(a: ArrayLike) -> Any:
    """Whether symmetric matrices are positive definite.

    xᵀ a x > 0 for every x ≠ 0, decided by whether Cholesky's factorisation comes to its end.

    Parameters:
        a: Matrices, shape (..., n, n). Only the lower triangle is read.

    Returns:
        Shape (...): Truth values, one for one matrix. False where the matrix holds nan; true for
            n = 0.

    Raises:
        numpy.linalg.LinAlgError: Where `a` is not square.

    Accuracy:
        Right for matrices whose least eigenvalue is further from zero than n eps |a|; nearer to
        it, rounding decides.

    Inside `@njit`: the same call; false where `a` is not square.

    Source:
        Higham, Accuracy and Stability of Numerical Algorithms (2nd ed.), theorem 10.7.

    Examples:
        >>> from nbmath.linalg import is_positive_definite
        >>> is_positive_definite([[[2.0, 1.0], [1.0, 2.0]], [[1.0, 2.0], [2.0, 1.0]]])
        array([ True, False])
    """
    matrices = _door.square_stack(a, "a")
    failed = np.zeros(matrices.shape[:-2], np.bool_)
    if matrices.size:
        arrays = stacked(matrices), failed.reshape(-1)
        if matrices.shape[-1] > SMALL:
            updates_stacks.positive_large(*arrays)
        elif _door.parallel(matrices.size * matrices.shape[-1] // 4):
            in_parts(updates_stacks.positive_stack, arrays)
        else:
            updates_stacks.positive_stack(*arrays)
    return ~failed if failed.ndim else not failed


def cholesky_update(factor: ArrayLike, x: ArrayLike, *, on_error: OnError = "raise") -> Array:
    """Cholesky factor of a matrix after x xᵀ is added to it.

    L' L'ᵀ = L Lᵀ + x xᵀ, in n² operations for each column of x.

    Parameters:
        factor: Lower factors L, shape (..., n, n), as `cholesky` returns them.
        x: Shape (n,), or (..., n, k) for k vectors at once; leading axes broadcast against those
            of `factor`.
        on_error: "raise" or "nan": what becomes of a factor that is not one (a zero or nan on its
            diagonal): an error that names it, or nan in its place.

    Returns:
        Shape (..., n, n): The lower factor, with a positive diagonal.

    Raises:
        numpy.linalg.LinAlgError: Where `factor` is not square, or there is no new factor.
        ValueError: Where the shapes do not fit.

    Accuracy:
        Backward stable: plane rotations, |L' L'ᵀ - L Lᵀ - x xᵀ| is of the order of n eps times
        the size of the result. A matrix has the same result to the bit in every stack.

    Inside `@njit`: the same call with up to three axes, where failures are nan.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 6.5.4.

    Examples:
        >>> from nbmath.linalg import cholesky_update
        >>> cholesky_update([[3.0, 0.0], [0.0, 1.0]], [4.0, 0.0])
        array([[5., 0.],
               [0., 1.]])
    """
    return _changed(factor, x, on_error, down=False)


def cholesky_downdate(factor: ArrayLike, x: ArrayLike, *, on_error: OnError = "raise") -> Array:
    """Cholesky factor of a matrix after x xᵀ is taken from it.

    L' L'ᵀ = L Lᵀ - x xᵀ, in n² operations for each column of x.

    Parameters:
        factor: Lower factors L, shape (..., n, n), as `cholesky` returns them.
        x: Shape (n,), or (..., n, k) for k vectors at once; leading axes broadcast against those
            of `factor`.
        on_error: "raise" or "nan": what becomes of a difference that is not positive definite: an
            error that names it, or nan in its place.

    Returns:
        Shape (..., n, n): The lower factor, with a positive diagonal.

    Raises:
        numpy.linalg.LinAlgError: Where `factor` is not square, or the difference is not positive
            definite.
        ValueError: Where the shapes do not fit.

    Accuracy:
        |L' L'ᵀ + x xᵀ - L Lᵀ| is of the order of n eps |L|²: digits are lost where the
        difference is much smaller than the matrix, in any method. A matrix has the same result to
        the bit in every stack.

    Inside `@njit`: the same call with up to three axes, where failures are nan.

    Source:
        Bojanczyk, Brent, Van Dooren and de Hoog 1987, doi:10.1137/0908031.

    Examples:
        >>> from nbmath.linalg import cholesky_downdate
        >>> cholesky_downdate([[5.0, 0.0], [0.0, 1.0]], [4.0, 0.0])
        array([[3., 0.],
               [0., 1.]])
    """
    return _changed(factor, x, on_error, down=True)


def _changed(factor: ArrayLike, x: ArrayLike, on_error: str, *, down: bool) -> Array:
    """The factor after a change in one direction or the other."""
    check_choice(on_error, "on_error", ("raise", "nan"))
    left, right = _door.reals(factor=factor, x=x)
    left = _door.square_stack(left, "factor")
    n = left.shape[-1]
    if right.ndim == 0 or right.shape[-1 if right.ndim == 1 else -2] != n:
        raise ValueError(f"x has shape {right.shape}; expected {n} rows as the factor has")
    system = System(left, right)
    result = room((*system.leading, n, n), system.dtype)
    if not system.right.size:
        result[...] = np.tril(left)
    elif result.size:
        arrays = system.left, system.right, stacked(result), system.failed
        driver = updates_large.update_large if n > SMALL else updates_stacks.update_stack
        if _door.parallel(system.work):
            in_parts(driver, arrays, down)
        else:
            driver(*arrays, down)
        report(system.failed, system.leading, Status.NOT_POSITIVE_DEFINITE.sentence, on_error)
    return result


overload(is_positive_definite)(updates_compiled.is_positive_definite)
overload(cholesky_update)(updates_compiled.cholesky_update)
overload(cholesky_downdate)(updates_compiled.cholesky_downdate)
