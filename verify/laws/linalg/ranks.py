"""Laws of pseudo-inverses, ranks and bases."""

from typing import Any

import numpy as np

from verify import at_most, both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import indices, invertible_matrices, orthogonal_matrices, vectors
from verify.laws.linalg import GOLUB, NARROW, about, ordinary, wide

PENROSE = "Penrose 1955, doi:10.1017/S0305004100030401"
FITS = ("least squares", "minimum-norm solutions")
DIMENSIONS = ("collinearity", "identifiability")


def deficient(b: Any, k: Any) -> Any:
    """The first k + 1 columns of b, and zeros: of rank k + 1 exactly."""
    return np.where(np.arange(b.shape[1]) <= int(k), b, 0).astype(b.dtype)


def norm(a: Any) -> float:
    return float(np.linalg.norm(wide(a), 2)) if a.size else 0.0


def spread(b: Any) -> float:
    """Condition number of what is not zero."""
    s = np.linalg.svd(wide(b), compute_uv=False)
    return float(s[0] / s[s > 1e-9 * s[0]].min())


@about(
    statement="A A⁺ A = A",
    source=PENROSE,
    uses=FITS,
    tolerance=tolerance.forward(),
    b=invertible_matrices("n", cond=NARROW),
    k=indices("n"),
)
def pinv_inverts_on_the_range(pinv: Any, b: Any, k: Any) -> Claim:
    a = deficient(b, k)
    left = wide(a) @ wide(pinv(a)) @ wide(a)
    return close(left, a, scale=norm(a), n=len(a), condition=spread(a), norm="max")


@about(
    statement="A⁺ A A⁺ = A⁺",
    source=PENROSE,
    uses=FITS,
    tolerance=tolerance.forward(),
    b=invertible_matrices("n", cond=NARROW),
    k=indices("n"),
)
def pinv_is_reflexive(pinv: Any, b: Any, k: Any) -> Claim:
    a = deficient(b, k)
    inverse = wide(pinv(a))
    left = inverse @ wide(a) @ inverse
    return close(left, inverse, scale=norm(inverse), n=len(a), condition=spread(a), norm="max")


@about(
    statement="(A A⁺)ᵀ = A A⁺, (A⁺ A)ᵀ = A⁺ A",
    source=PENROSE,
    uses=FITS,
    tolerance=tolerance.forward(),
    b=invertible_matrices("n", cond=NARROW),
    k=indices("n"),
)
def pinv_makes_orthogonal_projectors(pinv: Any, b: Any, k: Any) -> Claim:
    a = deficient(b, k)
    left, right = wide(a) @ wide(pinv(a)), wide(pinv(a)) @ wide(a)
    loss = spread(a)
    first = close(left, left.T, scale=1.0, n=len(a), condition=loss, norm="max")
    return both(first, close(right, right.T, scale=1.0, n=len(a), condition=loss, norm="max"))


@about(
    statement="A⁺ A = I for A of full column rank",
    source=GOLUB + "section 5.5.2",
    uses=FITS,
    tolerance=tolerance.forward(),
    b=invertible_matrices("n", cond=NARROW),
    k=indices("n"),
)
def pinv_is_a_left_inverse_of_independent_columns(pinv: Any, b: Any, k: Any) -> Claim:
    a = np.ascontiguousarray(b[:, : int(k) + 1])
    left = wide(pinv(a)) @ wide(a)
    loss = spread(a)
    return close(left, np.eye(a.shape[1]), scale=1.0, n=len(a), condition=loss, norm="max")


@about(
    statement="(A⁺)⁺ = A",
    source=PENROSE,
    uses=FITS,
    tolerance=tolerance.forward(),
    b=invertible_matrices("n", cond=1e2),
    k=indices("n"),
)
def pinv_of_the_pinv_is_the_matrix(pinv: Any, b: Any, k: Any) -> Claim:
    a = np.ascontiguousarray(b[:, : int(k) + 1])
    loss = spread(a) ** 2
    return close(pinv(pinv(a)), a, scale=norm(a), n=len(a), condition=loss, norm="max")


@about(
    statement="(Aᵀ)⁺ = (A⁺)ᵀ",
    source=PENROSE,
    uses=FITS,
    tolerance=tolerance.forward(),
    b=invertible_matrices("n", cond=NARROW),
    k=indices("n"),
)
def pinv_of_the_transpose_is_the_transpose(pinv: Any, b: Any, k: Any) -> Claim:
    a = deficient(b, k)
    inverse = wide(pinv(a))
    turned = wide(pinv(np.ascontiguousarray(a.T))).T
    return close(turned, inverse, scale=norm(inverse), n=len(a), condition=spread(a), norm="max")


@about(
    statement="Aᵀ (A A⁺ y - y) = 0: A⁺ y solves least squares",
    source=GOLUB + "section 5.5.2",
    uses=("linear regression",),
    tolerance=tolerance.forward(),
    b=invertible_matrices("n", cond=NARROW),
    k=indices("n"),
    y=vectors("n", low=-10, high=10, max_size=24),
)
def pinv_solves_least_squares(pinv: Any, b: Any, k: Any, y: Any) -> Claim:
    a = deficient(b, k)
    y = ordinary(y)
    rest = wide(a) @ (wide(pinv(a)) @ wide(y)) - wide(y)
    bound = norm(a) * float(np.linalg.norm(wide(y)))
    gradient = wide(a).T @ rest
    return close(gradient, np.zeros(len(a)), scale=bound, n=len(a), condition=spread(a))


