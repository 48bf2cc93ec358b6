"""Expectation-maximisation for Gaussian mixtures with full covariances, against scikit-learn."""

import warnings
from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, agree_within
from benchmarks.suites import suites
from nbmath import mixtures

SIZES = ((5_000, 8, 8), (50_000, 8, 8), (100_000, 32, 16))
STEPS = 5


def start(size: tuple[int, int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Clusters around random centres; weights, means and covariances to start from."""
    n, d, components = size
    centres = 3 * rng.standard_normal((components, d))
    x = (rng.standard_normal((n, d)) + centres[rng.integers(0, components, n)]).astype(dtype)
    covariances = np.stack([np.cov(x.T)] * components).astype(dtype)
    weights = np.full(components, 1 / components, dtype)
    return x, weights, x[:components].copy(), covariances


def ours(x: Any, weights: Any, means: Any, covariances: Any) -> Any:
    """A fit of some steps, whatever the likelihood does."""
    options: dict[str, Any] = {"weights": weights, "covariances": covariances}
    return mixtures.fit(x, means, max_iter=STEPS, tol=0.0, **options)[:3]


def scikit_learn() -> Any:
    """The same start, the same number of steps."""
    from sklearn.mixture import GaussianMixture

    def fit(x: Any, weights: Any, means: Any, covariances: Any) -> Any:
        model = GaussianMixture(
            weights.size,
            weights_init=weights,
            means_init=means,
            precisions_init=np.linalg.inv(covariances),
            init_params="random_from_data",
            max_iter=STEPS,
            tol=0.0,
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model.fit(x)
        return model.weights_, model.means_, model.covariances_

    return fit


def flops(size: tuple[int, int, int], dtype: str) -> float:
    """A triangular solve and half of an outer product for each sample and component and step."""
    n, d, components = size
    return 2.0 * STEPS * n * components * d * (d + 1)


def work(size: tuple[int, int, int]) -> float:
    """Samples times components times squared dimensions."""
    return float(size[0] * size[2] * size[1] ** 2)


CASES = (
    Case(
        "gaussian_mixture",
        field="mixtures",
        sizes=SIZES,
        dtypes=("float32", "float64"),
        make=start,
        ours=ours,
        peers={"scikit-learn": Peer(scikit_learn, needs=("sklearn",))},
        target=3.0,
        check=agree_within(2e-3, 1e-9),
        work=work,
        flops=flops,
        note="Five steps from the same start; both also compute the final densities.",
    ),
)

globals().update(suites(CASES))
