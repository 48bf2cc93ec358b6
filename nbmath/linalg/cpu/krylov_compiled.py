"""Krylov methods inside `@njit`, and the loops that are compiled for a user's function.

An operator is a matrix or a compiled function: `f(x, out)`, which writes the product to `out`, or
`f(x)`, which returns it.
"""

import functools
from typing import Any, NamedTuple

import numba
import numpy as np
from numba import extending, types

from nbmath._external import external
from nbmath._targets import OPTIONS, overload
from nbmath.linalg.cpu import krylov_steps as steps
from nbmath.linalg.cpu.krylov_steps import (
    APPLY,
    COUNT,
    DONE,
    FAILED,
    NUMBERS,
    RESIDUAL,
    SOURCE,
    STATES,
    STATUS,
    STEPS,
    TARGET,
)
from nbmath.linalg.cpu.reading import precision

times = external(steps.times)
set_up = external(steps.set_up)


class IterativeResult(NamedTuple):
    """What an iterative solver returns.

    `status` is 0 where the residual is as small as it was to be, otherwise a `Status` that tells
    why not; `residual` is |b - A x|.
    """

    x: Any
    status: Any
    iterations: Any
    residual: Any


def arity(operator: Any) -> int:
    """How many arguments an operator's function takes."""
    function = getattr(operator, "dispatcher", operator)
    function = getattr(function, "py_func", function)
    code = getattr(function, "__code__", None)
    return 1 if code is None else int(code.co_argcount)


def is_function(kind: Any) -> bool:
    """Whether a type is that of a compiled function."""
    return isinstance(kind, types.Dispatcher)


def _product(kind: Any) -> Any:
    """How an operator of this type is multiplied with x."""
    if isinstance(kind, types.Array):
        return extending.register_jitable(lambda a, x, out: times(a, x, out))  # noqa: PLW0108  # Numba reads a function's code
    if not is_function(kind):
        return extending.register_jitable(lambda a, x, out: None)
    if arity(kind) == 1:

        def returned(f: Any, x: Any, out: Any) -> None:
            result = f(x)
            for i in range(out.shape[0]):
                out[i] = result[i]

        return extending.register_jitable(returned)
    return extending.register_jitable(lambda f, x, out: f(x, out))


def serve(A: Any, M: Any, task: Any, state: Any, work: Any) -> Any:
    """Make the products that a step has asked for."""
    raise NotImplementedError("compiled code only")


@overload(serve)
def _serve(A: Any, M: Any, task: Any, state: Any, work: Any) -> Any:
    by_matrix, by_preconditioner = _product(A), _product(M)

    def compiled(A: Any, M: Any, task: Any, state: Any, work: Any) -> None:
        for row in range(state[COUNT]):
            x, out = work[state[SOURCE] + row], work[state[TARGET] + row]
            if task == APPLY:
                by_matrix(A, x, out)
            else:
                by_preconditioner(M, x, out)

    return compiled


@functools.cache
def loop(step: Any) -> Any:
    """The loop around a step, for operators of any kind; a function that compiled code calls."""

    def run(A: Any, M: Any, state: Any, numbers: Any, work: Any, small: Any) -> None:
        task = step(state, numbers, work, small)
        while task != DONE:
            serve(A, M, task, state, work)
            task = step(state, numbers, work, small)

    return extending.register_jitable(run)


@functools.cache
def for_functions(step: Any) -> Any:
    """The same loop as Python calls it with compiled functions."""
    run = loop(step)

    @numba.njit(**OPTIONS)
    def called(A, M, state, numbers, work, small):  # type: ignore[no-untyped-def]  # read by numba
        run(A, M, state, numbers, work, small)

    return called


def operand(kind: Any, dtype: Any) -> Any:
    """A function that makes an operator what the loops take: a C-ordered matrix of a dtype."""
    same = str(getattr(kind, "dtype", "")) == np.dtype(dtype).name
    if not isinstance(kind, types.Array) or (same and kind.layout == "C" and kind.mutable):
        return extending.register_jitable(lambda a: a)
    return extending.register_jitable(lambda a: np.ascontiguousarray(a).astype(dtype))


def _fits(kind: Any) -> Any:
    """A function of an operator and n: whether their shapes go together."""
    if isinstance(kind, types.Array):
        return extending.register_jitable(lambda a, n: a.shape[0] == n and a.shape[1] == n)
    return extending.register_jitable(lambda a, n: True)


def _is_none(kind: Any) -> bool:
    return kind is None or isinstance(kind, types.NoneType | types.Omitted)


