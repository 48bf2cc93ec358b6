"""Laws of singular values and vectors."""

from typing import Any

import numpy as np

from verify import at_most, both, close, equal, holds, tolerance, within
from verify.claim import Claim
from verify.domains import (
    indices,
    integers,
    invertible_matrices,
    matrices,
    orthogonal_matrices,
    vectors,
)
from verify.laws.linalg import GOLUB, about, condition, ordinary, size, wide

HORN = "Horn & Johnson 2012, Matrix Analysis, "
PCA = ("principal components", "low-rank approximation", "least squares")


def frobenius(a: Any) -> float:
    return float(np.sqrt(np.square(wide(a)).sum()))


@about(
    statement="U diag(σ) Vᵀ = A for (U, σ, Vᵀ) = svd(A)",
    source=GOLUB + "theorem 2.4.1",
    uses=PCA,
    tolerance=tolerance.backward(),
    a=matrices("m", "n", max_size=40),
)
def singular_factors_rebuild_their_matrix(svd: Any, a: Any) -> Claim:
    a = ordinary(a)
    u, s, vh = map(wide, svd(a))
    k = len(s)
    bound = max(size(a), size(a.T))
    return close((u[:, :k] * s) @ vh[:k], a, scale=bound, n=max(a.shape), norm="max")


@about(
    statement="UᵀU = I, V Vᵀ = I, at zero singular values too",
    source=GOLUB + "theorem 2.4.1",
    uses=PCA,
    tolerance=tolerance.backward(),
    a=matrices("m", "n", max_size=40),
)
def singular_vectors_are_orthonormal(svd: Any, a: Any) -> Claim:
    u, _, vh = map(wide, svd(ordinary(a)))
    left = close(u.T @ u, np.eye(len(u)), scale=1.0, n=len(u), norm="one")
    return both(left, close(vh @ vh.T, np.eye(len(vh)), scale=1.0, n=len(vh), norm="one"))


@about(
    statement="σ_{1} ≥ σ_{2} ≥ … ≥ 0",
    source="convention",
    uses=PCA,
    tolerance=tolerance.exact(),
    a=matrices("m", "n"),
)
def singular_values_descend_to_zero(svdvals: Any, a: Any) -> Claim:
    s = svdvals(a)
    return both(at_most(s[1:], s[:-1]), at_most(0.0, s))


@about(
    statement="A v_{k} = σ_{k} u_{k}",
    source=GOLUB + "section 2.4.1",
    uses=PCA,
    tolerance=tolerance.backward(),
    a=matrices("m", "n"),
)
def matrix_maps_right_vectors_to_left_ones(svd: Any, a: Any) -> Claim:
    a = ordinary(a)
    u, s, vh = map(wide, svd(a))
    k = len(s)
    return close(wide(a) @ vh[:k].T, u[:, :k] * s, scale=frobenius(a), n=max(a.shape), norm="max")


@about(
    statement="the values are the same with and without vectors",
    source="definition",
    uses=PCA,
    tolerance=tolerance.backward(),
    a=matrices("m", "n"),
)
def values_do_not_depend_on_vectors(svd: Any, svdvals: Any, a: Any) -> Claim:
    a = ordinary(a)
    return close(svdvals(a), svd(a)[1], scale=frobenius(a), n=max(a.shape))


@about(
    statement="σ(Aᵀ) = σ(A)",
    source=HORN + "section 2.6",
    uses=PCA,
    tolerance=tolerance.backward(),
    a=matrices("m", "n"),
)
def transposition_keeps_singular_values(svdvals: Any, a: Any) -> Claim:
    a = ordinary(a)
    turned = svdvals(np.ascontiguousarray(a.T))
    return close(turned, svdvals(a), scale=frobenius(a), n=max(a.shape))


@about(
    statement="σ(Q A) = σ(A) for orthogonal Q",
    source=HORN + "section 2.6",
    uses=("whitening", "rotations of features"),
    tolerance=tolerance.backward(),
    a=matrices("n", "m"),
    q=orthogonal_matrices("n"),
)
def rotation_keeps_singular_values(svdvals: Any, a: Any, q: Any) -> Claim:
    a = ordinary(a)
    moved = np.asarray(wide(q) @ wide(a), a.dtype)
    return close(svdvals(moved), svdvals(a), scale=frobenius(a), n=sum(a.shape))


