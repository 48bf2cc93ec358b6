"""Laws of scaled dot-product attention.

The scores are scaled q . k; rounding them moves the weights by |scale| |q| |k| d eps of themselves,
so that product counts in most scales.
"""

import math
from typing import Any

import numpy as np

from verify import close, equal, law, tolerance, within
from verify.claim import Claim
from verify.domains import Domain, indices, permutations, reals, vectors

FIELD = "attention"
VASWANI = "Vaswani et al. 2017, arXiv:1706.03762"
ONLINE = "Milakov & Gimelshein 2018, arXiv:1805.02867"


def rows(count: str, size: str) -> Domain:
    """Queries, keys or values."""
    return vectors(count, size, low=-20.0, high=20.0, max_size=40)


def stir(q: Any, k: Any) -> float:
    """How many eps rounding the scores may move a weight by, and 1."""
    queries, keys = np.abs(np.asarray(q, np.float64)), np.abs(np.asarray(k, np.float64))
    return 1.0 + float((queries @ keys.T).max(initial=0.0)) / math.sqrt(q.shape[-1])


def size(v: Any) -> float:
    """The largest magnitude among the values."""
    return float(np.abs(np.asarray(v, np.float64)).max(initial=0.0))


def plain(q: Any, k: Any, v: Any, scale: float) -> Any:
    """The definition in extended precision, with all scores at once."""
    scores = scale * (q.astype(np.longdouble) @ k.astype(np.longdouble).T)
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    mean = (weights / weights.sum(axis=1, keepdims=True)) @ v.astype(np.longdouble)
    return np.asarray(mean, np.float64)


@law(
    field=FIELD,
    statement="attention(Q, K, V) = softmax(Q K^{T} / √d) V",
    source=VASWANI,
    uses=("transformers",),
    tolerance=tolerance.sums(),
    q=rows("m", "d"),
    k=rows("n", "d"),
    v=rows("n", "e"),
)
def attention_agrees_with_its_definition(attention: Any, q: Any, k: Any, v: Any) -> Claim:
    right = plain(q, k, v, 1.0 / np.sqrt(q.shape[1]))
    return close(attention(q, k, v), right, scale=stir(q, k) * size(v))


@law(
    field=FIELD,
    statement="v_{j} = v for all j ⇒ attention(Q, K, V)_{i} = v",
    source="weights sum to one",
    uses=("transformers",),
    tolerance=tolerance.sums(),
    q=rows("m", "d"),
    k=rows("n", "d"),
    v=rows("l", "e"),
)
def attention_of_constant_values_returns_them(attention: Any, q: Any, k: Any, v: Any) -> Claim:
    value = v[:1]
    right = np.broadcast_to(value, (len(q), value.shape[1]))
    result = attention(q, k, np.repeat(value, len(k), axis=0))
    return close(result, right, scale=np.abs(right), n=np.log2(len(k) + 1.0))


@law(
    field=FIELD,
    statement="attention(Q, P K, P V) = attention(Q, K, V)",
    source="keys are a set",
    uses=("transformers",),
    tolerance=tolerance.sums(),
    q=rows("m", "d"),
    k=rows("n", "d"),
    v=rows("n", "e"),
    p=permutations("n"),
)
def attention_does_not_mind_the_order_of_keys(
    attention: Any, q: Any, k: Any, v: Any, p: Any
) -> Claim:
    return close(attention(q, k[p], v[p]), attention(q, k, v), scale=stir(q, k) * size(v))


@law(
    field=FIELD,
    statement="attention(P Q, K, V) = P attention(Q, K, V)",
    source="each query is on its own",
    uses=("transformers",),
    tolerance=tolerance.sums(),
    q=rows("m", "d"),
    k=rows("n", "d"),
    v=rows("n", "e"),
    p=permutations("m"),
)
def attention_moves_with_its_queries(attention: Any, q: Any, k: Any, v: Any, p: Any) -> Claim:
    return close(attention(q[p], k, v), attention(q, k, v)[p], scale=stir(q, k) * size(v))


