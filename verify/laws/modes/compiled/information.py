"""Information inside `@njit` functions."""

from typing import Any

from nbmath import information
from verify.laws.modes.compiled import user


@user
def entropy(p: Any) -> Any:
    return information.entropy(p)


@user
def cross_entropy(p: Any, q: Any) -> Any:
    return information.cross_entropy(p, q)


@user
def kl_divergence(p: Any, q: Any) -> Any:
    return information.kl_divergence(p, q)


@user
def js_divergence(p: Any, q: Any) -> Any:
    return information.js_divergence(p, q)


@user
def renyi_entropy(p: Any, order: Any) -> Any:
    return information.renyi_entropy(p, order)


@user
def conditional_entropy(table: Any) -> Any:
    return information.conditional_entropy(table)


@user
def mutual_information(table: Any) -> Any:
    return information.mutual_information(table)


OPERATIONS = {
    "entropy": entropy,
    "cross_entropy": cross_entropy,
    "kl_divergence": kl_divergence,
    "js_divergence": js_divergence,
    "renyi_entropy": renyi_entropy,
    "conditional_entropy": conditional_entropy,
    "mutual_information": mutual_information,
}
