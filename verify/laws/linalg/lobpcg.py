"""Laws of eigenpairs that a block of approximations is led to."""

from typing import Any

import numpy as np

from verify import at_most, both, close, equal, tolerance, undecided
from verify.claim import Claim
from verify.domains import integers, spd_matrices, symmetric_matrices, vectors
from verify.laws.linalg import about, ordinary, size, wide

KNYAZEV = "Knyazev 2001, SIAM J. Sci. Comput. 23:517"
PARLETT = "Parlett 1998, The Symmetric Eigenvalue Problem, "
USES = ("spectral clustering", "vibrations", "graph Laplacians")


def start(a: Any, k: Any) -> Any:
    """Columns that have a share of everything, the same in every call."""
    k = min(int(k), len(a))
    i, j = np.arange(1.0, len(a) + 1)[:, None], np.arange(1.0, k + 1)
    return np.sin(np.sqrt(2.0) * i * j + j * j).astype(a.dtype)


def spectrum(a: Any, b: Any = None) -> Any:
    """Eigenvalues of A v = w B v, ascending, by a dense method in float64.

    What is rounded on the way to the vectors counts by as much as B is ill-conditioned; Rayleigh's
    quotients of them feel its square alone, and are right to n eps |A| |B⁻¹|.
    """
    if b is None:
        return np.linalg.eigvalsh(wide(a))
    inverse = np.linalg.inv(np.linalg.cholesky(wide(b)))
    v = inverse.T @ np.linalg.eigh(inverse @ wide(a) @ inverse.T)[1]
    return np.sort((v * (wide(a) @ v)).sum(axis=0) / (v * (wide(b) @ v)).sum(axis=0))


def converged(result: Any) -> bool:
    return int(result[2]) == 0


@about(
    statement="A v = λ B v for each pair of lobpcg(A, X, B) that reports success",
    source=KNYAZEV,
    uses=USES,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    b=spd_matrices("n", cond=100.0),
    k=integers(1, 4),
    e=integers(0, 1),
)
def pairs_of_lobpcg_are_pairs(lobpcg: Any, a: Any, b: Any, k: Any, e: Any) -> Claim:
    result = lobpcg(a, start(a, k), b, tol=0.0, largest=bool(int(e)))
    if not converged(result):
        return undecided("no success was reported")
    w, v = wide(result[0]), wide(result[1])
    scale = (size(a) + np.abs(w) * size(b)) * np.linalg.norm(v, axis=0)
    return close(wide(a) @ v, wide(b) @ v * w, scale=scale, n=len(v))


@about(
    statement="Vᵀ B V = I for the vectors of lobpcg(A, X, B)",
    source=KNYAZEV,
    uses=USES,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    b=spd_matrices("n", cond=100.0),
    k=integers(1, 4),
    e=integers(0, 1),
)
def vectors_of_lobpcg_are_orthonormal_in_b(lobpcg: Any, a: Any, b: Any, k: Any, e: Any) -> Claim:
    v = wide(lobpcg(a, start(a, k), b, tol=0.0, largest=bool(int(e)))[1])
    scale = size(b) * float((v * v).sum(axis=0).max())
    return close(v.T @ wide(b) @ v, np.eye(v.shape[1]), scale=scale, n=len(v))


@about(
    statement="λ_{i}(A, B) ≤ θ_{i} ≤ λ_{n-k+i}(A, B) for the values θ of lobpcg at every step",
    source=PARLETT + "theorem 10.1.1, Cauchy's interlacing",
    uses=USES,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    b=spd_matrices("n", cond=100.0),
    k=integers(1, 4),
    steps=integers(1, 20),
)
def values_of_lobpcg_interlace(lobpcg: Any, a: Any, b: Any, k: Any, steps: Any) -> Claim:
    x = start(a, k)
    found = np.sort(wide(lobpcg(a, x, b, tol=0.0, maxiter=int(steps))[0]))
    w, k = spectrum(a, b), x.shape[1]
    scale = size(a) * float(np.linalg.norm(np.linalg.inv(wide(b)), 2))
    above = at_most(found, w[len(w) - k :], scale=scale, n=len(w))
    return both(above, at_most(w[:k], found, scale=scale, n=len(w)))


@about(
    statement="lobpcg(A, X) has the k largest (smallest) eigenvalues where it reports success",
    source=KNYAZEV,
    uses=USES,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    k=integers(1, 4),
    e=integers(0, 1),
)
def lobpcg_finds_the_end_that_is_wanted(lobpcg: Any, a: Any, k: Any, e: Any) -> Claim:
    x = start(a, k)
    result = lobpcg(a, x, tol=0.0, largest=bool(int(e)))
    if not converged(result):
        return undecided("no success was reported")
    w = spectrum(a)
    wanted = w[len(w) - x.shape[1] :] if int(e) else w[: x.shape[1]]
    return close(wide(result[0]), wanted, scale=size(a), n=len(a))


