"""Wrong eigenpairs of operators, each a mistake that somebody has made."""

from collections.abc import Callable
from typing import Any

import numpy as np

Lanczos = Callable[..., Any]


def result(a: Any, w: Any, v: Any) -> Any:
    left = np.linalg.norm(a @ v - v * w, axis=0)
    return w.astype(a.dtype), v.astype(a.dtype), 0, 0, left


def chosen(w: Any, v: Any, k: int, which: str) -> Any:
    keys = {"LA": w, "SA": -w, "LM": np.abs(w)}[which]
    order = np.sort(np.argsort(keys, kind="stable")[len(w) - k :])
    return w[order], v[:, order]


def dense(a: Any, k: Any, which: str = "LA") -> Any:
    """Right."""
    return result(a, *chosen(*np.linalg.eigh(a.astype(float)), int(k), which))


def always_largest(a: Any, k: Any, which: str = "LA") -> Any:
    return dense(a, k)


def short_basis(a: Any, k: Any, which: str = "LA") -> Any:
    """Stops after k + 1 products."""
    rng = np.random.default_rng(0)
    q = rng.standard_normal((len(a), 1))
    columns = [q]
    for _ in range(min(len(a) - 1, int(k))):
        columns.append(a.astype(float) @ columns[-1] + 1e-9 * rng.standard_normal(q.shape))
        columns[-1] /= np.linalg.norm(columns[-1]) + 1e-30
    q = np.linalg.qr(np.hstack(columns))[0]
    w, y = np.linalg.eigh(q.T @ a @ q)
    return result(a, *chosen(w, q @ y, int(k), which))


def distinct(a: Any, k: Any, which: str = "LA") -> Any:
    """Repeated eigenvalues are found once, and others fill their places."""
    w, v = np.linalg.eigh(a.astype(float))
    first = np.flatnonzero(np.r_[True, np.diff(w) > 1e-4 * np.abs(w).max()])
    first = np.r_[first, np.setdiff1d(np.arange(len(w)), first)][: max(int(k), len(first))]
    return result(a, *chosen(w[np.sort(first)], v[:, np.sort(first)], int(k), which))


def ghosts(a: Any, k: Any, which: str = "LA") -> Any:
    """Without orthogonalisation the outermost pair comes again."""
    w, v, *rest = dense(a, k, which)
    if len(w) > 1:
        w[-2], v[:, -2] = w[-1], v[:, -1]
    return w, v, *rest


def unnormalised(a: Any, k: Any, which: str = "LA") -> Any:
    w, v, *rest = dense(a, k, which)
    return w, v * np.asarray(1.001, v.dtype), *rest


def rows_for_columns(a: Any, k: Any, which: str = "LA") -> Any:
    w, v = np.linalg.eigh(a.astype(float))
    return result(a, *chosen(w, v.T, int(k), which))


def by_chance(a: Any, k: Any, which: str = "LA") -> Any:
    """Its start is another one in every call."""
    w, v, *rest = dense(a, k, which)
    return w, v * np.where(np.random.default_rng().random(len(w)) < 0.5, -1, 1), *rest


def quarter_off(a: Any, k: Any, which: str = "LA") -> Any:
    """Shifted by the trace over a multiple of n."""
    w, *rest = dense(a, k, which)
    return w + np.asarray(0.01 * np.abs(a).max(), a.dtype), *rest


def power(steps: int, scale: float = 1.0, turn: float = 1.0) -> Callable[..., Any]:
    def iteration(a: Any, tol: float = 1e-6, maxiter: int = 1000) -> Any:
        v = np.linspace(1.0, 2.0, len(a))
        v /= np.linalg.norm(v)
        for _ in range(min(steps, maxiter)):
            w = a.astype(float) @ v
            v = w / (np.linalg.norm(w) + 1e-30)
        value = scale * (v @ a @ v)
        return a.dtype.type(value), (turn * v).astype(a.dtype), 0, steps, a.dtype.type(0)

    return iteration


def absolute(a: Any, tol: float = 1e-6, maxiter: int = 1000) -> Any:
    """Stops by the residual itself, not by its ratio to the value."""
    v = np.linspace(1.0, 2.0, len(a))
    v /= np.linalg.norm(v)
    for _ in range(maxiter):
        w = a.astype(float) @ v
        if np.linalg.norm(w - (v @ w) * v) <= tol:
            break
        v = w / np.linalg.norm(w)
    return a.dtype.type(v @ a @ v), v.astype(a.dtype), 0, 0, a.dtype.type(0)


MUTANTS: dict[str, list[Any]] = {
    "pairs_of_lanczos_are_pairs": [short_basis, rows_for_columns, quarter_off],
    "vectors_of_lanczos_are_orthonormal": [ghosts, unnormalised],
    "lanczos_finds_the_ends_of_the_spectrum": [always_largest, short_basis, distinct, ghosts],
    "ritz_values_interlace": [ghosts, quarter_off],
    "shift_of_the_operator_shifts_its_values": [short_basis, quarter_off],
    "largest_of_the_negative_are_the_smallest": [always_largest, quarter_off],
    "values_of_a_diagonal_stand_on_it": [short_basis, ghosts],
    "lanczos_gives_the_same_again": [by_chance],
    "success_of_power_iteration_is_a_small_residual": [power(3), power(300, scale=1.01)],
    "rayleighs_quotient_is_within_the_spectrum": [power(20, scale=1.01), power(20, turn=1.01)],
    "power_iteration_finds_perrons_vector": [power(100, turn=-1.0), power(100, scale=0.99)],
    "power_iteration_scales_exactly": [absolute],
}
