"""Singular values inside `@njit` functions, where failures are nan."""

from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@user
def svd(a: Any) -> Any:
    return linalg.svd(a)


@user
def svdvals(a: Any) -> Any:
    return linalg.svdvals(a)


@user
def pinv(a: Any) -> Any:
    return linalg.pinv(a)


@user
def matrix_rank(a: Any) -> Any:
    return linalg.matrix_rank(a)


@user
def null_space(a: Any) -> Any:
    return linalg.null_space(a)


@user
def orth(a: Any) -> Any:
    return linalg.orth(a)


@user
def cond(a: Any) -> Any:
    return linalg.cond(a)


@user
def polar(a: Any) -> Any:
    return linalg.polar(a)


@user
def nearest_psd(a: Any) -> Any:
    return linalg.nearest_psd(a)


OPERATIONS = {
    "svd": svd,
    "svdvals": svdvals,
    "pinv": pinv,
    "matrix_rank": matrix_rank,
    "null_space": null_space,
    "orth": orth,
    "cond": cond,
    "polar": polar,
    "nearest_psd": nearest_psd,
}
