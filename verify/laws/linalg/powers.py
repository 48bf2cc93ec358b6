"""Laws of outer and Kronecker products, of traces and powers."""

from typing import Any

import numpy as np

from verify import close, equal, tolerance
from verify.claim import Claim
from verify.domains import integers, invertible_matrices, matrices, permutations, vectors
from verify.laws.linalg import HIGHAM, about, condition, wide
from verify.laws.linalg.products import HORN, KRONECKER, terms


@about(
    statement="(x yᵀ)_{ij} (x yᵀ)_{kl} = (x yᵀ)_{il} (x yᵀ)_{kj}",
    source="every minor of a matrix of rank one vanishes",
    uses=("rank-one updates", "attention"),
    tolerance=tolerance.rounding(),
    x=vectors("n", low=-1e3, high=1e3, max_size=12),
    y=vectors("m", low=-1e3, high=1e3, max_size=12),
)
def outer_product_has_rank_one(outer: Any, x: Any, y: Any) -> Claim:
    m = wide(outer(x, y))
    left = np.einsum("ij,kl->ijkl", m, m)
    right = np.einsum("il,kj->ijkl", m, m)
    size = np.abs(np.outer(wide(x), wide(y)))
    floor = np.finfo(x.dtype).tiny * (1 + size.max())
    return close(left, right, scale=np.einsum("ij,kl->ijkl", size, size) + floor)


@about(
    statement="(x yᵀ) z = (yᵀ z) x",
    source="associativity",
    uses=("rank-one updates",),
    tolerance=tolerance.sums(),
    x=vectors("n", low=-1e3, high=1e3),
    y=vectors("m", low=-1e3, high=1e3),
    z=vectors("m", low=-1e3, high=1e3),
)
def outer_product_acts_as_a_projection(outer: Any, x: Any, y: Any, z: Any) -> Claim:
    left, right = wide(outer(x, y)) @ wide(z), (wide(y) @ wide(z)) * wide(x)
    return close(left, right, scale=terms(x[:, None], y[None], z), n=np.sqrt(len(y)) + 1)


@about(
    statement="(A ⊗ B) (C ⊗ D) = A C ⊗ B D",
    source=HORN + "lemma 4.2.10",
    uses=KRONECKER,
    tolerance=tolerance.sums(),
    a=matrices("n", "m", max_size=5),
    b=matrices("p", "q", max_size=5),
    c=matrices("m", "k", max_size=5),
    d=matrices("q", "l", max_size=5),
)
def product_of_kronecker_products_is_that_of_products(
    kron: Any, matmul: Any, a: Any, b: Any, c: Any, d: Any
) -> Claim:
    left, right = matmul(kron(a, b), kron(c, d)), kron(matmul(a, c), matmul(b, d))
    scale = np.kron(terms(a, c), terms(b, d)) + np.finfo(a.dtype).tiny
    return close(left, right, scale=scale, n=np.sqrt(a.shape[1] * b.shape[1]) + 1)


@about(
    statement="vec(A X B) = (Bᵀ ⊗ A) vec X",
    source=HORN + "lemma 4.3.1",
    uses=KRONECKER,
    tolerance=tolerance.sums(),
    a=matrices("n", "m", max_size=6),
    x=matrices("m", "p", max_size=6),
    b=matrices("p", "q", max_size=6),
)
def kronecker_product_acts_on_columns(
    kron: Any, matmul: Any, matvec: Any, a: Any, x: Any, b: Any
) -> Claim:
    stacked = np.ascontiguousarray(x.T).ravel()
    left = matmul(matmul(a, x), b).T.ravel()
    right = matvec(kron(np.ascontiguousarray(b.T), a), stacked)
    return close(left, right, scale=terms(a, x, b).T.ravel(), n=np.sqrt(x.size) + 1)


@about(
    statement="(A ⊗ B)ᵀ = Aᵀ ⊗ Bᵀ",
    source=HORN + "section 4.2",
    uses=KRONECKER,
    tolerance=tolerance.exact(),
    a=matrices("n", "m", max_size=8),
    b=matrices("p", "q", max_size=8),
)
def transpose_passes_into_a_kronecker_product(kron: Any, a: Any, b: Any) -> Claim:
    turned = kron(np.ascontiguousarray(a.T), np.ascontiguousarray(b.T))
    return equal(kron(a, b).T, turned)


