"""Laws of changed Cholesky factors, and of whether there is a factor."""

from typing import Any

import numpy as np

from verify import both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import indices, integers, matrices, spd_matrices
from verify.laws.linalg import GOLUB, HIGHAM, about, condition, ordinary, size, wide

ONLINE = ("recursive least squares", "online covariance", "Gaussian processes")


@about(
    statement="M Mᵀ = L Lᵀ + x xᵀ for M = cholesky_update(L, x)",
    source=GOLUB + "section 6.5.4",
    uses=ONLINE,
    tolerance=tolerance.backward(),
    a=spd_matrices("n", cond=1e5, max_size=40),
    x=matrices("n", "m", low=-100, high=100, max_size=40),
)
def updated_factor_is_that_of_the_sum(cholesky: Any, cholesky_update: Any, a: Any, x: Any) -> Claim:
    factor, x = cholesky(a), ordinary(x)
    new = wide(cholesky_update(factor, x))
    right = wide(factor) @ wide(factor).T + wide(x) @ wide(x).T
    return both(
        close(new @ new.T, right, scale=size(right), n=len(a) + x.shape[1], norm="one"),
        equal(np.triu(new, 1), 0.0),
        equal(np.diag(new) > 0, np.ones(len(a), bool)),
    )


@about(
    statement="cholesky_downdate(cholesky_update(L, x), x) = L",
    source="Bojanczyk & others 1987, doi:10.1137/0908031",
    uses=("leave-one-out validation", "sliding windows"),
    tolerance=tolerance.forward(),
    a=spd_matrices("n", cond=30.0),
    x=matrices("n", 2, low=-1, high=1),
)
def downdate_undoes_the_update(
    cholesky: Any, cholesky_update: Any, cholesky_downdate: Any, a: Any, x: Any
) -> Claim:
    factor = cholesky(a)
    x = (wide(x) * np.sqrt(size(a)) / (2 * len(a))).astype(a.dtype)
    new = cholesky_update(factor, x)
    left = cholesky_downdate(new, x)
    k = condition(new) ** 2 * condition(factor) ** 2
    return close(left, factor, scale=size(factor), n=len(a), condition=k, norm="one")


@about(
    statement="M Mᵀ + x xᵀ = L Lᵀ for M = cholesky_downdate(L, x)",
    source="Bojanczyk & others 1987, doi:10.1137/0908031",
    uses=("leave-one-out validation", "sliding windows"),
    tolerance=tolerance.backward(),
    a=spd_matrices("n", cond=1e3, max_size=40),
    k=indices("n"),
)
def downdated_factor_is_that_of_the_difference(
    cholesky: Any, cholesky_downdate: Any, a: Any, k: Any
) -> Claim:
    factor = cholesky(a)
    x = (factor[:, int(k)] / 2).astype(a.dtype)
    new = wide(cholesky_downdate(factor, x))
    left = new @ new.T + np.outer(wide(x), wide(x))
    return close(left, wide(factor) @ wide(factor).T, scale=size(a), n=len(a), norm="one")


@about(
    statement="cholesky_update(2^{k} L, 2^{k} x) = 2^{k} cholesky_update(L, x)",
    source="definition",
    uses=ONLINE,
    tolerance=tolerance.exact(),
    a=spd_matrices("n", cond=1e3),
    x=matrices("n", 1, low=-100, high=100),
    k=integers(-20, 20),
)
def update_scales_by_powers_of_two_exactly(
    cholesky: Any, cholesky_update: Any, a: Any, x: Any, k: Any
) -> Claim:
    factor, x, k = cholesky(a), np.rint(x), int(k)
    factor = np.where(np.abs(factor) < 1e-9 * factor.max(), 0, factor).astype(a.dtype)
    new = cholesky_update(factor, x)
    moved = np.ldexp(cholesky_update(np.ldexp(factor, k), np.ldexp(x, k)), -k)
    small = np.abs(new) < 1e-12 * new.max()
    return equal(np.where(small, 0, moved), np.where(small, 0, new))


@about(
    statement="A - c I is positive definite below the least eigenvalue and not above it",
    source=HIGHAM + "theorem 10.7",
    uses=("covariances", "kernels", "Newton's method"),
    tolerance=tolerance.exact(),
    a=spd_matrices("n", cond=100.0, max_size=40),
)
def positive_definite_is_what_has_positive_eigenvalues(is_positive_definite: Any, a: Any) -> Claim:
    one, least = np.eye(len(a)), np.linalg.eigvalsh(wide(a))[0]
    below = np.asarray(wide(a) - 0.9 * least * one, a.dtype)
    above = np.asarray(wide(a) - 1.1 * least * one, a.dtype)
    if condition(below) > 1e4:
        return equal(0, 0)
    found = [bool(is_positive_definite(each)) for each in (a, below, above, -a)]
    return equal(np.array(found), np.array([True, True, False, False]))


@about(
    statement="cholesky_update((L_{1}, …), (x_{1}, …))_{i} = cholesky_update(L_{i}, x_{i})",
    source="batch is loop",
    uses=("mixtures", "Kalman filters"),
    tolerance=tolerance.exact(),
    a=spd_matrices("n", cond=1e3),
    x=matrices("n", 2, low=-100, high=100),
)
def updates_of_a_stack_are_those_of_its_matrices(
    cholesky: Any, cholesky_update: Any, a: Any, x: Any
) -> Claim:
    factor = cholesky(a)
    factors, columns = np.stack([factor, 2 * factor, factor]), np.stack([x, x, -3 * x])
    alone = [cholesky_update(f.copy(), c) for f, c in zip(factors, columns, strict=True)]
    return equal(cholesky_update(factors, columns), np.stack(alone))
