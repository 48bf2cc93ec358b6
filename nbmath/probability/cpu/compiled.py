"""Tables inside `@njit`: what the overloads of the door return."""

from typing import Any

import numpy as np
from numba import types

from nbmath.probability import cpu as own


def arrays(*kinds: Any) -> bool:
    """Whether all arguments are arrays."""
    return all(isinstance(kind, types.Array) for kind in kinds)


def joint(prior: Any, likelihood: Any, out: Any = None) -> Any:
    """The overload of `nbmath.probability.joint`."""
    if not arrays(prior, likelihood):
        return None

    def implementation(prior: Any, likelihood: Any, out: Any = None) -> Any:
        result = np.empty_like(likelihood) if out is None else out
        flat = np.ascontiguousarray(likelihood).reshape(likelihood.shape[0], -1)
        own.joint(prior, flat, result.reshape(flat.shape))
        return result

    return implementation


def marginal(table: Any, axis: Any, out: Any = None) -> Any:
    """That of `nbmath.probability.marginal`."""
    if not arrays(table) or not isinstance(axis, types.Integer):
        return None

    def implementation(table: Any, axis: Any, out: Any = None) -> Any:
        place = axis + table.ndim if axis < 0 else axis
        result = np.empty(table.shape[place], table.dtype) if out is None else out
        own.marginal(own.around(table, place), result)
        return result

    return implementation


def condition(table: Any, axis: Any, index: Any, out: Any = None) -> Any:
    """That of `nbmath.probability.condition`."""
    if not arrays(table) or table.ndim < 2:
        return None

    def implementation(table: Any, axis: Any, index: Any, out: Any = None) -> Any:
        place = axis + table.ndim if axis < 0 else axis
        shape = own.shape_without(table, place)
        result = np.empty(shape, table.dtype) if out is None else out
        view = own.around(table, place)
        known = index + table.shape[place] if index < 0 else index
        own.condition(view, known, result.reshape(view.shape[0], view.shape[2]))
        return result

    return implementation


def bayes_update(prior: Any, likelihood: Any, out: Any = None) -> Any:
    """That of `nbmath.probability.bayes_update`."""
    if not arrays(prior, likelihood) or prior.ndim != 1 or likelihood.ndim != 1:
        return None

    def implementation(prior: Any, likelihood: Any, out: Any = None) -> Any:
        result = np.empty_like(prior) if out is None else out
        own.bayes_update(prior, likelihood, result)
        return result

    return implementation


def total_probability(prior: Any, likelihood: Any, out: Any = None) -> Any:
    """That of `nbmath.probability.total_probability`."""
    if not arrays(prior, likelihood):
        return None

    def implementation(prior: Any, likelihood: Any, out: Any = None) -> Any:
        flat = np.ascontiguousarray(likelihood).reshape(likelihood.shape[0], -1)
        result = np.empty_like(likelihood[0]) if out is None else out
        own.total_probability(prior, flat, result.reshape(-1))
        return result

    return implementation


def independence_gap(table: Any, given: Any = None) -> Any:
    """That of `nbmath.probability.independence_gap`, for two variables."""
    if not arrays(table) or table.ndim != 2 or given not in (None, types.none):
        return None

    def implementation(table: Any, given: Any = None) -> Any:
        known = np.ascontiguousarray(table).reshape(1, table.shape[0], table.shape[1])
        return own.independence_gap(known, table[:, 0].copy(), table[0].copy())

    return implementation


def is_independent(table: Any, given: Any = None, tolerance: Any = None) -> Any:
    """That of `nbmath.probability.is_independent`, for two variables and a tolerance."""
    if not arrays(table) or table.ndim != 2 or not isinstance(tolerance, types.Float):
        return None

    def implementation(table: Any, given: Any = None, tolerance: Any = None) -> Any:
        known = np.ascontiguousarray(table).reshape(1, table.shape[0], table.shape[1])
        return own.independence_gap(known, table[:, 0].copy(), table[0].copy()) <= tolerance

    return implementation
