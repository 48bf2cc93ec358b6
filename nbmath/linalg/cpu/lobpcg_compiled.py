"""LOBPCG inside `@njit`, and its loop as it is compiled for a user's functions."""

from typing import Any, NamedTuple

import numba
import numpy as np
from numba import extending, types

from nbmath._external import external
from nbmath._targets import OPTIONS, overload
from nbmath.linalg.cpu import extremes_bases
from nbmath.linalg.cpu import lobpcg_space as space
from nbmath.linalg.cpu import lobpcg_steps as steps
from nbmath.linalg.cpu.krylov_compiled import (
    _fits,
    _is_none,
    _product,
    is_function,
    operand,
)
from nbmath.linalg.cpu.krylov_steps import NUMBERS
from nbmath.linalg.cpu.lobpcg_space import COUNT, SOURCE, STATES, STATUS, STEPS, TARGET
from nbmath.linalg.cpu.lobpcg_steps import APPLY, DONE, PRECONDITION
from nbmath.linalg.cpu.reading import precision

begin, columns = external(space.begin), external(extremes_bases.columns)
once, multiplied = steps.lobpcg_once, steps.multiplied
rows_of_work = space.rows_of_work

MOST = 500
"""Steps if nobody says how many."""


class LobpcgResult(NamedTuple):
    """Eigenvalues, ascending, eigenvectors as columns, and how well each pair is known.

    `status` is 0 where all `residuals` |A v - value B v| are as small as they were to be, otherwise
    a `Status` that tells why not; `iterations` counts steps.
    """

    eigenvalues: Any
    eigenvectors: Any
    status: Any
    iterations: Any
    residuals: Any


def _products(kind: Any) -> Any:
    """How an operator of this type is multiplied with rows."""
    if isinstance(kind, types.Array):
        return extending.register_jitable(lambda a, x, out: multiplied(a, x, out))  # noqa: PLW0108  # Numba reads a function's code
    product = _product(kind)

    def one_by_one(f: Any, x: Any, out: Any) -> None:
        for row in range(x.shape[0]):
            product(f, x[row], out[row])

    return extending.register_jitable(one_by_one)


def serve(A: Any, M: Any, B: Any, task: Any, state: Any, work: Any) -> Any:
    """Make the products that a step has asked for."""
    raise NotImplementedError("compiled code only")


@overload(serve)
def _serve(A: Any, M: Any, B: Any, task: Any, state: Any, work: Any) -> Any:
    by_matrix, by_preconditioner, by_metric = _products(A), _products(M), _products(B)

    def compiled(A: Any, M: Any, B: Any, task: Any, state: Any, work: Any) -> None:
        source, target, count = state[SOURCE], state[TARGET], state[COUNT]
        x, out = work[source : source + count], work[target : target + count]
        if task == APPLY:
            by_matrix(A, x, out)
        elif task == PRECONDITION:
            by_preconditioner(M, x, out)
        else:
            by_metric(B, x, out)

    return compiled


@extending.register_jitable
def run(A: Any, M: Any, B: Any, state: Any, numbers: Any, work: Any, small: Any) -> None:
    """The loop around a step, for operators of any kind."""
    task = once(state, numbers, work, small)
    while task != DONE:
        serve(A, M, B, task, state, work)
        task = once(state, numbers, work, small)


@numba.njit(**OPTIONS)
def for_functions(A, M, B, state, numbers, work, small):  # type: ignore[no-untyped-def]  # read by numba
    """The same loop as Python calls it with compiled functions."""
    run(A, M, B, state, numbers, work, small)


def _columns(kind: Any, dtype: Any) -> Any:
    """A function of an argument and n that makes it an array of columns, none for None."""
    if _is_none(kind):
        return extending.register_jitable(lambda y, n: np.empty((n, 0), dtype))
    return extending.register_jitable(lambda y, n: np.ascontiguousarray(y).astype(dtype))


def lobpcg(
    A: Any,
    X: Any,
    B: Any = None,
    M: Any = None,
    Y: Any = None,
    tol: Any = None,
    maxiter: Any = None,
    largest: Any = True,
) -> Any:
    """The overload of `nbmath.linalg.lobpcg`."""
    operators = [kind for kind in (A, B, M) if not _is_none(kind)]
    arrays = [kind for kind in (X, Y, *operators) if isinstance(kind, types.Array)]
    good = all(kind.ndim == 2 for kind in arrays) and isinstance(X, types.Array)
    good = good and all(isinstance(kind, types.Array) or is_function(kind) for kind in operators)
    dtype = precision(*arrays)
    if not good or _is_none(A) or dtype is None:
        return None
    given, metric, preconditioner = operand(A, dtype), operand(B, dtype), operand(M, dtype)
    fits, also_fits, fits_too = _fits(A), _fits(B), _fits(M)
    start, constraints = _columns(X, dtype), _columns(Y, dtype)
    with_b, with_m = int(not _is_none(B)), int(not _is_none(M))
    usual = float(np.sqrt(np.finfo(dtype).eps))

    def compiled(
        A: Any,
        X: Any,
        B: Any = None,
        M: Any = None,
        Y: Any = None,
        tol: Any = None,
        maxiter: Any = None,
        largest: Any = True,
    ) -> Any:
        n, k = X.shape
        x, y = start(X, n), constraints(Y, n)
        good = fits(A, n) and also_fits(B, n) and fits_too(M, n) and y.shape[0] == n
        good = good and 0 < k <= n - y.shape[1]
        state, numbers = np.zeros(STATES, np.int64), np.empty(NUMBERS, dtype)
        rows = rows_of_work(n, k, y.shape[1], with_b)[2]
        work, small = np.empty((rows, n), dtype), np.full((3, k), np.nan, dtype)
        if good:
            limit = MOST if maxiter is None else maxiter
            goal = usual if tol is None else float(tol)
            options = goal, limit, with_m, with_b, int(bool(largest))
            begin(x, y, options, state, numbers, work, small)
            run(given(A), preconditioner(M), metric(B), state, numbers, work, small)
        else:
            state[STATUS] = steps.NOT_CONVERGED
        vectors = np.full((n, k), np.nan, dtype)
        if small.size > 0 and small[0, 0] == small[0, 0]:
            columns(work, vectors)
        values, residuals = small[0].copy(), small[1].copy()
        return LobpcgResult(values, vectors, state[STATUS], state[STEPS], residuals)

    return compiled
