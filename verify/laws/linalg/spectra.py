"""Laws of eigenvalues and eigenvectors of symmetric matrices."""

from typing import Any

import numpy as np

from verify import at_most, close, equal, holds, tolerance, within
from verify.claim import Claim
from verify.domains import (
    indices,
    integers,
    invertible_matrices,
    matrices,
    permutations,
    reals,
    spd_matrices,
    symmetric_matrices,
    vectors,
)
from verify.laws.linalg import about, condition, size, wide

PARLETT = "Parlett 1998, The Symmetric Eigenvalue Problem, "
HORN = "Horn & Johnson 2012, Matrix Analysis, "
PCA = ("principal components", "spectral clustering", "covariances")


@about(
    statement="V diag(λ) Vᵀ = A for (λ, V) = eigh(A)",
    source=HORN + "theorem 4.1.5",
    uses=PCA,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n", max_size=48),
)
def eigenpairs_rebuild_their_matrix(eigh: Any, a: Any) -> Claim:
    w, v = map(wide, eigh(a))
    return close((v * w) @ v.T, a, scale=size(a), n=len(a), norm="one")


@about(
    statement="Vᵀ V = I for (λ, V) = eigh(A)",
    source=HORN + "theorem 4.1.5",
    uses=PCA,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n", max_size=48),
)
def eigenvectors_are_orthonormal(eigh: Any, a: Any) -> Claim:
    _, v = map(wide, eigh(a))
    return close(v.T @ v, np.eye(len(a)), scale=1.0, n=len(a), norm="one")


@about(
    statement="A v_{k} = λ_{k} v_{k}",
    source="definition",
    uses=PCA,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    k=indices("n"),
)
def matrix_stretches_its_eigenvectors(eigh: Any, a: Any, k: Any) -> Claim:
    w, v = map(wide, eigh(a))
    one = v[:, int(k)]
    return close(wide(a) @ one, w[int(k)] * one, scale=size(a), n=len(a), norm="fro")


@about(
    statement="λ_{1} ≤ λ_{2} ≤ … ≤ λ_{n}",
    source="convention",
    uses=PCA,
    tolerance=tolerance.exact(),
    a=symmetric_matrices("n"),
)
def eigenvalues_ascend(eigh: Any, a: Any) -> Claim:
    w, _ = eigh(a)
    return at_most(w[:-1], w[1:])


@about(
    statement="∑ λ_{i} = tr A, ∑ λ_{i}^{2} = ‖A‖_{F}^{2}",
    source=HORN + "section 2.5",
    uses=("explained variance",),
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
)
def eigenvalues_sum_to_the_trace(eigh: Any, a: Any) -> Claim:
    w, b = wide(eigh(a)[0]), wide(a)
    left = np.array([w.sum(), np.sqrt(np.square(w).sum())])
    right = np.array([np.trace(b), np.sqrt(np.square(b).sum())])
    return close(left, right, scale=size(a) * np.sqrt(len(a)), n=len(a))


@about(
    statement="∏ λ_{i}(A) = ∏ cholesky(A)_{ii}^{2}",
    source="det A, twice",
    uses=("Gaussian likelihoods",),
    tolerance=tolerance.forward(),
    a=spd_matrices("n", cond=1e2),
)
def eigenvalues_multiply_to_the_determinant(eigh: Any, cholesky: Any, a: Any) -> Claim:
    left = np.log(wide(eigh(a)[0])).sum()
    right = 2 * np.log(np.diag(wide(cholesky(a)))).sum()
    return close(left, right, scale=1.0, n=len(a) ** 2, condition=condition(a))


@about(
    statement="cholesky(A)_{ii}^{2} ≤ A_{ii}, so that det A ≤ ∏ A_{ii}",
    source="Hadamard's inequality",
    uses=("Gaussian entropy",),
    tolerance=tolerance.backward(),
    a=spd_matrices("n", cond=1e5),
)
def hadamard_bounds_the_determinant(cholesky: Any, a: Any) -> Claim:
    return at_most(np.diag(wide(cholesky(a))) ** 2, np.diag(a), n=len(a))