@about(
    statement="σ(A)^{2} = λ(AᵀA)",
    source=GOLUB + "section 8.6.1",
    uses=("covariances", "explained variance"),
    tolerance=tolerance.backward(),
    a=matrices("m", "n"),
)
def squared_singular_values_are_eigenvalues(svdvals: Any, eigh: Any, a: Any) -> Claim:
    a = ordinary(a)
    gram = wide(a).T @ wide(a)
    largest = float(np.abs(gram).max(initial=0.0))
    unit = 1.0 if largest == 0 else 2.0 ** -np.floor(np.log2(largest) / 2)
    w = wide(eigh(np.asarray(gram * unit * unit, a.dtype))[0])[::-1]
    s = np.zeros(len(w))
    s[: min(a.shape)] = wide(svdvals(a)) * unit
    return close(s * s, w, scale=(frobenius(a) * unit) ** 2, n=sum(a.shape))


@about(
    statement="‖A x‖ ≤ σ_{1} ‖x‖, with equality at v_{1}",
    source=GOLUB + "section 2.3.3",
    uses=("Lipschitz constants", "spectral normalisation"),
    tolerance=tolerance.backward(),
    a=matrices("m", "n"),
    x=vectors("n", low=-100, high=100, max_size=24),
)
def largest_singular_value_is_the_gain(svd: Any, a: Any, x: Any) -> Claim:
    a = ordinary(a)
    _, s, vh = map(wide, svd(a))
    length, top = np.linalg.norm(wide(x)), np.linalg.norm(wide(a) @ vh[0])
    gain = np.linalg.norm(wide(a) @ wide(x))
    reached = close(top, s[0], scale=frobenius(a), n=max(a.shape))
    return both(at_most(gain, s[0] * length, scale=frobenius(a) * length, n=max(a.shape)), reached)


@about(
    statement="∑ σ_{i}^{2} = ‖A‖_{F}^{2}",
    source=GOLUB + "corollary 2.4.3",
    uses=("explained variance",),
    tolerance=tolerance.backward(),
    a=matrices("m", "n"),
)
def singular_values_have_the_frobenius_norm(svdvals: Any, a: Any) -> Claim:
    a = ordinary(a)
    return close(np.linalg.norm(wide(svdvals(a))), frobenius(a), n=max(a.shape))


@about(
    statement="∏ σ_{i} = |det A|",
    source=HORN + "section 2.6",
    uses=("normalising flows", "volumes"),
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=1e3),
)
def singular_values_multiply_to_the_determinant(svdvals: Any, a: Any) -> Claim:
    left, right = np.log(wide(svdvals(a))).sum(), np.linalg.slogdet(wide(a))[1]
    return close(left, right, scale=1.0, n=len(a) ** 2, condition=condition(a))


@about(
    statement="‖A - A_{k}‖_{2} = σ_{k+1} for the truncation A_{k} to k singular values",
    source="Eckart & Young 1936, doi:10.1007/BF02288367",
    uses=("low-rank approximation", "recommender systems", "LoRA"),
    tolerance=tolerance.backward(),
    a=matrices("m", "n"),
    k=indices("n"),
)
def truncation_misses_by_the_next_singular_value(svd: Any, a: Any, k: Any) -> Claim:
    a = ordinary(a)
    u, s, vh = map(wide, svd(a))
    r = min(int(k), len(s))
    rest = wide(a) - (u[:, :r] * s[:r]) @ vh[:r]
    left = np.linalg.norm(rest, 2)
    right = s[r] if r < len(s) else 0.0
    return close(left, right, scale=frobenius(a), n=sum(a.shape))


@about(
    statement="‖A - B‖_{2} ≥ σ_{k+1}(A) for every B of rank k",
    source="Eckart & Young 1936; Mirsky 1960",
    uses=("low-rank approximation",),
    tolerance=tolerance.backward(),
    a=matrices("m", "n"),
    b=matrices("m", "n"),
    k=indices("n"),
)
def nothing_of_low_rank_is_nearer(svdvals: Any, a: Any, b: Any, k: Any) -> Claim:
    a = ordinary(a)
    r = min(int(k), min(a.shape) - 1)
    other = wide(b)[:, :r] @ wide(b)[:r] / (1.0 + frobenius(b)) if r else np.zeros(a.shape)
    reached = np.linalg.norm(wide(a) - other, 2)
    return at_most(wide(svdvals(a))[r], reached, scale=frobenius(a) + reached, n=sum(a.shape))


