"""Wrong solvers of systems that are known, each a mistake that somebody has made."""

from typing import Any

import numpy as np
from mutants.linalg.shared import cholesky, half_precision, solve


def as_a_triangle(a: Any, b: Any) -> Any:
    """Small entries on one side are taken for none."""
    small = np.abs(np.triu(a, 1)).max(initial=0.0) < 0.01 * np.abs(a).max(initial=0.0)
    return solve(np.tril(a) if small else a, b)


def as_symmetric(a: Any, b: Any) -> Any:
    """A matrix that is nearly symmetric is taken for the lower triangle's."""
    near = np.abs(a - a.T).max(initial=0.0) < 0.01 * np.abs(a).max(initial=0.0)
    return solve(np.tril(a) + np.tril(a, -1).T if near else a, b)


def without_pivots(a: Any, b: Any) -> Any:
    """Rows are scaled to one by their first entry, wrongly for what is on the right."""
    return solve(a / np.abs(a).max(axis=1, keepdims=True), b)


def leaning(a: Any, b: Any) -> Any:
    """A little is added to the diagonal, so that nothing is singular."""
    little = np.asarray(1e-3 * np.abs(a).max(initial=0.0), a.dtype)
    return solve(a + little * np.eye(len(a), dtype=a.dtype), b)


def forgiving(a: Any) -> Any:
    """The factor of a matrix that has been moved until it had one."""
    shift = min(float(np.linalg.eigvalsh(a).min(initial=0.0)), 0.0)
    return cholesky(a + np.asarray(1.01 * -shift, a.dtype) * np.eye(len(a), dtype=a.dtype))


def clipped(a: Any) -> Any:
    """Negative pivots under the root are taken by their size."""
    factor = np.zeros_like(a)
    for j in range(len(a)):
        left = a[j:, j] - factor[j:, :j] @ factor[j, :j]
        factor[j:, j] = left / np.sqrt(np.abs(left[0]) + np.finfo(a.dtype).tiny)
    return factor


def pinv(a: Any) -> Any:
    return np.linalg.pinv(a)


def transposed_pinv(a: Any) -> Any:
    return np.ascontiguousarray(a.T) / np.asarray(np.linalg.norm(a, 2) ** 2, a.dtype)


def rank_of_half(a: Any) -> Any:
    """Values below the root of eps count as zero."""
    s = np.linalg.svd(a, compute_uv=False)
    return int((s > 0.1 * s.max(initial=0.0)).sum())


def all_of_it(a: Any) -> Any:
    return min(a.shape)


def lstsq(a: Any, b: Any) -> Any:
    return (np.linalg.lstsq(a, b, rcond=None)[0],)


def grown(a: Any, b: Any) -> Any:
    """Divided by the share that the last rows have."""
    x = lstsq(a, b)[0]
    return (x * np.asarray(1 + np.abs(a[-1, -1]), x.dtype),)


def ridge_ignored(a: Any, b: Any) -> Any:
    """The added rows are left out, and something is taken for them."""
    n = a.shape[1]
    x = lstsq(a[:-n], b[:-n])[0]
    return (x * np.asarray(1 + 1e-2 * np.abs(a[-1, -1]), x.dtype),)


MUTANTS: dict[str, list[Any]] = {
    "chosen_solution_is_found_again": [half_precision(solve), without_pivots, leaning],
    "structure_is_not_guessed_from_what_is_nearly_so": [
        as_a_triangle,
        as_symmetric,
        half_precision(solve),
    ],
    "equations_may_be_multiplied": [without_pivots, leaning],
    "unknowns_may_be_measured_in_other_units": [
        lambda a, b: solve(a / np.abs(a).max(axis=0), b),
        leaning,
    ],
    "indefinite_matrices_have_no_cholesky_factor": [forgiving, clipped],
    "pinv_of_independent_columns_solves_the_normal_equations": [
        {"pinv": transposed_pinv},
        {"pinv": half_precision(pinv)},
        {"solve": half_precision(solve)},
    ],
    "gram_matrix_is_of_the_same_rank": [rank_of_half, all_of_it],
    "ridge_shrinks_its_solution": [grown, ridge_ignored],
}
