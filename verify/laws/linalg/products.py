"""Laws of products and powers of matrices."""

from typing import Any

import numpy as np

from verify import at_most, both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import (
    indices,
    integers,
    matrices,
    permutations,
    reals,
    vectors,
)
from verify.laws.linalg import GOLUB, HIGHAM, about, wide

HORN = "Horn & Johnson 1991, Topics in Matrix Analysis, "
LAYERS = ("network layers", "regression", "Markov chains")
KRONECKER = ("Kronecker-factored curvature", "Gaussian processes on grids")


def terms(*factors: Any) -> Any:
    """What the terms of a product add up to without their signs, and what may underflow."""
    total, floor = np.abs(wide(factors[0])), np.finfo(factors[0].dtype).tiny
    for factor in factors[1:]:
        total = total @ np.abs(wide(factor))
    for factor in factors:
        floor *= 1 + np.abs(wide(factor)).sum()
    return total + floor


def plain(a: Any) -> Any:
    """Entries too small for exact scaling become zero."""
    return np.where(np.abs(a) < 2.0**-40, 0, a).astype(a.dtype)


@about(
    statement="(A B)_{ij} = ∑_{p} A_{ip} B_{pj}",
    source=HIGHAM + "section 3.5",
    uses=LAYERS,
    tolerance=tolerance.sums(),
    a=matrices("n", "k", max_size=48),
    b=matrices("k", "m", max_size=48),
)
def entries_of_a_product_are_inner_products(matmul: Any, a: Any, b: Any) -> Claim:
    exact = np.einsum("ip,pj->ij", a.astype(np.longdouble), b.astype(np.longdouble))
    return close(matmul(a, b), wide(exact), scale=terms(a, b), n=np.sqrt(b.shape[0]) + 1)


@about(
    statement="(A B) C = A (B C)",
    source=GOLUB + "section 1.1",
    uses=LAYERS,
    tolerance=tolerance.sums(),
    a=matrices("n", "k"),
    b=matrices("k", "m"),
    c=matrices("m", "l"),
)
def products_associate(matmul: Any, a: Any, b: Any, c: Any) -> Claim:
    left, right = matmul(matmul(a, b), c), matmul(a, matmul(b, c))
    return close(left, right, scale=terms(a, b, c), n=np.sqrt(sum(b.shape)) + 1)


@about(
    statement="A (B + C) = A B + A C",
    source=GOLUB + "section 1.1",
    uses=LAYERS,
    tolerance=tolerance.sums(),
    a=matrices("n", "k"),
    b=matrices("k", "m"),
    c=matrices("k", "m"),
)
def products_distribute_over_sums(matmul: Any, a: Any, b: Any, c: Any) -> Claim:
    left, right = matmul(a, b + c), wide(matmul(a, b)) + wide(matmul(a, c))
    return close(left, right, scale=terms(a, b) + terms(a, c), n=np.sqrt(b.shape[0]) + 1)


@about(
    statement="(A B)ᵀ = Bᵀ Aᵀ",
    source=GOLUB + "section 1.1",
    uses=("backpropagation",),
    tolerance=tolerance.sums(),
    a=matrices("n", "k"),
    b=matrices("k", "m"),
)
def transpose_reverses_a_product(matmul: Any, a: Any, b: Any) -> Claim:
    turned = matmul(np.ascontiguousarray(b.T), np.ascontiguousarray(a.T))
    return close(matmul(a, b).T, turned, scale=terms(a, b).T, n=np.sqrt(b.shape[0]) + 1)


@about(
    statement="A I = I A = A",
    source="definition",
    uses=LAYERS,
    tolerance=tolerance.exact(),
    a=matrices("n", "m", max_size=48),
)
def identity_leaves_a_matrix_alone(matmul: Any, a: Any) -> Claim:
    n, m = a.shape
    left, right = matmul(np.eye(n, dtype=a.dtype), a), matmul(a, np.eye(m, dtype=a.dtype))
    return both(equal(left, a), equal(right, a))


@about(
    statement="(2^{k} A) B = 2^{k} (A B)",
    source="binary arithmetic",
    uses=("mixed precision",),
    tolerance=tolerance.exact(),
    a=matrices("n", "p"),
    b=matrices("p", "m"),
    k=integers(-12, 12),
)
def products_scale_by_powers_of_two_exactly(matmul: Any, a: Any, b: Any, k: Any) -> Claim:
    a, b, k = plain(a), plain(b), int(k)
    return equal(matmul(np.ldexp(a, k), b), np.ldexp(matmul(a, b), k))


@about(
    statement="(P A) B = P (A B)",
    source="definition",
    uses=("shuffled batches",),
    tolerance=tolerance.sums(),
    a=matrices("n", "k"),
    b=matrices("k", "m"),
    p=permutations("n"),
)
def order_of_rows_passes_through_a_product(matmul: Any, a: Any, b: Any, p: Any) -> Claim:
    return close(matmul(a[p], b), matmul(a, b)[p], scale=terms(a, b)[p], n=np.sqrt(len(b)) + 1)


@about(
    statement="[A_{1} A_{2}] [B_{1}; B_{2}] = A_{1} B_{1} + A_{2} B_{2}",
    source=GOLUB + "section 1.3",
    uses=("blocked algorithms", "distributed products"),
    tolerance=tolerance.sums(),
    a=matrices("n", "k", max_size=48),
    b=matrices("k", "m", max_size=48),
    p=indices("k"),
)
def product_is_the_sum_over_blocks(matmul: Any, a: Any, b: Any, p: Any) -> Claim:
    p = int(p)
    parts = [(np.ascontiguousarray(a[:, s]), b[s]) for s in (slice(p), slice(p, None))]
    summed = sum((wide(matmul(x, y)) for x, y in parts if len(y)), np.zeros((len(a), b.shape[1])))
    return close(matmul(a, b), summed, scale=terms(a, b), n=np.sqrt(len(b)) + 1)


