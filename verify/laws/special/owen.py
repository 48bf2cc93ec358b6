"""Laws of Owen's function."""

import math
from collections.abc import Callable
from typing import Any

import mpmath as mp
import numpy as np

from verify import both, close, equal, tolerance
from verify.claim import Claim
from verify.domains import positive, reals
from verify.laws.functions import exactly_of_two
from verify.laws.special import about

Operation = Callable[..., Any]

OWEN = "Owen, Annals of Mathematical Statistics 27, 1956"


def integral(h: Any, a: Any) -> Any:
    """T(h, a) by mpmath's quadrature, without the factor that underflows inside it."""
    end = min(a, 14 / h) if h else a
    inside = mp.quad(lambda x: mp.exp(-h * h * x * x / 2) / (1 + x * x), mp.linspace(0, end, 4))
    return mp.exp(-h * h / 2) * inside / (2 * mp.pi)


@about(
    statement="|T(h, a) - f(h, a)| ≤ 5 ulp, f by quadrature in 60 digits",
    source=OWEN,
    uses=("skew normal distributions", "bivariate normal probabilities"),
    tolerance=tolerance.ulps(5),
    h=positive(1e-3, 12),
    a=positive(1e-2, 20),
)
def owens_t_agrees_with_its_reference(owens_t: Operation, h: Any, a: Any) -> Claim:
    return close(owens_t(h, a), exactly_of_two(integral, h, a))


@about(
    statement="T(-h, a) = T(h, a), T(h, -a) = -T(h, a), T(h, 0) = 0",
    source=OWEN,
    uses=("skew normal distributions",),
    tolerance=tolerance.exact(),
    h=reals(-12, 12),
    a=reals(-50, 50),
)
def owens_t_is_even_in_h_and_odd_in_a(owens_t: Operation, h: Any, a: Any) -> Claim:
    value = owens_t(h, a)
    none = owens_t(h, 0 * a)
    return both(equal(owens_t(-h, a), value), equal(owens_t(h, -a), -value), equal(none, 0 * none))


@about(
    statement="T(h, 1) = Φ(h) Φ(-h) / 2, T(0, a) = arctan(a) / 2π, T(h, ∞) = Φ(-h) / 2",
    source=OWEN,
    uses=("skew normal distributions",),
    tolerance=tolerance.rounding(8),
    h=positive(1e-6, 12),
    a=reals(-50, 50),
)
def owens_t_has_its_closed_forms(owens_t: Operation, ndtr: Operation, h: Any, a: Any) -> Claim:
    tail = ndtr(-h)
    return both(
        close(owens_t(h, np.ones_like(h)), 0.5 * ndtr(h) * tail),
        close(owens_t(0 * a, a), np.arctan(a) / a.dtype.type(2 * math.pi)),
        close(owens_t(h, np.full_like(h, np.inf)), 0.5 * tail),
    )


@about(
    statement="T(h, a) + T(ah, 1/a) = (Φ(h) Φ(-ah) + Φ(ah) Φ(-h)) / 2 for a > 0",
    source=OWEN,
    uses=("bivariate normal probabilities",),
    tolerance=tolerance.rounding(16),
    h=positive(1e-6, 4),
    a=positive(1e-3, 8),
)
def owens_t_is_reflected_in_a_reciprocal(
    owens_t: Operation, ndtr: Operation, h: Any, a: Any
) -> Claim:
    below = a * h
    # rounding a h moves a tail by (a h)^2 roundings of it, and 1 / a no more
    right = 0.5 * (ndtr(h) * ndtr(-below) + ndtr(below) * ndtr(-h))
    moved = 1 + np.minimum(below * below, 40) * ndtr(-below) / right
    return close(owens_t(h, a) + owens_t(below, 1 / a), right, condition=moved)


@about(
    statement="P(X < h, Y < h) = Φ(h) - 2 T(h, √((1 - ρ) / (1 + ρ))) is Φ(h)^{2} at ρ = 0 and 1/4 +"
    " arcsin(ρ) / 2π at h = 0",
    source=f"{OWEN}; Sheppard 1899",
    uses=("bivariate normal probabilities",),
    tolerance=tolerance.rounding(16),
    h=reals(-6, 6),
    rho=reals(-0.99, 0.99),
)
def owens_t_gives_normal_quadrants(owens_t: Operation, ndtr: Operation, h: Any, rho: Any) -> Claim:
    ratio = np.sqrt((1 - rho) / (1 + rho))
    quadrant = 0.5 - 2 * owens_t(0 * h, ratio)
    return both(
        close(quadrant, 0.25 + np.arcsin(rho) / (2 * math.pi), scale=1.0),
        close(ndtr(h) - 2 * owens_t(h, np.ones_like(h)), ndtr(h) ** 2, scale=ndtr(h)),
    )
