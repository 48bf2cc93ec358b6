"""Laws of directions, projections and angles."""

from typing import Any

import numpy as np

from verify import at_most, both, close, tolerance
from verify.claim import Claim
from verify.domains import (
    indices,
    integers,
    invertible_matrices,
    matrices,
    permutations,
    points,
    reals,
)
from verify.laws.linalg import about, condition, wide
from verify.laws.linalg.norms import ANGLES, entries, floor, length
from verify.laws.linalg.products import plain


@about(
    statement="‖normalize(x)‖ = 1 for x ≠ 0, and 0 for x = 0",
    source="definition",
    uses=ANGLES,
    tolerance=tolerance.rounding(),
    x=entries(),
    k=integers(-12, 12),
)
def normalised_vector_has_length_one(normalize: Any, x: Any, k: Any) -> Claim:
    x = np.ldexp(x, 8 * int(k) if x.dtype == np.float32 else 80 * int(k))
    found = length(normalize(x), 2)
    return close(found, 1.0 if x.any() else 0.0, scale=1.0)


@about(
    statement="normalize(x) ‖x‖ = x",
    source="definition",
    uses=ANGLES,
    tolerance=tolerance.rounding(),
    x=entries(),
)
def normalised_vector_keeps_its_direction(normalize: Any, norm: Any, x: Any) -> Claim:
    return close(wide(normalize(x)) * float(norm(x)), x, scale=np.abs(wide(x)) + floor(x))


@about(
    statement="axpy(a, x, y) = a x + y",
    source="definition",
    uses=("gradient descent",),
    tolerance=tolerance.rounding(5),
    a=reals(-100, 100),
    x=entries(),
    y=entries(),
)
def multiples_are_added(axpy: Any, a: Any, x: Any, y: Any) -> Claim:
    a = float(np.asarray(a, x.dtype))
    right = a * wide(x) + wide(y)
    return close(axpy(a, x, y), right, scale=np.abs(a * wide(x)) + np.abs(wide(y)) + floor(x))


@about(
    statement="(x - project(x, y)) · y = 0",
    source="Strang, Introduction to Linear Algebra, section 4.2",
    uses=("least squares", "Gram-Schmidt"),
    tolerance=tolerance.rounding(20),
    x=entries(),
    y=entries(),
)
def what_a_projection_leaves_is_orthogonal(project: Any, x: Any, y: Any) -> Claim:
    rest = wide(x) - wide(project(x, y))
    scale = length(x, 2) * length(y, 2) + floor(x, x.size)
    return close(rest @ wide(y), 0.0, scale=scale, n=np.sqrt(x.size))


@about(
    statement="project(project(x, y), y) = project(x, y), project(x, 2^{k} y) = project(x, y)",
    source="Strang, Introduction to Linear Algebra, section 4.2",
    uses=("least squares",),
    tolerance=tolerance.rounding(20),
    x=entries(),
    y=entries(),
    k=integers(-12, 12),
)
def projecting_twice_is_projecting_once(project: Any, x: Any, y: Any, k: Any) -> Claim:
    y = plain(y)
    once = project(x, y)
    scale = length(x, 2) + floor(x, x.size)
    again, scaled = project(once, y), project(x, np.ldexp(y, int(k)))
    return both(close(again, once, scale=scale), close(scaled, once, scale=scale))


@about(
    statement="‖x - project(x, y)‖ ≤ ‖x - t y‖ for every t",
    source="Strang, Introduction to Linear Algebra, section 4.2",
    uses=("least squares",),
    tolerance=tolerance.rounding(20),
    x=entries(),
    y=entries(),
    t=reals(-2, 2),
)
def projection_is_the_nearest_multiple(project: Any, x: Any, y: Any, t: Any) -> Claim:
    near, t = np.linalg.norm(wide(x) - wide(project(x, y))), float(t)
    best = float(wide(x) @ wide(y)) / max(float(wide(y) @ wide(y)), 1e-300)
    others = [np.linalg.norm(wide(x) - s * wide(y)) for s in (t, best + t * 1e-3, 0.0)]
    return at_most(near, min(others), scale=length(x, 2) + floor(x))


