"""Mixtures inside compiled code: the doors' functions for contiguous arrays of one precision."""

from typing import Any, NamedTuple

import numpy as np
from numba import types
from numpy.typing import NDArray

from nbmath.mixtures import cpu as drivers

Array = NDArray[Any]


class EMStep(NamedTuple):
    """What `em_step` returns: new parameters, and what the old ones say of the samples."""

    weights: Array
    means: Array
    covariances: Array
    log_likelihood: float
    responsibilities: Array
    status: Array


class MixtureFit(NamedTuple):
    """What `fit` returns: the parameters, and how they were reached."""

    weights: Array
    means: Array
    covariances: Array
    log_likelihood: Array
    converged: bool
    status: Array


def _same_precision(*kinds: Any) -> bool:
    arrays = all(isinstance(kind, types.Array) for kind in kinds)
    return arrays and len({kind.dtype for kind in kinds}) == 1


def em_step(x: Any, weights: Any, means: Any, covariances: Any, reg_covar: Any = 1e-6) -> Any:
    """One step; nothing is checked."""
    if not _same_precision(x, weights, means, covariances):
        return None

    def step(x: Any, weights: Any, means: Any, covariances: Any, reg_covar: Any = 1e-6) -> Any:
        w, m, c = np.empty_like(weights), np.empty_like(means), np.empty_like(covariances)
        status = np.empty(w.size, np.int64)
        results = np.empty((x.shape[0], w.size), x.dtype), np.empty(0, x.dtype)
        old = weights, means, covariances
        fill = drivers.fill_chunks
        likelihood = drivers.step(fill, x, reg_covar, old, (w, m, c), status, results)
        return EMStep(w, m, c, likelihood, results[0], status)

    return step


def fit(
    x: Any,
    means: Any,
    weights: Any = None,
    covariances: Any = None,
    max_iter: Any = 100,
    tol: Any = 1e-3,
    reg_covar: Any = 1e-6,
) -> Any:
    """A fit; starting weights and covariances are to be given, and nothing is checked."""
    if not _same_precision(x, weights, means, covariances):
        return None

    def run(
        x: Any,
        means: Any,
        weights: Any = None,
        covariances: Any = None,
        max_iter: Any = 100,
        tol: Any = 1e-3,
        reg_covar: Any = 1e-6,
    ) -> Any:
        old = weights.copy(), means.copy(), covariances.copy()
        new = np.empty_like(weights), np.empty_like(means), np.empty_like(covariances)
        status = np.zeros(weights.size, np.int64)
        history = np.empty(max_iter + 1)
        fill = drivers.fill_chunks
        taken, converged = drivers.fit(fill, x, reg_covar, tol, old, new, status, history)
        return MixtureFit(old[0], old[1], old[2], history[: taken + 1], converged, status)

    return run


def logpdf(x: Any, weights: Any, means: Any, covariances: Any) -> Any:
    """Log densities; nothing is checked."""
    if not _same_precision(x, weights, means, covariances):
        return None

    def densities(x: Any, weights: Any, means: Any, covariances: Any) -> Any:
        results = np.empty((0, 0), x.dtype), np.empty(x.shape[0], x.dtype)
        model, _ = drivers.prepared(x, (weights, means, covariances))
        drivers.expect(drivers.fill_chunks, x, model, model[1], False, results)
        return results[1]

    return densities


def responsibilities(x: Any, weights: Any, means: Any, covariances: Any) -> Any:
    """P(component | sample); nothing is checked."""
    if not _same_precision(x, weights, means, covariances):
        return None

    def shares(x: Any, weights: Any, means: Any, covariances: Any) -> Any:
        results = np.empty((x.shape[0], weights.size), x.dtype), np.empty(0, x.dtype)
        model, _ = drivers.prepared(x, (weights, means, covariances))
        drivers.expect(drivers.fill_chunks, x, model, model[1], False, results)
        return results[0]

    return shares