@about(
    statement="λ(A + c I) = λ(A) + c",
    source="definition",
    uses=("ridge regression",),
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    c=reals(-1e3, 1e3),
)
def shift_of_the_matrix_shifts_eigenvalues(eigh: Any, a: Any, c: Any) -> Claim:
    moved = a + np.asarray(c, a.dtype) * np.eye(len(a), dtype=a.dtype)
    bound = size(a) + abs(float(c))
    return close(eigh(moved)[0], wide(eigh(a)[0]) + float(c), scale=bound, n=len(a))


@about(
    statement="λ_{i}(A) ≤ λ_{i}(B) ≤ λ_{i+1}(A), B being A without row and column k",
    source="Cauchy's interlacing theorem, " + HORN + "theorem 4.3.17",
    uses=("subset selection",),
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    k=indices("n"),
)
def eigenvalues_of_a_principal_block_interlace(eigh: Any, a: Any, k: Any) -> Claim:
    if len(a) == 1:
        return holds(condition=True)
    keep = np.delete(np.arange(len(a)), int(k))
    outer, inner = eigh(a)[0], eigh(np.ascontiguousarray(a[np.ix_(keep, keep)]))[0]
    return within(inner, outer[:-1], outer[1:], scale=size(a), n=len(a))


@about(
    statement="|λ_{i}(A + E) - λ_{i}(A)| ≤ ‖E‖_{1}",
    source="Weyl's inequality, " + HORN + "theorem 4.3.1",
    uses=("robustness",),
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    e=matrices("n", "n", low=-1, high=1),
)
def eigenvalues_move_no_further_than_the_matrix(eigh: Any, a: Any, e: Any) -> Claim:
    moved = a + (e + e.T)
    gap = np.abs(wide(eigh(moved)[0]) - wide(eigh(a)[0]))
    shift = size(wide(moved) - wide(a))
    return at_most(gap, np.full(len(a), shift), scale=size(a) + shift, n=len(a))


@about(
    statement="λ(P A Pᵀ) = λ(A)",
    source="similarity",
    uses=PCA,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    p=permutations("n"),
)
def order_of_coordinates_keeps_the_spectrum(eigh: Any, a: Any, p: Any) -> Claim:
    moved = np.ascontiguousarray(a[np.ix_(p, p)])
    return close(eigh(moved)[0], eigh(a)[0], scale=size(a), n=len(a))


@about(
    statement="λ(4^{k} A) = 4^{k} λ(A)",
    source="definition",
    uses=PCA,
    tolerance=tolerance.rounding(),
    a=symmetric_matrices("n"),
    k=integers(-12, 12),
)
def eigenvalues_scale_with_the_matrix(eigh: Any, a: Any, k: Any) -> Claim:
    k = 2 * int(k)
    left, right = np.ldexp(eigh(np.ldexp(a, k))[0], -k), eigh(a)[0]
    return close(left, right, scale=size(a), n=len(a))


@about(
    statement="λ_{1} xᵀx ≤ xᵀ A x ≤ λ_{n} xᵀx",
    source="Rayleigh's quotient, " + HORN + "theorem 4.2.2",
    uses=("PCA", "Lipschitz constants"),
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    x=vectors("n", low=-100, high=100),
)
def rayleigh_quotient_lies_within_the_spectrum(eigh: Any, a: Any, x: Any) -> Claim:
    x, w = wide(x), eigh(a)[0]
    square = float(x @ x)
    quotient = float(x @ wide(a) @ x) / square if square > 0 else float(wide(w).mean())
    return within(quotient, w[0], w[-1], scale=size(a), n=len(a))


