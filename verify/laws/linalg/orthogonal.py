"""Laws of orthogonal factors and of least squares."""

from typing import Any

import numpy as np

from verify import at_most, both, close, equal, tolerance, undecided
from verify.claim import Claim
from verify.domains import (
    choices,
    indices,
    integers,
    invertible_matrices,
    matrices,
    permutations,
    positive,
    vectors,
)
from verify.laws.linalg import GOLUB, HIGHAM, NARROW, about, condition, ordinary, size, wide

BASES = ("least squares", "QR algorithm", "orthogonal initialisation")
FITS = ("linear regression", "splines", "calibration")


def tall(a: Any, m: int) -> Any:
    """m more rows below a square matrix, of its own rows halved: the condition stays."""
    return np.vstack([a, a[:m] / 2]).astype(a.dtype)


@about(
    statement="Q R = A for (Q, R) = qr(A)",
    source=HIGHAM + "theorem 19.4",
    uses=BASES,
    tolerance=tolerance.backward(),
    a=matrices("m", "n", max_size=40),
    mode=choices("reduced", "complete"),
)
def orthogonal_factors_rebuild_their_matrix(qr: Any, a: Any, mode: Any) -> Claim:
    a = ordinary(a)
    q, r = map(wide, qr(a, mode=str(mode)))
    return close(q @ r, a, scale=size(a), n=sum(a.shape), norm="one")


@about(
    statement="Qᵀ Q = I for (Q, R) = qr(A)",
    source=HIGHAM + "section 19.3",
    uses=BASES,
    tolerance=tolerance.backward(),
    a=matrices("m", "n", max_size=40),
    mode=choices("reduced", "complete"),
)
def columns_of_the_first_factor_are_orthonormal(qr: Any, a: Any, mode: Any) -> Claim:
    q = wide(qr(a, mode=str(mode))[0])
    return close(q.T @ q, np.eye(q.shape[1]), scale=1.0, n=sum(a.shape), norm="one")


@about(
    statement="R_{ij} = 0 for i > j",
    source="definition",
    uses=BASES,
    tolerance=tolerance.exact(),
    a=matrices("m", "n"),
)
def second_factor_is_upper_triangular(qr: Any, a: Any) -> Claim:
    return equal(np.tril(qr(a)[1], -1), 0.0)


@about(
    statement="Rᵀ R = Aᵀ A",
    source=GOLUB + "theorem 5.2.3",
    uses=("normal equations",),
    tolerance=tolerance.backward(),
    a=matrices("m", "n", max_size=40),
)
def second_factor_has_the_inner_products_of_the_columns(qr: Any, a: Any) -> Claim:
    a = ordinary(a)
    r, b = wide(qr(a)[1]), wide(a)
    bound = np.sqrt(np.square(b).sum(axis=0))
    scale = np.maximum(np.outer(bound, bound), np.finfo(a.dtype).tiny)
    return close(r.T @ r, b.T @ b, scale=scale, n=sum(a.shape))


@about(
    statement="|R| is |Lᵀ| for the Cholesky factor L of Aᵀ A: unique up to the signs of rows",
    source=GOLUB + "theorem 5.2.3",
    uses=BASES,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=30.0),
)
def second_factor_is_that_of_cholesky_up_to_signs(qr: Any, a: Any) -> Claim:
    r = np.abs(wide(qr(a)[1]))
    right = np.abs(np.linalg.cholesky(wide(a).T @ wide(a)).T)
    return close(r, right, scale=size(a), n=len(a), condition=condition(a))


@about(
    statement="∏ |R_{ii}| = |det A|",
    source=GOLUB + "section 5.2",
    uses=("volumes", "normalising flows"),
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=NARROW),
)
def diagonal_of_the_second_factor_multiplies_to_the_determinant(
    qr: Any, slogdet: Any, a: Any
) -> Claim:
    left, log = np.log(np.abs(np.diag(wide(qr(a)[1])))).sum(), float(slogdet(a)[1])
    return close(left, log, scale=1 + abs(log), n=len(a) ** 2, condition=condition(a))


