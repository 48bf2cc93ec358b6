"""Wrong Bessel functions, each of which its law must reject."""

from collections.abc import Callable
from typing import Any

import numpy as np
import scipy.special
from mutants.special.shared import (
    RIGHT,
    dipping,
    feeling_its_neighbours,
    off,
    through_half_precision,
    without_limits,
)

Function = Callable[..., Any]

MODIFIED = ("i0", "i0e", "i1", "i1e", "k0", "k0e", "k1", "k1e")
WAVES = ("j0", "j1")


def naive(name: str) -> Function:
    """The scaled function from the plain one, or the other way."""
    other = name.removesuffix("e") if name.endswith("e") else f"{name}e"
    sign = (-1 if name.startswith("i") else 1) * (1 if name.endswith("e") else -1)

    def wrong(x: Any) -> Any:
        with np.errstate(all="ignore"):
            return np.exp(sign * np.abs(x)) * RIGHT[other](x)

    return wrong


def far_wave(order: int) -> Function:
    """The first term of the asymptotic series, everywhere."""

    def wrong(x: Any) -> Any:
        y = np.abs(x) + x.dtype.type(1e-3)
        wave = np.sqrt(2 / (np.pi * y)) * np.cos(y - (2 * order + 1) * np.pi / 4)
        return wave.astype(x.dtype)

    return wrong


def about_zero(name: str) -> Function:
    """The function moved by less than an ulp of its argument, which is felt at a zero."""

    def wrong(x: Any) -> Any:
        slope = RIGHT["j1"](x) if name == "j0" else RIGHT["j0"](x)
        return RIGHT[name](x) + x.dtype.type(0.2 * np.finfo(x.dtype).eps) * x * slope

    return wrong


def reduced(name: str) -> Function:
    """With twice pi rounded to the precision when the argument is reduced."""

    def wrong(x: Any) -> Any:
        turn = x.dtype.type(2 * np.pi)
        lost = np.floor(x / turn) * x.dtype.type(2e-16 if x.dtype == np.float64 else 2e-7)
        slope = -RIGHT["j1"](x) if name == "j0" else RIGHT["j0"](x)
        return RIGHT[name](x) + slope * np.minimum(lost, 1).astype(x.dtype)

    return wrong


def moved(name: str, by: float = 1e-2) -> Function:
    """The function at another place."""
    return lambda x: RIGHT[name](x + x.dtype.type(by))


def times(name: str, factor: float) -> Function:
    """A multiple of the function."""
    return lambda x: RIGHT[name](x) * x.dtype.type(factor)


MUTANTS: dict[str, list[Any]] = {
    **{
        f"{name}_agrees_with_its_reference": [
            off(name, 6.0),
            through_half_precision(name),
            naive(name),
        ]
        for name in MODIFIED
    },
    **{
        f"{name}_agrees_with_its_reference": [
            off(name, 6.0),
            far_wave(order),
            about_zero(name),
            reduced(name),
        ]
        for order, name in enumerate(WAVES)
    },
    **{
        f"{name}_has_its_limits_and_ignores_its_neighbours": [
            feeling_its_neighbours(name),
            without_limits(name),
        ]
        for name in (*MODIFIED, *WAVES)
    },
    **{
        f"{name}_never_falls_and_keeps_to_its_range": [dipping(name), times(name, -1.0)]
        for name in ("i1", "i0e")
    },
    **{
        f"{name}_is_even": [moved(name), times(f"{name[0]}1{name[2:]}", 1.0)]
        for name in ("i0", "i0e", "j0")
    },
    **{
        f"{name}_is_odd": [moved(name), lambda x, f=RIGHT[name]: np.abs(f(x))]
        for name in ("i1", "i1e", "j1")
    },
    **{
        f"{name}e_is_{name}_without_its_exponential": [
            {name: moved(name, 1e-3)},
            {f"{name}e": off(f"{name}e", 30.0)},
        ]
        for name in ("i0", "i1", "k0", "k1")
    },
    "products_of_modified_bessel_functions_make_the_reciprocal": [
        {"i1": moved("i1", 1e-3)},
        {"k0": off("k0", 60.0)},
        {"k1": RIGHT["k0"]},
    ],
    "products_of_scaled_bessel_functions_make_the_reciprocal": [
        {"i1e": moved("i1e", 1e-3)},
        {"i0e": off("i0e", 30.0)},
        {"k0e": RIGHT["k1e"]},
    ],
    "i0_is_the_integral_of_i1": [{"i1": times("i1", 1.001)}, {"i0": RIGHT["i1"]}],
    "k0_is_the_integral_of_k1": [{"k1": times("k1", 1.001)}, {"k0": RIGHT["k1"]}],
    "j0_is_the_integral_of_j1": [{"j1": times("j1", -1.0)}, {"j0": RIGHT["j1"]}],
    "modified_bessel_functions_are_means_over_the_circle": [
        {"i0": moved("i0", 1e-3)},
        {"i1": RIGHT["i0"]},
    ],
    "bessel_functions_are_means_over_the_circle": [
        {"j0": far_wave(0)},
        {"j1": times("j1", -1.0)},
    ],
    "modified_bessel_functions_are_integrals_over_the_line": [
        {"k0e": moved("k0e", 1e-3)},
        {"k1e": scipy.special.k0e},
    ],
    "ratios_of_the_first_kind_keep_to_their_bounds": [
        {"i1e": RIGHT["i0e"]},
        {"i0e": times("i0e", 1.1)},
    ],
    "ratios_of_the_second_kind_keep_to_their_bounds": [
        {"k1e": times("k0e", 0.99)},
        {"k0e": times("k0e", 0.8)},
    ],
    "waves_keep_to_their_bounds": [
        {"j0": np.cos},
        {"j1": times("j1", 1.3)},
    ],
}
