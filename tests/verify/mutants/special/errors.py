"""Wrong error functions, each of which its law must reject."""

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
from verify.operations.special import ERRORS

Function = Callable[..., Any]

RIGHT: dict[str, Function] = {name: getattr(special, name) for name in ERRORS}
ROOT_2 = np.sqrt(2)


def naive_erfc(x: Any) -> Any:
    """The tail as a difference from one."""
    return 1 - RIGHT["erf"](x)


def naive_erfcx(x: Any) -> Any:
    """The square rounded before the exponential."""
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        return np.exp(x * x) * RIGHT["erfc"](x)


def naive_ndtr(x: Any) -> Any:
    """The lower tail from the error function."""
    return (1 + RIGHT["erf"](x / x.dtype.type(ROOT_2))) / 2


def naive_log_ndtr(x: Any) -> Any:
    """The logarithm of what underflows."""
    with np.errstate(divide="ignore"):
        return np.log(RIGHT["ndtr"](x))


def naive_ndtri_exp(y: Any) -> Any:
    """The quantile of what rounds to zero or one."""
    with np.errstate(under="ignore"):
        return RIGHT["ndtri"](np.exp(y))


def shifted_erfinv(y: Any) -> Any:
    """By the quantile of the rounded (1 + y) / 2."""
    return RIGHT["ndtri"]((1 + y) / 2) / y.dtype.type(ROOT_2)


def reflected_ndtri(p: Any) -> Any:
    """By erfinv of the rounded 2 p - 1."""
    return p.dtype.type(ROOT_2) * RIGHT["erfinv"](2 * p - 1)


NAIVE: dict[str, Function] = {
    "erf": lambda x: 1 - RIGHT["erfc"](x),
    "erfc": naive_erfc,
    "erfcx": naive_erfcx,
    "erfinv": shifted_erfinv,
    "erfcinv": lambda y: RIGHT["erfinv"](1 - y),
    "ndtr": naive_ndtr,
    "log_ndtr": naive_log_ndtr,
    "ndtri": reflected_ndtri,
    "ndtri_exp": naive_ndtri_exp,
}

MUTANTS: dict[str, list[Any]] = {
    **{
        f"{name}_agrees_with_its_reference": [
            off(name, 6.0),
            through_half_precision(name),
            NAIVE[name],
        ]
        for name in RIGHT
    },
    **{
        f"{name}_never_falls_and_keeps_to_its_range": [
            dipping(name),
            lambda x, f=RIGHT[name]: -f(x),
        ]
        for name in ("erf", "erfinv", "ndtr", "log_ndtr", "ndtri", "ndtri_exp")
    },
    **{
        f"{name}_has_its_limits_and_ignores_its_neighbours": [
            feeling_its_neighbours(name),
            without_limits(name),
        ]
        for name in RIGHT
    },
    "erf_and_erfc_sum_to_one": [{"erf": off("erf", 20)}, {"erfc": RIGHT["erfcx"]}],
    "erf_is_odd": [
        lambda x: np.abs(RIGHT["erf"](x)),
        lambda x: RIGHT["erf"](x) + x.dtype.type(1e-30),
    ],
    "erfc_of_the_negative_is_the_rest_of_two": [off("erfc", 20), RIGHT["erfcx"]],
    "erfcx_is_erfc_without_its_decay": [
        {"erfc": naive_erfc},
        {"erfcx": lambda x: RIGHT["erfcx"](x + x.dtype.type(1e-3))},
    ],
    "erfcx_keeps_to_its_bounds": [
        lambda x: RIGHT["erfcx"](x) * x.dtype.type(1.2),
        lambda x: RIGHT["erfcx"](x) * x.dtype.type(0.9),
    ],
    "ndtr_is_half_of_erfc": [{"ndtr": naive_ndtr}, {"ndtr": RIGHT["erf"]}],
    "ndtr_of_opposites_sum_to_one": [
        lambda x: RIGHT["ndtr"](x + x.dtype.type(1e-3)),
        off("ndtr", 20),
    ],
    "log_ndtr_is_the_logarithm": [
        {"log_ndtr": lambda x: -x * x / 2},
        {"ndtr": naive_ndtr},
    ],
    "erf_undoes_erfinv": [{"erfinv": shifted_erfinv}, {"erf": np.tanh}],
    "erfc_undoes_erfcinv": [{"erfcinv": NAIVE["erfcinv"]}, {"erfc": naive_erfc}],
    "ndtr_undoes_ndtri": [{"ndtri": reflected_ndtri}, {"ndtr": naive_ndtr}],
    "ndtri_is_a_scaled_erfcinv": [{"erfcinv": NAIVE["erfcinv"]}, {"ndtri": scipy.special.logit}],
    "log_ndtr_undoes_ndtri_exp": [{"ndtri_exp": naive_ndtri_exp}, {"log_ndtr": naive_log_ndtr}],
}
