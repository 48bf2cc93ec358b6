"""Laws of plane rotations and of single reflections."""

from typing import Any

import numpy as np

from verify import at_most, both, close, equal, holds, tolerance
from verify.claim import Claim
from verify.domains import floats, integers, reals, vectors
from verify.laws.linalg import GOLUB, HIGHAM, about, ordinary, wide

TURNS = ("QR algorithm", "updates of factors", "GMRES")
MIRRORS = ("QR factors", "eigenvalues", "orthogonal layers")
LARTG = "Bindel, Demmel, Kahan & Marques 2002, doi:10.1145/567806.567809"


def length(a: Any, b: Any) -> Any:
    """√(a² + b²), not below the smallest normal number: below it roundings have one size."""
    return np.maximum(np.hypot(wide(a), wide(b)), float(np.finfo(a.dtype).tiny))


def reflected(v: Any, tau: Any, x: Any) -> Any:
    """(I - τ v vᵀ) x."""
    v, x = wide(v), wide(x)
    return x - float(tau) * v * (v @ x)


@about(
    statement="c a + s b = r, c b - s a = 0 for (c, s, r) = givens(a, b)",
    source=GOLUB + "section 5.1.8",
    uses=TURNS,
    tolerance=tolerance.rounding(),
    a=floats(-1e30, 1e30),
    b=floats(-1e30, 1e30),
)
def rotation_takes_the_pair_to_the_first_axis(givens: Any, a: Any, b: Any) -> Claim:
    c, s, r = map(wide, givens(a, b))
    p, q, scale = wide(a), wide(b), length(a, b)
    return both(
        close(c * p + s * q, r, scale=scale), close(c * q - s * p, np.zeros_like(p), scale=scale)
    )


@about(
    statement="c² + s² = 1, c ≥ 0",
    source=GOLUB + "section 5.1.8",
    uses=TURNS,
    tolerance=tolerance.rounding(),
    a=floats(-1e30, 1e30),
    b=floats(-1e30, 1e30),
)
def rotation_keeps_lengths(givens: Any, a: Any, b: Any) -> Claim:
    c, s, r = map(wide, givens(a, b))
    scale = length(a, b)
    return both(
        close(c * c + s * s, np.ones_like(c)),
        close(np.abs(r), np.hypot(wide(a), wide(b)), scale=scale),
        holds(c >= 0),
    )


@about(
    statement="givens(2^{k} a, 2^{k} b) = (c, s, 2^{k} r)",
    source=LARTG,
    uses=TURNS,
    tolerance=tolerance.exact(),
    a=reals(-1e3, 1e3),
    b=reals(-1e3, 1e3),
    k=integers(-60, 60),
)
def rotation_scales_by_powers_of_two_exactly(givens: Any, a: Any, b: Any, k: Any) -> Claim:
    a, b = (np.where(np.abs(x) < 1e-3, 0, x).astype(x.dtype) for x in (a, b))
    (c, s, r), (d, t, q) = givens(a, b), givens(np.ldexp(a, k), np.ldexp(b, k))
    return both(equal(d, c), equal(t, s), equal(q, np.ldexp(r, k)))


@about(
    statement="givens(a, 0) = (1, 0, a), givens(0, b) = (0, sign b, |b|)",
    source=LARTG,
    uses=TURNS,
    tolerance=tolerance.exact(),
    a=floats(),
)
def rotation_of_a_pair_on_an_axis_is_exact(givens: Any, a: Any) -> Claim:
    nothing, present = np.zeros_like(a), a != 0
    c, s, r = givens(a, nothing)
    d, t, q = givens(nothing, a)
    return both(
        equal(c, np.ones_like(a)),
        equal(s, nothing),
        equal(r, a),
        equal(d, nothing, given=present),
        equal(t, np.sign(a), given=present),
        equal(q, np.abs(a)),
    )


@about(
    statement="givens(b, a) has the sine, in size, that givens(a, b) has as its cosine",
    source="definition",
    uses=TURNS,
    tolerance=tolerance.rounding(),
    a=floats(-1e30, 1e30),
    b=floats(-1e30, 1e30),
)
def sine_is_the_cosine_of_the_pair_exchanged(givens: Any, a: Any, b: Any) -> Claim:
    c, _, r = givens(a, b)
    _, t, q = givens(b, a)
    given = (a != 0) & (b != 0)
    floor = np.maximum(np.abs(wide(c)), float(np.finfo(a.dtype).tiny))
    return both(
        close(np.abs(t), c, scale=floor, given=given),
        close(np.abs(q), np.abs(r), scale=length(a, b)),
    )


