"""Compiled functions of parameters that are vectors, alone and at many points."""

from collections.abc import Callable
from typing import Any

from nbmath._loops import named

__all__ = ["calling", "over_places"]


def calling(formula: Callable[..., Any], arguments: int, room: str) -> Any:
    """The compiled function of a formula of so many vectors, matrices and numbers."""
    return named(_CALLS[arguments](formula), f"{formula.__name__}_of", room)


def _of_one(formula: Callable[..., Any]) -> Callable[..., Any]:
    def call(a: Any) -> Any:
        return formula(a)

    return call


def _of_two(formula: Callable[..., Any]) -> Callable[..., Any]:
    def call(a: Any, b: Any) -> Any:
        return formula(a, b)

    return call


def _of_three(formula: Callable[..., Any]) -> Callable[..., Any]:
    def call(a: Any, b: Any, c: Any) -> Any:
        return formula(a, b, c)

    return call


_CALLS = {1: _of_one, 2: _of_two, 3: _of_three}


def over_places(formula: Callable[..., Any], parameters: int, room: str) -> Any:
    """The loop `(x, ..., out)` that writes formula(x[i], ...), the parameters as they are."""
    return named(_LOOPS[parameters](formula), f"{formula.__name__}_array", room)


def _with_one(formula: Callable[..., Any]) -> Callable[..., Any]:
    def loop(x: Any, a: Any, out: Any) -> None:
        for i in range(out.shape[0]):
            out[i] = formula(x[i], a)

    return loop


def _with_three(formula: Callable[..., Any]) -> Callable[..., Any]:
    def loop(x: Any, a: Any, b: Any, c: Any, out: Any) -> None:
        for i in range(out.shape[0]):
            out[i] = formula(x[i], a, b, c)

    return loop


_LOOPS = {1: _with_one, 3: _with_three}
