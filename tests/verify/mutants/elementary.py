"""Wrong elementary functions, each of which its law must reject."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nbmath import elementary

Function = Callable[..., Any]

RIGHT: dict[str, Function] = {name: getattr(elementary, name) for name in elementary.__all__}
RIGHT_EXP, RIGHT_LOG, RIGHT_TANH = elementary.exp, elementary.log, elementary.tanh

RIGHT_SOFTPLUS = {"softplus": RIGHT["softplus"]}


def off(name: str, ulps: float = 4.0) -> Function:
    """The function with a relative error of some ulps."""

    def wrong(x: Any) -> Any:
        value = RIGHT[name](x)
        return value + value * value.dtype.type(ulps * np.finfo(value.dtype).eps)

    return wrong


def through_half_precision(name: str) -> Function:
    """The function of an argument with half the bits."""

    def wrong(x: Any) -> Any:
        short = np.float32 if x.dtype == np.float64 else np.float16
        return RIGHT[name](x.astype(short).astype(x.dtype))

    return wrong


def dipping(name: str) -> Function:
    """The function with a ripple, so that it is no longer monotone."""
    return lambda x: RIGHT[name](x) * (1 + x.dtype.type(1e-2) * np.sin(1e3 * x))


def beyond(name: str) -> Function:
    """The function shifted, which leaves its range at one of its ends or falls."""
    return lambda x: np.where(
        x > 0, RIGHT[name](x) * x.dtype.type(1.001), RIGHT[name](x) - x.dtype.type(1e-3)
    )


def feeling_its_neighbours(name: str) -> Function:
    """The function that becomes nan as a whole when one result is not finite."""

    def wrong(x: Any) -> Any:
        value = RIGHT[name](x)
        return value if np.isfinite(value).all() else np.full_like(value, np.nan)

    return wrong


def feeling_its_place(name: str) -> Function:
    """The function whose first elements have another rounding, as a scalar remainder may have."""

    def wrong(x: Any) -> Any:
        value = RIGHT[name](x).copy()
        first = value.reshape(-1)[:3]
        first *= 1 + 2 * np.finfo(value.dtype).eps
        return value

    return wrong


def without_limits(name: str) -> Function:
    """The function of a clipped argument, which loses nan and infinities."""

    def wrong(x: Any) -> Any:
        return RIGHT[name](np.nan_to_num(x, nan=0.25, posinf=0.5, neginf=0.25))

    return wrong


def without_shift(x: Any) -> Any:
    """Softplus that overflows."""
    return np.log(1 + np.exp(x))


def naive_logistic(x: Any) -> Any:
    """Logistic whose left tail is a difference from one."""
    return 1 - 1 / (1 + np.exp(x))


def naive_logit(p: Any) -> Any:
    """Logit by the rounded quotient, which loses p near 1/2."""
    return np.log(p / (1 - p))


def naive_expm1(x: Any) -> Any:
    """Cancelling expm1."""
    return np.exp(x) - 1


def naive_log1p(x: Any) -> Any:
    """Cancelling log1p."""
    return np.log(1 + x)


def naive_tanh(x: Any) -> Any:
    """Cancelling tanh."""
    return 1 - 2 / (np.exp(2 * x) + 1)


NAIVE: dict[str, Function] = {
    "exp": lambda x: np.exp(x / 2) ** 2,
    "log": lambda x: np.log2(x) * x.dtype.type(np.log(2.0)),
    "log1p": naive_log1p,
    "expm1": naive_expm1,
    "tanh": naive_tanh,
    "logistic": naive_logistic,
    "logit": naive_logit,
    "softplus": without_shift,
}


def absolute(name: str, error: float) -> Function:
    """The function with an absolute error in eps."""
    return lambda x: RIGHT[name](x) + x.dtype.type(error * np.finfo(x.dtype).eps)


MUTANTS: dict[str, list[Any]] = {
    **{
        f"{name}_agrees_with_its_reference": [
            off(name, 2.0),
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
        for name in RIGHT
    },
    **{
        f"{name}_never_falls_and_keeps_to_its_range": [dipping(name), beyond(name)]
        for name in ("exp", "expm1", "tanh", "logistic", "softplus")
    },
    **{
        f"{name}_has_its_limits_and_ignores_its_neighbours": [
            feeling_its_neighbours(name),
            feeling_its_place(name),
            without_limits(name),
        ]
        for name in RIGHT
    },
    "softplus_is_convex": [RIGHT_TANH, lambda x: np.log1p(np.exp(-np.abs(x)))],
    "softplus_of_the_midpoint_is_at_most_the_mean": [RIGHT_TANH],
    "slopes_of_softplus_never_fall": [lambda x: np.minimum(np.maximum(x, 0), 1)],
    "exp_of_a_sum_is_the_product": [off("exp", 100), lambda x: np.exp2(x) + x.dtype.type(1e-3)],
    "exp_of_the_negative_is_the_reciprocal": [off("exp", 30), lambda x: 1 + x],
    "log_undoes_exp": [
        {"exp": off("exp", 20)},
        {"log": np.log2},
        {"exp": lambda x: RIGHT_EXP(np.minimum(x, x.dtype.type(50)))},
    ],
    "exp_undoes_log": [{"log": np.log2}, {"exp": off("exp", 20)}],
    "log_of_a_product_is_the_sum": [absolute("log", 50), lambda x: RIGHT_LOG(x) ** 2],
    "log_counts_powers_of_two": [np.log2, lambda x: RIGHT_LOG(np.maximum(x, x.dtype.type(1e-20)))],
    "log1p_undoes_expm1": [{"expm1": naive_expm1}, {"log1p": naive_log1p}],
    "expm1_undoes_log1p": [{"expm1": naive_expm1}, {"log1p": naive_log1p}],
    "expm1_of_a_double_is_a_product": [naive_expm1, off("expm1", 60)],
    "expm1_is_exp_less_one": [{"expm1": off("expm1", 20)}, {"exp": np.exp2}],
    "log1p_of_a_count_is_the_log_of_the_next": [{"log1p": off("log1p", 10)}, {"log": np.log2}],
    "log1p_and_expm1_enclose_the_identity": [
        {"log1p": lambda x: x * x.dtype.type(1.001)},
        {"expm1": lambda x: np.log1p(np.maximum(x, x.dtype.type(-0.95)))},
    ],
    "tanh_is_odd": [
        lambda x: RIGHT_TANH(x) + x.dtype.type(1e-30),
        lambda x: np.abs(RIGHT_TANH(x)),
        lambda x: np.where(
            x == 0, x.dtype.type(0), RIGHT_TANH(np.nextafter(x, x.dtype.type(1e30)))
        ),
    ],
    "tanh_of_a_sum_is_the_quotient": [np.sin, off("tanh", 60), naive_tanh],
    "tanh_of_a_double_is_a_quotient": [off("tanh", 60), naive_tanh],
    "tanh_is_a_quotient_of_expm1": [{"tanh": naive_tanh}, {"expm1": naive_expm1}],
    "tanh_is_a_shifted_logistic": [
        {"tanh": absolute("tanh", 10)},
        {"logistic": lambda x: RIGHT["logistic"](2 * x)},
    ],
    "logistic_of_the_negative_is_the_complement": [
        absolute("logistic", 5),
        lambda x: RIGHT["logistic"](x + x.dtype.type(1e-3)),
    ],
    "logistic_has_the_odds_of_exp": [
        {"logistic": naive_logistic},
        {"exp": off("exp", 20)},
    ],
    "logit_undoes_logistic": [{"logistic": naive_logistic}, {"logit": RIGHT_LOG}],
    "logistic_undoes_logit": [
        {"logistic": naive_logistic},
        {"logit": lambda p: RIGHT_LOG(p) - RIGHT_LOG(1 - p / 2)},
    ],
    "logit_of_the_complement_is_the_negative": [naive_logit, RIGHT_LOG],
    "logit_is_the_difference_of_logarithms": [
        {"logit": off("logit", 20)},
        {"logit": lambda p: np.log2(p / (1 - p))},
    ],
    "softplus_less_its_mirror_is_the_identity": [without_shift, off("softplus", 20)],
    "softplus_is_log1p_of_exp": [
        {"softplus": without_shift},
        {"softplus": lambda x: np.maximum(x, 0)},
    ],
    "logistic_is_exp_of_the_logistic_loss": [
        {**RIGHT_SOFTPLUS, "logistic": naive_logistic},
        {"softplus": lambda x: without_shift(x) * x.dtype.type(1.0001)},
    ],
    "softplus_lies_above_the_hinge_by_at_most_log_two": [
        without_shift,
        lambda x: np.maximum(x, 0) + 1,
    ],
    "slope_of_softplus_is_logistic": [
        {"softplus": lambda x: np.maximum(x, 0)},
        {**RIGHT_SOFTPLUS, "logistic": lambda x: RIGHT["logistic"](x * x.dtype.type(1.01))},
        {**RIGHT_SOFTPLUS, "logistic": lambda x: RIGHT["logistic"](-x)},
    ],
}