@law(
    field=FIELD,
    statement="min_{j} v_{jc} ≤ attention(Q, K, V)_{ic} ≤ max_{j} v_{jc}",
    source="a mean lies in the convex hull",
    uses=("transformers",),
    tolerance=tolerance.sums(),
    q=rows("m", "d"),
    k=rows("n", "d"),
    v=rows("n", "e"),
)
def attention_lies_within_its_values(attention: Any, q: Any, k: Any, v: Any) -> Claim:
    low, high = v.min(axis=0), v.max(axis=0)
    shape = (len(q), v.shape[1])
    bounds = np.broadcast_to(low, shape), np.broadcast_to(high, shape)
    return within(attention(q, k, v), *bounds, scale=size(v))


@law(
    field=FIELD,
    statement="attention(Q, k, v) = v for a single key",
    source="definition",
    uses=("transformers",),
    tolerance=tolerance.rounding(slack=4),
    q=rows("m", "d"),
    k=rows("n", "d"),
    v=rows("n", "e"),
    j=indices("n"),
)
def one_key_returns_its_value(attention: Any, q: Any, k: Any, v: Any, j: Any) -> Claim:
    right = np.broadcast_to(v[j], (len(q), v.shape[1]))
    return close(attention(q, k[j : j + 1], v[j : j + 1]), right)


@law(
    field=FIELD,
    statement="causal attention(Q, K, V)_{0} = v_{0}",
    source="the first query sees the first key alone",
    uses=("language models",),
    tolerance=tolerance.rounding(slack=4),
    q=rows("m", "d"),
    k=rows("n", "d"),
    v=rows("n", "e"),
)
def the_first_causal_query_returns_the_first_value(attention: Any, q: Any, k: Any, v: Any) -> Claim:
    return close(attention(q, k, v, causal=True)[0], v[0])


@law(
    field=FIELD,
    statement="causal attention(Q, K, V)_{i} = attention(q_{i}, K_{≤ i}, V_{≤ i})",
    source="definition",
    uses=("language models",),
    tolerance=tolerance.sums(),
    q=rows("m", "d"),
    k=rows("n", "d"),
    v=rows("n", "e"),
    i=indices("m"),
)
def a_causal_query_sees_the_keys_up_to_its_own(
    attention: Any, q: Any, k: Any, v: Any, i: Any
) -> Claim:
    alone = attention(q[i : i + 1], k[: i + 1], v[: i + 1])[0]
    return close(attention(q, k, v, causal=True)[i], alone, scale=stir(q, k) * size(v))


@law(
    field=FIELD,
    statement="causal attention(Q, K, V)_{i} does not depend on k_{j}, v_{j} for j > i",
    source="definition",
    uses=("language models",),
    tolerance=tolerance.exact(),
    q=rows("m", "d"),
    k=rows("n", "d"),
    v=rows("n", "e"),
    i=indices("n"),
)
def a_causal_query_ignores_what_comes_later(
    attention: Any, q: Any, k: Any, v: Any, i: Any
) -> Claim:
    other_keys, other_values = k.copy(), v.copy()
    other_keys[i + 1 :] = 7
    other_values[i + 1 :] = -1000
    first = attention(q, k, v, causal=True)[: i + 1]
    return equal(attention(q, other_keys, other_values, causal=True)[: i + 1], first)


@law(
    field=FIELD,
    statement="merging attention over K_{1} and K_{2} by their log-sum-exp = attention over both",
    source=ONLINE,
    uses=("flash attention", "ring attention", "caches"),
    tolerance=tolerance.sums(),
    q=rows("m", "d"),
    k=rows("n", "d"),
    v=rows("n", "e"),
    j=indices("n"),
)
def attention_over_parts_merges_by_logsumexp(
    attention: Any, logsumexp: Any, q: Any, k: Any, v: Any, j: Any
) -> Claim:
    if j == 0:
        return close(attention(q, k, v), attention(q, k, v))
    scores = (q.astype(np.float64) @ k.astype(np.float64).T) / np.sqrt(q.shape[1])
    left, right = logsumexp(scores[:, :j], axis=-1), logsumexp(scores[:, j:], axis=-1)
    share = 0.5 * (1.0 + np.tanh(0.5 * (np.asarray(left) - np.asarray(right))))[:, None]
    parts = share * attention(q, k[:j], v[:j]) + (1 - share) * attention(q, k[j:], v[j:])
    return close(attention(q, k, v), parts, scale=stir(q, k) * size(v))


