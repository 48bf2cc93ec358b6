"""Wrong orthogonal factors and least squares, each a mistake that somebody has made."""

from typing import Any

import numpy as np
from mutants.linalg.inverse import doubled
from mutants.linalg.shared import coarse
from mutants.linalg.systems import ridge


def qr(a: Any, mode: str = "reduced") -> Any:
    return tuple(np.linalg.qr(a, mode=mode))  # type: ignore[call-overload]  # a str


def lstsq(a: Any, b: Any) -> Any:
    return np.linalg.lstsq(a, b)


def by_classical_gram_schmidt(a: Any, mode: str = "reduced") -> Any:
    """Loses orthogonality with the square of the condition."""
    m, n = a.shape
    k = min(m, n)
    q = np.zeros((m, k), a.dtype)
    for j in range(k):
        x = a[:, j] - q[:, :j] @ (q[:, :j].T @ a[:, j])
        length = np.linalg.norm(x)
        q[:, j] = x / length if length > 0 else x
    return q, np.triu(q.T @ a)


def coarse_factors(a: Any, mode: str = "reduced") -> Any:
    q, r = qr(a, mode)
    return coarse(q), coarse(r)


def left_full(a: Any, mode: str = "reduced") -> Any:
    """What is below the diagonal is not cleared."""
    q, r = qr(a, mode)
    return q, r + np.tril(np.full_like(r, 1e-3), -1)


def not_normalised(a: Any, mode: str = "reduced") -> Any:
    q, r = qr(a, mode)
    return q * np.asarray(2, q.dtype), r / np.asarray(2, r.dtype)


def with_absolute_floor(a: Any, mode: str = "reduced") -> Any:
    """Columns shorter than a fixed length count as zero."""
    q, r = qr(a, mode)
    return q, np.where(np.abs(r) < 1e-6, 0, r).astype(r.dtype)


def last_reflection_forgotten(a: Any, mode: str = "reduced") -> Any:
    q, r = qr(a, mode)
    r = r.copy()
    r[..., -1, -1] *= np.asarray(1.01, r.dtype)
    return q, r


def rolled(a: Any, mode: str = "reduced") -> Any:
    found = qr(a, mode)
    return tuple(np.roll(x, 1, axis=0) for x in found) if a.ndim > 2 else found


def of_the_first_rows(a: Any, b: Any) -> Any:
    """Takes as many equations as there are unknowns."""
    n = a.shape[1]
    return lstsq(a[:n], b[:n])


def with_ridge(a: Any, b: Any) -> Any:
    gram = a.T @ a + np.asarray(1e-2 * np.abs(a).max() ** 2, a.dtype) * np.eye(a.shape[1])
    return (np.linalg.solve(gram, a.T @ b).astype(a.dtype),)


def basic(a: Any, b: Any) -> Any:
    """A solution with zeros in place of the shortest."""
    m, n = a.shape
    k = min(m, n, np.linalg.matrix_rank(a))
    x = np.zeros(n, a.dtype)
    x[:k] = lstsq(a[:, :k], b)[0]
    return (x,)


def coarse_solution(a: Any, b: Any) -> Any:
    return (coarse(lstsq(a, b)[0]),)


def duplicates_dropped(a: Any, b: Any) -> Any:
    _, first = np.unique(a, axis=0, return_index=True)
    first = np.sort(first)
    return lstsq(a[first], b[first])


def with_rows_of_one_length(a: Any, b: Any) -> Any:
    """Scales the equations, and with them their weights."""
    lengths = np.linalg.norm(a, axis=1)
    lengths[lengths == 0] = 1
    return lstsq(a / lengths[:, None], b / lengths)


def in_order_of_length(a: Any, b: Any) -> Any:
    """Coefficients in the order of the pivots."""
    order = np.argsort(-np.abs(a).sum(axis=0), kind="stable")
    return (lstsq(a, b)[0][order],)


MUTANTS: dict[str, list[Any]] = {
    "orthogonal_factors_rebuild_their_matrix": [coarse_factors, last_reflection_forgotten],
    "columns_of_the_first_factor_are_orthonormal": [
        by_classical_gram_schmidt,
        coarse_factors,
        not_normalised,
    ],
    "second_factor_is_upper_triangular": [left_full],
    "second_factor_has_the_inner_products_of_the_columns": [
        not_normalised,
        coarse_factors,
        last_reflection_forgotten,
    ],
    "second_factor_is_that_of_cholesky_up_to_signs": [last_reflection_forgotten, not_normalised],
    "diagonal_of_the_second_factor_multiplies_to_the_determinant": [
        {"qr": last_reflection_forgotten},
        {"qr": not_normalised},
        {"slogdet": doubled},
    ],
    "orthogonal_factors_scale_with_the_matrix": [with_absolute_floor],
    "orthogonal_factors_of_a_stack_are_those_of_its_matrices": [rolled],
    "least_squares_solve_the_normal_equations": [of_the_first_rows, with_ridge],
    "no_solution_fits_better_than_least_squares": [of_the_first_rows, with_ridge],
    "solution_of_fewer_equations_is_the_shortest": [basic, coarse_solution],
    "collinear_columns_share_their_coefficient": [
        {"lstsq": basic},
        {"lstsq": coarse_solution},
        {"solve": ridge},
    ],
    "ridge_is_least_squares_with_more_rows": [
        {"lstsq": of_the_first_rows},
        {"lstsq": coarse_solution},
        {"solve": ridge},
    ],
    "repeated_equations_are_weighted_ones": [duplicates_dropped, with_rows_of_one_length],
    "order_of_columns_is_that_of_the_coefficients": [in_order_of_length],
}
