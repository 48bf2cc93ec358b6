"""Wrong incomplete beta functions, each of which its law must reject."""

from typing import Any

import numpy as np
from mutants.special.shared import RIGHT


def moved(name: str, by: float) -> Any:
    """The function of a slightly different first exponent."""
    return lambda a, b, x: RIGHT[name](a * a.dtype.type(1 + by), b, x)


def complement(name: str) -> Any:
    """One tail by the other, which loses the digits of small ones."""
    return lambda a, b, x: 1 - RIGHT[name](a, b, x)


def off(name: str, share: float) -> Any:
    """The function with a relative error."""
    return lambda a, b, x: RIGHT[name](a, b, x) * x.dtype.type(1 + share)


def rippled(name: str) -> Any:
    """The function with a ripple, so that it is no longer monotone."""
    return lambda a, b, x: RIGHT[name](a, b, x) * (1 + x.dtype.type(0.05) * np.sin(300 * x))


def clipped(name: str) -> Any:
    """The function of arguments without nan and infinities."""

    def wrong(a: Any, b: Any, x: Any) -> Any:
        return RIGHT[name](*(np.nan_to_num(part, nan=0.5) for part in (a, b, x)))

    return wrong


def swapped(name: str) -> Any:
    """The exponents in the wrong order."""
    return lambda a, b, x: RIGHT[name](b, a, x)


MUTANTS: dict[str, list[Any]] = {
    "incomplete_beta_agrees_with_its_reference": [
        {"betainc": complement("betaincc")},
        {"betaincc": complement("betainc")},
        {"betainc": moved("betainc", 1e-4)},
        {"betaincc": off("betaincc", 1e-5)},
    ],
    "incomplete_beta_functions_have_their_limits": [
        {"betainc": clipped("betainc")},
        {"betaincc": clipped("betaincc")},
        {"betainc": swapped("betainc")},
    ],
    "tails_of_the_incomplete_beta_sum_to_one": [
        {"betainc": moved("betainc", 1e-5)},
        {"betaincc": off("betaincc", 1e-5)},
    ],
    "incomplete_beta_reflects": [
        {"betainc": complement("betaincc")},
        {"betaincc": moved("betaincc", 1e-4)},
        {"betainc": swapped("betainc")},
    ],
    "incomplete_beta_of_whole_numbers_is_a_binomial_sum": [
        swapped("betaincc"),
        moved("betaincc", 1e-3),
    ],
    "incomplete_beta_of_one_and_of_halves_is_elementary": [
        moved("betainc", 1e-4),
        off("betainc", 1e-4),
        RIGHT["betaincc"],
    ],
    "incomplete_beta_is_monotone_in_its_bound": [
        {"betainc": rippled("betainc")},
        {"betaincc": rippled("betaincc")},
        {"betainc": RIGHT["betaincc"]},
    ],
}
