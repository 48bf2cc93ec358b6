"""What SciPy, scikit-learn and torch are asked for distances and nearest rows."""

from typing import Any

import numpy as np

from benchmarks.common import Peer


def given(metric: str, x: Any) -> dict[str, Any]:
    """The parameters of a metric."""
    d = x.shape[1]
    parameters: dict[str, dict[str, Any]] = {
        "minkowski": {"p": 3.0},
        "seuclidean": {"V": 1.0 + np.arange(d) % 3},
        "mahalanobis": {"VI": np.eye(d) + 0.5 * np.eye(d, k=1) + 0.5 * np.eye(d, k=-1)},
    }
    return parameters.get(metric, {})


def scipy_matrix(metric: str) -> Peer:
    """scipy.spatial.distance.cdist."""

    def load() -> Any:
        from scipy.spatial.distance import cdist

        return lambda x: cdist(x, x, metric, **given(metric, x))

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


def sklearn_radius() -> Any:
    """Brute force; the number of neighbours of each row, as bounds of runs."""
    from sklearn.neighbors import NearestNeighbors

    def neighbours(x: Any, centres: Any) -> Any:
        found = NearestNeighbors(radius=8.0, algorithm="brute").fit(centres).radius_neighbors(x)
        return (np.cumsum([0, *map(len, found[1])]).astype(x.dtype),)

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


def scipy_distance(name: str) -> Peer:
    """A function of scipy.spatial.distance."""

    def load() -> Any:
        from scipy.spatial import distance

        return getattr(distance, name)

    return Peer(load, needs=("scipy",))


def sklearn_paired() -> Any:
    """Euclidean distances of rows side by side."""
    from sklearn.metrics.pairwise import paired_distances

    return paired_distances
