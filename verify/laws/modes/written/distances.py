"""Distances as they are written: one pair of rows after another."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target, Written, precision


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the field on a target."""
    field = Written("distances", target)

    def distance(x: Any, y: Any, metric: str, parameters: Any) -> Any:
        rows = (x, y)
        if metric == "wasserstein":
            rows = (np.sort(x), np.sort(y)) if "positions" not in parameters else rows
            metric += "_histogram" if "positions" in parameters else ""
        formula = field.formula(metric, precision((x, y)))
        return formula(*map(field.given, rows), *map(field.given, _flat(x, parameters)))

    def pairwise(x: Any, y: Any = None, metric: str = "euclidean", **parameters: Any) -> Any:
        others = x if y is None else y
        if not len(x) or not len(others):
            return np.empty((len(x), len(others)), x.dtype)
        return np.array(
            [[field.done(distance(u, v, metric, parameters), x.dtype) for v in others] for u in x]
        )

    def paired(x: Any, y: Any, metric: str = "euclidean", **parameters: Any) -> Any:
        both = zip(x, y, strict=True)
        return np.array([pairwise(u[None], v[None], metric, **parameters)[0, 0] for u, v in both])

    def pdist(x: Any, metric: str = "euclidean", **parameters: Any) -> Any:
        upper = np.triu_indices(len(x), 1)
        return np.asarray(pairwise(x, None, metric, **parameters)[upper])

    return {"pairwise": pairwise, "paired": paired, "pdist": pdist}


def _flat(x: Any, parameters: Mapping[str, Any]) -> tuple[Any, ...]:
    """Parameters as the formulas read them: an array in the precision of the rows, or none."""
    match tuple(parameters):
        case ():
            return ()
        case ("p",):
            flat = np.r_[parameters["p"], np.ones(x.size)]
        case ("V",):
            flat = 1.0 / np.asarray(parameters["V"], np.float64)
        case ("VI",):
            flat = np.linalg.cholesky(np.asarray(parameters["VI"], np.float64)).T.ravel()
        case ("positions",):
            points = np.asarray(parameters["positions"], np.float64)
            flat = np.diff(points, append=points[-1:])
        case names:
            raise NotImplementedError(f"no law gives {names} together")
    return (flat.astype(x.dtype),)
