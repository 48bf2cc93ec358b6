"""Iterative solvers: systems that are met through products alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._door import Status
from nbmath._targets import overload
from nbmath.linalg.cpu import krylov_compiled as compiled
from nbmath.linalg.cpu import krylov_steps as steps
from nbmath.linalg.cpu.krylov_compiled import IterativeResult
from nbmath.linalg.cpu.operators import Operator, iterate

__all__ = ["IterativeResult", "cg", "gmres", "minres"]

Array = NDArray[Any]
Product = ArrayLike | Callable[..., Any]


def cg(
    A: Product,
    b: ArrayLike,
    x0: ArrayLike | None = None,
    *,
    rtol: float = 1e-5,
    atol: float = 0.0,
    maxiter: int | None = None,
    M: Product | None = None,
) -> IterativeResult:
    """Solution of A x = b for a symmetric positive definite A, by conjugate gradients.

    After k products x is the vector of the Krylov space span(b, A b, ...) with the least error in
    the norm sqrt(xᵀ A x).

    Parameters:
        A: A matrix of shape (n, n), or a function: `f(x, out)`, which writes A x to `out`, or
            `f(x)`, which returns it. An `@njit` function runs in compiled code (which is compiled
            once for it); any other is called by Python.
        b: Shape (n,). The right side.
        x0: A first guess; zero if left out.
        rtol: How small |b - A x| is to be beside |b|.
        atol: How small it may be anyway: the goal is max(rtol |b|, atol).
        maxiter: How many products with A are made at most; 10 n if left out.
        M: A preconditioner, symmetric positive definite and near the inverse of A, in the same
            forms.

    Returns:
        IterativeResult: `x`; `status`, 0 where the goal is reached, else a `Status` (not positive
            definite, or not converged) with its `sentence`; `iterations`; `residual`, |b - A x|.
            With another status than 0, `x` is the last iterate.

    Raises:
        ValueError: Where the shapes do not fit.

    Accuracy:
        Success is reported by |b - A x| computed anew, never by the recurrence alone. A goal below
        what rounding permits, about eps |A| |x|, ends as not converged.

    Inside `@njit`: the same call, with `A` and `M` matrices or `@njit` functions.

    Source:
        Hestenes and Stiefel 1952; Saad, Iterative Methods for Sparse Linear Systems (2nd ed.), 6.7.

    Examples:
        >>> import numpy as np
        >>> from nbmath.linalg import cg
        >>> found = cg([[4.0, 1.0], [1.0, 3.0]], [1.0, 2.0], rtol=1e-12)
        >>> found.x.round(6), found.status == 0
        (array([0.090909, 0.636364]), True)
    """
    return _solved(steps.cg_once, steps.cg_matrix, A, b, x0, (rtol, atol, maxiter), M)


def minres(
    A: Product,
    b: ArrayLike,
    x0: ArrayLike | None = None,
    *,
    rtol: float = 1e-5,
    atol: float = 0.0,
    maxiter: int | None = None,
    M: Product | None = None,
) -> IterativeResult:
    """Solution of A x = b for a symmetric A, which may be indefinite, by MINRES.

    After k products x is the vector of the Krylov space with the least residual |b - A x|.

    Parameters:
        A: A matrix of shape (n, n), or a function: `f(x, out)`, which writes A x to `out`, or
            `f(x)`, which returns it. An `@njit` function runs in compiled code (which is compiled
            once for it); any other is called by Python.
        b: Shape (n,). The right side.
        x0: A first guess; zero if left out.
        rtol: How small |b - A x| is to be beside |b|.
        atol: How small it may be anyway: the goal is max(rtol |b|, atol).
        maxiter: How many products with A are made at most; 10 n if left out.
        M: A preconditioner, symmetric positive definite, in the same forms. With it the residual
            that is minimal is sqrt(rᵀ M r); the goal is still one for |r|.

    Returns:
        IterativeResult: `x`; `status`, 0 where the goal is reached, else a `Status` (not converged,
            or `M` not positive definite) with its `sentence`; `iterations`; `residual`, |b - A x|.

    Raises:
        ValueError: Where the shapes do not fit.

    Accuracy:
        Success is reported by |b - A x| computed anew. A singular system without a solution ends as
        not converged.

    Inside `@njit`: the same call, with `A` and `M` matrices or `@njit` functions.

    Source:
        Paige and Saunders 1975, doi:10.1137/0712047.

    Examples:
        >>> from nbmath.linalg import minres
        >>> minres([[0.0, 2.0], [2.0, 0.0]], [2.0, 4.0], rtol=1e-12).x.round(6)
        array([2., 1.])
    """
    return _solved(steps.minres_once, steps.minres_matrix, A, b, x0, (rtol, atol, maxiter), M)


def gmres(
    A: Product,
    b: ArrayLike,
    x0: ArrayLike | None = None,
    *,
    rtol: float = 1e-5,
    atol: float = 0.0,
    restart: int | None = None,
    maxiter: int | None = None,
    M: Product | None = None,
) -> IterativeResult:
    """Solution of A x = b for a general A, by GMRES with restarts.

    Between restarts x is the vector of the Krylov space with the least residual |b - A x|.

    Parameters:
        A: A matrix of shape (n, n), or a function: `f(x, out)`, which writes A x to `out`, or
            `f(x)`, which returns it. An `@njit` function runs in compiled code (which is compiled
            once for it); any other is called by Python.
        b: Shape (n,). The right side.
        x0: A first guess; zero if left out.
        rtol: How small |b - A x| is to be beside |b|.
        atol: How small it may be anyway: the goal is max(rtol |b|, atol).
        restart: How many products are made between restarts, min(20, n) if left out; as many
            vectors of length n are kept.
        maxiter: How many products with A are made at most, over all restarts; 10 n if left out.
            (SciPy counts restarts.)
        M: A preconditioner, near the inverse of A, in the same forms. It stands on the right,
            A M u = b and x = M u, so that the residual is that of the system itself.

    Returns:
        IterativeResult: `x`; `status`, 0 where the goal is reached, else `Status.NOT_CONVERGED`;
            `iterations`; `residual`, |b - A x|.

    Raises:
        ValueError: Where the shapes do not fit.

    Accuracy:
        Success is reported by |b - A x| computed anew. Where a restart gains nothing the method
        gives up, as not converged.

    Inside `@njit`: the same call, with `A` and `M` matrices or `@njit` functions.

    Source:
        Saad and Schultz 1986, doi:10.1137/0907058.

    Examples:
        >>> from nbmath.linalg import gmres
        >>> gmres([[1.0, 2.0], [0.0, 1.0]], [5.0, 2.0], rtol=1e-12).x.round(6)
        array([1., 2.])
    """
    if restart is not None and restart < 1:
        raise ValueError(f"restart is {restart}; expected a positive number of products")
    most = steps.RESTART if restart is None else restart
    step, whole = steps.gmres_once, steps.gmres_matrix
    return _solved(step, whole, A, b, x0, (rtol, atol, maxiter), M, most)


ROWS = {
    steps.cg_once: steps.CG_ROWS,
    steps.minres_once: steps.MINRES_ROWS,
    steps.gmres_once: steps.GMRES_ROWS,
}


def _solved(
    step: Any,
    whole: Any,
    A: Any,
    b: Any,
    x0: Any,
    goal: tuple[float, float, int | None],
    M: Any,
    restart: int = 0,
) -> IterativeResult:
    """Any solver: `step` for functions, `whole` for matrices."""
    operator, preconditioner = Operator(A, "A"), Operator(M, "M")
    vectors = {"b": b} if x0 is None else {"b": b, "x0": x0}
    right, *guess = _door.reals(**operator.matrices, **preconditioner.matrices, **vectors)[
        len(operator.matrices) + len(preconditioner.matrices) :
    ]
    if right.ndim != 1:
        raise ValueError(f"b has shape {right.shape}; expected one vector of shape (n,)")
    n = len(right)
    if guess and guess[0].shape != (n,):
        raise ValueError(f"x0 has shape {guess[0].shape}; expected {(n,)} as b has")
    left, inverse = operator.taken(n, right.dtype), preconditioner.taken(n, right.dtype)
    rtol, atol, limit = goal
    for name, tolerance in (("rtol", rtol), ("atol", atol)):
        if not tolerance >= 0:
            raise ValueError(f"{name} is {tolerance}; expected a number >= 0")
    if limit is not None and limit < 1:
        raise ValueError(f"maxiter is {limit}; expected a positive number of products")
    m = max(1, min(restart, n))
    work = np.empty((ROWS[step] + (m if restart else 0), n), right.dtype)
    small = np.empty((m + 1, m + 3), right.dtype)
    state, numbers = np.empty(steps.STATES, np.int64), np.empty(steps.NUMBERS, right.dtype)
    options = float(rtol), float(atol), limit or 0, M is not None
    start = _door.contiguous(guess[0] if guess else right)
    steps.set_up(_door.contiguous(right), start, not guess, options, state, numbers, work)
    iterate(step, whole, (left, inverse), (state, numbers, work, small))
    status = Status(int(state[steps.STATUS]))
    iterations, residual = int(state[steps.STEPS]), float(numbers[steps.RESIDUAL])
    return IterativeResult(work[0].copy(), status, iterations, residual)


overload(cg)(compiled.cg)
overload(minres)(compiled.minres)
overload(gmres)(compiled.gmres)
