"""Laws of random vectors and matrices: spheres, balls, normal vectors, Wishart matrices."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, follows, law, tolerance, within
from verify.claim import Claim
from verify.domains import choices, integers, seeds
from verify.laws.rows import ROWS
from verify.laws.samplers import COUNTED, gamma_cdf

Operation = Callable[..., Any]

MULLER = "Muller, Communications of the ACM 2, 1959"
COVARIANCES = (
    ((4.0,),),
    ((2.0, 1.0), (1.0, 3.0)),
    ((1.0, 1.0), (1.0, 1.0)),
    ((2.0, 1.0, 0.5), (1.0, 3.0, -1.0), (0.5, -1.0, 1.5)),
    ((1e6, 0.0, 0.0), (0.0, 1.0, 0.9), (0.0, 0.9, 1.0)),
)


def direction(n: int, which: int) -> Any:
    """An axis, or the diagonal, with alternating signs."""
    signs = (-1.0) ** np.arange(n)
    return np.eye(n)[which % n] if which % 2 else signs / np.sqrt(n)


def coordinate_cdf(t: Any, dimension: int) -> Any:
    """The distribution function of a coordinate of a point on the sphere."""
    from scipy.special import betainc

    half = (dimension - 1) / 2
    return betainc(half, half, np.clip((t + 1) / 2, 0.0, 1.0))


@law(
    field="random",
    statement="‖X‖ = 1, and P(X · v ≤ t) = I_{(t + 1) / 2}((d - 1) / 2, (d - 1) / 2) for ‖v‖ = 1",
    source=MULLER,
    uses=("random projections", "initial directions"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
    dimension=choices(2, 3, 4, 17),
    which=integers(0, 3),
)
def points_of_the_sphere_are_everywhere_alike(
    random_unit_sphere: Operation, seed: Any, dimension: Any, which: Any
) -> Claim:
    x = random_unit_sphere(seed, int(dimension), ROWS)
    wide, d = np.asarray(x, np.float64), int(dimension)
    lengths = np.abs((wide * wide).sum(axis=1) - 1.0) / np.finfo(x.dtype).eps
    seen = wide @ direction(d, int(which))
    return both(within(lengths, 0.0, 4.0 + d), follows(seen, lambda t: coordinate_cdf(t, d)))


@law(
    field="random",
    statement="P(‖X‖ ≤ r) = r^{d}, and X / ‖X‖ is everywhere alike",
    source=MULLER,
    uses=("rejection sampling", "robustness to perturbations"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
    dimension=choices(1, 2, 3, 17),
    which=integers(0, 3),
)
def points_of_the_ball_are_everywhere_alike(
    random_unit_ball: Operation, seed: Any, dimension: Any, which: Any
) -> Claim:
    d = int(dimension)
    wide = np.asarray(random_unit_ball(seed, d, ROWS), np.float64)
    lengths = np.sqrt((wide * wide).sum(axis=1))
    seen = (wide / lengths[:, None]) @ direction(d, int(which))
    alike = follows(seen, lambda t: coordinate_cdf(t, d), given=d > 1)
    return both(follows(lengths, lambda r: np.clip(r, 0.0, 1.0) ** d), alike)


@law(
    field="random",
    statement="v · X is normal with the mean v · μ and the variance v · Σ v",
    source="Devroye, Non-Uniform Random Variate Generation, 1986, section XI.2",
    uses=("Gaussian processes", "Kalman filters", "latent variables"),
    tolerance=tolerance.statistical(),
    seed=seeds(),
    cov=choices(*COVARIANCES),
    which=integers(0, 3),
)
def normal_vectors_have_their_mean_and_covariance(
    random_multivariate_normal: Operation, seed: Any, cov: Any, which: Any
) -> Claim:
    from scipy.special import ndtr

    cov = np.array(cov)
    mean, v = np.arange(1.0, len(cov) + 1), direction(len(cov), int(which))
    spread = np.sqrt(v @ cov @ v)
    x = np.asarray(random_multivariate_normal(seed, mean, cov, ROWS), np.float64)
    seen = x @ v - mean @ v
    return follows(seen / max(spread, 1e-9), ndtr, given=bool(spread > 1e-9))


@law(
    field="random",
    statement="v · W v / v · Σ v is chi-square with ν, and v · Σ⁻¹ v / v · W⁻¹ v with ν - n + 1",
    source="Muirhead, Aspects of Multivariate Statistical Theory, 1982, theorems 3.2.5 and 3.2.11",
    uses=("priors of precision matrices",),
    tolerance=tolerance.statistical(),
    dtypes=COUNTED,
    seed=seeds(),
    df=choices(3.5, 5.0, 30.0),  # fewer give matrices that are singular to rounding
    cov=choices(*(c for c in COVARIANCES if np.linalg.matrix_rank(np.array(c)) == len(c))),
    which=integers(0, 3),
)
def wishart_matrices_have_chi_square_forms(
    random_wishart: Operation, seed: Any, df: Any, cov: Any, which: Any
) -> Claim:
    cov = np.array(cov)
    n, df = len(cov), float(df)
    v = direction(n, int(which))
    w = np.asarray(random_wishart(seed, df, cov, ROWS // 2))
    forms = (w @ v) @ v / (v @ cov @ v) / 2
    inverse = np.linalg.solve(cov, v) @ v / (np.linalg.solve(w, v[None, :, None])[..., 0] @ v) / 2
    left = df - n + 1
    return both(
        within(np.abs(w - np.swapaxes(w, 1, 2)), 0.0, 0.0),
        follows(forms, lambda x: gamma_cdf(x, df / 2)),
        follows(inverse, lambda x: gamma_cdf(x, left / 2)),
    )
