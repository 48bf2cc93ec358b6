"""Statistics as they are written: one row at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target, Written, precision


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the field on a target."""
    field = Written("statistics", target)

    def of_row(name: str, x: Any, *options: Any) -> Any:
        dtype = precision((x,))
        given = [field.given(np.asarray(option, dtype)) for option in options]
        return field.done(field.formula(name, dtype)(field.given(x), *given), dtype)

    def reduced(name: str) -> Callable[..., Any]:
        def function(x: Any, axis: Any = None, ddof: Any = 0) -> Any:
            options = () if name == "mean" else (float(ddof),)
            if axis is None or np.ndim(x) == 1:
                return of_row(name, np.ravel(x), *options)
            return np.apply_along_axis(lambda row: of_row(name, row, *options), axis, x)

        return function

    def skew(x: Any, bias: bool = True) -> Any:
        return of_row("skew", x, float(bias))

    def kurtosis(x: Any, fisher: bool = True, bias: bool = True) -> Any:
        return of_row("kurtosis", x, float(fisher), float(bias))

    def average(x: Any, _: Any, weights: Any) -> Any:
        return of_row("average", x, weights)

    return {
        **{name: reduced(name) for name in ("mean", "var", "std")},
        "skew": skew,
        "kurtosis": kurtosis,
        "average": average,
    }
