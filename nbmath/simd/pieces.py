"""Small functions that drivers are built of, and that dissolve into each place of a call."""

from collections.abc import Callable
from typing import Any

import numba

from nbmath._ingredients import for_any_number
from nbmath._targets import ON_CPU

__all__ = ["inlined", "piece"]


def piece(function: Callable[..., Any]) -> Any:
    """A part of drivers, without an entry of its own from Python."""
    compiled = numba.njit(**{**ON_CPU["lanes"], "forceinline": False})(function)
    return for_any_number(compiled)


def inlined(function: Callable[..., Any]) -> Any:
    """A piece of drivers, read by the compiler once and copied by the optimiser.

    A `part` is copied as text, and read again wherever it is called: sixteen times in a loop over
    eight registers, which takes seconds.
    """
    return for_any_number(numba.njit(**ON_CPU["lanes"])(function))
