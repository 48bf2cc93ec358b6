"""Softmax and its kin as they are written: one row at a time."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target, Written, precision


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the field on a target."""
    field = Written("activations", target)

    def by_rows(name: str) -> Callable[..., Any]:
        def function(x: Any, axis: int = -1) -> Any:
            dtype = precision((x,))
            formula = field.formula(name, dtype)

            def row(values: Any) -> Any:
                out = field.space(values.shape, dtype)
                formula(field.given(values), out)
                return field.done(out, dtype)

            return np.apply_along_axis(row, axis, x) if np.size(x) else np.empty_like(x)

        return function

    def logsumexp(x: Any, axis: int = -1) -> Any:
        dtype = precision((x,))
        formula = field.formula("logsumexp", dtype)

        def row(values: Any) -> Any:
            return field.done(formula(field.given(values)), dtype)

        return np.apply_along_axis(row, axis, x)[()]

    names = ("softmax", "log_softmax")
    return {**{name: by_rows(name) for name in names}, "logsumexp": logsumexp}
