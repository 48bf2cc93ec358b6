"""Matrices whose factors, spectra, inverses and solutions are known in closed form."""

from math import comb
from typing import Any

import numpy as np

from verify import both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import choices, indices, invertible_matrices, triangular_matrices, vectors
from verify.laws.linalg import HIGHAM, NARROW, SYSTEMS, about, condition, wide

SIGNALS = ("signal processing", "convolutions")
PHYSICS = ("diffusion", "splines", "graph Laplacians")


def grid(n: int) -> Any:
    """0 .. n - 1."""
    return np.arange(n, dtype=np.float64)


def circulant(c: Any) -> Any:
    n = len(c)
    return np.ascontiguousarray(c[(np.arange(n)[:, None] - np.arange(n)) % n])


def second_differences(n: int) -> Any:
    return 2 * np.eye(n) - np.eye(n, k=1) - np.eye(n, k=-1)


def decay(n: int, rho: float) -> Any:
    return rho ** np.abs(grid(n)[:, None] - grid(n))


def nodes(x: Any) -> Any:
    """Different points in [-1, 1] of few digits: each in a place of its own."""
    n = len(x)
    return np.rint(256 * ((2 * grid(n) + 1 + 0.8 * np.clip(wide(x), -1, 1)) / n - 1)) / 256


@about(
    statement="the eigenvalues of a circulant matrix are the Fourier transform of its first column",
    source="Davis 1979, Circulant Matrices, theorem 3.2.2",
    uses=SIGNALS,
    tolerance=tolerance.backward(),
    c=vectors("n", low=-10, high=10, max_size=24),
)
def eigenvalues_of_a_circulant_are_a_fourier_transform(eigvals: Any, c: Any) -> Claim:
    c = np.rint(c)
    left, right = np.asarray(eigvals(circulant(c)), complex), np.fft.fft(wide(c))
    # The matrix is normal: its eigenvalues move no further than its entries.
    apart = np.abs(left[:, None] - right)
    farthest = max(apart.min(axis=0).max(), apart.min(axis=1).max())
    return close(farthest, 0.0, scale=np.abs(wide(c)).sum() + 1e-30, n=len(c))


@about(
    statement="λ_{k} = 2 - 2 cos(π k / (n + 1)) for the matrix of second differences",
    source="Strang 1999, doi:10.1137/S0036144598336745",
    uses=PHYSICS,
    tolerance=tolerance.backward(),
    x=vectors("n", max_size=48),
)
def spectrum_of_second_differences_is_of_cosines(eigvalsh: Any, x: Any) -> Claim:
    n = len(x)
    exact = 4 * np.sin(np.pi * (grid(n) + 1) / (2 * n + 2)) ** 2
    return close(eigvalsh(second_differences(n).astype(x.dtype)), exact, scale=4.0, n=n)


@about(
    statement="min(i, j) has the eigenvalues 1 / (4 sin^{2}(π (2k - 1) / (4n + 2)))",
    source="Fortiana & Cuadras 1997, doi:10.1016/S0024-3795(97)80001-X",
    uses=("Brownian motion", "kernel PCA"),
    tolerance=tolerance.backward(),
    x=vectors("n", max_size=48),
)
def spectrum_of_brownian_motion_is_known(eigvalsh: Any, x: Any) -> Claim:
    n = len(x)
    a = np.minimum(grid(n)[:, None], grid(n)) + 1
    exact = 0.25 / np.sin(np.pi * (2 * (n - grid(n)) - 1) / (4 * n + 2)) ** 2
    return close(eigvalsh(a.astype(x.dtype)), exact, scale=exact[-1], n=n)


@about(
    statement="det T = n + 1 for the matrix T of second differences",
    source="Strang 1999, doi:10.1137/S0036144598336745",
    uses=PHYSICS,
    tolerance=tolerance.backward(),
    x=vectors("n", max_size=48),
)
def determinant_of_second_differences_counts(det: Any, x: Any) -> Claim:
    n = len(x)
    return close(det(second_differences(n).astype(x.dtype)), n + 1.0, n=n)


@about(
    statement="det V = ∏_{i < j} (x_{j} - x_{i}) for the Vandermonde matrix V of x",
    source=HIGHAM + "section 22.1",
    uses=("interpolation",),
    tolerance=tolerance.forward(),
    x=vectors("n", low=-1, high=1, max_size=7),
)
def determinant_of_vandermondes_matrix_is_of_differences(slogdet: Any, x: Any) -> Claim:
    at = nodes(x)
    # The nodes have nine bits: no power of them is rounded in float64.
    v = np.vander(at, increasing=True).astype(x.dtype)
    apart = (at[None, :] - at[:, None])[np.triu_indices(len(at), 1)]
    sign, log = slogdet(v)
    return both(
        close(sign, 1.0),
        close(log, np.log(apart).sum(), scale=1.0, n=len(at), condition=condition(v)),
    )


@about(
    statement="V c = p(x) gives back the coefficients c of the polynomial p",
    source=HIGHAM + "section 22.1",
    uses=("interpolation", "finite differences"),
    tolerance=tolerance.forward(),
    x=vectors("n", low=-1, high=1, max_size=7),
    c=vectors("n", low=-8, high=8),
)
def interpolation_recovers_the_polynomial(solve: Any, x: Any, c: Any) -> Claim:
    v, c = np.vander(nodes(x), increasing=True).astype(x.dtype), np.rint(wide(c))
    right = (wide(v) @ c).astype(x.dtype)[:, None]
    scale = np.abs(c).max() + np.abs(wide(right)).max()
    return close(solve(v, right)[:, 0], c, scale=scale, n=len(c), condition=condition(v))


