"""Distances inside `@njit` functions, one for each metric that is asked for."""

import functools
from collections.abc import Callable
from typing import Any

from nbmath import distances
from verify.laws.modes.compiled import user

Function = Callable[..., Any]


@functools.cache
def _pairwise(metric: str, given: tuple[str, ...]) -> Function:
    match given:
        case ():
            return user(lambda x, y: distances.pairwise(x, y, metric))  # type: ignore[no-any-return]  # Numba's
        case ("p",):
            return user(lambda x, y, p: distances.pairwise(x, y, metric, p=p))  # type: ignore[no-any-return]  # Numba's
        case ("V",):
            return user(lambda x, y, V: distances.pairwise(x, y, metric, V=V))  # type: ignore[no-any-return]  # Numba's
        case ("VI",):
            return user(lambda x, y, VI: distances.pairwise(x, y, metric, VI=VI))  # type: ignore[no-any-return]  # Numba's
        case ("positions",):
            return user(lambda x, y, at: distances.pairwise(x, y, metric, positions=at))  # type: ignore[no-any-return]  # Numba's
    raise NotImplementedError(f"no law gives {given} together")


@functools.cache
def _of_one(metric: str) -> dict[str, Function]:
    return {
        "own": user(lambda x: distances.pairwise(x, metric=metric)),
        "paired": user(lambda x, y: distances.paired(x, y, metric)),
        "pdist": user(lambda x: distances.pdist(x, metric)),
        "nearest": user(lambda x, centres: distances.nearest(x, centres, metric)),
        "knn": user(lambda x, y, k: distances.knn(x, y, k, metric)),
        "radius": user(lambda x, y, r: distances.radius(x, y, r, metric)),
    }


@user
def squareform(x: Any) -> Any:
    return distances.squareform(x)


def pairwise(x: Any, y: Any = None, metric: str = "euclidean", **parameters: Any) -> Any:
    """The metric is chosen outside, where it is known when the code is compiled."""
    if y is None:
        return _of_one(metric)["own"](x)
    return _pairwise(metric, tuple(parameters))(x, y, *parameters.values())


def paired(x: Any, y: Any, metric: str = "euclidean") -> Any:
    """Likewise."""
    return _of_one(metric)["paired"](x, y)


def pdist(x: Any, metric: str = "euclidean") -> Any:
    """Likewise."""
    return _of_one(metric)["pdist"](x)


def nearest(x: Any, centres: Any, metric: str = "euclidean") -> Any:
    """Likewise."""
    return _of_one(metric)["nearest"](x, centres)


def knn(x: Any, y: Any, k: int, metric: str = "euclidean") -> Any:
    """Likewise."""
    return _of_one(metric)["knn"](x, y, int(k))


def radius(x: Any, y: Any, r: float, metric: str = "euclidean") -> Any:
    """Likewise."""
    return _of_one(metric)["radius"](x, y, r)


OPERATIONS = {
    "pairwise": pairwise,
    "paired": paired,
    "pdist": pdist,
    "squareform": squareform,
    "nearest": nearest,
    "knn": knn,
    "radius": radius,
}
