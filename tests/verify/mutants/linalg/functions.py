"""Wrong functions of matrices, each a mistake that somebody has made."""

from collections.abc import Callable
from typing import Any

import numpy as np
import scipy.linalg
from mutants.linalg.shared import half_precision

Function = Callable[..., Any]


def expm(a: Any) -> Any:
    return np.asarray(scipy.linalg.expm(a), a.dtype)


def sqrtm(a: Any) -> Any:
    return np.asarray(np.real(scipy.linalg.sqrtm(a.astype(float))), a.dtype)


def logm(a: Any) -> Any:
    return np.asarray(np.real(scipy.linalg.logm(a.astype(float))), a.dtype)


def elementwise(a: Any) -> Any:
    """numpy.exp, which is another function."""
    with np.errstate(all="ignore"):
        return np.exp(a)


def short_series(a: Any) -> Any:
    """Six terms of Taylor's series, without scaling."""
    term, total = np.eye(a.shape[-1], dtype=a.dtype), np.eye(a.shape[-1], dtype=a.dtype)
    for k in range(1, 7):
        term = term @ a / np.asarray(k, a.dtype)
        total = total + term
    return np.asarray(total, a.dtype)


def one_squaring_too_few(a: Any) -> Any:
    """Norms beyond one are scaled once more than they are squared."""
    norm = np.abs(a).sum(axis=-2).max(initial=0.0)
    return expm(a / 2) if norm > 1 else expm(a)


def cut_off(a: Any) -> Any:
    """Small exponents count as zero."""
    return expm(np.where(np.abs(a) < 1e-2, 0, a).astype(a.dtype))


def shifted(a: Any) -> Any:
    return expm(a + np.asarray(1e-3, a.dtype) * np.eye(a.shape[-1], dtype=a.dtype))


def transposed(function: Function) -> Function:
    return lambda a: np.swapaxes(function(a), -1, -2)


def of_the_upper_triangle(a: Any) -> Any:
    return expm(np.triu(a))


def of_the_symmetric_part(function: Function) -> Function:
    return lambda a: function((a + np.swapaxes(a, -1, -2)) / np.asarray(2, a.dtype))


def with_the_first_norm(a: Any) -> Any:
    """All matrices of a stack are scaled for the first one, and rounded so."""
    if a.ndim == 2:
        return expm(a)
    bump = np.asarray(1 + np.finfo(a.dtype).eps * 8, a.dtype)
    return np.stack([expm(one) * bump for one in a])


def negative_root(a: Any) -> Any:
    return -sqrtm(a)


def wrong_sheet(a: Any) -> Any:
    """A root, but not the principal one: its first eigenvalue is negative."""
    w, v = np.linalg.eigh(a.astype(float))
    roots = np.sqrt(np.abs(w))
    roots[0] = -roots[0]
    return np.asarray((v * roots) @ v.T, a.dtype)


def elementwise_root(a: Any) -> Any:
    return np.sqrt(np.abs(a))


def cholesky_root(a: Any) -> Any:
    return np.linalg.cholesky(a)


def first_term(a: Any) -> Any:
    """log A = A - I."""
    return a - np.eye(a.shape[-1], dtype=a.dtype)


def log_of_magnitudes(a: Any) -> Any:
    return logm(a) * np.asarray(1.001, a.dtype)


def base_two(a: Any) -> Any:
    return logm(a) / np.asarray(np.log(2), a.dtype)


def regularised_root(a: Any) -> Any:
    """Lifted by a number that knows nothing of the scale of A."""
    return sqrtm(a + np.asarray(1e-6, a.dtype) * np.eye(len(a), dtype=a.dtype))


MUTANTS: dict[str, list[Any]] = {
    "exponential_of_minus_a_is_the_inverse": [elementwise, short_series, half_precision(expm)],
    "determinant_of_the_exponential_is_that_of_the_trace": [elementwise, shifted, short_series],
    "exponentials_along_a_line_multiply": [elementwise, one_squaring_too_few, cut_off],
    "exponential_of_a_skew_matrix_is_orthogonal": [elementwise, short_series, shifted],
    "exponential_of_a_triangle_is_a_triangle": [transposed(expm), elementwise, shifted],
    "exponential_of_a_diagonal_is_its_exponentials": [elementwise, short_series, shifted],
    "generators_have_stochastic_exponentials": [elementwise, shifted, short_series],
    "exponential_of_a_nilpotent_matrix_is_a_polynomial": [elementwise, cut_off, transposed(expm)],
    "exponential_goes_with_the_basis": [elementwise, of_the_upper_triangle],
    "exponential_goes_with_the_transpose": [of_the_upper_triangle],
    "square_of_the_exponential_is_that_of_the_double": [elementwise, short_series, cut_off],
    "exponential_of_one_number_is_its_exponential": [short_series, shifted, half_precision(expm)],
    "exponential_of_a_symmetric_matrix_is_spectral": [
        {"expm": elementwise},
        {"expm": short_series},
        {"expm": half_precision(expm)},
    ],
    "exponentials_of_a_stack_are_taken_one_by_one": [with_the_first_norm],
    "powers_of_four_come_out_of_the_root": [regularised_root],
    "root_times_itself_is_the_matrix": [elementwise_root, cholesky_root, half_precision(sqrtm)],
    "root_of_a_general_matrix_is_a_root": [
        elementwise_root,
        of_the_symmetric_part(sqrtm),
        half_precision(sqrtm),
    ],
    "root_of_a_positive_matrix_is_positive": [negative_root, wrong_sheet, cholesky_root],
    "root_commutes_with_the_matrix": [elementwise_root, of_the_symmetric_part(sqrtm)],
    "functions_of_one_number_are_its_functions": [
        {"sqrtm": negative_root},
        {"logm": first_term},
        {"logm": base_two},
    ],
    "exponential_undoes_the_logarithm": [
        {"logm": first_term},
        {"logm": log_of_magnitudes},
        {"expm": short_series},
    ],
    "logarithm_undoes_the_exponential": [
        {"logm": first_term},
        {"logm": transposed(logm)},
        {"expm": shifted},
    ],
    "trace_of_the_logarithm_is_that_of_the_determinant": [first_term, base_two],
    "logarithm_of_the_inverse_is_negative": [{"logm": first_term}, {"solve": lambda a, b: a}],
}