@about(
    statement="|σ_{i}(A + E) - σ_{i}(A)| ≤ ‖E‖_{2}",
    source="Weyl's inequality, " + HORN + "corollary 7.3.5",
    uses=("robustness",),
    tolerance=tolerance.backward(),
    a=matrices("m", "n"),
    e=matrices("m", "n", low=-1, high=1),
)
def singular_values_move_no_further_than_the_matrix(svdvals: Any, a: Any, e: Any) -> Claim:
    a, moved = ordinary(a), ordinary(ordinary(a) + e)
    gap = np.abs(wide(svdvals(moved)) - wide(svdvals(a)))
    shift = np.linalg.norm(wide(moved) - wide(a), 2)
    return at_most(gap, np.full(gap.shape, shift), scale=frobenius(a) + shift, n=sum(a.shape))


@about(
    statement="σ_{i}(A) ≥ σ_{i}(B) ≥ σ_{i+1}(A), B being A without column k",
    source=HORN + "corollary 7.3.6",
    uses=("feature selection",),
    tolerance=tolerance.backward(),
    a=matrices("m", "n"),
    k=indices("n"),
)
def singular_values_without_a_column_interlace(svdvals: Any, a: Any, k: Any) -> Claim:
    a = ordinary(a)
    if a.shape[1] == 1:
        return holds(condition=True)
    outer = wide(svdvals(a))
    inner = wide(svdvals(np.ascontiguousarray(np.delete(a, int(k), axis=1))))
    below = np.append(outer[1:], 0.0)[: len(inner)]
    return within(inner, below, outer[: len(inner)], scale=frobenius(a), n=sum(a.shape))


@about(
    statement="σ_{1}(A) + … + σ_{k}(A) is subadditive: Ky Fan's norms",
    source="Fan 1951, doi:10.1073/pnas.37.11.760",
    uses=("nuclear norm", "matrix completion"),
    tolerance=tolerance.backward(),
    a=matrices("m", "n"),
    b=matrices("m", "n"),
)
def ky_fan_sums_are_subadditive(svdvals: Any, a: Any, b: Any) -> Claim:
    a, b = ordinary(a), ordinary(b)
    both_sums = np.cumsum(wide(svdvals(a))) + np.cumsum(wide(svdvals(b)))
    together = np.cumsum(wide(svdvals(ordinary(a + b))))
    bound = (frobenius(a) + frobenius(b)) * min(a.shape)
    return at_most(together, both_sums, scale=bound, n=sum(a.shape))


@about(
    statement="σ(2^{k} A) = 2^{k} σ(A)",
    source="definition",
    uses=PCA,
    tolerance=tolerance.backward(),
    a=matrices("m", "n"),
    k=integers(-12, 12),
)
def singular_values_scale_with_the_matrix(svdvals: Any, a: Any, k: Any) -> Claim:
    a = ordinary(a)
    scaled = np.ldexp(svdvals(np.ldexp(a, int(k))), -int(k))
    return close(scaled, svdvals(a), scale=frobenius(a), n=max(a.shape))


@about(
    statement="svd((A_{1}, …, A_{m}))_{i} = svd(A_{i})",
    source="batch is loop",
    uses=("batched whitening",),
    tolerance=tolerance.exact(),
    a=matrices("m", "n"),
)
def singular_values_of_a_stack_are_those_of_its_matrices(svdvals: Any, a: Any) -> Claim:
    stack = np.stack([a, -a, a[::-1], a * a, a])
    return equal(svdvals(stack), np.stack([svdvals(one.copy()) for one in stack]))


@about(
    statement="σ(A) is the same for every memory layout of A",
    source="definition",
    uses=PCA,
    tolerance=tolerance.exact(),
    a=matrices("m", "n"),
)
def memory_layout_keeps_singular_values(svdvals: Any, a: Any) -> Claim:
    spaced = np.full((2 * a.shape[0], 2 * a.shape[1]), 7, a.dtype)
    spaced[::2, ::2] = a
    return equal(svdvals(spaced[::2, ::2]), svdvals(a))
