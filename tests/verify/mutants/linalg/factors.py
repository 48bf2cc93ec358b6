"""Wrong triangular factors, each a mistake that somebody has made."""

from typing import Any

import numpy as np
import scipy.linalg
from mutants.linalg.inverse import doubled, of_the_transpose, regularised
from mutants.linalg.shared import coarse
from mutants.linalg.systems import with_jitter


def lu(a: Any, p_indices: bool = True) -> Any:
    return scipy.linalg.lu(a, p_indices=p_indices)


def without_exchanges(a: Any, p_indices: bool = True) -> Any:
    m, n = a.shape
    lower, upper, k = np.eye(m, min(m, n), dtype=a.dtype), a.copy(), min(m, n)
    for j in range(k):
        for i in range(j + 1, m):
            lower[i, j] = upper[i, j] / upper[j, j] if upper[j, j] else 0
            upper[i] -= lower[i, j] * upper[j]
    return np.arange(m), lower, np.triu(upper[:k])


def inverse_order(a: Any, p_indices: bool = True) -> Any:
    p, lower, upper = lu(a)
    return np.argsort(p), lower, upper


def with_a_row_twice(a: Any, p_indices: bool = True) -> Any:
    p, lower, upper = lu(a)
    return np.where(p == len(p) - 1, 0, p), lower, upper


def coarse_factors(a: Any, p_indices: bool = True) -> Any:
    p, lower, upper = lu(a)
    return p, coarse(lower), coarse(upper)


def unit_upper(a: Any, p_indices: bool = True) -> Any:
    """Crout's factors in place of Doolittle's."""
    p, lower, upper = lu(a)
    d = np.diag(upper).copy()
    d[d == 0] = 1
    return p, lower * d[: lower.shape[1]], upper / d[:, None]


def regularised_factors(a: Any, p_indices: bool = True) -> Any:
    return lu(a + np.asarray(1e-3, a.dtype) * np.eye(*a.shape, dtype=a.dtype))


def without_last_pivot(a: Any, p_indices: bool = True) -> Any:
    p, lower, upper = lu(a)
    upper = upper.copy()
    upper[-1, -1] *= 2
    return p, lower, upper


def rolled(a: Any, p_indices: bool = True) -> Any:
    found = lu(a)
    return tuple(np.roll(x, 1, axis=0) for x in found) if a.ndim > 2 else found


def counted_from_one(a: Any) -> Any:
    factors, piv = scipy.linalg.lu_factor(a)
    return factors, piv + 1


def as_a_permutation(a: Any) -> Any:
    """Rows in place of exchanges."""
    factors, _ = scipy.linalg.lu_factor(a)
    return factors, lu(a)[0].astype(np.int32)


def exchanges_forgotten(pair: Any, b: Any, trans: int = 0) -> Any:
    return scipy.linalg.lu_solve((pair[0], np.arange(len(pair[1]))), b, trans)


def never_transposed(pair: Any, b: Any, trans: int = 0) -> Any:
    return scipy.linalg.lu_solve(pair, b, 0)


def coarse_solution(pair: Any, b: Any, trans: int = 0) -> Any:
    return coarse(scipy.linalg.lu_solve(pair, b, trans))


def always_lower(pair: Any, b: Any) -> Any:
    return scipy.linalg.cho_solve((pair[0], True), b)


def half_way(pair: Any, b: Any) -> Any:
    return scipy.linalg.solve_triangular(pair[0], b, lower=pair[1])


def of_the_whole_factor(pair: Any, b: Any) -> Any:
    return np.linalg.solve(pair[0] @ pair[0].T, b)


MUTANTS: dict[str, list[Any]] = {
    "triangular_factors_rebuild_their_matrix": [
        without_exchanges,
        inverse_order,
        coarse_factors,
        regularised_factors,
    ],
    "left_factor_is_lower_with_no_entry_above_one": [without_exchanges, unit_upper],
    "rows_of_factors_are_a_permutation": [with_a_row_twice],
    "factors_of_a_permutation_are_one": [inverse_order, without_exchanges],
    "triangular_factors_scale_by_powers_of_two_exactly": [regularised_factors],
    "pivots_multiply_to_the_determinant": [
        {"lu": without_last_pivot},
        {"lu": regularised_factors},
        {"slogdet": doubled},
    ],
    "triangular_factors_of_a_stack_are_those_of_its_matrices": [rolled],
    "factors_at_hand_solve_systems": [
        {"lu_solve": exchanges_forgotten},
        {"lu_solve": never_transposed},
        {"lu_solve": coarse_solution},
    ],
    "factors_in_one_are_the_factors_apart": [
        {"lu_factor": counted_from_one},
        {"lu_factor": as_a_permutation},
        {"lu": without_last_pivot},
    ],
    "cholesky_factor_at_hand_solves_systems": [
        {"cho_solve": always_lower},
        {"cho_solve": half_way},
        {"cholesky": with_jitter},
    ],
    "cholesky_solve_reads_one_triangle_alone": [{"cho_solve": of_the_whole_factor}],
    "factors_at_hand_give_columns_of_the_inverse": [
        {"lu_solve": never_transposed, "inv": of_the_transpose},
        {"lu_solve": exchanges_forgotten},
        {"inv": regularised},
    ],
}
