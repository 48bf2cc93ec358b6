"""Distance matrices and nearest rows against SciPy, scikit-learn and torch."""

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks import distance_peers
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
    return lambda x: distances.pairwise(x, metric=metric, **distance_peers.given(metric, x))


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


ORDERS = {"euclidean": 2.0, "cityblock": 1.0, "chebyshev": float("inf"), "minkowski": 3.0}


def matrix(
    metric: str, target: Any, make: Any = cloud, *, sizes: Any = SQUARE, peers: Any = None
) -> Case:
    """All distances of a set of rows."""
    found = {"scipy": distance_peers.scipy_matrix(metric)} if peers is None else dict(peers)
    if metric in ORDERS:
        order = ORDERS[metric]
        found["torch"] = torch_peer(lambda torch: lambda x: torch.cdist(x, x, order))
    if metric in ("euclidean", "cityblock", "cosine", "haversine"):
        found["sklearn"] = distance_peers.sklearn_matrix(metric)
    return Case(
        f"pairwise {metric}",
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


def condensed(name: str, make: Any, function: Any, peers: Any, target: Any) -> Case:
    """Functions about half of a matrix, or of rows side by side."""
    return Case(
        name,
        field="distances",
        sizes=SMALL,
        dtypes=DTYPES,
        make=make,
        ours=function,
        peers=peers,
        target=target,
        check=CLOSE,
        work=work,
    )


def two_clouds(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Two sets of rows, as many as a matrix of distances has entries."""
    shape = (size[0] ** 2 // 8, size[1])
    return tuple(rng.random(shape).astype(dtype) for _ in range(2))


def half(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """The half of a matrix of distances."""
    return (rng.random(size[0] * (size[0] - 1) // 2).astype(dtype),)


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
    matrix("seuclidean", {"scipy": 4.0}, sizes=SMALL),
    matrix("mahalanobis", {"scipy": 4.0}, sizes=SMALL),
    matrix("minkowski", FAST, sizes=((100, 16), (200, 32), (500, 64))),
    matrix("jensenshannon", {"scipy": 4.0}, densities, sizes=SMALL),
    matrix("haversine", {"sklearn": 1.0}, places, sizes=SMALL, peers={}),
    condensed(
        "paired",
        two_clouds,
        distances.paired,
        {
            "sklearn": Peer(distance_peers.sklearn_paired, needs=("sklearn",)),
            "torch": torch_peer(lambda torch: torch.nn.functional.pairwise_distance),
        },
        1.0,
    ),
    condensed(
        "pdist",
        cloud,
        distances.pdist,
        {
            "scipy": distance_peers.scipy_distance("pdist"),
            "torch": torch_peer(lambda torch: torch.nn.functional.pdist),
        },
        FAST,
    ),
    condensed(
        "squareform",
        half,
        distances.squareform,
        {"scipy": distance_peers.scipy_distance("squareform")},
        1,
    ),
    search(
        "nearest",
        distances.nearest,
        {
            "sklearn": Peer(distance_peers.sklearn_nearest, needs=("sklearn",)),
            "torch": torch_peer(distance_peers.torch_nearest),
        },
        1,
    ),
    search(
        "knn",
        lambda x, centres: distances.knn(x, centres, 10),
        {
            "sklearn": Peer(distance_peers.sklearn_neighbours, needs=("sklearn",)),
            "torch": torch_peer(distance_peers.torch_neighbours),
        },
        0,
    ),
    search(
        "radius",
        lambda x, centres: (distances.radius(x, centres, 8.0).indptr.astype(x.dtype),),
        {"sklearn": Peer(distance_peers.sklearn_radius, needs=("sklearn",))},
        0,
    ),
)

globals().update(suites(CASES))
