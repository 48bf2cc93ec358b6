"""Laws of Gaussian mixtures and of one step of expectation-maximisation.

`em_step(x, weights, means, covariances, reg_covar=0.0)` gives new weights, means and covariances,
then the log-likelihood and the responsibilities under the given ones. Means start at samples, and
covariances are multiples of one positive definite matrix of the size of the data's spread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from verify import at_most, both, close, law, tolerance, undecided, within
from verify.claim import Claim
from verify.domains import permutations, points, simplex, spd_matrices

Operation = Callable[..., Any]

DEMPSTER = "Dempster, Laird & Rubin 1977, doi:10.1111/j.2517-6161.1977.tb01600.x"
BISHOP = "Bishop 2006, Pattern Recognition and Machine Learning, section 9.2"
FORWARD = tolerance.forward()

DATA: dict[str, Any] = {
    "x": points("n", "d", spread=3.0, max_size=40),
    "weights": simplex("k", zeros=False, max_size=4),
    "shape": spd_matrices("d", cond=50, max_size=6),
    "order": permutations("n", max_size=40),
}


@dataclass(frozen=True)
class Start:
    """A mixture to start from, and how much its responsibilities magnify rounding."""

    weights: Any
    means: Any
    covariances: Any
    condition: float
    spread: float


def start(x: Any, weights: Any, shape: Any, order: Any) -> Start:
    """Weights of as many components as there are samples for, each with its mean at a sample."""
    k = min(weights.size, len(x))
    w = np.sort(weights.astype(float))[::-1][:k]
    means = x[order[:k]]
    unit = shape.astype(float) * (9.0 * len(shape) / np.trace(shape.astype(float)))
    covariances = (unit * (1 + np.arange(k)[:, None, None] / 4)).astype(x.dtype)
    shifted = x[:, None, :].astype(float) - means.astype(float)
    distances = np.einsum("nki,ij,nkj->nk", shifted, np.linalg.inv(unit), shifted)
    condition = float(np.linalg.cond(unit) * (1 + distances.max()))
    spread = float(np.abs(shifted).max()) + 1.0
    return Start((w / w.sum()).astype(x.dtype), means, covariances, condition, spread)


def run(em_step: Operation, x: Any, s: Start) -> Any:
    """One step without a ridge: weights, means, covariances, log-likelihood, responsibilities."""
    return em_step(x, s.weights, s.means, s.covariances, reg_covar=0.0)[:5]


def same(left: Any, right: Any, x: Any, s: Start) -> Claim:
    """Two steps agree in their parameters."""
    kept = right[0] > 1e-3
    size = np.abs(x).max() + s.spread
    options: dict[str, Any] = {"n": len(x), "condition": s.condition}
    return both(
        close(left[0], right[0], scale=1.0, **options),
        close(left[1][kept], right[1][kept], scale=size, **options),
        close(left[2][kept], right[2][kept], scale=s.spread**2, **options),
    )


@law(
    field="mixtures",
    statement="∑_{k} r_{ik} = 1,  0 ≤ r_{ik} ≤ 1",
    source=f"{BISHOP}, equation (9.13)",
    uses=("soft clustering",),
    tolerance=tolerance.sums(4),
    **DATA,
)
def responsibilities_sum_to_one(
    em_step: Operation, x: Any, weights: Any, shape: Any, order: Any
) -> Claim:
    shares = run(em_step, x, start(x, weights, shape, order))[4]
    return both(
        close(shares.sum(axis=1, dtype=float), np.ones(len(x)), n=shares.shape[1]),
        within(shares, 0.0, 1.0),
    )


@law(
    field="mixtures",
    statement="w_{k} = (1 / n) ∑_{i} r_{ik},  ∑_{k} w_{k} = 1",
    source=f"{BISHOP}, equation (9.26)",
    uses=("Gaussian mixtures",),
    tolerance=tolerance.sums(),
    **DATA,
)
def new_weights_are_the_mean_responsibilities(
    em_step: Operation, x: Any, weights: Any, shape: Any, order: Any
) -> Claim:
    step = run(em_step, x, start(x, weights, shape, order))
    return both(
        close(step[0], step[4].mean(axis=0, dtype=float), n=len(x)),
        close(step[0].sum(dtype=float), 1.0, n=step[0].size),
    )


@law(
    field="mixtures",
    statement="m_{k} = ∑_{i} r_{ik} x_{i} / N_{k},"
    "  C_{k} = ∑_{i} r_{ik} (x_{i} - m_{k})(x_{i} - m_{k})^{T} / N_{k}",
    source=f"{BISHOP}, equations (9.24), (9.25)",
    uses=("Gaussian mixtures",),
    tolerance=tolerance.sums(),
    **DATA,
)
def new_moments_are_those_of_the_weighed_samples(
    em_step: Operation, x: Any, weights: Any, shape: Any, order: Any
) -> Claim:
    s = start(x, weights, shape, order)
    step = run(em_step, x, s)
    shares, wide = step[4].astype(float), x.astype(float)
    kept = shares.sum(axis=0) > 1e-3
    counts = shares.sum(axis=0)[kept]
    means = shares.T[kept] @ wide / counts[:, None]
    shifted = wide - means[:, None, :]
    spreads = np.einsum("nk,kni,knj->kij", shares[:, kept] / counts, shifted, shifted)
    size = np.abs(x).max() + s.spread
    return both(
        close(step[1][kept], means, scale=size, n=len(x)),
        close(step[2][kept], spreads, scale=s.spread**2, n=len(x)),
    )


@law(
    field="mixtures",
    statement="∑_{i} log p(x_{i}; θ_{t+1}) ≥ ∑_{i} log p(x_{i}; θ_{t})",
    source=f"{DEMPSTER}, theorem 1",
    uses=("Gaussian mixtures", "expectation-maximisation"),
    tolerance=FORWARD,
    **DATA,
)
def a_step_never_lowers_the_likelihood(
    em_step: Operation, x: Any, weights: Any, shape: Any, order: Any
) -> Claim:
    s = start(x, weights, shape, order)
    first = run(em_step, x, s)
    condition = max(np.linalg.cond(c.astype(float)) for c in first[2])
    if not condition < 1e3 or first[0].min() < 1e-6:
        return undecided("a component has too few samples for a covariance")
    total = float(np.float64(first[0].sum(dtype=float)))
    w = (first[0].astype(float) / total).astype(x.dtype)
    second = em_step(x, w, first[1], first[2], reg_covar=0.0)
    before, after = float(first[3]), float(second[3])
    scale = (abs(before) + len(x)) * (s.condition + condition)
    return at_most(before, after, scale=scale, n=len(x))


@law(
    field="mixtures",
    statement="k = 1  ⟹  m = (1 / n) ∑_{i} x_{i},  C = (1 / n) ∑_{i} (x_{i} - m)(x_{i} - m)^{T}",
    source=f"{BISHOP}, section 2.3.4",
    uses=("Gaussian model", "PCA"),
    tolerance=tolerance.sums(),
    **DATA,
)
def one_component_is_the_sample_mean_and_covariance(
    em_step: Operation, x: Any, weights: Any, shape: Any, order: Any
) -> Claim:
    s = start(x, weights[:1], shape, order)
    step = run(em_step, x, s)
    wide = x.astype(float)
    mean = wide.mean(axis=0)
    covariance = (wide - mean).T @ (wide - mean) / len(x)
    size = np.abs(x).max() + s.spread
    return both(
        close(step[0], np.ones(1)),
        close(step[1][0], mean, scale=size, n=len(x)),
        close(step[2][0], covariance, scale=s.spread**2, n=len(x)),
    )


@law(
    field="mixtures",
    statement="C_{k} = C_{k}^{T},  a^{T} C_{k} a ≥ 0",
    source=f"{BISHOP}, section 2.3",
    uses=("Gaussian mixtures",),
    tolerance=tolerance.sums(),
    **DATA,
)
def new_covariances_are_symmetric_and_not_negative(
    em_step: Operation, x: Any, weights: Any, shape: Any, order: Any
) -> Claim:
    s = start(x, weights, shape, order)
    covariances = run(em_step, x, s)[2].astype(float)
    least = np.linalg.eigvalsh(covariances)[:, 0]
    turned = np.swapaxes(covariances, 1, 2)
    return both(
        close(covariances, turned, scale=s.spread**2),
        at_most(-least, np.zeros_like(least), scale=s.spread**2, n=len(x)),
    )


@law(
    field="mixtures",
    statement="∑_{i} log p(x_{i}) = ∑_{i} log ∑_{k} w_{k} |2 π C_{k}|^{-1/2}"
    " exp(-(x_{i} - m_{k})^{T} C_{k}^{-1} (x_{i} - m_{k}) / 2)",
    source=f"{BISHOP}, equation (9.14)",
    uses=("model selection",),
    tolerance=FORWARD,
    **DATA,
)
def log_likelihood_agrees_with_its_definition(
    em_step: Operation, x: Any, weights: Any, shape: Any, order: Any
) -> Claim:
    s = start(x, weights, shape, order)
    shifted = x[:, None, :].astype(float) - s.means.astype(float)
    values, vectors = np.linalg.eigh(s.covariances.astype(float))
    along = np.einsum("nki,kij->nkj", shifted, vectors)
    logs = -0.5 * (along**2 / values + np.log(2 * np.pi * values)).sum(axis=2)
    logs += np.log(s.weights.astype(float))
    total = float(np.logaddexp.reduce(logs, axis=1).sum())
    likelihood = float(run(em_step, x, s)[3])
    scale = abs(total) + x.size
    return close(likelihood, total, scale=scale, n=len(x), condition=s.condition)
