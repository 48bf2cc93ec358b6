"""Families of lengths: distances between points, and norms."""

from collections.abc import Callable
from typing import Any, Unpack

import numpy as np

from verify import at_most, both, close, equal, law, tolerance
from verify.claim import Claim
from verify.domains import Domain, reals
from verify.law import Law
from verify.laws._family import Origin, renamed

__all__ = ["metric", "norm"]


def metric(
    operation: str,
    points: Callable[[], Domain],
    *,
    named: str | None = None,
    given: Callable[[Any], dict[str, Any]] = lambda x: {},
    scale: float | None = None,
    **origin: Unpack[Origin],
) -> tuple[Law, ...]:
    """Laws of a distance between two vectors.

    It is nought from a point to itself, never negative, symmetrical, and obeys the triangle
    inequality.

    Args:
        operation: The distance d(x, y), or with `named` a function of two stacks of points and
            the name of a distance.
        points: Makes the domain of a point; called once for each point.
        named: The name of the distance, where the operation knows several.
        given: The parameters of a named distance, from a point.
        scale: What a rounding is relative to, where distances next to nought are not accurate.
        **origin: The field, the source and the uses of the laws.
    """
    shared: dict[str, Any] = {**origin, "family": "metric"}
    title = named or operation

    def between(d: Callable[..., Any], x: Any, y: Any) -> Any:
        return d(x, y) if named is None else d(x[None], y[None], named, **given(x))[0, 0]

    @law(
        name=f"{title}_from_a_point_to_itself_is_zero",
        statement="d(x, x) = 0, d = " + title,
        tolerance=tolerance.exact(),
        **shared,
        x=points(),
    )
    def itself(d: Callable[..., Any], x: Any) -> Claim:
        return equal(between(d, x, x), 0.0)

    @law(
        name=f"{title}_is_never_negative",
        statement="d(x, y) ≥ 0, d = " + title,
        tolerance=tolerance.exact(),
        **shared,
        x=points(),
        y=points(),
    )
    def positive(d: Callable[..., Any], x: Any, y: Any) -> Claim:
        return at_most(0.0, between(d, x, y))

    @law(
        name=f"{title}_is_symmetrical",
        statement="d(x, y) = d(y, x), d = " + title,
        tolerance=tolerance.sums(),
        **shared,
        x=points(),
        y=points(),
    )
    def symmetrical(d: Callable[..., Any], x: Any, y: Any) -> Claim:
        there, back = between(d, x, y), between(d, y, x)
        return close(there, back, n=np.sqrt(np.size(x)), scale=scale)

    @law(
        name=f"{title}_obeys_the_triangle_inequality",
        statement="d(x, z) ≤ d(x, y) + d(y, z), d = " + title,
        tolerance=tolerance.sums(),
        **shared,
        x=points(),
        y=points(),
        z=points(),
    )
    def triangle(d: Callable[..., Any], x: Any, y: Any, z: Any) -> Claim:
        detour = between(d, x, y) + between(d, y, z)
        return at_most(between(d, x, z), detour, n=np.sqrt(np.size(x)), scale=scale)

    return tuple(renamed(each, d=operation) for each in (itself, positive, symmetrical, triangle))


def norm(
    operation: str,
    points: Callable[[], Domain],
    *,
    order: Any,
    named: str,
    **origin: Unpack[Origin],
) -> tuple[Law, ...]:
    """Laws of a norm of some order: of multiples, of sums, and of nought alone.

    Args:
        operation: The norm, a function of a point and an order.
        points: Makes the domain of a point; called once for each point.
        order: Which norm.
        named: What the norm is called in the names of the laws.
        **origin: The field, the source and the uses of the laws.
    """
    shared: dict[str, Any] = {**origin, "tolerance": tolerance.sums(), "family": "norm"}

    def room(*sizes: float, x: Any) -> float:
        """What rounding is relative to; products with entries below a thousand may underflow."""
        return sum(sizes) + float(np.finfo(x.dtype).tiny) * 1e6 * float(1 + x.size)

    @law(
        name=f"{named}_scales_with_its_argument",
        statement="‖a x‖ = |a| ‖x‖, ‖x‖ = " + f"{operation}(x, {order})",
        **shared,
        x=points(),
        a=reals(-100, 100),
    )
    def multiples(f: Callable[..., Any], x: Any, a: Any) -> Claim:
        a = np.asarray(a, x.dtype)
        right = abs(float(a)) * float(f(x, order))
        count = np.sqrt(x.size) + 1
        return close(f((a * x).astype(x.dtype), order), right, scale=room(right, x=x), n=count)

    @law(
        name=f"{named}_obeys_the_triangle_inequality",
        statement="‖x + y‖ ≤ ‖x‖ + ‖y‖, ‖x‖ = " + f"{operation}(x, {order})",
        **shared,
        x=points(),
        y=points(),
    )
    def sums(f: Callable[..., Any], x: Any, y: Any) -> Claim:
        bound = float(f(x, order)) + float(f(y, order))
        return at_most(f(x + y, order), bound, scale=room(bound, x=x), n=np.sqrt(x.size) + 1)

    @law(
        name=f"{named}_is_zero_for_zero_alone",
        statement="‖x‖ ≥ 0, ‖x‖ = 0 ⇔ x = 0, ‖x‖ = " + f"{operation}(x, {order})",
        **shared,
        x=points(),
    )
    def definite(f: Callable[..., Any], x: Any) -> Claim:
        # No norm of these is less than the largest entry.
        size = float(np.abs(x).max(initial=0.0))
        least = at_most(size, f(x, order), scale=room(size, x=x), n=np.sqrt(x.size) + 1)
        return both(equal(f(np.zeros_like(x), order), 0.0), least)

    return tuple(renamed(each, f=operation) for each in (multiples, sums, definite))
