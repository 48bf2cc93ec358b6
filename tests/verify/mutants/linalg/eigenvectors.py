"""Wrong spectra that laws of several matrices reject."""

from typing import Any

import numpy as np
from mutants.linalg.general import eig, eigvals, rough
from mutants.linalg.shared import coarse, half_precision


def one_power_more(a: Any, k: int) -> Any:
    return np.linalg.matrix_power(a, k + 1)


def first_dropped(a: Any) -> Any:
    w = np.linalg.eigvalsh(a)
    return np.concatenate([w[1:], w[-1:]])


def vectors_of_the_lower_triangle(a: Any) -> Any:
    return eig(np.tril(a))


def vectors_in_another_order(a: Any) -> Any:
    w, v = eig(a)
    return w, np.roll(v, 1, axis=1)


def rough_vectors(a: Any) -> Any:
    w, v = eig(a)
    return w, rough(v)


MUTANTS: dict[str, list[Any]] = {
    "eigenvalues_of_a_power_are_powers": [
        {"matrix_power": one_power_more},
        {"eigvalsh": first_dropped},
        {"eigvalsh": lambda a: coarse(np.linalg.eigvalsh(a))},
    ],
    "left_and_right_eigenvectors_of_different_values_are_orthogonal": [
        vectors_in_another_order,
        vectors_of_the_lower_triangle,
        rough_vectors,
    ],
    "spectral_radius_of_a_stochastic_matrix_is_one": [
        half_precision(eigvals),
        lambda p: eigvals(p * np.asarray(1.001, p.dtype)),
        lambda p: eigvals(np.tril(p)),
    ],
}
