"""Wrong spectra without vectors or in a metric, each a mistake that somebody has made."""

from typing import Any

import numpy as np
import scipy.linalg
from mutants.linalg.shared import eigh, half_precision
from mutants.linalg.singular import largest_off


def eigvalsh(a: Any) -> Any:
    return eigh(a)[0]


def eigh_general(a: Any, b: Any) -> Any:
    return tuple(scipy.linalg.eigh(a, b))


def absolute(a: Any) -> Any:
    return np.sort(np.abs(eigvalsh(a)), axis=-1)


def of_the_diagonal(a: Any) -> Any:
    return np.sort(np.diag(a))


def doubled(a: Any) -> Any:
    return eigvalsh(a) * np.asarray(1.1, a.dtype)


def squared(a: Any) -> Any:
    return eigvalsh(a) * np.abs(eigvalsh(a))


def last_off(a: Any) -> Any:
    w = eigvalsh(a).copy()
    w[..., -1] += np.asarray(1e-3, w.dtype) * np.abs(w[..., -1])
    return w


def of_a_triangle(a: Any) -> Any:
    """Takes the first rows for the whole."""
    k = max(1, len(a) // 2)
    w = np.zeros(len(a), a.dtype)
    w[:k] = eigvalsh(np.ascontiguousarray(a[:k, :k]))
    return np.sort(w)


def mixed_stack(a: Any) -> Any:
    return np.roll(eigvalsh(a), 1, axis=0) if a.ndim > 2 else eigvalsh(a)


def without_the_metric(a: Any, b: Any) -> Any:
    return eigh(a)


def normalised_plainly(a: Any, b: Any) -> Any:
    w, v = eigh_general(a, b)
    return w, v / np.linalg.norm(v, axis=0)


def by_diagonal_metric(a: Any, b: Any) -> Any:
    return eigh_general(a, np.diag(np.diag(b)))


def not_turned_back(a: Any, b: Any) -> Any:
    """Vectors of the reduced problem."""
    factor = np.linalg.cholesky(b)
    half = np.linalg.solve(factor, a)
    reduced = np.linalg.solve(factor, half.T)
    return eigh((reduced + reduced.T) / 2)


def turned_the_wrong_way(a: Any, b: Any) -> Any:
    w, y = not_turned_back(a, b)
    return w, np.linalg.solve(np.linalg.cholesky(b), y)


def with_ridge(a: Any, b: Any) -> Any:
    return eigh_general(a, b + np.asarray(1e-2, b.dtype) * np.eye(len(b), dtype=b.dtype))


def too_narrow(a: Any, b: Any) -> Any:
    w, v = eigh_general(a, b)
    return w * np.asarray(0.5, w.dtype), v


MUTANTS: dict[str, list[Any]] = {
    "eigenvalues_do_not_depend_on_vectors": [{"eigvalsh": last_off}, {"eigvalsh": absolute}],
    "every_subspace_reaches_its_eigenvalue": [doubled, absolute],
    "spectrum_moves_no_further_than_the_entries": [doubled, squared],
    "negation_mirrors_the_spectrum": [absolute, last_off],
    "blocks_have_their_own_spectra": [of_a_triangle, last_off],
    "bipartite_spectrum_is_that_of_singular_values": [
        {"eigvalsh": absolute},
        {"svdvals": largest_off},
    ],
    "extremes_of_a_sum_are_bounded": [squared],
    "eigenvalues_of_a_stack_are_those_of_its_matrices": [mixed_stack],
    "metric_eigenvectors_are_stretched_in_the_metric": [
        without_the_metric,
        not_turned_back,
        turned_the_wrong_way,
        by_diagonal_metric,
    ],
    "metric_eigenvectors_are_orthonormal_in_the_metric": [
        normalised_plainly,
        not_turned_back,
        half_precision(eigh_general),
    ],
    "euclidean_metric_changes_nothing": [
        {"eigh_general": with_ridge},
        {"eigvalsh": of_the_diagonal},
    ],
    "basis_does_not_change_the_spectrum": [without_the_metric, by_diagonal_metric],
    "quotient_in_the_metric_lies_within": [too_narrow, without_the_metric],
}
