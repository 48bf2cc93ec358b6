"""Wrong factors of symmetric matrices, each a mistake that somebody has made."""

from typing import Any

import numpy as np
import scipy.linalg
from mutants.linalg.shared import coarse


def ldl(a: Any) -> Any:
    if a.ndim > 2:
        return tuple(np.array(each) for each in zip(*map(ldl, a), strict=True))
    return scipy.linalg.ldl(a)


def coarse_factors(a: Any) -> Any:
    lower, d, perm = ldl(a)
    return coarse(lower), coarse(d), perm


def without_pairs(a: Any) -> Any:
    """Forgets what stands beside the diagonal."""
    lower, d, perm = ldl(a)
    return lower, np.diag(np.diag(d)), perm


def in_order_of_the_triangle(a: Any) -> Any:
    """The rows of L in another order than those of the matrix."""
    lower, d, perm = ldl(a)
    return lower[perm], d, perm


def unordered(a: Any) -> Any:
    lower, d, perm = ldl(a)
    return lower, d, perm[::-1].copy()


def by_sizes(a: Any) -> Any:
    """Pivots without their signs."""
    lower, d, perm = ldl(a)
    return lower, np.abs(d), perm


def negated(a: Any) -> Any:
    lower, d, perm = ldl(a)
    return lower, -d, perm


def with_a_floor(a: Any) -> Any:
    return ldl(a + np.asarray(1e-3, a.dtype) * np.eye(len(a), dtype=a.dtype))


def zeros_as_ones(a: Any) -> Any:
    """A pivot of one where nothing is left to eliminate."""
    lower, d, perm = ldl(a)
    return lower, d + np.diag(np.diag(d) == 0).astype(a.dtype), perm


def last_taken_off_twice(a: Any) -> Any:
    """The last column that is eliminated is eliminated once more, with the block that it closes."""
    lower, d, perm = ldl(a)
    again = np.diag(np.arange(len(a)) == np.flatnonzero(np.diag(d))[-1])
    return lower, d - again * d, perm


def rolled(a: Any) -> Any:
    found = ldl(a)
    return tuple(np.roll(each, 1, axis=0) for each in found) if a.ndim > 2 else found


MUTANTS: dict[str, list[Any]] = {
    "indefinite_factors_rebuild_their_matrix": [
        coarse_factors,
        without_pairs,
        in_order_of_the_triangle,
    ],
    "indefinite_factors_rebuild_matrices_of_low_rank": [
        zeros_as_ones,
        last_taken_off_twice,
        with_a_floor,
    ],
    "indefinite_factors_have_their_shapes": [unordered],
    "indefinite_factors_keep_the_inertia": [by_sizes, negated],
    "factors_of_definite_matrices_have_positive_pivots": [negated],
    "indefinite_factors_scale_by_powers_of_four": [with_a_floor],
    "indefinite_factors_of_a_stack_are_those_of_its_matrices": [rolled],
}
