"""What the rooms of all distributions hold under the same names; it follows from their formulas."""

import inspect
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from nbmath._formulas import public_formulas
from nbmath._loops import over_arrays
from nbmath._once import over_counts, over_prepared_arrays
from nbmath._targets import bind
from nbmath.special.cpu.beta_inverses import over_beta_points
from nbmath.special.cpu.fractions import over_tails

__all__ = [
    "COUNTED",
    "DENSITIES",
    "NAMES",
    "TAILS",
    "formulas",
    "loops",
    "parameters",
    "tails_by_fractions",
]

DENSITIES = ("pdf", "logpdf", "pmf", "logpmf", "cdf", "sf", "logcdf", "logsf", "ppf", "isf")
"""Functions of a point with one result."""
TAILS = ("cdf", "sf", "logcdf", "logsf")
"""Those of them that cost most where points are counts."""
COUNTED = ("pmf", "logpmf", *TAILS)
"""All that counts have."""
NAMES = (
    *(*DENSITIES, "score"),
    *("mean", "var", "std", "skewness", "kurtosis", "entropy", "kl"),
    "fisher_information",
)
"""Functions of numbers that a distribution may have."""

Function = Callable[..., Any]


def formulas(room: str) -> dict[str, Function]:
    """The formulas of a room behind the names that all distributions share."""
    public = public_formulas(room)
    return {name: public[name] for name in NAMES if name in public}


def parameters(formula: Function) -> tuple[str, ...]:
    """The names of a formula's arguments."""
    return tuple(inspect.signature(formula).parameters)


def loops(room: str, counted: tuple[str, ...] = (), **own: Any) -> dict[str, Any]:
    """The compiled functions of a room, and as `NAME_array` the loops over flat arrays.

    A loop that the room has written itself stands in place of the usual one. Where the room has
    `NAME_terms` of the parameters and `NAME_of` of a point and these terms, of which NAME is made,
    the loop computes the terms of numbers once. Functions that are `counted` meet few counts many
    times: what was found for one is remembered.
    """
    bound: SimpleNamespace = bind(room, "cpu")
    found: dict[str, Any] = {}
    for name, formula in formulas(room).items():
        function, loop = getattr(bound, name), f"{name}_array"
        found[name] = function
        arguments = len(parameters(formula))
        if name in counted:
            own.setdefault(loop, over_counts(function, room, arguments))
        found[loop] = own.get(loop) or _loop(bound, name, room, arguments)
    return found


def tails_by_fractions(room: str) -> dict[str, Any]:
    """The loops of the tails of a room that are made from those of a beta variable, and back.

    A room with `point_above` has both quantiles from the lower tail of that variable.
    """
    bound = bind(room, "cpu")
    arguments = len(parameters(formulas(room)["cdf"]))
    even = hasattr(bound, "point_above")
    above = bound.point_above if even else bound.point
    quantiles = (("ppf", bound.point, False), ("isf", above, not even))
    found = {
        f"{name}_array": over_beta_points(
            *(getattr(bound, name), (bound.exponents, bound.share, point), upper, room, arguments)
        )
        for name, point, upper in quantiles
    }
    return found | {
        f"{name}_array": over_tails(
            getattr(bound, name), (bound.pairs, bound.exponents, value), room, arguments
        )
        for name, value in (("cdf", bound.lower_of), ("sf", bound.upper_of))
    }


def _loop(bound: SimpleNamespace, name: str, room: str, arguments: int) -> Any:
    function = getattr(bound, name)
    prepare = getattr(bound, f"{name}_terms", None)
    if prepare is None:
        return over_arrays(function, room, arguments)
    follow = getattr(bound, f"{name}_of")
    return over_prepared_arrays(function, prepare, follow, room, arguments)
