"""Wrong answers to questions whose answer is known."""

from typing import Any

import numpy as np
from mutants.linalg.metrics import eigvalsh, last_off
from mutants.linalg.shared import cholesky, half_precision, solve


def of_the_symmetric_part(a: Any) -> Any:
    return np.linalg.eigvalsh((a + a.T) / 2).astype(complex)


def slightly_off(a: Any) -> Any:
    return cholesky(a) * (1 + 4 * np.finfo(a.dtype).eps)


def half_the_determinant(a: Any) -> Any:
    sign, log = np.linalg.slogdet(a)
    return sign, log - np.log(2.0)


def without_the_last_row(a: Any) -> Any:
    return np.linalg.det(a[:-1, :-1]) if len(a) > 1 else np.linalg.det(a)


def last_row_off(a: Any) -> Any:
    x = np.linalg.inv(a)
    x[-1] *= x.dtype.type(1.01)
    return x


def one_off(a: Any, b: Any) -> Any:
    x = solve(a, b)
    x[-1] *= x.dtype.type(1.01)
    return x


def with_a_fixed_start(a: Any, b: Any) -> Any:
    """Corrects a first guess that is not zero, once too seldom."""
    return solve(a, b) + a.dtype.type(0.01)


MUTANTS: dict[str, list[Any]] = {
    "eigenvalues_of_a_circulant_are_a_fourier_transform": [of_the_symmetric_part],
    "spectrum_of_second_differences_is_of_cosines": [half_precision(eigvalsh), last_off],
    "spectrum_of_brownian_motion_is_known": [half_precision(eigvalsh), last_off],
    "determinant_of_second_differences_counts": [without_the_last_row],
    "determinant_of_vandermondes_matrix_is_of_differences": [half_the_determinant],
    "interpolation_recovers_the_polynomial": [one_off],
    "factor_of_pascals_matrix_is_his_triangle": [slightly_off],
    "inverse_of_geometric_decay_is_tridiagonal": [last_row_off],
    "circulant_systems_are_deconvolutions": [one_off, half_precision(solve)],
    "determinant_of_geometric_decay_is_a_power": [half_the_determinant],
    "solution_is_linear_in_the_right_side": [with_a_fixed_start, half_precision(solve)],
    "triangles_need_no_elimination": [
        {"solve": with_a_fixed_start},
        {"solve": half_precision(solve)},
    ],
}
