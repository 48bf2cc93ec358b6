"""Laws of leading singular triplets, by sketches and by Krylov spaces."""

import math
from typing import Any

import numpy as np

from verify import at_most, both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import integers, matrices, seeds
from verify.laws.linalg import GOLUB, about, ordinary, wide
from verify.laws.linalg.singular import PCA, frobenius

HALKO = "Halko, Martinsson & Tropp 2011, doi:10.1137/090771806, "
YOUNG = "Eckart & Young 1936, doi:10.1007/BF02288367"
OVERSAMPLING, POWERS = 10, 2
"""What `randomized_svd` does unless it is told otherwise; laws count on no less."""
BIG = 128
"""Rows and columns of embedded matrices, of which few triplets are a small part."""


def ranks() -> Any:
    """How many triplets: `chosen` of it."""
    return integers(1, 12)


def chosen(k: Any, a: Any) -> int:
    return int(min(int(k), *a.shape))


def general(**options: Any) -> Any:
    return matrices("m", "n", max_size=48, **options)


def rebuilt(found: Any) -> Any:
    u, s, vh = map(wide, found)
    return (u * s) @ vh


def low_rank(a: Any, r: int) -> Any:
    """A matrix of rank r at most, but for its rounding: what SVD keeps of a."""
    u, s, vh = np.linalg.svd(wide(a), full_matrices=False)
    return ordinary(((u[:, :r] * s[:r]) @ vh[:r]).astype(a.dtype))


def cosines(m: int) -> Any:
    """Orthonormal columns [BIG, m], those of the discrete cosine transform."""
    angles = np.outer(np.arange(BIG) + 0.5, np.arange(m)) * (np.pi / BIG)
    return np.cos(angles) * np.where(np.arange(m) == 0, 1.0, math.sqrt(2)) / math.sqrt(BIG)


def embedded(a: Any) -> Any:
    """A matrix [BIG, BIG] with the singular values of a, and zeros."""
    big = cosines(a.shape[0]) @ wide(a) @ cosines(a.shape[1]).T
    return ordinary(big.astype(a.dtype))


def orthonormal(found: Any) -> Claim:
    u, _, vh = map(wide, found)
    eye = np.eye(u.shape[1])
    left = close(u.T @ u, eye, scale=1.0, n=len(u), norm="one")
    return both(left, close(vh @ vh.T, eye, scale=1.0, n=vh.shape[1], norm="one"))


def paired(a: Any, u: Any, s: Any, vh: Any) -> Claim:
    """A v = s u and A'u = s v."""
    bound, n = frobenius(a), sum(a.shape)
    right = close(wide(a) @ wide(vh).T, wide(u) * wide(s), scale=bound, n=n, norm="max")
    left = close(wide(a).T @ wide(u), wide(vh).T * wide(s), scale=bound, n=n, norm="max")
    return both(right, left)


def allowance(a: Any, k: int) -> float:
    """How far a sketch may miss, as a multiple of s[k + 1], but for one case in a thousand million.

    Theorem 10.8 bounds |B - P B| by C times the next singular value of B with probability
    1 - 2 t^-p - exp(-u^2 / 2); t = u = 10 and p = 10. (The sum of squares of the min(m, n) - k
    values that are left is at most so many times the largest.) Theorem 9.2 takes the root of order
    2 q + 1, as B = (A A')^q A; theorem 9.3 adds one for cutting off at k.
    """
    p, t = OVERSAMPLING, 10.0
    rest = math.sqrt(min(a.shape) - k)
    c = 1 + t * math.sqrt(3 * k / (p + 1)) + t * math.e * math.sqrt(k + p) / (p + 1) * (10 + rest)
    return 1 + float(c ** (1 / (2 * POWERS + 1)))


@about(
    statement="‖A - U diag(s) Vᵀ‖_{2} ≤ (1 + C^{1/5}) σ_{k+1} for randomized_svd(A, k)",
    source=HALKO + "theorems 9.2, 9.3 and 10.8",
    uses=PCA,
    tolerance=tolerance.backward(),
    seed=seeds(),
    a=general(),
    k=ranks(),
)
def sketch_misses_little_more_than_the_best(
    randomized_svd: Any, seed: Any, a: Any, k: Any
) -> Claim:
    a, r = ordinary(a), chosen(k, a)
    missed = np.linalg.norm(wide(a) - rebuilt(randomized_svd(seed, a, r)), 2)
    best = np.append(np.linalg.svd(wide(a), compute_uv=False), 0.0)[r]
    return at_most(missed, allowance(a, r) * best, scale=frobenius(a), n=sum(a.shape))


