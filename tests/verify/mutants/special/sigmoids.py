"""Wrong logistic functions, each of which its law must reject."""

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


def naive_expit(x: Any) -> Any:
    """By a hyperbolic tangent, which cancels."""
    return (1 + np.tanh(x / 2)) / 2


def naive_log_expit(x: Any) -> Any:
    """Of a rounded quotient."""
    with np.errstate(all="ignore"):
        return np.log(1 / (1 + np.exp(-x)))


NAIVE = {"expit": naive_expit, "log_expit": naive_log_expit}

MUTANTS: dict[str, list[Any]] = {
    **{
        f"{name}_agrees_with_its_reference": [off(name), through_half_precision(name), NAIVE[name]]
        for name in NAIVE
    },
    **{
        f"{name}_has_its_limits_and_ignores_its_neighbours": [
            feeling_its_neighbours(name),
            without_limits(name),
        ]
        for name in NAIVE
    },
    "expit_never_falls_and_keeps_to_its_range": [
        dipping("expit"),
        lambda x: 1.01 * RIGHT["expit"](x),
    ],
    "logit_undoes_expit": [{"expit": naive_expit}, {"logit": np.log}],
    "log_expit_is_the_logarithm": [
        {"log_expit": lambda x: np.minimum(x, 0)},
        {"expit": lambda x: RIGHT["expit"](2 * x)},
    ],
}
