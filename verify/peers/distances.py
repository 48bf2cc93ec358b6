"""Distances of rows."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.peers.tensors import on_tensors

Operations = dict[str, Callable[..., Any]]


def scipy() -> Operations:
    """scipy.spatial: distances in float64, whatever is given; trees for the euclidean distance."""
    from scipy.spatial import KDTree, distance

    known = frozenset(name for name in vars(distance) if not name.startswith("_"))

    def check(metric: str) -> None:
        if metric not in known:
            raise NotImplementedError(f"SciPy has no metric {metric}")

    def pairwise(x: Any, y: Any = None, metric: str = "euclidean", **parameters: Any) -> Any:
        check(metric)
        with np.errstate(all="ignore"):
            return distance.cdist(x, x if y is None else y, metric, **parameters).astype(x.dtype)

    def pdist(x: Any, metric: str = "euclidean", **parameters: Any) -> Any:
        check(metric)
        with np.errstate(all="ignore"):
            return distance.pdist(x, metric, **parameters).astype(x.dtype)

    def knn(x: Any, y: Any, k: int, metric: str = "euclidean") -> Any:
        if metric != "euclidean":
            raise NotImplementedError("SciPy's trees know Minkowski's distances alone")
        distances, indices = KDTree(y).query(x, np.arange(1, int(k) + 1))
        return distances.astype(x.dtype), indices

    return {"pairwise": pairwise, "pdist": pdist, "squareform": distance.squareform, "knn": knn}


def torch() -> Operations:
    """torch.cdist and its relatives."""
    import torch as library

    orders = {"euclidean": 2.0, "cityblock": 1.0, "chebyshev": float("inf")}

    def order(metric: str, p: float) -> float:
        if metric == "minkowski":
            return float(p)
        if metric not in orders:
            raise NotImplementedError(f"torch.cdist has no metric {metric}")
        return orders[metric]

    def pairwise(x: Any, y: Any = None, metric: str = "euclidean", p: float = 2.0) -> Any:
        return library.cdist(x, x if y is None else y, order(metric, p))

    def pdist(x: Any, metric: str = "euclidean", p: float = 2.0) -> Any:
        return library.pdist(x, order(metric, p))

    return {"pairwise": on_tensors(pairwise), "pdist": on_tensors(pdist)}