@about(
    statement="s_{i} ≤ σ_{i}(A), s_{1} ≥ s_{2} ≥ … ≥ 0, for s of randomized_svd(A, k)",
    source="Horn & Johnson 2012, Matrix Analysis, corollary 7.3.6: s = σ(QᵀA)",
    uses=("explained variance",),
    tolerance=tolerance.backward(),
    seed=seeds(),
    a=general(),
    k=ranks(),
)
def sketched_values_are_no_larger(randomized_svd: Any, seed: Any, a: Any, k: Any) -> Claim:
    a, r = ordinary(a), chosen(k, a)
    s = wide(randomized_svd(seed, a, r)[1])
    true = np.linalg.svd(wide(a), compute_uv=False)[:r]
    below = at_most(s, true, scale=frobenius(a), n=sum(a.shape))
    return both(below, at_most(s[1:], s[:-1]), at_most(0.0, s))


@about(
    statement="U diag(s) Vᵀ = A for A of rank at most k, (U, s, Vᵀ) = randomized_svd(A, k)",
    source=HALKO + "theorem 9.1",
    uses=("recommender systems", "LoRA"),
    tolerance=tolerance.backward(),
    seed=seeds(),
    a=general(),
    k=ranks(),
)
def sketch_of_low_rank_is_exact(randomized_svd: Any, seed: Any, a: Any, k: Any) -> Claim:
    r = chosen(k, a)
    a = low_rank(a, r)
    found = rebuilt(randomized_svd(seed, a, r))
    return close(found, a, scale=frobenius(a), n=sum(a.shape), norm="max")


@about(
    statement="UᵀU = I, V Vᵀ = I for (U, s, Vᵀ) = randomized_svd(A, k), at zero values too",
    source=HALKO + "section 5.1",
    uses=PCA,
    tolerance=tolerance.backward(),
    seed=seeds(),
    a=general(),
    k=ranks(),
)
def sketched_vectors_are_orthonormal(randomized_svd: Any, seed: Any, a: Any, k: Any) -> Claim:
    return orthonormal(randomized_svd(seed, ordinary(a), chosen(k, a)))


@about(
    statement="randomized_svd is a function of its key",
    source="definition",
    uses=("reproducible experiments",),
    tolerance=tolerance.exact(),
    seed=seeds(),
    a=general(),
    k=ranks(),
)
def same_key_gives_the_same_sketch(randomized_svd: Any, seed: Any, a: Any, k: Any) -> Claim:
    r = chosen(k, a)
    first, second = randomized_svd(seed, a, r), randomized_svd(seed, a, r)
    return both(*(equal(x, y) for x, y in zip(first, second, strict=True)))


@about(
    statement="randomized_svd(A, k) spans the same for every key, A of rank at most k",
    source=HALKO + "theorem 9.1",
    uses=("reproducible experiments",),
    tolerance=tolerance.backward(),
    seed=seeds(),
    other=seeds(),
    a=general(),
    k=ranks(),
)
def keys_do_not_matter_at_low_rank(
    randomized_svd: Any, seed: Any, other: Any, a: Any, k: Any
) -> Claim:
    r = chosen(k, a)
    a = low_rank(a, r)
    first, second = randomized_svd(seed, a, r), randomized_svd(other, a, r)
    n = sum(a.shape)
    values = close(first[1], second[1], scale=frobenius(a), n=n)
    return both(values, close(rebuilt(first), rebuilt(second), scale=frobenius(a), n=n, norm="max"))


@about(
    statement="randomized_svd(2^{j} A) = (U, 2^{j} s, Vᵀ)",
    source="definition",
    uses=PCA,
    tolerance=tolerance.exact(),
    seed=seeds(),
    a=general(),
    k=ranks(),
    j=integers(-12, 12),
)
def sketch_scales_with_the_matrix(randomized_svd: Any, seed: Any, a: Any, k: Any, j: Any) -> Claim:
    a, r = ordinary(a), chosen(k, a)
    u, s, vh = randomized_svd(seed, a, r)
    big = randomized_svd(seed, np.ldexp(a, int(j)), r)
    values = equal(big[1], np.ldexp(s, int(j)))
    return both(values, equal(big[0], u), equal(big[2], vh))


