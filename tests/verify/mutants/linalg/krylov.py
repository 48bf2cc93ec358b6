"""Wrong iterative solvers, each a mistake that somebody has made."""

from collections.abc import Callable
from typing import Any

import numpy as np
import scipy.sparse.linalg

Solver = Callable[..., Any]


def steepest_descent(a: Any, b: Any, rtol: float = 1e-5, maxiter: int = 0, **_: Any) -> Any:
    """Directions are not conjugate."""
    x, r = np.zeros_like(b), b.copy()
    for _step in range(maxiter or 10 * len(b)):
        if np.linalg.norm(r) <= rtol * np.linalg.norm(b):
            break
        x = x + r * ((r @ r) / (r @ a @ r))
        r = b - a @ x
    return x, int(np.linalg.norm(r) > rtol * np.linalg.norm(b)), 0, np.linalg.norm(r)


def conjugate(a: Any, b: Any, rtol: float = 1e-5, maxiter: int = 0, **_: Any) -> Any:
    """Right, for positive definite matrices."""
    x, r = np.zeros_like(b), b.copy()
    p, rho = r.copy(), r @ r
    for _step in range(maxiter or 10 * len(b)):
        if rho <= (rtol * np.linalg.norm(b)) ** 2:
            break
        q = a @ p
        x, r = x + p * (rho / (p @ q)), r - q * (rho / (p @ q))
        p, rho = r + p * ((r @ r) / rho), r @ r
    return x, int(rho > (rtol * np.linalg.norm(b)) ** 2), 0, np.sqrt(rho)


def exact(a: Any, b: Any, **_: Any) -> Any:
    return np.linalg.solve(a, b), 0, 0, 0.0


def fixed_steps(count: int) -> Solver:
    """Reports success whatever is left."""

    def solver(a: Any, b: Any, **_: Any) -> Any:
        x, *_rest = conjugate(a, b, rtol=0.0, maxiter=count)
        return x, 0, 0, 0.0

    return solver


def squared_goal(solver: Solver) -> Solver:
    """Compares the square of the residual with the goal."""

    def worse(a: Any, b: Any, rtol: float = 1e-5, **options: Any) -> Any:
        x, _, *rest = solver(a, b, rtol=np.sqrt(rtol), **options)
        return x, 0, *rest

    return worse


def starts_at_one(solver: Solver) -> Solver:
    def worse(a: Any, b: Any, **options: Any) -> Any:
        one = np.ones_like(b)
        x, *rest = solver(a, b - a @ one, **options)
        return x + one * np.asarray(1.0001, b.dtype), *rest

    return worse


def absolute_goal(solver: Solver) -> Solver:
    def worse(a: Any, b: Any, rtol: float = 1e-5, **options: Any) -> Any:
        return solver(a, b, rtol=min(0.5, rtol / (1e-3 + float(np.linalg.norm(b)))), **options)

    return worse


def one_step_late(solver: Solver) -> Solver:
    """The limit is off by one, every other time."""

    def worse(a: Any, b: Any, maxiter: int = 0, **options: Any) -> Any:
        steps = maxiter + 2 * (maxiter % 2) if maxiter else 0
        return solver(a, b, maxiter=steps, **options)

    return worse


def forgetful(solver: Solver) -> Solver:
    """Restarts after two steps."""

    def worse(a: Any, b: Any, rtol: float = 1e-5, maxiter: int = 0, **_: Any) -> Any:
        x = np.zeros_like(b)
        for _cycle in range(max(1, (maxiter or 10 * len(b)) // 2)):
            x = x + solver(a, b - a @ x, rtol=rtol, maxiter=2)[0]
        return x, 0, 0, 0.0

    return worse


def half_way(solver: Solver) -> Solver:
    """Steps are too short."""

    def worse(a: Any, b: Any, **options: Any) -> Any:
        x, *rest = solver(a, b, **options)
        return x * np.asarray(0.99, b.dtype), *rest

    return worse


def by_memory_order(a: Any, b: Any, **options: Any) -> Any:
    flat = np.lib.stride_tricks.as_strided(a, a.shape, (a.itemsize * len(a), a.itemsize))
    return exact(flat + np.eye(len(a), dtype=a.dtype), b, **options)


def minres(a: Any, b: Any, rtol: float = 1e-5, maxiter: int = 0, **_: Any) -> Any:
    with np.errstate(all="ignore"):
        x, status = scipy.sparse.linalg.minres(a, b, rtol=rtol, maxiter=maxiter or None)
    return x, status, 0, 0.0


MUTANTS: dict[str, list[Any]] = {
    "success_of_cg_is_a_small_residual": [fixed_steps(2), squared_goal(conjugate)],
    "success_of_minres_is_a_small_residual": [fixed_steps(2), squared_goal(conjugate)],
    "success_of_gmres_is_a_small_residual": [fixed_steps(2), half_way(exact)],
    "conjugate_gradients_keep_chebyshevs_bound": [steepest_descent, forgetful(conjugate)],
    "error_of_conjugate_gradients_falls": [one_step_late(conjugate)],
    "nothing_on_the_right_is_nothing_on_the_left": [
        {"cg": starts_at_one(exact)},
        {"minres": starts_at_one(exact)},
        {"gmres": starts_at_one(exact)},
    ],
    "identity_takes_one_step": [{"cg": half_way(conjugate)}, {"gmres": half_way(exact)}],
    "residual_of_minres_never_rises": [conjugate, one_step_late(minres)],
    "minres_solves_indefinite_systems": [steepest_descent, half_way(exact)],
    "minimal_residuals_are_minimal": [{"minres": steepest_descent}, {"cg": exact}],
    "residual_of_gmres_never_rises": [conjugate],
    "gmres_ends_in_n_steps": [steepest_descent, half_way(exact)],
    "gmres_and_minres_agree_where_both_apply": [{"gmres": conjugate}, {"minres": conjugate}],
    "solvers_scale_by_powers_of_two_exactly": [{"cg": absolute_goal(conjugate)}],
    "memory_layout_keeps_what_solvers_find": [by_memory_order],
}
