"""Krylov methods: their steps, each compiled once, and the loops around them for matrices.

A step is called by name (`nbmath._external`), from the loops here as from those that are compiled
for a user's function: what is compiled for each function is a loop of a few lines.
"""

from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, inner
from nbmath.linalg.cpu.large import TURNED, _data, _lapack, _letter, _precision, _size

bound = bind("linalg", "lanes")  # on numbers; this way they compile fastest
bound_cg, bound_minres, bound_gmres = bound.cg_step, bound.minres_step, bound.gmres_step

DONE, APPLY = 0, 1
"""What a step returns: the end, or that products with the matrix are wanted (else with M)."""
SOURCE, TARGET, COUNT, STEPS, STATUS, LIMIT, PRECONDITIONED, ZERO = 1, 2, 3, 4, 5, 6, 7, 8
"""Where things stand in `state`, see `nbmath/linalg/formulas/krylov/protocol.py`."""
RESIDUAL = 2
"""Where the residual stands in `numbers`."""
STATES, NUMBERS = 16, 16
"""Lengths of `state` and `numbers`."""
CG_ROWS, MINRES_ROWS, GMRES_ROWS, RESTART = 6, 11, 5, 20
"""Rows of `work`, of GMRES one more for each product before it restarts; how many those are."""
FAILED = 3
"""The outcome NOT_CONVERGED."""

gemv = _lapack(
    "numba_xxgemv",
    *(_letter, _letter, _size, _size, _data, _data, _size, _data, _data, _data),
)
"""precision, turn, m, n, alpha, a, lda, x, beta, y"""


@driver
def times(a: Any, x: Any, out: Any) -> None:
    """out = a x for a [m, n]."""
    factors = np.empty(2, a.dtype)
    factors[0], factors[1] = 1.0, 0.0
    rows, columns = a.shape
    data = a.ctypes, columns, x.ctypes
    gemv(
        *(_precision(a), TURNED, columns, rows, factors.ctypes),
        *(*data, factors[1:].ctypes, out.ctypes),
    )


@inner
def serve(a: Any, m: Any, task: Any, state: Any, work: Any) -> None:
    """Make the products that a step has asked for, with the matrix or with the preconditioner."""
    for row in range(state[COUNT]):
        x, out = work[state[SOURCE] + row], work[state[TARGET] + row]
        if task == APPLY:
            times(a, x, out)
        else:
            times(m, x, out)


@driver
def set_up(b: Any, x: Any, zero: Any, options: Any, state: Any, numbers: Any, work: Any) -> None:
    """Put the right side and the first guess (unless it is `zero`) where the steps look for them.

    `options` are the two tolerances, the most products (0 for ten times n) and whether there is a
    preconditioner.
    """
    n = b.shape[0]
    state[:] = 0
    numbers[:] = 0.0
    numbers[0], numbers[1] = options[0], options[1]
    state[LIMIT] = options[2] if options[2] > 0 else 10 * n
    state[PRECONDITIONED] = options[3]
    state[ZERO] = 1 if zero else 0
    for i in range(n):
        work[0, i] = 0.0 if zero else x[i]
        work[1, i] = b[i]


@driver
def cg_step(state: Any, numbers: Any, work: Any, small: Any) -> Any:
    """A step of conjugate gradients."""
    return bound_cg(state, numbers, work, small)


@driver
def minres_step(state: Any, numbers: Any, work: Any, small: Any) -> Any:
    """A step of MINRES."""
    return bound_minres(state, numbers, work, small)


@driver
def gmres_step(state: Any, numbers: Any, work: Any, small: Any) -> Any:
    """A step of GMRES."""
    return bound_gmres(state, numbers, work, small)


serve_matrix = external(serve)
cg_once, minres_once, gmres_once = external(cg_step), external(minres_step), external(gmres_step)


@driver
def cg_matrix(a: Any, m: Any, state: Any, numbers: Any, work: Any, small: Any) -> None:
    """Conjugate gradients for a matrix; m is read where `state` says that it is there."""
    task = cg_once(state, numbers, work, small)
    while task != DONE:
        serve_matrix(a, m, task, state, work)
        task = cg_once(state, numbers, work, small)


@driver
def minres_matrix(a: Any, m: Any, state: Any, numbers: Any, work: Any, small: Any) -> None:
    """MINRES for a matrix."""
    task = minres_once(state, numbers, work, small)
    while task != DONE:
        serve_matrix(a, m, task, state, work)
        task = minres_once(state, numbers, work, small)


@driver
def gmres_matrix(a: Any, m: Any, state: Any, numbers: Any, work: Any, small: Any) -> None:
    """GMRES for a matrix."""
    task = gmres_once(state, numbers, work, small)
    while task != DONE:
        serve_matrix(a, m, task, state, work)
        task = gmres_once(state, numbers, work, small)
