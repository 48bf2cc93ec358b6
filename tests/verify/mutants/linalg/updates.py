"""Wrong changes of Cholesky factors, each a mistake that somebody has made."""

from typing import Any

import numpy as np
from mutants.linalg.shared import coarse


def changed(factor: Any, x: Any, sign: float) -> Any:
    columns = x[..., None] if x.ndim < factor.ndim else x
    left, right = factor.astype(float), columns.astype(float)
    turned = np.swapaxes(left, -1, -2), np.swapaxes(right, -1, -2)
    return np.linalg.cholesky(left @ turned[0] + sign * right @ turned[1]).astype(factor.dtype)


def taken_away(factor: Any, x: Any) -> Any:
    return changed(factor, x / 4, -1.0)


def first_column_alone(factor: Any, x: Any) -> Any:
    return changed(factor, x[..., :1], 1.0)


def upper(factor: Any, x: Any) -> Any:
    return np.swapaxes(changed(factor, x, 1.0), -1, -2).copy()


def coarse_update(factor: Any, x: Any) -> Any:
    return coarse(changed(factor, x, 1.0))


def coarse_downdate(factor: Any, x: Any) -> Any:
    return coarse(changed(factor, x, -1.0))


def twice(factor: Any, x: Any) -> Any:
    return changed(factor, 2 * x, 1.0)


def unchanged(factor: Any, x: Any) -> Any:
    return factor


def with_a_floor(factor: Any, x: Any) -> Any:
    return changed(factor + np.asarray(1e-3, x.dtype) * np.eye(len(factor), dtype=x.dtype), x, 1.0)


def rolled(factor: Any, x: Any) -> Any:
    found = changed(factor, x, 1.0)
    return np.roll(found, 1, axis=0) if factor.ndim > 2 else found


def by_the_diagonal(a: Any) -> bool:
    return bool((np.diag(a) > 0).all())


def by_the_determinant(a: Any) -> bool:
    return bool(np.linalg.det(a) > 0)


MUTANTS: dict[str, list[Any]] = {
    "updated_factor_is_that_of_the_sum": [
        {"cholesky_update": first_column_alone},
        {"cholesky_update": upper},
        {"cholesky_update": coarse_update},
        {"cholesky_update": unchanged},
    ],
    "downdate_undoes_the_update": [
        {"cholesky_update": twice},
        {"cholesky_downdate": unchanged},
    ],
    "downdated_factor_is_that_of_the_difference": [
        {"cholesky_downdate": unchanged},
        {"cholesky_downdate": taken_away},
        {"cholesky_downdate": coarse_downdate},
    ],
    "update_scales_by_powers_of_two_exactly": [{"cholesky_update": with_a_floor}],
    "positive_definite_is_what_has_positive_eigenvalues": [by_the_diagonal, by_the_determinant],
    "updates_of_a_stack_are_those_of_its_matrices": [{"cholesky_update": rolled}],
}
