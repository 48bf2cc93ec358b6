"""The gamma functions inside `@njit` functions."""

from typing import Any

from nbmath import special
from verify.laws.modes.compiled import user


@user
def digamma(x: Any) -> Any:
    return special.digamma(x)


@user
def gamma(x: Any) -> Any:
    return special.gamma(x)


@user
def gammaln(x: Any) -> Any:
    return special.gammaln(x)


@user
def gammasgn(x: Any) -> Any:
    return special.gammasgn(x)


@user
def rgamma(x: Any) -> Any:
    return special.rgamma(x)


OPERATIONS = {
    "digamma": digamma,
    "gamma": gamma,
    "gammaln": gammaln,
    "gammasgn": gammasgn,
    "rgamma": rgamma,
}
