"""What the doors of all distributions share: parameters, points, draws.

A parameter that is none is an error in Python, said here, and nan in compiled code, which is the
formulas' own business.
"""

import functools
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any, TypeVar, cast, get_args

import numpy as np
from numba import types

from nbmath import _door, _pointwise, random
from nbmath._pointwise import Check
from nbmath._targets import overload

__all__ = [
    "Condition",
    "counts",
    "moved",
    "not_negative",
    "of_dtype",
    "ordered",
    "over",
    "parts",
    "positive",
    "probabilities",
    "proper",
    "sampler",
]

Function = TypeVar("Function", bound=Callable[..., Any])
OTHER = "_q"
"""What ends the names of the parameters of a second distribution."""
DRAWN = ("key", "size", "dtype")
"""Arguments of `sample` that are no parameters of the distribution."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be true of some parameters together, and how that is said."""

    names: tuple[str, ...]
    holds: Callable[..., Any]
    expected: str

    def complaint(self, names: Sequence[str], values: Sequence[Any], true: Any) -> str:
        """A sentence with the first values of which it is not true."""
        spread = np.broadcast_arrays(*values, true)
        first = int(np.argmin(spread[-1]))
        named = zip(names, spread, strict=False)
        return f"{' and '.join(f'{n} is {v.flat[first]}' for n, v in named)}; {self.expected}"


def positive(*names: str) -> tuple[Condition, ...]:
    """Each of the parameters is greater than zero."""
    return tuple(Condition((n,), lambda v: v > 0.0, "expected a positive number") for n in names)


def not_negative(*names: str) -> tuple[Condition, ...]:
    """Each of the parameters is zero or more."""
    return tuple(Condition((n,), lambda v: v >= 0.0, "expected a number >= 0") for n in names)


def ordered(low: str, high: str) -> tuple[Condition, ...]:
    """One of the parameters is below another."""
    return (Condition((low, high), lambda a, b: a < b, f"expected {low} below {high}"),)


def probabilities(*names: str) -> tuple[Condition, ...]:
    """Each of the parameters lies between zero and one, ends included."""
    expected = "expected a number from 0 to 1"
    return tuple(Condition((n,), lambda v: (v >= 0.0) & (v <= 1.0), expected) for n in names)


def counts(*names: str) -> tuple[Condition, ...]:
    """Each of the parameters is a whole number, not negative."""
    expected = "expected a whole number >= 0"
    return tuple(
        Condition((n,), lambda v: (v >= 0.0) & (np.floor(v) == v), expected) for n in names
    )


def parts(total: str, *names: str) -> tuple[Condition, ...]:
    """Each of the parameters is a whole number, and the first is not below the others."""
    return (
        *counts(total, *names),
        *(
            Condition((n, total), lambda part, all_: part <= all_, f"expected {n} up to {total}")
            for n in names
        ),
    )


def asked(conditions: tuple[Condition, ...]) -> Check:
    """The check of the arguments that have the names of the conditions, or of their `_q`."""

    def placed(names: Sequence[str]) -> Callable[[Sequence[Any]], None]:
        places = [
            (condition, [names.index(n + ending) for n in condition.names])
            for condition in conditions
            for ending in ("", OTHER)
            if all(n + ending in names for n in condition.names)
        ]

        def right(values: Sequence[Any]) -> None:
            for condition, at in places:
                true = condition.holds(*[values[i] for i in at])
                if true is not True and not np.all(true):
                    told = [names[i] for i in at], [values[i] for i in at]
                    raise ValueError(condition.complaint(*told, true))

        return right

    return placed


def over(cpu: ModuleType, *conditions: Condition) -> Callable[[Function], Function]:
    """Make the decorator of a room's doors: the function described is the loop of its name."""
    check = asked(conditions)

    def decorate(described: Function) -> Function:
        name = described.__name__
        formula, driver = getattr(cpu, name), getattr(cpu, f"{name}_array")
        kind = inspect.signature(formula).return_annotation
        results = len(get_args(kind))  # of a tuple; none of a number
        door = _pointwise.public(driver, check, results)(described)
        _pointwise.register(door, formula, results, driver)
        return door

    return decorate


