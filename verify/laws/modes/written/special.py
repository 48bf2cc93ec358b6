"""Special functions as they are written."""

from collections.abc import Callable, Mapping
from typing import Any

from verify.laws.modes.written import Target, Written
from verify.operations import of_field


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the field on a target."""
    field = Written("special", target)
    return {name: field.pointwise(name) for name in of_field("special")}
