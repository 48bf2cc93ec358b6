"""Expectation-maximisation over chunks of samples, merged so that no thread can change a bit.

`expect`, `step` and `fit` are orders of work in plain Python over compiled loops, so that a first
call compiles no more than it runs; `overload` gives the same lines to compiled code. `fill` is the
loop over chunks that they are to use, `fill_chunks` or `fill_chunks_parallel`.
"""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, overload, parallel_driver, prange
from nbmath.mixtures.cpu.blocks import add_chunk
from nbmath.simd.normal_tiles import BLOCK, ROWS

bound = bind("mixtures", "cpu")
maximise = bound.maximise
component = bind("distributions.multivariate_normal", "cpu")
factorise = component.factorise
panel = component.panel

CHUNK = 2048
CHUNKS = 64
"""Chunks are as many as samples fill, but no more than this, nor than fit into MERGED bytes."""
MERGED = 1 << 27

OK = 0
EMPTY = 4


def chunk_size(n: Any, components: Any, d: Any) -> Any:
    """Samples in a chunk, from the shapes alone."""
    most = MERGED // (8 * components * d * d)
    most = 1 if most < 1 else most
    most = CHUNKS if most > CHUNKS else most
    size = ((n + most - 1) // most + BLOCK - 1) // BLOCK * BLOCK
    return size if size > CHUNK else CHUNK


@driver
def fill_chunks(
    x: Any, size: Any, model: Any, centres: Any, learn: Any, sums: Any, results: Any
) -> None:
    """Moments of each chunk about `centres`, and its log-likelihood."""
    for c in range(sums[0].shape[0]):
        last = (c + 1) * size if (c + 1) * size < x.shape[0] else x.shape[0]
        parts = sums[1][c], sums[2][c], sums[3][c]
        sums[0][c] = add_chunk(x, c * size, last, model, centres, learn, parts, results)


@parallel_driver
def fill_chunks_parallel(
    x: Any, size: Any, model: Any, centres: Any, learn: Any, sums: Any, results: Any
) -> None:
    """As `fill_chunks`, by all threads."""
    for c in prange(sums[0].shape[0]):
        last = (c + 1) * size if (c + 1) * size < x.shape[0] else x.shape[0]
        parts = sums[1][c], sums[2][c], sums[3][c]
        sums[0][c] = add_chunk(x, c * size, last, model, centres, learn, parts, results)


@external
@driver
def prepare(
    weights: Any,
    means: Any,
    covariances: Any,
    epsilon: Any,
    constants: Any,
    centres: Any,
    panels: Any,
    work: Any,
) -> int:
    """What a pass reads: log w_k - log((2 pi)^(d/2) |L_k|), padded means, panels of -L_k.

    The first component whose covariance is not positive definite to `epsilon`, or -1. All arrays
    are in double precision; of the covariances the lower triangles are read.
    """
    components, d = means.shape
    width = centres.shape[1]
    wide, factor = work[0], work[1]
    bad = -1
    for k in range(components):
        for i in range(width):
            for j in range(i + 1):
                wide[i, j] = covariances[k, i, j] if i < d else (1.0 if i == j else 0.0)
                wide[j, i] = wide[i, j]
        if factorise_matrix(wide, epsilon, factor) != OK and bad < 0:
            bad = k
        log_volume = 0.5 * math.log(2 * math.pi) * d
        for i in range(d):
            log_volume += math.log(factor[i, i])
            centres[k, i] = means[k, i]
        constants[k] = math.log(weights[k]) - log_volume
        for t in range(width // ROWS):
            panel(factor, ROWS * t, panels[k, t])
    return bad


@external
@driver
def factorise_matrix(covariance: Any, epsilon: Any, factor: Any) -> Any:
    """The formula, for a matrix in double precision."""
    return factorise(covariance, epsilon, factor)


@external
@driver
def merge(likelihoods: Any, counts: Any, firsts: Any, seconds: Any) -> None:
    """Chunks added pairwise, then pairs of pairs, into the first: one tree whoever filled them."""
    stride = 1
    while stride < likelihoods.shape[0]:
        for c in range(0, likelihoods.shape[0] - stride, 2 * stride):
            likelihoods[c] += likelihoods[c + stride]
            for k in range(counts.shape[1]):
                counts[c, k] += counts[c + stride, k]
                for i in range(firsts.shape[2]):
                    firsts[c, k, i] += firsts[c + stride, k, i]
                    for j in range(firsts.shape[2]):
                        seconds[c, k, i, j] += seconds[c + stride, k, i, j]
        stride *= 2


@external
@driver
def update(
    samples: Any,
    least: Any,
    epsilon: Any,
    sums: Any,
    centres: Any,
    ridge: Any,
    new: Any,
    work: Any,
    status: Any,
) -> bool:
    """Parameters from moments; an empty component keeps what `new` holds, with weight zero.

    A component is empty whose share of the samples is no more than `least`. True where a component
    is too far from its centre for its moments to be exact: all centres then move to the new means.
    All arrays are in double precision.
    """
    _, counts, firsts, seconds = sums
    weights, means, covariances = new
    d = means.shape[1]
    far = False
    for k in range(weights.shape[0]):
        if counts[0, k] > least:
            weights[k] = counts[0, k] / samples
            here, moments = centres[k, :d], (firsts[0, k], seconds[0, k])
            too_far = maximise(counts[0, k], here, *moments, ridge, means[k], covariances[k])
            far = far or too_far
            status[k] = factorise_matrix(covariances[k], epsilon, work)
        else:
            weights[k] = 0.0
            status[k] = EMPTY
            for i in range(d):
                for j in range(i):
                    covariances[k, j, i] = covariances[k, i, j]
    for k in range(weights.shape[0] if far else 0):
        for i in range(d):
            centres[k, i] = means[k, i]
    return far


@driver
def sample_covariance(x: Any, ridge: Any) -> Any:
    """The covariance of all samples, with `ridge` on its diagonal, in double precision."""
    n, d = x.shape
    mean = np.zeros(d)
    shifted = np.empty(d)
    covariance = np.zeros((d, d))
    for s in range(n):
        for i in range(d):
            mean[i] += x[s, i] / n
    for s in range(n):
        for i in range(d):
            shifted[i] = x[s, i] - mean[i]
            for j in range(i + 1):
                covariance[i, j] += shifted[i] * shifted[j] / n
    for i in range(d):
        for j in range(i):
            covariance[j, i] = covariance[i, j]
        covariance[i, i] += ridge
    return covariance


def nothing(x: Any) -> Any:
    """Results that are not wanted."""
    return np.empty((0, 0), x.dtype), np.empty(0, x.dtype)


def epsilon_of(x: Any) -> Any:
    """The distance from 1 to the next number of the array's precision."""
    return 2.0**-23 if x.itemsize == 4 else 2.0**-52


def least_of(x: Any) -> Any:
    """The share of all samples from which a component counts as empty."""
    return x.shape[0] * (2.0**-126 if x.itemsize == 4 else 2.0**-1022)


def prepared(x: Any, parameters: Any) -> Any:
    """Constants, centres and panels of weights, means and covariances; the first bad component."""
    weights, means, covariances = parameters
    components, d = means.shape
    width = (d + ROWS - 1) // ROWS * ROWS
    constants = np.zeros(components)
    centres = np.zeros((components, width))
    panels = np.zeros((components, width // ROWS, width, ROWS))
    bad = prepare(
        np.asarray(weights, np.float64),
        np.asarray(means, np.float64),
        np.asarray(covariances, np.float64),
        epsilon_of(x),
        constants,
        centres,
        panels,
        np.zeros((2, width, width)),
    )
    model = (
        np.asarray(constants, x.dtype),
        np.asarray(centres, x.dtype),
        np.asarray(panels, x.dtype),
    )
    return model, bad


def expect(fill: Any, x: Any, model: Any, centres: Any, learn: Any, results: Any) -> Any:
    """One pass over all samples: log-likelihood and moments, merged in the first of each."""
    n, (components, width) = x.shape[0], centres.shape
    size = chunk_size(n, components, width)
    chunks = (n + size - 1) // size
    counts, firsts = np.zeros((chunks, components)), np.zeros((chunks, components, width))
    sums = np.zeros(chunks), counts, firsts, np.zeros((chunks, components, width, width))
    fill(x, size, model, centres, learn, sums, results)
    merge(*sums)
    return sums


def step(see: Any, x: Any, ridge: Any, old: Any, status: Any, results: Any) -> Any:
    """One step from the parameters `old`: their log-likelihood, and the new parameters.

    `see` is `expect` with a loop over chunks of its own.
    """
    model, _ = prepared(x, old)
    sums = see(x, model, model[1], True, results)
    kept = old[1].astype(np.float64), old[2].astype(np.float64)
    new = np.zeros(old[0].shape), kept[0], kept[1]
    settings = float(x.shape[0]), least_of(x), epsilon_of(x)
    work = np.zeros((x.shape[1], x.shape[1]))
    centres = model[1].astype(np.float64)
    if update(*settings, sums, centres, ridge, new, work, status):
        moved = np.asarray(centres, x.dtype)
        again = see(x, model, moved, True, results)
        update(*settings, again, np.asarray(moved, np.float64), ridge, new, work, status)
    return sums[0][0], (
        np.asarray(new[0], x.dtype),
        np.asarray(new[1], x.dtype),
        np.asarray(new[2], x.dtype),
    )


def fit(
    see: Any, take: Any, x: Any, ridge: Any, tol: Any, old: Any, status: Any, history: Any
) -> Any:
    """Steps until the log-likelihood stands still: how many, whether it does, the parameters.

    `see` is `expect` and `take` is `step`, with a loop over chunks of their own. history
    (steps + 1,) takes the log-likelihood before each step and at the end.
    """
    taken = 0
    converged = False
    while taken < history.shape[0] - 1 and not converged:
        history[taken], new = take(x, ridge, old, status, nothing(x))
        for k in range(status.shape[0]):
            if status[k] not in (OK, EMPTY):
                return taken, False, old
        old = new
        taken += 1
        converged = taken > 1 and abs(history[taken - 1] - history[taken - 2]) < tol * x.shape[0]
    model, _ = prepared(x, old)
    history[taken] = see(x, model, model[1], False, nothing(x))[0][0]
    return taken, converged, old


overload(chunk_size)(lambda n, components, d: chunk_size)
overload(nothing)(lambda x: nothing)
overload(epsilon_of)(lambda x: epsilon_of)
overload(least_of)(lambda x: least_of)
overload(prepared)(lambda x, parameters: prepared)
overload(expect)(lambda fill, x, model, centres, learn, results: expect)
overload(step)(lambda see, x, ridge, old, status, results: step)
overload(fit)(lambda see, take, x, ridge, tol, old, status, history: fit)
