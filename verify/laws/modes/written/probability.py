"""Probability tables as they are written."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from verify.laws.modes.written import Target, Written, precision


def operations(target: Target) -> Mapping[str, Callable[..., Any]]:
    """The operations of the field on a target."""
    field = Written("probability", target)

    def joint(prior: Any, likelihood: Any) -> Any:
        dtype = precision((prior, likelihood))
        out = field.space(likelihood.shape, dtype)
        table = field.given(likelihood.reshape(likelihood.shape[0], -1))
        field.formula("joint", dtype)(field.given(prior), table, out.reshape(table.shape))
        return field.done(out, dtype)

    def marginal(table: Any, axis: int) -> Any:
        out = field.space((table.shape[axis],), table.dtype)
        field.formula("marginal", table.dtype)(field.given(_around(table, axis)), out)
        return field.done(out, table.dtype)

    def condition(table: Any, axis: int, index: int) -> Any:
        view = _around(table, axis)
        out = field.space((view.shape[0], view.shape[2]), table.dtype)
        field.formula("condition", table.dtype)(field.given(view), index, out)
        return field.done(out, table.dtype).reshape(np.delete(table.shape, axis))

    def bayes_update(prior: Any, likelihood: Any) -> Any:
        dtype = precision((prior, likelihood))
        out = field.space(prior.shape, dtype)
        field.formula("bayes_update", dtype)(field.given(prior), field.given(likelihood), out)
        return field.done(out, dtype)

    return {
        "joint": joint,
        "marginal": marginal,
        "condition": condition,
        "bayes_update": bayes_update,
    }


def _around(table: Any, axis: int) -> Any:
    """The table as (before, axis, after)."""
    place = axis % table.ndim
    before = int(np.prod(table.shape[:place]))
    return np.ascontiguousarray(table).reshape(before, table.shape[place], -1)
