"""Probability tables inside `@njit` functions."""

from typing import Any

from nbmath import probability
from verify.laws.modes.compiled import user


@user
def joint(prior: Any, likelihood: Any) -> Any:
    return probability.joint(prior, likelihood)


@user
def marginal(table: Any, axis: int) -> Any:
    return probability.marginal(table, axis)


@user
def condition(table: Any, axis: int, index: int) -> Any:
    return probability.condition(table, axis, index)


@user
def bayes_update(prior: Any, likelihood: Any) -> Any:
    return probability.bayes_update(prior, likelihood)


OPERATIONS = {
    "joint": joint,
    "marginal": marginal,
    "condition": condition,
    "bayes_update": bayes_update,
}
