"""Laws of the multinomial distribution: sums over all counts of a few trials, and many trials."""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from verify import at_most, both, close, follows, law, tolerance
from verify.claim import Claim
from verify.domains import choices, integers, permutations, seeds, simplex

Operation = Callable[..., Any]

JOHNSON = "Johnson, Kotz and Balakrishnan, Discrete Multivariate Distributions 1997, chapter 35"
SUMS = tolerance.sums(20)
DRAWS = 2048
TYPES: dict[str, Any] = {"field": "distributions", "tolerance": SUMS}
FEW: dict[str, Any] = {"n": choices(0, 1, 2, 3, 5), "p": simplex("k", max_size=4)}


@cache
def counts(n: int, k: int) -> Any:
    """All ways in which n trials fall into k categories."""
    if k == 1:
        return np.array([[n]])
    blocks = [
        np.concatenate([np.full((len(rest), 1), first), rest], axis=1)
        for first in range(n + 1)
        for rest in [counts(n - first, k - 1)]
    ]
    return np.concatenate(blocks)


def given(n: Any, p: Any) -> tuple[Any, Any]:
    """All counts, in the precision of the probabilities, and the number of trials."""
    return counts(int(n), len(p)).astype(p.dtype), p.dtype.type(n)


@law(
    **TYPES,
    statement="Σ_{x} f(x) = 1,  Σ_{x} x f(x) = n p,  Σ_{x} (x - n p)(x - n p)^{T} f(x) = Cov",
    source=JOHNSON,
    uses=("counts of categories",),
    **FEW,
)
def multinomial_moments_are_sums_over_all_counts(
    multinomial_pmf: Operation,
    multinomial_mean: Operation,
    multinomial_cov: Operation,
    n: Any,
    p: Any,
) -> Claim:
    x, trials = given(n, p)
    f = multinomial_pmf(x, trials, p).astype(float)
    mean = f @ x
    shifted = x - mean
    cov = (shifted * f[:, None]).T @ shifted
    return both(
        close(f.sum(), 1.0, n=n + 1.0),
        close(multinomial_mean(trials, p), mean, scale=n + 1.0, n=n + 1.0),
        close(multinomial_cov(trials, p), cov, scale=(n + 1.0) ** 2, n=n + 1.0),
    )


@law(
    **TYPES,
    statement="H = -Σ_{x} f(x) log f(x),  KL(p, q) = Σ_{x} f(x; p) log(f(x; p) / f(x; q)) ≥ 0",
    source="Cover and Thomas, Elements of Information Theory 2006, section 11.1",
    uses=("compression", "naive Bayes"),
    n=choices(0, 1, 2, 3, 5),
    p=simplex("k", zeros=False, max_size=4),
    q=simplex("k", zeros=False, max_size=4),
)
def multinomial_entropy_and_divergence_are_sums_over_all_counts(
    multinomial_logpmf: Operation,
    multinomial_entropy: Operation,
    multinomial_kl: Operation,
    n: Any,
    p: Any,
    q: Any,
) -> Claim:
    x, trials = given(n, p)
    log_p = multinomial_logpmf(x, trials, p).astype(float)
    log_q = multinomial_logpmf(x, trials, q).astype(float)
    f = np.exp(log_p)
    size = 1.0 + (f * (np.abs(log_p) + np.abs(log_q))).sum() + n
    found = float(multinomial_kl(trials, p, q))
    return both(
        close(float(multinomial_entropy(trials, p)), -(f @ log_p), scale=size, n=n + 4.0),
        close(found, f @ (log_p - log_q), scale=size, n=n + 4.0),
        at_most(0.0, found, scale=size),
        close(float(multinomial_kl(trials, p, p)), 0.0, scale=1.0),
    )


@law(
    **TYPES,
    statement="f(x; n + 1) = Σ_{j} p_{j} f(x - e_{j}; n)",
    source=JOHNSON,
    uses=("sequential updates",),
    n=choices(0, 1, 2, 4),
    p=simplex("k", max_size=4),
)
def multinomial_of_one_more_trial_is_a_mixture(multinomial_pmf: Operation, n: Any, p: Any) -> Claim:
    x, trials = given(n + 1, p)
    before = np.zeros(len(x))
    for j, share in enumerate(p.astype(float)):
        less = x.copy()
        less[:, j] -= 1
        before += share * multinomial_pmf(less, p.dtype.type(n), p).astype(float)
    return close(multinomial_pmf(x, trials, p), before, scale=before + 1e-30, n=n + 4.0)


