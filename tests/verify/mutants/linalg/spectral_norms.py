"""Wrong norms of matrices, each a mistake that somebody has made."""

from typing import Any

import numpy as np
from mutants.linalg.norms import averaged, entrywise_largest, rough, squared, with_epsilon

right = np.linalg.norm


def frobenius_always(a: Any, p: Any = None) -> Any:
    return right(a)


def frobenius_for_spectral(a: Any, p: Any = None) -> Any:
    return right(a, "fro" if p == 2 else p)


def sum_of_squares(a: Any, p: Any = None) -> Any:
    """The trace of the Gram matrix for the nuclear norm."""
    return np.square(a).sum() if p == "nuc" else right(a, p)


def power_method(a: Any, p: Any = None) -> Any:
    """One step of the power method, from ones, for the largest singular value."""
    if p != 2:
        return right(a, p)
    v = np.ones(a.shape[1], a.dtype) / np.sqrt(np.asarray(a.shape[1], a.dtype))
    return right(a @ v)


def through_the_gram_matrix(a: Any, p: Any = None) -> Any:
    """Singular values as roots of eigenvalues, which have lost half of their digits."""
    if p not in (2, -2, "nuc"):
        return right(a, p)
    with np.errstate(all="ignore"):
        w = np.sqrt(np.abs(np.linalg.eigvalsh(np.nan_to_num(a.T @ a))))
    return {2: w[-1], -2: w[0], "nuc": w.sum()}[p]


def entrywise_sum(a: Any, p: Any = None) -> Any:
    return np.abs(a).sum() if p == "nuc" else right(a, p)


def swapped(a: Any, p: Any = None) -> Any:
    """The sums of rows where those of columns are meant."""
    return right(a, {1: np.inf, np.inf: 1}.get(p, p))


def doubled_sum(a: Any, p: Any = None) -> Any:
    return right(a, p) * np.asarray(1 + 10 * (p in (1, np.inf)), a.dtype)


def zero_if_small(a: Any, p: Any = None) -> Any:
    found = right(a, p)
    return found if found > 1 else found * 0


WORDS = (
    *(f"{word}_norm_of_vectors" for word in ("one", "two", "three", "maximum")),
    *(f"{w}_norm_of_matrices" for w in ("one", "spectral", "maximum", "frobenius", "nuclear")),
)

MUTANTS: dict[str, list[Any]] = {
    **{f"{word}_scales_with_its_argument": [squared, with_epsilon, rough] for word in WORDS},
    **{f"{word}_obeys_the_triangle_inequality": [squared] for word in WORDS},
    **{f"{word}_is_zero_for_zero_alone": [with_epsilon, averaged, zero_if_small] for word in WORDS},
    "norms_of_singular_values_bound_each_other": [sum_of_squares, averaged, entrywise_sum],
    "spectral_norm_lies_between_those_of_sums": [frobenius_for_spectral, power_method],
    "spectral_norm_of_a_product_is_at_most_the_product": [entrywise_largest, power_method],
    "spectral_and_nuclear_norms_are_dual": [power_method, averaged],
    "rotation_does_not_change_norms_of_singular_values": [entrywise_sum, entrywise_largest],
    "smallest_singular_value_is_that_of_the_inverse": [through_the_gram_matrix, frobenius_always],
    "matrix_norms_neither_overflow_nor_underflow": [through_the_gram_matrix, zero_if_small],
}
