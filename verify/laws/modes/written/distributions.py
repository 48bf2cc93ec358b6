"""The normal distribution as it is written: one point at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target, Written, precision

NAMES = ("pdf", "logpdf", "cdf", "sf", "ppf")


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the field on a target."""
    field = Written("distributions.normal", target)

    def located(name: str) -> Callable[..., Any]:
        pointwise = field.pointwise(name)

        def function(x: Any, loc: Any = 0.0, scale: Any = 1.0) -> Any:
            return pointwise(x, loc, scale)

        return function

    def fit(x: Any) -> Any:
        dtype = precision((x,))
        found = field.formula("fit", dtype)(field.given(np.ravel(x)))
        return tuple(field.done(value, dtype) for value in found)

    return {**{f"normal_{name}": located(name) for name in NAMES}, "normal_fit": fit}
