"""Functions of matrices that compare with fixed numbers, or add them."""

from typing import Any

import numpy as np
from mutants.linalg.shared import Function, eigh
from mutants.linalg.stacks import gram, nearest_psd, normalize, polar, svd, trace


def nudged(function: Function) -> Function:
    """Adds a fixed number to the first entry, so that no pivot is zero."""

    def wrong(a: Any, *rest: Any) -> Any:
        moved = a.copy()
        moved[(0,) * a.ndim] += a.dtype.type(0.5)
        return function(moved, *rest)

    return wrong


def qr(a: Any) -> Any:
    return tuple(np.linalg.qr(a))


def eigvalsh(a: Any) -> Any:
    return eigh(a)[0]


def gram_schmidt(a: Any) -> Any:
    q, r = np.linalg.qr(a)
    return q * np.where(np.diag(r) < 0, -1, 1).astype(a.dtype)


def rank_above_a_tenth(a: Any) -> Any:
    return (np.linalg.svd(a, compute_uv=False) > 0.1).sum()


def range_above_a_tenth(a: Any) -> Any:
    u = np.linalg.svd(a)[0]
    return u[:, : rank_above_a_tenth(a)]


def pinv_above_a_tenth(a: Any) -> Any:
    u, s, vh = np.linalg.svd(a, full_matrices=False)
    inverse = np.where(s > 0.1, 1 / np.where(s > 0.1, s, 1), 0).astype(a.dtype)
    return (vh.T * inverse) @ u.T


NUDGED: dict[str, Function] = {
    "gram": gram,
    "trace": trace,
    "matrix_power": np.linalg.matrix_power,
    "qr": qr,
    "svd": svd,
    "cond": np.linalg.cond,
    "polar": polar,
    "eigvalsh": eigvalsh,
    "nearest_psd": nearest_psd,
    "normalize": normalize,
    "gram_schmidt": gram_schmidt,
}

MUTANTS: dict[str, list[Any]] = {
    **{f"{name}_of_a_multiple_changes_no_digit": [nudged(f)] for name, f in NUDGED.items()},
    "pinv_of_a_multiple_changes_no_digit": [pinv_above_a_tenth],
    "matrix_rank_of_a_multiple_changes_no_digit": [rank_above_a_tenth],
    "orth_of_a_multiple_changes_no_digit": [range_above_a_tenth],
}
