"""Wrong condition numbers and nearest matrices, each a mistake that somebody has made."""

from typing import Any

import numpy as np
import scipy.linalg
from mutants.linalg.shared import eigh, half_precision
from mutants.linalg.singular import largest_off
from mutants.linalg.systems import ridge


def cond(a: Any) -> Any:
    return np.linalg.cond(a)


def polar(a: Any) -> Any:
    return scipy.linalg.polar(a)


def nearest_psd(a: Any) -> Any:
    w, v = eigh((a + a.T) / 2)
    found = (v * np.maximum(w, 0)) @ v.T
    return ((found + found.T) / 2).astype(a.dtype)


def upside_down(a: Any) -> Any:
    return 1 / cond(a)


def largest_alone(a: Any) -> Any:
    """The norm, not the ratio."""
    return np.linalg.norm(a, 2)


def squared(a: Any) -> Any:
    return cond(a) ** 2


def by_columns(a: Any) -> Any:
    lengths = np.linalg.norm(a, axis=0)
    return lengths.max() / lengths.min()


def by_diagonal(a: Any) -> Any:
    d = np.abs(np.diag(a)) + np.finfo(a.dtype).eps * np.abs(a).max()
    return d.max() / d.min()


def with_floor(a: Any) -> Any:
    """A floor beneath the smallest singular value, which does not scale with the matrix."""
    s = np.linalg.svd(a, compute_uv=False)
    return s[0] / (s[-1] + np.asarray(1e-3, a.dtype))


def from_the_left(a: Any) -> Any:
    if a.shape[0] != a.shape[1]:
        return polar(a)
    return scipy.linalg.polar(a, side="left")


def unnormalised(a: Any) -> Any:
    u, p = polar(a)
    return u * np.asarray(1.001, u.dtype), p / np.asarray(1.001, p.dtype)


def with_a_reflection(a: Any) -> Any:
    """A sign exchanged between both factors."""
    u, p = polar(a)
    signs = np.ones(len(p), p.dtype)
    signs[0] = -1
    return u * signs, signs[:, None] * p


def by_qr(a: Any) -> Any:
    """An orthogonal factor, but not the nearest."""
    q, r = np.linalg.qr(a, mode="complete" if a.shape[0] < a.shape[1] else "reduced")
    return (q, r) if a.shape[0] >= a.shape[1] else polar(a)


def not_rooted(a: Any) -> Any:
    return polar(a)[0], a.T @ a


def mirrored(a: Any) -> Any:
    """|w| for max(w, 0)."""
    w, v = eigh((a + a.T) / 2)
    return ((v * np.abs(w)) @ v.T).astype(a.dtype)


def not_symmetrised(a: Any) -> Any:
    w, v = eigh(a)
    return ((v * np.maximum(w, 0)) @ v.T).astype(a.dtype)


def lifted(a: Any) -> Any:
    """Shifts the spectrum instead of clipping it."""
    b = (a + a.T) / 2
    least = min(float(eigh(b)[0][0]), 0.0)
    return (b - np.asarray(least, a.dtype) * np.eye(len(a), dtype=a.dtype)).astype(a.dtype)


def unclipped(a: Any) -> Any:
    return (a + a.T) / 2


def with_jitter(a: Any) -> Any:
    return nearest_psd(a) + np.asarray(1e-4 * np.abs(a).max(), a.dtype) * np.eye(
        len(a), dtype=a.dtype
    )


MUTANTS: dict[str, list[Any]] = {
    "condition_is_at_least_one": [upside_down, with_floor],
    "condition_does_not_depend_on_scale": [largest_alone, with_floor],
    "condition_of_the_transpose_is_the_same": [by_columns],
    "inverse_is_as_sensitive": [{"cond": largest_alone}, {"cond": by_columns}, {"solve": ridge}],
    "rotations_lose_nothing": [with_floor, half_precision(cond), by_diagonal],
    "condition_of_a_product_is_bounded": [by_columns, by_diagonal],
    "condition_is_the_ratio_of_extremes": [{"cond": squared}, {"svdvals": largest_off}],
    "polar_factors_rebuild_their_matrix": [half_precision(polar), from_the_left, not_rooted],
    "polar_rotation_is_orthogonal": [unnormalised, half_precision(polar)],
    "polar_stretch_is_positive": [with_a_reflection, by_qr],
    "polar_stretch_squares_to_the_gram_matrix": [from_the_left, unnormalised, not_rooted],
    "polar_rotation_is_the_nearest_one": [with_a_reflection, by_qr],
    "nearest_psd_is_positive_semidefinite": [unclipped, not_symmetrised],
    "nearest_psd_is_idempotent": [with_jitter, half_precision(nearest_psd)],
    "positive_definite_matrices_are_left_alone": [with_jitter, half_precision(nearest_psd)],
    "nothing_semidefinite_is_nearer": [mirrored, lifted],
    "distance_to_semidefinite_is_what_is_negative": [mirrored, lifted, not_symmetrised],
}
