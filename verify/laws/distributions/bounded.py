"""Laws of distributions whose probabilities are integrals by a rule."""

from typing import Any

import mpmath as mp
import numpy as np

from verify.domains import positive, reals
from verify.laws.distributions.closed import CONTINUOUS, LOCATED, origin
from verify.laws.families import Distribution, probability_distribution

FEW = 40


def angle_density(x: Any, kappa: Any, loc: Any) -> Any:
    """Of angles within pi of loc."""
    apart = x - loc
    density = mp.exp(kappa * mp.cos(apart)) / (2 * mp.pi * mp.besseli(0, kappa))
    return density if abs(apart) <= mp.pi else mp.mpf(0)


def between_density(x: Any, a: Any, b: Any, loc: Any, scale: Any) -> Any:
    """Of the normal distribution between two bounds."""
    z = (x - loc) / scale
    density = mp.npdf(z) / (mp.ncdf(b) - mp.ncdf(a)) / scale
    return density if a <= z <= b else mp.mpf(0)


def between_lower(x: Any, a: Any, b: Any, loc: Any, scale: Any) -> Any:
    """Its lower tail."""
    z = min(max((x - loc) / scale, a), b)
    return (mp.ncdf(z) - mp.ncdf(a)) / (mp.ncdf(b) - mp.ncdf(a))


def between_upper(x: Any, a: Any, b: Any, loc: Any, scale: Any) -> Any:
    """Its upper tail."""
    return between_lower(loc - (x - loc), -b, -a, loc, scale)


# below 40 the quantile bends at the ends where the family's quadrature still has weight
VON_MISES = probability_distribution(
    Distribution(
        "von_mises",
        {"kappa": positive(40, 1e4), "loc": reals(-2, 2)},
        (2.0, 1.0),
        {"pdf": angle_density},
        (-np.pi, np.pi),
        origin("Mardia and Jupp, Directional Statistics, section 3.5.4", "directions", "rotations"),
        fitted=(0, 1),
        few=FEW,
    )
)
TRUNCATED_NORMAL = probability_distribution(
    Distribution(
        "truncated_normal",
        {"a": reals(-6.0, -0.1), "b": reals(0.1, 6.0), **LOCATED},
        (-1.0, 2.0, 0.0, 2.0),
        {"pdf": between_density, "cdf": between_lower, "sf": between_upper},
        ("a", "b"),
        origin(f"{CONTINUOUS} 1, section 13.10.1", "initial weights", "censored data"),
        without=("kl",),
        few=FEW,
    )
)
