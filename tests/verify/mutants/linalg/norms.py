"""Wrong norms, each a mistake that somebody has made."""

from typing import Any

import numpy as np
from mutants.linalg.shared import coarse, half_precision

Order = Any


def right(x: Any, p: Order = None) -> Any:
    return np.linalg.norm(x, p)


def squared(x: Any, p: Order = None) -> Any:
    """The root is forgotten."""
    return np.asarray(right(x, p) ** 2, x.dtype)[()]


def rough(x: Any, p: Order = None) -> Any:
    return coarse(np.asarray(right(x, p)), x.dtype)[()]


def without_the_last(x: Any, p: Order = None) -> Any:
    return right(x[:-1], p) if len(x) > 1 else right(x, p)


def with_epsilon(x: Any, p: Order = None) -> Any:
    """Something is added so that nobody divides by zero."""
    return right(x, p) + np.asarray(1e-3, x.dtype)


def signed(x: Any, p: Order = None) -> Any:
    """Sizes are forgotten."""
    return np.abs(x.sum()) if p in (1, 1.0) else right(np.maximum(x, 0), p)


def averaged(x: Any, p: Order = None) -> Any:
    """A mean where a sum is meant."""
    return right(x, p) / np.asarray(x.size, x.dtype)


def mean_of_powers(x: Any, p: Order = None) -> Any:
    """A mean where a sum is meant, under the root."""
    return right(x, p) / np.asarray(x.size ** (1 / p), x.dtype)


def long_by_a_hundredth(x: Any, p: Order = None) -> Any:
    return right(x, p) * np.asarray(1.01 if p == 2 else 1, x.dtype)


def of_half_order(x: Any, p: Order = None) -> Any:
    return right(x, 0.5)


def naive(x: Any, p: Order = None) -> Any:
    with np.errstate(all="ignore"):
        return np.sqrt((x * x).sum())


def weighted(x: Any, p: Order = None) -> Any:
    return right(x * np.linspace(1, 1.01, x.size).astype(x.dtype).reshape(x.shape), p)


def maximum(x: Any, p: Order = None) -> Any:
    return np.abs(x).max()


def sum_of_sizes(x: Any, p: Order = None) -> Any:
    return np.abs(x).sum(dtype=x.dtype)


def rows_always(a: Any, p: Order = None) -> Any:
    return np.abs(a).sum(axis=1).max() if p in (1, np.inf) else right(a, p)


def entrywise_largest(a: Any, p: Order = None) -> Any:
    return np.abs(a).max()


def short_dot(x: Any, y: Any) -> Any:
    return np.vecdot(x[:-1], y[:-1]) if len(x) > 1 else np.vecdot(x, y)


def one_sided_dot(x: Any, y: Any) -> Any:
    return np.vecdot(coarse(x), y)


def doubled_dot(x: Any, y: Any) -> Any:
    return 2 * np.vecdot(x, y)


def unit(x: Any) -> Any:
    """Divides by the square root of the sum of squares."""
    with np.errstate(all="ignore"):
        size = np.sqrt((x * x).sum(dtype=x.dtype))
        return x / size if size else x.copy()


def unit_with_epsilon(x: Any) -> Any:
    return x / (right(x) + np.asarray(1e-3, x.dtype))


def unit_in_sum(x: Any) -> Any:
    size = np.abs(x).sum(dtype=x.dtype)
    return x / size if size else x.copy()


def coarse_unit(x: Any) -> Any:
    return coarse(unit(x))


def reversed_axpy(a: Any, x: Any, y: Any) -> Any:
    return (x + np.asarray(a, x.dtype) * y).astype(x.dtype)


def coarse_axpy(a: Any, x: Any, y: Any) -> Any:
    return coarse((np.asarray(a, x.dtype) * x + y).astype(x.dtype))


def onto_length(x: Any, y: Any) -> Any:
    """Divides by the length instead of its square."""
    return np.vecdot(x, y) / (right(y) + np.finfo(x.dtype).tiny) * y


def onto_the_other(x: Any, y: Any) -> Any:
    return np.vecdot(x, y) / (np.vecdot(x, x) + np.finfo(x.dtype).tiny) * x


def onto_with_ridge(x: Any, y: Any) -> Any:
    return np.vecdot(x, y) / (np.vecdot(y, y) + np.asarray(1e-2, x.dtype)) * y


def onto_roughly(x: Any, y: Any) -> Any:
    return coarse(np.vecdot(x, y) / (np.vecdot(y, y) + np.finfo(x.dtype).tiny) * y)


