"""Wrong inverses and determinants, each a mistake that somebody has made."""

from typing import Any

import numpy as np
from mutants.linalg.shared import coarse, half_precision, solve
from mutants.linalg.systems import ridge, with_jitter


def inv(a: Any) -> Any:
    return np.linalg.inv(a)


def det(a: Any) -> Any:
    return np.linalg.det(a)


def slogdet(a: Any) -> Any:
    return tuple(np.linalg.slogdet(a))


def of_the_transpose(a: Any) -> Any:
    return inv(np.swapaxes(a, -1, -2))


def regularised(a: Any) -> Any:
    return inv(a + np.asarray(1e-3, a.dtype) * np.eye(a.shape[-1], dtype=a.dtype))


def by_normal_equations(a: Any) -> Any:
    """Squares the condition."""
    return coarse(inv(a.T @ a + np.finfo(a.dtype).eps * np.eye(len(a), dtype=a.dtype))) @ a.T


def coarse_below(a: Any) -> Any:
    """The multipliers are kept with half of their digits."""
    return np.asarray(np.triu(a) + coarse(np.tril(a, -1)), a.dtype)


def inverse_of_the_coarse(a: Any) -> Any:
    return inv(coarse_below(a))


def determinant_of_the_coarse(a: Any) -> Any:
    return slogdet(coarse_below(a))


def pivots_forgotten(a: Any) -> Any:
    """The columns are not put back in order."""
    order = np.argsort(-np.abs(a[:, 0]), kind="stable")
    return inv(a[order])


def first_of_the_stack(a: Any) -> Any:
    return np.broadcast_to(inv(a.reshape(-1, *a.shape[-2:])[0]), a.shape).copy()


def positive(a: Any) -> Any:
    """The exchanges are not counted."""
    return np.abs(det(a))


def by_logarithms(a: Any) -> Any:
    """exp of a sum of logarithms, which loses digits of large determinants."""
    sign, log = slogdet(a)
    return coarse(sign * np.exp(log))


def without_last_pivot(a: Any) -> Any:
    u = np.diagonal(np.linalg.qr(a)[1], axis1=-2, axis2=-1)
    return np.sign(det(a)) * np.abs(np.prod(u[..., :-1], axis=-1))


def product_in_single_steps(a: Any) -> Any:
    return np.float16(np.clip(det(a), -60000, 60000)).astype(a.dtype)


def positive_log(a: Any) -> Any:
    sign, log = slogdet(a)
    return np.abs(sign), log


def opposite_log(a: Any) -> Any:
    sign, log = slogdet(a)
    return -sign, log


def of_the_diagonal(a: Any) -> Any:
    d = np.diagonal(a, axis1=-2, axis2=-1)
    with np.errstate(all="ignore"):
        return np.prod(np.sign(d), axis=-1), np.log(np.abs(d)).sum(axis=-1)


def log_of_the_rounded(a: Any) -> Any:
    """Overflows and underflows on the way."""
    with np.errstate(all="ignore"):
        value = np.asarray(det(a), np.float32)
        return np.sign(value).astype(a.dtype), np.log(np.abs(value)).astype(a.dtype)


def doubled(a: Any) -> Any:
    sign, log = slogdet(a)
    return sign, log + np.asarray(0.7, a.dtype)


def regularised_log(a: Any) -> Any:
    return slogdet(a + np.asarray(1e-2, a.dtype) * np.eye(a.shape[-1], dtype=a.dtype))


def mixed(a: Any) -> Any:
    found = det(a)
    return np.roll(found, 1) if a.ndim > 2 else found


def as_if_in_c_order(a: Any) -> Any:
    return solve(a, np.eye(len(a), dtype=a.dtype)).T


MUTANTS: dict[str, list[Any]] = {
    "inverse_is_one_from_both_sides": [
        of_the_transpose,
        regularised,
        pivots_forgotten,
        half_precision(inv),
    ],
    "inverse_does_not_mind_the_condition": [by_normal_equations, half_precision(inv)],
    "inverse_of_a_product_is_the_product_of_inverses_backwards": [
        of_the_transpose,
        regularised,
        half_precision(inv),
    ],
    "inverse_of_the_transpose_is_the_transpose_of_the_inverse": [inverse_of_the_coarse],
    "inverse_scales_by_powers_of_two_exactly": [regularised],
    "inverse_of_a_permutation_is_its_transpose": [of_the_transpose, regularised],
    "order_of_rows_is_the_order_of_columns_of_the_inverse": [pivots_forgotten, of_the_transpose],
    "inverse_solves_systems": [{"inv": as_if_in_c_order}, {"inv": regularised}, {"solve": ridge}],
    "inverses_of_a_stack_are_those_of_its_matrices": [first_of_the_stack],
    "inverse_of_an_update_is_sherman_and_morrisons": [of_the_transpose, half_precision(inv)],
    "inverse_of_an_update_is_woodburys": [regularised, of_the_transpose],
    "last_block_of_the_inverse_inverts_schurs_complement": [pivots_forgotten, half_precision(inv)],
    "determinant_of_a_product_is_the_product_of_determinants": [
        of_the_diagonal,
        doubled,
        regularised_log,
    ],
    "determinant_of_the_transpose_is_the_same": [determinant_of_the_coarse],
    "determinant_of_a_triangle_is_the_product_of_its_diagonal": [
        by_logarithms,
        without_last_pivot,
        positive,
        product_in_single_steps,
    ],
    "determinant_of_a_permutation_is_its_sign": [positive],
    "exchange_of_rows_changes_the_sign_of_the_determinant": [positive_log, of_the_diagonal],
    "scaling_a_row_scales_the_determinant": [regularised_log, log_of_the_rounded],
    "adding_a_row_to_another_keeps_the_determinant": [of_the_diagonal, regularised_log],
    "logarithm_of_the_determinant_is_the_logarithm_of_it": [
        {"slogdet": positive_log},
        {"slogdet": doubled},
        {"det": without_last_pivot},
    ],
    "logarithm_of_the_determinant_has_no_overflow": [log_of_the_rounded],
    "determinant_of_an_update_follows_from_the_old_one": [
        {"slogdet": positive_log},
        {"slogdet": regularised_log},
        {"inv": of_the_transpose},
    ],
    "determinant_of_blocks_is_that_of_schurs_complement": [
        {"slogdet": doubled},
        {"slogdet": of_the_diagonal},
        {"solve": ridge},
    ],
    "two_equations_are_solved_by_cramers_rule": [{"det": positive}, {"solve": ridge}],
    "determinant_is_the_square_of_that_of_the_factor": [
        {"slogdet": doubled},
        {"slogdet": opposite_log},
        {"cholesky": with_jitter},
    ],
    "determinant_is_no_more_than_the_volume_of_the_box": [doubled],
    "determinant_of_whole_numbers_is_the_rational_one": [positive, without_last_pivot],
    "determinants_of_a_stack_are_those_of_its_matrices": [mixed],
}
