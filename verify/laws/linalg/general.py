"""Laws of eigenvalues and eigenvectors of general matrices.

Eigenvalues are compared as sets: those of one side are matched with those of the other so that the
distances are least. Distances are bounded by Bauer and Fike's theorem, |λ - μ| ≤ κ(V) |E|.
"""

from typing import Any

import numpy as np

from verify import at_most, both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import (
    integers,
    invertible_matrices,
    matrices,
    orthogonal_matrices,
    permutations,
    symmetric_matrices,
    triangular_matrices,
)
from verify.laws.linalg import GOLUB, about, condition, size, wide

HORN = "Horn & Johnson 2012, Matrix Analysis, "
BAUER = GOLUB + "theorem 7.2.2"
STABILITY = ("stability of dynamical systems", "Markov chains", "roots of polynomials")


def whole(a: Any) -> Any:
    """The matrix in whole numbers from -4 to 4.

    So balancing has little to do: of matrices with rows of very different sizes no algorithm that
    balances leaves residuals small beside the whole matrix.
    """
    largest = np.abs(a).max(initial=0.0)
    return np.rint(4 * (a / largest)).astype(a.dtype) if largest > 0 else a


def parts(z: Any) -> Any:
    """Real and imaginary parts, in float64."""
    x = np.asarray(z, np.complex128)
    return np.stack([x.real, x.imag])


def sensitivity(a: Any) -> float:
    """The condition number of the eigenvectors."""
    return float(np.linalg.cond(np.linalg.eig(wide(a)).eigenvectors))


def same_set(left: Any, right: Any, *, scale: float, n: float, condition: float = 1.0) -> Claim:
    """Two sets of eigenvalues agree."""
    from scipy.optimize import linear_sum_assignment

    one, other = np.asarray(left, np.complex128), np.asarray(right, np.complex128)
    if np.isfinite(one).all() and np.isfinite(other).all():
        one = one[linear_sum_assignment(np.abs(other[:, None] - one[None, :]))[1]]
    return close(parts(one), parts(other), scale=scale, n=n, condition=condition)


@about(
    statement="A v_{k} = λ_{k} v_{k} for (λ, V) = eig(A)",
    source="definition",
    uses=STABILITY,
    tolerance=tolerance.backward(),
    a=matrices("n", "n", max_size=40),
)
def general_matrix_stretches_its_eigenvectors(eig: Any, a: Any) -> Claim:
    a = whole(a)
    w, v = (np.asarray(x, np.complex128) for x in eig(a))
    return close(parts(wide(a) @ v), parts(v * w), scale=size(a), n=len(a))


@about(
    statement="‖v_{k}‖ = 1 for (λ, V) = eig(A)",
    source="convention",
    uses=STABILITY,
    tolerance=tolerance.backward(slack=10),
    a=matrices("n", "n", max_size=40),
)
def general_eigenvectors_have_length_one(eig: Any, a: Any) -> Claim:
    v = parts(eig(a)[1])
    return close(np.sqrt(np.square(v).sum(axis=(0, 1))), 1.0, scale=1.0, n=len(a))


@about(
    statement="∑ λ_{i} = tr A, ∑ λ_{i}^{2} = tr A^{2}",
    source=HORN + "section 1.2",
    uses=STABILITY,
    tolerance=tolerance.backward(),
    a=matrices("n", "n"),
)
def general_eigenvalues_sum_to_the_trace(eigvals: Any, a: Any) -> Claim:
    a = whole(a)
    w, b = np.asarray(eigvals(a), np.complex128), wide(a)
    left, right = parts([w.sum(), (w * w).sum()]), parts([np.trace(b), np.trace(b @ b)])
    bound = size(a) * np.sqrt(len(a))
    return close(left, right, scale=np.array([bound, bound**2]), n=len(a))


@about(
    statement="∏ λ_{i} = det A",
    source=HORN + "section 1.2",
    uses=STABILITY,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=1e2),
)
def general_eigenvalues_multiply_to_the_determinant(eigvals: Any, a: Any) -> Claim:
    sign, log = np.linalg.slogdet(wide(a))
    unit = np.exp(log / len(a))
    left = np.prod(np.asarray(eigvals(a), np.complex128) / unit) * sign
    return close(parts(left), [1.0, 0.0], scale=1.0, n=len(a) ** 2, condition=condition(a))


@about(
    statement="λ(Aᵀ) = λ(A)",
    source=HORN + "section 1.4",
    uses=STABILITY,
    tolerance=tolerance.forward(),
    a=matrices("n", "n"),
)
def transpose_has_the_same_eigenvalues(eigvals: Any, a: Any) -> Claim:
    a = whole(a)
    left, scale = eigvals(np.ascontiguousarray(a.T)), max(size(a), size(a.T))
    return same_set(left, eigvals(a), scale=scale, n=len(a), condition=sensitivity(a))


@about(
    statement="λ(D^{-1} A D) = λ(A), D = diag(2^{k_{i}})",
    source=HORN + "corollary 1.3.4",
    uses=STABILITY,
    tolerance=tolerance.forward(),
    a=matrices("n", "n"),
    p=permutations("n", max_size=24),
)
def similar_matrix_has_the_same_eigenvalues(eigvals: Any, a: Any, p: Any) -> Claim:
    a = whole(a)
    d = np.ldexp(1.0, p % 4)
    other = np.asarray(wide(a) * d / d[:, None], a.dtype)
    condition = max(sensitivity(a), sensitivity(other))
    scale = max(size(a), size(other))
    return same_set(eigvals(other), eigvals(a), scale=scale, n=len(a), condition=condition)


