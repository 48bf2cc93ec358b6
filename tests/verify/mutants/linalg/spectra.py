"""Wrong spectra, each a mistake that somebody has made."""

from typing import Any

import numpy as np
from mutants.linalg.shared import cholesky, eigh, half_precision
from mutants.linalg.systems import ridge, with_jitter


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