@about(
    statement="cholesky(P) = L for Pascal's P_{ij} = C(i + j, i), L_{ij} = C(i, j)",
    source="Brawer & Pirovino 1992, doi:10.1016/0024-3795(92)90038-C",
    uses=("a test whose answer everybody knows",),
    tolerance=tolerance.exact(),
    x=vectors("n", max_size=12),
)
def factor_of_pascals_matrix_is_his_triangle(cholesky: Any, x: Any) -> Claim:
    n = range(len(x))
    p = np.array([[comb(i + j, i) for j in n] for i in n], x.dtype)
    return equal(cholesky(p), np.array([[comb(i, j) for j in n] for i in n], x.dtype))


@about(
    statement="ρ^{|i - j|} has a tridiagonal inverse of 1 + ρ^{2} (1 at both ends) beside -ρ",
    source="Kac, Murdock & Szegö 1953, doi:10.1512/iumj.1954.3.53034",
    uses=("autoregressions", "Gaussian processes"),
    tolerance=tolerance.forward(),
    x=vectors("n", max_size=24),
    rho=choices(0.5, 0.25, -0.5, 0.75, 0.875),
)
def inverse_of_geometric_decay_is_tridiagonal(inv: Any, x: Any, rho: Any) -> Claim:
    n = len(x)
    a = decay(n, rho).astype(x.dtype)
    ends = np.full(n, 1 + rho * rho)
    ends[0] = ends[-1] = 1.0
    exact = np.diag(ends) - rho * (np.eye(n, k=1) + np.eye(n, k=-1))
    exact = exact / (1 - rho * rho) if n > 1 else np.ones((1, 1))
    return close(inv(a), exact, scale=np.abs(exact).max(), n=n, condition=condition(a))


@about(
    statement="a circulant system is solved by Fourier transforms: x = F^{-1}(F b / F c)",
    source="Davis 1979, Circulant Matrices, theorem 3.2.2",
    uses=SIGNALS,
    tolerance=tolerance.forward(),
    c=vectors("n", low=-1, high=1, max_size=24),
    b=vectors("n", low=-10, high=10),
    k=indices("n"),
)
def circulant_systems_are_deconvolutions(solve: Any, c: Any, b: Any, k: Any) -> Claim:
    c = c.copy()
    c[int(k)] += 2 + np.abs(c).sum()
    a = circulant(c)
    exact = np.fft.ifft(np.fft.fft(wide(b)) / np.fft.fft(wide(c))).real
    scale = np.abs(wide(b)).max() / np.abs(np.fft.fft(wide(c))).min() + 1e-30
    return close(solve(a, b[:, None])[:, 0], exact, scale=scale, n=len(c) ** 2)


@about(
    statement="det (ρ^{|i - j|}) = (1 - ρ^{2})^{n - 1}",
    source="Kac, Murdock & Szegö 1953, doi:10.1512/iumj.1954.3.53034",
    uses=("autoregressions", "Gaussian likelihoods"),
    tolerance=tolerance.forward(),
    x=vectors("n", max_size=24),
    rho=choices(0.5, 0.25, -0.5, 0.75, 0.875),
)
def determinant_of_geometric_decay_is_a_power(slogdet: Any, x: Any, rho: Any) -> Claim:
    a = decay(len(x), rho).astype(x.dtype)
    sign, log = slogdet(a)
    exact = (len(x) - 1) * np.log1p(-rho * rho)
    return both(close(sign, 1.0), close(log, exact, scale=1.0, n=len(x), condition=condition(a)))


@about(
    statement="solve(A, b + c) = solve(A, b) + solve(A, c)",
    source="definition",
    uses=SYSTEMS,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=NARROW),
    b=vectors("n", low=-100, high=100),
    c=vectors("n", low=-100, high=100),
)
def solution_is_linear_in_the_right_side(solve: Any, a: Any, b: Any, c: Any) -> Claim:
    # Whole numbers, the sum of which is exact.
    b, c = np.rint(b)[:, None], np.rint(c)[:, None]
    right = wide(solve(a, b)) + wide(solve(a, c))
    largest = np.abs(wide(solve(a, b))).max() + np.abs(wide(solve(a, c))).max()
    return close(solve(a, b + c), right, scale=largest, n=len(a), condition=condition(a))


@about(
    statement="solve(L, b) = solve_triangular(L, b) for a lower triangle L",
    source="definition",
    uses=SYSTEMS,
    tolerance=tolerance.forward(),
    a=triangular_matrices("n", cond=NARROW),
    b=vectors("n", low=-100, high=100),
)
def triangles_need_no_elimination(solve: Any, solve_triangular: Any, a: Any, b: Any) -> Claim:
    left, right = solve(a, b[:, None])[:, 0], solve_triangular(a, b, lower=True)
    scale = max(np.abs(wide(left)).max(), np.abs(wide(right)).max())
    return close(left, right, scale=scale, n=len(a), condition=condition(a))