@about(
    statement="(I - τ v vᵀ) x = β e_{1}, v_{1} = 1 for (v, τ, β) = householder(x)",
    source=GOLUB + "section 5.1.3",
    uses=MIRRORS,
    tolerance=tolerance.backward(),
    x=vectors("n", low=-1e6, high=1e6),
)
def reflection_takes_the_vector_to_the_first_axis(householder: Any, x: Any) -> Claim:
    x = ordinary(x)
    v, tau, beta = householder(x)
    right = np.zeros(len(x))
    right[0] = beta
    scale = float(np.linalg.norm(wide(x))) + float(np.finfo(x.dtype).tiny)
    return both(close(reflected(v, tau, x), right, scale=scale, n=len(x)), equal(v[0], 1.0))


@about(
    statement="(I - τ v vᵀ)² = I",
    source=GOLUB + "section 5.1.2",
    uses=MIRRORS,
    tolerance=tolerance.backward(),
    x=vectors("n", low=-1e6, high=1e6),
    y=vectors("n", low=-1e3, high=1e3),
)
def reflection_is_orthogonal_and_its_own_inverse(householder: Any, x: Any, y: Any) -> Claim:
    v, tau, _ = householder(x)
    once = reflected(v, tau, y)
    scale = float(np.linalg.norm(wide(y))) + float(np.finfo(x.dtype).tiny)
    return both(
        close(reflected(v, tau, once), wide(y), scale=scale, n=len(x)),
        close(np.linalg.norm(once), np.linalg.norm(wide(y)), scale=scale, n=len(x)),
    )


@about(
    statement="|β| = |x|, β x_{1} ≤ 0 or β = x_{1}, τ = 0 or 1 ≤ τ ≤ 2",
    source=HIGHAM + "section 19.1",
    uses=MIRRORS,
    tolerance=tolerance.sums(),
    x=vectors("n", low=-1e6, high=1e6),
)
def reflection_keeps_the_length(householder: Any, x: Any) -> Claim:
    x = ordinary(x)
    _, tau, beta = (float(np.ravel(each)[0]) for each in householder(x))
    right = float(np.linalg.norm(wide(x)))
    return both(
        close(abs(beta), right, scale=right + float(np.finfo(x.dtype).tiny), n=len(x)),
        holds(beta * float(x[0]) <= 0 or tau == 0),
        holds(tau == 0 or beta != 0),
        at_most(abs(tau - 1.5), 0.5 if tau else 1.5, scale=2.0, n=len(x)),
    )


@about(
    statement="householder(2^{k} x) = (v, τ, 2^{k} β) to the ends of the range",
    source="Blue 1978, doi:10.1145/355769.355771",
    uses=MIRRORS,
    tolerance=tolerance.backward(),
    x=vectors("n", low=0.5, high=2.0),
    k=integers(-120, 120),
)
def reflection_neither_overflows_nor_underflows(householder: Any, x: Any, k: Any) -> Claim:
    k = int(k) * (1 if x.dtype == np.float32 else 8)
    (v, tau, beta), (w, other, moved) = householder(x), householder(np.ldexp(x, k))
    return both(
        close(w, v, scale=1.0, n=len(x)),
        close(other, tau, n=len(x)),
        close(np.ldexp(wide(moved), -k), wide(beta), n=len(x)),
    )


@about(
    statement="β is the triangle of qr(x)",
    source=GOLUB + "section 5.2.1",
    uses=MIRRORS,
    tolerance=tolerance.sums(),
    x=vectors("n", low=-1e6, high=1e6),
)
def reflection_is_the_first_step_of_orthogonal_factors(householder: Any, qr: Any, x: Any) -> Claim:
    x = ordinary(x)
    beta, right = float(householder(x)[2]), float(qr(x[:, None])[1][0, 0])
    return close(beta, right, scale=abs(right) + float(np.finfo(x.dtype).tiny), n=len(x))


@about(
    statement="householder((x_{1}, …, x_{m}))_{i} = householder(x_{i})",
    source="batch is loop",
    uses=MIRRORS,
    tolerance=tolerance.exact(),
    x=vectors("m", "n", max_size=16),
)
def reflections_of_a_stack_are_those_of_its_vectors(householder: Any, x: Any) -> Claim:
    found, alone = householder(x), [householder(row.copy()) for row in x]
    return both(*(equal(found[i], np.array([one[i] for one in alone])) for i in range(3)))
