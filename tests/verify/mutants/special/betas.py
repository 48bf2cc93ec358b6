"""Wrong beta functions and binomial coefficients, each of which its law must reject."""

from collections.abc import Callable
from typing import Any

import numpy as np
from mutants.special.shared import RIGHT

Function = Callable[..., Any]


def off(name: str, ulps: float = 8.0) -> Function:
    """The function of two numbers with a relative error of some ulps."""

    def wrong(x: Any, y: Any) -> Any:
        value = RIGHT[name](x, y)
        return value + value * value.dtype.type(ulps * np.finfo(value.dtype).eps)

    return wrong


def moved(name: str, by: float = 1e-2) -> Function:
    """The function at another place."""
    return lambda x, y: RIGHT[name](x + x.dtype.type(by), y)


def naive_betaln(a: Any, b: Any) -> Any:
    """By three logarithms, of which two cancel."""
    return RIGHT["gammaln"](a) + RIGHT["gammaln"](b) - RIGHT["gammaln"](a + b)


def naive_beta(a: Any, b: Any) -> Any:
    """The exponential of the rounded logarithm."""
    return np.exp(RIGHT["betaln"](a, b))


def naive_binom(n: Any, k: Any) -> Any:
    """The exponential of a rounded logarithm."""
    with np.errstate(all="ignore"):
        return np.exp(-RIGHT["betaln"](n - k + 1, k + 1)) / (n + 1)


def rounded_binom(n: Any, k: Any) -> Any:
    """By the beta function of rounded arguments, near whose poles the rounding is large."""
    with np.errstate(all="ignore"):
        return 1 / ((n + 1) * RIGHT["beta"](n - k + 1, k + 1))


def of_sizes(a: Any, b: Any) -> Any:
    """Without the signs of its arguments."""
    return RIGHT["beta"](np.abs(a), np.abs(b))


def positive_binom(n: Any, k: Any) -> Any:
    """Without the sign."""
    return np.abs(RIGHT["binom"](n, k))


MUTANTS: dict[str, list[Any]] = {
    "beta_agrees_with_its_reference": [off("beta"), naive_beta],
    "binom_agrees_with_its_reference": [off("binom"), naive_binom],
    "betaln_agrees_with_its_reference": [off("betaln"), naive_betaln],
    "beta_is_symmetric": [
        {"beta": lambda a, b: RIGHT["beta"](a, b * b.dtype.type(1.001))},
        {"betaln": lambda a, b: RIGHT["betaln"](a, b) + a},
    ],
    "beta_is_the_sum_of_its_next": [
        lambda a, b: RIGHT["beta"](a, b) * (1 + a * a.dtype.type(1e-3)),
        lambda a, b: 1 / (a * b),
    ],
    "beta_beside_one_is_the_reciprocal": [moved("beta"), off("beta")],
    "beta_of_numbers_that_make_one_is_a_cosecant": [moved("beta"), off("beta", 30)],
    "beta_is_a_quotient_of_gammas": [{"beta": off("beta", 60)}, {"beta": moved("beta")}],
    "betaln_is_the_logarithm": [
        {"beta": of_sizes},
        {"betaln": lambda a, b: RIGHT["betaln"](a, b).astype(np.float16)},
    ],
    "betaln_of_the_next_keeps_its_digits": [naive_betaln, moved("betaln")],
    "beta_keeps_to_its_bounds": [
        lambda a, b: 1 / (a + b - 1),
        lambda a, b: 2 * RIGHT["beta"](a, b),
    ],
    "binom_builds_the_triangle_of_pascal": [naive_binom, off("binom")],
    "binom_beyond_the_triangle_agrees_with_its_reference": [rounded_binom, positive_binom],
    "binom_of_negative_numbers_alternates": [positive_binom, moved("binom")],
    "binom_is_the_reciprocal_of_beta": [
        {"binom": moved("binom")},
        {"binom": off("binom", 60)},
    ],
}
