"""Laws of eigenpairs that are found by products alone."""

from typing import Any

import numpy as np

from verify import at_most, both, close, equal, tolerance, undecided
from verify.claim import Claim
from verify.domains import integers, spd_matrices, symmetric_matrices, vectors
from verify.laws.linalg import about, ordinary, size, wide

PARLETT = "Parlett 1998, The Symmetric Eigenvalue Problem, "
SPECTRAL = ("spectral clustering", "PCA", "graph Laplacians")
ENDS = ("LA", "SA", "LM")


def stretched(a: Any, w: Any, v: Any) -> Claim:
    """A V = V diag(w)."""
    return close(wide(a) @ wide(v), wide(v) * wide(w), scale=size(a), n=len(v))


def orthonormal(v: Any) -> Claim:
    """Vᵀ V = I."""
    v = wide(v)
    return close(v.T @ v, np.eye(v.shape[1]), scale=1.0, n=len(v))


def wanted(a: Any, k: int, which: str) -> Any:
    """Eigenvalues, ascending, by a dense method in float64."""
    w = np.linalg.eigvalsh(wide(a))
    if which == "LM":
        return np.sort(np.abs(w))[-k:]
    return w[:k] if which == "SA" else w[-k:]


@about(
    statement="A v = λ v for each pair of lanczos(A, k)",
    source=PARLETT + "section 13.2",
    uses=SPECTRAL,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    k=integers(1, 5),
    e=integers(0, 2),
)
def pairs_of_lanczos_are_pairs(lanczos: Any, a: Any, k: Any, e: Any) -> Claim:
    w, v, *_ = lanczos(a, min(int(k), len(a)), which=ENDS[int(e)])
    return stretched(a, w, v)


@about(
    statement="Vᵀ V = I for the vectors of lanczos(A, k)",
    source=PARLETT + "section 13.7, full orthogonalisation",
    uses=SPECTRAL,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    k=integers(1, 5),
    e=integers(0, 2),
)
def vectors_of_lanczos_are_orthonormal(lanczos: Any, a: Any, k: Any, e: Any) -> Claim:
    return orthonormal(lanczos(a, min(int(k), len(a)), which=ENDS[int(e)])[1])


@about(
    statement="lanczos(A, k) has the k largest (smallest, farthest) eigenvalues, repeated ones too",
    source="definition",
    uses=SPECTRAL,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    k=integers(1, 5),
    e=integers(0, 2),
)
def lanczos_finds_the_ends_of_the_spectrum(lanczos: Any, a: Any, k: Any, e: Any) -> Claim:
    k, which = min(int(k), len(a)), ENDS[int(e)]
    w = lanczos(a, k, which=which)[0]
    found = np.sort(np.abs(wide(w))) if which == "LM" else wide(w)
    return close(found, wanted(a, k, which), scale=size(a), n=len(a))


@about(
    statement="λ_{n-k+i}(A) ≥ θ_{i} ≥ λ_{i}(A) for the k values θ of lanczos(A, k)",
    source=PARLETT + "theorem 10.1.1, Cauchy's interlacing",
    uses=SPECTRAL,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    k=integers(1, 5),
    e=integers(0, 2),
)
def ritz_values_interlace(lanczos: Any, a: Any, k: Any, e: Any) -> Claim:
    k = min(int(k), len(a))
    found = wide(lanczos(a, k, which=ENDS[int(e)])[0])
    w = np.linalg.eigvalsh(wide(a))
    above = at_most(found, w[len(a) - k :], scale=size(a), n=len(a))
    return both(above, at_most(w[:k], found, scale=size(a), n=len(a)))


@about(
    statement="lanczos(A + 2^{j} I, k) = lanczos(A, k) + 2^{j}",
    source="definition",
    uses=SPECTRAL,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    k=integers(1, 5),
    j=integers(-4, 4),
)
def shift_of_the_operator_shifts_its_values(lanczos: Any, a: Any, k: Any, j: Any) -> Claim:
    k, shift = min(int(k), len(a)), 2.0 ** int(j)
    moved = a + np.asarray(shift, a.dtype) * np.eye(len(a), dtype=a.dtype)
    left, right = lanczos(moved, k)[0], lanczos(a, k)[0]
    return close(wide(left), wide(right) + shift, scale=size(a) + shift, n=len(a))


@about(
    statement="lanczos(-A, k, LA) = -lanczos(A, k, SA)",
    source="definition",
    uses=SPECTRAL,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    k=integers(1, 5),
)
def largest_of_the_negative_are_the_smallest(lanczos: Any, a: Any, k: Any) -> Claim:
    k = min(int(k), len(a))
    left, right = lanczos(-a, k)[0], lanczos(a, k, which="SA")[0]
    return close(wide(left), -wide(right)[::-1], scale=size(a), n=len(a))