def kinds(A: Any, M: Any, *vectors: Any) -> Any:
    """The dtype to work in, or None where an argument is nothing that the solvers take."""
    matrices = [kind for kind in (A, M) if isinstance(kind, types.Array)]
    others = [kind for kind in (A, M) if not isinstance(kind, types.Array)]
    good = all(is_function(kind) or _is_none(kind) for kind in others) and not _is_none(A)
    good = good and all(matrix.ndim == 2 for matrix in matrices)
    given = [vector for vector in vectors if not _is_none(vector)]
    dtype = precision(*given, *matrices)
    return dtype if good and all(vector.ndim == 1 for vector in given) else None


def solution(step: Any, A: Any, b: Any, x0: Any, M: Any) -> Any:
    """A function that solves systems of these types by a step, or None where they are no systems.

    It takes tolerances and limit, the rows that the step works on, and the shape of `small`.
    """
    dtype = kinds(A, M, b, x0)
    if dtype is None:
        return None
    run, given, preconditioner = loop(step), operand(A, dtype), operand(M, dtype)
    fits, also_fits = _fits(A), _fits(M)
    with_m, zero = not _is_none(M), _is_none(x0)

    def solve(A: Any, b: Any, x0: Any, M: Any, options: Any, rows: Any, shape: Any) -> Any:
        n = b.shape[0]
        work, small = np.empty((rows, n), dtype), np.empty(shape, dtype)
        state, numbers = np.empty(STATES, np.int64), np.empty(NUMBERS, dtype)
        guess = b if zero else x0
        set_up(b, guess, zero, (*options, with_m), state, numbers, work)
        if fits(A, n) and also_fits(M, n) and guess.shape[0] == n:
            run(given(A), preconditioner(M), state, numbers, work, small)
        else:
            work[0] = np.nan
            numbers[RESIDUAL] = np.nan
            state[STATUS] = FAILED
        return IterativeResult(work[0].copy(), state[STATUS], state[STEPS], numbers[RESIDUAL])

    return extending.register_jitable(solve)


def cg(
    A: Any,
    b: Any,
    x0: Any = None,
    rtol: Any = 1e-5,
    atol: Any = 0.0,
    maxiter: Any = None,
    M: Any = None,
) -> Any:
    """The overload of `nbmath.linalg.cg`."""
    solve = solution(steps.cg_once, A, b, x0, M)
    if solve is None:
        return None

    def compiled(
        A: Any,
        b: Any,
        x0: Any = None,
        rtol: Any = 1e-5,
        atol: Any = 0.0,
        maxiter: Any = None,
        M: Any = None,
    ) -> Any:
        options = float(rtol), float(atol), 0 if maxiter is None else maxiter
        return solve(A, b, x0, M, options, steps.CG_ROWS, (1, 1))

    return compiled


def minres(
    A: Any,
    b: Any,
    x0: Any = None,
    rtol: Any = 1e-5,
    atol: Any = 0.0,
    maxiter: Any = None,
    M: Any = None,
) -> Any:
    """The overload of `nbmath.linalg.minres`."""
    solve = solution(steps.minres_once, A, b, x0, M)
    if solve is None:
        return None

    def compiled(
        A: Any,
        b: Any,
        x0: Any = None,
        rtol: Any = 1e-5,
        atol: Any = 0.0,
        maxiter: Any = None,
        M: Any = None,
    ) -> Any:
        options = float(rtol), float(atol), 0 if maxiter is None else maxiter
        return solve(A, b, x0, M, options, steps.MINRES_ROWS, (1, 1))

    return compiled


def gmres(
    A: Any,
    b: Any,
    x0: Any = None,
    rtol: Any = 1e-5,
    atol: Any = 0.0,
    restart: Any = None,
    maxiter: Any = None,
    M: Any = None,
) -> Any:
    """The overload of `nbmath.linalg.gmres`."""
    solve = solution(steps.gmres_once, A, b, x0, M)
    if solve is None:
        return None

    def compiled(
        A: Any,
        b: Any,
        x0: Any = None,
        rtol: Any = 1e-5,
        atol: Any = 0.0,
        restart: Any = None,
        maxiter: Any = None,
        M: Any = None,
    ) -> Any:
        options = float(rtol), float(atol), 0 if maxiter is None else maxiter
        most = steps.RESTART if restart is None else restart
        m = max(1, min(most, b.shape[0]))
        return solve(A, b, x0, M, options, steps.GMRES_ROWS + m, (m + 1, m + 3))

    return compiled
