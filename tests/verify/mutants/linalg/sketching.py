"""Wrong leading triplets, each a mistake that somebody has made."""

from typing import Any

import numpy as np
from mutants.linalg.shared import coarse


def omega(seed: Any, n: int, size: int, dtype: Any) -> Any:
    return np.random.default_rng(int(seed)).standard_normal((n, size)).astype(dtype)


def leading(found: Any, k: int) -> Any:
    u, s, vh = found
    return u[..., :, :k], s[..., :k], vh[..., :k, :]


def inside(q: Any, a: Any, k: int) -> Any:
    """The leading part of Q Q'A."""
    u, s, vh = np.linalg.svd(np.swapaxes(q, -1, -2) @ a, full_matrices=False)
    return leading((q @ u, s, vh), k)


def reach(a: Any, k: int) -> int:
    return int(min(int(k) + 10, *a.shape[-2:]))


def right(seed: Any, a: Any, k: Any) -> Any:
    q = np.linalg.qr(a @ omega(seed, a.shape[-1], reach(a, k), a.dtype))[0]
    return inside(q, a, int(k))


def deaf(seed: Any, a: Any, k: Any) -> Any:
    """The basis has nothing to do with the matrix."""
    return inside(np.linalg.qr(omega(seed, a.shape[-2], int(k), a.dtype))[0], a, int(k))


def not_oversampled_nor_orthonormal(seed: Any, a: Any, k: Any) -> Any:
    """The sketch itself, scaled, in place of an orthonormal basis."""
    q = a @ omega(seed, a.shape[-1], int(k), a.dtype)
    return inside(q / (np.linalg.norm(q, axis=0) + np.finfo(a.dtype).tiny), a, int(k))


def inflated(seed: Any, a: Any, k: Any) -> Any:
    u, s, vh = right(seed, a, k)
    return u, s * np.asarray(1.001, a.dtype), vh


def ascending(seed: Any, a: Any, k: Any) -> Any:
    u, s, vh = right(seed, a, k)
    return u[:, ::-1], s[::-1], vh[::-1]


def roughly(seed: Any, a: Any, k: Any) -> Any:
    return tuple(coarse(x) for x in right(seed, a, k))


def by_division(seed: Any, a: Any, k: Any) -> Any:
    """Left vectors as A v / s."""
    _, s, vh = right(seed, a, k)
    return a @ vh.T / np.maximum(s, np.finfo(a.dtype).tiny), s, vh


class Remembering:
    """A hidden state."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, seed: Any, a: Any, k: Any) -> Any:
        self.calls += 1
        return right(int(seed) + self.calls, a, k)


def floored(seed: Any, a: Any, k: Any) -> Any:
    """Small values are cut off absolutely."""
    u, s, vh = right(seed, a, k)
    return u, np.where(s < 1, 0, s).astype(a.dtype), vh


def by_place(seed: Any, a: Any, k: Any) -> Any:
    """Each matrix of a stack has a test matrix of its own."""
    if a.ndim == 2:
        return right(seed, a, k)
    parts = [right(int(seed) + i, one, k) for i, one in enumerate(a)]
    return tuple(np.stack(x) for x in zip(*parts, strict=True))


def truncated(a: Any, k: Any) -> Any:
    return leading(np.linalg.svd(a, full_matrices=False), int(k))


def smallest(a: Any, k: Any) -> Any:
    """The order of scipy.sparse.linalg.svds, cut at the wrong end."""
    u, s, vh = np.linalg.svd(a, full_matrices=False)
    return leading((u[:, ::-1], s[::-1], vh[::-1]), int(k))


def from_squares(a: Any, k: Any) -> Any:
    """By the eigenvalues of A'A: half of the digits."""
    w, v = np.linalg.eigh(a.T @ a)
    k = int(k)
    s, v = np.sqrt(np.maximum(w[::-1][:k], 0)), v[:, ::-1][:, :k]
    with np.errstate(all="ignore"):
        u = np.where(s > 0, a @ v / np.where(s > 0, s, 1), 0)
    return u.astype(a.dtype), s.astype(a.dtype), v.T


def one_step(a: Any, k: Any) -> Any:
    """A sketch without power iterations, taken for the truth."""
    return inside(np.linalg.qr(a @ omega(0, a.shape[1], int(k), a.dtype))[0], a, int(k))


def one_side(a: Any, k: Any) -> Any:
    """Wide matrices lose their last columns."""
    kept = np.array(a)
    kept[:, len(a) :] = 0
    return truncated(kept, k)


def damped(a: Any, k: Any) -> Any:
    u, s, vh = truncated(a, k)
    return u, s * s / (s + 1), vh


SKETCHES = [deaf, roughly]
MUTANTS: dict[str, list[Any]] = {
    "sketch_misses_little_more_than_the_best": [deaf, not_oversampled_nor_orthonormal, roughly],
    "sketched_values_are_no_larger": [not_oversampled_nor_orthonormal, inflated, ascending],
    "sketch_of_low_rank_is_exact": SKETCHES,
    "sketched_vectors_are_orthonormal": [not_oversampled_nor_orthonormal, by_division],
    "same_key_gives_the_same_sketch": [Remembering()],
    "keys_do_not_matter_at_low_rank": SKETCHES,
    "sketch_scales_with_the_matrix": [floored],
    "sketch_of_a_stack_is_those_of_its_matrices": [by_place],
    "truncated_values_are_the_leading_ones": [
        {"truncated_svd": f} for f in (smallest, from_squares, one_step)
    ],
    "truncated_triplets_are_the_best_of_their_rank": [smallest, one_step],
    "few_triplets_of_a_large_matrix_are_its_own": [
        {"truncated_svd": f} for f in (smallest, from_squares, one_step)
    ],
    "transposition_swaps_truncated_vectors": [one_side, one_step],
    "truncated_values_scale_with_the_matrix": [damped],
}
