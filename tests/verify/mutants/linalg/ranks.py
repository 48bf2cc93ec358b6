"""Wrong pseudo-inverses, ranks and bases, each a mistake that somebody has made."""

from typing import Any

import numpy as np
import scipy.linalg
from mutants.linalg.shared import half_precision


def pinv(a: Any) -> Any:
    default: Any = None
    return np.linalg.pinv(a, rtol=default)


def matrix_rank(a: Any) -> Any:
    return np.linalg.matrix_rank(a)


def null_space(a: Any) -> Any:
    return scipy.linalg.null_space(a)


def orth(a: Any) -> Any:
    return scipy.linalg.orth(a)


def ridge(a: Any) -> Any:
    n = a.shape[1]
    share = np.asarray(1e-4 * np.linalg.norm(a) ** 2, a.dtype)
    return np.linalg.solve(a.T @ a + share * np.eye(n, dtype=a.dtype), a.T)


def transpose(a: Any) -> Any:
    return np.ascontiguousarray(a.T)


def scaled(a: Any) -> Any:
    return pinv(a) * np.asarray(1.001, a.dtype)


def cut_off_early(a: Any) -> Any:
    return np.linalg.pinv(a, rtol=0.05)


def of_triangle(a: Any) -> Any:
    """Reads a triangle of square matrices."""
    return pinv(np.triu(a) if a.shape[0] == a.shape[1] else a)


def oblique(a: Any) -> Any:
    """A generalised inverse whose projectors are oblique."""
    n, m = a.shape[1], a.shape[0]
    inverse = pinv(a)
    extra = np.full((n, m), 0.1 * np.abs(inverse).max(), a.dtype)
    return inverse + (np.eye(n, dtype=a.dtype) - inverse @ a) @ extra


def all_columns(a: Any) -> Any:
    return min(a.shape[-2:])


def absolute_rank(a: Any) -> Any:
    return int((np.linalg.svd(a, compute_uv=False) > 1e-3).sum())


def of_columns(a: Any) -> Any:
    """Counts columns that are not zero."""
    return int((np.abs(a).max(axis=0) > 0).sum())


def one_fewer(a: Any) -> Any:
    return max(0, int(matrix_rank(a)) - 1)


def rows_of_v(a: Any) -> Any:
    """Rows of Vh from the rank on, not turned into columns."""
    k = int(matrix_rank(a))
    return np.linalg.svd(a)[2][:, k:]


def missing_vector(a: Any) -> Any:
    return null_space(a)[:, 1:]


def of_the_transpose(a: Any) -> Any:
    return null_space(np.ascontiguousarray(a.T))


def not_normalised(a: Any) -> Any:
    return orth(a) * np.asarray(1.001, a.dtype)


def columns_themselves(a: Any) -> Any:
    k = int(matrix_rank(a))
    return a[:, :k] / (np.linalg.norm(a[:, :k], axis=0) + np.finfo(a.dtype).tiny)


def whole_left(a: Any) -> Any:
    return np.linalg.svd(a)[0]


MUTANTS: dict[str, list[Any]] = {
    "pinv_inverts_on_the_range": [ridge, scaled, cut_off_early, half_precision(pinv)],
    "pinv_is_reflexive": [transpose, scaled, half_precision(pinv)],
    "pinv_makes_orthogonal_projectors": [oblique, of_triangle],
    "pinv_is_a_left_inverse_of_independent_columns": [ridge, cut_off_early, scaled],
    "pinv_of_the_pinv_is_the_matrix": [ridge, cut_off_early],
    "pinv_of_the_transpose_is_the_transpose": [oblique],
    "pinv_solves_least_squares": [ridge, cut_off_early, transpose],
    "zero_columns_do_not_count": [all_columns, absolute_rank, one_fewer],
    "rows_are_as_independent_as_columns": [of_columns],
    "outer_product_is_of_rank_one": [of_columns, all_columns],
    "product_has_no_more_rank_than_a_factor": [of_columns, one_fewer],
    "scale_does_not_change_the_rank": [absolute_rank],
    "rank_and_nullity_make_the_dimension": [
        {"matrix_rank": all_columns},
        {"null_space": missing_vector},
        {"orth": whole_left},
    ],
    "null_space_is_sent_to_zero": [rows_of_v, missing_vector, half_precision(null_space)],
    "kernel_and_row_space_fill_the_space": [
        {"null_space": of_the_transpose},
        {"orth": columns_themselves},
        {"orth": not_normalised},
    ],
    "projector_onto_the_range_leaves_the_range": [not_normalised, columns_themselves, whole_left],
}
