"""One block of samples: densities, responsibilities, and their share in the moments."""

import math
from typing import Any

import numpy as np

from nbmath._targets import bind, driver
from nbmath.mixtures.cpu.tiles import BLOCK, add_moments, squared_distances, weigh
from nbmath.simd import TILE_VECTORS, lanes

exp = bind("elementary", "cpu").exp
log = bind("elementary", "cpu").log


@driver
def add_chunk(
    x: Any, first: Any, last: Any, model: Any, centres: Any, learn: Any, sums: Any, results: Any
) -> float:
    """Samples `first` to `last`: moments added to `sums`; the log-likelihood.

    model: constants (k,), means (k, d) and panels; centres (k, d); sums: counts (k,), firsts (k, d)
    and seconds (k, d, d) in double precision, left alone unless `learn`; results: responsibilities
    (n, k) and log densities (n,), either empty where it is not wanted. d is padded.
    """
    constants, means, panels = model
    components, d = means.shape
    tile = np.zeros((d, BLOCK), x.dtype)
    joint = np.empty((components, BLOCK), x.dtype)
    vectors = np.empty((3, BLOCK), x.dtype)
    evidence, total, root = vectors[0], vectors[1], vectors[2]
    solved = np.empty(d * TILE_VECTORS * lanes(tile), x.dtype)
    weighed = np.empty((d, BLOCK), x.dtype)
    likelihood = 0.0
    for start in range(first, last, BLOCK):
        valid = min(BLOCK, last - start)
        _fill(x, start, valid, tile)
        for k in range(components):
            squared_distances(tile, means[k], panels[k], solved, joint[k])
            _scale(joint[k], x.dtype.type(-0.5), constants[k])
        _share(joint, valid, evidence, total)
        likelihood += _total(evidence, valid)
        _write(joint, evidence, start, valid, results)
        for k in range(components if learn else 0):
            count = _total(joint[k], valid)
            if count > 0.0:
                sums[0][k] += count
                _square_root(joint[k], root)
                weigh(tile, centres[k], joint[k], root, weighed, sums[1][k])
                add_moments(weighed, sums[2][k])
    return likelihood


@driver
def _fill(x: Any, start: Any, valid: Any, tile: Any) -> None:
    """tile[i, s] = x[start + s, i]; lanes past the end repeat the last sample."""
    for s in range(tile.shape[1]):
        row = start + (s if s < valid else valid - 1)
        for i in range(x.shape[1]):
            tile[i, s] = x[row, i]


@driver
def _scale(row: Any, factor: Any, shift: Any) -> None:
    for s in range(row.shape[0]):
        row[s] = row[s] * factor + shift


@driver
def _square_root(x: Any, out: Any) -> None:
    for s in range(x.shape[0]):
        out[s] = math.sqrt(x[s])


@driver
def _total(row: Any, valid: Any) -> float:
    """In double precision, eight partial sums."""
    sums = np.zeros(8)
    whole = valid // 8 * 8
    for s in range(0, whole, 8):
        for j in range(8):
            sums[j] += row[s + j]
    for s in range(whole, valid):
        sums[s - whole] += row[s]
    return float(sums.sum())


@driver
def _share(joint: Any, valid: Any, evidence: Any, total: Any) -> None:
    """The formula `responsibilities` across lanes; zero in lanes past the end."""
    kind = joint.dtype.type
    components, samples = joint.shape
    for s in range(samples):
        evidence[s] = joint[0, s]
        total[s] = kind(0)
    for k in range(1, components):
        for s in range(samples):
            evidence[s] = joint[k, s] if joint[k, s] > evidence[s] else evidence[s]
    for s in range(samples):
        evidence[s] = evidence[s] if evidence[s] > kind(-math.inf) else kind(0)
    for k in range(components):
        for s in range(samples):
            joint[k, s] = exp(joint[k, s] - evidence[s])
            total[s] += joint[k, s]
    for s in range(samples):
        evidence[s] += log(total[s])
        total[s] = kind(1) / total[s] if total[s] > kind(0) else kind(0)
    total[valid:] = kind(0)
    for k in range(components):
        for s in range(samples):
            joint[k, s] *= total[s]


@driver
def _write(joint: Any, evidence: Any, start: Any, valid: Any, results: Any) -> None:
    shares, densities = results
    if shares.shape[0] > 0:
        for s in range(valid):
            for k in range(joint.shape[0]):
                shares[start + s, k] = joint[k, s]
    if densities.shape[0] > 0:
        for s in range(valid):
            densities[start + s] = evidence[s]
