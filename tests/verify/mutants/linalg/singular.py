"""Wrong singular values, each a mistake that somebody has made."""

from typing import Any

import numpy as np
from mutants.linalg.shared import coarse, half_precision
from mutants.linalg.spectra import last_pair_off


def svd(a: Any) -> Any:
    return tuple(np.linalg.svd(a))


def svdvals(a: Any) -> Any:
    return np.linalg.svd(a, compute_uv=False)


def not_transposed(a: Any) -> Any:
    """V for its transpose."""
    u, s, vh = svd(a)
    return u, s, vh.T


def lost_signs(a: Any) -> Any:
    u, s, vh = svd(a)
    return np.abs(u), s, vh


def by_the_gram_matrix(a: Any) -> Any:
    """Left vectors as A v / s: not orthogonal where s is small."""
    with np.errstate(all="ignore"):
        w, v = np.linalg.eigh(a.T @ a)
        s = np.sqrt(np.maximum(w[::-1], 0))[: min(a.shape)]
        vh = v[:, ::-1].T
        u = np.linalg.svd(a)[0].copy()
        u[:, : len(s)] = np.where(s > 0, (a @ vh[: len(s)].T) / s, 0)
    return u, s.astype(a.dtype), vh


def zeros_for_missing_vectors(a: Any) -> Any:
    """No vectors at zero singular values."""
    u, s, vh = svd(a)
    u = u.copy()
    u[:, : len(s)] *= s > 1e-3 * s.max(initial=0)
    return u, s, vh


def ascending(a: Any) -> Any:
    return svdvals(a)[..., ::-1]


def signed(a: Any) -> Any:
    s = svdvals(a).copy()
    s[..., -1] *= -1
    return s


def smallest_off(a: Any) -> Any:
    s = svdvals(a).copy()
    s[..., -1] *= np.asarray(1.01, s.dtype)
    s[..., -1] += np.asarray(1e-4, s.dtype) * s[..., 0]
    return s


def largest_off(a: Any) -> Any:
    s = svdvals(a).copy()
    s[..., 0] *= np.asarray(1.001, s.dtype)
    return s


def too_large(a: Any) -> Any:
    return svdvals(a) * np.asarray(1.1, a.dtype)


def too_small_in_front(a: Any) -> Any:
    u, s, vh = svd(a)
    return u, s * np.asarray(0.999, s.dtype), vh


def of_rows(a: Any) -> Any:
    """Lengths of rows: right only where they are orthogonal."""
    k = min(a.shape)
    return np.sort(np.linalg.norm(a, axis=1))[::-1][:k].astype(a.dtype)


def with_absolute_floor(a: Any) -> Any:
    s = svdvals(a)
    return np.where(s < 0.01, 0, s).astype(s.dtype)


def squared(a: Any) -> Any:
    return svdvals(a) ** 2


def wrong_order_of_vectors(a: Any) -> Any:
    u, s, vh = svd(a)
    return u, s[::-1], vh


def mixed_stack(a: Any) -> Any:
    return np.roll(svdvals(a), 1, axis=0) if a.ndim > 2 else svdvals(a)


def reads_past_strides(a: Any) -> Any:
    n = a.shape[1]
    return svdvals(np.lib.stride_tricks.as_strided(a, a.shape, (a.itemsize * n, a.itemsize)))


def coarse_values(a: Any) -> Any:
    return coarse(svdvals(a))


MUTANTS: dict[str, list[Any]] = {
    "singular_factors_rebuild_their_matrix": [
        not_transposed,
        half_precision(svd),
        wrong_order_of_vectors,
        too_small_in_front,
    ],
    "singular_vectors_are_orthonormal": [
        by_the_gram_matrix,
        zeros_for_missing_vectors,
        half_precision(svd),
        lost_signs,
    ],
    "singular_values_descend_to_zero": [ascending, signed],
    "matrix_maps_right_vectors_to_left_ones": [lost_signs, not_transposed, half_precision(svd)],
    "values_do_not_depend_on_vectors": [{"svdvals": coarse_values}, {"svd": too_small_in_front}],
    "transposition_keeps_singular_values": [of_rows],
    "rotation_keeps_singular_values": [of_rows],
    "squared_singular_values_are_eigenvalues": [
        {"svdvals": largest_off},
        {"svdvals": squared},
        {"eigh": last_pair_off},
    ],
    "largest_singular_value_is_the_gain": [too_small_in_front, not_transposed],
    "singular_values_have_the_frobenius_norm": [largest_off, squared, coarse_values],
    "singular_values_multiply_to_the_determinant": [smallest_off, of_rows],
    "truncation_misses_by_the_next_singular_value": [not_transposed, too_small_in_front],
    "nothing_of_low_rank_is_nearer": [too_large],
    "singular_values_move_no_further_than_the_matrix": [too_large, squared],
    "singular_values_without_a_column_interlace": [ascending, of_rows],
    "ky_fan_sums_are_subadditive": [squared],
    "singular_values_scale_with_the_matrix": [with_absolute_floor, squared],
    "singular_values_of_a_stack_are_those_of_its_matrices": [mixed_stack],
    "memory_layout_keeps_singular_values": [reads_past_strides],
}
