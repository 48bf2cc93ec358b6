"""Distributions as they are written: one point at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from nbmath._formulas import public_formulas
from verify.laws.modes.written import Target, Written, precision
from verify.laws.modes.written._joint import joint_operations
from verify.operations.distributions import MOMENTS, PARAMETERS, functions

DEFAULTS = {"loc": 0.0, "scale": 1.0}


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the field on a target; scores, which are several numbers, aside."""
    found: dict[str, Callable[..., Any]] = {}
    for name, parameters in PARAMETERS.items():
        room = f"distributions.{name}"
        field, formulas = Written(room, target), public_formulas(room)
        for each in functions(name):
            if each in formulas:
                function = field.pointwise(each)
                names = parameters if each in MOMENTS else ("x", *parameters)
                found[f"{name}_{each}"] = function if each == "kl" else completed(function, names)
    found["normal_fit"] = normal_fit(Written("distributions.normal", target))
    found |= joint_operations(target)
    return found


def completed(pointwise: Callable[..., Any], names: tuple[str, ...]) -> Callable[..., Any]:
    """A function with the defaults of its last parameters."""

    def function(*arguments: Any) -> Any:
        return pointwise(*arguments, *(DEFAULTS[name] for name in names[len(arguments) :]))

    return function


def normal_fit(field: Written) -> Callable[..., Any]:
    """The estimates from one row."""

    def fit(x: Any) -> Any:
        dtype = precision((x,))
        found = field.formula("fit", dtype)(field.given(np.ravel(x)))
        return tuple(field.done(value, dtype) for value in found)

    return fit
