"""One block of samples: densities, responsibilities, and their share in the moments."""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, part
from nbmath.mixtures.cpu.tiles import add_moments, total_share, weigh
from nbmath.simd.normal_tiles import BLOCK, fill_tile, log_densities

exp = bind("elementary", "cpu").exp
log = bind("elementary", "cpu").log


@external
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
    work = np.empty((3 * d + components + 4, BLOCK), x.dtype)
    tile, weighed, solved = work[:d], work[d : 2 * d], work[2 * d : 3 * d]
    evidence, total, root, ones = work[3 * d], work[3 * d + 1], work[3 * d + 2], work[3 * d + 3]
    joint = work[3 * d + 4 :]
    for s in range(BLOCK):
        ones[s] = x.dtype.type(1)
        for i in range(x.shape[1], d):
            tile[i, s] = x.dtype.type(0)
    likelihood = 0.0
    for start in range(first, last, BLOCK):
        valid = min(BLOCK, last - start)
        fill_tile(x, start, valid, tile)
        for k in range(components):
            log_densities(tile, means[k], panels[k], constants[k], solved, ones, joint[k])
        _share(joint, valid, evidence, total)
        likelihood += _total(evidence, valid)
        _write(joint, evidence, start, valid, results)
        for k in range(components if learn else 0):
            count = total_share(joint[k])
            if count > 0.0:
                sums[0][k] += count
                for s in range(BLOCK):
                    root[s] = math.sqrt(joint[k, s])
                weigh(tile, centres[k], joint[k], root, weighed, sums[1][k])
                add_moments(weighed, sums[2][k])
    return likelihood


@part
def _total(row: Any, valid: Any) -> float:
    """In double precision."""
    total = 0.0
    for s in range(valid):
        total += row[s]
    return total


@part
def _share(joint: Any, valid: Any, evidence: Any, total: Any) -> None:
    """The formula `responsibilities` across lanes; zero in lanes past the end."""
    kind = joint.dtype.type
    for s in range(BLOCK):
        evidence[s] = joint[0, s]
        total[s] = kind(0)
    for k in range(1, joint.shape[0]):
        for s in range(BLOCK):
            evidence[s] = joint[k, s] if joint[k, s] > evidence[s] else evidence[s]
    for s in range(BLOCK):
        evidence[s] = evidence[s] if evidence[s] > kind(-math.inf) else kind(0)
    for k in range(joint.shape[0]):
        for s in range(BLOCK):
            joint[k, s] = exp(joint[k, s] - evidence[s])
            total[s] += joint[k, s]
    for s in range(BLOCK):
        evidence[s] += log(total[s])
        possible = total[s] > kind(0) and s < valid
        total[s] = kind(1) / total[s] if possible else kind(0)
    for k in range(joint.shape[0]):
        for s in range(BLOCK):
            joint[k, s] *= total[s]


@part
def _write(joint: Any, evidence: Any, start: Any, valid: Any, results: Any) -> None:
    shares, densities = results
    if shares.shape[0] > 0:
        for s in range(valid):
            for k in range(joint.shape[0]):
                shares[start + s, k] = joint[k, s]
    if densities.shape[0] > 0:
        for s in range(valid):
            densities[start + s] = evidence[s]
