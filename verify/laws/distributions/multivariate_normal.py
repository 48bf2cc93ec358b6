"""Laws of the density of the multivariate normal distribution."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from verify import close, law, tolerance
from verify.claim import Claim
from verify.domains import orthogonal_matrices, permutations, points, spd_matrices, vectors

Operation = Callable[..., Any]

ANDERSON = "Anderson, An Introduction to Multivariate Statistical Analysis 2003"
FORWARD = tolerance.forward()

CENTRES = vectors("d", low=-3.0, high=3.0, max_size=6)
SHAPES = spd_matrices("d", cond=100, max_size=6)
GIVEN: dict[str, Any] = {
    "x": points("n", "d", spread=3.0, max_size=6),
    "mean": CENTRES,
    "shape": SHAPES,
}


@dataclass(frozen=True)
class Normal:
    """A mean, a covariance of trace d, and both in double precision with a spectrum."""

    mean: Any
    cov: Any

    @property
    def wide(self) -> Any:
        return self.mean.astype(float), self.cov.astype(float)

    @property
    def condition(self) -> float:
        """How much rounding of a point or of a parameter moves a squared distance."""
        return float(np.linalg.cond(self.wide[1]) * (1.0 + np.abs(self.mean).max(initial=0)))

    def points(self) -> Any:
        """Points of equal weights that have its mean and its covariance."""
        mean, cov = self.wide
        steps = np.sqrt(len(cov)) * np.linalg.cholesky(cov).T
        return np.concatenate([mean + steps, mean - steps]).astype(self.mean.dtype)


def normal(mean: Any, shape: Any) -> Normal:
    """With a covariance of the size of one."""
    wide = shape.astype(float)
    cov = (wide * (len(wide) / np.trace(wide))).astype(mean.dtype)
    return Normal(mean, cov)


def reference(x: Any, p: Normal) -> tuple[Any, Any]:
    """The log density by eigenvectors, and the size of what it is the sum of."""
    mean, cov = p.wide
    values, bases = np.linalg.eigh(cov)
    distance = (((x.astype(float) - mean) @ bases) ** 2 / values).sum(axis=-1)
    logs = np.log(2 * np.pi * values)
    return -0.5 * (distance + logs.sum()), 1.0 + distance + np.abs(logs).sum()


def agree(left: Any, right: Any, x: Any, *normals: Normal) -> Claim:
    """Log densities, or sums of them, at points."""
    size = sum(reference(x, p)[1] for p in normals)
    condition = max(p.condition for p in normals)
    return close(left, right, scale=size, n=x.shape[-1], condition=condition)


@law(
    field="distributions",
    statement="log f(x) = -(x - m)^{T} C^{-1} (x - m) / 2 - log det(2 π C) / 2",
    source=f"{ANDERSON}, section 2.3",
    uses=("Gaussian processes", "anomaly detection"),
    tolerance=FORWARD,
    **GIVEN,
)
def log_density_is_half_the_squared_mahalanobis_distance(
    multivariate_normal_logpdf: Operation, x: Any, mean: Any, shape: Any
) -> Claim:
    p = normal(mean, shape)
    return agree(multivariate_normal_logpdf(x, p.mean, p.cov), reference(x, p)[0], x, p)


@law(
    field="distributions",
    statement="f(x) = exp(log f(x))",
    source=f"{ANDERSON}, section 2.3",
    uses=("likelihood ratios",),
    tolerance=FORWARD,
    **GIVEN,
)
def normal_densities_are_exponentials_of_their_logarithms(
    multivariate_normal_pdf: Operation,
    multivariate_normal_logpdf: Operation,
    x: Any,
    mean: Any,
    shape: Any,
) -> Claim:
    p = normal(mean, shape)
    logs = multivariate_normal_logpdf(x, p.mean, p.cov).astype(float)
    found = multivariate_normal_pdf(x, p.mean, p.cov)
    expected = np.exp(logs)
    scale = expected * (1.0 + np.abs(logs)) + np.finfo(x.dtype).tiny
    return close(found, expected, scale=scale, condition=p.condition)


@law(
    field="distributions",
    statement="log f(x) = log f(x_{a}) + log f(x_{b} | x_{a}),"
    "  m_{b|a} = m_{b} + C_{ba} C_{aa}^{-1} (x_{a} - m_{a}),"
    "  C_{b|a} = C_{bb} - C_{ba} C_{aa}^{-1} C_{ab}",
    source=f"{ANDERSON}, theorem 2.5.1",
    uses=("Gaussian processes", "Kalman filter", "imputation"),
    tolerance=FORWARD,
    **GIVEN,
)
def joint_density_is_marginal_times_conditional(
    multivariate_normal_logpdf: Operation, x: Any, mean: Any, shape: Any
) -> Claim:
    p = normal(mean, shape)
    joint = multivariate_normal_logpdf(x, p.mean, p.cov)
    m, c = p.wide
    a = (len(m) + 1) // 2
    if a == len(m):
        return agree(joint, reference(x, p)[0], x, p)
    gain = np.linalg.solve(c[:a, :a], c[:a, a:]).T
    schur = c[a:, a:] - gain @ c[:a, a:]
    rest = x[:, a:].astype(float) - (m[a:] + (x[:, :a].astype(float) - m[:a]) @ gain.T)
    inner = Normal(p.mean[:a].copy(), np.ascontiguousarray(p.cov[:a, :a]))
    schur = ((schur + schur.T) / 2).astype(x.dtype)
    outer = Normal(np.zeros(len(m) - a, x.dtype), schur)
    parts = [
        multivariate_normal_logpdf(np.ascontiguousarray(x[:, :a]), inner.mean, inner.cov),
        multivariate_normal_logpdf(rest.astype(x.dtype), outer.mean, outer.cov),
    ]
    return agree(joint, sum(part.astype(float) for part in parts), x, p, p)


@law(
    field="distributions",
    statement="Y = s Q X + b  ⟹  log f_{Y}(s Q x + b) = log f_{X}(x) - d log s,  Q^{T} Q = 1",
    source=f"{ANDERSON}, theorem 2.4.1",
    uses=("whitening", "normalising flows"),
    tolerance=FORWARD,
    **GIVEN,
    turn=orthogonal_matrices("d", max_size=6),
)
def log_density_follows_an_affine_map(
    multivariate_normal_logpdf: Operation, x: Any, mean: Any, shape: Any, turn: Any
) -> Claim:
    p = normal(mean, shape)
    before = multivariate_normal_logpdf(x, p.mean, p.cov)
    m, c = p.wide
    q = 2.0 * turn.astype(float)
    cov = q @ c @ q.T
    moved = Normal((m @ q.T + 1.0).astype(x.dtype), ((cov + cov.T) / 2).astype(x.dtype))
    y = (x.astype(float) @ q.T + 1.0).astype(x.dtype)
    after = multivariate_normal_logpdf(y, moved.mean, moved.cov)
    jacobian = len(m) * np.log(2.0)
    size = reference(x, p)[1] * (1.0 + np.abs(x.astype(float)).max(initial=0))
    return close(
        after.astype(float) + jacobian, before, scale=size, n=len(m), condition=2 * p.condition
    )


@law(
    field="distributions",
    statement="f(P x; P m, P C P^{T}) = f(x; m, C) for permutations P",
    source=f"{ANDERSON}, theorem 2.4.1",
    uses=("feature order",),
    tolerance=FORWARD,
    **GIVEN,
    order=permutations("d", max_size=6),
)
def log_density_ignores_the_order_of_coordinates(
    multivariate_normal_logpdf: Operation, x: Any, mean: Any, shape: Any, order: Any
) -> Claim:
    p = normal(mean, shape)
    other = p.mean[order], np.ascontiguousarray(p.cov[np.ix_(order, order)])
    turned = multivariate_normal_logpdf(np.ascontiguousarray(x[:, order]), *other)
    return agree(turned, multivariate_normal_logpdf(x, p.mean, p.cov), x, p)


@law(
    field="distributions",
    statement="∬ f(x) dx = 1",
    source="Kolmogorov, Grundbegriffe der Wahrscheinlichkeitsrechnung, 1933",
    uses=("normalisation",),
    tolerance=FORWARD,
    mean=vectors(2, low=-3.0, high=3.0),
    shape=spd_matrices(2, cond=100),
)
def density_of_two_normal_coordinates_integrates_to_one(
    multivariate_normal_pdf: Operation, mean: Any, shape: Any
) -> Claim:
    p = normal(mean, shape)
    m, c = p.wide
    ticks = np.arange(-17, 18) / 2.0  # the trapezoidal rule, exact to 1e-17 for a normal density
    grid = np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 2)
    root = np.linalg.cholesky(c)
    found = multivariate_normal_pdf((m + grid @ root.T).astype(mean.dtype), p.mean, p.cov)
    total = found.sum(dtype=float) * np.linalg.det(root) / 4.0
    return close(total, 1.0, n=2, condition=p.condition)
