"""Softmax and its kin inside `@njit` functions."""

from typing import Any

from nbmath import activations
from verify.laws.modes.compiled import user


@user
def softmax(x: Any, axis: int = -1) -> Any:
    return activations.softmax(x, axis)


@user
def log_softmax(x: Any, axis: int = -1) -> Any:
    return activations.log_softmax(x, axis)


@user
def logsumexp(x: Any, axis: int = -1) -> Any:
    return activations.logsumexp(x, axis)


OPERATIONS = {"softmax": softmax, "log_softmax": log_softmax, "logsumexp": logsumexp}
