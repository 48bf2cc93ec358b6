"""Eigenpairs of operators inside `@njit`."""

from typing import Any, NamedTuple

import numpy as np
from numba import extending, types

from nbmath._external import external
from nbmath.linalg.cpu import extremes_bases as bases
from nbmath.linalg.cpu import extremes_steps as steps
from nbmath.linalg.cpu.compiled import _one_of
from nbmath.linalg.cpu.krylov_compiled import _is_none, is_function, loop, operand
from nbmath.linalg.cpu.krylov_steps import NUMBERS, STATES, STATUS, STEPS
from nbmath.linalg.cpu.reading import precision

begin, columns = external(bases.begin), external(bases.columns)

LEAST = 32
"""Vectors that Lanczos' method keeps, at least."""
TURNS = 10
"""Times the dimension: the products that are made if nobody says how many."""
MOST = 1000
"""Products of power iteration if nobody says how many."""


class PowerResult(NamedTuple):
    """An eigenpair.

    `status` is 0 where the residual |A v - value v| is as small as it was to be, otherwise a
    `Status` that tells why not; `iterations` counts products.
    """

    eigenvalue: Any
    eigenvector: Any
    status: Any
    iterations: Any
    residual: Any


class LanczosResult(NamedTuple):
    """Eigenvalues, ascending, eigenvectors as columns, and how well each pair is known.

    `status` is 0 where all `residuals` |A v - value v| are as small as they were to be, otherwise a
    `Status` that tells why not; `iterations` counts products.
    """

    eigenvalues: Any
    eigenvectors: Any
    status: Any
    iterations: Any
    residuals: Any


def kept_vectors(k: Any, n: Any, ncv: Any) -> Any:
    """How many vectors Lanczos' method keeps: as asked for, in the bounds that it needs."""
    most = max(LEAST, 2 * k + 8) if ncv <= 0 else max(ncv, k + 2)
    return min(n, most)


kept = extending.register_jitable(kept_vectors)


def _sizes(a: Any, n: Any, v0: Any) -> Any:
    """The dtype to work in and a function for the dimension (-1 if none fits); or None, None."""
    matrix, given = isinstance(a, types.Array), not _is_none(v0)
    if not (matrix and a.ndim == 2) and not is_function(a):
        return None, None
    if given and not (isinstance(v0, types.Array) and v0.ndim == 1):
        return None, None
    named = not _is_none(n)
    if not (matrix or given or named):
        return None, None
    arrays = [kind for kind, there in ((a, matrix), (v0, given)) if there]
    dtype = precision(*arrays) if arrays else np.float64

    def of_matrix(a: Any, n: Any, v0: Any) -> Any:
        fits = a.shape[0] == a.shape[1] and a.shape[0] > 0
        if given:
            fits = fits and v0.shape[0] == a.shape[0]
        return a.shape[0] if fits else -1

    def of_vector(a: Any, n: Any, v0: Any) -> Any:
        return v0.shape[0]

    def of_number(a: Any, n: Any, v0: Any) -> Any:
        return n

    chosen = of_matrix if matrix else of_vector if given else of_number
    return dtype, extending.register_jitable(chosen)


def _start(v0: Any, dtype: Any) -> Any:
    """A function that makes the start vector an array of a dtype, of no length if there is none."""
    if _is_none(v0):
        return extending.register_jitable(lambda v0: np.empty(0, dtype))
    return extending.register_jitable(lambda v0: np.ascontiguousarray(v0).astype(dtype))


def power_iteration(
    a: Any, n: Any = None, v0: Any = None, tol: Any = 1e-6, maxiter: Any = None
) -> Any:
    """The overload of `nbmath.linalg.power_iteration`."""
    dtype, dimension = _sizes(a, n, v0)
    if dtype is None:
        return None
    run, given, start = loop(steps.power_once), operand(a, dtype), _start(v0, dtype)

    def compiled(
        a: Any, n: Any = None, v0: Any = None, tol: Any = 1e-6, maxiter: Any = None
    ) -> Any:
        size, v = dimension(a, n, v0), start(v0)
        length = max(1, size)
        most = MOST if maxiter is None else maxiter
        state, numbers = np.empty(STATES, np.int64), np.empty(NUMBERS, dtype)
        work, small = np.empty((steps.POWER_ROWS, length), dtype), np.empty((1, 1), dtype)
        begin(v, v.shape[0] == length, (float(tol), most, 0, 0, 0, 0, 0), state, numbers, work)
        if size > 0:
            run(given(a), None, state, numbers, work, small)
        else:
            work[:] = np.nan
            numbers[:] = np.nan
            state[STATUS] = steps.NOT_CONVERGED
        value, residual = numbers[steps.VALUE], numbers[steps.RESIDUAL]
        return PowerResult(value, work[0].copy(), state[STATUS], state[STEPS], residual)

    return compiled


def lanczos(
    a: Any,
    k: Any,
    n: Any = None,
    which: Any = "LA",
    v0: Any = None,
    tol: Any = 0.0,
    maxiter: Any = None,
    ncv: Any = None,
) -> Any:
    """The overload of `nbmath.linalg.lanczos`."""
    dtype, dimension = _sizes(a, n, v0)
    if dtype is None or not isinstance(k, types.Integer):
        return None
    run, given, start = loop(steps.lanczos_once), operand(a, dtype), _start(v0, dtype)
    lowest, farthest = _one_of(which, ("SA",)), _one_of(which, ("LM",))

    def compiled(
        a: Any,
        k: Any,
        n: Any = None,
        which: Any = "LA",
        v0: Any = None,
        tol: Any = 0.0,
        maxiter: Any = None,
        ncv: Any = None,
    ) -> Any:
        size, v = dimension(a, n, v0), start(v0)
        good = 0 < k <= size
        length, pairs = (size, k) if good else (1, 1)
        m = kept(pairs, length, 0 if ncv is None else ncv)
        most = TURNS * length if maxiter is None else maxiter
        which_ones = steps.LOWEST if lowest(which) else 2 * farthest(which)
        state, numbers = np.empty(STATES, np.int64), np.empty(NUMBERS, dtype)
        work = np.empty((max(m + 1, 2 * pairs), length), dtype)
        small = np.empty((m + 2, m), dtype)
        options = float(tol), most, 0, pairs, which_ones, m, 0
        begin(v, v.shape[0] == length, options, state, numbers, work)
        if good:
            run(given(a), None, state, numbers, work, small)
        else:
            work[:] = np.nan
            small[:] = np.nan
            state[STATUS] = steps.NOT_CONVERGED
        vectors = np.empty((length, pairs), dtype)
        columns(work, vectors)
        values, residuals = small[m, :pairs].copy(), small[m + 1, :pairs].copy()
        return LanczosResult(values, vectors, state[STATUS], state[STEPS], residuals)

    return compiled
