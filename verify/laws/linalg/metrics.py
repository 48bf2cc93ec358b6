"""Laws of eigenvalues alone, and of symmetric eigenproblems in the metric of another matrix."""

from typing import Any

import numpy as np

from verify import at_most, both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import (
    indices,
    invertible_matrices,
    matrices,
    orthogonal_matrices,
    spd_matrices,
    symmetric_matrices,
    vectors,
)
from verify.laws.linalg import GOLUB, about, condition, ordinary, size, wide

HORN = "Horn & Johnson 2012, Matrix Analysis, "
SPECTRAL = ("spectral clustering", "stability", "covariances")
METRIC = ("linear discriminant analysis", "vibration modes", "canonical correlation")


@about(
    statement="eigvalsh(A) = λ for (λ, V) = eigh(A)",
    source="definition",
    uses=SPECTRAL,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n", max_size=48),
)
def eigenvalues_do_not_depend_on_vectors(eigvalsh: Any, eigh: Any, a: Any) -> Claim:
    return close(eigvalsh(a), eigh(a)[0], scale=size(a), n=len(a))


@about(
    statement="max over x in S of xᵀAx / xᵀx ≥ λ_{k} for every S of dimension k",
    source="Courant-Fischer theorem, " + HORN + "theorem 4.2.6",
    uses=("principal components", "spectral graph theory"),
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    q=orthogonal_matrices("n"),
    k=indices("n"),
)
def every_subspace_reaches_its_eigenvalue(eigvalsh: Any, a: Any, q: Any, k: Any) -> Claim:
    r = int(k) + 1
    basis = np.linalg.qr(wide(q)[:, :r])[0]
    inner = np.linalg.eigvalsh(basis.T @ wide(a) @ basis)
    w = wide(eigvalsh(a))
    reached = at_most(w[r - 1], inner[-1], scale=size(a), n=len(a))
    return both(reached, at_most(inner[0], w[len(a) - r], scale=size(a), n=len(a)))


@about(
    statement="∑ (λ_{i}(A + E) - λ_{i}(A))^{2} ≤ ‖E‖_{F}^{2}",
    source="Hoffman & Wielandt 1953, doi:10.1215/S0012-7094-53-02004-3",
    uses=("robustness",),
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    e=matrices("n", "n", low=-1, high=1),
)
def spectrum_moves_no_further_than_the_entries(eigvalsh: Any, a: Any, e: Any) -> Claim:
    moved = a + (e + e.T)
    gap = np.linalg.norm(wide(eigvalsh(moved)) - wide(eigvalsh(a)))
    shift = np.linalg.norm(wide(moved) - wide(a))
    return at_most(gap, shift, scale=(size(a) + shift) * np.sqrt(len(a)), n=len(a))


@about(
    statement="λ(-A) is -λ(A) in reverse",
    source="definition",
    uses=SPECTRAL,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
)
def negation_mirrors_the_spectrum(eigvalsh: Any, a: Any) -> Claim:
    return close(-wide(eigvalsh(-a))[::-1], eigvalsh(a), scale=size(a), n=len(a))


@about(
    statement="the spectrum of diag(A, B) is that of A and that of B",
    source=HORN + "section 1.2",
    uses=("connected components",),
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n", max_size=12),
    b=symmetric_matrices("m", max_size=12),
)
def blocks_have_their_own_spectra(eigvalsh: Any, a: Any, b: Any) -> Claim:
    n, m = len(a), len(b)
    whole = np.zeros((n + m, n + m), a.dtype)
    whole[:n, :n], whole[n:, n:] = a, b
    parts = np.sort(np.concatenate([eigvalsh(a), eigvalsh(b)]))
    return close(eigvalsh(whole), parts, scale=max(size(a), size(b)), n=n + m)


@about(
    statement="λ([[0, A], [Aᵀ, 0]]) = ±σ(A) and zeros",
    source="Jordan-Wielandt, " + HORN + "theorem 7.3.3",
    uses=("bipartite graphs",),
    tolerance=tolerance.backward(),
    a=matrices("n", "n", max_size=16),
)
def bipartite_spectrum_is_that_of_singular_values(eigvalsh: Any, svdvals: Any, a: Any) -> Claim:
    a = ordinary(a)
    zero = np.zeros_like(a)
    w = wide(eigvalsh(np.block([[zero, a], [a.T, zero]])))
    s = wide(svdvals(a))
    return close(w, np.concatenate([-s, s[::-1]]), scale=np.linalg.norm(wide(a)), n=2 * len(a))


