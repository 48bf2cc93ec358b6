"""Operations as a user's `@njit` functions call them."""

from collections.abc import Callable
from typing import Any

import numba

from nbmath import _cache


def user(function: Callable[..., Any]) -> Any:
    """Compile as a user would, without options; the machine code is kept under nbmath's key."""
    return _cache.attach(numba.njit(function))
