"""Laws of what eigenvalues and eigenvectors of one matrix say of another."""

from typing import Any

import numpy as np

from verify import both, close, tolerance
from verify.claim import Claim
from verify.domains import integers, matrices, stochastic_matrices, symmetric_matrices
from verify.laws.linalg import about, size, wide
from verify.laws.linalg.general import HORN, STABILITY, parts, whole


@about(
    statement="λ(A^{k}) = λ(A)^{k} for symmetric A",
    source=HORN + "theorem 1.1.6",
    uses=("Markov chains", "graph walks"),
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    k=integers(2, 4),
)
def eigenvalues_of_a_power_are_powers(matrix_power: Any, eigvalsh: Any, a: Any, k: Any) -> Claim:
    k, bound = int(k), np.abs(a).max(initial=0.0)
    a = (a / bound if bound > 0 else a).astype(a.dtype)
    power = matrix_power(a, k)
    right = np.sort(wide(eigvalsh(a)) ** k)
    return close(eigvalsh((power + power.T) / 2), right, scale=size(a) ** k, n=k * len(a))


@about(
    statement="(λ - μ) wᵀ v = 0 for A v = λ v and Aᵀ w = μ w",
    source=HORN + "theorem 1.4.7",
    uses=STABILITY,
    tolerance=tolerance.backward(),
    a=matrices("n", "n", max_size=12),
)
def left_and_right_eigenvectors_of_different_values_are_orthogonal(eig: Any, a: Any) -> Claim:
    a = whole(a)
    (right, v), (left, w) = eig(a), eig(np.ascontiguousarray(a.T))
    one, other = (np.asarray(each, np.complex128) for each in (v, w))
    gaps = np.asarray(left, np.complex128)[:, None] - np.asarray(right, np.complex128)[None, :]
    return close(parts(gaps * (other.T @ one)), 0.0, scale=max(size(a), 1.0), n=len(a))


@about(
    statement="P 1 = 1 ⟹ 1 is an eigenvalue of P, and none is farther out",
    source=HORN + "section 8.7",
    uses=("Markov chains", "PageRank"),
    tolerance=tolerance.forward(),
    p=stochastic_matrices("n", "n"),
)
def spectral_radius_of_a_stochastic_matrix_is_one(eigvals: Any, p: Any) -> Claim:
    # 1 has the vectors 1 and the stationary one: its condition number is at most √n, where simple
    p = ((wide(p) + 0.25 / len(p)) / 1.25).astype(p.dtype)
    lost = np.abs(wide(p).sum(axis=1) - 1.0).max()
    found = np.asarray(eigvals(p), np.complex128)
    eps = float(np.finfo(p.dtype).eps)
    scale = np.sqrt(len(p)) + lost / eps
    nearest = found[np.abs(found - 1.0).argmin()]
    return both(
        close(parts(nearest), parts(1.0), scale=scale, n=len(p)),
        close(np.abs(found).max(), 1.0, scale=scale, n=len(p)),
    )