@law(
    field=FIELD,
    statement="attention(c Q, K, V; σ) = attention(Q, K, V; c σ)",
    source="definition",
    uses=("temperature",),
    tolerance=tolerance.sums(),
    q=rows("m", "d"),
    k=rows("n", "d"),
    v=rows("n", "e"),
    c=reals(0.25, 2.0),
)
def scaling_the_queries_is_scaling_the_scores(
    attention: Any, q: Any, k: Any, v: Any, c: Any
) -> Claim:
    factor = float(c)
    left = attention((q * factor).astype(q.dtype), k, v, scale=0.5)
    right = attention(q, k, v, scale=0.5 * factor)
    return close(left, right, scale=2 * np.sqrt(q.shape[1]) * stir(q, k) * size(v))


@law(
    field=FIELD,
    statement="attention(Q, K, V + a V') = attention(Q, K, V) + a attention(Q, K, V')",
    source="a mean is linear",
    uses=("transformers",),
    tolerance=tolerance.sums(),
    q=rows("m", "d"),
    k=rows("n", "d"),
    v=rows("n", "e"),
    w=rows("n", "e"),
)
def attention_is_linear_in_its_values(attention: Any, q: Any, k: Any, v: Any, w: Any) -> Claim:
    both = attention(q, k, v + 3 * w)
    apart = attention(q, k, v) + 3 * attention(q, k, w)
    return close(both, apart, scale=size(v) + 3 * size(w), n=np.log2(len(k) + 1.0))


@law(
    field=FIELD,
    statement="attention(Q, K + 1 u^{T}, V) = attention(Q, K, V)",
    source="softmax ignores shifts: q . u is the same for every key",
    uses=("transformers",),
    tolerance=tolerance.sums(),
    q=rows("m", "d"),
    k=rows("n", "d"),
    v=rows("n", "e"),
    u=vectors("d", low=-20.0, high=20.0, max_size=40),
)
def a_shift_of_all_keys_changes_nothing(attention: Any, q: Any, k: Any, v: Any, u: Any) -> Claim:
    moved = (k + u).astype(k.dtype)
    reach = stir(q, k) + stir(q, moved) + stir(q, u[None])
    return close(attention(q, moved, v), attention(q, k, v), scale=reach * size(v))


@law(
    field=FIELD,
    statement="attention(Q, K, V; σ = 0)_{i} = mean_{j} v_{j}",
    source="equal scores have equal weights",
    uses=("transformers",),
    tolerance=tolerance.sums(),
    q=rows("m", "d"),
    k=rows("n", "d"),
    v=rows("n", "e"),
)
def attention_without_scale_is_the_mean(attention: Any, q: Any, k: Any, v: Any) -> Claim:
    mean = np.broadcast_to(np.asarray(v, np.float64).mean(axis=0), (len(q), v.shape[1]))
    return close(attention(q, k, v, scale=0.0), mean, scale=size(v), n=np.log2(len(k) + 1.0))


@law(
    field=FIELD,
    statement="attention(Q, K, V) is finite for scores beyond the range of exp",
    source="the shift by the largest score",
    uses=("half precision", "transformers"),
    tolerance=tolerance.exact(),
    q=rows("m", "d"),
    k=rows("n", "d"),
    v=rows("n", "e"),
)
def attention_of_large_scores_is_finite(attention: Any, q: Any, k: Any, v: Any) -> Claim:
    largest = np.finfo(q.dtype).max
    return within(attention(q * 100, k * 100, v), -largest, largest)
