"""Eigenpairs at an end of a spectrum, several at a time, with preconditioner and constraints."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nbmath import _door
from nbmath._door import Status
from nbmath._targets import overload
from nbmath.linalg.cpu import extremes_bases as bases
from nbmath.linalg.cpu import lobpcg_compiled as compiled
from nbmath.linalg.cpu import lobpcg_space as space
from nbmath.linalg.cpu import lobpcg_steps as steps
from nbmath.linalg.cpu.krylov_steps import NUMBERS
from nbmath.linalg.cpu.lobpcg_compiled import LobpcgResult
from nbmath.linalg.cpu.operators import Operator, iterate

__all__ = ["LobpcgResult", "lobpcg"]

Product = ArrayLike | Callable[..., Any]


def lobpcg(
    A: Product,
    X: ArrayLike,
    B: Product | None = None,
    M: Product | None = None,
    Y: ArrayLike | None = None,
    *,
    tol: float | None = None,
    maxiter: int | None = None,
    largest: bool = True,
) -> LobpcgResult:
    """Some of the largest or smallest eigenvalues of A v = w B v, by preconditioned conjugation.

    The pairs are the best in span(X, M R, P): the approximations, their preconditioned residuals
    R = A X - B X w, and the directions of the last step. Good where A is met through products, a
    preconditioner is known or several pairs lie close together.

    Parameters:
        A: A symmetric matrix of shape (n, n), or a function: `f(x, out)`, which writes A x to
            `out`, or `f(x)`, which returns it. An `@njit` function runs in compiled code; any other
            is called by Python.
        X: Shape (n, k). The start, a column for each pair that is wanted: what it has no share of
            is not found. Columns that depend on others are replaced by random ones.
        B: Symmetric positive definite, in the same forms; the identity if left out.
        M: A preconditioner, symmetric positive definite and near the inverse of A, in the same
            forms.
        Y: Shape (n, m). Constraints: what is found is orthogonal to these columns, as vᵀ B y = 0.
        tol: How small |A v - w B v| is to be beside (|A| + |w| |B|) |v|; the root of eps if left
            out, which leaves an error of the order of eps in w; 0 for what rounding permits.
        maxiter: How many steps are made at most; 500 if left out.
        largest: Whether the largest eigenvalues are wanted, or the smallest.

    Returns:
        LobpcgResult: `eigenvalues`, shape (k,), ascending; `eigenvectors`, shape (n, k), in
            columns, vᵀ B v = 1, the largest entry of each positive; `status`, 0 where the goal is
            reached, else `Status.NOT_CONVERGED`; `iterations`, the steps, each of them a product
            with A for each pair that is not good enough yet; `residuals`, |A v - w B v| of each
            pair, less what `Y` holds back.

    Raises:
        ValueError: Where the shapes do not fit, or there is no room for k pairs beside `Y`.

    Accuracy:
        The basis is orthonormal in B in every step, so that the method does not break down as it
        converges. In the end all products are made anew: success is reported by the residuals of
        what is returned. Up to n = 5 k the whole space is searched, and X does not matter.

    Inside `@njit`: the same call, with matrices or `@njit` functions; nan where it cannot be.

    Source:
        Knyazev 2001, doi:10.1137/S1064827500366124; Hetmaniuk and Lehoucq 2006,
        doi:10.1016/j.jcp.2006.02.007; Duersch, Shao, Yang and Gu 2018, doi:10.1137/17M1129830.

    Examples:
        >>> import numpy as np
        >>> from nbmath.linalg import lobpcg
        >>> d = np.arange(1.0, 101.0)
        >>> found = lobpcg(lambda x: d * x, np.eye(100, 3) + 0.01, largest=False)
        >>> found.eigenvalues.round(6)
        array([1., 2., 3.])
    """
    named = {"A": Operator(A, "A"), "M": Operator(M, "M"), "B": Operator(B, "B")}
    matrices = [matrix for one in named.values() for matrix in one.matrices.items()]
    columns = {"X": X} if Y is None else {"X": X, "Y": Y}
    start, *others = _door.reals(**dict(matrices), **columns)[len(matrices) :]
    if start.ndim != 2 or start.shape[1] < 1:
        raise ValueError(f"X has shape {start.shape}; expected (n, k), a column for each pair")
    n, k = start.shape
    dtype = start.dtype
    kept = others[0] if others else np.empty((n, 0), dtype)
    if kept.ndim != 2 or len(kept) != n:
        raise ValueError(f"Y has shape {kept.shape}; expected ({n}, m), columns as long as X's")
    if k > n - kept.shape[1]:
        raise ValueError(
            f"X has {k} columns and Y has {kept.shape[1]}; expected no more than {n}, the dimension"
        )
    if tol is not None and not tol >= 0:
        raise ValueError(f"tol is {tol}; expected a number >= 0")
    if maxiter is not None and maxiter < 1:
        raise ValueError(f"maxiter is {maxiter}; expected a positive number of steps")
    operators = tuple(one.taken(n, dtype) for one in named.values())
    with_m, with_b = int(M is not None), int(B is not None)
    state, numbers = np.zeros(space.STATES, np.int64), np.empty(NUMBERS, dtype)
    rows = space.rows_of_work(n, k, kept.shape[1], with_b)[2]
    work, small = np.empty((rows, n), dtype), np.empty((3, k), dtype)
    goal = float(np.sqrt(np.finfo(dtype).eps)) if tol is None else float(tol)
    options = goal, compiled.MOST if maxiter is None else int(maxiter), with_m, with_b, int(largest)
    given = _door.contiguous(start), _door.contiguous(kept)
    space.begin(*given, options, state, numbers, work, small)
    iterate(steps.lobpcg_once, steps.lobpcg_matrix, operators, (state, numbers, work, small))
    vectors = np.full((n, k), np.nan, dtype)
    if not np.isnan(small[0, 0]):
        bases.columns(work, vectors)
    status, made = Status(int(state[space.STATUS])), int(state[space.STEPS])
    return LobpcgResult(small[0].copy(), vectors, status, made, small[1].copy())


overload(lobpcg)(compiled.lobpcg)