@about(
    statement="lanczos(diag(d), k) = the k largest of d",
    source="definition",
    uses=SPECTRAL,
    tolerance=tolerance.backward(),
    d=vectors("n", low=-100, high=100),
    k=integers(1, 5),
)
def values_of_a_diagonal_stand_on_it(lanczos: Any, d: Any, k: Any) -> Claim:
    k = min(int(k), len(d))
    found = wide(lanczos(np.diag(d), k)[0])
    return close(found, np.sort(wide(d))[-k:], scale=np.abs(wide(d)).max(initial=0.0), n=len(d))


@about(
    statement="lanczos(A, k) is the same to the bit twice, and for every memory layout of A",
    source="definition",
    uses=SPECTRAL,
    tolerance=tolerance.exact(),
    a=symmetric_matrices("n"),
    k=integers(1, 5),
)
def lanczos_gives_the_same_again(lanczos: Any, a: Any, k: Any) -> Claim:
    k = min(int(k), len(a))
    spaced = np.full((2 * len(a), 2 * len(a)), 7, a.dtype)
    spaced[::2, ::2] = a
    (w, v, *_), (x, y, *_), (p, q, *_) = (lanczos(b, k) for b in (a, a, spaced[::2, ::2]))
    return both(equal(x, w), equal(y, v), equal(p, w), equal(q, v))


@about(
    statement="power_iteration reports success ⟹ ‖A v - λ v‖ ≤ tol |λ|",
    source="contract of iterative methods",
    uses=SPECTRAL,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
)
def success_of_power_iteration_is_a_small_residual(power_iteration: Any, a: Any) -> Claim:
    value, v, status, *_ = power_iteration(a, tol=1e-3, maxiter=300)
    if int(status) != 0:
        return undecided("no success was reported")
    left = float(np.linalg.norm(wide(a) @ wide(v) - float(value) * wide(v)))
    return at_most(left, 1e-3 * abs(float(value)), scale=size(a), n=len(a))


@about(
    statement="|λ| ≤ ‖A‖₂ and ‖v‖ = 1 for power_iteration(A)",
    source=PARLETT + "section 1.5, Rayleigh's quotient",
    uses=SPECTRAL,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
)
def rayleighs_quotient_is_within_the_spectrum(power_iteration: Any, a: Any) -> Claim:
    value, v, *_ = power_iteration(a, tol=1e-3, maxiter=20)
    most = float(np.abs(np.linalg.eigvalsh(wide(a))).max())
    inside = at_most(abs(float(value)), most, scale=size(a), n=len(a))
    return both(inside, close(np.linalg.norm(wide(v)), 1.0, scale=1.0, n=len(a)))


@about(
    statement="A > 0 entrywise ⟹ power_iteration(A) has ρ(A) and a vector with no negative entry",
    source="Horn & Johnson 2013, Matrix Analysis, theorem 8.2.8 (Perron)",
    uses=("PageRank", "Markov chains", "graph centrality"),
    tolerance=tolerance.backward(),
    a=spd_matrices("n", cond=100.0),
)
def power_iteration_finds_perrons_vector(power_iteration: Any, a: Any) -> Claim:
    a = (np.abs(a) / np.abs(a).max() + np.asarray(1.0, a.dtype)).astype(a.dtype)
    value, v, *_ = power_iteration(a, tol=1e-3, maxiter=1000)
    root = float(np.linalg.eigvalsh(wide(a))[-1])
    # the error of the quotient is at most that of the residual; entries of the vector err by the
    # residual over the gap, which is wide here: they are at least a quarter of the mean one
    near = at_most(abs(float(value) - root), 2e-3 * root, scale=size(a), n=len(a))
    return both(near, at_most(0.2 / np.sqrt(len(a)), wide(v), scale=1.0, n=len(a)))


@about(
    statement="power_iteration(2^{j} A) = 2^{j} power_iteration(A), but for entries that underflow",
    source="definition",
    uses=SPECTRAL,
    tolerance=tolerance.exact(),
    a=spd_matrices("n", cond=100.0),
    j=integers(-8, 8),
)
def power_iteration_scales_exactly(power_iteration: Any, a: Any, j: Any) -> Claim:
    value, v, *_ = power_iteration(np.ldexp(a, int(j)), tol=1e-3, maxiter=50)
    other, u, *_ = power_iteration(a, tol=1e-3, maxiter=50)
    return both(equal(np.ldexp(value, -int(j)), other), equal(ordinary(v), ordinary(u)))
