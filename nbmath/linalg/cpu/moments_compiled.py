"""Covariances inside `@njit`: what the overloads of the door return."""

from typing import Any, NamedTuple

import numpy as np
from numba import extending, types

from nbmath._external import external
from nbmath.linalg.cpu import moments_large
from nbmath.linalg.cpu.reading import precision

covariance_matrix = external(moments_large.covariance_matrix)
correlation_matrix = external(moments_large.correlation_matrix)
shrunk_matrix = external(moments_large.shrunk_matrix)
shrink_matrix = external(moments_large.shrink_matrix)
LEDOIT_WOLF, OAS = moments_large.LEDOIT_WOLF, moments_large.OAS


class ShrunkResult(NamedTuple):
    """What `ledoit_wolf` and `oas` return: the covariance, and by how much it is shrunk."""

    covariance: Any
    shrinkage: Any


def _matrix(x: Any) -> Any:
    dtype = precision(x)
    return dtype if dtype is not None and x.ndim == 2 else None


def _observing(x: Any) -> Any:
    """The dtype of a result, and what puts observations in rows; None for what has neither."""
    dtype = precision(x)
    if dtype is None or x.ndim not in (1, 2):
        return None, None

    @extending.register_jitable
    def variable(x: Any, rowvar: Any) -> Any:
        rows = np.empty((x.size, 1), dtype)
        rows[:, 0] = x
        return rows

    @extending.register_jitable
    def variables(x: Any, rowvar: Any) -> Any:
        rows = np.empty((x.shape[1], x.shape[0]) if rowvar else (x.shape[0], x.shape[1]), dtype)
        rows[:] = x.T if rowvar else x
        return rows

    return dtype, variable if x.ndim == 1 else variables


def _absent(argument: Any) -> bool:
    return getattr(argument, "value", argument) is None or isinstance(argument, types.NoneType)


def _weighing(argument: Any) -> Any:
    """A function that multiplies weights by an argument, if there is one; None for what is none."""
    if _absent(argument):
        return extending.register_jitable(lambda weights, given: True)
    if precision(argument) is None or argument.ndim != 1:
        return None

    @extending.register_jitable
    def weigh(weights: Any, given: Any) -> Any:
        """Whether they are weights: as many as observations, none of them negative."""
        fit = given.size == weights.size
        for i in range(weights.size if fit else 0):
            fit &= given[i] >= 0 and given[i] < np.inf
            weights[i] *= given[i]
        return fit

    return weigh


def covariance(
    x: Any, rowvar: Any = True, ddof: Any = 1, fweights: Any = None, aweights: Any = None
) -> Any:
    """The overload of `nbmath.linalg.covariance`."""
    dtype, observations = _observing(x)
    repeated, important = _weighing(fweights), _weighing(aweights)
    if dtype is None or repeated is None or important is None:
        return None
    alike = _absent(fweights) and _absent(aweights)

    def compiled(
        x: Any, rowvar: Any = True, ddof: Any = 1, fweights: Any = None, aweights: Any = None
    ) -> Any:
        rows = observations(x, rowvar)
        n, d = rows.shape
        out, weights, share = np.empty((d, d), dtype), np.ones(n), np.ones(n)
        fit = repeated(weights, fweights) and important(share, aweights)
        total, squares = 0.0, 0.0
        for i in range(n):
            weights[i] *= share[i]
            total += weights[i]
            squares += weights[i] * share[i]
        mean = squares / total if total > 0.0 else 0.0
        divisor = max(total - float(ddof) * mean, 0.0) if fit else 0.0
        covariance_matrix(rows, weights[: 0 if alike else n].astype(dtype), divisor, out)
        return out

    return compiled


def correlation(x: Any, rowvar: Any = True) -> Any:
    """The overload of `nbmath.linalg.correlation`."""
    dtype, observations = _observing(x)
    if dtype is None:
        return None

    def compiled(x: Any, rowvar: Any = True) -> Any:
        rows = observations(x, rowvar)
        out = np.empty((rows.shape[1], rows.shape[1]), dtype)
        covariance_matrix(rows, np.empty(0, dtype), float(rows.shape[0]), out)
        correlation_matrix(out)
        return out

    return compiled


def ledoit_wolf(x: Any, assume_centered: Any = False) -> Any:
    """The overload of `nbmath.linalg.ledoit_wolf`."""
    dtype = _matrix(x)
    if dtype is None:
        return None

    def compiled(x: Any, assume_centered: Any = False) -> Any:
        rows = np.ascontiguousarray(x).astype(dtype)
        out = np.full((x.shape[1], x.shape[1]), np.nan, dtype)
        share = shrunk_matrix(rows, bool(assume_centered), LEDOIT_WOLF, out)
        return ShrunkResult(out, share)

    return compiled


def oas(x: Any, assume_centered: Any = False) -> Any:
    """The overload of `nbmath.linalg.oas`."""
    dtype = _matrix(x)
    if dtype is None:
        return None

    def compiled(x: Any, assume_centered: Any = False) -> Any:
        rows = np.ascontiguousarray(x).astype(dtype)
        out = np.full((x.shape[1], x.shape[1]), np.nan, dtype)
        share = shrunk_matrix(rows, bool(assume_centered), OAS, out)
        return ShrunkResult(out, share)

    return compiled


def shrunk_covariance(c: Any, shrinkage: Any = 0.1) -> Any:
    """The overload of `nbmath.linalg.shrunk_covariance`."""
    dtype = _matrix(c)
    if dtype is None:
        return None

    def compiled(c: Any, shrinkage: Any = 0.1) -> Any:
        found = np.ascontiguousarray(c).astype(dtype)
        if found.shape[0] != found.shape[1]:
            found[:] = np.nan
        elif found.size > 0:
            shrink_matrix(found, float(shrinkage))
        return found

    return compiled
