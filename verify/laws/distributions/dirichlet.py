"""Laws of the Dirichlet distribution."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import at_most, both, close, follows, law, tolerance
from verify.claim import Claim
from verify.domains import (
    choices,
    permutations,
    seeds,
    simplex,
    stochastic_matrices,
    vectors,
)

Operation = Callable[..., Any]

KOTZ = "Kotz, Balakrishnan and Johnson, Continuous Multivariate Distributions 1, chapter 49"
COVER = "Cover and Thomas, Elements of Information Theory 2006, theorem 2.5.1"
MINKA = "Minka, Estimating a Dirichlet distribution, 2000"
SUMS = tolerance.sums(20)
DRAWS = 2048
NODES, WEIGHTS = np.polynomial.legendre.leggauss(20)
TYPES: dict[str, Any] = {"field": "distributions", "tolerance": SUMS}

ALPHA = vectors("k", low=-3.0, high=3.0, min_size=3, max_size=8)
ROWS = stochastic_matrices("n", "k", zeros=False, max_size=8)


def concentrations(logs: Any) -> Any:
    """Positive numbers from e^-3 to e^3."""
    return np.exp(logs.astype(np.float64)).astype(logs.dtype)


def terms(x: Any, alpha: Any) -> Any:
    """The size of what a log density is the sum of."""
    from scipy.special import gammaln

    a = alpha.astype(float)
    logs = np.abs((a - 1.0) * np.log(x.astype(float))).sum(axis=-1)
    return 1.0 + logs + np.abs(gammaln(a)).sum() + abs(gammaln(a.sum())) + a.sum()


@law(
    **TYPES,
    statement="log f(x) = log Γ(Σ α_{j}) + Σ ((α_{j} - 1) log x_{j} - log Γ(α_{j})),"
    "  f(x) = exp(log f(x))",
    source=KOTZ,
    uses=("topic models", "priors of probabilities"),
    x=ROWS,
    logs=ALPHA,
)
def dirichlet_density_is_a_product_of_powers(
    dirichlet_logpdf: Operation, dirichlet_pdf: Operation, x: Any, logs: Any
) -> Claim:
    from scipy.special import gammaln

    alpha = concentrations(logs)
    a, wide = alpha.astype(float), x.astype(float)
    right = ((a - 1.0) * np.log(wide)).sum(axis=1) + gammaln(a.sum()) - gammaln(a).sum()
    density = np.exp(right)
    sane = np.abs(right) < 60.0
    return both(
        close(dirichlet_logpdf(x, alpha), right, scale=terms(x, alpha), n=a.size),
        close(
            dirichlet_pdf(x, alpha),
            density,
            scale=density * terms(x, alpha),
            n=a.size,
            given=sane,
        ),
    )


@law(
    **TYPES,
    statement="∫ f(x) dx = 1 over x_{1} + x_{2} + x_{3} = 1, for whole α",
    source=KOTZ,
    uses=("normalisation",),
    a=choices(1, 2, 3, 4, 5, 6),
    b=choices(1, 2, 3, 4, 5, 6),
    c=choices(1, 2, 3, 4, 5, 6),
    dtype=vectors(1),
)
def dirichlet_density_of_three_shares_integrates_to_one(
    dirichlet_pdf: Operation, a: Any, b: Any, c: Any, dtype: Any
) -> Claim:
    t, w = (NODES + 1) / 2, WEIGHTS / 2
    u, v = (each.ravel() for each in np.meshgrid(t, t))
    x = np.stack([u, (1 - u) * v, (1 - u) * (1 - v)], axis=1).astype(dtype.dtype)
    density = dirichlet_pdf(x, np.array([a, b, c], dtype.dtype)).astype(float)
    total = (density * (1 - u) * np.outer(w, w).ravel()).sum()
    return close(total, 1.0, n=float(a + b + c))


@law(
    **TYPES,
    statement="f(x, 1 - x; a, b) = x^{a - 1} (1 - x)^{b - 1} / B(a, b)",
    source=KOTZ,
    uses=("beta priors",),
    x=simplex(2, zeros=False),
    logs=vectors(2, low=-3.0, high=3.0),
)
def dirichlet_of_two_shares_is_beta(dirichlet_logpdf: Operation, x: Any, logs: Any) -> Claim:
    from scipy.special import betaln

    alpha = concentrations(logs)
    a, wide = alpha.astype(float), x.astype(float)
    right = ((a - 1.0) * np.log(wide)).sum() - betaln(*a)
    return close(dirichlet_logpdf(x[None, :], alpha)[0], right, scale=terms(x, alpha))


@law(
    **TYPES,
    statement="f(P x; P α) = f(x; α) for permutations P",
    source=KOTZ,
    uses=("order of categories",),
    x=ROWS,
    logs=ALPHA,
    order=permutations("k", max_size=8),
)
def dirichlet_density_ignores_the_order_of_shares(
    dirichlet_logpdf: Operation, x: Any, logs: Any, order: Any
) -> Claim:
    alpha = concentrations(logs)
    turned = dirichlet_logpdf(np.ascontiguousarray(x[:, order]), alpha[order])
    return close(turned, dirichlet_logpdf(x, alpha), scale=terms(x, alpha), n=alpha.size)


@law(
    **TYPES,
    statement="(X_{1} + X_{2}, X_{3}, ...) ~ Dirichlet(α_{1} + α_{2}, α_{3}, ...):"
    " means and covariances",
    source=KOTZ,
    uses=("coarser categories",),
    logs=ALPHA,
)
def shares_that_are_added_are_dirichlet(
    dirichlet_mean: Operation, dirichlet_cov: Operation, logs: Any
) -> Claim:
    alpha = concentrations(logs)
    merge = np.eye(alpha.size)[1:]
    merge[0, 0] = 1.0
    fewer = (merge @ alpha.astype(float)).astype(alpha.dtype)
    mean, cov = dirichlet_mean(alpha).astype(float), dirichlet_cov(alpha).astype(float)
    sizes = np.abs(merge) @ np.abs(cov) @ np.abs(merge).T
    return both(
        close(dirichlet_mean(fewer), merge @ mean, scale=1.0),
        close(dirichlet_cov(fewer), merge @ cov @ merge.T, scale=sizes, n=4),
        close(mean.sum(), 1.0, n=alpha.size),
    )


@law(
    **TYPES,
    statement="Var X_{j} = ∫ (x - m_{j})^{2} f: m_{j} (1 - m_{j}) / (1 + Σ α),"
    "  ∂_{j} log f(mode) is the same for all j",
    source=KOTZ,
    uses=("uncertainty of probabilities",),
    logs=ALPHA,
)
def dirichlet_moments_and_mode_agree_with_their_definitions(
    dirichlet_mean: Operation, dirichlet_cov: Operation, dirichlet_mode: Operation, logs: Any
) -> Claim:
    alpha = concentrations(logs)
    a = alpha.astype(float)
    mean, above = a / a.sum(), (alpha + 1).astype(alpha.dtype)
    var = mean * (1.0 - mean) / (a.sum() + 1.0)
    mode = dirichlet_mode(above).astype(float)
    slope = (above.astype(float) - 1.0) / mode
    size = (1.0 + 1.0 / a).max()
    return both(
        close(dirichlet_mean(alpha), mean, n=a.size),
        close(np.diag(dirichlet_cov(alpha)), var, scale=var, n=a.size),
        close(slope / slope[0], np.ones(a.size), scale=size, n=a.size),
        close(mode.sum(), 1.0, scale=size, n=a.size),
    )


@law(
    **TYPES,
    statement="log f(x; b) - log f(x; a) = ∫_{a}^{b} score(x; t) · dt",
    source=KOTZ,
    uses=("variational inference", "maximum likelihood"),
    x=ROWS,
    logs=ALPHA,
)
def dirichlet_score_is_the_gradient_of_the_log_density(
    dirichlet_score: Operation, dirichlet_logpdf: Operation, x: Any, logs: Any
) -> Claim:
    start = concentrations(logs)
    end = (start * (1.0 + 0.25 * (-1.0) ** np.arange(start.size))).astype(start.dtype)
    way = end.astype(float) - start.astype(float)
    area = np.zeros(len(x))
    for t, w in zip((NODES + 1) / 2, WEIGHTS / 2, strict=True):
        area += w * (dirichlet_score(x, (start + t * way).astype(start.dtype)) @ way)
    step = dirichlet_logpdf(x, end).astype(float) - dirichlet_logpdf(x, start)
    return close(step, area, scale=terms(x, start) + terms(x, end), n=start.size)


def chained(alpha: Any) -> tuple[Any, Any]:
    """The first share and all others together; the shares among these others."""
    rest = alpha[1:].astype(float).sum()
    return np.array([alpha[0], rest], alpha.dtype), alpha[1:].copy()


@law(
    **TYPES,
    statement="H(α) = H(α_{1}, r) + H(α_{2}, ...) + (k - 2) (ψ(r) - ψ(Σ α)),  r = Σ α - α_{1}",
    source=COVER,
    uses=("stick breaking",),
    logs=ALPHA,
)
def dirichlet_entropy_follows_the_chain_rule(dirichlet_entropy: Operation, logs: Any) -> Claim:
    from scipy.special import digamma

    alpha = concentrations(logs)
    first, others = chained(alpha)
    stretch = (alpha.size - 2) * (digamma(float(first[1])) - digamma(first.astype(float).sum()))
    parts = float(dirichlet_entropy(first)) + float(dirichlet_entropy(others)) + stretch
    a = alpha.astype(float)
    sizes = terms(np.full(a.size, 0.5), alpha) + np.abs((a - 1) * digamma(a)).sum()
    return close(float(dirichlet_entropy(alpha)), parts, scale=sizes + abs(stretch), n=a.size)


@law(
    **TYPES,
    statement="KL(α, β) = KL(α_{1} r, β_{1} s) + KL(α_{2} ..., β_{2} ...) ≥ 0,  KL(α, α) = 0",
    source=COVER,
    uses=("variational inference",),
    logs=ALPHA,
    logs_q=ALPHA,
)
def dirichlet_divergence_follows_the_chain_rule(
    dirichlet_kl: Operation, logs: Any, logs_q: Any
) -> Claim:
    from scipy.special import digamma

    alpha, beta = concentrations(logs), concentrations(logs_q)
    (first, others), (first_q, others_q) = chained(alpha), chained(beta)
    parts = float(dirichlet_kl(first, first_q)) + float(dirichlet_kl(others, others_q))
    a, b = alpha.astype(float), beta.astype(float)
    half = np.full(a.size, 0.5)
    sizes = terms(half, alpha) + terms(half, beta)
    sizes += (np.abs(a - b) * (np.abs(digamma(a)) + np.abs(digamma(a.sum())))).sum()
    found = float(dirichlet_kl(alpha, beta))
    return both(
        close(found, parts, scale=sizes, n=a.size),
        at_most(0.0, found, scale=sizes, n=a.size),
        close(float(dirichlet_kl(alpha, alpha)), 0.0, scale=sizes),
    )


@law(
    **TYPES,
    statement="ψ(α_{j}) - ψ(Σ α) = mean(log x_{j}) at α = fit(x)",
    source=f"{MINKA}, equation 4",
    uses=("maximum likelihood", "topic models"),
    logs=vectors("k", low=-1.0, high=2.0, min_size=2, max_size=5),
    seed=seeds(),
)
def a_dirichlet_fit_solves_the_likelihood_equations(
    dirichlet_fit: Operation, logs: Any, seed: Any
) -> Claim:
    from scipy.special import digamma

    generator = np.random.Generator(np.random.Philox(int(seed)))
    x = generator.dirichlet(np.exp(logs.astype(float)), 40)
    x = np.maximum(x, 1e-30).astype(logs.dtype)
    alpha = np.asarray(dirichlet_fit(x)[0], np.float64)
    means = np.log(x.astype(float)).mean(axis=0)
    found = digamma(alpha) - digamma(alpha.sum())
    return close(found, means, scale=1.0 + np.abs(means).max(), n=40)


@law(
    field="distributions",
    statement="X_{j} ~ Beta(α_{j}, Σ α - α_{j})",
    source=KOTZ,
    uses=("simulation", "Thompson sampling"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
    logs=vectors("k", low=-1.0, high=2.0, min_size=2, max_size=5),
)
def shares_of_dirichlet_draws_are_beta(dirichlet_sample: Operation, seed: Any, logs: Any) -> Claim:
    from scipy.special import betainc

    alpha = concentrations(logs)
    x = np.asarray(dirichlet_sample(seed, DRAWS, alpha), np.float64)
    a = alpha.astype(float)
    return both(
        follows(x[:, 0], lambda t: betainc(a[0], a[1:].sum(), np.clip(t, 0.0, 1.0))),
        follows(x[:, -1], lambda t: betainc(a[-1], a[:-1].sum(), np.clip(t, 0.0, 1.0))),
    )
