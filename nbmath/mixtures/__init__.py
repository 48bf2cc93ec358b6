"""Gaussian mixtures with full covariances, fitted by expectation-maximisation.

    p(x) = sum_k w_k N(x; m_k, C_k)

Inside `@njit` code the same names take C-contiguous arrays of one precision, without checks.
"""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._door import Status
from nbmath._targets import overload
from nbmath.mixtures import cpu as _cpu
from nbmath.mixtures.cpu import compiled as _compiled
from nbmath.mixtures.cpu.compiled import EMStep, MixtureFit

__all__ = ["em_step", "fit", "logpdf", "responsibilities"]

Array = NDArray[Any]
Model = tuple[Array, Array, Array]

PARALLEL_FROM = 1 << 16
"""Numbers in x times components, from which a pass is shared among threads."""


def em_step(
    x: ArrayLike,
    weights: ArrayLike,
    means: ArrayLike,
    covariances: ArrayLike,
    *,
    reg_covar: float = 1e-6,
) -> EMStep:
    """One step of expectation-maximisation for a Gaussian mixture.

        r_ik = w_k N(x_i; m_k, C_k) / p(x_i),    N_k = sum_i r_ik
        w_k = N_k / n,   m_k = sum_i r_ik x_i / N_k,
        C_k = sum_i r_ik (x_i - m_k)(x_i - m_k)' / N_k + reg_covar I

    Parameters:
        x: Samples, shape (n, d), finite.
        weights: w, shape (components,); non-negative, sums to one.
        means: m, shape (components, d).
        covariances: C, shape (components, d, d); positive definite, the lower triangles are read.
        reg_covar: What is added to the variances, so that no component collapses onto a point.

    Returns:
        EMStep(weights, means, covariances, log_likelihood, responsibilities, status). The first
        three are the new parameters; log_likelihood = sum_i log p(x_i) and responsibilities
        (n, components) belong to the given ones. status holds a `Status` for each component: OK;
        EMPTY where no sample is left (weight 0, mean and covariance as they were); SINGULAR where
        the new covariance is not positive definite to working precision. All numbers are finite.

    Raises:
        ValueError: Shapes do not fit, an entry is nan or infinite, weights are no probabilities.
        numpy.linalg.LinAlgError: A given covariance is not positive definite.

    Accuracy: moments are summed about the old means in blocks, with an error of a few eps times
    their size; where a mean moves so far that digits would cancel, about the new means. Results do
    not depend on the number of threads, to the bit.

    Source: Dempster, Laird and Rubin 1977; Bishop, Pattern Recognition and Machine Learning 2006,
    section 9.2.2, equations (9.23) to (9.28).

    Examples:
        >>> import numpy as np
        >>> from nbmath.mixtures import em_step
        >>> x = np.array([[0.0], [1.0], [9.0], [10.0]])
        >>> step = em_step(x, [0.5, 0.5], [[1.0], [9.0]], [[[1.0]], [[1.0]]], reg_covar=0.0)
        >>> print(step.means.round(6).ravel(), step.weights)
        [0.5 9.5] [0.5 0.5]
    """
    samples, old = _checked(x, weights, means, covariances)
    status = np.empty(len(old[0]), np.int64)
    results = np.empty((len(samples), len(old[0])), samples.dtype), np.empty(0, samples.dtype)
    see = _expecting(samples, old)
    likelihood, new = _cpu.step(see, samples, float(reg_covar), old, status, results)
    return EMStep(new[0], new[1], new[2], float(likelihood), results[0], status)


def fit(
    x: ArrayLike,
    means: ArrayLike,
    *,
    weights: ArrayLike | None = None,
    covariances: ArrayLike | None = None,
    max_iter: int = 100,
    tol: float = 1e-3,
    reg_covar: float = 1e-6,
) -> MixtureFit:
    """A Gaussian mixture by expectation-maximisation from given starting means.

    Steps as in `em_step` until the log-likelihood per sample changes by less than `tol`.

    Parameters:
        x: Samples, shape (n, d), finite.
        means: Where the components start, shape (components, d).
        weights: Starting weights, shape (components,); equal ones if not given.
        covariances: Starting covariances, shape (components, d, d); if not given, the covariance of
            all samples for each component.
        max_iter: The largest number of steps.
        tol: The change of the log-likelihood per sample at which the steps end.
        reg_covar: What is added to the variances at each step.

    Returns:
        MixtureFit(weights, means, covariances, log_likelihood, converged, status). log_likelihood
        has an entry for the start and one after each step. status holds a `Status` for each
        component. EMPTY components have weight 0. When a step would make a covariance singular the
        fit ends before it: the parameters are the last good ones, converged is False and the
        component's status is SINGULAR.

    Raises:
        ValueError: Shapes do not fit, an entry is nan or infinite, weights are no probabilities.
        numpy.linalg.LinAlgError: A starting covariance is not positive definite.

    Accuracy: as `em_step`; with reg_covar = 0 the log-likelihood never falls, rounding aside.

    Source: as `em_step`. The rule of convergence is scikit-learn's.

    Examples:
        >>> import numpy as np
        >>> from nbmath.mixtures import fit
        >>> rng = np.random.default_rng(0)
        >>> x = np.concatenate([rng.normal(-3, 1, (500, 2)), rng.normal(3, 1, (500, 2))])
        >>> model = fit(x, x[[0, -1]])
        >>> print(model.converged, model.means.round().tolist())
        True [[-3.0, -3.0], [3.0, 3.0]]
    """
    samples = _samples(x)
    start = _door.reals(x=samples, means=means)[1]
    components = start.shape[0] if start.ndim else 0
    if weights is None:
        weights = np.full(components, 1 / max(1, components))
    if covariances is None:
        shared = _cpu.sample_covariance(samples, float(reg_covar))
        covariances = np.broadcast_to(shared, (components, *shared.shape))
    samples, old = _checked(samples, weights, start, covariances)
    status = np.zeros(components, np.int64)
    history = np.empty(int(max_iter) + 1)
    see = _expecting(samples, old)
    settings = see, functools.partial(_cpu.step, see), samples, float(reg_covar), float(tol)
    taken, converged, model = _cpu.fit(*settings, old, status, history)
    return MixtureFit(model[0], model[1], model[2], history[: taken + 1], bool(converged), status)


