"""Laws of inverses, and of what changes of a matrix make of them."""

from typing import Any

import numpy as np

from verify import both, close, equal, tolerance, undecided
from verify.claim import Claim
from verify.domains import (
    indices,
    integers,
    invertible_matrices,
    matrices,
    permutations,
    vectors,
)
from verify.laws.linalg import (
    GOLUB,
    HIGHAM,
    NARROW,
    SYSTEMS,
    about,
    condition,
    ordinary,
    size,
    wide,
)

UPDATES = ("recursive least squares", "Kalman filters", "Gaussian processes")
BLOCKS = ("conditional Gaussians", "Gaussian processes")


def unit(x: Any) -> Any:
    """Scaled to a largest entry of one, or zero."""
    most = np.abs(wide(x)).max(initial=0.0)
    return wide(x) / most if most > 0 else wide(x)


def agree(left: Any, right: Any, n: int, k: float) -> Claim:
    """Two inverses that conditions k keep together."""
    return close(left, right, scale=size(right), n=n, condition=k, norm="one")


def same_determinant(left: Any, right: Any, n: int, k: float) -> Claim:
    """(sign, log) twice, as conditions k keep them together."""
    return both(
        equal(left[0], right[0]),
        close(left[1], right[1], scale=1 + abs(float(right[1])) / n, n=n * n, condition=k),
    )


@about(
    statement="A^{-1} A = I and A A^{-1} = I",
    source=HIGHAM + "section 14.3",
    uses=SYSTEMS,
    tolerance=tolerance.backward(),
    a=invertible_matrices("n", cond=1e5, max_size=48),
)
def inverse_is_one_from_both_sides(inv: Any, a: Any) -> Claim:
    x, one = wide(inv(a)), np.eye(len(a))
    bound = {"scale": size(a) * size(x), "n": len(a)}
    return both(
        close(x @ wide(a), one, norm="one", **bound), close(wide(a) @ x, one, norm="one", **bound)
    )


@about(
    statement="A^{-1} A = I for A of condition up to 10^{12}",
    source=HIGHAM + "section 14.3",
    uses=SYSTEMS,
    tolerance=tolerance.backward(),
    dtypes=("float64",),
    a=invertible_matrices("n", cond=1e12),
)
def inverse_does_not_mind_the_condition(inv: Any, a: Any) -> Claim:
    x = wide(inv(a))
    return close(x @ wide(a), np.eye(len(a)), scale=size(a) * size(x), n=len(a), norm="one")


@about(
    statement="(A B)^{-1} = B^{-1} A^{-1}",
    source="group axioms",
    uses=("normalising flows",),
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=30.0),
    b=invertible_matrices("n", cond=30.0),
)
def inverse_of_a_product_is_the_product_of_inverses_backwards(inv: Any, a: Any, b: Any) -> Claim:
    product = np.asarray(wide(a) @ wide(b), a.dtype)
    right = wide(inv(b)) @ wide(inv(a))
    return agree(inv(product), right, len(a), condition(a) * condition(b))


@about(
    statement="(Aᵀ)^{-1} = (A^{-1})ᵀ",
    source="definition",
    uses=SYSTEMS,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=NARROW),
)
def inverse_of_the_transpose_is_the_transpose_of_the_inverse(inv: Any, a: Any) -> Claim:
    return agree(inv(np.ascontiguousarray(a.T)), inv(a).T, len(a), condition(a))


@about(
    statement="(2^{k} A)^{-1} = 2^{-k} A^{-1}",
    source="definition",
    uses=SYSTEMS,
    tolerance=tolerance.exact(),
    a=invertible_matrices("n", cond=100.0),
    k=integers(-20, 20),
)
def inverse_scales_by_powers_of_two_exactly(inv: Any, a: Any, k: Any) -> Claim:
    k, a = int(k), np.where(np.abs(a) < 1e-9 * np.abs(a).max(), 0, a).astype(a.dtype)
    if condition(a) > NARROW:
        return equal(0, 0)
    return equal(inv(np.ldexp(a, k)), np.ldexp(inv(a), -k))


@about(
    statement="P^{-1} = Pᵀ for a permutation P",
    source="definition",
    uses=("sorting networks",),
    tolerance=tolerance.exact(),
    p=permutations("n"),
)
def inverse_of_a_permutation_is_its_transpose(inv: Any, p: Any) -> Claim:
    matrix = np.eye(len(p))[p]
    return equal(inv(matrix), matrix.T)


@about(
    statement="(P A)^{-1} = A^{-1} Pᵀ",
    source="definition",
    uses=SYSTEMS,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=NARROW),
    p=permutations("n"),
)
def order_of_rows_is_the_order_of_columns_of_the_inverse(inv: Any, a: Any, p: Any) -> Claim:
    return agree(inv(np.ascontiguousarray(a[p])), inv(a)[:, p], len(a), condition(a))


@about(
    statement="A^{-1} b = solve(A, b)",
    source="definition",
    uses=SYSTEMS,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=NARROW),
    b=vectors("n"),
)
def inverse_solves_systems(inv: Any, solve: Any, a: Any, b: Any) -> Claim:
    b = ordinary(b)
    x, y = wide(inv(a)) @ wide(b), wide(solve(a, b))
    bound = size(inv(a)) * np.abs(wide(b)).max(initial=0.0) * len(a)
    return close(x, y, scale=bound, n=len(a), condition=condition(a))