@about(
    statement="tr(A ⊗ B) = tr A · tr B",
    source=HORN + "section 4.2",
    uses=KRONECKER,
    tolerance=tolerance.sums(),
    a=matrices("n", "n", max_size=8),
    b=matrices("m", "m", max_size=8),
)
def trace_of_a_kronecker_product_is_the_product_of_traces(
    trace: Any, kron: Any, a: Any, b: Any
) -> Claim:
    scale = np.abs(np.diag(wide(a))).sum() * np.abs(np.diag(wide(b))).sum()
    right = float(trace(a)) * float(trace(b))
    floor = np.finfo(a.dtype).tiny * (1 + np.abs(wide(a)).sum()) * (1 + np.abs(wide(b)).sum())
    return close(trace(kron(a, b)), right, scale=scale + floor, n=np.sqrt(a.size + b.size))


@about(
    statement="xᵀ (A ∘ B) y = tr(D_{x} A D_{y} Bᵀ)",
    source=HORN + "lemma 5.1.5",
    uses=("bilinear forms",),
    tolerance=tolerance.sums(),
    a=matrices("n", "m", max_size=16),
    b=matrices("n", "m", max_size=16),
    x=vectors("n", low=-100, high=100, max_size=16),
    y=vectors("m", low=-100, high=100, max_size=16),
)
def entrywise_product_is_a_trace(trace: Any, matmul: Any, a: Any, b: Any, x: Any, y: Any) -> Claim:
    left = wide(x) @ (wide(a) * wide(b)) @ wide(y)
    right = trace(matmul(x[:, None] * a * y, np.ascontiguousarray(b.T)))
    size = np.abs(wide(x)) @ np.abs(wide(a) * wide(b)) @ np.abs(wide(y))
    floor = np.finfo(a.dtype).tiny * (1 + np.abs(wide(b)).sum()) * (1 + np.abs(wide(y)).sum()) * 100
    return close(right, left, scale=size + floor, n=np.sqrt(sum(a.shape)) + 2)


@about(
    statement="A^{m+n} = A^{m} A^{n}",
    source=HIGHAM + "chapter 18",
    uses=("Markov chains", "linear recurrences"),
    tolerance=tolerance.sums(),
    a=matrices("k", "k", low=-10, high=10, max_size=40),
    m=integers(0, 6),
    n=integers(0, 6),
)
def exponents_of_powers_add(matrix_power: Any, matmul: Any, a: Any, m: Any, n: Any) -> Claim:
    m, n = int(m), int(n)
    left, right = matrix_power(a, m + n), matmul(matrix_power(a, m), matrix_power(a, n))
    scale = np.linalg.matrix_power(np.abs(wide(a)), m + n)
    floor = np.finfo(a.dtype).tiny * (1 + np.abs(wide(a)).sum()) ** (m + n)
    return close(left, right, scale=scale + floor, n=(m + n) * (np.sqrt(len(a)) + 1) + 1)


@about(
    statement="A^{-n} A^{n} = I",
    source=HIGHAM + "chapter 14",
    uses=("linear recurrences",),
    tolerance=tolerance.forward(),
    a=invertible_matrices("k", cond=30.0, max_size=40),
    n=integers(1, 3),
)
def negative_power_undoes_the_power(matrix_power: Any, matmul: Any, a: Any, n: Any) -> Claim:
    n = int(n)
    found = matmul(matrix_power(a, -n), matrix_power(a, n))
    reach = condition(a) ** n * len(a)
    return close(found, np.eye(len(a)), scale=1.0, n=n, condition=reach, norm="max")


@about(
    statement="(P^{n})_{i·} = P_{p(…p(i))·} for a permutation matrix P",
    source="definition",
    uses=("Markov chains",),
    tolerance=tolerance.exact(),
    p=permutations("k", max_size=40),
    x=vectors("k", max_size=40),
    n=integers(-5, 9),
)
def power_of_a_permutation_is_a_permutation(matrix_power: Any, p: Any, x: Any, n: Any) -> Claim:
    matrix = np.eye(len(p), dtype=x.dtype)[p]
    step = p if n >= 0 else np.argsort(p)
    order = np.arange(len(p))
    for _ in range(abs(int(n))):
        order = order[step]
    return equal(matrix_power(matrix, int(n)), np.eye(len(p))[order])