@about(
    statement="lobpcg reports success ⟹ ‖A v - λ v‖ ≤ tol (‖A‖ + |λ|), as its residuals say",
    source="contract of iterative methods",
    uses=USES,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n", max_size=40),
    k=integers(1, 4),
)
def success_of_lobpcg_is_a_small_residual(lobpcg: Any, a: Any, k: Any) -> Claim:
    w, v, status, _, left = lobpcg(a, start(a, k), tol=1e-3, maxiter=100)
    if int(status) != 0:
        return undecided("no success was reported")
    w, v = wide(w), wide(v)
    rest = np.linalg.norm(wide(a) @ v - v * w, axis=0)
    small = at_most(rest, 1e-3 * (size(a) + np.abs(w)), scale=size(a), n=len(a))
    return both(small, close(rest, wide(left), scale=size(a), n=len(a)))


@about(
    statement="lobpcg(A + 2^{j} I, X) = lobpcg(A, X) + 2^{j}",
    source="definition",
    uses=USES,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    k=integers(1, 4),
    j=integers(-4, 4),
)
def shift_of_a_shifts_values_of_lobpcg(lobpcg: Any, a: Any, k: Any, j: Any) -> Claim:
    shift = 2.0 ** int(j)
    moved = a + np.asarray(shift, a.dtype) * np.eye(len(a), dtype=a.dtype)
    left, right = (lobpcg(m, start(a, k), tol=0.0) for m in (moved, a))
    if not (converged(left) and converged(right)):
        return undecided("no success was reported")
    return close(wide(left[0]), wide(right[0]) + shift, scale=size(a) + shift, n=len(a))


@about(
    statement="lobpcg(-A, X, largest) = -lobpcg(A, X, smallest)",
    source="definition",
    uses=USES,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
    k=integers(1, 4),
)
def largest_of_minus_a_are_minus_the_smallest(lobpcg: Any, a: Any, k: Any) -> Claim:
    left = lobpcg(-a, start(a, k), tol=0.0)
    right = lobpcg(a, start(a, k), tol=0.0, largest=False)
    if not (converged(left) and converged(right)):
        return undecided("no success was reported")
    return close(wide(left[0]), -wide(right[0])[::-1], scale=size(a), n=len(a))


@about(
    statement="lobpcg(A, X, Y = v_{n}) goes on with the next eigenvalue, orthogonally to v_{n}",
    source=KNYAZEV + ", section 2 (constraints)",
    uses=USES,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n"),
)
def constraints_take_eigenpairs_out(lobpcg: Any, a: Any) -> Claim:
    if len(a) < 2:
        return undecided("there is no next eigenvalue")
    w, q = np.linalg.eigh(wide(a))
    y = q[:, -1:].astype(a.dtype)
    result = lobpcg(a, start(a, 1), Y=y, tol=0.0)
    if not converged(result):
        return undecided("no success was reported")
    found = close(wide(result[0]), w[-2:-1], scale=size(a), n=len(a))
    apart = wide(y).T @ wide(result[1])
    return both(found, close(apart, 0.0 * apart, scale=1.0, n=len(a)))


@about(
    statement="lobpcg(diag(d), X) = the k largest of d where it reports success",
    source="definition",
    uses=USES,
    tolerance=tolerance.backward(),
    d=vectors("n", low=-100, high=100),
    k=integers(1, 4),
)
def lobpcg_of_a_diagonal_reads_it(lobpcg: Any, d: Any, k: Any) -> Claim:
    x = start(d, k)
    result = lobpcg(np.diag(d), x, tol=0.0)
    if not converged(result):
        return undecided("no success was reported")
    wanted = np.sort(wide(d))[len(d) - x.shape[1] :]
    return close(wide(result[0]), wanted, scale=np.abs(wide(d)).max(initial=0.0), n=len(d))


@about(
    statement="lobpcg(2^{j} A, X) = 2^{j} lobpcg(A, X), but for entries that underflow",
    source="definition",
    uses=USES,
    tolerance=tolerance.exact(),
    a=symmetric_matrices("n"),
    k=integers(1, 4),
    j=integers(-8, 8),
)
def lobpcg_scales_exactly(lobpcg: Any, a: Any, k: Any, j: Any) -> Claim:
    a = ordinary(a)
    w, v, status, *_ = lobpcg(np.ldexp(a, int(j)), start(a, k), tol=1e-3, maxiter=30)
    x, u, other, *_ = lobpcg(a, start(a, k), tol=1e-3, maxiter=30)
    same = both(equal(np.ldexp(w, -int(j)), x), equal(ordinary(v), ordinary(u)))
    return both(same, equal(float(int(status)), float(int(other))))


@about(
    statement="lobpcg(A, X) is the same to the bit twice, and for every memory layout of A and X",
    source="definition",
    uses=USES,
    tolerance=tolerance.exact(),
    a=symmetric_matrices("n"),
    k=integers(1, 4),
)
def lobpcg_gives_the_same_again(lobpcg: Any, a: Any, k: Any) -> Claim:
    x = start(a, k)
    spaced = np.full((2 * len(a), 2 * len(a)), 7, a.dtype)
    spaced[::2, ::2] = a
    pairs = ((a, x), (a, x), (spaced[::2, ::2], np.asfortranarray(x)))
    (w, v, *_), (p, q, *_), (r, s, *_) = (
        lobpcg(left, right, tol=1e-3, maxiter=30) for left, right in pairs
    )
    return both(equal(p, w), equal(q, v), equal(r, w), equal(s, v))
