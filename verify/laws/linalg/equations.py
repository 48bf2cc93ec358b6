"""Laws of systems and fits whose solution, structure or scale is known."""

from typing import Any

import numpy as np

from verify import at_most, both, close, equal, holds, tolerance
from verify.claim import Claim
from verify.domains import (
    indices,
    integers,
    invertible_matrices,
    orthogonal_matrices,
    positive,
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
from verify.laws.linalg.ranks import DIMENSIONS, FITS, deficient, norm, spread


@about(
    statement="solve(A, A x) = x for x in whole numbers",
    source=HIGHAM + "theorem 7.2",
    uses=SYSTEMS,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=NARROW),
    x=vectors("n", low=-8.0, high=8.0),
)
def chosen_solution_is_found_again(solve: Any, a: Any, x: Any) -> Claim:
    x = np.rint(x).astype(a.dtype)
    b = (wide(a) @ wide(x)).astype(a.dtype)
    scale = np.abs(wide(x)).max() + size(x.reshape(-1, 1)) / len(x)
    return close(solve(a, b), x, scale=scale, n=len(a), condition=condition(a))


@about(
    statement="A x = b for A that is a triangle, or symmetric, but for small entries",
    source=HIGHAM + "section 9.3",
    uses=SYSTEMS,
    tolerance=tolerance.backward(),
    lower=triangular_matrices("n", lower=True),
    spd=spd_matrices("n", cond=NARROW),
    b=vectors("n"),
    k=integers(8, 20),
)
def structure_is_not_guessed_from_what_is_nearly_so(
    solve: Any, lower: Any, spd: Any, b: Any, k: Any
) -> Claim:
    n, b = len(b), ordinary(b)
    small = np.ldexp(np.triu(np.ones((n, n)), 1), -int(k))
    nearly = (
        (wide(lower) + np.abs(wide(lower)).max() * small).astype(b.dtype),
        (wide(spd) + np.abs(wide(spd)).max() * small).astype(b.dtype),
    )
    regular = [a for a in nearly if condition(a) < NARROW**2]
    return both(*(residual(a, solve(a, b), b) for a in [*regular, np.eye(n, dtype=b.dtype)]))


@about(
    statement="D A x = D b for x = solve(D A, D b), D of powers of two: x solves A x = b",
    source=HIGHAM + "section 9.8",
    uses=SYSTEMS,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=NARROW),
    b=vectors("n"),
    k=integers(0, 5),
)
def equations_may_be_multiplied(solve: Any, a: Any, b: Any, k: Any) -> Claim:
    b = ordinary(b)
    weights = np.ldexp(np.ones(len(b), b.dtype), (np.arange(len(b)) * 7) % (int(k) + 1))
    left, right = solve(weights[:, None] * a, weights * b), solve(a, b)
    harder = condition(weights[:, None] * a) + condition(a)
    scale = np.abs(wide(right)).max(initial=0.0)
    return close(left, right, scale=scale, n=len(a), condition=harder)


@about(
    statement="A D y = b ⟹ x = D y solves A x = b, D of powers of two",
    source=HIGHAM + "section 9.8",
    uses=SYSTEMS,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=NARROW),
    b=vectors("n"),
    k=integers(0, 5),
)
def unknowns_may_be_measured_in_other_units(solve: Any, a: Any, b: Any, k: Any) -> Claim:
    b = ordinary(b)
    units = np.ldexp(np.ones(len(b), b.dtype), (np.arange(len(b)) * 5) % (int(k) + 1))
    left, right = units * solve(a * units, b), solve(a, b)
    harder = condition(a * units) + condition(a)
    scale = np.abs(wide(right)).max(initial=0.0) * float(units.max())
    return close(left, right, scale=scale, n=len(a), condition=harder)


@about(
    statement="A - c I has no factor for c beyond the least eigenvalue: it is refused, or nan",
    source=HIGHAM + "theorem 10.14",
    uses=COVARIANCES,
    tolerance=tolerance.exact(),
    q=orthogonal_matrices("n"),
    k=indices("n"),
)
def indefinite_matrices_have_no_cholesky_factor(cholesky: Any, q: Any, k: Any) -> Claim:
    values = np.linspace(1.0, 2.0, len(q))
    values[int(k)] = -0.1
    a = (wide(q) * values) @ wide(q).T
    try:
        factor = cholesky(((a + a.T) / 2).astype(q.dtype))
    except np.linalg.LinAlgError:
        return holds(np.True_)
    return equal(bool(np.isnan(factor).any()), True)


@about(
    statement="A⁺ = (Aᵀ A)^{-1} Aᵀ for independent columns",
    source=GOLUB + "section 5.5.2",
    uses=FITS,
    tolerance=tolerance.forward(),
    b=invertible_matrices("n", cond=30.0),
    k=indices("n"),
)
def pinv_of_independent_columns_solves_the_normal_equations(
    pinv: Any, solve: Any, b: Any, k: Any
) -> Claim:
    a = np.ascontiguousarray(b[:, : int(k) + 1])
    gram = (wide(a).T @ wide(a)).astype(a.dtype)
    right = wide(solve(gram, np.ascontiguousarray(a.T)))
    loss = spread(a) ** 2
    return close(pinv(a), right, scale=norm(right), n=len(a), condition=loss, norm="max")


@about(
    statement="rank AᵀA = rank A",
    source=GOLUB + "section 2.5.3",
    uses=DIMENSIONS,
    tolerance=tolerance.exact(),
    b=invertible_matrices("n", cond=30.0),
    k=indices("n"),
)
def gram_matrix_is_of_the_same_rank(matrix_rank: Any, b: Any, k: Any) -> Claim:
    a = deficient(b / np.abs(b).max(), k)
    gram = (wide(a).T @ wide(a)).astype(a.dtype)
    return both(
        equal(int(matrix_rank(gram)), int(matrix_rank(a))), equal(int(matrix_rank(a)), int(k) + 1)
    )


@about(
    statement="‖x‖ falls as λ grows in ridge regression, x = lstsq([A; √λ I], [b; 0])",
    source=GOLUB + "section 6.1.4",
    uses=("ridge regression", "regularisation paths"),
    tolerance=tolerance.sums(30),
    a=invertible_matrices("n", cond=100.0, max_size=16),
    b=vectors("n", low=-100, high=100),
    weight=positive(1e-3, 1e3),
)
def ridge_shrinks_its_solution(lstsq: Any, a: Any, b: Any, weight: Any) -> Claim:
    a, b = (wide(a) / size(a)).astype(a.dtype), np.rint(b)
    one, sides = np.eye(len(a), dtype=a.dtype), np.concatenate([b, np.zeros_like(b)])
    roots = [np.asarray(np.sqrt(float(weight)) * grown, a.dtype) for grown in (1.0, 2.0)]
    rows = [np.vstack([a, root * one]) for root in roots]
    less, more = (float(np.linalg.norm(wide(lstsq(each, sides)[0]))) for each in rows)
    s = np.linalg.svd(wide(rows[0]), compute_uv=False)
    kappa = float(s[0] / s[-1])
    scale = kappa * less + kappa**2 * float(np.linalg.norm(wide(b))) / float(s[0])
    limit = float(np.linalg.norm(wide(a).T @ wide(b))) / float(roots[1]) ** 2
    return both(
        at_most(more, less, scale=scale, n=len(a)), at_most(more, limit, scale=scale, n=len(a))
    )
