"""Compiled functions of parameters alone: vectors, matrices and numbers."""

from collections.abc import Callable
from typing import Any

from nbmath._loops import named

__all__ = ["calling"]


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
