"""Covariances, correlations and shrinkage."""

import dataclasses
from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, agree_within, jax_peer, torch_peer
from benchmarks.linalg.shared import DTYPES, Size, numpy_peer
from nbmath import linalg

SIZES = ((1_000, 8), (100_000, 20), (10_000, 128))


def observations(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Rows of observations."""
    return ((rng.standard_normal(size) + 1).astype(dtype),)


def sklearn_peer(name: str) -> Peer:
    """A function of sklearn.covariance."""

    def load() -> Any:
        import sklearn.covariance

        return getattr(sklearn.covariance, name)

    return Peer(load, needs=("sklearn",))


NEAR = agree_within(float32=1e-3, float64=1e-10)


def same_shrinkage(ours: Any, theirs: Any) -> None:
    """Raise unless the covariances agree and, in float64, how much they are shrunk.

    scikit-learn's share is a quotient of two differences: of 100000 observations in float32 it has
    no more than one digit.
    """
    if ours.covariance.dtype == np.float64:
        NEAR(ours, theirs)
    else:
        NEAR(ours.covariance, theirs[0])


def case(name: str, ours: Any, peers: Any, check: Any = NEAR) -> Case:
    """A function of observations."""
    return Case(
        name,
        field="linalg",
        sizes=SIZES,
        dtypes=DTYPES,
        make=observations,
        ours=ours,
        peers=peers,
        target=2.0,
        check=check,
        flops=lambda size, dtype: float(size[0] * size[1] * (size[1] + 4)),
        work=lambda size: float(size[0] * size[1] ** 2),
    )


def shrunk(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """A covariance."""
    (x,) = observations(size, dtype, rng)
    return (np.cov(x, rowvar=False, dtype=x.dtype),)


COVARIANCE = {
    "numpy": numpy_peer(lambda _: lambda x: np.cov(x, rowvar=False, dtype=x.dtype)),
    "torch": torch_peer(lambda torch: lambda x: torch.cov(x.T)),
    "jax": jax_peer(lambda jax: lambda x: jax.numpy.cov(x, rowvar=False)),
}
CORRELATION = {
    "numpy": numpy_peer(lambda _: lambda x: np.corrcoef(x, rowvar=False, dtype=x.dtype)),
    "torch": torch_peer(lambda torch: lambda x: torch.corrcoef(x.T)),
    "jax": jax_peer(lambda jax: lambda x: jax.numpy.corrcoef(x, rowvar=False)),
}
CASES = (
    case("covariance", lambda x: linalg.covariance(x, rowvar=False), COVARIANCE),
    case("correlation", lambda x: linalg.correlation(x, rowvar=False), CORRELATION),
    case(
        "ledoit_wolf", linalg.ledoit_wolf, {"sklearn": sklearn_peer("ledoit_wolf")}, same_shrinkage
    ),
    dataclasses.replace(
        case(
            "shrunk_covariance",
            linalg.shrunk_covariance,
            {"sklearn": sklearn_peer("shrunk_covariance")},
        ),
        make=shrunk,
        target=1.0,
        flops=None,
        work=lambda size: float(size[1] ** 2),
    ),
    case("oas", linalg.oas, {"sklearn": sklearn_peer("oas")}, same_shrinkage),
)
