"""Wrong ways to orthonormal columns, each a mistake that somebody has made."""

from typing import Any

import numpy as np
from mutants.linalg.shared import coarse


def gram_schmidt(a: Any) -> Any:
    q, r = np.linalg.qr(a)
    signs = np.where(np.diagonal(r, axis1=-2, axis2=-1) < 0, -1, 1).astype(a.dtype)
    return q * signs[..., None, :]


def classical_once(a: Any) -> Any:
    """Loses right angles with the square of the condition."""
    q = np.zeros_like(a)
    for k in range(a.shape[1]):
        x = a[:, k] - q[:, :k] @ (q[:, :k].T @ a[:, k])
        q[:, k] = x / np.linalg.norm(x)
    return q


def not_normalised(a: Any) -> Any:
    return gram_schmidt(a) * np.asarray(1.001, a.dtype)


def coarse_basis(a: Any) -> Any:
    return coarse(gram_schmidt(a))


def by_singular_values(a: Any) -> Any:
    """A basis of the same span in another order."""
    return np.linalg.svd(a, full_matrices=False)[0]


def with_signs_of_lapack(a: Any) -> Any:
    return np.linalg.qr(a)[0]


def of_the_identity(a: Any) -> Any:
    """A basis of another span."""
    return np.eye(*a.shape, dtype=a.dtype)


def from_the_last(a: Any) -> Any:
    return gram_schmidt(np.ascontiguousarray(a[:, ::-1]))[:, ::-1]


def with_a_floor(a: Any) -> Any:
    return gram_schmidt(a + np.asarray(1e-3, a.dtype) * np.eye(*a.shape, dtype=a.dtype))


def rolled(a: Any) -> Any:
    found = gram_schmidt(a)
    return np.roll(found, 1, axis=0) if a.ndim > 2 else found


MUTANTS: dict[str, list[Any]] = {
    "columns_of_the_basis_are_orthonormal": [classical_once, not_normalised, coarse_basis],
    "basis_spans_the_columns": [of_the_identity, coarse_basis],
    "basis_follows_the_order_of_the_columns": [
        by_singular_values,
        with_signs_of_lapack,
        from_the_last,
    ],
    "triangle_of_the_basis_is_that_of_orthogonal_factors": [
        {"gram_schmidt": by_singular_values},
        {"gram_schmidt": from_the_last},
    ],
    "basis_of_orthonormal_columns_is_those_columns": [with_signs_of_lapack, coarse_basis],
    "lengths_of_columns_do_not_change_the_basis": [with_a_floor, by_singular_values],
    "basis_grows_column_by_column": [from_the_last, by_singular_values],
    "bases_of_a_stack_are_those_of_its_matrices": [rolled],
}
