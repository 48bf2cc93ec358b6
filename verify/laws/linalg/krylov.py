"""Laws of iterative solvers: what they promise, and how fast they must be."""

import math
from typing import Any

import numpy as np

from verify import at_most, both, close, equal, tolerance, undecided
from verify.claim import Claim
from verify.domains import integers, invertible_matrices, spd_matrices, vectors
from verify.laws.linalg import about, condition, ordinary, size, wide

SAAD = "Saad 2003, Iterative Methods for Sparse Linear Systems, "
GREENBAUM = "Greenbaum 1997, Iterative Methods for Solving Linear Systems, "
SPARSE = ("partial differential equations", "Gaussian processes", "Newton's method")
GOAL = 1e-3
"""Of |b|: what the solvers are to reach here. Both precisions can."""
MODEST = 100.0
"""Condition numbers."""


def left_over(a: Any, x: Any, b: Any) -> float:
    """|b - A x|."""
    return float(np.linalg.norm(wide(b) - wide(a) @ wide(x)))


def rounding_of(a: Any, x: Any, b: Any) -> float:
    """What rounding leaves of a residual, but for eps and n."""
    return size(a) * float(np.linalg.norm(wide(x))) + float(np.linalg.norm(wide(b)))


def promise(solver: Any, a: Any, b: Any) -> Claim:
    """Reported success means a residual as small as promised."""
    b = ordinary(b)
    x, status, *_ = solver(a, b, rtol=GOAL)
    if int(status) != 0:
        return undecided("no success was reported")
    goal = GOAL * float(np.linalg.norm(wide(b)))
    return at_most(left_over(a, x, b), goal, scale=rounding_of(a, x, b), n=len(b))


def falls(solver: Any, a: Any, b: Any, k: int, **options: Any) -> Claim:
    """The residual after k + 1 products is not larger than after k."""
    b = ordinary(b)
    before, *_ = solver(a, b, rtol=0.0, maxiter=k, **options)
    after, *_ = solver(a, b, rtol=0.0, maxiter=k + 1, **options)
    scale = rounding_of(a, after, b) * condition(a)
    return at_most(left_over(a, after, b), left_over(a, before, b), scale=scale, n=len(b))


def reached(solver: Any, a: Any, b: Any, steps: float, **options: Any) -> Claim:
    """The goal is reached within so many products."""
    b = ordinary(b)
    x, *_ = solver(a, b, rtol=GOAL / 4, maxiter=max(1, math.ceil(steps)), **options)
    goal = GOAL * float(np.linalg.norm(wide(b)))
    return at_most(left_over(a, x, b), goal, scale=rounding_of(a, x, b), n=len(b))


def indefinite(a: Any) -> Any:
    """A symmetric matrix with the same eigenvalues, every other one negative."""
    w, v = np.linalg.eigh(wide(a))
    mixed = (v * (w * np.where(np.arange(len(w)) % 2, -1.0, 1.0))) @ v.T
    return np.asarray((mixed + mixed.T) / 2, a.dtype)


@about(
    statement="cg reports success ⟹ ‖b - A x‖ ≤ rtol ‖b‖",
    source="contract of iterative solvers",
    uses=SPARSE,
    tolerance=tolerance.backward(),
    a=spd_matrices("n", cond=1e4),
    b=vectors("n", low=-100, high=100),
)
def success_of_cg_is_a_small_residual(cg: Any, a: Any, b: Any) -> Claim:
    return promise(cg, a, b)


@about(
    statement="minres reports success ⟹ ‖b - A x‖ ≤ rtol ‖b‖",
    source="contract of iterative solvers",
    uses=SPARSE,
    tolerance=tolerance.backward(),
    a=spd_matrices("n", cond=1e4),
    b=vectors("n", low=-100, high=100),
)
def success_of_minres_is_a_small_residual(minres: Any, a: Any, b: Any) -> Claim:
    return promise(minres, indefinite(a), b)


@about(
    statement="gmres reports success ⟹ ‖b - A x‖ ≤ rtol ‖b‖",
    source="contract of iterative solvers",
    uses=SPARSE,
    tolerance=tolerance.backward(),
    a=invertible_matrices("n", cond=1e4),
    b=vectors("n", low=-100, high=100),
)
def success_of_gmres_is_a_small_residual(gmres: Any, a: Any, b: Any) -> Claim:
    return promise(gmres, a, b)


