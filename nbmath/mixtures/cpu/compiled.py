"""Mixtures inside compiled code: the doors' functions for contiguous arrays of one precision."""

from typing import Any, NamedTuple

import numpy as np
from numba import types
from numpy.typing import NDArray

from nbmath._external import external
from nbmath._targets import driver
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


@external
@driver
def expect_serial(x: Any, model: Any, centres: Any, learn: Any, results: Any) -> Any:
    """`expect` on one thread."""
    return drivers.expect(drivers.fill_chunks, x, model, centres, learn, results)


@external
@driver
def step_serial(x: Any, ridge: Any, old: Any, status: Any, results: Any) -> Any:
    """`step` on one thread."""
    return drivers.step(expect_serial, x, ridge, old, status, results)


@external
@driver
def em_step_serial(x: Any, weights: Any, means: Any, covariances: Any, ridge: Any) -> Any:
    """The public function without checks."""
    status = np.empty(weights.size, np.int64)
    results = np.empty((x.shape[0], weights.size), x.dtype), np.empty(0, x.dtype)
    likelihood, new = step_serial(x, ridge, (weights, means, covariances), status, results)
    return EMStep(new[0], new[1], new[2], likelihood, results[0], status)


@external
@driver
def fit_serial(
    x: Any, weights: Any, means: Any, covariances: Any, max_iter: Any, tol: Any, ridge: Any
) -> Any:
    """The public function without checks."""
    status = np.zeros(weights.size, np.int64)
    history = np.empty(max_iter + 1)
    old = weights, means, covariances
    settings = x, ridge, tol, old, status, history
    taken, converged, model = drivers.fit(expect_serial, step_serial, *settings)
    return MixtureFit(model[0], model[1], model[2], history[: taken + 1], converged, status)


@external
@driver
def expected_serial(x: Any, weights: Any, means: Any, covariances: Any) -> Any:
    """Responsibilities and log densities."""
    results = np.empty((x.shape[0], weights.size), x.dtype), np.empty(x.shape[0], x.dtype)
    model, _ = drivers.prepared(x, (weights, means, covariances))
    expect_serial(x, model, model[1], False, results)
    return results


def em_step(x: Any, weights: Any, means: Any, covariances: Any, reg_covar: Any = 1e-6) -> Any:
    """One step; nothing is checked."""
    if not _same_precision(x, weights, means, covariances):
        return None

    def step(x: Any, weights: Any, means: Any, covariances: Any, reg_covar: Any = 1e-6) -> Any:
        return em_step_serial(x, weights, means, covariances, float(reg_covar))

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
        start = weights.copy(), means.copy(), covariances.copy()
        return fit_serial(x, *start, int(max_iter), float(tol), float(reg_covar))

    return run


def logpdf(x: Any, weights: Any, means: Any, covariances: Any) -> Any:
    """Log densities; nothing is checked."""
    if not _same_precision(x, weights, means, covariances):
        return None

    def densities(x: Any, weights: Any, means: Any, covariances: Any) -> Any:
        return expected_serial(x, weights, means, covariances)[1]

    return densities


def responsibilities(x: Any, weights: Any, means: Any, covariances: Any) -> Any:
    """P(component | sample); nothing is checked."""
    if not _same_precision(x, weights, means, covariances):
        return None

    def shares(x: Any, weights: Any, means: Any, covariances: Any) -> Any:
        return expected_serial(x, weights, means, covariances)[0]

    return shares