def logpdf(x: ArrayLike, weights: ArrayLike, means: ArrayLike, covariances: ArrayLike) -> Array:
    """The log density of each sample under a Gaussian mixture.

        log p(x) = log sum_k w_k N(x; m_k, C_k)

    Parameters:
        x: Samples, shape (n, d), finite.
        weights: w, shape (components,); non-negative, sums to one.
        means: m, shape (components, d).
        covariances: C, shape (components, d, d); positive definite, the lower triangles are read.

    Returns:
        log p(x_i), shape (n,).

    Raises:
        ValueError: Shapes do not fit, an entry is nan or infinite, weights are no probabilities.
        numpy.linalg.LinAlgError: A covariance is not positive definite.

    Accuracy: a few eps times the largest squared distance in deviations, times the condition of C.

    Source: Bishop, Pattern Recognition and Machine Learning 2006, equation (9.7).

    Examples:
        >>> from nbmath.mixtures import logpdf
        >>> print(logpdf([[0.0]], [1.0], [[0.0]], [[[1.0]]]).round(6))
        [-0.918939]
    """
    return _expected(x, weights, means, covariances)[1]


def responsibilities(
    x: ArrayLike, weights: ArrayLike, means: ArrayLike, covariances: ArrayLike
) -> Array:
    """The probability of each component given a sample.

        r_ik = w_k N(x_i; m_k, C_k) / p(x_i)

    Parameters:
        x: Samples, shape (n, d), finite.
        weights: w, shape (components,); non-negative, sums to one.
        means: m, shape (components, d).
        covariances: C, shape (components, d, d); positive definite, the lower triangles are read.

    Returns:
        r, shape (n, components); rows sum to one.

    Raises:
        ValueError: Shapes do not fit, an entry is nan or infinite, weights are no probabilities.
        numpy.linalg.LinAlgError: A covariance is not positive definite.

    Accuracy: as `logpdf`, relative to each entry.

    Source: Bishop, Pattern Recognition and Machine Learning 2006, equation (9.13).

    Examples:
        >>> from nbmath.mixtures import responsibilities
        >>> unit = [[1.0]]
        >>> print(responsibilities([[0.0]], [0.5, 0.5], [[-1.0], [1.0]], [unit, unit]))
        [[0.5 0.5]]
    """
    return _expected(x, weights, means, covariances)[0]


def _expected(
    x: ArrayLike, weights: ArrayLike, means: ArrayLike, covariances: ArrayLike
) -> tuple[Array, Array]:
    samples, model = _checked(x, weights, means, covariances)
    results = np.empty((len(samples), len(model[0])), samples.dtype), np.empty_like(samples[:, 0])
    prepared, _ = _cpu.prepared(samples, model)
    _expecting(samples, model)(samples, prepared, prepared[1], False, results)
    return results


def _expecting(samples: Array, model: Model) -> Any:
    """A pass with the loop over chunks that this much work deserves."""
    threads = _door.parallel(samples.size * len(model[0]), PARALLEL_FROM)
    fill = _cpu.fill_chunks_parallel if threads else _cpu.fill_chunks
    return functools.partial(_cpu.expect, fill)


def _samples(x: ArrayLike) -> Array:
    samples = _door.contiguous(_door.real(x, "x"))
    if samples.ndim != 2 or 0 in samples.shape:
        raise ValueError(f"x has shape {samples.shape}; expected (samples, d), both at least 1")
    return samples


def _checked(
    x: ArrayLike, weights: ArrayLike, means: ArrayLike, covariances: ArrayLike
) -> tuple[Array, Model]:
    """Samples and a new copy of the model, of one precision, that a pass can be run on."""
    given = _door.reals(x=x, weights=weights, means=means, covariances=covariances)
    samples = _samples(given[0])
    w, m, c = (np.array(part, order="C") for part in given[1:])
    shapes = (w.size,), (w.size, samples.shape[1]), (w.size, *samples.shape[1:] * 2)
    for name, part, shape in zip(
        ("weights", "means", "covariances"), (w, m, c), shapes, strict=True
    ):
        if part.shape != shape or not w.size:
            raise ValueError(f"{name} has shape {part.shape}; expected {shape}")
    for name, part in (("x", samples), ("means", m), ("covariances", c)):
        if not np.isfinite(part).all():
            raise ValueError(f"{name} has entries that are nan or infinite")
    _door.check_probabilities(w, "weights")
    _, bad = _cpu.prepared(samples, (w, m, c))
    if bad >= 0:
        raise np.linalg.LinAlgError(
            f"covariances[{bad}]: {Status.NOT_POSITIVE_DEFINITE.sentence}; a larger reg_covar keeps"
            " a fit away from it"
        )
    return samples, (w, m, c)


overload(em_step)(_compiled.em_step)
overload(fit)(_compiled.fit)
overload(logpdf)(_compiled.logpdf)
overload(responsibilities)(_compiled.responsibilities)