@about(
    statement="λ_{1}(A) + λ_{1}(B) ≤ λ_{1}(A + B), λ_{n}(A + B) ≤ λ_{n}(A) + λ_{n}(B)",
    source="Weyl's inequality, " + HORN + "theorem 4.3.1",
    uses=("sums of kernels",),
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    b=symmetric_matrices("n"),
)
def extremes_of_a_sum_are_bounded(eigvalsh: Any, a: Any, b: Any) -> Claim:
    first, second, together = (wide(eigvalsh(x)) for x in (a, b, a + b))
    bound = size(a) + size(b)
    least = at_most(first[0] + second[0], together[0], scale=bound, n=len(a))
    return both(least, at_most(together[-1], first[-1] + second[-1], scale=bound, n=len(a)))


@about(
    statement="eigvalsh((A_{1}, …, A_{m}))_{i} = eigvalsh(A_{i})",
    source="batch is loop",
    uses=SPECTRAL,
    tolerance=tolerance.exact(),
    a=symmetric_matrices("n"),
)
def eigenvalues_of_a_stack_are_those_of_its_matrices(eigvalsh: Any, a: Any) -> Claim:
    stack = np.stack([a, -a, a + np.eye(len(a), dtype=a.dtype), a[::-1, ::-1], a])
    return equal(eigvalsh(stack), np.stack([eigvalsh(one.copy()) for one in stack]))


def scale_of(a: Any, b: Any) -> float:
    """How large eigenvalues can be."""
    return size(a) * float(np.linalg.norm(np.linalg.inv(wide(b)), 2))


@about(
    statement="A V = B V diag(λ) for (λ, V) = eigh(A, B)",
    source=GOLUB + "section 8.7.2",
    uses=METRIC,
    tolerance=tolerance.forward(),
    a=symmetric_matrices("n"),
    b=spd_matrices("n", cond=1e2),
)
def metric_eigenvectors_are_stretched_in_the_metric(eigh_general: Any, a: Any, b: Any) -> Claim:
    w, v = map(wide, eigh_general(a, b))
    left, right = wide(a) @ v, (wide(b) @ v) * w
    bound = size(a) * float(np.abs(v).max(initial=0.0))
    return close(left, right, scale=bound, n=len(a), condition=condition(b), norm="max")


@about(
    statement="Vᵀ B V = I for (λ, V) = eigh(A, B)",
    source=GOLUB + "section 8.7.2",
    uses=METRIC,
    tolerance=tolerance.forward(),
    a=symmetric_matrices("n"),
    b=spd_matrices("n", cond=1e2),
)
def metric_eigenvectors_are_orthonormal_in_the_metric(eigh_general: Any, a: Any, b: Any) -> Claim:
    v = wide(eigh_general(a, b)[1])
    left = v.T @ wide(b) @ v
    return close(left, np.eye(len(a)), scale=1.0, n=len(a), condition=condition(b), norm="max")


@about(
    statement="eigh(A, I) has the eigenvalues of A",
    source="definition",
    uses=METRIC,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
)
def euclidean_metric_changes_nothing(eigh_general: Any, eigvalsh: Any, a: Any) -> Claim:
    w = eigh_general(a, np.eye(len(a), dtype=a.dtype))[0]
    return close(w, eigvalsh(a), scale=size(a), n=len(a))


@about(
    statement="λ(MᵀAM, MᵀBM) = λ(A, B)",
    source="change of basis",
    uses=METRIC,
    tolerance=tolerance.forward(),
    a=symmetric_matrices("n", max_size=12),
    b=spd_matrices("n", cond=10.0, max_size=12),
    m=invertible_matrices("n", cond=10.0, max_size=12),
)
def basis_does_not_change_the_spectrum(eigh_general: Any, a: Any, b: Any, m: Any) -> Claim:
    basis = wide(m) / np.linalg.norm(wide(m), 2)
    moved = [basis.T @ wide(x) @ basis for x in (a, b)]
    first, second = (np.asarray((x + x.T) / 2, a.dtype) for x in moved)
    left, right = eigh_general(first, second)[0], eigh_general(a, b)[0]
    loss = condition(b) * condition(m) ** 2
    return close(left, right, scale=scale_of(a, b), n=len(a), condition=loss)


@about(
    statement="λ_{1} xᵀBx ≤ xᵀAx ≤ λ_{n} xᵀBx",
    source="Rayleigh's quotient in a metric, " + GOLUB + "section 8.7.2",
    uses=("linear discriminant analysis",),
    tolerance=tolerance.forward(),
    a=symmetric_matrices("n"),
    b=spd_matrices("n", cond=1e2),
    x=vectors("n", low=-10, high=10, max_size=24),
)
def quotient_in_the_metric_lies_within(eigh_general: Any, a: Any, b: Any, x: Any) -> Claim:
    x, w = wide(x) + 1.0, wide(eigh_general(a, b)[0])
    square = float(x @ wide(b) @ x)
    quotient = float(x @ wide(a) @ x) / square if square > 0 else float(w.mean())
    bound = scale_of(a, b) * condition(b)
    low = at_most(w[0], quotient, scale=bound, n=len(a))
    return both(low, at_most(quotient, w[-1], scale=bound, n=len(a)))