@about(
    statement="λ_{n-k+1} + … + λ_{n} ≥ tr A_{S,S} for every set S of k coordinates",
    source="Ky Fan's maximum principle, " + HORN + "corollary 4.3.39",
    uses=("explained variance",),
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    p=permutations("n"),
)
def largest_eigenvalues_outweigh_any_diagonal(eigh: Any, a: Any, p: Any) -> Claim:
    diagonal = np.cumsum(np.diag(wide(a))[p])
    largest = np.cumsum(wide(eigh(a)[0])[::-1])
    return at_most(diagonal, largest, scale=size(a) * len(a), n=len(a))


@about(
    statement="every λ_{i} lies in a disc |λ - A_{kk}| ≤ ∑_{j≠k} |A_{kj}|",
    source="Gershgorin's theorem, " + HORN + "theorem 6.1.1",
    uses=("stability",),
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
)
def eigenvalues_lie_in_gershgorin_discs(eigh: Any, a: Any) -> Claim:
    w, middle = wide(eigh(a)[0]), np.diag(wide(a))
    radius = np.abs(wide(a)).sum(axis=1) - np.abs(middle)
    outside = (np.abs(w[:, None] - middle) - radius).min(axis=1)
    return at_most(outside, np.zeros(len(a)), scale=size(a), n=len(a))


@about(
    statement="λ(A^{-1}) = 1 / λ(A)",
    source=HORN + "section 1.1",
    uses=("precision matrices",),
    tolerance=tolerance.forward(),
    a=spd_matrices("n", cond=1e2),
)
def inverse_has_the_inverse_eigenvalues(eigh: Any, solve: Any, a: Any) -> Claim:
    inverse = solve(a, np.eye(len(a), dtype=a.dtype))
    left, right = eigh((inverse + inverse.T) / 2)[0], 1 / wide(eigh(a)[0])[::-1]
    return close(left, right, scale=right.max(), n=len(a), condition=condition(a))


@about(
    statement="the signs of λ(Bᵀ A B) are those of λ(A)",
    source="Sylvester's law of inertia, " + HORN + "theorem 4.5.8",
    uses=("positive definite kernels",),
    tolerance=tolerance.exact(),
    a=spd_matrices("n", cond=1e2),
    b=invertible_matrices("n", cond=10.0),
    k=indices("n"),
)
def congruence_keeps_the_inertia(eigh: Any, a: Any, b: Any, k: Any) -> Claim:
    signs = np.where(np.arange(len(a)) <= int(k), -1.0, 1.0)
    w, v = np.linalg.eigh(wide(a))
    mixed = wide(b).T @ ((v * (w * signs)) @ v.T) @ wide(b)
    values = eigh(np.asarray((mixed + mixed.T) / 2, a.dtype))[0]
    return equal(np.count_nonzero(values < 0), int(k) + 1)


@about(
    statement="eigh((A_{1}, …, A_{m}))_{i} = eigh(A_{i})",
    source="batch is loop",
    uses=("mixtures", "diffusion tensors"),
    tolerance=tolerance.exact(),
    a=symmetric_matrices("n"),
)
def spectra_of_a_stack_are_those_of_its_matrices(eigh: Any, a: Any) -> Claim:
    stack = np.stack([a, -a, a + np.eye(len(a), dtype=a.dtype), a[::-1, ::-1], a])
    w, v = eigh(stack)
    alone = [eigh(one.copy()) for one in stack]
    left = np.concatenate([w[:, None, :], v], axis=1)
    return equal(left, np.stack([np.vstack([values, vectors]) for values, vectors in alone]))


@about(
    statement="eigh(A) is the same for every memory layout of A",
    source="definition",
    uses=PCA,
    tolerance=tolerance.exact(),
    a=symmetric_matrices("n"),
)
def memory_layout_keeps_the_spectrum(eigh: Any, a: Any) -> Claim:
    spaced = np.full((2 * len(a), 2 * len(a)), 7, a.dtype)
    spaced[::2, ::2] = a
    return equal(eigh(spaced[::2, ::2])[0], eigh(a)[0])
