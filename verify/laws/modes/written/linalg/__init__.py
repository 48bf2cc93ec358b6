"""Linear algebra as it is written, a chapter in each module."""

from collections.abc import Callable, Mapping
from typing import Any

from verify._parts import parts
from verify.laws.modes.written import Target


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the field on a target."""
    return {
        name: function
        for module in parts(__name__)
        for name, function in module.operations(target).items()
    }
