"""Wrong blocks of eigenpairs, each a mistake that somebody has made."""

from collections.abc import Callable
from typing import Any

import numpy as np

Lobpcg = Callable[..., Any]


def pairs(a: Any, x: Any, b: Any, y: Any, largest: bool) -> tuple[Any, Any]:
    """By a dense method, beside the constraints."""
    a, metric = a.astype(float), np.eye(len(a)) if b is None else b.astype(float)
    free = np.eye(len(a))
    if y is not None:
        free = np.linalg.svd((metric @ y.astype(float)).T)[2][y.shape[1] :].T
    factor = np.linalg.inv(np.linalg.cholesky(free.T @ metric @ free))
    w, v = np.linalg.eigh(factor @ (free.T @ a @ free) @ factor.T)
    v, k = free @ factor.T @ v, x.shape[1]
    return (w[len(w) - k :], v[:, len(w) - k :]) if largest else (w[:k], v[:, :k])


def result(a: Any, w: Any, v: Any, b: Any = None) -> Any:
    rest = a @ v - (v if b is None else b @ v) * w
    left = np.linalg.norm(rest, axis=0).astype(a.dtype)
    return w.astype(a.dtype), v.astype(a.dtype), 0, 1, left


def solver(change: Callable[[Any, Any], tuple[Any, Any]]) -> Lobpcg:
    """Right, but for a change of the pairs."""

    def lobpcg(
        a: Any,
        x: Any,
        b: Any = None,
        Y: Any = None,
        tol: Any = None,
        maxiter: Any = None,
        largest: bool = True,
    ) -> Any:
        return result(a, *change(*pairs(a, x, b, Y, largest)), b)

    return lobpcg


largest_first = solver(lambda w, v: (w[::-1], v))
unnormalised = solver(lambda w, v: (w, 1.001 * v))
larger = solver(lambda w, v: (w + 0.01 * np.abs(w).max() + 1e-3, v))
ghosts = solver(lambda w, v: (np.repeat(w[-1:], len(w)), np.repeat(v[:, -1:], len(w), axis=1)))


def without_b(a: Any, x: Any, b: Any = None, **options: Any) -> Any:
    return solver(lambda w, v: (w, v))(a, x, **options)


def always_largest(a: Any, x: Any, b: Any = None, largest: bool = True, **options: Any) -> Any:
    return solver(lambda w, v: (w, v))(a, x, b, **options)


def without_constraints(a: Any, x: Any, b: Any = None, Y: Any = None, **options: Any) -> Any:
    return solver(lambda w, v: (w, v))(a, x, b, **options)


def steepest(a: Any, x: Any, b: Any = None, **options: Any) -> Any:
    """Says after one step that all is well."""
    q = np.linalg.qr(np.hstack([x, a.astype(float) @ x]))[0]
    w, y = np.linalg.eigh(q.T @ a @ q)
    k = x.shape[1]
    w, v = (
        (w[len(w) - k :], y[:, len(w) - k :]) if options.get("largest", True) else (w[:k], y[:, :k])
    )
    return result(a, w, q @ v)


def by_chance(a: Any, x: Any, b: Any = None, **options: Any) -> Any:
    w, v, *rest = solver(lambda w, v: (w, v))(a, x, b, **options)
    return w, v * np.where(np.random.default_rng().random(len(w)) < 0.5, -1, 1), *rest


def absolute(a: Any, x: Any, b: Any = None, tol: Any = None, **options: Any) -> Any:
    """Regularised by a number that knows nothing of the scale of A."""
    w, v, *rest = solver(lambda w, v: (w, v))(a, x, b, **options)
    return w + np.asarray(1e-3, w.dtype), v, *rest


MUTANTS: dict[str, list[Any]] = {
    "pairs_of_lobpcg_are_pairs": [without_b, larger],
    "vectors_of_lobpcg_are_orthonormal_in_b": [without_b, unnormalised, ghosts],
    "values_of_lobpcg_interlace": [without_b, larger],
    "lobpcg_finds_the_end_that_is_wanted": [always_largest, ghosts, steepest],
    "success_of_lobpcg_is_a_small_residual": [steepest, larger],
    "shift_of_a_shifts_values_of_lobpcg": [larger],
    "largest_of_minus_a_are_minus_the_smallest": [always_largest, larger],
    "constraints_take_eigenpairs_out": [without_constraints],
    "lobpcg_of_a_diagonal_reads_it": [largest_first, ghosts],
    "lobpcg_scales_exactly": [absolute],
    "lobpcg_gives_the_same_again": [by_chance],
}
