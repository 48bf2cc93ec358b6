"""Elementary functions inside `@njit` functions."""

from typing import Any

from nbmath import elementary
from verify.laws.modes.compiled import user


@user
def exp(x: Any) -> Any:
    return elementary.exp(x)


@user
def log(x: Any) -> Any:
    return elementary.log(x)


@user
def log1p(x: Any) -> Any:
    return elementary.log1p(x)


@user
def expm1(x: Any) -> Any:
    return elementary.expm1(x)


@user
def tanh(x: Any) -> Any:
    return elementary.tanh(x)


@user
def logistic(x: Any) -> Any:
    return elementary.logistic(x)


@user
def logit(x: Any) -> Any:
    return elementary.logit(x)


@user
def softplus(x: Any) -> Any:
    return elementary.softplus(x)


OPERATIONS = {
    "exp": exp,
    "log": log,
    "log1p": log1p,
    "expm1": expm1,
    "tanh": tanh,
    "logistic": logistic,
    "logit": logit,
    "softplus": softplus,
}
