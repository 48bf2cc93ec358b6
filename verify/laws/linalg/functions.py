"""Laws of the exponential of matrices, and what laws of functions of matrices share."""

import math
from typing import Any

import numpy as np

from verify import both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import (
    integers,
    matrices,
    orthogonal_matrices,
    reals,
    symmetric_matrices,
    triangular_matrices,
    vectors,
)
from verify.laws.linalg import about, size, wide

FUNCTIONS = "Higham 2008, Functions of Matrices, "
DYNAMICS = ("Markov chains in continuous time", "neural differential equations", "Lie groups")
PADE = 100.0
"""Slack where nothing but the approximant's own error counts.

At the largest norm that is not halved its denominator q has |q| ≤ 15 and |q⁻¹| ≤ 17 (Higham 2005,
doi:10.1137/04061101X, section 2), so that a stable solve may leave some 250 roundings; squarings
double what it leaves as they double the scale. The slack is less than half of that.
"""
LIMIT = 4.0
"""Norms of exponents: far enough for squarings, near enough for conditions to be small."""


def tame(a: Any, limit: float = LIMIT) -> Any:
    """The matrix, divided by a power of two until its norm is at most the limit."""
    norm = size(a)
    power = max(0, math.ceil(math.log2(norm / limit))) if norm > 0 else 0
    return np.ldexp(np.where(np.abs(a) < 1e-6 * norm, 0, a), -power).astype(a.dtype)


def spread(a: Any) -> float:
    """|e^A| |e^-A| at most, and how far conditions of the exponential may go."""
    return math.exp(2 * min(size(a), 40.0))


@about(
    statement="e^{A} e^{-A} = I",
    source=FUNCTIONS + "theorem 10.2",
    uses=DYNAMICS,
    tolerance=tolerance.backward(),
    a=matrices("n", "n"),
)
def exponential_of_minus_a_is_the_inverse(expm: Any, a: Any) -> Claim:
    a = tame(a)
    left, right = wide(expm(a)), wide(expm(-a))
    scale = size(left) * size(right) * max(1.0, size(a))
    return close(left @ right, np.eye(len(a)), scale=scale, n=len(a), norm="one")


@about(
    statement="log det e^{A} = tr A",
    source=FUNCTIONS + "(10.3)",
    uses=DYNAMICS,
    tolerance=tolerance.forward(),
    a=matrices("n", "n"),
)
def determinant_of_the_exponential_is_that_of_the_trace(expm: Any, a: Any) -> Claim:
    a = tame(a, 2.0)
    found = wide(expm(a))
    left = float(np.linalg.slogdet(found)[1])
    return close(left, np.trace(wide(a)), scale=1.0 + size(a), n=len(a), condition=spread(a))


@about(
    statement="e^{(s + t) A} = e^{s A} e^{t A}",
    source=FUNCTIONS + "theorem 10.2",
    uses=DYNAMICS,
    tolerance=tolerance.forward(),
    a=matrices("n", "n"),
    s=reals(-1, 1),
    t=reals(-1, 1),
)
def exponentials_along_a_line_multiply(expm: Any, a: Any, s: Any, t: Any) -> Claim:
    a = tame(a, 2.0)
    s, t = (np.asarray(np.rint(float(x) * 64) / 64, a.dtype) for x in (s, t))
    one, other, both_ = (wide(expm((x * a).astype(a.dtype))) for x in (s, t, s + t))
    scale = size(one) * size(other)
    return close(one @ other, both_, scale=scale, n=len(a), condition=1.0 + 2 * size(a), norm="one")


@about(
    statement="Aᵀ = -A ⟹ e^{A} is orthogonal",
    source=FUNCTIONS + "section 10.1",
    uses=("rotations", "Lie groups"),
    tolerance=tolerance.backward(),
    a=matrices("n", "n"),
)
def exponential_of_a_skew_matrix_is_orthogonal(expm: Any, a: Any) -> Claim:
    a = tame(a)
    q = wide(expm((a - a.T).astype(a.dtype)))
    scale = max(1.0, size(a - a.T))
    return close(q.T @ q, np.eye(len(a)), scale=scale, n=len(a), norm="one")


@about(
    statement="A triangular ⟹ e^{A} triangular, with diagonal e^{a_{ii}}",
    source=FUNCTIONS + "theorem 1.13",
    uses=DYNAMICS,
    tolerance=tolerance.backward(),
    a=triangular_matrices("n", cond=1e3),
)
def exponential_of_a_triangle_is_a_triangle(expm: Any, a: Any) -> Claim:
    a = tame(a)
    found = wide(expm(a))
    diagonal = np.exp(np.diag(wide(a)))
    scale = size(found) * max(1.0, size(a))
    return both(
        close(np.triu(found, 1), 0.0, scale=scale, n=len(a), norm="one"),
        close(np.diag(found), diagonal, scale=scale, n=len(a)),
    )


@about(
    statement="expm(diag x) = diag(e^{x})",
    source=FUNCTIONS + "theorem 1.13",
    uses=DYNAMICS,
    tolerance=tolerance.backward(slack=PADE),
    x=vectors("n", low=-8, high=8, max_size=24),
)
def exponential_of_a_diagonal_is_its_exponentials(expm: Any, x: Any) -> Claim:
    found = expm(np.diag(x))
    right = np.diag(np.exp(wide(x)))
    bound = max(1.0, float(np.abs(x).max(initial=0.0)))
    return close(found, right, scale=bound * np.abs(right).max(initial=0.0), n=len(x))