@law(
    **TYPES,
    statement="f(k, n - k; n, (p, 1 - p)) is binomial, for n up to 1e6",
    source=JOHNSON,
    uses=("large samples",),
    n=integers(1, 1_000_000),
    part=choices(0.0, 0.1, 0.4, 0.5, 1.0),
    p=choices(0.25, 0.5, 0.0625),
)
def multinomial_of_two_categories_is_binomial(
    multinomial_logpmf: Operation, binomial_logpmf: Operation, n: Any, part: Any, p: Any
) -> Claim:
    n = np.atleast_1d(np.asarray(n, np.float64))
    k = np.floor(n * part)
    left = [
        multinomial_logpmf(np.array([[a, m - a]]), m, np.array([p, 1.0 - p]))[0]
        for a, m in zip(k, n, strict=True)
    ]
    right = np.array([binomial_logpmf(a, m, p) for a, m in zip(k, n, strict=True)])
    return close(np.array(left), right, scale=1.0 + np.abs(right))


@law(
    **TYPES,
    statement="f(P x; n, P p) = f(x; n, p),  f = exp(log f),  Σ_{x} f(x) x_{j} / p_{j} = n",
    source=JOHNSON,
    uses=("order of categories", "maximum likelihood"),
    n=choices(1, 2, 3, 5),
    p=simplex("k", zeros=False, max_size=4),
    order=permutations("k", max_size=4),
)
def multinomial_probabilities_ignore_order_and_have_mean_scores(
    multinomial_pmf: Operation,
    multinomial_logpmf: Operation,
    multinomial_score: Operation,
    n: Any,
    p: Any,
    order: Any,
) -> Claim:
    x, trials = given(n, p)
    f = multinomial_pmf(x, trials, p).astype(float)
    logs = multinomial_logpmf(x, trials, p).astype(float)
    seen = f > np.finfo(p.dtype).tiny / np.finfo(p.dtype).eps
    turned = multinomial_pmf(np.ascontiguousarray(x[:, order]), trials, p[order])
    scores = np.where(seen[:, None], multinomial_score(x, trials, p).astype(float), 0.0)
    ordinary = p.min() > 1e-6
    return both(
        close(turned, f, scale=f, n=n + 4.0, given=seen),
        close(np.exp(logs), f, scale=f * (1.0 + np.abs(logs)), n=n + 4.0, given=seen),
        close(f @ scores, np.full(p.size, float(n)), n=n + 4.0, given=ordinary),
    )


@law(
    field="distributions",
    statement="n = Σ x_{j},  p = mean(x) / n",
    source=JOHNSON,
    uses=("naive Bayes", "language models"),
    tolerance=tolerance.sums(),
    seed=seeds(),
    n=choices(1, 3, 1000),
    p=simplex("k", max_size=6),
)
def a_multinomial_fit_has_the_shares_of_the_sample(
    multinomial_fit: Operation, seed: Any, n: Any, p: Any
) -> Claim:
    generator = np.random.Generator(np.random.Philox(int(seed)))
    wide = p.astype(float)
    x = generator.multinomial(int(n), wide / wide.sum(), 7).astype(p.dtype)
    trials, shares = multinomial_fit(x)
    expected = x.astype(float).mean(axis=0) / float(n)
    return both(close(float(trials), float(n)), close(np.asarray(shares), expected, scale=1.0, n=7))


@law(
    field="distributions",
    statement="X_{j} ~ Binomial(n, p_{j}),  Σ_{j} X_{j} = n",
    source=JOHNSON,
    uses=("simulation", "bootstrap"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
    n=choices(1, 10, 1000),
    p=simplex("k", zeros=False, max_size=5),
)
def counts_of_multinomial_draws_are_binomial(
    multinomial_sample: Operation, seed: Any, n: Any, p: Any
) -> Claim:
    from scipy.stats import binom

    x = np.asarray(multinomial_sample(seed, DRAWS, n, p), np.float64)
    spread = np.random.Generator(np.random.Philox(int(seed) ^ 1)).random(DRAWS)
    share = float(p[0]) / float(p.astype(float).sum())
    below = binom.cdf(x[:, 0] - 1, int(n), share)
    u = below + spread * binom.pmf(x[:, 0], int(n), share)
    whole = np.where(x.sum(axis=1) == float(n), u, -1.0)
    return follows(whole, lambda t: np.clip(t, 0.0, 1.0))
