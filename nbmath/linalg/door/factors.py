"""Triangular factors of general matrices, and systems with factors at hand."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._door import Status
from nbmath._room import room
from nbmath._targets import overload
from nbmath._threads import in_parts
from nbmath.linalg.cpu import factors_compiled, factors_large, factors_stacks
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.cpu.factors_compiled import LUFactorResult, LUResult
from nbmath.linalg.cpu.shapes import System, check_choice, report, stacked
from nbmath.linalg.door.systems import _sides

__all__ = ["LUFactorResult", "LUResult", "cho_solve", "lu", "lu_factor", "lu_solve"]

Array = NDArray[Any]
OnError = Literal["raise", "nan"]


def lu(a: ArrayLike, permute_l: bool = False, p_indices: bool = False) -> Any:
    """Triangular factors of general matrices.

    a = P L U with a permutation P, L lower triangular with ones on its diagonal and no entry
    larger than one, and U upper triangular.

    Parameters:
        a: Matrices, shape (..., m, n).
        permute_l: Return P L and U instead.
        p_indices: Return P as indices p, a = L[p] U, instead of as a matrix.

    Returns:
        LUResult: `p`, shape (..., m, m), or (..., m) with `p_indices`; `l`, shape (..., m, k);
            `u`, shape (..., k, n), k being min(m, n). A tuple of two with `permute_l`. A
            singular matrix has zeros on the diagonal of `u`.

    Raises:
        numpy.linalg.LinAlgError: Where `a` has fewer than two axes.

    Accuracy:
        Backward stable: |P L U - a| is of the order of n eps |a|, but for rare growth in the
        elimination. A matrix has the same result to the bit in every stack.

    Inside `@njit`: the same call, with options that the compiler knows.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 3.4.

    Examples:
        >>> from nbmath.linalg import lu
        >>> p, l, u = lu([[1.0, 2.0], [2.0, 6.0]], p_indices=True)
        >>> p, l, u
        (array([1, 0]), array([[1. , 0. ],
               [0.5, 1. ]]), array([[ 2.,  6.],
               [ 0., -1.]]))
    """
    matrices = _door.matrix_stack(a, "a")
    leading, (m, n) = matrices.shape[:-2], matrices.shape[-2:]
    k = min(m, n)
    lower, upper = (room((*leading, *s), matrices.dtype) for s in ((m, k), (k, n)))
    given, left, right = stacked(matrices), stacked(lower), stacked(upper)
    pivots, order = np.empty((len(given), k), np.int32), np.empty((len(given), m), np.int64)
    if pivots.size:
        arrays = given, left, right, pivots
        if max(m, n) > SMALL:
            factors_large.lu_large(*arrays)
        elif _door.parallel(given.size * k):
            in_parts(factors_stacks.lu_stack, arrays)
        else:
            factors_stacks.lu_stack(*arrays)
    factors_stacks.orders(pivots, order)
    p = order.reshape(*leading, m)
    if permute_l:
        return np.take_along_axis(lower, p[..., None], axis=-2), upper
    return LUResult(p if p_indices else np.eye(m, dtype=lower.dtype)[p], lower, upper)


def lu_factor(a: ArrayLike) -> LUFactorResult:
    """Triangular factors of general matrices, as `lu_solve` takes them.

    Parameters:
        a: Matrices, shape (..., m, n).

    Returns:
        LUFactorResult: `lu`, shape (..., m, n): U on and above the diagonal, L below it without
            its ones; `piv`, shape (..., min(m, n)): row i was exchanged with row `piv[..., i]`.

    Raises:
        numpy.linalg.LinAlgError: Where `a` has fewer than two axes.

    Accuracy:
        As of `lu`.

    Inside `@njit`: the same call.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 3.4.

    Examples:
        >>> from nbmath.linalg import lu_factor, lu_solve
        >>> factors = lu_factor([[1.0, 2.0], [2.0, 6.0]])
        >>> factors.piv
        array([1, 1], dtype=int32)
        >>> lu_solve(factors, [3.0, 8.0])
        array([1., 1.])
    """
    matrices = _door.matrix_stack(a, "a")
    leading, (m, n) = matrices.shape[:-2], matrices.shape[-2:]
    result = room(matrices.shape, matrices.dtype)
    given, wanted = stacked(matrices), stacked(result)
    pivots = np.empty((len(given), min(m, n)), np.int32)
    if pivots.size:
        if max(m, n) > SMALL:
            factors_large.lu_factor_large(given, wanted, pivots)
        elif _door.parallel(given.size * min(m, n)):
            in_parts(factors_stacks.lu_factor_stack, (given, wanted, pivots))
        else:
            factors_stacks.lu_factor_stack(given, wanted, pivots)
    return LUFactorResult(result, pivots.reshape(*leading, min(m, n)))


def lu_solve(
    lu_and_piv: tuple[ArrayLike, ArrayLike],
    b: ArrayLike,
    trans: Literal[0, 1, 2, "N", "T", "C"] = 0,
    *,
    out: Array | None = None,
    on_error: OnError = "raise",
) -> Array:
    """Solution of linear systems a x = b, or of aᵀ x = b, from the factors of a.

    Parameters:
        lu_and_piv: What `lu_factor` (or SciPy's) returns: shapes (..., n, n) and (..., n).
        b: Shape (n,) or (..., n, m). Right-hand sides; leading axes broadcast against
            those of the factors. One axis is one vector.
        trans: 0 and "N" solve a x = b, the others aᵀ x = b.
        out: Where to write, an array of the shape and dtype of the result.
        on_error: "raise" or "nan": what becomes of a singular matrix: an error that names it, or
            nan in place of its solution and results for the others.

    Returns:
        Shape (..., n) for one vector, else (..., n, m): x, by substitution.

    Raises:
        numpy.linalg.LinAlgError: Where the factors are not square or a pivot is exactly zero.
        ValueError: Where the shapes do not fit, or `piv` holds what is no row.

    Accuracy:
        As of `solve`.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Golub and Van Loan, Matrix Computations (4th ed.), 3.4.

    Examples:
        >>> from nbmath.linalg import lu_factor, lu_solve
        >>> lu_solve(lu_factor([[1.0, 2.0], [2.0, 6.0]]), [5.0, 14.0], trans=1)
        array([1., 2.])
    """
    check_choice(trans, "trans", (0, 1, 2, "N", "T", "C"))
    check_choice(on_error, "on_error", ("raise", "nan"))
    factors, exchanges = lu_and_piv
    system = System(*_sides(factors, b))
    pivots = np.asarray(exchanges)
    n = np.shape(factors)[-1]
    if pivots.dtype.kind not in "iu" or pivots.shape[-1:] != (n,):
        raise ValueError(
            f"piv has shape {pivots.shape} and dtype {pivots.dtype}; expected {n} rows' numbers"
        )
    if pivots.size and not (pivots.min() >= 0 and pivots.max() < n):
        raise ValueError(f"piv holds {pivots.min()} to {pivots.max()}; expected rows 0 to {n - 1}")
    result = _door.workspace(out, system.shape, system.dtype, system.left, system.right)
    if result.size:
        left, right, wanted, failed = system.sides(result)
        if pivots.shape[:-1] != system.leading:
            pivots = np.broadcast_to(pivots, (*system.leading, n))
        rows = pivots.astype(np.int32, "C", copy=not pivots.flags.carray).reshape(-1, n)
        arrays, turned = (left, rows, right, wanted, failed), trans not in (0, "N")
        if n > SMALL:
            factors_large.lu_solve_large(*arrays, turned)
        elif _door.parallel(system.work):
            in_parts(factors_stacks.lu_solve_stack, arrays, turned)
        else:
            factors_stacks.lu_solve_stack(*arrays, turned)
        report(failed, system.leading, Status.SINGULAR.sentence, on_error)
    return np.asarray(_door.deliver(result, out))


def cho_solve(
    c_and_lower: tuple[ArrayLike, bool],
    b: ArrayLike,
    *,
    out: Array | None = None,
    on_error: OnError = "raise",
) -> Array:
    """Solution of linear systems a x = b from the Cholesky factor of a.

    Parameters:
        c_and_lower: The factor, shape (..., n, n), and whether it is the lower one, a = L Lᵀ, or
            the upper one, a = Uᵀ U. The other triangle is not read.
        b: Shape (n,) or (..., n, m). Right-hand sides; leading axes broadcast against
            those of the factor. One axis is one vector.
        out: Where to write, an array of the shape and dtype of the result.
        on_error: "raise" or "nan": what becomes of a factor with a zero on its diagonal: an error
            that names it, or nan in place of its solution and results for the others.

    Returns:
        Shape (..., n) for one vector, else (..., n, m): x, by substitution.

    Raises:
        numpy.linalg.LinAlgError: Where the factor is not square or a diagonal entry is zero.
        ValueError: Where the shapes do not fit.

    Accuracy:
        Backward stable: |a x - b| is of the order of n eps |a| |x|.

    Inside `@njit`: the same call, where failures are nan.

    Source:
        Higham, Accuracy and Stability of Numerical Algorithms (2nd ed.), 10.1.

    Examples:
        >>> from nbmath.linalg import cho_solve, cholesky
        >>> cho_solve((cholesky([[4.0, 2.0], [2.0, 5.0]]), True), [6.0, 7.0])
        array([1., 1.])
    """
    check_choice(on_error, "on_error", ("raise", "nan"))
    factor, lower = c_and_lower
    system = System(*_sides(factor, b))
    result = _door.workspace(out, system.shape, system.dtype, system.left, system.right)
    if result.size:
        sides = system.sides(result)
        if system.left.shape[1] > SMALL:
            factors_large.cho_solve_large(*sides, bool(lower))
        elif _door.parallel(system.work):
            in_parts(factors_stacks.cho_solve_stack, sides, bool(lower))
        else:
            factors_stacks.cho_solve_stack(*sides, bool(lower))
        report(system.failed, system.leading, Status.SINGULAR.sentence, on_error)
    return np.asarray(_door.deliver(result, out))


overload(lu, prefer_literal=True)(factors_compiled.lu)
overload(lu_factor)(factors_compiled.lu_factor)
overload(lu_solve, prefer_literal=True)(factors_compiled.lu_solve)
overload(cho_solve)(factors_compiled.cho_solve)