@about(
    statement="qr(2^{k} A) = (Q, 2^{k} R)",
    source="definition",
    uses=BASES,
    tolerance=tolerance.rounding(slack=30),
    a=invertible_matrices("n", cond=100.0),
    k=integers(-60, 60),
)
def orthogonal_factors_scale_with_the_matrix(qr: Any, a: Any, k: Any) -> Claim:
    (q, r), (p, s) = qr(a), qr(np.ldexp(a, int(k)))
    return both(
        close(p, q, scale=1.0, n=len(a) * condition(a)),
        close(np.ldexp(s, -int(k)), r, scale=size(a), n=len(a)),
    )


@about(
    statement="qr((A_{1}, …, A_{m}))_{i} = qr(A_{i})",
    source="batch is loop",
    uses=BASES,
    tolerance=tolerance.exact(),
    a=matrices("m", "n"),
)
def orthogonal_factors_of_a_stack_are_those_of_its_matrices(qr: Any, a: Any) -> Claim:
    stack = np.stack([a, -a, a[::-1], a + a])
    found, alone = qr(stack), [qr(one.copy()) for one in stack]
    return both(*(equal(found[i], np.stack([one[i] for one in alone])) for i in range(2)))


@about(
    statement="Aᵀ (A x - b) = 0 for x = lstsq(A, b)",
    source=GOLUB + "section 5.3",
    uses=FITS,
    tolerance=tolerance.backward(),
    a=invertible_matrices("n", cond=1e4, max_size=20),
    k=indices("n"),
    b=vectors(40, low=-100, high=100),
)
def least_squares_solve_the_normal_equations(lstsq: Any, a: Any, k: Any, b: Any) -> Claim:
    a = tall(a, int(k))
    b = np.rint(b[: len(a)])
    x = wide(lstsq(a, b)[0])
    rest = wide(a) @ x - wide(b)
    bound = size(a) + size(a.T)
    scale = bound * (bound * np.abs(x).max() + np.abs(wide(b)).max()) * len(b) + 1e-30
    return close(wide(a).T @ rest, np.zeros(a.shape[1]), scale=scale, n=len(b))


@about(
    statement="|A x - b| ≤ |A (x + y) - b| for x = lstsq(A, b) and every y",
    source=GOLUB + "section 5.3",
    uses=FITS,
    tolerance=tolerance.backward(),
    a=invertible_matrices("n", cond=1e4, max_size=20),
    k=indices("n"),
    b=vectors(40, low=-100, high=100),
    y=vectors("n", low=-10, high=10),
)
def no_solution_fits_better_than_least_squares(lstsq: Any, a: Any, k: Any, b: Any, y: Any) -> Claim:
    a = tall(a, int(k))
    b = np.rint(b[: len(a)])
    x = wide(lstsq(a, b)[0])
    best = np.linalg.norm(wide(a) @ x - wide(b))
    others = [np.linalg.norm(wide(a) @ (x + t * wide(y)) - wide(b)) for t in (1.0, 1e-3, -1e-3)]
    scale = size(a) * np.abs(x).max() * len(b) + np.linalg.norm(wide(b))
    return at_most(np.full(3, best), np.array(others), scale=scale + 1e-30, n=len(b))


@about(
    statement="lstsq(A, A x) = x for the x of least length: x = Aᵀ y",
    source=GOLUB + "section 5.5",
    uses=("interpolation", "overparametrised regression"),
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=NARROW, max_size=20),
    k=indices("n"),
    y=vectors("n", low=-10, high=10),
)
def solution_of_fewer_equations_is_the_shortest(lstsq: Any, a: Any, k: Any, y: Any) -> Claim:
    a, y = np.ascontiguousarray(a[: int(k) + 1]), np.rint(y)[: int(k) + 1]
    s = np.linalg.svd(wide(a), compute_uv=False)
    hard = float(s[0] / s[-1]) if s[-1] > 0 else np.inf
    if not hard < NARROW:
        return undecided("the rows are nearly dependent")
    shortest = wide(a).T @ wide(y)
    b = np.asarray(wide(a) @ shortest, a.dtype)
    x = lstsq(a, b)[0]
    bound = np.abs(shortest).max() + np.abs(wide(b)).max() / s[-1] + 1e-30
    return close(x, shortest, scale=bound, n=a.shape[1], condition=hard)


