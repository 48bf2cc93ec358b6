"""Laws of the factors of symmetric matrices."""

from typing import Any

import numpy as np

from verify import both, close, equal, tolerance, undecided
from verify.claim import Claim
from verify.domains import (
    integers,
    permutations,
    spd_matrices,
    symmetric_matrices,
    vectors,
)
from verify.laws.linalg import GOLUB, HIGHAM, about, ordinary, size, wide

SADDLES = ("interior points", "saddle points", "inertia of Hessians")


@about(
    statement="L D Lᵀ = A for (L, D, p) = ldl(A)",
    source=HIGHAM + "theorem 11.4",
    uses=SADDLES,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n", max_size=40),
)
def indefinite_factors_rebuild_their_matrix(ldl: Any, a: Any) -> Claim:
    a = ordinary(a)
    lower, d, _ = ldl(a)
    left = wide(lower) @ wide(d) @ wide(lower).T
    return close(left, wide(a), scale=size(a), n=2 * len(a), norm="one")


@about(
    statement="L D Lᵀ = A to the last digit, A = ∑_{g} ± v_{g} v_{g}ᵀ, v_{g} being ±1 on group g",
    source=HIGHAM + "section 11.1: a column of zeros is a pivot that takes nothing off",
    uses=(*SADDLES, "kernels of labels"),
    tolerance=tolerance.exact(),
    x=vectors("n", max_size=24),
    labels=permutations("n", max_size=24),
    groups=integers(1, 4),
    copies=integers(1, 12),
)
def indefinite_factors_rebuild_matrices_of_low_rank(
    ldl: Any, x: Any, labels: Any, groups: Any, copies: Any
) -> Claim:
    v = np.repeat(np.where(x < 0, -1, 1), int(copies)).astype(x.dtype)
    group = np.repeat(labels % int(groups), int(copies))
    outer = np.where(group % 2 == 0, v, -v)[:, None] * v
    a = np.where(group[:, None] == group, outer, 0).astype(x.dtype)
    lower, d, _ = ldl(a)
    return equal(wide(lower) @ wide(d) @ wide(lower).T, wide(a))


@about(
    statement="L[p] is a unit lower triangle, D is symmetric with blocks of one and two",
    source=HIGHAM + "section 11.1",
    uses=SADDLES,
    tolerance=tolerance.exact(),
    a=symmetric_matrices("n"),
)
def indefinite_factors_have_their_shapes(ldl: Any, a: Any) -> Claim:
    lower, d, perm = ldl(a)
    triangle, beside = lower[np.asarray(perm)], np.diag(d, -1) != 0
    return both(
        equal(np.triu(triangle, 1), np.zeros_like(a)),
        equal(np.diag(triangle), np.ones(len(a))),
        equal(np.tril(d, -2), np.zeros_like(a)),
        equal(d, d.T.copy()),
        equal(beside[1:] & beside[:-1], np.zeros(max(0, len(a) - 2), bool)),
        equal(np.sort(perm), np.arange(len(a))),
    )


@about(
    statement="D has as many positive and negative eigenvalues as A",
    source="Sylvester's law of inertia, " + GOLUB + "theorem 8.1.17",
    uses=SADDLES,
    tolerance=tolerance.exact(),
    a=symmetric_matrices("n"),
)
def indefinite_factors_keep_the_inertia(ldl: Any, a: Any) -> Claim:
    w = np.linalg.eigvalsh(wide(a))
    if not np.abs(w).min() > 1e-3 * np.abs(w).max():
        return undecided("an eigenvalue is nearly zero")
    found = np.linalg.eigvalsh(wide(ldl(a)[1]))
    return equal(np.sum(found > 0), np.sum(w > 0))


@about(
    statement="D is diagonal and positive for a positive definite A",
    source=HIGHAM + "section 11.1",
    uses=("covariances",),
    tolerance=tolerance.exact(),
    a=spd_matrices("n", cond=1e3),
)
def factors_of_definite_matrices_have_positive_pivots(ldl: Any, a: Any) -> Claim:
    d = ldl(a)[1]
    return both(
        equal(d - np.diag(np.diag(d)), np.zeros_like(a)),
        equal(np.diag(d) > 0, np.ones(len(a), bool)),
    )


@about(
    statement="ldl(4^{k} A) = (L, 4^{k} D, p)",
    source="definition",
    uses=SADDLES,
    tolerance=tolerance.exact(),
    a=spd_matrices("n", cond=1e3),
    k=integers(-10, 10),
)
def indefinite_factors_scale_by_powers_of_four(ldl: Any, a: Any, k: Any) -> Claim:
    a = np.where(np.abs(a) < 1e-9 * np.abs(a).max(), 0, a).astype(a.dtype)
    (lower, d, perm), (other, moved, order) = ldl(a), ldl(np.ldexp(a, 2 * int(k)))
    return both(equal(other, lower), equal(np.ldexp(moved, -2 * int(k)), d), equal(order, perm))


@about(
    statement="ldl((A_{1}, …, A_{m}))_{i} = ldl(A_{i})",
    source="batch is loop",
    uses=SADDLES,
    tolerance=tolerance.exact(),
    a=symmetric_matrices("n"),
)
def indefinite_factors_of_a_stack_are_those_of_its_matrices(ldl: Any, a: Any) -> Claim:
    stack = np.stack([a, -a, a + a])
    found, alone = ldl(stack), [ldl(one.copy()) for one in stack]
    return both(*(equal(found[i], np.array([one[i] for one in alone])) for i in range(3)))
