"""Wrong expectations, each of which its law must reject."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nbmath.probability import discrete_expectation, expectation, transformed_logpdf

Function = Callable[..., Any]


def of_quantiles(g: Function, ppf: Function, pdf: Function) -> Any:
    """The mean over a hundred quantiles, which takes itself for exact."""
    return float(np.mean([g(ppf((i + 0.5) / 100.0)) for i in range(100)])), 0.0


def over_the_middle(g: Function, ppf: Function, pdf: Function) -> Any:
    """What lies in the tails is left out."""

    def inside(x: float) -> float:
        return g(x) if 0.01 < ppf_of_middle[0] <= x <= ppf_of_middle[1] else 0.0

    ppf_of_middle = ppf(0.02), ppf(0.98)
    return expectation(inside, ppf, pdf)


def at_the_mean(g: Function, ppf: Function, pdf: Function) -> Any:
    """g of the expectation in place of the expectation of g."""
    return g(expectation(lambda x: x, ppf, pdf).value), 0.0


def without_the_mode(g: Function, ppf: Function, pmf: Function) -> Any:
    value, error, _ = discrete_expectation(g, ppf, pmf)
    middle = ppf(0.5)
    return value - g(middle) * pmf(middle), error


def from_one(g: Function, ppf: Function, pmf: Function) -> Any:
    value, error, _ = discrete_expectation(g, ppf, pmf)
    return value - pmf(0.0), error


def without_slope(y: Any, inverse: Function, logpdf: Function) -> Any:
    return logpdf(np.vectorize(inverse)(y))


def of_the_slope_of_g(y: Any, inverse: Function, logpdf: Function) -> Any:
    """Divided by the slope in place of multiplied."""
    plain = without_slope(y, inverse, logpdf)
    return plain - (transformed_logpdf(y, inverse, logpdf) - plain)


MUTANTS: dict[str, list[Function]] = {
    "expectations_of_powers_are_the_moments": [of_quantiles, over_the_middle],
    "expectation_of_an_indicator_is_a_probability": [of_quantiles, over_the_middle],
    "expectation_is_linear_and_convex": [of_quantiles, at_the_mean],
    "factorial_moments_of_counts": [without_the_mode, from_one],
    "density_of_an_exponential_has_the_slope_of_the_logarithm": [without_slope, of_the_slope_of_g],
}
"""Law: wrong kernels."""
