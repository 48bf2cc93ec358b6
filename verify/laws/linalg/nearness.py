"""Laws of condition numbers, polar factors and nearest positive semidefinite matrices."""

from typing import Any

import numpy as np

from verify import at_most, both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import (
    integers,
    invertible_matrices,
    matrices,
    orthogonal_matrices,
    spd_matrices,
    symmetric_matrices,
)
from verify.laws.linalg import GOLUB, NARROW, about, condition, ordinary, size, wide

HIGHAM = "Higham 1986, doi:10.1137/0907079"
NEAREST = "Higham 1988, doi:10.1016/0024-3795(88)90223-6"
SENSITIVITY = ("preconditioning", "error bounds")
ROTATIONS = ("Procrustes alignment", "orthogonal initialisation", "Muon")
COVARIANCES = ("covariance repair", "Gaussian processes")


def frobenius(a: Any) -> float:
    return float(np.sqrt(np.square(wide(a)).sum()))


@about(
    statement="κ(A) ≥ 1",
    source=GOLUB + "section 2.6.2",
    uses=SENSITIVITY,
    tolerance=tolerance.rounding(),
    a=invertible_matrices("n", cond=1e6),
)
def condition_is_at_least_one(cond: Any, a: Any) -> Claim:
    return at_most(1.0, cond(a))


@about(
    statement="κ(2^{k} A) = κ(A)",
    source=GOLUB + "section 2.6.2",
    uses=SENSITIVITY,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=NARROW),
    k=integers(-20, 20),
)
def condition_does_not_depend_on_scale(cond: Any, a: Any, k: Any) -> Claim:
    right = float(cond(a))
    return close(cond(np.ldexp(a, int(k))), right, scale=right, n=len(a), condition=condition(a))


@about(
    statement="κ(Aᵀ) = κ(A)",
    source=GOLUB + "section 2.6.2",
    uses=SENSITIVITY,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=NARROW),
)
def condition_of_the_transpose_is_the_same(cond: Any, a: Any) -> Claim:
    right = float(cond(a))
    turned = cond(np.ascontiguousarray(a.T))
    return close(turned, right, scale=right, n=len(a), condition=condition(a))


@about(
    statement="κ(A^{-1}) = κ(A)",
    source=GOLUB + "section 2.6.2",
    uses=SENSITIVITY,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=1e2),
)
def inverse_is_as_sensitive(cond: Any, solve: Any, a: Any) -> Claim:
    inverse = solve(a, np.eye(len(a), dtype=a.dtype))
    right = float(cond(a))
    return close(cond(inverse), right, scale=right, n=len(a), condition=condition(a))


@about(
    statement="κ(Q) = 1 for orthogonal Q",
    source=GOLUB + "section 2.6.2",
    uses=SENSITIVITY,
    tolerance=tolerance.backward(),
    q=orthogonal_matrices("n"),
)
def rotations_lose_nothing(cond: Any, q: Any) -> Claim:
    return close(cond(q), 1.0, n=len(q))


@about(
    statement="κ(A B) ≤ κ(A) κ(B)",
    source=GOLUB + "section 2.6.2",
    uses=("deep networks",),
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=30.0),
    b=invertible_matrices("n", cond=30.0),
)
def condition_of_a_product_is_bounded(cond: Any, a: Any, b: Any) -> Claim:
    bound = float(cond(a)) * float(cond(b))
    loss = condition(a) * condition(b)
    return at_most(float(cond(a @ b)), bound, scale=bound * loss, n=len(a))


@about(
    statement="κ(A) = σ_{1} / σ_{n}",
    source=GOLUB + "section 2.6.2",
    uses=SENSITIVITY,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=NARROW),
)
def condition_is_the_ratio_of_extremes(cond: Any, svdvals: Any, a: Any) -> Claim:
    s = wide(svdvals(a))
    right = s[0] / s[-1]
    return close(cond(a), right, scale=right, n=len(a), condition=condition(a))


@about(
    statement="U P = A for (U, P) = polar(A)",
    source=HIGHAM,
    uses=ROTATIONS,
    tolerance=tolerance.backward(),
    a=matrices("m", "n"),
)
def polar_factors_rebuild_their_matrix(polar: Any, a: Any) -> Claim:
    a = ordinary(a)
    u, p = map(wide, polar(a))
    return close(u @ p, a, scale=frobenius(a), n=sum(a.shape), norm="max")


@about(
    statement="UᵀU = I for (U, P) = polar(A), A with no more columns than rows",
    source=HIGHAM,
    uses=ROTATIONS,
    tolerance=tolerance.backward(),
    a=matrices("n", "n"),
)
def polar_rotation_is_orthogonal(polar: Any, a: Any) -> Claim:
    u = wide(polar(ordinary(a))[0])
    return close(u.T @ u, np.eye(len(u)), scale=1.0, n=len(u), norm="max")