@about(
    statement="‖r_{k}‖ ≤ 2 √κ ((√κ - 1) / (√κ + 1))^{k} ‖b‖ for conjugate gradients",
    source=SAAD + "(6.128)",
    uses=SPARSE,
    tolerance=tolerance.backward(),
    a=spd_matrices("n", cond=MODEST),
    b=vectors("n", low=-100, high=100),
)
def conjugate_gradients_keep_chebyshevs_bound(cg: Any, a: Any, b: Any) -> Claim:
    root = math.sqrt(condition(a))
    if root < 1.0 + 1e-6:
        return reached(cg, a, b, 1)
    rate = math.log((root + 1) / (root - 1))
    return reached(cg, a, b, math.log(8 * root / GOAL) / rate + 1)


@about(
    statement="‖x - x_{k+1}‖_{A} ≤ ‖x - x_{k}‖_{A} for conjugate gradients",
    source=SAAD + "proposition 6.22",
    uses=SPARSE,
    tolerance=tolerance.forward(),
    a=spd_matrices("n", cond=MODEST),
    b=vectors("n", low=-100, high=100),
    k=integers(1, 12),
)
def error_of_conjugate_gradients_falls(cg: Any, a: Any, b: Any, k: Any) -> Claim:
    b, k = ordinary(b), int(k)
    x = np.linalg.solve(wide(a), wide(b))

    def error(steps: int) -> float:
        gap = wide(cg(a, b, rtol=0.0, maxiter=steps)[0]) - x
        return math.sqrt(max(0.0, float(gap @ wide(a) @ gap)))

    scale = math.sqrt(size(a)) * float(np.linalg.norm(x)) * condition(a)
    return at_most(error(k + 1), error(k), scale=scale, n=len(b))


@about(
    statement="b = 0 ⟹ x = 0, a success",
    source="definition",
    uses=SPARSE,
    tolerance=tolerance.exact(),
    a=spd_matrices("n", cond=1e4),
)
def nothing_on_the_right_is_nothing_on_the_left(cg: Any, minres: Any, gmres: Any, a: Any) -> Claim:
    found = [solver(a, np.zeros(len(a), a.dtype)) for solver in (cg, minres, gmres)]
    xs = np.stack([x for x, *_ in found])
    return both(equal(xs, 0.0), *(equal(int(status), 0) for _, status, *_ in found))


@about(
    statement="A = 2^{k} I ⟹ x_{1} = 2^{-k} b",
    source=SAAD + "section 6.7, one eigenvalue takes one step",
    uses=SPARSE,
    tolerance=tolerance.backward(),
    b=vectors("n", low=-100, high=100),
    k=integers(-8, 8),
)
def identity_takes_one_step(cg: Any, minres: Any, gmres: Any, b: Any, k: Any) -> Claim:
    b = ordinary(b)
    a = np.ldexp(np.eye(len(b), dtype=b.dtype), int(k))
    xs = np.stack([solver(a, b, maxiter=1)[0] for solver in (cg, minres, gmres)])
    right = np.broadcast_to(np.ldexp(wide(b), -int(k)), xs.shape)
    return close(xs, right, scale=np.abs(right).max(initial=0.0), n=len(b))


@about(
    statement="‖r_{k+1}‖ ≤ ‖r_{k}‖ for MINRES",
    source=GREENBAUM + "section 2.4",
    uses=SPARSE,
    tolerance=tolerance.forward(),
    a=spd_matrices("n", cond=MODEST),
    b=vectors("n", low=-100, high=100),
    k=integers(1, 16),
)
def residual_of_minres_never_rises(minres: Any, a: Any, b: Any, k: Any) -> Claim:
    return falls(minres, indefinite(a), b, int(k))


@about(
    statement="‖r_{2k}‖ ≤ 2 ((κ - 1) / (κ + 1))^{k} ‖b‖ for MINRES, A indefinite",
    source=GREENBAUM + "(3.15)",
    uses=SPARSE,
    tolerance=tolerance.backward(),
    a=spd_matrices("n", cond=10.0),
    b=vectors("n", low=-100, high=100),
)
def minres_solves_indefinite_systems(minres: Any, a: Any, b: Any) -> Claim:
    kappa = condition(a)
    rate = math.log((kappa + 1) / (kappa - 1)) if kappa > 1.0 + 1e-6 else 10.0
    return reached(minres, indefinite(a), b, 2 * math.ceil(math.log(8 / GOAL) / rate) + 2)