@about(
    statement="tr(A B) = tr(B A)",
    source=GOLUB + "section 2.1",
    uses=("trace estimators", "Gaussian likelihoods"),
    tolerance=tolerance.sums(),
    a=matrices("n", "k"),
    b=matrices("k", "n"),
)
def trace_does_not_mind_a_cycle(trace: Any, matmul: Any, a: Any, b: Any) -> Claim:
    left, right = trace(matmul(a, b)), trace(matmul(b, a))
    return close(left, right, scale=np.trace(terms(a, b)), n=np.sqrt(sum(a.shape)) + 1)


@about(
    statement="tr(AᵀA) = ∑ A_{ij}^{2}",
    source=GOLUB + "section 2.3",
    uses=("weight decay",),
    tolerance=tolerance.sums(),
    a=matrices("n", "m"),
)
def trace_of_the_gram_matrix_is_the_sum_of_squares(trace: Any, gram: Any, a: Any) -> Claim:
    squares = np.square(wide(a)).sum()
    floor = np.finfo(a.dtype).tiny * a.size
    return close(trace(gram(a)), squares, scale=squares + floor, n=np.sqrt(sum(a.shape)) + 1)


@about(
    statement="gram(A) = Aᵀ A",
    source="definition",
    uses=("normal equations", "kernel methods"),
    tolerance=tolerance.sums(),
    a=matrices("n", "m", max_size=48),
)
def gram_matrix_is_a_product(gram: Any, matmul: Any, a: Any) -> Claim:
    turned = np.ascontiguousarray(a.T)
    return close(gram(a), matmul(turned, a), scale=terms(turned, a), n=np.sqrt(len(a)) + 1)


@about(
    statement="gram(A) = gram(A)ᵀ",
    source="definition",
    uses=("normal equations", "kernel methods"),
    tolerance=tolerance.exact(),
    a=matrices("n", "m", max_size=48),
)
def gram_matrix_is_symmetric(gram: Any, a: Any) -> Claim:
    found = gram(a)
    return equal(found, found.T)


@about(
    statement="xᵀ gram(A) x ≥ 0",
    source="definition",
    uses=("kernel methods",),
    tolerance=tolerance.sums(),
    a=matrices("n", "m"),
    x=vectors("m", low=-100, high=100),
)
def gram_matrix_is_positive(gram: Any, a: Any, x: Any) -> Claim:
    v = wide(x)
    scale = float(np.abs(v) @ terms(np.ascontiguousarray(a.T), a) @ np.abs(v))
    return at_most(0.0, v @ wide(gram(a)) @ v, scale=scale, n=np.sqrt(len(a)) + 1)


@about(
    statement="A B does not depend on how A and B lie in memory",
    source="definition",
    uses=LAYERS,
    tolerance=tolerance.sums(),
    a=matrices("n", "k", max_size=48),
    b=matrices("k", "m", max_size=48),
)
def strides_of_factors_do_not_matter(matmul: Any, a: Any, b: Any) -> Claim:
    wanted, scale, n = matmul(a, b), terms(a, b), np.sqrt(len(b)) + 1
    columns = matmul(np.asfortranarray(a), np.asfortranarray(b))
    backwards = matmul(a[::-1].copy()[::-1], np.repeat(b, 2, axis=1)[:, ::2])
    return both(
        close(columns, wanted, scale=scale, n=n), close(backwards, wanted, scale=scale, n=n)
    )


@about(
    statement="(A_{1}, …, A_{m}) (B_{1}, …, B_{m}) = (A_{1} B_{1}, …, A_{m} B_{m})",
    source="definition",
    uses=("batches",),
    tolerance=tolerance.sums(),
    a=matrices("n", "k"),
    b=matrices("k", "m"),
)
def products_of_a_stack_are_those_of_its_matrices(matmul: Any, a: Any, b: Any) -> Claim:
    first, second = np.stack([a, a + 1, -a]), np.stack([b, 2 * b, b - 1])
    alone = np.stack([matmul(x, y) for x, y in zip(first, second, strict=True)])
    scale = np.stack([terms(x, y) for x, y in zip(first, second, strict=True)])
    return close(matmul(first, second), alone, scale=scale, n=np.sqrt(len(b)) + 1)


@about(
    statement="matvec(A, x) = A [x]",
    source="definition",
    uses=LAYERS,
    tolerance=tolerance.sums(),
    a=matrices("n", "k", max_size=48),
    x=vectors("k", low=-1e3, high=1e3, max_size=48),
)
def matrix_times_vector_is_a_product(matvec: Any, matmul: Any, a: Any, x: Any) -> Claim:
    column = matmul(a, np.ascontiguousarray(x[:, None]))[:, 0]
    return close(matvec(a, x), column, scale=terms(a, x), n=np.sqrt(len(x)) + 1)


@about(
    statement="A (x + t y) = A x + t A y",
    source="linearity",
    uses=LAYERS,
    tolerance=tolerance.sums(),
    a=matrices("n", "k"),
    x=vectors("k", low=-1e3, high=1e3),
    y=vectors("k", low=-1e3, high=1e3),
    t=reals(-10, 10),
)
def matrix_acts_linearly(matvec: Any, a: Any, x: Any, y: Any, t: Any) -> Claim:
    t = np.asarray(t, a.dtype)
    right = wide(matvec(a, x)) + float(t) * wide(matvec(a, y))
    scale = terms(a, x) + (1 + abs(float(t))) * terms(a, y)
    return close(matvec(a, x + t * y), right, scale=scale, n=np.sqrt(len(x)) + 1)
