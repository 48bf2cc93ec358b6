"""Laws of triangular factors and of systems solved with them."""

from typing import Any

import numpy as np

from verify import at_most, both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import (
    choices,
    indices,
    integers,
    invertible_matrices,
    matrices,
    permutations,
    spd_matrices,
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
    statement="A = L_{p} U for (p, L, U) = lu(A)",
    source=GOLUB + "theorem 3.4.1",
    uses=SYSTEMS,
    tolerance=tolerance.backward(),
    a=matrices("m", "n", max_size=40),
)
def triangular_factors_rebuild_their_matrix(lu: Any, a: Any) -> Claim:
    a = ordinary(a)
    p, lower, upper = lu(a, p_indices=True)
    growth = max(size(a), size(upper))
    return close(wide(lower)[p] @ wide(upper), a, scale=growth, n=sum(a.shape), norm="one")


@about(
    statement="L_{ii} = 1, L_{ij} = 0 for i < j, |L_{ij}| ≤ 1; U_{ij} = 0 for i > j",
    source=GOLUB + "section 3.4.3",
    uses=SYSTEMS,
    tolerance=tolerance.rounding(),
    a=matrices("m", "n"),
)
def left_factor_is_lower_with_no_entry_above_one(lu: Any, a: Any) -> Claim:
    _, lower, upper = lu(a, p_indices=True)
    return both(
        equal(np.triu(lower, 1), 0.0),
        equal(np.diag(lower), np.ones(len(upper))),
        equal(np.tril(upper, -1), 0.0),
        at_most(np.abs(lower), np.ones(lower.shape)),
    )


@about(
    statement="p is a permutation for (p, L, U) = lu(A)",
    source="definition",
    uses=SYSTEMS,
    tolerance=tolerance.exact(),
    a=matrices("m", "n"),
)
def rows_of_factors_are_a_permutation(lu: Any, a: Any) -> Claim:
    p = lu(a, p_indices=True)[0]
    return equal(np.sort(p), np.arange(len(a)))


@about(
    statement="lu(P) = (p, I, I) for the permutation p of P",
    source="definition",
    uses=("sorting networks",),
    tolerance=tolerance.exact(),
    p=permutations("n"),
)
def factors_of_a_permutation_are_one(lu: Any, p: Any) -> Claim:
    one = np.eye(len(p))
    found, lower, upper = lu(one[p], p_indices=True)
    return both(equal(found, p), equal(lower, one), equal(upper, one))


@about(
    statement="lu(2^{k} A) = (p, L, 2^{k} U)",
    source="definition",
    uses=SYSTEMS,
    tolerance=tolerance.exact(),
    a=invertible_matrices("n", cond=100.0),
    k=integers(-20, 20),
)
def triangular_factors_scale_by_powers_of_two_exactly(lu: Any, a: Any, k: Any) -> Claim:
    k, a = int(k), np.where(np.abs(a) < 1e-9 * np.abs(a).max(), 0, a).astype(a.dtype)
    (p, lower, upper), (q, same, scaled) = lu(a, p_indices=True), lu(np.ldexp(a, k), p_indices=True)
    small = np.abs(upper) < 1e-12 * np.abs(a).max()
    return both(
        equal(p, q),
        equal(lower, same),
        equal(np.where(small, 0, scaled), np.where(small, 0, np.ldexp(upper, k))),
    )


@about(
    statement="∏ U_{ii} · sign p = det A, in size: ∑ log |U_{ii}| = log |det A|",
    source=GOLUB + "section 3.2.1",
    uses=("normalising flows",),
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=NARROW),
)
def pivots_multiply_to_the_determinant(lu: Any, slogdet: Any, a: Any) -> Claim:
    u, log = wide(lu(a, p_indices=True)[2]), float(slogdet(a)[1])
    left = np.log(np.abs(np.diag(u))).sum()
    bound = 1 + abs(log) / len(a)
    return close(left, log, scale=bound, n=len(a) ** 2, condition=condition(a))