@about(
    statement="‖r_{k}‖ of MINRES ≤ ‖r_{k}‖ of conjugate gradients",
    source=GREENBAUM + "section 2.4",
    uses=SPARSE,
    tolerance=tolerance.forward(),
    a=spd_matrices("n", cond=MODEST),
    b=vectors("n", low=-100, high=100),
    k=integers(1, 5),
)
def minimal_residuals_are_minimal(cg: Any, minres: Any, a: Any, b: Any, k: Any) -> Claim:
    b, k = ordinary(b), int(k)
    less, more = (f(a, b, rtol=0.0, maxiter=k)[0] for f in (minres, cg))
    scale = rounding_of(a, more, b) * condition(a)
    return at_most(left_over(a, less, b), left_over(a, more, b), scale=scale, n=len(b))


@about(
    statement="‖r_{k+1}‖ ≤ ‖r_{k}‖ for GMRES, with restarts",
    source=SAAD + "section 6.5",
    uses=SPARSE,
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=MODEST),
    b=vectors("n", low=-100, high=100),
    k=integers(1, 16),
)
def residual_of_gmres_never_rises(gmres: Any, a: Any, b: Any, k: Any) -> Claim:
    return falls(gmres, a, b, int(k), restart=64)


@about(
    statement="GMRES without restarts solves A x = b in n steps",
    source=SAAD + "proposition 6.10",
    uses=SPARSE,
    tolerance=tolerance.backward(),
    a=invertible_matrices("n", cond=MODEST),
    b=vectors("n", low=-100, high=100),
)
def gmres_ends_in_n_steps(gmres: Any, a: Any, b: Any) -> Claim:
    return reached(gmres, a, b, len(b), restart=len(b))


@about(
    statement="‖r_{k}‖ of GMRES = ‖r_{k}‖ of MINRES for symmetric A",
    source=GREENBAUM + "section 2.4",
    uses=SPARSE,
    tolerance=tolerance.forward(),
    a=spd_matrices("n", cond=MODEST),
    b=vectors("n", low=-100, high=100),
    k=integers(1, 5),
)
def gmres_and_minres_agree_where_both_apply(
    gmres: Any, minres: Any, a: Any, b: Any, k: Any
) -> Claim:
    a, b, k = indefinite(a), ordinary(b), int(k)
    one = gmres(a, b, rtol=0.0, maxiter=k, restart=64)[0]
    other = minres(a, b, rtol=0.0, maxiter=k)[0]
    scale = rounding_of(a, other, b) * condition(a)
    return close(left_over(a, one, b), left_over(a, other, b), scale=scale, n=len(b))


@about(
    statement="x(2^{j} A, 2^{k} b) = 2^{k - j} x(A, b)",
    source="definition",
    uses=SPARSE,
    tolerance=tolerance.exact(),
    a=spd_matrices("n", cond=MODEST),
    b=vectors("n", low=-100, high=100),
    j=integers(-8, 8),
    k=integers(-8, 8),
)
def solvers_scale_by_powers_of_two_exactly(
    cg: Any, minres: Any, gmres: Any, a: Any, b: Any, j: Any, k: Any
) -> Claim:
    b, j, k = np.rint(b), int(j), int(k)
    solvers = cg, minres, gmres
    left = [np.ldexp(f(np.ldexp(a, j), np.ldexp(b, k), rtol=GOAL)[0], j - k) for f in solvers]
    return equal(np.stack(left), np.stack([f(a, b, rtol=GOAL)[0] for f in solvers]))


@about(
    statement="gmres(A, b) is the same for every memory layout of A",
    source="definition",
    uses=SPARSE,
    tolerance=tolerance.exact(),
    a=invertible_matrices("n", cond=MODEST),
    b=vectors("n", low=-100, high=100),
)
def memory_layout_keeps_what_solvers_find(gmres: Any, a: Any, b: Any) -> Claim:
    spaced = np.full((2 * len(a), 2 * len(a)), 7, a.dtype)
    spaced[::2, ::2] = a
    return equal(gmres(spaced[::2, ::2], b, rtol=GOAL)[0], gmres(a, b, rtol=GOAL)[0])
