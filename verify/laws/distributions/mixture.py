"""Laws of mixtures of normal distributions on the line."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, close, follows, holds, law, tolerance
from verify.claim import Claim
from verify.domains import seeds, simplex, vectors

Operation = Callable[..., Any]

PEEL = "McLachlan and Peel, Finite Mixture Models, 2000"
DRAWS = 2048
NODES, WEIGHTS = np.polynomial.legendre.leggauss(24)
TYPES: dict[str, Any] = {"field": "distributions", "tolerance": tolerance.sums(20), "source": PEEL}
PARTS: dict[str, Any] = {
    "weights": simplex("k", max_size=5),
    "means": vectors("k", low=-5.0, high=5.0, max_size=5),
    "logs": vectors("k", low=-1.0, high=1.0, max_size=5),
}
POINTS: dict[str, Any] = {"x": vectors("n", low=-12.0, high=12.0, max_size=16), **PARTS}


def scales_of(logs: Any) -> Any:
    """Deviations from 1 / e to e."""
    return np.exp(logs.astype(float)).astype(logs.dtype)


def parts(x: Any, weights: Any, means: Any, scales: Any) -> tuple[Any, Any]:
    """Logarithms of the parts of the density, and the largest squared distance."""
    w, m, s = (each.astype(float) for each in (weights, means, scales))
    z = (x.astype(float)[:, None] - m) / s
    with np.errstate(divide="ignore"):
        logs = np.log(w) - 0.5 * z * z - np.log(s * np.sqrt(2 * np.pi))
    return logs, 2.0 + (z * z + np.abs(np.log(s))).max(axis=1)


@law(
    **TYPES,
    statement="log f(x) = log Σ_{k} w_{k} N(x; m_{k}, s_{k}),  f = exp(log f)",
    uses=("density estimation", "clustering"),
    **POINTS,
)
def mixture_density_is_the_weighted_sum_of_its_parts(
    mixture_logpdf: Operation, mixture_pdf: Operation, x: Any, weights: Any, means: Any, logs: Any
) -> Claim:
    given = weights, means, scales_of(logs)
    each, size = parts(x, *given)
    total = np.logaddexp.reduce(each, axis=1)
    density = np.exp(total)
    seen = density > 1e-30
    return both(
        close(mixture_logpdf(x, *given), total, scale=size + np.abs(total), n=4),
        close(mixture_pdf(x, *given), density, scale=density * (size + 40), n=4, given=seen),
    )


@law(
    **TYPES,
    statement="a mixture of one part is that normal distribution",
    uses=("model selection",),
    x=vectors("n", low=-12.0, high=12.0, max_size=16),
    means=vectors(1, low=-5.0, high=5.0),
    logs=vectors(1, low=-1.0, high=1.0),
)
def mixture_of_one_part_is_that_part(
    mixture_logpdf: Operation,
    mixture_cdf: Operation,
    mixture_sf: Operation,
    mixture_mean: Operation,
    mixture_std: Operation,
    normal_logpdf: Operation,
    normal_cdf: Operation,
    x: Any,
    means: Any,
    logs: Any,
) -> Claim:
    given = np.ones(1, x.dtype), means, scales_of(logs)
    normal = means[0], given[2][0]
    cdf = normal_cdf(x, *normal)
    size = parts(x, *given)[1]
    upper = normal_cdf(-x, -normal[0], normal[1])
    return both(
        close(mixture_logpdf(x, *given), normal_logpdf(x, *normal), scale=size, n=4),
        close(mixture_cdf(x, *given), cdf, scale=cdf * size + 1e-30, n=4),
        close(mixture_sf(x, *given), upper, scale=upper * size + 1e-30, n=4),
        close(mixture_mean(*given), normal[0]),
        close(mixture_std(*given), normal[1]),
    )


@law(
    **TYPES,
    statement="F(b) - F(a) = ∫_{a}^{b} f(x) dx,  F(x) + S(x) = 1",
    uses=("quantiles", "calibration"),
    **PARTS,
)
def mixture_density_integrates_to_the_cdf(
    mixture_pdf: Operation,
    mixture_cdf: Operation,
    mixture_sf: Operation,
    weights: Any,
    means: Any,
    logs: Any,
) -> Claim:
    given = weights, means, scales_of(logs)
    ends = np.linspace(-8.0, 8.0, 65)
    x = (ends[:-1, None] + (NODES + 1) / 8).astype(weights.dtype)
    f = mixture_pdf(x.ravel(), *given).astype(float).reshape(x.shape)
    cdf, sf = (
        op(ends.astype(weights.dtype), *given).astype(float) for op in (mixture_cdf, mixture_sf)
    )
    areas = f @ (WEIGHTS / 8)
    return both(
        close(np.diff(cdf), areas, scale=1.0, n=8),
        close(cdf + sf, np.ones(ends.size), n=8),
    )


@law(
    **TYPES,
    statement="F(Q(p)) = p,  S(Q_{S}(p)) = p",
    uses=("prediction intervals",),
    p=vectors("n", low=0.001, high=0.999, max_size=8),
    **PARTS,
)
def mixture_quantiles_undo_the_tails(
    mixture_ppf: Operation,
    mixture_isf: Operation,
    mixture_cdf: Operation,
    mixture_sf: Operation,
    p: Any,
    weights: Any,
    means: Any,
    logs: Any,
) -> Claim:
    given = weights, means, scales_of(logs)
    share = np.clip(np.abs(p), 1e-3, 0.999).astype(p.dtype)
    low, high = mixture_ppf(share, *given), mixture_isf(share, *given)
    # an ulp of the quantile moves the tail by the density
    size = 1.0 + (np.abs(low) + np.abs(high)).astype(float) * 2.0
    return both(
        close(mixture_cdf(low, *given), share, scale=size, n=4),
        close(mixture_sf(high, *given), share, scale=size, n=4),
    )


@law(
    **TYPES,
    statement="E X = Σ w_{k} m_{k},  Var X = Σ w_{k} (s_{k}^{2} + (m_{k} - E X)^{2}) = σ^{2}",
    uses=("moment matching",),
    **PARTS,
)
def mixture_moments_are_those_of_its_parts(
    mixture_mean: Operation,
    mixture_var: Operation,
    mixture_std: Operation,
    weights: Any,
    means: Any,
    logs: Any,
) -> Claim:
    given = weights, means, scales_of(logs)
    w, m, s = (each.astype(float) for each in given)
    mean = w @ m
    var = w @ (s * s + m * m) - mean * mean * (2.0 - w.sum())
    size = 1.0 + (m * m).max() + (s * s).max()
    return both(
        close(mixture_mean(*given), mean, scale=size, n=w.size),
        close(mixture_var(*given), var, scale=size, n=w.size),
        close(float(mixture_std(*given)) ** 2, var, scale=size, n=w.size),
    )


@law(
    **TYPES,
    statement="log f(x; b) - log f(x; a) = ∫_{a}^{b} score(x; t) · dt",
    uses=("maximum likelihood", "mixture density networks"),
    **POINTS,
)
def mixture_score_is_the_gradient_of_the_log_density(
    mixture_score: Operation,
    mixture_logpdf: Operation,
    x: Any,
    weights: Any,
    means: Any,
    logs: Any,
) -> Claim:
    w = weights.astype(float) + 0.25
    start = np.stack([w / w.sum(), means.astype(float), scales_of(logs).astype(float)])
    signs = (-1.0) ** np.arange(means.size)
    far = 1.0 + (np.abs(x.astype(float)[:, None] - start[1]) / start[2]).max() ** 2 / 16.0
    way = np.stack([0.0 * signs, 0.1 * signs / far, 0.05 * signs * start[2] / far])
    way[0, 0], way[0, -1] = way[0, 0] + 0.1 * start[0, 0], way[0, -1] - 0.1 * start[0, 0]
    way[0] = 0.0 if way[0].sum() else way[0]
    area = np.zeros(x.size)
    for t, step in zip((NODES + 1) / 2, WEIGHTS / 2, strict=True):
        at = (start + t * way).astype(x.dtype)
        area += step * (mixture_score(x, *at).astype(float) * way).sum(axis=(1, 2))
    first, last = start.astype(x.dtype), (start + way).astype(x.dtype)
    moved = mixture_logpdf(x, *last).astype(float) - mixture_logpdf(x, *first).astype(float)
    size = parts(x, *first)[1] + parts(x, *last)[1]
    return close(moved, area, scale=10.0 * size, n=means.size)


@law(
    field="distributions",
    source="Dempster, Laird and Rubin 1977",
    statement="Σ_{i} ∂ log f(x_{i}) / ∂m = 0 at (w, m, s) = fit(x, 2)",
    uses=("clustering",),
    tolerance=tolerance.rounding(),
    seed=seeds(),
)
def a_mixture_fit_is_a_stationary_point(mixture_fit_of_numbers: Operation, seed: Any) -> Claim:
    generator = np.random.Generator(np.random.Philox(int(seed)))
    x = np.concatenate([generator.normal(-4, 1, 100), generator.normal(4, 2, 200)])
    w, m, s = mixture_fit_of_numbers(x, 2)
    each, _ = parts(x, w, m, s)
    shares = np.exp(each - np.logaddexp.reduce(each, axis=1)[:, None])
    slope = np.abs((shares * (x[:, None] - m) / s).mean(axis=0)).max()
    return holds(slope < 1e-3, message=f"the mean score is {slope:.2g}")


@law(
    field="distributions",
    source=PEEL,
    statement="P(X ≤ x) = Σ_{k} w_{k} Φ((x - m_{k}) / s_{k})",
    uses=("simulation",),
    tolerance=tolerance.statistical(),
    seed=seeds(),
    **PARTS,
)
def mixture_draws_follow_the_cdf(
    mixture_sample: Operation, seed: Any, weights: Any, means: Any, logs: Any
) -> Claim:
    from scipy.special import ndtr

    given = weights, means, scales_of(logs)
    x = np.asarray(mixture_sample(seed, DRAWS, *given), np.float64)
    w, m, s = (each.astype(float) for each in given)
    return follows(x, lambda t: ndtr((np.asarray(t)[..., None] - m) / s) @ (w / w.sum()))
