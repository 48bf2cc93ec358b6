"""Laws of Gram and Schmidt's method."""

from typing import Any

import numpy as np

from verify import both, close, equal, holds, tolerance
from verify.claim import Claim
from verify.domains import indices, integers, invertible_matrices, orthogonal_matrices
from verify.laws.linalg import GOLUB, about, condition, size, wide
from verify.laws.linalg.orthogonal import tall

TWICE = "Giraud, Langou, Rozložník & van den Eshof 2005, doi:10.1007/s00211-005-0615-4"
SPANS = ("Krylov methods", "orthogonal initialisation", "polynomials by points")


@about(
    statement="Qᵀ Q = I for Q = gram_schmidt(A), whatever the condition",
    source=TWICE,
    uses=SPANS,
    tolerance=tolerance.backward(),
    a=invertible_matrices("n", cond=1e4),
    k=indices("n"),
)
def columns_of_the_basis_are_orthonormal(gram_schmidt: Any, a: Any, k: Any) -> Claim:
    a = tall(a, int(k))
    q = wide(gram_schmidt(a))
    return close(q.T @ q, np.eye(q.shape[1]), scale=1.0, n=len(a), norm="one")


@about(
    statement="Q Qᵀ A = A",
    source=GOLUB + "section 5.2.7",
    uses=SPANS,
    tolerance=tolerance.backward(),
    a=invertible_matrices("n", cond=1e4),
    k=indices("n"),
)
def basis_spans_the_columns(gram_schmidt: Any, a: Any, k: Any) -> Claim:
    a = tall(a, int(k))
    q = wide(gram_schmidt(a))
    return close(q @ (q.T @ wide(a)), wide(a), scale=size(a), n=len(a), norm="one")


@about(
    statement="Qᵀ A is upper triangular with a positive diagonal",
    source=GOLUB + "section 5.2.7",
    uses=SPANS,
    tolerance=tolerance.backward(),
    a=invertible_matrices("n", cond=1e3),
    k=indices("n"),
)
def basis_follows_the_order_of_the_columns(gram_schmidt: Any, a: Any, k: Any) -> Claim:
    a = tall(a, int(k))
    r = wide(gram_schmidt(a)).T @ wide(a)
    lengths = np.linalg.norm(wide(a), axis=0)
    return both(
        close(np.tril(r, -1), np.zeros_like(r), scale=lengths, n=len(a)),
        holds((np.diag(r) > 0).all()),
    )


@about(
    statement="|Qᵀ A| is |R| for (P, R) = qr(A): unique up to the signs of rows",
    source=GOLUB + "theorem 5.2.3",
    uses=SPANS,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=100.0),
)
def triangle_of_the_basis_is_that_of_orthogonal_factors(
    gram_schmidt: Any, qr: Any, a: Any
) -> Claim:
    r, right = wide(gram_schmidt(a)).T @ wide(a), wide(qr(a)[1])
    return close(np.abs(r), np.abs(right), scale=size(a), n=len(a), condition=condition(a))


@about(
    statement="gram_schmidt(Q) = Q for orthonormal Q",
    source="definition",
    uses=SPANS,
    tolerance=tolerance.backward(),
    q=orthogonal_matrices("n"),
)
def basis_of_orthonormal_columns_is_those_columns(gram_schmidt: Any, q: Any) -> Claim:
    return close(gram_schmidt(q), q, scale=1.0, n=len(q), norm="one")


@about(
    statement="gram_schmidt(A D) = gram_schmidt(A) for powers of two D > 0",
    source="definition",
    uses=SPANS,
    tolerance=tolerance.exact(),
    a=invertible_matrices("n", cond=1e3),
    k=integers(-40, 40),
)
def lengths_of_columns_do_not_change_the_basis(gram_schmidt: Any, a: Any, k: Any) -> Claim:
    a = np.where(np.abs(a) < 1e-9 * np.abs(a).max(), 0, a).astype(a.dtype)
    powers = int(k) * (np.arange(len(a)) % 3 - 1)
    return equal(gram_schmidt(np.ldexp(a, powers)), gram_schmidt(a))


@about(
    statement="the first k columns of gram_schmidt(A) are gram_schmidt of the first k columns",
    source="definition",
    uses=SPANS,
    tolerance=tolerance.exact(),
    a=invertible_matrices("n", cond=1e3),
    k=indices("n"),
)
def basis_grows_column_by_column(gram_schmidt: Any, a: Any, k: Any) -> Claim:
    k = int(k) + 1
    return equal(gram_schmidt(np.ascontiguousarray(a[:, :k])), gram_schmidt(a)[:, :k])


@about(
    statement="gram_schmidt((A_{1}, …, A_{m}))_{i} = gram_schmidt(A_{i})",
    source="batch is loop",
    uses=SPANS,
    tolerance=tolerance.exact(),
    a=invertible_matrices("n", cond=1e3),
)
def bases_of_a_stack_are_those_of_its_matrices(gram_schmidt: Any, a: Any) -> Claim:
    stack = np.stack([a, -a, a[::-1]])
    return equal(gram_schmidt(stack), np.stack([gram_schmidt(one.copy()) for one in stack]))
