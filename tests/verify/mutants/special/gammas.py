"""Wrong gamma functions, each of which its law must reject."""

from collections.abc import Callable
from typing import Any

import numpy as np
import scipy.special
from mutants.special.shared import (
    dipping,
    feeling_its_neighbours,
    off,
    through_half_precision,
    without_limits,
)

from nbmath import special

Function = Callable[..., Any]

RIGHT: dict[str, Function] = {
    name: getattr(special, name) for name in ("digamma", "gamma", "gammaln", "gammasgn", "rgamma")
}


def naive_gamma(x: Any) -> Any:
    """The exponential of the rounded logarithm."""
    return RIGHT["gammasgn"](x) * np.exp(RIGHT["gammaln"](x))


def naive_gammaln(x: Any) -> Any:
    """Stirling's formula with three terms, everywhere."""
    with np.errstate(all="ignore"):
        rest = 1 / (12 * x) - 1 / (360 * x**3)
        return (x - 0.5) * np.log(x) - x + x.dtype.type(0.5 * np.log(2 * np.pi)) + rest


def naive_rgamma(x: Any) -> Any:
    """The exponential of the rounded negative logarithm."""
    return RIGHT["gammasgn"](x) * np.exp(-RIGHT["gammaln"](x))


def naive_digamma(x: Any) -> Any:
    """The asymptotic series with two terms, everywhere."""
    with np.errstate(all="ignore"):
        return np.log(x) - 1 / (2 * x)


NAIVE = {
    "gamma": naive_gamma,
    "gammaln": naive_gammaln,
    "rgamma": naive_rgamma,
    "digamma": naive_digamma,
}


def moved(name: str, by: float = 1e-2) -> Function:
    """The function at another place."""
    return lambda x: RIGHT[name](x + x.dtype.type(by))


def twice(name: str) -> Function:
    """The function doubled."""
    return lambda x: 2 * RIGHT[name](x)


MUTANTS: dict[str, list[Any]] = {
    **{
        f"{name}_agrees_with_its_reference": [
            off(name, 6.0),
            through_half_precision(name),
            NAIVE[name],
        ]
        for name in NAIVE
    },
    **{
        f"{name}_has_its_limits_and_ignores_its_neighbours": [
            feeling_its_neighbours(name),
            without_limits(name),
        ]
        for name in RIGHT
    },
    "digamma_never_falls_and_keeps_to_its_range": [
        dipping("digamma"),
        lambda x: -RIGHT["digamma"](x),
    ],
    "gammaln_is_convex": [lambda x: -RIGHT["gammaln"](x), np.log],
    "gammaln_of_the_midpoint_is_at_most_the_mean": [np.log],
    "slopes_of_gammaln_never_fall": [np.log],
    "gamma_of_the_next_is_a_product": [moved("gamma"), RIGHT["gammaln"]],
    "gamma_of_the_next_whole_number_is_its_factorial": [
        moved("gamma"),
        lambda x: np.rint(scipy.special.gamma(x.astype(np.float64) + 1)).astype(x.dtype),
    ],
    "gamma_reflects": [moved("gamma"), off("gamma", 60)],
    "gamma_of_a_double_is_a_product": [twice("gamma"), moved("gamma")],
    "rgamma_is_the_reciprocal": [{"rgamma": moved("rgamma")}, {"gamma": off("gamma", 40)}],
    "gammaln_is_the_logarithm": [{"gammaln": naive_gammaln}, {"gamma": twice("gamma")}],
    "gammaln_of_the_next_is_a_sum": [
        moved("gammaln"),
        lambda x: RIGHT["gammaln"](x) * x.dtype.type(1.001),
    ],
    "gammasgn_is_the_sign": [
        {"gammasgn": np.ones_like},
        {"gamma": lambda x: np.abs(RIGHT["gamma"](x))},
    ],
    "ratios_of_gammas_keep_to_their_bounds": [moved("gammaln", 1.0), twice("gammaln")],
    "digamma_of_the_next_is_a_sum": [moved("digamma"), naive_digamma],
    "digamma_reflects": [moved("digamma"), naive_digamma],
    "digamma_keeps_to_its_bounds": [
        lambda x: RIGHT["digamma"](x) + 1 / x,
        lambda x: RIGHT["digamma"](x) - 1 / x,
    ],
}
