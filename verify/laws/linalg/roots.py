"""Laws of the square root and the logarithm of matrices."""

import math
from typing import Any

import numpy as np

from verify import both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import integers, invertible_matrices, matrices, spd_matrices, vectors
from verify.laws.linalg import about, condition, size, wide
from verify.laws.linalg.functions import FUNCTIONS, PADE, spread, tame

ROOTS = ("whitening", "Frechet inception distance", "diffusion tensors")


@about(
    statement="S S = A for S = sqrtm(A), A positive definite",
    source=FUNCTIONS + "theorem 6.8",
    uses=ROOTS,
    tolerance=tolerance.backward(),
    a=spd_matrices("n", cond=1e3),
)
def root_times_itself_is_the_matrix(sqrtm: Any, a: Any) -> Claim:
    root = wide(sqrtm(a))
    return close(root @ root, a, scale=size(root) ** 2, n=len(a), norm="one")


@about(
    statement="sqrtm(4^{j} A) = 2^{j} sqrtm(A), far out in the range too",
    source="definition",
    uses=ROOTS,
    tolerance=tolerance.exact(),
    a=spd_matrices("n", cond=1e3),
    j=integers(-48, 48),
)
def powers_of_four_come_out_of_the_root(sqrtm: Any, a: Any, j: Any) -> Claim:
    a, j = (a / np.abs(a).max()).astype(a.dtype), int(j)
    a = np.where(np.abs(a) < 2.0**-24, 0, a).astype(a.dtype)  # or it underflows in float32
    return equal(np.ldexp(sqrtm(np.ldexp(a, 2 * j)), -j), sqrtm(a))


@about(
    statement="S S = A for S = sqrtm(A), A near the identity, not symmetric",
    source=FUNCTIONS + "theorem 6.8",
    uses=ROOTS,
    tolerance=tolerance.backward(),
    a=matrices("n", "n"),
)
def root_of_a_general_matrix_is_a_root(sqrtm: Any, a: Any) -> Claim:
    near = np.eye(len(a), dtype=a.dtype) + tame(a, 0.75)
    root = wide(sqrtm(near))
    return close(root @ root, near, scale=size(root) ** 2, n=len(a), norm="one")


@about(
    statement="sqrtm(A) is positive definite for A positive definite",
    source=FUNCTIONS + "corollary 1.30",
    uses=ROOTS,
    tolerance=tolerance.backward(),
    a=spd_matrices("n", cond=1e3),
)
def root_of_a_positive_matrix_is_positive(sqrtm: Any, a: Any) -> Claim:
    root = wide(sqrtm(a))
    least = np.linalg.eigvalsh((root + root.T) / 2).min(initial=np.inf)
    return both(
        close(root, root.T, scale=size(root), n=len(a), norm="one"),
        equal(bool(least > 0), True),
    )


@about(
    statement="sqrtm(A) A = A sqrtm(A)",
    source=FUNCTIONS + "theorem 1.13",
    uses=ROOTS,
    tolerance=tolerance.backward(),
    a=matrices("n", "n"),
)
def root_commutes_with_the_matrix(sqrtm: Any, a: Any) -> Claim:
    near = np.eye(len(a), dtype=a.dtype) + tame(a, 0.75)
    root = wide(sqrtm(near))
    scale = size(root) * size(near) * size(root)
    return close(root @ wide(near), wide(near) @ root, scale=scale, n=len(a), norm="one")


@about(
    statement="sqrtm([x]) = √x, logm([x]) = log x",
    source="definition",
    uses=ROOTS,
    tolerance=tolerance.rounding(),
    x=vectors(1, low=0.001, high=1000),
)
def functions_of_one_number_are_its_functions(sqrtm: Any, logm: Any, x: Any) -> Claim:
    number = float(x[0])
    left = np.array([wide(sqrtm(x.reshape(1, 1)))[0, 0], wide(logm(x.reshape(1, 1)))[0, 0]])
    right = np.array([math.sqrt(number), math.log(number)])
    return close(left, right, scale=np.maximum(np.abs(right), 1e-3))


@about(
    statement="e^{log A} = A",
    source=FUNCTIONS + "theorem 1.31",
    uses=("covariance interpolation",),
    tolerance=tolerance.forward(slack=PADE),
    a=spd_matrices("n", cond=100.0),
)
def exponential_undoes_the_logarithm(logm: Any, expm: Any, a: Any) -> Claim:
    found = logm(a)
    scale = size(a) * (1 + size(found))
    return close(expm(found), a, scale=scale, n=len(a), condition=condition(a) ** 0.5, norm="one")


@about(
    statement="log e^{A} = A for ‖A‖ < π",
    source=FUNCTIONS + "theorem 1.31",
    uses=("Lie groups",),
    tolerance=tolerance.forward(),
    a=matrices("n", "n"),
)
def logarithm_undoes_the_exponential(logm: Any, expm: Any, a: Any) -> Claim:
    a = tame(a, 1.0)
    return close(logm(expm(a)), a, scale=1.0, n=len(a), condition=spread(a), norm="one")


@about(
    statement="tr log A = log det A",
    source=FUNCTIONS + "section 11.1",
    uses=("Gaussian likelihoods",),
    tolerance=tolerance.forward(),
    a=spd_matrices("n", cond=100.0),
)
def trace_of_the_logarithm_is_that_of_the_determinant(logm: Any, a: Any) -> Claim:
    left, right = np.trace(wide(logm(a))), float(np.linalg.slogdet(wide(a))[1])
    scale = 1.0 + float(np.abs(np.log(np.linalg.eigvalsh(wide(a)))).max())
    return close(left, right, scale=scale, n=len(a) ** 2, condition=condition(a) ** 0.5)


@about(
    statement="log A^{-1} = -log A",
    source=FUNCTIONS + "theorem 11.2",
    uses=("covariance interpolation",),
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=10.0),
)
def logarithm_of_the_inverse_is_negative(logm: Any, solve: Any, a: Any) -> Claim:
    near = np.eye(len(a), dtype=a.dtype) + tame(a, 0.5)
    inverse = solve(near, np.eye(len(a), dtype=a.dtype))
    left, right = logm(inverse), -wide(logm(near))
    return close(left, right, scale=1.0, n=len(a), condition=10 * condition(near), norm="one")
