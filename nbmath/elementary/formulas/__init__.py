"""The formulas in float64; `single` holds their float32 forms under the same names."""

from nbmath.elementary.formulas.functions import (
    exp,
    exp2_of_nonpositive,
    expm1,
    log,
    log1p,
    logistic,
    logit,
    softplus,
    tanh,
)

__all__ = [
    "exp",
    "exp2_of_nonpositive",
    "expm1",
    "log",
    "log1p",
    "logistic",
    "logit",
    "softplus",
    "tanh",
]
