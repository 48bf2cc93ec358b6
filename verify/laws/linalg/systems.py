"""Laws of Cholesky factors and of linear systems."""

from typing import Any

import numpy as np

from verify import at_most, both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import (
    indices,
    integers,
    invertible_matrices,
    matrices,
    permutations,
    spd_matrices,
    triangular_matrices,
    vectors,
)
from verify.laws.linalg import (
    COVARIANCES,
    GOLUB,
    HIGHAM,
    NARROW,
    SYSTEMS,
    about,
    condition,
    ordinary,
    residual,
    size,
    wide,
)


@about(
    statement="L Lᵀ = A for L = cholesky(A)",
    source=GOLUB + "theorem 4.2.7",
    uses=COVARIANCES,
    tolerance=tolerance.backward(),
    a=spd_matrices("n", cond=1e5, max_size=48),
)
def cholesky_factor_times_its_transpose_is_the_matrix(cholesky: Any, a: Any) -> Claim:
    factor = wide(cholesky(a))
    return close(factor @ factor.T, a, scale=size(a), n=len(a), norm="one")


@about(
    statement="L Lᵀ = A for A of condition up to 10^{12}",
    source=HIGHAM + "theorem 10.3",
    uses=COVARIANCES,
    tolerance=tolerance.backward(),
    dtypes=("float64",),
    a=spd_matrices("n", cond=1e12),
)
def cholesky_does_not_mind_the_condition(cholesky: Any, a: Any) -> Claim:
    factor = wide(cholesky(a))
    return close(factor @ factor.T, a, scale=size(a), n=len(a), norm="one")


@about(
    statement="cholesky(A)_{ij} = 0 for i < j, cholesky(A)_{ii} > 0",
    source="definition",
    uses=COVARIANCES,
    tolerance=tolerance.exact(),
    a=spd_matrices("n", cond=1e5),
)
def cholesky_factor_is_lower_with_positive_diagonal(cholesky: Any, a: Any) -> Claim:
    factor = cholesky(a)
    least = np.finfo(factor.dtype).smallest_subnormal
    return both(equal(np.triu(factor, 1), 0.0), at_most(least, np.diag(factor)))


@about(
    statement="cholesky(A) = cholesky(tril A)",
    source="definition",
    uses=COVARIANCES,
    tolerance=tolerance.exact(),
    a=spd_matrices("n", cond=1e5),
)
def cholesky_reads_the_lower_triangle_alone(cholesky: Any, a: Any) -> Claim:
    other = np.tril(a) + np.triu(np.full_like(a, 7), 1)
    return equal(cholesky(other), cholesky(a))


@about(
    statement="cholesky(4^{k} A) = 2^{k} cholesky(A)",
    source="definition",
    uses=COVARIANCES,
    tolerance=tolerance.exact(),
    a=spd_matrices("n", cond=1e5),
    k=integers(-12, 12),
)
def cholesky_scales_by_powers_of_four_exactly(cholesky: Any, a: Any, k: Any) -> Claim:
    k, a = int(k), np.where(np.abs(a) < 1e-9 * a.max(), 0, a).astype(a.dtype)
    return equal(cholesky(np.ldexp(a, 2 * k)), np.ldexp(cholesky(a), k))


@about(
    statement="cholesky(A_{1:k,1:k}) = cholesky(A)_{1:k,1:k}",
    source=GOLUB + "section 4.2.9",
    uses=("online covariance",),
    tolerance=tolerance.forward(),
    a=spd_matrices("n", cond=NARROW),
    k=indices("n"),
)
def leading_block_has_the_leading_factor(cholesky: Any, a: Any, k: Any) -> Claim:
    m = int(k) + 1
    whole = cholesky(a)[:m, :m]
    part = cholesky(np.ascontiguousarray(a[:m, :m]))
    return close(part, whole, scale=size(whole), n=m, condition=condition(a), norm="max")


@about(
    statement="A x = b for x = solve(A, b)",
    source=HIGHAM + "theorem 9.4",
    uses=SYSTEMS,
    tolerance=tolerance.backward(),
    a=invertible_matrices("n", cond=1e5, max_size=48),
    b=matrices("n", "m", max_size=48),
)
def solution_satisfies_its_system(solve: Any, a: Any, b: Any) -> Claim:
    b = ordinary(b)
    return residual(a, solve(a, b), b)


@about(
    statement="A x = b for A of condition up to 10^{14}",
    source=HIGHAM + "theorem 9.4",
    uses=SYSTEMS,
    tolerance=tolerance.backward(),
    dtypes=("float64",),
    a=invertible_matrices("n", cond=1e14),
    b=vectors("n"),
)
def solve_does_not_mind_the_condition(solve: Any, a: Any, b: Any) -> Claim:
    b = ordinary(b)
    return residual(a, solve(a, b), b)


@about(
    statement="(A^{-1})^{-1} = A",
    source="definition",
    uses=SYSTEMS,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=30.0),
)
def inverse_of_the_inverse_is_the_matrix(solve: Any, a: Any) -> Claim:
    one = np.eye(len(a), dtype=a.dtype)
    again = solve(solve(a, one), one)
    return close(again, a, scale=size(a), n=len(a), condition=condition(a) ** 2, norm="one")


