"""Wrong products, each a mistake that somebody has made."""

from typing import Any

import numpy as np
from mutants.linalg.shared import coarse, half_precision


def without_the_last(a: Any, b: Any) -> Any:
    """Sums that stop one term early."""
    return np.matmul(a[..., :-1], b[..., :-1, :]) if a.shape[-1] > 1 else np.matmul(a, b)


def last_row_missing(a: Any, b: Any) -> Any:
    """The rows that do not fill a block are forgotten."""
    found = np.matmul(a, b)
    found[..., len(found) - len(found) % 4 :, :] = 0
    return found


def with_a_floor(a: Any, b: Any) -> Any:
    found = np.matmul(a, b)
    return np.where(np.abs(found) < 1e-2, 0, found).astype(found.dtype)


def row_dependent(a: Any, b: Any) -> Any:
    """Later rows are summed less carefully."""
    found = np.matmul(a, b)
    found[len(found) // 2 :] = coarse(found[len(found) // 2 :])
    return found


def as_if_in_c_order(a: Any, b: Any) -> Any:
    return np.matmul(a.ravel(order="K").reshape(a.shape), b.ravel(order="K").reshape(b.shape))


def first_of_the_stack(a: Any, b: Any) -> Any:
    return np.matmul(np.broadcast_to(a.reshape(-1, *a.shape[-2:])[0], a.shape), b)


def saturated(a: Any, b: Any) -> Any:
    found = np.matmul(a, b)
    return np.clip(found, -1e3, 1e3).astype(found.dtype)


def rounded_sides(a: Any, b: Any) -> Any:
    return np.matmul(coarse(a), coarse(b))


def columns_first(a: Any, x: Any) -> Any:
    return np.matmul(a, np.roll(x, 1))


def rows_for_columns(a: Any) -> Any:
    found = np.matmul(a, np.swapaxes(a, -1, -2))
    n = a.shape[-1]
    return np.resize(found, (n, n))


def half_filled(a: Any) -> Any:
    return np.triu(np.matmul(a.T, a))


def centred(a: Any) -> Any:
    """The Gram matrix of deviations, less a little."""
    found = np.matmul(a.T, a)
    return found - found.mean(axis=0) * np.asarray(1.5, a.dtype)


def with_ridge(a: Any) -> Any:
    found = np.matmul(a.T, a)
    return found + np.asarray(1e-2, a.dtype) * np.eye(len(found), dtype=a.dtype)


def less_a_ridge(a: Any) -> Any:
    found = np.matmul(a.T, a)
    return found - np.asarray(1e-2, a.dtype) * np.diag(np.diag(found))


def not_quite_symmetric(a: Any) -> Any:
    found = np.matmul(a.T, a)
    return np.triu(found) + coarse(np.tril(found, -1))


def short_trace(a: Any) -> Any:
    return np.trace(a[:-1]) if len(a) > 1 else np.trace(a)


def absolute_trace(a: Any) -> Any:
    return np.abs(np.diag(a)).sum()


def sum_of_all(a: Any) -> Any:
    return a.sum()


def affine(a: Any, x: Any) -> Any:
    return np.matmul(a, x) + np.asarray(1, a.dtype)


matmul_coarsely = half_precision(np.matmul)
matvec_coarsely = half_precision(np.matvec)

MUTANTS: dict[str, list[Any]] = {
    "entries_of_a_product_are_inner_products": [
        without_the_last,
        last_row_missing,
        matmul_coarsely,
        saturated,
    ],
    "products_associate": [last_row_missing, saturated, matmul_coarsely],
    "products_distribute_over_sums": [saturated, rounded_sides],
    "transpose_reverses_a_product": [last_row_missing, row_dependent],
    "identity_leaves_a_matrix_alone": [without_the_last, rounded_sides, with_a_floor],
    "products_scale_by_powers_of_two_exactly": [with_a_floor, saturated],
    "order_of_rows_passes_through_a_product": [last_row_missing, row_dependent],
    "product_is_the_sum_over_blocks": [without_the_last, matmul_coarsely, saturated],
    "trace_does_not_mind_a_cycle": [
        {"trace": short_trace},
        {"trace": absolute_trace},
        {"matmul": without_the_last},
    ],
    "trace_of_the_gram_matrix_is_the_sum_of_squares": [
        {"trace": short_trace},
        {"gram": with_ridge},
        {"trace": sum_of_all},
    ],
    "gram_matrix_is_a_product": [
        {"gram": rows_for_columns},
        {"gram": half_filled},
        {"matmul": without_the_last},
    ],
    "gram_matrix_is_symmetric": [half_filled, not_quite_symmetric],
    "gram_matrix_is_positive": [centred, less_a_ridge],
    "strides_of_factors_do_not_matter": [as_if_in_c_order],
    "products_of_a_stack_are_those_of_its_matrices": [first_of_the_stack],
    "matrix_times_vector_is_a_product": [
        {"matvec": columns_first},
        {"matvec": matvec_coarsely},
        {"matmul": without_the_last},
    ],
    "matrix_acts_linearly": [affine, matvec_coarsely],
}
