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

    def total_probability(prior: Any, likelihood: Any) -> Any:
        dtype = precision((prior, likelihood))
        out = field.space(likelihood.shape[1:], dtype)
        field.formula("total_probability", dtype)(field.given(prior), field.given(likelihood), out)
        return field.done(out, dtype)

    def independence_gap(table: Any) -> Any:
        work = [field.space((size,), table.dtype) for size in table.shape]
        formula = field.formula("independence_gap", table.dtype)
        return field.done(formula(field.given(table[None]), *work), table.dtype)

    def dirichlet_mode(alpha: Any) -> Any:
        out = field.space(alpha.shape, alpha.dtype)
        field.formula("dirichlet_mode", alpha.dtype)(field.given(alpha), out)
        return field.done(out, alpha.dtype)

    def dirichlet_multinomial_logpmf(counts: Any, alpha: Any) -> Any:
        dtype = precision((counts, alpha))
        formula = field.formula("dirichlet_multinomial_logpmf", dtype)
        return field.done(formula(field.given(counts), field.given(alpha)), dtype)

    pointwise = (
        *("beta_mode", "gamma_mode", "beta_binomial_logpmf", "gamma_poisson_logpmf"),
        *("gamma_exponential_logpdf", "normal_inverse_gamma_logpdf"),
    )
    return {
        **{name: field.pointwise(name) for name in pointwise},
        "total_probability": total_probability,
        "independence_gap": independence_gap,
        "dirichlet_mode": dirichlet_mode,
        "dirichlet_multinomial_logpmf": dirichlet_multinomial_logpmf,
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
