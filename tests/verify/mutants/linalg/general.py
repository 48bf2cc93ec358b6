"""Wrong spectra of general matrices, each a mistake that somebody has made."""

from collections.abc import Callable
from typing import Any

import numpy as np
from mutants.linalg.shared import coarse

Function = Callable[..., Any]


def as_complex(x: Any) -> Any:
    return np.asarray(x, np.result_type(x, np.complex64))


def eig(a: Any) -> Any:
    w, v = np.linalg.eig(a)
    return as_complex(w), as_complex(v)


def eigvals(a: Any) -> Any:
    return as_complex(np.linalg.eigvals(a))


def sloppy(function: Function) -> Function:
    """Results to half of their digits."""

    def worse(a: Any) -> Any:
        found = function(a)
        return tuple(map(rough, found)) if isinstance(found, tuple) else rough(found)

    return worse


def rough(z: Any) -> Any:
    result = np.empty_like(z)
    result.real, result.imag = coarse(z.real), coarse(z.imag)
    return result


def rows_for_columns(a: Any) -> Any:
    w, v = eig(a)
    return w, np.swapaxes(v, -1, -2)


def conjugated(a: Any) -> Any:
    """Vectors of the other eigenvalue of each pair."""
    w, v = eig(a)
    return w, v.conj()


def first_real_parts(a: Any) -> Any:
    """LAPACK's pairs of columns are taken for vectors."""
    w, v = eig(a)
    return w, as_complex(np.where(w[..., None, :].imag < 0, -v.imag, v.real))


def not_normalised(a: Any) -> Any:
    w, v = eig(a)
    return w, v * np.asarray(1.001, v.dtype)


def largest_entry_one(a: Any) -> Any:
    w, v = eig(a)
    return w, v / np.abs(v).max(axis=-2, keepdims=True)


def last_off(a: Any) -> Any:
    """The iteration stops before its last eigenvalue is found."""
    w = eigvals(a).copy()
    w[..., -1] += np.asarray(1e-3, w.dtype) * np.abs(w[..., -1])
    return w


def last_pair_off(a: Any) -> Any:
    return last_off(a), eig(a)[1]


def real_parts(a: Any) -> Any:
    return as_complex(eigvals(a).real)


def magnitudes(a: Any) -> Any:
    return as_complex(np.abs(eigvals(a)))


def upper_half(a: Any) -> Any:
    """Both of a pair stand above the real line."""
    w, v = eig(a)
    return w.real + np.asarray(1j, w.dtype) * np.abs(w.imag), v


def not_quite_conjugate(a: Any) -> Any:
    w, v = eig(a)
    return w, np.where(w[..., None, :].imag < 0, v * np.asarray(1 + 1e-6, v.dtype), v)


def too_wide(a: Any) -> Any:
    return eigvals(a) * np.asarray(1.1, np.result_type(a.dtype, np.complex64))


def deflated_early(a: Any) -> Any:
    """What is small beside the largest entry, below the diagonal, counts as zero."""
    small = np.tril(np.abs(a) < 0.6 * np.abs(a).max(initial=0.0), -1)
    return eigvals(np.where(small, 0, a))


def mixed_stack(a: Any) -> Any:
    w, v = eig(a)
    return (np.roll(w, 1, axis=0), np.roll(v, 1, axis=0)) if a.ndim > 2 else (w, v)


MUTANTS: dict[str, list[Any]] = {
    "general_matrix_stretches_its_eigenvectors": [
        *(rows_for_columns, conjugated, first_real_parts, last_pair_off, sloppy(eig)),
    ],
    "general_eigenvectors_have_length_one": [not_normalised, largest_entry_one, sloppy(eig)],
    "general_eigenvalues_sum_to_the_trace": [last_off, magnitudes, sloppy(eigvals)],
    "general_eigenvalues_multiply_to_the_determinant": [last_off, magnitudes, deflated_early],
    "transpose_has_the_same_eigenvalues": [deflated_early],
    "similar_matrix_has_the_same_eigenvalues": [deflated_early],
    "order_of_coordinates_keeps_general_eigenvalues": [deflated_early],
    "shift_of_a_general_matrix_shifts_its_eigenvalues": [last_off, magnitudes],
    "eigenvalues_of_a_companion_are_roots": [last_off, real_parts, sloppy(eigvals)],
    "general_eigenvalues_of_a_symmetric_matrix_are_its_own": [
        *({"eigvals": last_off}, {"eigvals": magnitudes}, {"eigvals": deflated_early}),
    ],
    "matrix_is_a_root_of_its_own_polynomial": [last_off, real_parts, sloppy(eigvals)],
    "eigenvalues_of_a_triangle_stand_on_its_diagonal": [last_off, sloppy(eigvals)],
    "eigenpairs_of_a_real_matrix_come_with_their_conjugates": [upper_half, not_quite_conjugate],
    "general_eigenvalues_come_with_or_without_vectors": [
        *({"eigvals": real_parts}, {"eig": last_pair_off}, {"eigvals": sloppy(eigvals)}),
    ],
    "eigenvalues_of_a_rotation_lie_on_the_circle": [last_off, real_parts, sloppy(eigvals)],
    "general_eigenvalues_lie_in_gershgorin_discs": [too_wide, last_off],
    "general_spectra_of_a_stack_are_those_of_its_matrices": [mixed_stack],
}
