"""Wrong factors and solutions, each a mistake that somebody has made."""

from typing import Any

import numpy as np
from mutants.linalg.shared import cholesky, coarse, half_precision, solve, solve_triangular


def upper_factor(a: Any) -> Any:
    return np.swapaxes(cholesky(a), -1, -2)


def without_last_term(a: Any) -> Any:
    """The inner products stop one term early."""
    n = a.shape[-1]
    factor = np.zeros_like(a)
    for j in range(n):
        for i in range(j, n):
            x = a[i, j] - factor[i, : max(j - 1, 0)] @ factor[j, : max(j - 1, 0)]
            factor[i, j] = np.sqrt(abs(x)) if i == j else x / factor[j, j]
    return factor


def negative_diagonal(a: Any) -> Any:
    return -cholesky(a)


def from_the_upper_triangle(a: Any) -> Any:
    return cholesky(np.swapaxes(np.triu(a) + np.triu(a, 1).T, -1, -2))


def with_jitter(a: Any) -> Any:
    """An absolute ridge, as many libraries add."""
    return cholesky(a + np.asarray(1e-5, a.dtype) * np.eye(len(a), dtype=a.dtype))


def not_rooted(a: Any) -> Any:
    factor = cholesky(a)
    return factor + np.diag(np.diag(a)) - np.diag(np.diag(factor))


def with_junk_above(a: Any) -> Any:
    return cholesky(a) + np.triu(a, 1)


def reversed_factor(a: Any) -> Any:
    """A factor of the matrix with its coordinates reversed."""
    return cholesky(np.ascontiguousarray(a[::-1, ::-1]))


def without_pivoting(a: Any, b: Any) -> Any:
    u, x = a.copy(), (b[:, None] if b.ndim == 1 else b).copy()
    n = len(u)
    with np.errstate(all="ignore"):
        for k in range(n):
            for i in range(k + 1, n):
                factor = u[i, k] / (u[k, k] + np.finfo(u.dtype).tiny)
                u[i] -= factor * u[k]
                x[i] -= factor * x[k]
        for k in range(n - 1, -1, -1):
            x[k] = (x[k] - u[k, k + 1 :] @ x[k + 1 :]) / (u[k, k] + np.finfo(u.dtype).tiny)
    return x.reshape(b.shape)


def by_normal_equations(a: Any, b: Any) -> Any:
    return np.linalg.solve(a.T @ a + np.finfo(a.dtype).eps * np.eye(len(a), dtype=a.dtype), a.T @ b)


def transposed(a: Any, b: Any) -> Any:
    return solve(np.swapaxes(a, -1, -2), b)


def ridge(a: Any, b: Any) -> Any:
    return solve(a + np.asarray(1e-4, a.dtype) * np.eye(a.shape[-1], dtype=a.dtype), b)


def by_rounded_inverse(a: Any, b: Any) -> Any:
    return coarse(np.linalg.inv(a)) @ b


def by_memory_order(a: Any, b: Any) -> Any:
    """Reads memory as if it were in C order."""
    return solve(a.ravel(order="K").reshape(a.shape), b)


def first_of_the_stack(a: Any, b: Any) -> Any:
    return solve(np.broadcast_to(a.reshape(-1, *a.shape[-2:])[0], a.shape), b)


def of_the_other_triangle(a: Any, b: Any, lower: bool = True) -> Any:
    return solve_triangular(a, b, lower=not lower)


def always_lower(a: Any, b: Any, lower: bool = True) -> Any:
    return solve_triangular(a, b, lower=True)


def of_the_whole_matrix(a: Any, b: Any, lower: bool = True) -> Any:
    return np.linalg.solve(a, b)


def with_unit_diagonal(a: Any, b: Any, lower: bool = True) -> Any:
    return solve_triangular(a - np.diag(np.diag(a)) + np.eye(len(a), dtype=a.dtype), b, lower)


MUTANTS: dict[str, list[Any]] = {
    "cholesky_factor_times_its_transpose_is_the_matrix": [
        upper_factor,
        half_precision(cholesky),
        without_last_term,
        with_jitter,
    ],
    "cholesky_does_not_mind_the_condition": [half_precision(cholesky), with_jitter],
    "cholesky_factor_is_lower_with_positive_diagonal": [
        negative_diagonal,
        upper_factor,
        with_junk_above,
    ],
    "cholesky_reads_the_lower_triangle_alone": [from_the_upper_triangle, with_junk_above],
    "cholesky_scales_by_powers_of_four_exactly": [with_jitter, not_rooted],
    "hadamard_bounds_the_determinant": [not_rooted],
    "leading_block_has_the_leading_factor": [reversed_factor],
    "solution_satisfies_its_system": [
        without_pivoting,
        transposed,
        ridge,
        by_rounded_inverse,
        half_precision(solve),
    ],
    "solve_does_not_mind_the_condition": [by_normal_equations, half_precision(solve)],
    "inverse_of_the_inverse_is_the_matrix": [ridge, half_precision(solve)],
    "order_of_equations_does_not_matter": [without_pivoting, ridge, transposed],
    "solve_scales_by_powers_of_two_exactly": [ridge],
    "memory_layout_of_a_system_does_not_matter": [by_memory_order],
    "stack_of_systems_is_solved_one_by_one": [first_of_the_stack],
    "triangular_solution_is_right_row_by_row": [
        of_the_other_triangle,
        with_unit_diagonal,
        half_precision(solve_triangular),
    ],
    "upper_systems_are_lower_ones_backwards": [always_lower],
    "triangular_solve_reads_one_triangle_alone": [of_the_whole_matrix, of_the_other_triangle],
    "factor_solves_what_the_matrix_solves": [
        {"cholesky": with_jitter},
        {"solve_triangular": always_lower},
        {"solve": ridge},
    ],
}