@about(
    statement="solve(P A, P b) = solve(A, b)",
    source="definition",
    uses=SYSTEMS,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=NARROW),
    b=vectors("n"),
    p=permutations("n"),
)
def order_of_equations_does_not_matter(solve: Any, a: Any, b: Any, p: Any) -> Claim:
    left, right = solve(a[p], b[p]), solve(a, b)
    most = np.abs(wide(right)).max(initial=0.0)
    return close(left, right, scale=most, n=len(a), condition=condition(a))


@about(
    statement="solve(2^{k} A, b) = 2^{-k} solve(A, b)",
    source="definition",
    uses=SYSTEMS,
    tolerance=tolerance.exact(),
    a=invertible_matrices("n", cond=1e5),
    b=vectors("n", low=-100, high=100),
    k=integers(-20, 20),
)
def solve_scales_by_powers_of_two_exactly(solve: Any, a: Any, b: Any, k: Any) -> Claim:
    k, b = int(k), np.rint(b)
    return equal(solve(np.ldexp(a, k), b), np.ldexp(solve(a, b), -k))


@about(
    statement="solve(A, b) is the same for every memory layout of A and b",
    source="definition",
    uses=SYSTEMS,
    tolerance=tolerance.exact(),
    a=invertible_matrices("n", cond=1e5),
    b=matrices("n", "m"),
)
def memory_layout_of_a_system_does_not_matter(solve: Any, a: Any, b: Any) -> Claim:
    spaced = np.zeros((2 * len(b), b.shape[1]), b.dtype)
    spaced[::2] = b
    return equal(solve(np.asfortranarray(a), spaced[::2]), solve(a, b))


@about(
    statement="solve((A_{1}, …, A_{m}), B)_{i} = solve(A_{i}, B)",
    source="batch is loop",
    uses=("mixtures", "Kalman filters"),
    tolerance=tolerance.exact(),
    a=invertible_matrices("n", cond=1e5),
    b=matrices("n", "m"),
)
def stack_of_systems_is_solved_one_by_one(solve: Any, a: Any, b: Any) -> Claim:
    stack = np.stack([a, a.T, a[::-1], -a, a + a])
    return equal(solve(stack, np.stack([b] * 5)), np.stack([solve(one.copy(), b) for one in stack]))


@about(
    statement="|L x - b| ≤ n ε |L| |x| for x = solve_triangular(L, b)",
    source=HIGHAM + "theorem 8.5",
    uses=COVARIANCES,
    tolerance=tolerance.backward(),
    a=triangular_matrices("n", cond=1e5, max_size=48),
    b=vectors("n"),
)
def triangular_solution_is_right_row_by_row(solve_triangular: Any, a: Any, b: Any) -> Claim:
    b = ordinary(b)
    x = wide(solve_triangular(a, b, lower=True))
    return close(wide(a) @ x, b, scale=np.abs(wide(a)) @ np.abs(x), n=len(a))


@about(
    statement="solve_triangular(J L J, J b, upper) = J solve_triangular(L, b, lower)",
    source="definition, J reversing the order",
    uses=COVARIANCES,
    tolerance=tolerance.forward(),
    a=triangular_matrices("n", cond=NARROW),
    b=vectors("n"),
)
def upper_systems_are_lower_ones_backwards(solve_triangular: Any, a: Any, b: Any) -> Claim:
    lower = solve_triangular(a, b, lower=True)
    turned = np.ascontiguousarray(a[::-1, ::-1])
    upper = solve_triangular(turned, np.ascontiguousarray(b[::-1]), lower=False)
    most = np.abs(wide(lower)).max(initial=0.0)
    return close(upper[::-1], lower, scale=most, n=len(a), condition=condition(a))


@about(
    statement="solve_triangular(L + U, b) = solve_triangular(L, b) for U strictly upper",
    source="definition",
    uses=COVARIANCES,
    tolerance=tolerance.exact(),
    a=triangular_matrices("n", cond=1e5),
    b=vectors("n"),
)
def triangular_solve_reads_one_triangle_alone(solve_triangular: Any, a: Any, b: Any) -> Claim:
    filled = a + np.triu(np.full_like(a, 3), 1)
    return equal(solve_triangular(filled, b, lower=True), solve_triangular(a, b, lower=True))


@about(
    statement="L (Lᵀ x) = b for L = cholesky(A) and x = solve(A, b)",
    source=GOLUB + "section 4.2",
    uses=COVARIANCES,
    tolerance=tolerance.forward(),
    a=spd_matrices("n", cond=NARROW),
    b=vectors("n"),
)
def factor_solves_what_the_matrix_solves(
    cholesky: Any, solve_triangular: Any, solve: Any, a: Any, b: Any
) -> Claim:
    factor = cholesky(a)
    half = solve_triangular(factor, b, lower=True)
    x = solve_triangular(np.ascontiguousarray(factor.T), half, lower=False)
    right = solve(a, b)
    most = np.abs(wide(right)).max(initial=0.0)
    return close(x, right, scale=most, n=len(a), condition=condition(a))