@about(
    statement="lu((A_{1}, …, A_{m}))_{i} = lu(A_{i})",
    source="batch is loop",
    uses=("mixtures",),
    tolerance=tolerance.exact(),
    a=matrices("m", "n"),
)
def triangular_factors_of_a_stack_are_those_of_its_matrices(lu: Any, a: Any) -> Claim:
    stack = np.stack([a, -a, a[::-1], a + a])
    found = lu(stack, p_indices=True)
    alone = [lu(one.copy(), p_indices=True) for one in stack]
    return both(*(equal(found[i], np.stack([one[i] for one in alone])) for i in range(3)))


@about(
    statement="A x = b for x = lu_solve(lu_factor(A), b); Aᵀ x = b with trans = 1",
    source=HIGHAM + "theorem 9.4",
    uses=("Newton's method", "implicit layers"),
    tolerance=tolerance.backward(),
    a=invertible_matrices("n", cond=1e5, max_size=40),
    b=matrices("n", "m", max_size=40),
    trans=choices(0, 1),
)
def factors_at_hand_solve_systems(
    lu_factor: Any, lu_solve: Any, a: Any, b: Any, trans: Any
) -> Claim:
    b = ordinary(b)
    x = lu_solve(lu_factor(a), b, trans=int(trans))
    return residual(a.T if trans else a, x, b)


@about(
    statement="L and U are what lu says, and piv[k] is row k or one below, in lu_factor(A)",
    source="LAPACK's getrf",
    uses=SYSTEMS,
    tolerance=tolerance.backward(),
    a=invertible_matrices("n", cond=1e5),
)
def factors_in_one_are_the_factors_apart(lu_factor: Any, lu: Any, a: Any) -> Claim:
    compact, piv = lu_factor(a)
    _, lower, upper = lu(a, p_indices=True)
    apart = np.tril(wide(lower), -1) + wide(upper)
    steps = np.arange(len(a))
    bound = {"scale": size(a) + 1.0, "n": len(a), "condition": condition(a)}
    return both(
        close(compact, apart, norm="one", **bound) if condition(a) < NARROW else equal(0, 0),
        equal((piv >= steps) & (piv < len(a)), np.ones(len(a), bool)),
    )


@about(
    statement="A x = b for x = cho_solve((cholesky(A), lower), b)",
    source=HIGHAM + "theorem 10.4",
    uses=COVARIANCES,
    tolerance=tolerance.backward(),
    a=spd_matrices("n", cond=1e5, max_size=40),
    b=matrices("n", "m", max_size=40),
    lower=choices(True, False),
)
def cholesky_factor_at_hand_solves_systems(
    cholesky: Any, cho_solve: Any, a: Any, b: Any, lower: Any
) -> Claim:
    b, factor = ordinary(b), cholesky(a)
    given = factor if lower else np.ascontiguousarray(factor.T)
    return residual(a, cho_solve((given, bool(lower)), b), b)


@about(
    statement="cho_solve((L + U, lower), b) = cho_solve((L, lower), b) for U strictly upper",
    source="definition",
    uses=COVARIANCES,
    tolerance=tolerance.exact(),
    a=spd_matrices("n", cond=NARROW),
    b=vectors("n"),
)
def cholesky_solve_reads_one_triangle_alone(cholesky: Any, cho_solve: Any, a: Any, b: Any) -> Claim:
    factor = cholesky(a)
    filled = factor + np.triu(np.full_like(a, 3), 1)
    return equal(cho_solve((filled, True), b), cho_solve((factor, True), b))


@about(
    statement="lu_solve(F, e_{k}) is column k of A^{-1}",
    source="definition",
    uses=SYSTEMS,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=NARROW),
    k=indices("n"),
)
def factors_at_hand_give_columns_of_the_inverse(
    lu_factor: Any, lu_solve: Any, inv: Any, a: Any, k: Any
) -> Claim:
    one = np.eye(len(a), dtype=a.dtype)[:, int(k)].copy()
    inverse = wide(inv(a))
    x = lu_solve(lu_factor(a), one)
    return close(x, inverse[:, int(k)], scale=size(inverse), n=len(a), condition=condition(a))
