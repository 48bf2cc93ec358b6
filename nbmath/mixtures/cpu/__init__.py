"""Expectation-maximisation over chunks of samples, merged so that no thread can change a bit.

`expect`, `step` and `fit` are orders of work in plain Python over compiled loops, so that a first
call compiles no more than it runs; `overload` gives the same lines to compiled code. `fill` is the
loop over chunks that they are to use, `fill_chunks` or `fill_chunks_parallel`.
"""

import math
from typing import Any

import numpy as np

from nbmath._targets import bind, driver, overload, parallel_driver, prange
from nbmath.mixtures.cpu.blocks import add_chunk
from nbmath.mixtures.cpu.tiles import BLOCK, ROWS

bound = bind("mixtures", "cpu")
factorise = bound.factorise
maximise = bound.maximise
solve_triangular = bind("linalg", "cpu").solve_triangular

CHUNK = 2048
CHUNKS = 64
"""Chunks are as many as samples fill, but no more than this, nor than fit into MERGED bytes."""
MERGED = 1 << 27

OK = 0
EMPTY = 4


@driver
def chunk_size(n: Any, components: Any, d: Any) -> int:
    """Samples in a chunk, from the shapes alone."""
    most = MERGED // (8 * components * d * d)
    most = 1 if most < 1 else most
    most = CHUNKS if most > CHUNKS else most
    size = ((n + most - 1) // most + BLOCK - 1) // BLOCK * BLOCK
    return size if size > CHUNK else CHUNK


@driver
def fill_chunks(x: Any, model: Any, centres: Any, learn: Any, sums: Any, results: Any) -> None:
    """Moments of each chunk about `centres`, and its log-likelihood."""
    size = chunk_size(x.shape[0], centres.shape[0], centres.shape[1])
    for c in range(sums[0].shape[0]):
        last = (c + 1) * size if (c + 1) * size < x.shape[0] else x.shape[0]
        parts = sums[1][c], sums[2][c], sums[3][c]
        sums[0][c] = add_chunk(x, c * size, last, model, centres, learn, parts, results)


@parallel_driver
def fill_chunks_parallel(
    x: Any, model: Any, centres: Any, learn: Any, sums: Any, results: Any
) -> None:
    """As `fill_chunks`, by all threads."""
    size = chunk_size(x.shape[0], centres.shape[0], centres.shape[1])
    for c in prange(sums[0].shape[0]):
        last = (c + 1) * size if (c + 1) * size < x.shape[0] else x.shape[0]
        parts = sums[1][c], sums[2][c], sums[3][c]
        sums[0][c] = add_chunk(x, c * size, last, model, centres, learn, parts, results)


@driver
def epsilon_of(x: Any) -> float:
    """The distance from 1 to the next number of the array's precision."""
    return 2.0**-23 if x.itemsize == 4 else 2.0**-52


@driver
def widen(covariance: Any, out: Any) -> None:
    """A symmetric matrix in double precision, from its lower triangle."""
    for i in range(out.shape[0]):
        for j in range(i + 1):
            out[i, j] = covariance[i, j]
            out[j, i] = covariance[i, j]


@driver
def prepare(
    x: Any, weights: Any, means: Any, covariances: Any, constants: Any, centres: Any, panels: Any
) -> int:
    """What a pass reads: log w_k - log((2 pi)^(d/2) |L_k|), padded means, panels of -L_k.

    The first component whose covariance is not positive definite, or -1.
    """
    components, d = means.shape
    width = centres.shape[1]
    factor = np.zeros((width, width))
    wide = np.zeros((width, width))
    block = np.empty((ROWS, ROWS))
    for i in range(d, width):
        wide[i, i] = 1.0
    bad = -1
    for k in range(components):
        widen(covariances[k], wide[:d, :d])
        if factorise(wide, epsilon_of(x), factor) != OK and bad < 0:
            bad = k
        log_volume = 0.5 * math.log(2 * math.pi) * d
        for i in range(d):
            log_volume += math.log(factor[i, i])
            centres[k, i] = means[k, i]
        constants[k] = math.log(weights[k]) - log_volume
        for t in range(width // ROWS):
            i = t * ROWS
            for r in range(ROWS):
                for j in range(ROWS):
                    block[r, j] = 1.0 if r == j else 0.0
            solve_triangular(factor[i : i + ROWS, i : i + ROWS], block, True, False, False)
            for r in range(ROWS):
                for j in range(i):
                    panels[k, t, j, r] = -factor[i + r, j]
                for j in range(ROWS):
                    panels[k, t, i + j, r] = block[r, j]
    return bad


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


@driver
def update(x: Any, sums: Any, old: Any, centres: Any, ridge: Any, new: Any, status: Any) -> bool:
    """Parameters from moments; an empty component keeps its place with weight zero.

    True where a component is too far from its centre for its moments to be exact.
    """
    _, counts, firsts, seconds = sums
    components, d = old[1].shape
    mean = np.empty(d)
    here = np.empty(d)
    covariance = np.empty((d, d))
    factor = np.empty((d, d))
    least = x.shape[0] * (2.0**-126 if x.itemsize == 4 else 2.0**-1022)
    far = False
    for k in range(components):
        empty = not counts[0, k] > least
        new[0][k] = 0 if empty else counts[0, k] / x.shape[0]
        if empty:
            status[k] = EMPTY
            for i in range(d):
                mean[i] = old[1][k, i]
            widen(old[2][k], covariance)
        else:
            for i in range(d):
                here[i] = centres[k, i]
            moments = firsts[0, k], seconds[0, k]
            too_far = maximise(counts[0, k], here, *moments, ridge, mean, covariance)
            far = far or too_far
            status[k] = factorise(covariance, epsilon_of(x), factor)
        for i in range(d):
            new[1][k, i] = mean[i]
            for j in range(d):
                new[2][k, i, j] = covariance[i, j]
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


@driver
def accept(old: Any, new: Any, status: Any) -> bool:
    """Make a step's result the current parameters, unless a covariance in it is singular."""
    for k in range(status.shape[0]):
        if status[k] != OK and status[k] != EMPTY:
            return False
    for k in range(status.shape[0]):
        old[0][k] = new[0][k]
        for i in range(old[1].shape[1]):
            old[1][k, i] = new[1][k, i]
            for j in range(old[1].shape[1]):
                old[2][k, i, j] = new[2][k, i, j]
    return True


def nothing(x: Any) -> Any:
    """Results that are not wanted."""
    return np.empty((0, 0), x.dtype), np.empty(0, x.dtype)


def prepared(x: Any, parameters: Any) -> Any:
    """Constants, centres and panels of weights, means and covariances; the first bad component."""
    components, d = parameters[1].shape
    width = (d + ROWS - 1) // ROWS * ROWS
    constants = np.empty(components, x.dtype)
    centres = np.zeros((components, width), x.dtype)
    panels = np.zeros((components, width // ROWS, width, ROWS), x.dtype)
    bad = prepare(x, *parameters, constants, centres, panels)
    return (constants, centres, panels), bad


def expect(fill: Any, x: Any, model: Any, centres: Any, learn: Any, results: Any) -> Any:
    """One pass over all samples: log-likelihood and moments, merged in the first of each."""
    n, (components, width) = x.shape[0], centres.shape
    size = chunk_size(n, components, width)
    chunks = (n + size - 1) // size
    counts, firsts = np.zeros((chunks, components)), np.zeros((chunks, components, width))
    sums = np.zeros(chunks), counts, firsts, np.zeros((chunks, components, width, width))
    fill(x, model, centres, learn, sums, results)
    merge(*sums)
    return sums


def step(fill: Any, x: Any, ridge: Any, old: Any, new: Any, status: Any, results: Any) -> Any:
    """One step from the parameters `old` to `new`; the log-likelihood of `old`."""
    model, _ = prepared(x, old)
    sums = expect(fill, x, model, model[1], True, results)
    if update(x, sums, old, model[1], ridge, new, status):
        centres = np.zeros_like(model[1])
        centres[:, : x.shape[1]] = new[1]
        again = expect(fill, x, model, centres, True, results)
        update(x, again, old, centres, ridge, new, status)
    return sums[0][0]


def fit(
    fill: Any, x: Any, ridge: Any, tol: Any, old: Any, new: Any, status: Any, history: Any
) -> Any:
    """Steps until the log-likelihood stands still: how many, and whether it does.

    history (steps + 1,) takes the log-likelihood before each step and at the end.
    """
    taken = 0
    converged = False
    while taken < history.shape[0] - 1 and not converged:
        history[taken] = step(fill, x, ridge, old, new, status, nothing(x))
        if not accept(old, new, status):
            return taken, False
        taken += 1
        converged = taken > 1 and abs(history[taken - 1] - history[taken - 2]) < tol * x.shape[0]
    model, _ = prepared(x, old)
    history[taken] = expect(fill, x, model, model[1], False, nothing(x))[0][0]
    return taken, converged


overload(nothing)(lambda x: nothing)
overload(prepared)(lambda x, parameters: prepared)
overload(expect)(lambda fill, x, model, centres, learn, results: expect)
overload(step)(lambda fill, x, ridge, old, new, status, results: step)
overload(fit)(lambda fill, x, ridge, tol, old, new, status, history: fit)
