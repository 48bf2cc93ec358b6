"""Laws of the multivariate normal distribution by its parameters, and of its draws and fits.

Means over the distribution are taken by its 2d points mean ± √d L e_i, with equal weights: they are
exact for polynomials of the second degree, which logarithms of densities and their gradients are.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import at_most, both, close, follows, law, tolerance
from verify.claim import Claim
from verify.domains import points, seeds, spd_matrices
from verify.laws.distributions.multivariate_normal import (
    ANDERSON,
    CENTRES,
    FORWARD,
    GIVEN,
    SHAPES,
    normal,
    reference,
)

Operation = Callable[..., Any]

COOKBOOK = "Petersen and Pedersen, The Matrix Cookbook 2012"
DRAWS = 2048
PAIRS: dict[str, Any] = {
    "mean": CENTRES,
    "shape": SHAPES,
    "mean_q": CENTRES,
    "shape_q": SHAPES,
}


@law(
    field="distributions",
    statement="E ∂_{m} log f(X) = 0,  E ∂_{C} log f(X) = 0",
    source=f"{COOKBOOK}, section 8",
    uses=("Fisher information", "policy gradients"),
    tolerance=FORWARD,
    mean=CENTRES,
    shape=SHAPES,
)
def normal_score_has_mean_zero(
    multivariate_normal_score: Operation, mean: Any, shape: Any
) -> Claim:
    p = normal(mean, shape)
    scores = multivariate_normal_score(p.points(), p.mean, p.cov)
    size = float(np.linalg.norm(np.linalg.inv(p.wide[1]), 2))
    options: dict[str, Any] = {"n": len(mean), "condition": p.condition}
    return both(
        *(
            close(each.mean(axis=0, dtype=float), np.zeros(each.shape[1:]), scale=by, **options)
            for each, by in zip(scores, (np.sqrt(size), size), strict=True)
        )
    )


@law(
    field="distributions",
    statement="∂_{m} log f = C^{-1} (x - m),"
    "  ∂_{C} log f = (C^{-1} (x - m)(x - m)^{T} C^{-1} - C^{-1}) / 2",
    source=f"{COOKBOOK}, section 8",
    uses=("variational inference",),
    tolerance=FORWARD,
    **GIVEN,
)
def normal_score_is_the_gradient_by_mean_and_covariance(
    multivariate_normal_score: Operation, x: Any, mean: Any, shape: Any
) -> Claim:
    p = normal(mean, shape)
    m, c = p.wide
    inverse = np.linalg.inv(c)
    u = (x.astype(float) - m) @ inverse
    by_cov = (u[:, :, None] * u[:, None, :] - inverse) / 2
    found = multivariate_normal_score(x, p.mean, p.cov)
    size = np.linalg.norm(inverse, 2) * (1.0 + np.abs(x.astype(float) - m).sum(axis=-1).max())
    options: dict[str, Any] = {"n": len(m), "condition": p.condition}
    return both(
        close(found[0], u, scale=size, **options), close(found[1], by_cov, scale=size**2, **options)
    )


@law(
    field="distributions",
    statement="H = -E log f(X)",
    source="Cover and Thomas, Elements of Information Theory 2006, theorem 8.4.1",
    uses=("variational inference", "active learning"),
    tolerance=FORWARD,
    mean=CENTRES,
    shape=SHAPES,
)
def normal_entropy_is_the_mean_of_minus_log_densities(
    multivariate_normal_entropy: Operation,
    multivariate_normal_logpdf: Operation,
    mean: Any,
    shape: Any,
) -> Claim:
    p = normal(mean, shape)
    x = p.points()
    logs = multivariate_normal_logpdf(x, p.mean, p.cov)
    size = float(reference(x, p)[1].max())
    found = float(multivariate_normal_entropy(p.cov))
    return close(found, -logs.mean(dtype=float), scale=size, n=len(mean), condition=p.condition)


@law(
    field="distributions",
    statement="KL(p, q) = E_{p} (log p(X) - log q(X)) ≥ 0,  KL(p, p) = 0",
    source="Kullback and Leibler, Annals of Mathematical Statistics 22, 1951",
    uses=("variational autoencoder", "trust regions"),
    tolerance=FORWARD,
    **PAIRS,
)
def normal_divergence_is_a_mean_of_log_ratios(
    multivariate_normal_kl: Operation,
    multivariate_normal_logpdf: Operation,
    mean: Any,
    shape: Any,
    mean_q: Any,
    shape_q: Any,
) -> Claim:
    p, q = normal(mean, shape), normal(mean_q, shape_q)
    x = p.points()
    logs = [multivariate_normal_logpdf(x, each.mean, each.cov).astype(float) for each in (p, q)]
    size = float(reference(x, p)[1].max() + reference(x, q)[1].max())
    condition = max(p.condition, q.condition)
    found = float(multivariate_normal_kl(p.mean, p.cov, q.mean, q.cov))
    itself = float(multivariate_normal_kl(p.mean, p.cov, p.mean, p.cov))
    return both(
        close(found, (logs[0] - logs[1]).mean(), scale=size, n=len(mean), condition=condition),
        at_most(0.0, found, scale=size * condition),
        close(itself, 0.0, scale=1.0, n=len(mean), condition=p.condition),
    )


@law(
    field="distributions",
    statement="KL(p_{1} p_{2}, q_{1} q_{2}) = KL(p_{1}, q_{1}) + KL(p_{2}, q_{2}),"
    "  H(p_{1} p_{2}) = H(p_{1}) + H(p_{2})",
    source="Cover and Thomas 2006, theorem 2.5.3",
    uses=("mean-field approximation",),
    tolerance=FORWARD,
    **PAIRS,
)
def divergences_and_entropies_of_normal_products_add_up(
    multivariate_normal_kl: Operation,
    multivariate_normal_entropy: Operation,
    mean: Any,
    shape: Any,
    mean_q: Any,
    shape_q: Any,
) -> Claim:
    p, q = normal(mean, shape), normal(mean_q, shape_q)
    none = np.zeros_like(p.cov)
    cov = np.block([[p.cov, none], [none, q.cov]])
    cov_q = np.block([[q.cov, none], [none, p.cov]])
    centres = np.concatenate([p.mean, q.mean]), np.concatenate([q.mean, p.mean])
    kls = [float(multivariate_normal_kl(a.mean, a.cov, b.mean, b.cov)) for a, b in ((p, q), (q, p))]
    entropies = [float(multivariate_normal_entropy(each.cov)) for each in (p, q)]
    options: dict[str, Any] = {"n": 2 * len(mean), "condition": max(p.condition, q.condition)}
    whole = multivariate_normal_kl(centres[0], cov, centres[1], cov_q)
    logs = sum(np.abs(np.log(np.linalg.eigvalsh(each.wide[1]))).sum() for each in (p, q))
    return both(
        close(float(whole), sum(kls), scale=1.0 + sum(kls), **options),
        close(
            float(multivariate_normal_entropy(cov)),
            sum(entropies),
            scale=3.0 * len(mean) + logs,
            **options,
        ),
    )


@law(
    field="distributions",
    statement="Σ ∂_{m} log f(x_{i}) = 0 and Σ ∂_{C} log f(x_{i}) = 0 at (m, C) = fit(x):"
    "  m = x̄,  C = Σ (x_{i} - x̄)(x_{i} - x̄)^{T} / n",
    source=f"{ANDERSON}, theorem 3.2.1",
    uses=("maximum likelihood", "discriminant analysis"),
    tolerance=tolerance.sums(),
    x=points("n", "d", spread=3.0, degenerate=True, max_size=12),
)
def a_normal_fit_has_the_moments_of_the_sample(multivariate_normal_fit: Operation, x: Any) -> Claim:
    mean, cov = (np.asarray(part, np.float64) for part in multivariate_normal_fit(x))
    wide = x.astype(float)
    shifted = wide - wide.mean(axis=0)
    spread = np.abs(shifted).max() + np.finfo(x.dtype).eps * np.abs(wide).max()
    expected = shifted.T @ shifted / len(x)
    return both(
        close(mean, wide.mean(axis=0), scale=np.abs(wide).max(), n=np.log2(len(x) + 1.0)),
        close(cov, expected, scale=spread**2, n=len(x)),
    )


@law(
    field="distributions",
    statement="(X - m)^{T} C^{-1} (X - m) ~ χ^{2}_{d}",
    source=f"{ANDERSON}, theorem 3.3.3",
    uses=("simulation", "Thompson sampling"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
    shape=spd_matrices("d", cond=100, max_size=5),
)
def normal_vectors_lie_at_chi_distances(
    multivariate_normal_sample: Operation, seed: Any, shape: Any
) -> Claim:
    from scipy.special import gammainc, ndtr

    p = normal(np.arange(len(shape)).astype(shape.dtype), shape)
    x = np.asarray(multivariate_normal_sample(seed, DRAWS, p.mean, p.cov), np.float64)
    m, c = p.wide
    z = np.linalg.solve(np.linalg.cholesky(c), (x - m).T)
    return both(
        follows((z * z).sum(axis=0), lambda t: gammainc(len(m) / 2, np.maximum(t, 0) / 2)),
        follows(z.sum(axis=0) / np.sqrt(len(m)), ndtr),
    )