@about(
    statement="P = Pᵀ has no negative eigenvalue for (U, P) = polar(A)",
    source=HIGHAM,
    uses=("deformation gradients",),
    tolerance=tolerance.backward(),
    a=matrices("m", "n"),
)
def polar_stretch_is_positive(polar: Any, a: Any) -> Claim:
    a = ordinary(a)
    p = wide(polar(a)[1])
    least = np.linalg.eigvalsh((p + p.T) / 2)[0]
    symmetric = close(p, p.T, scale=frobenius(a), n=sum(a.shape), norm="max")
    return both(symmetric, at_most(0.0, least, scale=frobenius(a), n=sum(a.shape)))


@about(
    statement="P^{2} = AᵀA for (U, P) = polar(A)",
    source=HIGHAM,
    uses=("whitening",),
    tolerance=tolerance.backward(),
    a=matrices("m", "n"),
)
def polar_stretch_squares_to_the_gram_matrix(polar: Any, a: Any) -> Claim:
    a = ordinary(a)
    p = wide(polar(a)[1])
    return close(p @ p, wide(a).T @ wide(a), scale=frobenius(a) ** 2, n=sum(a.shape), norm="max")


@about(
    statement="‖A - U‖_{F} ≤ ‖A - Q‖_{F} for every orthogonal Q",
    source="Fan & Hoffman 1955, doi:10.1090/S0002-9939-1955-0067841-7",
    uses=ROTATIONS,
    tolerance=tolerance.backward(),
    a=matrices("n", "n", low=-10, high=10),
    q=orthogonal_matrices("n"),
)
def polar_rotation_is_the_nearest_one(polar: Any, a: Any, q: Any) -> Claim:
    a = ordinary(a)
    near, far = frobenius(wide(a) - wide(polar(a)[0])), frobenius(wide(a) - wide(q))
    return at_most(near, far, scale=frobenius(a) + np.sqrt(len(a)), n=len(a))


@about(
    statement="nearest_psd(A) is symmetric and has no negative eigenvalue",
    source=NEAREST,
    uses=COVARIANCES,
    tolerance=tolerance.backward(),
    a=matrices("n", "n"),
)
def nearest_psd_is_positive_semidefinite(nearest_psd: Any, a: Any) -> Claim:
    a = ordinary(a)
    found = wide(nearest_psd(a))
    least = np.linalg.eigvalsh(found)[0]
    return both(equal(found, found.T), at_most(0.0, least, scale=frobenius(a), n=len(a)))


@about(
    statement="nearest_psd(nearest_psd(A)) = nearest_psd(A)",
    source="projection onto a convex cone",
    uses=COVARIANCES,
    tolerance=tolerance.backward(),
    a=matrices("n", "n"),
)
def nearest_psd_is_idempotent(nearest_psd: Any, a: Any) -> Claim:
    a = ordinary(a)
    once = nearest_psd(a)
    return close(nearest_psd(once), once, scale=frobenius(a), n=len(a), norm="max")


@about(
    statement="nearest_psd(A) = A for positive definite A",
    source=NEAREST,
    uses=COVARIANCES,
    tolerance=tolerance.backward(),
    a=spd_matrices("n", cond=1e5),
)
def positive_definite_matrices_are_left_alone(nearest_psd: Any, a: Any) -> Claim:
    return close(nearest_psd(a), a, scale=size(a), n=len(a), norm="max")


@about(
    statement="‖A - nearest_psd(A)‖_{F} ≤ ‖A - S‖_{F} for every positive definite S",
    source=NEAREST,
    uses=COVARIANCES,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    s=spd_matrices("n", cond=1e3),
)
def nothing_semidefinite_is_nearer(nearest_psd: Any, a: Any, s: Any) -> Claim:
    near, far = frobenius(wide(a) - wide(nearest_psd(a))), frobenius(wide(a) - wide(s))
    return at_most(near, far, scale=frobenius(a) + frobenius(s), n=len(a))


@about(
    statement="‖A - nearest_psd(A)‖_{F}^{2} = ∑_{λ<0} λ^{2} + ‖(A - Aᵀ)/2‖_{F}^{2}",
    source=NEAREST + ", theorem 2.1",
    uses=COVARIANCES,
    tolerance=tolerance.backward(),
    a=matrices("n", "n"),
)
def distance_to_semidefinite_is_what_is_negative(nearest_psd: Any, a: Any) -> Claim:
    a = ordinary(a)
    b = wide(a)
    w = np.linalg.eigvalsh((b + b.T) / 2)
    right = np.sqrt(np.square(np.minimum(w, 0)).sum() + np.square((b - b.T) / 2).sum())
    return close(frobenius(b - wide(nearest_psd(a))), right, scale=frobenius(a), n=len(a))
