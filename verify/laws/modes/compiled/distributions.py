"""Distributions inside `@njit` functions."""

import importlib
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from nbmath import random
from nbmath.distributions import normal
from verify.laws.modes.compiled import user
from verify.operations.distributions import PARAMETERS, functions
from verify.operations.joint_distributions import JOINT


def called(function: Callable[..., Any]) -> Any:
    """A user's function that calls another with whatever it is given."""

    @user
    def inside(*arguments: Any) -> Any:
        return function(*arguments)

    return inside


def drawn(draw: Callable[..., Any]) -> Callable[..., Any]:
    """Draws of the key that a seed makes."""

    @user
    def double(key: Any, size: Any, parameters: Any) -> Any:
        return draw(key, size, *parameters)

    @user
    def single(key: Any, size: Any, parameters: Any) -> Any:
        return draw(key, size, *parameters, np.float32)

    def sample(seed: int, size: Any, *parameters: Any, dtype: DTypeLike = np.float64) -> Any:
        chosen = single if dtype == np.float32 else double
        given = tuple(p if np.ndim(p) else float(p) for p in parameters)
        return chosen(random.Key(seed), size, given)

    return sample


@user
def normal_fit(x: Any) -> Any:
    return normal.fit(x)


def operations() -> dict[str, Callable[..., Any]]:
    """The operations of all distributions; only numbers have scores there."""
    found = {"normal_fit": normal_fit}
    for name in PARAMETERS:
        room = importlib.import_module(f"nbmath.distributions.{name}")
        for each in functions(name):
            if hasattr(room, each):
                found[f"{name}_{each}"] = called(getattr(room, each))
        found[f"{name}_sample"] = drawn(room.sample)
    for name, functions_of in JOINT.items():
        room = importlib.import_module(f"nbmath.distributions.{name}")
        for each in functions_of.keys() - {"fit", "sample"}:
            found[f"{name}_{each}"] = called(getattr(room, each))
        found[f"{name}_sample"] = drawn(room.sample)
    return found


OPERATIONS = operations()