@about(
    statement="x of lstsq([A A], b) is twice the same half: the shortest of many",
    source=GOLUB + "section 5.5",
    uses=("collinear features",),
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=30.0, max_size=12),
    b=vectors("n", low=-100, high=100),
)
def collinear_columns_share_their_coefficient(lstsq: Any, solve: Any, a: Any, b: Any) -> Claim:
    b = np.rint(b)
    x, half = lstsq(np.hstack([a, a]), b)[0], wide(solve(a, b)) / 2
    scale = np.abs(half).max() + np.abs(b).max() * size(np.linalg.inv(wide(a))) + 1e-30
    return close(x, np.concatenate([half, half]), scale=scale, n=len(a), condition=condition(a))


@about(
    statement="(Aᵀ A + λ I) x = Aᵀ b for x = lstsq([A; √λ I], [b; 0])",
    source="ridge regression, " + GOLUB + "section 6.1.4",
    uses=("ridge regression",),
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=30.0, max_size=16),
    b=vectors("n", low=-100, high=100),
    weight=positive(1e-3, 10.0),
)
def ridge_is_least_squares_with_more_rows(
    lstsq: Any, solve: Any, a: Any, b: Any, weight: Any
) -> Claim:
    b, a = np.rint(b), (wide(a) / size(a)).astype(a.dtype)
    root = np.asarray(np.sqrt(float(weight)), a.dtype)
    one = np.eye(len(a), dtype=a.dtype)
    x = lstsq(np.vstack([a, root * one]), np.concatenate([b, np.zeros_like(b)]))[0]
    gram = wide(a).T @ wide(a) + float(root) ** 2 * wide(one)
    right = wide(solve(np.asarray(gram, a.dtype), np.asarray(wide(a).T @ wide(b), a.dtype)))
    hard = condition(gram)
    scale = np.abs(b).max() * size(np.linalg.inv(gram)) + 1e-30
    return close(x, right, scale=scale, n=len(a) ** 2, condition=hard)


@about(
    statement="an equation that stands twice weighs √2 of one",
    source="weighted least squares, " + GOLUB + "section 6.1.1",
    uses=("weighted regression",),
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=100.0, max_size=16),
    b=vectors("n", low=-100, high=100),
    k=indices("n"),
)
def repeated_equations_are_weighted_ones(lstsq: Any, a: Any, b: Any, k: Any) -> Claim:
    k, b = int(k), np.rint(b)
    rows, sides = tall(a, len(a)), np.concatenate([b, b + 1])
    twice = lstsq(np.vstack([rows, rows[k : k + 1]]), np.append(sides, sides[k]))[0]
    root = np.asarray(np.sqrt(2), a.dtype)
    rows[k], sides[k] = rows[k] * root, sides[k] * root
    scale = (np.abs(b).max() + 1) * size(np.linalg.inv(wide(a)))
    weighted = lstsq(rows, sides)[0]
    return close(twice, weighted, scale=scale, n=len(rows), condition=condition(a) ** 2)


@about(
    statement="lstsq(A P, b) = Pᵀ lstsq(A, b)",
    source="definition",
    uses=FITS,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=100.0, max_size=16),
    b=vectors(32, low=-100, high=100),
    p=permutations("n"),
)
def order_of_columns_is_that_of_the_coefficients(lstsq: Any, a: Any, b: Any, p: Any) -> Claim:
    a = tall(a, len(a))
    b = np.rint(b[: len(a)])
    x, moved = wide(lstsq(a, b)[0]), lstsq(np.ascontiguousarray(a[:, p]), b)[0]
    half = wide(a)[: a.shape[1]]
    scale = np.abs(b).max() * size(np.linalg.inv(half)) + 1e-30
    return close(moved, x[p], scale=scale, n=len(b), condition=condition(half) ** 2)