@about(
    statement="λ(P A Pᵀ) = λ(A) for permutations P",
    source=HORN + "corollary 1.3.4",
    uses=("graphs", "Markov chains"),
    tolerance=tolerance.forward(),
    a=matrices("n", "n"),
    p=permutations("n", max_size=24),
)
def order_of_coordinates_keeps_general_eigenvalues(eigvals: Any, a: Any, p: Any) -> Claim:
    a = whole(a)
    left = eigvals(np.ascontiguousarray(a[p][:, p]))
    return same_set(left, eigvals(a), scale=size(a), n=len(a), condition=sensitivity(a))


@about(
    statement="λ(A + c I) = λ(A) + c",
    source="definition",
    uses=STABILITY,
    tolerance=tolerance.forward(),
    a=matrices("n", "n"),
    c=integers(-20, 20),
)
def shift_of_a_general_matrix_shifts_its_eigenvalues(eigvals: Any, a: Any, c: Any) -> Claim:
    a = whole(a)
    left = eigvals(a + np.asarray(int(c), a.dtype) * np.eye(len(a), dtype=a.dtype))
    right = np.asarray(eigvals(a), np.complex128) + int(c)
    scale = size(a) + abs(int(c))
    return same_set(left, right, scale=scale, n=len(a), condition=sensitivity(a))


@about(
    statement="A = Aᵀ ⟹ eigvals(A) = eigvalsh(A)",
    source=HORN + "theorem 4.1.3",
    uses=STABILITY,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
)
def general_eigenvalues_of_a_symmetric_matrix_are_its_own(
    eigvals: Any, eigvalsh: Any, a: Any
) -> Claim:
    return same_set(eigvals(a), eigvalsh(a), scale=size(a), n=len(a))


@about(
    statement="A triangular ⟹ λ_{i} = a_{ii}",
    source=HORN + "section 1.2",
    uses=STABILITY,
    tolerance=tolerance.exact(),
    a=triangular_matrices("n", lower=False),
)
def eigenvalues_of_a_triangle_stand_on_its_diagonal(eigvals: Any, a: Any) -> Claim:
    w = eigvals(a)
    return both(equal(np.sort(w.real), np.sort(np.diag(a))), equal(w.imag, np.zeros(len(a))))


@about(
    statement="A real ⟹ λ(A) is closed under conjugation, (conj λ, conj v) a pair with (λ, v)",
    source=HORN + "section 1.1",
    uses=STABILITY,
    tolerance=tolerance.exact(),
    a=matrices("n", "n"),
)
def eigenpairs_of_a_real_matrix_come_with_their_conjugates(eig: Any, a: Any) -> Claim:
    w, v = eig(a)
    upper, lower = np.flatnonzero(w.imag > 0), np.flatnonzero(w.imag < 0)
    if len(upper) != len(lower):
        return equal(float(len(upper)), float(len(lower)))
    return both(equal(w[upper], w[lower].conj()), equal(v[:, upper], v[:, lower].conj()))


@about(
    statement="eigvals(A) = λ for (λ, V) = eig(A)",
    source=BAUER,
    uses=STABILITY,
    tolerance=tolerance.forward(),
    a=matrices("n", "n"),
)
def general_eigenvalues_come_with_or_without_vectors(eig: Any, eigvals: Any, a: Any) -> Claim:
    a = whole(a)
    return same_set(eigvals(a), eig(a)[0], scale=size(a), n=len(a), condition=sensitivity(a))


@about(
    statement="|λ_{i}(Q)| = 1 for orthogonal Q",
    source=HORN + "theorem 2.1.4",
    uses=("rotations", "recurrent networks"),
    tolerance=tolerance.backward(),
    q=orthogonal_matrices("n"),
)
def eigenvalues_of_a_rotation_lie_on_the_circle(eigvals: Any, q: Any) -> Claim:
    return close(np.hypot(*parts(eigvals(q))), 1.0, scale=np.sqrt(len(q)), n=len(q))


@about(
    statement="λ_{k} ∈ ∪ {z : |z - a_{ii}| ≤ ∑_{j ≠ i} |a_{ij}|}",
    source="Gershgorin's theorem, " + HORN + "theorem 6.1.1",
    uses=STABILITY,
    tolerance=tolerance.backward(),
    a=matrices("n", "n"),
)
def general_eigenvalues_lie_in_gershgorin_discs(eigvals: Any, a: Any) -> Claim:
    b = wide(whole(a))
    w, centres = np.asarray(eigvals(whole(a)), np.complex128), np.diag(b)
    radii = np.abs(b).sum(axis=1) - np.abs(centres)
    outside = (np.abs(w[:, None] - centres[None, :]) - radii[None, :]).min(axis=1)
    return at_most(outside, np.zeros(len(b)), scale=size(b), n=len(b))


@about(
    statement="eig((A_{1}, …, A_{m}))_{i} = eig(A_{i})",
    source="batch is loop",
    uses=STABILITY,
    tolerance=tolerance.exact(),
    a=matrices("n", "n"),
)
def general_spectra_of_a_stack_are_those_of_its_matrices(eig: Any, a: Any) -> Claim:
    stack = np.stack([a, a / 64, a.T, -a, a[::-1]])
    w, v = eig(stack)
    alone = [eig(one.copy()) for one in stack]
    return both(
        equal(w, np.stack([one[0] for one in alone])), equal(v, np.stack([one[1] for one in alone]))
    )
