"""The error functions inside `@njit` functions."""

from typing import Any

from nbmath import special
from verify.laws.modes.compiled import user


@user
def erf(x: Any) -> Any:
    return special.erf(x)


@user
def erfc(x: Any) -> Any:
    return special.erfc(x)


@user
def erfcx(x: Any) -> Any:
    return special.erfcx(x)


@user
def erfinv(x: Any) -> Any:
    return special.erfinv(x)


@user
def erfcinv(x: Any) -> Any:
    return special.erfcinv(x)


@user
def ndtr(x: Any) -> Any:
    return special.ndtr(x)


@user
def log_ndtr(x: Any) -> Any:
    return special.log_ndtr(x)


@user
def ndtri(x: Any) -> Any:
    return special.ndtri(x)


@user
def ndtri_exp(x: Any) -> Any:
    return special.ndtri_exp(x)


OPERATIONS = {
    "erf": erf,
    "erfc": erfc,
    "erfcx": erfcx,
    "erfinv": erfinv,
    "erfcinv": erfcinv,
    "ndtr": ndtr,
    "log_ndtr": log_ndtr,
    "ndtri": ndtri,
    "ndtri_exp": ndtri_exp,
}
