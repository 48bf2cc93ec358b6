"""Contractions inside `@njit` functions, whose subscripts are literal: a function for each."""

import functools
from collections.abc import Callable
from typing import Any

from nbmath import linalg
from verify.laws.modes.compiled import user


@functools.cache
def _of(subscripts: str, count: int) -> Callable[..., Any]:
    """A user's function with these subscripts in it."""
    functions: dict[int, Callable[..., Any]] = {
        1: lambda x: linalg.einsum(subscripts, x),
        2: lambda x, y: linalg.einsum(subscripts, x, y),
        3: lambda x, y, z: linalg.einsum(subscripts, x, y, z),
    }
    compiled: Callable[..., Any] = user(functions[count])
    return compiled


def einsum(subscripts: str, *operands: Any) -> Any:
    """Up to three operands."""
    return _of(subscripts, len(operands))(*operands)


OPERATIONS = {"einsum": einsum}
