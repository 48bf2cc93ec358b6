"""Families: sets of laws that an operation is given by one line.

Each function returns the laws; a field's module keeps them under a name, and the registry finds
them there. The names of the laws contain those of the operations, so that each is one sentence.
"""

from collections.abc import Callable
from typing import Any, Unpack

import numpy as np

from verify import at_most, both, close, equal, law, tolerance, within
from verify.claim import Claim
from verify.domains import Domain, probabilities, reals
from verify.law import Law
from verify.laws._expectations import Distribution, probability_distribution
from verify.laws._family import Origin, renamed
from verify.laws._lengths import metric, norm


def convex_function(
    operation: str, point: Callable[[], Domain], *, scalar: bool = False, **origin: Unpack[Origin]
) -> tuple[Law, ...]:
    """Laws of a convex function of a vector, or of each entry if `scalar`.

    Jensen's inequality on a segment, its midpoint form, and that slopes along a line never fall.

    Args:
        operation: The function.
        point: Makes the domain of its argument; called once for each point.
        scalar: True if the function is applied entry by entry.
        **origin: The field, the source and the uses of the laws.
    """
    mean = "λ f(x) + (1 - λ) f(y)"
    shared: dict[str, Any] = {**origin, "tolerance": tolerance.sums(), "family": "convex function"}

    @law(
        name=f"{operation}_is_convex",
        statement=f"f(λ x + (1 - λ) y) ≤ {mean}, f = {operation}",
        **shared,
        x=point(),
        y=point(),
        t=probabilities(),
    )
    def chord(f: Callable[..., Any], x: Any, y: Any, t: Any) -> Claim:
        middle = t * x + (1 - t) * y
        left, right = f(middle), t * f(x) + (1 - t) * f(y)
        return at_most(left, right, scale=_reach(f, x, y, scalar), n=_count(x, scalar))

    @law(
        name=f"{operation}_of_the_midpoint_is_at_most_the_mean",
        statement="f((x + y) / 2) ≤ (f(x) + f(y)) / 2, f = " + operation,
        **shared,
        x=point(),
        y=point(),
    )
    def midpoint(f: Callable[..., Any], x: Any, y: Any) -> Claim:
        right = f(x) / 2 + f(y) / 2
        return at_most(f(x / 2 + y / 2), right, scale=_reach(f, x, y, scalar), n=_count(x, scalar))

    @law(
        name=f"slopes_of_{operation}_never_fall",
        statement="f(x) - f((3 x + y) / 4) ≥ f((3 x + y) / 4) - f((x + y) / 2), f = " + operation,
        **shared,
        x=point(),
        y=point(),
    )
    def slopes(f: Callable[..., Any], x: Any, y: Any) -> Claim:
        left = 2 * f(0.75 * x + 0.25 * y)
        right = f(x) + f(x / 2 + y / 2)
        return at_most(left, right, scale=2 * _reach(f, x, y, scalar), n=_count(x, scalar))

    return tuple(renamed(each, f=operation) for each in (chord, midpoint, slopes))


