"""Singular values and vectors."""

from __future__ import annotations

import math
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._door import Status
from nbmath._targets import overload
from nbmath._threads import in_parts
from nbmath.linalg.cpu import singular_compiled as compiled
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.cpu.shapes import check_choice, report, stacked
from nbmath.linalg.cpu.singular_compiled import SVDResult
from nbmath.linalg.cpu.singular_large import svd_large
from nbmath.linalg.cpu.singular_numbers import TRUSTED, values_either
from nbmath.linalg.cpu.singular_stacks import svd_stack

__all__ = ["SVDResult", "svd", "svdvals"]

Array = NDArray[Any]
OnError = Literal["raise", "nan"]


def matrix_stack(value: ArrayLike, argument: str) -> Array:
    """A real array of at least two axes."""
    array = _door.real(value, argument)
    if array.ndim < 2:
        raise np.linalg.LinAlgError(
            f"{argument} has shape {array.shape}; expected matrices in the last two axes"
        )
    return array


def one_axis(matrices: Array) -> Array:
    """Matrices (..., m, n), perhaps without entries, as a stack [stack, m, n]."""
    if matrices.size:
        return stacked(matrices)
    return matrices.reshape(math.prod(matrices.shape[:-2]), *matrices.shape[-2:]).copy()


def run(driver: Any, arrays: tuple[Array, ...], *options: Any) -> None:
    """A driver over stacks, the first of matrices: on threads where it is a lot of small work."""
    given = arrays[0]
    small = max(given.shape[1:]) <= SMALL
    if small and _door.parallel(4 * given.size * min(given.shape[1:])):
        in_parts(driver, arrays, *options)
    else:
        driver(*arrays, *options)


def decomposed(matrices: Array, on_error: str, *, vectors: bool, full: bool) -> list[Array]:
    """U, S and Vh of matrices (..., m, n); empty U and Vh where vectors are not wanted."""
    check_choice(on_error, "on_error", ("raise", "nan"))
    given = one_axis(matrices)
    stack, m, n = given.shape
    k = min(m, n)
    shapes = [(stack, m, m if full else k), (stack, n if full else k, n)]
    left, right = shapes if vectors else [(stack, 0, 0)] * 2
    u, s, vh = (np.empty(shape, given.dtype) for shape in (left, (stack, k), right))
    failed = np.zeros(stack, np.bool_)
    if not vectors:
        run(values_either, (given, s, failed), given.dtype.type(TRUSTED))
    elif s.size:  # the driver of this size and nothing else, which would have to be compiled
        run(svd_stack if max(m, n) <= SMALL else svd_large, (given, u, s, vh, failed))
    else:  # any orthogonal matrices will do
        u[...], vh[...] = np.eye(*u.shape[1:]), np.eye(*vh.shape[1:])
    leading = matrices.shape[:-2]
    report(failed, leading, Status.NOT_CONVERGED.sentence, on_error)
    return [x.reshape(*leading, *x.shape[1:]) for x in (u, s, vh)]


def svd(
    a: ArrayLike,
    full_matrices: bool = True,
    compute_uv: bool = True,
    *,
    on_error: OnError = "raise",
) -> Any:
    """Singular value decomposition of matrices.

    a = U diag(S) Vh with orthonormal columns of U and rows of Vh.

    Parameters:
        a: Matrices, shape (..., m, n). k = min(m, n) below.
        full_matrices: Complete U and Vh to square orthogonal matrices.
        compute_uv: Whether vectors are wanted; otherwise S alone is returned.
        on_error: "raise" or "nan": what becomes of a matrix with nan or infinity in it: an error
            that names it, or nan in its place and results for the others.

    Returns:
        SVDResult: `U`, shape (..., m, m) or (..., m, k); `S`, shape (..., k), descending and not
            negative; `Vh`, shape (..., n, n) or (..., k, n). Or S alone.

    Raises:
        numpy.linalg.LinAlgError: Where `a` has fewer than two axes, or the iteration does not
            converge.

    Accuracy:
        |a - U diag(S) Vh| is of the order of n eps |a|, and U and Vh are orthogonal to n eps, at
        zero singular values too. Up to 32 rows and columns small singular values of matrices with
        scaled columns are right relatively, not only beside the largest (docs/linalg-singular.md);
        beyond, LAPACK's divide and conquer promises them beside the largest. A matrix has the same
        result to the bit in every stack.

    Inside `@njit`: the same call, where failures are nan; the two flags are written as literals or
    keywords with constants.

    Source:
        Drmač and Veselić 2008, New fast and accurate Jacobi SVD algorithm I, doi:10.1137/050639193.

    Examples:
        >>> from nbmath.linalg import svd
        >>> svd([[0.0, 2.0], [1.0, 0.0]]).S
        array([2., 1.])
    """
    matrices = matrix_stack(a, "a")
    if not compute_uv:
        return decomposed(matrices, on_error, vectors=False, full=False)[1]
    return SVDResult(*decomposed(matrices, on_error, vectors=True, full=bool(full_matrices)))


def svdvals(a: ArrayLike, *, on_error: OnError = "raise") -> Array:
    """Singular values of matrices, descending.

    Parameters:
        a: Matrices, shape (..., m, n).
        on_error: "raise" or "nan": what becomes of a matrix with nan or infinity in it.

    Returns:
        Shape (..., min(m, n)): The singular values, none of them negative.

    Raises:
        numpy.linalg.LinAlgError: Where `a` has fewer than two axes, or the iteration does not
            converge.

    Accuracy:
        A few roundings of the largest value; where the smallest of up to 32 is less than 2^-10 of
        it, as `svd`. Of 2x2 matrices two roundings of either value.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Fernando and Parlett 1994, Accurate singular values and differential qd algorithms,
        doi:10.1007/s002110050024.

    Examples:
        >>> from nbmath.linalg import svdvals
        >>> svdvals([[3.0, 0.0], [0.0, -4.0], [0.0, 0.0]])
        array([4., 3.])
    """
    return decomposed(matrix_stack(a, "a"), on_error, vectors=False, full=False)[1]


overload(svd, prefer_literal=True)(compiled.svd)
overload(svdvals)(compiled.svdvals)
