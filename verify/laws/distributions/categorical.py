"""Laws of the categorical distribution."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, close, equal, follows, law, tolerance
from verify.claim import Claim
from verify.domains import seeds, simplex, vectors

Operation = Callable[..., Any]

JOHNSON = "Johnson, Kotz and Balakrishnan, Discrete Multivariate Distributions 1997, chapter 35"
DRAWS = 2048
TYPES: dict[str, Any] = {"field": "distributions", "tolerance": tolerance.sums(), "source": JOHNSON}


def categories(p: Any) -> Any:
    """The numbers of the categories, and what lies around them."""
    return np.arange(-1, p.size + 1).astype(p.dtype)


@law(
    **TYPES,
    statement="f(k) = p_{k},  F(k) = Σ_{j ≤ k} p_{j},  S(k) = Σ_{j > k} p_{j}",
    uses=("classification", "language models"),
    p=simplex("k", max_size=12),
)
def categorical_tails_are_sums_of_probabilities(
    categorical_pmf: Operation,
    categorical_logpmf: Operation,
    categorical_cdf: Operation,
    categorical_sf: Operation,
    p: Any,
) -> Claim:
    k, wide = categories(p), p.astype(float)
    padded = np.concatenate([[0.0], wide, [0.0]])
    upper = np.concatenate([np.cumsum(wide[::-1])[::-1], [0.0, 0.0]])
    with np.errstate(divide="ignore"):
        logs = np.log(padded)
    return both(
        equal(categorical_pmf(k, p), padded.astype(p.dtype)),
        close(categorical_logpmf(k, p), logs),
        close(categorical_cdf(k, p), np.minimum(np.cumsum(padded), 1.0), scale=1.0, n=p.size),
        close(categorical_sf(k, p), np.minimum(upper, 1.0), scale=upper + 1e-30, n=p.size),
    )


@law(
    **TYPES,
    statement="Q(q) = k for F(k - 1) < q < F(k),  Q(0) = -1,  F(Q(1)) = 1",
    uses=("sampling by inversion",),
    p=simplex("k", max_size=12),
)
def categorical_quantiles_undo_the_cdf(
    categorical_ppf: Operation, categorical_cdf: Operation, p: Any
) -> Claim:
    k = np.flatnonzero(p > 0).astype(p.dtype)
    tail = categorical_cdf(k, p)
    steps = np.diff(tail, prepend=tail.dtype.type(0))
    inside = (tail - steps / 2).astype(p.dtype)  # not at a jump, where rounding decides
    seen = steps > 16 * p.size * np.finfo(p.dtype).eps
    ends = categorical_ppf(np.array([0, 1], p.dtype), p)
    return both(
        equal(np.where(seen, categorical_ppf(inside, p), k), k),
        equal(ends[0], p.dtype.type(-1)),
        close(categorical_cdf(ends[1:], p), np.ones(1), n=p.size),
    )


@law(
    **TYPES,
    statement="categorical(p) = multinomial(1, p): f(k) = f(e_{k}), and the same entropy and"
    " divergence",
    uses=("one-hot labels", "cross-entropy"),
    p=simplex("k", zeros=False, max_size=8),
    q=simplex("k", zeros=False, max_size=8),
)
def categorical_is_multinomial_of_one_trial(
    categorical_logpmf: Operation,
    categorical_entropy: Operation,
    categorical_kl: Operation,
    multinomial_logpmf: Operation,
    multinomial_entropy: Operation,
    multinomial_kl: Operation,
    p: Any,
    q: Any,
) -> Claim:
    one, k = p.dtype.type(1), np.arange(p.size).astype(p.dtype)
    logs = multinomial_logpmf(np.eye(p.size, dtype=p.dtype), one, p)
    size = 1.0 + np.abs(np.log(q.astype(float))).max()
    return both(
        close(categorical_logpmf(k, p), logs, scale=1.0 + np.abs(logs), n=p.size),
        close(categorical_entropy(p), multinomial_entropy(one, p), scale=3.0, n=p.size),
        close(categorical_kl(p, q), multinomial_kl(one, p, q), scale=size, n=p.size),
    )


@law(
    **TYPES,
    statement="E X = Σ k p_{k},  Var X = Σ (k - E X)^{2} p_{k},  p_{mode} = max p,  Σ_{k} p_{k}"
    " ∂ log f(k) / ∂p = 1",
    uses=("policy gradients",),
    p=simplex("k", zeros=False, max_size=12),
)
def categorical_moments_are_sums_over_categories(
    categorical_mean: Operation,
    categorical_var: Operation,
    categorical_mode: Operation,
    categorical_score: Operation,
    p: Any,
) -> Claim:
    k, wide = np.arange(p.size), p.astype(float)
    mean = k @ wide
    scores = categorical_score(k.astype(p.dtype), p).astype(float)
    return both(
        close(categorical_mean(p), mean, scale=1.0 + mean, n=p.size),
        close(categorical_var(p), (k - mean) ** 2 @ wide, scale=1.0 + mean**2, n=p.size),
        equal(p[int(categorical_mode(p))], p.max()),
        close(wide @ scores, np.ones(p.size), n=p.size),
    )


@law(
    **TYPES,
    statement="p_{k} = (number of x_{i} = k) / n at p = fit(x)",
    uses=("class priors",),
    x=vectors("n", low=0.0, high=7.0),
)
def a_categorical_fit_has_the_shares_of_the_sample(categorical_fit: Operation, x: Any) -> Claim:
    whole = np.floor(np.abs(x)).astype(x.dtype)
    (p,) = categorical_fit(whole)
    expected = [np.mean(whole == k) for k in range(int(whole.max()) + 1)]
    return close(np.asarray(p), np.array(expected), scale=1.0, n=x.size)


@law(
    field="distributions",
    source=JOHNSON,
    statement="P(X ≤ k) = F(k), spread evenly over each step",
    uses=("simulation", "language models"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
    p=simplex("k", zeros=False, max_size=6),
)
def categorical_draws_follow_the_cdf(categorical_sample: Operation, seed: Any, p: Any) -> Claim:
    wide = p.astype(float) / p.astype(float).sum()
    k = np.asarray(categorical_sample(seed, DRAWS, p), np.int64)
    spread = np.random.Generator(np.random.Philox(int(seed) ^ 1)).random(DRAWS)
    below = np.concatenate([[0.0], np.cumsum(wide)])
    return follows(below[k] + spread * wide[k], lambda t: np.clip(t, 0.0, 1.0))