def sampler(*conditions: Condition) -> Callable[[Function], Function]:
    """Make `sample(key, size, ..., dtype)` of what draws with parameters that are right.

    What it decorates is compiled as it stands where compiled code calls it.
    """

    def decorate(described: Function) -> Function:
        signature = inspect.signature(described)
        names = [name for name in signature.parameters if name not in DRAWN]
        right, given_in = asked(conditions)(names), _binding(signature)

        @functools.wraps(described)
        def sample(*arguments: Any, **named: Any) -> Any:
            given = given_in(arguments, named)
            if all(type(given[name]) in (float, int) for name in names):
                right([float(given[name]) for name in names])
                return described(**given)
            values = [_door.real(given[name], name) for name in names]
            right(values)
            if given["size"] is None and any(v.ndim for v in values):
                given["size"] = np.broadcast_shapes(*(v.shape for v in values))
            given.update(
                {n: v.astype(given["dtype"])[()] for n, v in zip(names, values, strict=True)}
            )
            return described(**given)

        def choose(*_: Any, **__: Any) -> Any:
            return described

        choose.__signature__ = signature  # type: ignore[attr-defined]  # read by Numba
        overload(sample)(choose)
        return cast("Function", sample)

    return decorate


def _binding(
    signature: inspect.Signature,
) -> Callable[[tuple[Any, ...], dict[str, Any]], dict[str, Any]]:
    """As `signature.bind` and its defaults, which take longer than to draw a hundred numbers."""
    order = list(signature.parameters)
    left = [frozenset(order[k:]) for k in range(len(order) + 1)]
    defaults = {
        name: parameter.default
        for name, parameter in signature.parameters.items()
        if parameter.default is not parameter.empty
    }

    def bound(arguments: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any]:
        given = {**defaults, **dict(zip(order, arguments, strict=False)), **named}
        short = len(arguments) <= len(order) and named.keys() <= left[len(arguments)]
        if not short or len(given) < len(order):
            signature.bind(*arguments, **named)  # says what is wrong
        return given

    return bound


def proper(value: Any) -> Any:
    """A parameter that must be positive: itself, or in compiled code nan where it is not."""
    return value


@overload(proper)
def _proper(value: Any) -> Any:
    if isinstance(value, types.Array):
        return lambda value: value
    return lambda value: value if value > 0.0 else np.nan


def inner_uniform(key: random.Key, size: random.Size, dtype: Any) -> Any:
    """Uniform draws from (0, 1), of which a quantile is finite."""
    draws = random.uniform(key, size, dtype)
    least = np.finfo(draws.dtype).epsneg / 2
    return np.maximum(draws, draws.dtype.type(least))


@overload(inner_uniform)
def _inner_uniform(key: Any, size: Any, dtype: Any) -> Any:
    def draw(key: Any, size: Any, dtype: Any) -> Any:
        draws = random.uniform(key, size, dtype)
        least = np.finfo(dtype).eps / 4
        return np.maximum(draws, dtype(least))

    return draw


def of_dtype(draws: Any, dtype: Any) -> Any:
    """Whole draws as numbers of a floating type."""
    return np.asarray(draws).astype(dtype)[()]


@overload(of_dtype)
def _of_dtype(draws: Any, dtype: Any) -> Any:
    if isinstance(draws, types.Array):
        return lambda draws, dtype: draws.astype(dtype)
    return lambda draws, dtype: dtype(draws)


def moved(draws: Any, loc: Any, scale: Any, dtype: Any) -> Any:
    """Standard draws in units of scale from loc."""
    return loc + scale * draws


@overload(moved)
def _moved(draws: Any, loc: Any, scale: Any, dtype: Any) -> Any:
    return lambda draws, loc, scale, dtype: dtype(loc) + dtype(proper(scale)) * draws
