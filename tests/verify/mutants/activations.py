"""Wrong softmaxes, each a mistake that somebody has made."""

from typing import Any

import numpy as np


def softmax(x: Any, axis: int = -1, shift: Any = np.max, total: Any = np.sum) -> Any:
    with np.errstate(all="ignore"):
        e = np.exp(x - shift(x, axis=axis, keepdims=True))
        return e / total(e, axis=axis, keepdims=True)


def logsumexp(x: Any, axis: int = -1) -> Any:
    top = np.max(x, axis=axis, keepdims=True)
    return np.log(np.exp(x - top).sum(axis=axis)) + np.squeeze(top, axis)


def log_softmax(x: Any, axis: int = -1) -> Any:
    return x - np.expand_dims(logsumexp(x, axis), axis)


def no_shift(x: Any, axis: int = -1) -> Any:
    return softmax(x, axis, shift=lambda *_, **__: 0.0)


def shifted_by_the_mean(x: Any, axis: int = -1) -> Any:
    return softmax(x, axis, shift=np.mean)


def wrong_axis(x: Any, axis: int = -1) -> Any:
    return softmax(x, 0 if axis in (-1, x.ndim - 1) else -1)


def total_over_all(x: Any, axis: int = -1) -> Any:
    return softmax(x, axis, total=lambda e, **_: e.sum())


def half_precision_total(x: Any, axis: int = -1) -> Any:
    less = np.float16 if x.dtype == np.float32 else np.float32
    return softmax(
        x, axis, total=lambda e, **k: e.astype(less).sum(**k, dtype=less).astype(e.dtype)
    )


def last_term_dropped(x: Any, axis: int = -1) -> Any:
    return softmax(
        x, axis, total=lambda e, **_: 1.0 + e[..., :-1].sum(axis=-1, keepdims=True) - 1.0
    )


def one_too_many(x: Any, axis: int = -1) -> Any:
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / (e.sum(axis=axis, keepdims=True) + np.finfo(x.dtype).eps * 200)


def wrong_base(x: Any, axis: int = -1) -> Any:
    e = np.exp2(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def inverted(x: Any, axis: int = -1) -> Any:
    return softmax(-x, axis)


def position_weighted(x: Any, axis: int = -1) -> Any:
    weights = np.moveaxis(softmax(x, axis), axis, -1)
    weights = weights * np.linspace(1.0, 1.0 + 1e-4, x.shape[axis], dtype=x.dtype)
    return np.moveaxis(weights / weights.sum(axis=-1, keepdims=True), -1, axis)


def hardened(x: Any, axis: int = -1) -> Any:
    return np.asarray(x == x.max(axis=axis, keepdims=True), x.dtype)


def smoothed(x: Any, axis: int = -1) -> Any:
    return (softmax(x, axis) + 1e-3) / (1.0 + 1e-3 * x.shape[axis])


def over_one(x: Any, axis: int = -1) -> Any:
    return softmax(x, axis) * (1.0 + 4 * np.finfo(x.dtype).eps)


def naive_lse(x: Any, axis: int = -1) -> Any:
    with np.errstate(all="ignore"):
        return np.log(np.exp(x).sum(axis=axis))


def lse_of_first_shift(x: Any, axis: int = -1) -> Any:
    with np.errstate(all="ignore"):
        first = np.take(x, [0], axis=axis)
        return np.log(np.exp(x - first).sum(axis=axis)) + np.squeeze(first, axis)


def log_mean_exp(x: Any, axis: int = -1) -> Any:
    return logsumexp(x, axis) - np.log(x.shape[axis], dtype=x.dtype)


def hard_maximum(x: Any, axis: int = -1) -> Any:
    return np.max(x, axis=axis)


def minimum(x: Any, axis: int = -1) -> Any:
    return -logsumexp(-x, axis)


def doubled(x: Any, axis: int = -1) -> Any:
    return 2 * logsumexp(x, axis)


def shift_forgotten(x: Any, axis: int = -1) -> Any:
    return np.log(np.exp(x - np.max(x, axis=axis, keepdims=True)).sum(axis=axis))


def log_of_softmax(x: Any, axis: int = -1) -> Any:
    with np.errstate(all="ignore"):
        return np.log(softmax(x, axis))


def log_of_unshifted_total(x: Any, axis: int = -1) -> Any:
    with np.errstate(all="ignore"):
        return x - np.log(np.exp(x).sum(axis=axis, keepdims=True))


def clipped_log(x: Any, axis: int = -1) -> Any:
    return np.maximum(log_softmax(x, axis), -100.0)


def maximum_only(x: Any, axis: int = -1) -> Any:
    return x - x.max(axis=axis, keepdims=True)


def nan_where_masked(x: Any, axis: int = -1) -> Any:
    return softmax(np.where(np.isinf(x), -1e3, x).astype(x.dtype), axis)


MUTANTS = {
    "softmax_sums_to_one": [half_precision_total, one_too_many, last_term_dropped, no_shift],
    "softmax_of_shifted_logits_is_unchanged": [no_shift, lambda x: softmax(x * np.abs(x))],
    "softmax_moves_with_its_logits": [position_weighted, last_term_dropped],
    "softmax_keeps_the_order_of_logits": [inverted, lambda x: softmax(np.abs(x))],
    "softmax_lies_between_zero_and_one": [no_shift, shifted_by_the_mean, over_one],
    "softmax_of_hot_logits_is_uniform": [hardened, position_weighted],
    "softmax_of_cold_logits_picks_the_largest": [no_shift, smoothed, inverted],
    "a_logit_of_minus_infinity_is_absent": [
        {"softmax": smoothed},
        {"softmax": shifted_by_the_mean},
        {"logsumexp": log_mean_exp},
    ],
    "softmax_of_a_batch_is_softmax_of_each_row": [wrong_axis, total_over_all],
    "softmax_does_not_mind_axis_and_strides": [
        lambda x, axis=-1: softmax(x, -1),
        position_weighted,
    ],
    "log_softmax_is_the_logarithm_of_softmax": [
        {"log_softmax": maximum_only},
        {"softmax": wrong_base},
        {"log_softmax": log_of_unshifted_total},
    ],
    "log_softmax_has_logarithmic_total_zero": [maximum_only, log_of_unshifted_total],
    "log_softmax_keeps_differences": [log_of_softmax, clipped_log],
    "softmax_is_the_gradient_of_logsumexp": [
        {"softmax": wrong_base},
        {"logsumexp": hard_maximum},
        {"softmax": smoothed},
    ],
    "logsumexp_is_convex": [minimum, naive_lse],
    "logsumexp_of_the_midpoint_is_at_most_the_mean": [minimum, naive_lse],
    "slopes_of_logsumexp_never_fall": [minimum, naive_lse],
    "logsumexp_shifts_with_its_terms": [naive_lse, shift_forgotten, doubled],
    "logsumexp_lies_between_the_maximum_and_log_n_above": [
        naive_lse,
        log_mean_exp,
        lse_of_first_shift,
    ],
    "logsumexp_of_parts_adds_up": [log_mean_exp, hard_maximum],
    "logsumexp_never_moves_further_than_its_terms": [doubled, naive_lse],
    "logsumexp_keeps_its_digits_near_zero": [logsumexp, hard_maximum],
    "softmax_agrees_with_its_definition": [wrong_base, no_shift, one_too_many],
    "log_softmax_agrees_with_its_definition": [maximum_only, log_of_softmax, clipped_log],
    "logsumexp_agrees_with_its_definition": [log_mean_exp, lse_of_first_shift, naive_lse],
}
"""Wrong kernels of each law; a plain function stands for the law's only operation."""