def stretched(x: Any, y: Any) -> Any:
    size = np.vecdot(y, y) + np.finfo(x.dtype).tiny
    return np.asarray(1.01, x.dtype) * np.vecdot(x, y) / size * y


def onto_columns(x: Any, a: Any) -> Any:
    """The nearest combination of columns."""
    wide = a.astype(np.float64)
    return (wide @ (np.linalg.pinv(wide) @ x)).astype(x.dtype)


def onto_the_first_column(x: Any, a: Any, span: bool = True) -> Any:
    return onto_columns(x, a[:, :1])


def onto_each_column(x: Any, a: Any, span: bool = True) -> Any:
    """The sum of projections on single columns, as if these were orthogonal."""
    return sum(onto_columns(x, a[:, j : j + 1]) for j in range(a.shape[1]))


def onto_columns_roughly(x: Any, a: Any, span: bool = True) -> Any:
    return coarse(onto_columns(x, a))


def onto_columns_with_ridge(x: Any, a: Any, span: bool = True) -> Any:
    gram = a.T.astype(np.float64) @ a
    ridge = 1e-2 * np.eye(len(gram))
    return (a @ np.linalg.solve(gram + ridge, a.T.astype(np.float64) @ x)).astype(x.dtype)


def inner_products(x: Any, y: Any) -> Any:
    return x @ y.T


def cosine_with_epsilon(x: Any, y: Any) -> Any:
    sizes = np.linalg.norm(x, axis=1)[:, None] * np.linalg.norm(y, axis=1)
    return x @ y.T / (sizes + np.asarray(1e-3, x.dtype))


def cosine_of_deviations(x: Any, y: Any) -> Any:
    return cosine_with_epsilon(x - x.mean(axis=1, keepdims=True), y)


def half_cosine(x: Any, y: Any) -> Any:
    return coarse(cosine_with_epsilon(x, y) * np.asarray(1.001, x.dtype))


MUTANTS: dict[str, list[Any]] = {
    "norm_scales_with_the_vector": [squared, with_epsilon, rough],
    "norm_obeys_the_triangle_inequality": [squared, of_half_order],
    "norm_is_zero_for_zero_alone": [with_epsilon, squared],
    "norms_fall_with_their_order": [mean_of_powers, squared],
    "norms_bound_each_other": [averaged, long_by_a_hundredth],
    "norm_neither_overflows_nor_underflows": [naive, with_epsilon],
    "order_and_signs_do_not_change_a_norm": [weighted, signed, without_the_last],
    "square_of_the_norm_is_an_inner_product": [
        {"norm": sum_of_sizes},
        {"dot": short_dot},
        {"norm": rough},
    ],
    "inner_product_is_accurate_at_any_length": [half_precision(np.vecdot), short_dot],
    "inner_product_is_symmetric": [one_sided_dot],
    "inner_product_is_at_most_the_product_of_norms": [{"dot": doubled_dot}, {"norm": maximum}],
    "norm_obeys_the_parallelogram_law": [sum_of_sizes, maximum, rough],
    "inner_product_is_a_difference_of_squares": [
        {"dot": short_dot},
        {"dot": half_precision(np.vecdot)},
        {"norm": sum_of_sizes},
    ],
    "norm_of_a_product_is_at_most_the_product": [entrywise_largest],
    "transpose_exchanges_the_norms": [rows_always, without_the_last],
    "normalised_vector_has_length_one": [unit, unit_with_epsilon, unit_in_sum],
    "normalised_vector_keeps_its_direction": [
        {"normalize": coarse_unit},
        {"normalize": unit_in_sum},
    ],
    "multiples_are_added": [reversed_axpy, coarse_axpy],
    "what_a_projection_leaves_is_orthogonal": [onto_length, onto_the_other, onto_roughly],
    "projecting_twice_is_projecting_once": [onto_length, onto_with_ridge],
    "projection_is_the_nearest_multiple": [stretched, onto_length],
    "what_a_span_leaves_is_orthogonal_to_its_columns": [
        onto_the_first_column,
        onto_each_column,
        onto_columns_roughly,
    ],
    "projecting_onto_a_span_twice_is_once": [onto_each_column, onto_columns_with_ridge],
    "combinations_of_columns_are_in_their_span": [onto_the_first_column, onto_columns_with_ridge],
    "span_does_not_depend_on_lengths_or_order_of_columns": [
        onto_the_first_column,
        onto_columns_with_ridge,
    ],
    "cosines_are_those_of_angles": [inner_products, half_cosine],
    "cosine_does_not_mind_length": [cosine_with_epsilon, cosine_of_deviations],
}