@about(
    statement="rank A = k for k independent columns and zeros",
    source="definition",
    uses=DIMENSIONS,
    tolerance=tolerance.exact(),
    b=invertible_matrices("n", cond=NARROW),
    k=indices("n"),
)
def zero_columns_do_not_count(matrix_rank: Any, b: Any, k: Any) -> Claim:
    return equal(matrix_rank(deficient(b, k)), int(k) + 1)


@about(
    statement="rank Aᵀ = rank A",
    source=GOLUB + "section 2.1.3",
    uses=DIMENSIONS,
    tolerance=tolerance.exact(),
    b=invertible_matrices("n", cond=NARROW),
    k=indices("n"),
)
def rows_are_as_independent_as_columns(matrix_rank: Any, b: Any, k: Any) -> Claim:
    a = deficient(b, k)[:, : int(k) + 2]
    return equal(matrix_rank(np.ascontiguousarray(a.T)), matrix_rank(np.ascontiguousarray(a)))


@about(
    statement="rank x yᵀ = 1",
    source="definition",
    uses=DIMENSIONS,
    tolerance=tolerance.exact(),
    k=indices("n"),
    m=indices("n"),
    b=invertible_matrices("n", cond=NARROW),
)
def outer_product_is_of_rank_one(matrix_rank: Any, k: Any, m: Any, b: Any) -> Claim:
    x = np.exp2(np.arange(len(b)) % (int(k) + 1)).astype(b.dtype)
    y = np.where(np.arange(len(b)) % 2 == int(m) % 2, -1, 3).astype(b.dtype)
    return equal(matrix_rank(np.outer(x, y)), 1)


@about(
    statement="rank A B ≤ min(rank A, rank B)",
    source="Horn & Johnson 2012, Matrix Analysis, section 0.4.5",
    uses=("bottleneck layers",),
    tolerance=tolerance.exact(),
    a=invertible_matrices("n", cond=30.0),
    b=invertible_matrices("n", cond=30.0),
    k=indices("n"),
)
def product_has_no_more_rank_than_a_factor(matrix_rank: Any, a: Any, b: Any, k: Any) -> Claim:
    first = deficient(b, k)
    return equal(matrix_rank(np.ascontiguousarray(first.T) @ a), int(k) + 1)


@about(
    statement="rank c A = rank A for c ≠ 0",
    source="definition",
    uses=DIMENSIONS,
    tolerance=tolerance.exact(),
    b=invertible_matrices("n", cond=NARROW),
    k=indices("n"),
)
def scale_does_not_change_the_rank(matrix_rank: Any, b: Any, k: Any) -> Claim:
    a = deficient(b, k)
    small = np.asarray(2.0**-40, a.dtype)
    return both(
        equal(matrix_rank(a * small), int(k) + 1), equal(matrix_rank(a / small), int(k) + 1)
    )


@about(
    statement="rank A + dim ker A = n",
    source=GOLUB + "section 2.1.3",
    uses=DIMENSIONS,
    tolerance=tolerance.exact(),
    b=invertible_matrices("n", cond=NARROW),
    k=indices("n"),
)
def rank_and_nullity_make_the_dimension(
    matrix_rank: Any, null_space: Any, orth: Any, b: Any, k: Any
) -> Claim:
    a = deficient(b, k)
    rank = matrix_rank(a)
    return both(equal(rank + null_space(a).shape[1], a.shape[1]), equal(orth(a).shape[1], rank))


@about(
    statement="A Z = 0, ZᵀZ = I for Z = null_space(A)",
    source=GOLUB + "corollary 2.4.6",
    uses=("constraints", "gauge freedom"),
    tolerance=tolerance.backward(),
    b=invertible_matrices("n", cond=NARROW),
    q=orthogonal_matrices("n"),
    k=indices("n"),
)
def null_space_is_sent_to_zero(null_space: Any, b: Any, q: Any, k: Any) -> Claim:
    a = np.ascontiguousarray((q @ deficient(b, k))[:, ::-1])
    z = wide(null_space(a))
    zero = close(wide(a) @ z, np.zeros((len(a), z.shape[1])), scale=norm(a), n=len(a), norm="max")
    unit = close(z.T @ z, np.eye(z.shape[1]), scale=1.0, n=len(a), norm="max")
    return both(zero, unit, equal(z.shape[1], len(a) - int(k) - 1))


@about(
    statement="ker A is the orthogonal complement of range Aᵀ",
    source=GOLUB + "corollary 2.4.6",
    uses=("constraints", "projections"),
    tolerance=tolerance.forward(),
    b=invertible_matrices("n", cond=NARROW),
    k=indices("n"),
)
def kernel_and_row_space_fill_the_space(null_space: Any, orth: Any, b: Any, k: Any) -> Claim:
    a = deficient(b, k)
    whole = np.hstack([wide(orth(np.ascontiguousarray(a.T))), wide(null_space(a))])
    left = whole.T @ whole
    return close(left, np.eye(len(a)), scale=1.0, n=len(a), condition=spread(a), norm="max")


@about(
    statement="Q Qᵀ A = A, (Q Qᵀ)^{2} = Q Qᵀ for Q = orth(A)",
    source=GOLUB + "section 2.5.1",
    uses=("projections", "subspace iteration"),
    tolerance=tolerance.backward(),
    b=invertible_matrices("n", cond=NARROW),
    k=indices("n"),
)
def projector_onto_the_range_leaves_the_range(orth: Any, b: Any, k: Any) -> Claim:
    a = deficient(b, k)
    q = wide(orth(a))
    projector = q @ q.T
    stays = close(projector @ wide(a), a, scale=norm(a), n=len(a), norm="max")
    again = close(projector @ projector, projector, scale=1.0, n=len(a), norm="max")
    return both(stays, again, at_most(np.trace(projector), int(k) + 1, n=len(a), scale=len(a)))
