"""Formulas on symbols: definitions in place of approximations, and every path through branches."""

from collections.abc import Callable
from typing import Any
from unittest import mock

import sympy
from sympy.core.relational import Relational

DEFINITIONS: dict[str, Callable[[Any], Any]] = {
    "exp": sympy.exp,
    "exp2_of_nonpositive": lambda x: 2**x,
    "expm1": lambda x: sympy.exp(x) - 1,
    "log": sympy.log,
    "log1p": lambda x: sympy.log(1 + x),
    "logistic": lambda x: 1 / (1 + sympy.exp(-x)),
    "logit": lambda p: sympy.log(p / (1 - p)),
    "softplus": lambda x: sympy.log(1 + sympy.exp(x)),
    "tanh": sympy.tanh,
}
"""What the elementary formulas approximate; a polynomial proves nothing about its function."""


def branches(call: Callable[[], Any]) -> list[tuple[Any, Any]]:
    """Each path of `call` through comparisons of symbols, as (condition, result).

    A comparison that sympy cannot decide is taken both ways, and the same comparison in the same
    path the same way again. An identity is proved when it holds on all paths.
    """
    found: list[tuple[Any, Any]] = []
    pending: list[tuple[bool, ...]] = [()]
    while pending:
        prefix = pending.pop()
        taken: dict[Any, bool] = {}

        def decide(
            relation: Any,
            taken: dict[Any, bool] = taken,
            prefix: tuple[bool, ...] = prefix,
        ) -> bool:
            if relation in taken:
                return taken[relation]
            if relation.negated in taken:
                return not taken[relation.negated]
            chosen = tuple(taken.values())
            if len(chosen) >= len(prefix):
                pending.append((*chosen, False))
            taken[relation] = prefix[len(chosen)] if len(chosen) < len(prefix) else True
            return taken[relation]

        with mock.patch.object(Relational, "__bool__", decide):
            value = call()
        condition = sympy.And(*(r if yes else r.negated for r, yes in taken.items()))
        found.append((condition, value))
    return found


def definition(formula: Callable[..., Any]) -> Callable[..., Any]:
    """What a formula of the elementary functions means."""
    if formula.__name__ not in DEFINITIONS:
        raise TypeError(f"{formula.__module__}.{formula.__name__} has no symbolic definition")
    return DEFINITIONS[formula.__name__]