@about(
    statement="(x - P x) · a_{j} = 0 for every column, P x = project(x, A)",
    source="Strang, Introduction to Linear Algebra, section 4.2",
    uses=("least squares", "principal components"),
    tolerance=tolerance.rounding(20),
    x=entries(max_size=16),
    a=matrices("n", "k", max_size=16),
)
def what_a_span_leaves_is_orthogonal_to_its_columns(project_span: Any, x: Any, a: Any) -> Claim:
    a = plain(a)
    rest = wide(x) - wide(project_span(x, a, span=True))
    scale = length(x, 2) * np.linalg.norm(wide(a), axis=0) + floor(x, a.size)
    return close(wide(a).T @ rest, np.zeros(a.shape[1]), scale=scale, n=sum(a.shape))


@about(
    statement="P P x = P x, |P x| ≤ |x|, P x = project(x, A)",
    source="Strang, Introduction to Linear Algebra, section 4.2",
    uses=("least squares",),
    tolerance=tolerance.rounding(20),
    x=entries(max_size=16),
    a=matrices("n", "k", max_size=16),
)
def projecting_onto_a_span_twice_is_once(project_span: Any, x: Any, a: Any) -> Claim:
    once = project_span(x, plain(a), span=True)
    again, scale = project_span(once, plain(a), span=True), length(x, 2) + floor(x, x.size)
    n = sum(a.shape)
    return both(
        close(again, once, scale=scale, n=n), at_most(length(once, 2), length(x, 2), scale=scale)
    )


@about(
    statement="P A c = A c, P x = project(x, A)",
    source="Strang, Introduction to Linear Algebra, section 4.2",
    uses=("least squares",),
    tolerance=tolerance.forward(),
    a=invertible_matrices("n", cond=1e3, max_size=16),
    c=entries(max_size=16),
    k=indices("n"),
)
def combinations_of_columns_are_in_their_span(project_span: Any, a: Any, c: Any, k: Any) -> Claim:
    some = np.ascontiguousarray(a[:, : int(k) + 1])
    x = (wide(some) @ wide(c[: int(k) + 1])).astype(a.dtype)
    found, scale = project_span(x, some, span=True), length(x, 2) + floor(x, x.size)
    return close(found, x, scale=scale, n=len(a), condition=condition(a))


@about(
    statement="project(x, A D) = project(x, A) for D diagonal, of powers of two",
    source="definition",
    uses=("feature scaling",),
    tolerance=tolerance.forward(),
    x=entries(max_size=16),
    a=invertible_matrices("n", cond=1e3, max_size=16),
    k=indices("n"),
    p=permutations("n", max_size=16),
)
def span_does_not_depend_on_lengths_or_order_of_columns(
    project_span: Any, x: Any, a: Any, k: Any, p: Any
) -> Claim:
    some = np.ascontiguousarray(a[:, : int(k) + 1])
    order = p[p <= int(k)]
    scaled = np.ldexp(some, 8 * (np.arange(int(k) + 1) % 5 - 2)).astype(a.dtype)[:, order]
    scale, n = length(x, 2) + floor(x, x.size), 2 * len(a)
    found = project_span(x, np.ascontiguousarray(scaled), span=True)
    right = project_span(x, some, span=True)
    return close(found, right, scale=scale, n=n, condition=condition(a))


@about(
    statement="-1 ≤ cos(x, y) ≤ 1, cos(x, x) = 1, cos(x, y) = cos(y, x)",
    source="definition",
    uses=ANGLES,
    tolerance=tolerance.rounding(),
    x=points("n", "d", degenerate=True),
    y=points("m", "d", degenerate=True),
)
def cosines_are_those_of_angles(cosine_similarity: Any, x: Any, y: Any) -> Claim:
    found = cosine_similarity(x, y)
    lengths = np.linalg.norm(wide(x), axis=1)
    itself = np.where(lengths > 0, 1.0, 0.0)
    return both(
        at_most(np.abs(found), 1.0),
        close(np.diag(cosine_similarity(x, x)), itself, scale=1.0),
        close(found, cosine_similarity(y, x).T, scale=1.0),
    )


@about(
    statement="cos(x, y) = x · y / (‖x‖ ‖y‖), whatever the lengths of x and y",
    source="definition",
    uses=ANGLES,
    tolerance=tolerance.rounding(),
    x=points("n", "d"),
    y=points("m", "d"),
    k=integers(-12, 12),
)
def cosine_does_not_mind_length(cosine_similarity: Any, x: Any, y: Any, k: Any) -> Claim:
    k = int(k) * (8 if x.dtype == np.float32 else 70)
    u, v = (wide(a) / np.linalg.norm(wide(a), axis=1, keepdims=True) for a in (x, y))
    n = np.sqrt(x.shape[1]) + 1
    return close(cosine_similarity(np.ldexp(x, k), y), u @ v.T, scale=1.0, n=n)
