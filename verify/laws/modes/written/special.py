"""Special functions as they are written."""

from collections.abc import Callable, Mapping
from typing import Any

from verify.laws.modes.written import Target, Written
from verify.operations import of_field


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the field on a target."""
    field = Written("special", target)
    found = {name: field.pointwise(name) for name in of_field("special")}
    hurwitz, riemann = found["zeta"], field.pointwise("riemann_zeta")

    def zeta(s: Any, q: Any = None) -> Any:
        return riemann(s) if q is None else hurwitz(s, q)

    return {**found, "zeta": zeta}