@about(
    statement="randomized_svd((A_{1}, …, A_{m}))_{i} = randomized_svd(A_{i})",
    source="batch is loop",
    uses=("batched compression",),
    tolerance=tolerance.exact(),
    seed=seeds(),
    a=general(),
    k=ranks(),
)
def sketch_of_a_stack_is_those_of_its_matrices(
    randomized_svd: Any, seed: Any, a: Any, k: Any
) -> Claim:
    r, stack = chosen(k, a), np.stack([a, -a, a[::-1]])
    found = randomized_svd(seed, stack, r)
    alone = [randomized_svd(seed, one.copy(), r) for one in stack]
    pairs = zip(found, zip(*alone, strict=True), strict=True)
    return both(*(equal(x, np.stack(parts)) for x, parts in pairs))


@about(
    statement="s_{i} = σ_{i}(A), i ≤ k, for s of truncated_svd(A, k)",
    source=GOLUB + "section 10.4",
    uses=PCA,
    tolerance=tolerance.backward(),
    a=general(),
    k=ranks(),
)
def truncated_values_are_the_leading_ones(
    truncated_svd: Any, svdvals: Any, a: Any, k: Any
) -> Claim:
    a, r = ordinary(a), chosen(k, a)
    return close(truncated_svd(a, r)[1], svdvals(a)[:r], scale=frobenius(a), n=sum(a.shape))


@about(
    statement="‖A - U diag(s) Vᵀ‖_{2} = σ_{k+1}(A) for (U, s, Vᵀ) = truncated_svd(A, k)",
    source=YOUNG,
    uses=("low-rank approximation", "recommender systems"),
    tolerance=tolerance.backward(),
    a=general(),
    k=ranks(),
)
def truncated_triplets_are_the_best_of_their_rank(truncated_svd: Any, a: Any, k: Any) -> Claim:
    a, r = ordinary(a), chosen(k, a)
    missed = np.linalg.norm(wide(a) - rebuilt(truncated_svd(a, r)), 2)
    best = np.append(np.linalg.svd(wide(a), compute_uv=False), 0.0)[r]
    return close(missed, best, scale=frobenius(a), n=sum(a.shape))


@about(
    statement="A v_{i} = s_{i} u_{i}, Aᵀu_{i} = s_{i} v_{i}, orthonormal, for few triplets of many",
    source=GOLUB + "section 10.4",
    uses=PCA,
    tolerance=tolerance.backward(),
    a=matrices("m", "n"),
    k=integers(1, 6),
)
def few_triplets_of_a_large_matrix_are_its_own(
    truncated_svd: Any, svdvals: Any, a: Any, k: Any
) -> Claim:
    big = embedded(ordinary(a))
    u, s, vh = truncated_svd(big, int(k))
    values = close(s, svdvals(big)[: int(k)], scale=frobenius(big), n=2 * BIG)
    return both(paired(big, u, s, vh), orthonormal((u, s, vh)), values)


@about(
    statement="(V, s, Uᵀ) of truncated_svd(Aᵀ, k) are triplets of A",
    source="Horn & Johnson 2012, Matrix Analysis, section 2.6",
    uses=PCA,
    tolerance=tolerance.backward(),
    a=general(),
    k=ranks(),
)
def transposition_swaps_truncated_vectors(truncated_svd: Any, a: Any, k: Any) -> Claim:
    a, r = ordinary(a), chosen(k, a)
    u, s, vh = truncated_svd(np.ascontiguousarray(a.T), r)
    values = close(s, truncated_svd(a, r)[1], scale=frobenius(a), n=sum(a.shape))
    return both(values, paired(a, wide(vh).T, s, wide(u).T))


@about(
    statement="truncated_svd(2^{j} A) = (U, 2^{j} s, Vᵀ)",
    source="definition",
    uses=PCA,
    tolerance=tolerance.backward(),
    a=general(),
    k=ranks(),
    j=integers(-12, 12),
)
def truncated_values_scale_with_the_matrix(truncated_svd: Any, a: Any, k: Any, j: Any) -> Claim:
    a, r = ordinary(a), chosen(k, a)
    big = np.ldexp(truncated_svd(np.ldexp(a, int(j)), r)[1], -int(j))
    return close(big, truncated_svd(a, r)[1], scale=frobenius(a), n=sum(a.shape))
