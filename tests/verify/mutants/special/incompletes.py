"""Wrong incomplete functions, each of which its law must reject."""

from typing import Any

import numpy as np
from mutants.special.shared import RIGHT


def moved(name: str, by: float) -> Any:
    """The function of a slightly different exponent."""
    return lambda a, x: RIGHT[name](a * a.dtype.type(1 + by), x)


def farther(name: str, by: float) -> Any:
    """The function of a slightly different bound."""
    return lambda a, x: RIGHT[name](a, x * x.dtype.type(1 + by))


def off(name: str, ulps: float) -> Any:
    """The function with a relative error of some ulps."""

    def wrong(a: Any, x: Any) -> Any:
        value = RIGHT[name](a, x)
        return value + value * value.dtype.type(ulps * np.finfo(value.dtype).eps)

    return wrong


def complement(name: str) -> Any:
    """One tail by the other, which loses the digits of small ones."""
    return lambda a, x: 1 - RIGHT[name](a, x)


def rippled(name: str) -> Any:
    """The function with a ripple, so that it is no longer monotone."""

    def wrong(a: Any, x: Any) -> Any:
        wave = x.dtype.type(1e-2) * (np.sin(300 * a) + np.sin(300 * x))
        return RIGHT[name](a, x) * (1 + wave)

    return wrong


def clipped(name: str) -> Any:
    """The function of arguments without nan and infinities."""

    def wrong(a: Any, x: Any) -> Any:
        return RIGHT[name](np.nan_to_num(a, nan=1.0), np.nan_to_num(x, nan=1.0))

    return wrong


def feeling(name: str) -> Any:
    """The function that becomes nan as a whole when one result is not finite."""

    def wrong(a: Any, x: Any) -> Any:
        value = RIGHT[name](a, x)
        return value if np.isfinite(value).all() else np.full_like(value, np.nan)

    return wrong


MUTANTS: dict[str, list[Any]] = {
    **{
        f"{name}_agrees_with_its_reference": [off(name, 40), complement(other), moved(name, 1e-6)]
        for name, other in (("gammainc", "gammaincc"), ("gammaincc", "gammainc"))
    },
    "incomplete_gamma_functions_have_their_limits": [
        {"gammainc": clipped("gammainc")},
        {"gammaincc": clipped("gammaincc")},
        {"gammainc": feeling("gammainc")},
    ],
    "tails_of_the_incomplete_gamma_sum_to_one": [
        {"gammainc": moved("gammainc", 1e-6)},
        {"gammaincc": farther("gammaincc", 1e-6)},
    ],
    "upper_incomplete_gamma_of_the_next_is_a_sum": [
        moved("gammaincc", 1e-4),
        complement("gammainc"),
    ],
    "lower_incomplete_gamma_is_a_sum_with_the_next": [
        moved("gammainc", 1e-4),
        complement("gammaincc"),
    ],
    "upper_incomplete_gamma_of_a_whole_number_is_a_poisson_sum": [
        complement("gammainc"),
        moved("gammaincc", 1e-5),
        off("gammaincc", 30),
    ],
    "incomplete_gamma_of_one_half_is_the_error_function": [
        {"gammainc": off("gammainc", 30)},
        {"gammaincc": complement("gammainc")},
        {"gammainc": farther("gammainc", 1e-5)},
    ],
    "incomplete_gamma_grows_by_its_density": [
        moved("gammainc", 1e-3),
        farther("gammainc", 1e-3),
    ],
    "incomplete_gamma_is_monotone_in_its_bound": [
        {"gammainc": rippled("gammainc")},
        {"gammaincc": rippled("gammaincc")},
        {"gammainc": RIGHT["gammaincc"]},
    ],
    "incomplete_gamma_falls_with_its_exponent": [
        {"gammainc": rippled("gammainc")},
        {"gammaincc": rippled("gammaincc")},
    ],
}
