"""Wrong special functions of many kinds, by the name of the right one."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nbmath import special

Function = Callable[..., Any]

RIGHT: dict[str, Function] = {name: getattr(special, name) for name in special.__all__}


def off(name: str, ulps: float = 8.0) -> Function:
    """The function with a relative error of some ulps."""

    def wrong(x: Any) -> Any:
        value = RIGHT[name](x)
        return value + value * value.dtype.type(ulps * np.finfo(value.dtype).eps)

    return wrong


def through_half_precision(name: str) -> Function:
    """The function of an argument with half the bits."""

    def wrong(x: Any) -> Any:
        short = np.float32 if x.dtype == np.float64 else np.float16
        with np.errstate(over="ignore", under="ignore"):
            return RIGHT[name](x.astype(short).astype(x.dtype))

    return wrong


def dipping(name: str) -> Function:
    """The function with a ripple, so that it is no longer monotone."""
    return lambda x: RIGHT[name](x) * (1 + x.dtype.type(1e-2) * np.sin(1e3 * x))


def feeling_its_neighbours(name: str) -> Function:
    """The function that becomes nan as a whole when one result is not finite."""

    def wrong(x: Any) -> Any:
        value = RIGHT[name](x)
        return value if np.isfinite(value).all() else np.full_like(value, np.nan)

    return wrong


def without_limits(name: str) -> Function:
    """The function of a clipped argument, which loses nan and infinities."""
    return lambda x: RIGHT[name](np.nan_to_num(x, nan=0.25, posinf=0.5, neginf=0.25))
