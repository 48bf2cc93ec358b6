"""Wrong inverses of incomplete functions, each of which its law must reject."""

from typing import Any

import numpy as np
from mutants.special.shared import RIGHT


def off(name: str, share: float) -> Any:
    """The function with a relative error."""
    return lambda *given: RIGHT[name](*given) * given[-1].dtype.type(1 + share)


def moved(name: str, by: float) -> Any:
    """The function of a slightly different exponent."""
    return lambda a, *rest: RIGHT[name](a * a.dtype.type(1 + by), *rest)


def complement(name: str) -> Any:
    """One tail by the other, which loses the digits of small ones."""
    return lambda *given: RIGHT[name](*given[:-1], 1 - given[-1])


def rippled(name: str) -> Any:
    """The function with a ripple, so that it is no longer monotone."""

    def wrong(*given: Any) -> Any:
        wave = given[-1].dtype.type(0.05) * np.sin(300 * given[-1])
        return RIGHT[name](*given) * (1 + wave)

    return wrong


def clipped(name: str) -> Any:
    """The function of arguments without nan and infinities."""
    return lambda *given: RIGHT[name](*(np.nan_to_num(part, nan=0.5) for part in given))


def swapped(name: str) -> Any:
    """The exponents in the wrong order."""
    return lambda a, b, p: RIGHT[name](b, a, p)


MUTANTS: dict[str, list[Any]] = {
    "inverse_of_the_incomplete_gamma_agrees_with_its_reference": [
        {"gammaincinv": moved("gammaincinv", 1e-5)},
        {"gammainccinv": off("gammainccinv", 1e-5)},
        {"gammaincinv": complement("gammainccinv")},
    ],
    "inverse_of_the_incomplete_beta_agrees_with_its_reference": [
        {"betaincinv": moved("betaincinv", 1e-4)},
        {"betainccinv": off("betainccinv", 1e-5)},
        {"betaincinv": RIGHT["betainccinv"]},
    ],
    "inverses_of_the_incomplete_gamma_have_their_limits": [
        {"gammaincinv": clipped("gammaincinv")},
        {"gammainccinv": clipped("gammainccinv")},
        {"gammaincinv": RIGHT["gammainccinv"]},
    ],
    "inverses_of_the_incomplete_beta_have_their_limits": [
        {"betaincinv": clipped("betaincinv")},
        {"betainccinv": clipped("betainccinv")},
        {"betaincinv": swapped("betaincinv")},
    ],
    "inverse_of_the_incomplete_gamma_is_undone": [
        {"gammaincinv": moved("gammaincinv", 1e-4)},
        {"gammainccinv": complement("gammaincinv")},
        {"gammaincinv": off("gammaincinv", 1e-4)},
    ],
    "inverse_of_the_incomplete_beta_is_undone": [
        {"betaincinv": moved("betaincinv", 1e-3)},
        {"betainccinv": off("betainccinv", 1e-4)},
        {"betaincinv": swapped("betaincinv")},
    ],
    "inverses_of_both_tails_are_one": [
        {"gammainccinv": RIGHT["gammaincinv"]},
        {"gammaincinv": off("gammaincinv", 1e-5)},
        {"betaincinv": swapped("betaincinv")},
        {"betainccinv": off("betainccinv", 1e-5)},
    ],
    "inverse_of_the_incomplete_gamma_is_elementary_for_one_and_a_half": [
        {"gammaincinv": moved("gammaincinv", 1e-4)},
        {"gammainccinv": complement("gammaincinv")},
        {"gammainccinv": off("gammainccinv", 1e-5)},
    ],
    "inverse_of_the_incomplete_beta_is_elementary_for_one_and_halves": [
        {"betaincinv": moved("betaincinv", 1e-4)},
        {"betainccinv": off("betainccinv", 1e-5)},
        {"betaincinv": RIGHT["betainccinv"]},
    ],
    "inverses_of_incomplete_functions_are_monotone": [
        {"gammaincinv": rippled("gammaincinv")},
        {"betaincinv": rippled("betaincinv")},
        {"betaincinv": RIGHT["betainccinv"]},
    ],
}
