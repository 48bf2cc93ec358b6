"""Distance matrices and nearest rows against SciPy, scikit-learn and torch."""

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, WrongKernelError, agree_within, torch_peer
from benchmarks.suites import suites
from nbmath import distances

DTYPES = ("float64", "float32")
SQUARE = ((200, 16), (2000, 64), (5000, 128))
CENTRES = ((10_000, 16), (100_000, 64), (200_000, 64))
COUNT = 256
CLOSE = agree_within(float32=2e-4, float64=1e-9)
Size = tuple[int, int]


def cloud(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Positive rows, as every metric takes them."""
    return (rng.random(size).astype(dtype),)


def densities(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Probability vectors."""
    return (rng.dirichlet(np.ones(size[1]), size[0]).astype(dtype),)


def places(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Latitudes and longitudes."""
    return (rng.uniform(-1.5, 1.5, (size[0], 2)).astype(dtype),)


def centred(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Rows and centres among which the nearest are looked for."""
    x = rng.standard_normal(size).astype(dtype)
    return x, x[:COUNT] + np.asarray(0.1, dtype)


def ours(metric: str) -> Callable[..., Any]:
    """The whole matrix by our metric."""
    return lambda x: distances.pairwise(x, metric=metric)


def scipy_matrix(metric: str) -> Peer:
    """scipy.spatial.distance.cdist."""

    def load() -> Any:
        from scipy.spatial.distance import cdist

        return lambda x: cdist(x, x, metric)

    return Peer(load, needs=("scipy",))


def sklearn_matrix(metric: str) -> Peer:
    """sklearn.metrics.pairwise_distances."""

    def load() -> Any:
        from sklearn.metrics import pairwise_distances

        return lambda x: pairwise_distances(x, metric=metric)

    return Peer(load, needs=("sklearn",))


def sklearn_nearest() -> Any:
    """The arg-min of scikit-learn's fused reduction."""
    from sklearn.metrics import pairwise_distances_argmin_min

    def nearest(x: Any, centres: Any) -> Any:
        index, distance = pairwise_distances_argmin_min(x, centres)
        return index, distance.astype(x.dtype)

    return nearest


def sklearn_neighbours() -> Any:
    """Brute force, which is what scikit-learn chooses in 64 dimensions."""
    from sklearn.neighbors import NearestNeighbors

    def neighbours(x: Any, centres: Any) -> Any:
        found, index = (
            NearestNeighbors(n_neighbors=10, algorithm="brute").fit(centres).kneighbors(x)
        )
        return found.astype(x.dtype), index

    return neighbours


def torch_nearest(torch: Any) -> Any:
    """torch.cdist and its least entries."""

    def nearest(x: Any, centres: Any) -> Any:
        found = torch.cdist(x, centres).min(1)
        return found.indices, found.values

    return nearest


def torch_neighbours(torch: Any) -> Any:
    """torch.cdist and topk."""

    def neighbours(x: Any, centres: Any) -> Any:
        found = torch.cdist(x, centres).topk(10, largest=False)
        return found.values, found.indices

    return neighbours


def same_distances(at: int) -> Callable[[Any, Any], None]:
    """The distances agree; indices are free where two are equal."""

    def check(mine: Any, theirs: Any) -> None:
        left, right = np.asarray(mine[at]), np.asarray(theirs[at])
        eps = float(np.finfo(left.dtype).eps)
        if not np.allclose(left, right, rtol=3e4 * eps, atol=3e4 * eps):
            raise WrongKernelError("the distances differ from the peer's")

    return check


def traffic(size: Size, dtype: str) -> float:
    """The matrix written, the rows read."""
    return float((size[0] ** 2 + size[0] * size[1]) * np.dtype(dtype).itemsize)


def operations(size: Size, dtype: str) -> float:
    """A multiplication and an addition for each coordinate of each pair that is computed."""
    del dtype
    return float(size[0] ** 2 * size[1])


def work(size: Size) -> float:
    """Pairs times coordinates."""
    return float(size[0] ** 2 * size[1])


ORDERS = {"euclidean": 2.0, "cityblock": 1.0, "chebyshev": float("inf")}


def matrix(
    metric: str, target: Any, make: Any = cloud, *, sizes: Any = SQUARE, peers: Any = None
) -> Case:
    """All distances of a set of rows."""
    found = {"scipy": scipy_matrix(metric)} if peers is None else dict(peers)
    if metric in ORDERS:
        order = ORDERS[metric]
        found["torch"] = torch_peer(lambda torch: lambda x: torch.cdist(x, x, order))
    if metric in ("euclidean", "cityblock", "cosine", "haversine"):
        found["sklearn"] = sklearn_matrix(metric)
    return Case(
        metric,
        field="distances",
        sizes=sizes,
        dtypes=DTYPES,
        make=make,
        ours=ours(metric),
        peers=found,
        target=target,
        check=CLOSE,
        work=work,
        bytes=traffic,
        flops=operations,
    )


def search(name: str, function: Any, peers: Any, at: int) -> Case:
    """Nearest rows among 256 centres."""
    return Case(
        name,
        field="distances",
        sizes=CENTRES,
        dtypes=DTYPES,
        make=centred,
        ours=function,
        peers=peers,
        target={"sklearn": 1.2},
        check=same_distances(at),
        work=lambda size: float(size[0] * size[1]),
        flops=lambda size, dtype: 2.0 * size[0] * size[1] * COUNT,
        note="faiss is not measured: it is not installed.",
    )


FAST = {"torch": 1.3, "scipy": 4.0}
SMALL = ((200, 16), (1000, 32), (2000, 64))
CASES = (
    matrix("euclidean", FAST),
    matrix("cityblock", FAST),
    matrix("chebyshev", FAST),
    matrix("cosine", {"scipy": 4.0}),
    matrix("correlation", {"scipy": 4.0}, sizes=SMALL),
    matrix("canberra", {"scipy": 4.0}, sizes=SMALL),
    matrix("braycurtis", {"scipy": 4.0}, sizes=SMALL),
    matrix("hamming", {"scipy": 4.0}, sizes=SMALL),
    matrix("jensenshannon", {"scipy": 4.0}, densities, sizes=SMALL),
    matrix("haversine", {"sklearn": 1.0}, places, sizes=SMALL, peers={}),
    search(
        "nearest",
        distances.nearest,
        {"sklearn": Peer(sklearn_nearest, needs=("sklearn",)), "torch": torch_peer(torch_nearest)},
        1,
    ),
    search(
        "knn",
        lambda x, centres: distances.knn(x, centres, 10),
        {
            "sklearn": Peer(sklearn_neighbours, needs=("sklearn",)),
            "torch": torch_peer(torch_neighbours),
        },
        0,
    ),
)

globals().update(suites(CASES))
