"""Logarithms of sums and the terms of entropies inside `@njit` functions."""

from typing import Any

from nbmath import special
from verify.laws.modes.compiled import user


@user
def log1pmx(x: Any) -> Any:
    return special.log1pmx(x)


@user
def log1mexp(x: Any) -> Any:
    return special.log1mexp(x)


@user
def logaddexp(x: Any, y: Any) -> Any:
    return special.logaddexp(x, y)


@user
def logsubexp(x: Any, y: Any) -> Any:
    return special.logsubexp(x, y)


@user
def xlogy(x: Any, y: Any) -> Any:
    return special.xlogy(x, y)


@user
def xlog1py(x: Any, y: Any) -> Any:
    return special.xlog1py(x, y)


@user
def entr(x: Any) -> Any:
    return special.entr(x)


@user
def rel_entr(x: Any, y: Any) -> Any:
    return special.rel_entr(x, y)


@user
def kl_div(x: Any, y: Any) -> Any:
    return special.kl_div(x, y)


OPERATIONS = {
    "log1pmx": log1pmx,
    "log1mexp": log1mexp,
    "logaddexp": logaddexp,
    "logsubexp": logsubexp,
    "xlogy": xlogy,
    "xlog1py": xlog1py,
    "entr": entr,
    "rel_entr": rel_entr,
    "kl_div": kl_div,
}
