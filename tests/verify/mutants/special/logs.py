"""Wrong logarithms and entropies, each of which its law must reject."""

from typing import Any

import numpy as np
from mutants.special.shared import (
    RIGHT,
    feeling_its_neighbours,
    off,
    through_half_precision,
    without_limits,
)


def naive_log1pmx(x: Any) -> Any:
    """Cancelling."""
    return np.log1p(x) - x


def naive_log1mexp(x: Any) -> Any:
    """Through a rounded exponential."""
    with np.errstate(divide="ignore"):
        return np.log(1 - np.exp(x))


def naive_rel_entr(x: Any, y: Any) -> Any:
    """By the difference of two logarithms."""
    return x * (np.log(x) - np.log(y))


def naive_kl_div(x: Any, y: Any) -> Any:
    """By three terms that cancel."""
    return x * np.log(x / y) - x + y


def off_by_ulps(name: str, ulps: float = 8.0) -> Any:
    """The function of two numbers with a relative error of some ulps."""

    def wrong(x: Any, y: Any) -> Any:
        value = RIGHT[name](x, y)
        return value + value * value.dtype.type(ulps * np.finfo(value.dtype).eps)

    return wrong


NAIVE = {
    "log1pmx": naive_log1pmx,
    "log1mexp": naive_log1mexp,
    "entr": lambda x: -x * np.log2(x) * x.dtype.type(np.log(2)),
}

MUTANTS: dict[str, list[Any]] = {
    **{
        f"{name}_agrees_with_its_reference": [
            off(name, 8.0),
            through_half_precision(name),
            NAIVE[name],
        ]
        for name in NAIVE
    },
    "xlogy_agrees_with_its_reference": [
        off_by_ulps("xlogy"),
        lambda x, y: np.log(y) * x + x.dtype.type(1e-3),
    ],
    "xlog1py_agrees_with_its_reference": [
        off_by_ulps("xlog1py"),
        lambda x, y: x * np.log(1 + y),
    ],
    "rel_entr_agrees_with_its_reference": [naive_rel_entr, off_by_ulps("rel_entr")],
    **{
        f"{name}_has_its_limits_and_ignores_its_neighbours": [
            feeling_its_neighbours(name),
            without_limits(name),
        ]
        for name in NAIVE
    },
    "log1pmx_keeps_to_its_bounds": [np.log1p, lambda x: -x * x],
    "log1mexp_completes_exp": [np.negative, lambda x: np.log1p(np.exp(x))],
    "logaddexp_is_commutative": [
        lambda x, y: x + np.log1p(np.exp(np.minimum(y - x, 0))),
        lambda x, y: x,
    ],
    "logaddexp_moves_with_its_arguments": [np.hypot, lambda x, y: np.maximum(x, 2 * y)],
    "logaddexp_is_near_the_maximum": [np.minimum, lambda x, y: np.maximum(x, y) + 1],
    "logaddexp_undoes_logsubexp": [
        {"logsubexp": np.minimum},
        {"logaddexp": np.maximum},
    ],
    "entr_is_xlogy_of_itself": [
        {"entr": off("entr", 20)},
        {"xlogy": lambda x, y: x * np.log2(y)},
    ],
    "xlog1py_is_xlogy_of_one_more": [
        {"xlog1py": lambda x, y: x * np.log1p(y)},
        {"xlogy": lambda x, y: x * np.log(y)},
        {"xlogy": lambda x, y: y * np.log(np.maximum(x, 1))},
    ],
    "kl_div_is_rel_entr_with_its_difference": [
        {"kl_div": RIGHT["rel_entr"]},
        {"rel_entr": lambda x, y: x * np.log2(x / y)},
    ],
    "kl_div_is_a_square_near_equality": [naive_kl_div, RIGHT["rel_entr"]],
}
