"""Elementary functions as they are written."""

from collections.abc import Callable, Mapping
from typing import Any

from verify.laws.modes.written import Target, Written

NAMES = ("exp", "log", "log1p", "expm1", "tanh", "logistic", "logit", "softplus")


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the field on a target."""
    field = Written("elementary", target)
    return {name: field.pointwise(name) for name in NAMES}