@about(
    statement="Q 1 = 0, Q_{ij} ≥ 0 for i ≠ j ⟹ e^{Q} is a stochastic matrix",
    source=FUNCTIONS + "section 2.3",
    uses=("Markov chains in continuous time",),
    tolerance=tolerance.backward(),
    a=matrices("n", "n", low=0, high=4, max_size=12),
)
def generators_have_stochastic_exponentials(expm: Any, a: Any) -> Claim:
    rates = tame(np.abs(a))
    rates = rates - np.diag(np.diag(rates))
    q = np.asarray(rates - np.diag(rates.sum(axis=1, dtype=np.float64)), a.dtype)
    p = wide(expm(q))
    scale = max(1.0, size(q))
    return both(
        close(p.sum(axis=1), 1.0, scale=scale, n=len(a)),
        close(np.minimum(p, 0.0), 0.0, scale=scale, n=len(a)),
    )


@about(
    statement="A^{3} = 0 ⟹ e^{A} = I + A + A^{2} / 2",
    source=FUNCTIONS + "section 10.1",
    uses=DYNAMICS,
    tolerance=tolerance.backward(),
    x=reals(-1e3, 1e3),
    y=reals(-1e3, 1e3),
    z=reals(-1e3, 1e3),
    a=matrices(3, 3),
)
def exponential_of_a_nilpotent_matrix_is_a_polynomial(
    expm: Any, x: Any, y: Any, z: Any, a: Any
) -> Claim:
    x, y, z = (float(np.asarray(v, a.dtype)) for v in (x, y, z))
    n = np.array([[0, x, y], [0, 0, z], [0, 0, 0]], a.dtype)
    right = np.eye(3) + wide(n) + wide(n) @ wide(n) / 2
    # each digit in its own place: what is far from the diagonal may be large
    scale = np.array([[1, 1 + abs(x), 1 + abs(y) + abs(x * z)], [0, 1, 1 + abs(z)], [0, 0, 1]])
    return close(wide(expm(n)), right, scale=scale + 1e-300, n=9)


@about(
    statement="e^{Q A Qᵀ} = Q e^{A} Qᵀ for orthogonal Q",
    source=FUNCTIONS + "theorem 1.13",
    uses=DYNAMICS,
    tolerance=tolerance.forward(),
    a=matrices("n", "n"),
    q=orthogonal_matrices("n"),
)
def exponential_goes_with_the_basis(expm: Any, a: Any, q: Any) -> Claim:
    a = tame(a, 2.0)
    left = expm(np.asarray(wide(q) @ wide(a) @ wide(q).T, a.dtype))
    right = wide(q) @ wide(expm(a)) @ wide(q).T
    bound = math.exp(size(a))
    return close(left, right, scale=bound * len(a), n=len(a), condition=spread(a) ** 0.5)


@about(
    statement="e^{Aᵀ} = (e^{A})ᵀ",
    source=FUNCTIONS + "theorem 1.13",
    uses=DYNAMICS,
    tolerance=tolerance.forward(),
    a=matrices("n", "n"),
)
def exponential_goes_with_the_transpose(expm: Any, a: Any) -> Claim:
    a = tame(a)
    left, right = expm(np.ascontiguousarray(a.T)), wide(expm(a)).T
    return close(left, right, scale=size(right) * (1 + size(a)), n=len(a), norm="one")


@about(
    statement="(e^{A})^{2} = e^{2 A}",
    source=FUNCTIONS + "section 10.3",
    uses=DYNAMICS,
    tolerance=tolerance.forward(),
    a=matrices("n", "n"),
    k=integers(-6, 2),
)
def square_of_the_exponential_is_that_of_the_double(expm: Any, a: Any, k: Any) -> Claim:
    a = np.ldexp(tame(a), min(int(k), 0)).astype(a.dtype)
    once, twice = wide(expm(a)), wide(expm(a + a))
    scale = size(once) ** 2 * (1 + 2 * size(a))
    return close(once @ once, twice, scale=scale, n=len(a), norm="one")


@about(
    statement="expm([x]) = e^{x}",
    source="definition",
    uses=DYNAMICS,
    tolerance=tolerance.backward(slack=PADE),
    x=vectors(1, low=-40, high=40),
)
def exponential_of_one_number_is_its_exponential(expm: Any, x: Any) -> Claim:
    found = wide(expm(x.reshape(1, 1)))[0, 0]
    right = math.exp(float(x[0]))
    return close(found, right, scale=right * max(1.0, abs(float(x[0]))))


@about(
    statement="expm(A) = V diag(e^{λ}) Vᵀ for symmetric A = V diag(λ) Vᵀ",
    source=FUNCTIONS + "section 1.2",
    uses=DYNAMICS,
    tolerance=tolerance.backward(),
    a=symmetric_matrices("n", max_size=40),
)
def exponential_of_a_symmetric_matrix_is_spectral(expm: Any, eigh: Any, a: Any) -> Claim:
    a = tame(a)
    w, v = map(wide, eigh(a))
    right = (v * np.exp(w)) @ v.T
    scale = size(right) * (1 + size(a))
    return close(expm(a), right, scale=scale, n=len(a), norm="one")


@about(
    statement="expm((A_{1}, …, A_{m}))_{i} = expm(A_{i})",
    source="batch is loop",
    uses=DYNAMICS,
    tolerance=tolerance.exact(),
    a=matrices("n", "n"),
)
def exponentials_of_a_stack_are_taken_one_by_one(expm: Any, a: Any) -> Claim:
    a = tame(a, 1.0)
    stack = np.stack([a, a / 64, a * 16, a.T, -a, a[::-1]])
    return equal(expm(stack), np.stack([expm(one.copy()) for one in stack]))
