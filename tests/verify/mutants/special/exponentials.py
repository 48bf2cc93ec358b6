"""Wrong exponential integrals and functions of Lambert, each of which its law must reject."""

from collections.abc import Callable
from typing import Any

import numpy as np
from mutants.special.shared import (
    RIGHT,
    dipping,
    feeling_its_neighbours,
    off,
    through_half_precision,
    without_limits,
)

Function = Callable[..., Any]


def asymptotic(x: Any) -> Any:
    """Two terms of the asymptotic series, everywhere."""
    with np.errstate(all="ignore"):
        return np.exp(-x) / x * (1 - 1 / x)


def series(x: Any) -> Any:
    """By the logarithm alone."""
    return np.euler_gamma + np.log(np.abs(x)) + x


def off_by_ulps(x: Any, k: Any) -> Any:
    """With a relative error of some ulps."""
    value = RIGHT["lambertw"](x, k)
    return value + value * value.dtype.type(12 * np.finfo(value.dtype).eps)


def upper(x: Any, k: Any) -> Any:
    """Always of the upper branch."""
    del k
    return RIGHT["lambertw"](x, 0)


def rough(x: Any, k: Any) -> Any:
    """With half the digits."""
    short = np.float32 if x.dtype == np.float64 else np.float16
    return RIGHT["lambertw"](x, k).astype(short).astype(x.dtype)


MUTANTS: dict[str, list[Any]] = {
    **{
        f"{name}_agrees_with_its_reference": [off(name), through_half_precision(name), wrong]
        for name, wrong in (("exp1", asymptotic), ("expi", series))
    },
    **{
        f"{name}_has_its_limits_and_ignores_its_neighbours": [
            feeling_its_neighbours(name),
            without_limits(name),
        ]
        for name in ("exp1", "expi")
    },
    "expi_never_falls_and_keeps_to_its_range": [dipping("expi"), lambda x: -RIGHT["expi"](x)],
    "expi_of_the_negative_is_exp1": [
        {"expi": series},
        {"exp1": lambda x: RIGHT["exp1"](x * x.dtype.type(1.001))},
    ],
    "exp1_keeps_to_its_bounds": [asymptotic, lambda x: 1.3 * RIGHT["exp1"](x)],
    "lambertw_agrees_with_its_reference": [off_by_ulps, upper],
    "lambertw_undoes_its_definition": [upper, rough],
    "lambertw_is_log_linear": [upper, rough],
}
