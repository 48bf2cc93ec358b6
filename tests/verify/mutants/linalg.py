"""Wrong linear algebra, each a mistake that somebody has made."""

from collections.abc import Callable
from typing import Any

import numpy as np

Function = Callable[..., Any]


def cholesky(a: Any) -> Any:
    return np.linalg.cholesky(a)


def upper_factor(a: Any) -> Any:
    return np.swapaxes(cholesky(a), -1, -2)


def half_precision(function: Function) -> Function:
    """The function one precision lower."""

    def worse(*arguments: Any, **options: Any) -> Any:
        dtype = arguments[0].dtype
        less = [np.asarray(coarse(x), x.dtype) for x in arguments]
        found = function(*less, **options)
        return tuple(coarse(x) for x in found) if isinstance(found, tuple) else coarse(found, dtype)

    return worse


def coarse(x: Any, dtype: Any = None) -> Any:
    """Rounded to ten bits fewer."""
    kind = np.dtype(dtype or x.dtype)
    factor = np.asarray(2.0 ** (10 if kind == np.float32 else 20) + 1, kind)
    with np.errstate(all="ignore"):
        big = x * factor
        return np.where(np.isfinite(big), big - (big - x), x).astype(kind)


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


def solve(a: Any, b: Any) -> Any:
    return np.linalg.solve(a, b)


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


def solve_triangular(a: Any, b: Any, lower: bool = True) -> Any:
    return np.linalg.solve(np.tril(a) if lower else np.triu(a), b)


def of_the_other_triangle(a: Any, b: Any, lower: bool = True) -> Any:
    return solve_triangular(a, b, lower=not lower)


def always_lower(a: Any, b: Any, lower: bool = True) -> Any:
    return solve_triangular(a, b, lower=True)


def of_the_whole_matrix(a: Any, b: Any, lower: bool = True) -> Any:
    return np.linalg.solve(a, b)


def with_unit_diagonal(a: Any, b: Any, lower: bool = True) -> Any:
    return solve_triangular(a - np.diag(np.diag(a)) + np.eye(len(a), dtype=a.dtype), b, lower)


def eigh(a: Any) -> Any:
    found = np.linalg.eigh(a)
    return found.eigenvalues, found.eigenvectors


def descending(a: Any) -> Any:
    w, v = eigh(a)
    return w[..., ::-1], v[..., ::-1]


def rows_for_columns(a: Any) -> Any:
    w, v = eigh(a)
    return w, np.swapaxes(v, -1, -2)


def not_normalised(a: Any) -> Any:
    w, v = eigh(a)
    return w, v * np.asarray(1.001, v.dtype)


def not_sorted(a: Any) -> Any:
    w, v = eigh(a)
    order = np.arange(w.shape[-1])
    order[:2] = order[:2][::-1]
    return w[..., order], v[..., order]


def repeated_vectors(a: Any) -> Any:
    """Eigenvalues that are close get the same vector."""
    w, v = eigh(a)
    v = v.copy()
    for k in range(1, len(w)):
        if abs(w[k] - w[k - 1]) <= 1e-3 * abs(w).max(initial=0.0):
            v[:, k] = v[:, k - 1]
    return w, v


def singular_values(a: Any) -> Any:
    """Right for positive matrices alone."""
    w, v = eigh(a)
    return np.sort(np.abs(w)), v


def diagonal_for_eigenvalues(a: Any) -> Any:
    _, v = eigh(a)
    return np.sort(np.diag(a)), v


def with_absolute_floor(a: Any) -> Any:
    """Eigenvalues below one hundredth become zero."""
    w, v = eigh(a)
    return np.where(np.abs(w) < 0.01, 0, w).astype(w.dtype), v


def last_pair_off(a: Any) -> Any:
    """The iteration stops before its last eigenvalue is found."""
    w, v = eigh(a)
    w = w.copy()
    w[..., -1] += np.asarray(1e-3, w.dtype) * np.abs(w[..., -1])
    return w, v


def too_wide(a: Any) -> Any:
    w, v = eigh(a)
    return w * np.asarray(1.1, w.dtype), v


def too_narrow(a: Any) -> Any:
    w, v = eigh(a)
    return w * np.asarray(0.9, w.dtype), v


def triangle_by_order(a: Any) -> Any:
    """Reads the triangle of the larger first entry, so that a permutation matters."""
    return eigh(a + np.diag(np.linspace(0, 1e-2, len(a)).astype(a.dtype)))


def mixed_stack(a: Any) -> Any:
    w, v = eigh(a)
    return (np.roll(w, 1, axis=0), np.roll(v, 1, axis=0)) if a.ndim > 2 else (w, v)


def reads_past_strides(a: Any) -> Any:
    flat = np.lib.stride_tricks.as_strided(a, a.shape, (a.itemsize * len(a), a.itemsize))
    return eigh(flat)


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
    "eigenpairs_rebuild_their_matrix": [
        rows_for_columns,
        half_precision(eigh),
        singular_values,
        repeated_vectors,
        with_absolute_floor,
    ],
    "eigenvectors_are_orthonormal": [not_normalised, repeated_vectors, half_precision(eigh)],
    "matrix_stretches_its_eigenvectors": [rows_for_columns, half_precision(eigh), last_pair_off],
    "eigenvalues_ascend": [descending, not_sorted],
    "eigenvalues_sum_to_the_trace": [last_pair_off, singular_values, with_absolute_floor],
    "eigenvalues_multiply_to_the_determinant": [
        {"eigh": last_pair_off},
        {"cholesky": with_jitter},
        {"cholesky": half_precision(cholesky)},
    ],
    "shift_of_the_matrix_shifts_eigenvalues": [singular_values, last_pair_off],
    "eigenvalues_of_a_principal_block_interlace": [descending, singular_values],
    "eigenvalues_move_no_further_than_the_matrix": [last_pair_off, too_wide],
    "order_of_coordinates_keeps_the_spectrum": [triangle_by_order],
    "eigenvalues_scale_with_the_matrix": [with_absolute_floor],
    "rayleigh_quotient_lies_within_the_spectrum": [too_narrow, singular_values],
    "largest_eigenvalues_outweigh_any_diagonal": [too_narrow],
    "eigenvalues_lie_in_gershgorin_discs": [too_wide, last_pair_off],
    "inverse_has_the_inverse_eigenvalues": [{"eigh": last_pair_off}, {"solve": ridge}],
    "congruence_keeps_the_inertia": [singular_values],
    "spectra_of_a_stack_are_those_of_its_matrices": [mixed_stack],
    "memory_layout_keeps_the_spectrum": [reads_past_strides],
}