def cdf_quantile_pair(
    cdf: str,
    ppf: str,
    *,
    point: Domain | None = None,
    density_bound: float = 1.0,
    **origin: Unpack[Origin],
) -> tuple[Law, ...]:
    """Laws of a continuous distribution function and its quantile function.

    Both rise, their ranges and ends are right, and each undoes the other as far as conditioning
    allows.

    Args:
        cdf: The distribution function.
        ppf: Its inverse.
        point: Where the distribution function is drawn, in the region in which it is not flat.
        density_bound: The largest value of the density, by which rounding of a point counts.
        **origin: The field, the source and the uses of the laws.
    """
    where = point or reals(-6.0, 6.0)
    shared: dict[str, Any] = {**origin, "family": "cdf and quantile function"}

    @law(
        name=f"{cdf}_never_falls",
        statement="x ≤ y ⇒ F(x) ≤ F(y), F = " + cdf,
        tolerance=tolerance.monotone(),
        **shared,
        x=where,
        y=where,
    )
    def rising(F: Callable[..., Any], x: Any, y: Any) -> Claim:
        return at_most(F(np.minimum(x, y)), F(np.maximum(x, y)))

    @law(
        name=f"{cdf}_lies_between_zero_and_one",
        statement="0 ≤ F(x) ≤ 1, F(-∞) = 0, F(∞) = 1, F = " + cdf,
        tolerance=tolerance.exact(),
        **shared,
        x=reals(-1e6, 1e6),
    )
    def ranged(F: Callable[..., Any], x: Any) -> Claim:
        ends = np.array([-np.inf, np.inf], np.asarray(x).dtype)
        reached = equal(np.resize(F(ends), x.shape), np.resize([0.0, 1.0], x.shape))
        return both(within(F(x), 0.0, 1.0), reached)

    @law(
        name=f"{ppf}_never_falls",
        statement="p ≤ q ⇒ Q(p) ≤ Q(q), Q = " + ppf,
        tolerance=tolerance.monotone(),
        **shared,
        p=probabilities(open_ends=True),
        q=probabilities(open_ends=True),
    )
    def ordered(Q: Callable[..., Any], p: Any, q: Any) -> Claim:
        return at_most(Q(np.minimum(p, q)), Q(np.maximum(p, q)))

    @law(
        name=f"{cdf}_undoes_{ppf}",
        statement="F(Q(p)) = p, F = " + cdf + ", Q = " + ppf,
        tolerance=tolerance.rounding(),
        **shared,
        p=probabilities(open_ends=True),
    )
    def undone(F: Callable[..., Any], Q: Callable[..., Any], p: Any) -> Claim:
        # One rounding of the quantile moves the probability by its size times the density there,
        # which is at most about p (1 + x²) in a tail and at most the density's bound anywhere.
        x = np.asarray(Q(p), np.float64)
        tail = np.minimum(p, 1.0 - np.asarray(p, np.float64))
        moved = np.abs(x) * np.minimum(density_bound, tail * (1.0 + np.abs(x)))
        return close(F(Q(p)), p, scale=np.asarray(p, np.float64) + moved)

    @law(
        name=f"{ppf}_undoes_{cdf}",
        statement="Q(F(x)) = x, F = " + cdf + ", Q = " + ppf,
        tolerance=tolerance.forward(),
        **shared,
        x=where,
    )
    def returned(F: Callable[..., Any], Q: Callable[..., Any], x: Any) -> Claim:
        # The slope of the pair is measured, not known: the quantiles of both neighbours of F(x).
        p = np.asarray(F(x))
        low = np.nextafter(p, np.asarray(0.0, p.dtype))
        high = np.nextafter(p, np.asarray(1.0, p.dtype))
        spread = np.abs(np.asarray(Q(high), np.float64) - np.asarray(Q(low), np.float64))
        eps = float(np.finfo(p.dtype).eps)
        scale = np.abs(np.asarray(x, np.float64)) + spread / eps
        inside = (p > 0) & (high < 1) & np.isfinite(spread) & (spread < 1e-2)
        return close(Q(F(x)), x, scale=scale, given=inside)

    named = (
        (rising, {"F": cdf}),
        (ranged, {"F": cdf}),
        (ordered, {"Q": ppf}),
        (undone, {"F": cdf, "Q": ppf}),
        (returned, {"F": cdf, "Q": ppf}),
    )
    return tuple(renamed(each, **names) for each, names in named)


def _reach(f: Callable[..., Any], x: Any, y: Any, scalar: bool) -> Any:
    """What is rounded on both sides: the values at the ends, and the points themselves."""
    if scalar:
        return np.abs(f(x)) + np.abs(f(y)) + np.abs(x) + np.abs(y)
    largest = np.abs(np.asarray([f(x), f(y)], np.float64)).max(initial=0.0)
    return largest + np.abs(x).max(initial=0.0) + np.abs(y).max(initial=0.0)


def _count(x: Any, scalar: bool) -> float:
    return 1.0 if scalar else float(np.log2(np.size(x) + 1.0))


__all__ = [
    "Distribution",
    "Origin",
    "cdf_quantile_pair",
    "convex_function",
    "metric",
    "norm",
    "probability_distribution",
]
