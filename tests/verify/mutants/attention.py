"""Wrong attentions, each a mistake that somebody has made."""

from typing import Any

import numpy as np


def attention(
    q: Any,
    k: Any,
    v: Any,
    causal: bool = False,
    scale: Any = None,
    *,
    offset: int = 0,
    shift: bool = True,
    total: Any = None,
    power: float = -0.5,
    hidden: float = -np.inf,
) -> Any:
    """The textbook's attention, with places for mistakes."""
    with np.errstate(all="ignore"):
        scores = (q @ k.T) * (q.shape[1] ** power if scale is None else scale)
        scores = scores.astype(q.dtype)
        if causal:
            seen = np.tri(len(q), len(k), offset, dtype=bool)
            scores = np.where(seen, scores, np.asarray(hidden, q.dtype))
        if shift:
            scores = scores - scores.max(axis=1, keepdims=True)
        weights = np.exp(scores)
        sums = weights.sum(axis=1, keepdims=True) if total is None else total(weights)
        return ((weights / sums) @ v).astype(q.dtype)


def unshifted(*args: Any, **kwargs: Any) -> Any:
    return attention(*args, **kwargs, shift=False)


def unscaled(*args: Any, **kwargs: Any) -> Any:
    return attention(*args, **kwargs, power=0.0)


def wrong_axis(*args: Any, **kwargs: Any) -> Any:
    return attention(*args, **kwargs, total=lambda w: w.sum(axis=0, keepdims=True))


def total_over_all(*args: Any, **kwargs: Any) -> Any:
    return attention(*args, **kwargs, total=lambda w: w.sum())


def not_normalised(*args: Any, **kwargs: Any) -> Any:
    return attention(*args, **kwargs, total=lambda w: 1.0)


def half_precision_weights(q: Any, k: Any, v: Any, **kwargs: Any) -> Any:
    less = np.float16 if q.dtype == np.float32 else np.float32
    return attention(q.astype(less), k.astype(less), v.astype(less), **kwargs).astype(q.dtype)


def last_key_forgotten(q: Any, k: Any, v: Any, **kwargs: Any) -> Any:
    return attention(q, k[:-1], v[:-1], **kwargs) if len(k) > 1 else attention(q, k, v, **kwargs)


def sees_one_ahead(*args: Any, **kwargs: Any) -> Any:
    return attention(*args, **kwargs, offset=1)


def sees_one_less(q: Any, k: Any, v: Any, causal: bool = False, scale: Any = None) -> Any:
    return np.nan_to_num(attention(q, k, v, causal, scale, offset=-1))


def never_causal(q: Any, k: Any, v: Any, causal: bool = False, scale: Any = None) -> Any:
    return attention(q, k, v, False, scale)


def aligned_at_the_end(q: Any, k: Any, v: Any, causal: bool = False, scale: Any = None) -> Any:
    return np.nan_to_num(attention(q, k, v, causal, scale, offset=len(k) - len(q)))


def softly_hidden(*args: Any, **kwargs: Any) -> Any:
    return attention(*args, **kwargs, hidden=-10.0)


def positions_count(q: Any, k: Any, v: Any, **kwargs: Any) -> Any:
    ramp = 1 + 0.01 * np.arange(len(k), dtype=k.dtype)[:, None]
    return attention(q, k * ramp, v, **kwargs)


def queries_mixed(q: Any, k: Any, v: Any, **kwargs: Any) -> Any:
    return attention((q + 0.01 * q[:1]).astype(q.dtype), k, v, **kwargs)


def keys_normed(q: Any, k: Any, v: Any, **kwargs: Any) -> Any:
    length = 1 + np.abs(k).max(axis=1, keepdims=True)
    return attention(q, (k / length).astype(k.dtype), v, **kwargs)


def values_clipped(q: Any, k: Any, v: Any, **kwargs: Any) -> Any:
    return attention(q, k, np.clip(v, -1, 1), **kwargs)


def queries_clipped(q: Any, k: Any, v: Any, **kwargs: Any) -> Any:
    return attention(np.clip(q, -1, 1), k, v, **kwargs)


def scale_ignored(q: Any, k: Any, v: Any, causal: bool = False, scale: Any = None) -> Any:
    return attention(q, k, v, causal)


def decay_forgotten(q: Any, k: Any, v: Any, causal: bool = False, scale: Any = None) -> Any:
    """Online softmax that forgets to rescale what it has when a larger score comes."""
    scores = (q @ k.T) * (q.shape[1] ** -0.5 if scale is None else scale)
    if causal:
        scores = np.where(np.tri(len(q), len(k), dtype=bool), scores, -np.inf)
    running = np.maximum.accumulate(scores, axis=1)
    weights = np.exp(scores - running)
    return ((weights / weights.sum(axis=1, keepdims=True)) @ v).astype(q.dtype)


MUTANTS = {
    "attention_agrees_with_its_definition": [unscaled, decay_forgotten, half_precision_weights],
    "attention_of_constant_values_returns_them": [not_normalised, wrong_axis, total_over_all],
    "attention_does_not_mind_the_order_of_keys": [
        positions_count,
        decay_forgotten,
        last_key_forgotten,
    ],
    "attention_moves_with_its_queries": [queries_mixed],
    "attention_lies_within_its_values": [not_normalised, total_over_all, wrong_axis],
    "one_key_returns_its_value": [total_over_all, wrong_axis, values_clipped],
    "the_first_causal_query_returns_the_first_value": [sees_one_ahead, never_causal, sees_one_less],
    "a_causal_query_sees_the_keys_up_to_its_own": [
        sees_one_ahead,
        aligned_at_the_end,
        softly_hidden,
    ],
    "a_causal_query_ignores_what_comes_later": [sees_one_ahead, never_causal, softly_hidden],
    "attention_over_parts_merges_by_logsumexp": [
        {"attention": unscaled},
        {"attention": not_normalised},
        {"attention": decay_forgotten},
    ],
    "scaling_the_queries_is_scaling_the_scores": [scale_ignored, queries_clipped],
    "attention_is_linear_in_its_values": [values_clipped, half_precision_weights],
    "a_shift_of_all_keys_changes_nothing": [keys_normed, positions_count],
    "attention_without_scale_is_the_mean": [scale_ignored, total_over_all],
    "attention_of_large_scores_is_finite": [unshifted],
}
"""Wrong kernels of each law; a plain function stands for the law's only operation."""