@about(
    statement="inv((A_{1}, …, A_{m}))_{i} = inv(A_{i})",
    source="batch is loop",
    uses=("mixtures", "Kalman filters"),
    tolerance=tolerance.exact(),
    a=invertible_matrices("n", cond=1e5),
)
def inverses_of_a_stack_are_those_of_its_matrices(inv: Any, a: Any) -> Claim:
    stack = np.stack([a, a.T, a[::-1], -a, a + a])
    return equal(inv(stack), np.stack([inv(one.copy()) for one in stack]))


@about(
    statement="(A + u vᵀ)^{-1} = A^{-1} - A^{-1} u vᵀ A^{-1} / (1 + vᵀ A^{-1} u)",
    source="Sherman & Morrison 1950, doi:10.1214/aoms/1177729893",
    uses=UPDATES,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=30.0),
    u=vectors("n"),
    v=vectors("n"),
)
def inverse_of_an_update_is_sherman_and_morrisons(inv: Any, a: Any, u: Any, v: Any) -> Claim:
    u, v = size(a) * unit(u) / len(a), unit(v)
    updated = np.asarray(wide(a) + np.outer(u, v), a.dtype)
    x = wide(inv(a))
    denominator = 1 + v @ x @ u
    if abs(denominator) < 1e-3:
        return close(0, 0)
    right = x - np.outer(x @ u, v @ x) / denominator
    k = condition(a) * max(condition(a), condition(updated)) / min(1.0, abs(denominator))
    return agree(inv(updated), right, len(a), k)


@about(
    statement="(A + U C V)^{-1} = A^{-1} - A^{-1} U (C^{-1} + V A^{-1} U)^{-1} V A^{-1}",
    source="Woodbury's identity, " + GOLUB + "section 2.1.4",
    uses=UPDATES,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=10.0),
    c=invertible_matrices("k", cond=10.0, max_size=4),
    u=matrices("n", "k", low=-1, high=1),
    v=matrices("k", "n", low=-1, high=1),
)
def inverse_of_an_update_is_woodburys(inv: Any, a: Any, c: Any, u: Any, v: Any) -> Claim:
    a, c = (np.asarray(wide(each) / size(each), each.dtype) for each in (a, c))
    updated = np.asarray(wide(a) + wide(u) @ wide(c) @ wide(v), a.dtype)
    x = wide(inv(a))
    inner = np.asarray(wide(inv(c)) + wide(v) @ x @ wide(u), a.dtype)
    k = condition(updated) * condition(a) * condition(inner)
    if not k < 1e4:
        return close(0, 0)
    right = x - x @ wide(u) @ wide(inv(inner)) @ wide(v) @ x
    bound = size(x) + (size(x) * size(u)) * size(inv(inner)) * (size(v) * size(x))
    return close(inv(updated), right, scale=bound, n=len(a), condition=k, norm="one")


@about(
    statement="the lower right block of M^{-1} is (D - C A^{-1} B)^{-1}",
    source="Schur's complement, " + GOLUB + "section 3.2.11",
    uses=BLOCKS,
    tolerance=tolerance.forward(),
    m=invertible_matrices("n", cond=100.0),
    k=indices("n"),
)
def last_block_of_the_inverse_inverts_schurs_complement(inv: Any, m: Any, k: Any) -> Claim:
    k = int(k)
    w = wide(m)
    a, b, c, d = w[:k, :k], w[:k, k:], w[k:, :k], w[k:, k:]
    if k > 0 and condition(a) > NARROW:
        return close(0, 0)
    corner = inv(np.ascontiguousarray(m[:k, :k])) if k else a
    schur = np.asarray(d - c @ wide(corner) @ b, m.dtype)
    hard = condition(m) * (condition(a) if k else 1.0)
    left = wide(inv(schur))
    return close(left, inv(m)[k:, k:], scale=size(inv(m)), n=len(m), condition=hard, norm="one")


@about(
    statement="det(A + u vᵀ) = (1 + vᵀ A^{-1} u) det A",
    source="matrix determinant lemma, Harville 1997, Matrix Algebra, section 18.1",
    uses=(*UPDATES, "normalising flows"),
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=30.0),
    u=vectors("n"),
    v=vectors("n"),
)
def determinant_of_an_update_follows_from_the_old_one(
    slogdet: Any, inv: Any, a: Any, u: Any, v: Any
) -> Claim:
    u, v = size(a) * unit(u) / len(a), unit(v)
    updated = np.asarray(wide(a) + np.outer(u, v), a.dtype)
    growth = 1 + v @ wide(inv(a)) @ u
    if abs(growth) < 1e-3:
        return undecided("the update is nearly singular")
    sign, log = slogdet(a)
    right = float(sign) * np.sign(growth), float(log) + np.log(abs(growth))
    k = condition(updated) * condition(a) / min(1.0, abs(growth))
    return same_determinant(slogdet(updated), right, len(a), k)
