"""Joint, marginal and conditional tables, independence, and Bayes' rule."""

from __future__ import annotations

import math
import operator
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nbmath import _door
from nbmath._targets import overload
from nbmath.probability import cpu as _cpu
from nbmath.probability.cpu import compiled as _compiled
from nbmath.probability.cpu import updates as _updates
from nbmath.probability.door.checks import allowed_gap, check_rows, table_of

__all__ = [
    "bayes_update",
    "condition",
    "joint",
    "marginal",
    "total_probability",
]

Array = NDArray[Any]
WIDEST = 256
"""Hypotheses of which so many problems at once stay in the first cache."""
FEWEST = 4
"""Problems that are worth the lanes of a register."""


def joint(prior: ArrayLike, likelihood: ArrayLike, out: Array | None = None) -> Any:
    """The joint table of hypotheses and data.

        P(h, d) = P(h) P(d | h)

    Parameters:
        prior: P(h), shape (hypotheses,); non-negative, sums to one.
        likelihood: P(d | h), shape (hypotheses, ...): for each hypothesis a table over the data
            that sums to one.
        out: Where to write, of the shape of `likelihood`.

    Returns:
        P(h, d) in the shape of `likelihood`; float32 where both arguments are, else float64.

    Raises:
        ValueError: A probability is negative or nan, a sum is not one within rounding, or the
            numbers of hypotheses differ.

    Accuracy: one rounding an entry.

    Source: Kolmogorov 1933, chapter I, section 4, equation (6).

    Examples:
        >>> from nbmath.probability import joint
        >>> joint([0.75, 0.25], [[0.5, 0.5], [0.0, 1.0]])
        array([[0.375, 0.375],
               [0.   , 0.25 ]])
    """
    p, table, flat = _hypotheses(prior, likelihood)
    result = _door.workspace(out, table.shape, table.dtype, p, table)
    _checked_pass(_cpu.joint_table, p, table, flat, result.reshape(flat.shape))
    return _door.deliver(result, out)


def total_probability(prior: ArrayLike, likelihood: ArrayLike, out: Array | None = None) -> Any:
    """The table of the data, whatever the hypothesis.

        P(d) = sum_h P(h) P(d | h)

    Parameters:
        prior, likelihood: as for `joint`.
        out: Where to write, of the shape of a table of the data.

    Returns:
        P(d), a table that sums to one; float32 where both arguments are, else float64.

    Raises: as for `joint`.
    Accuracy: error below (n + 1) eps relative to the entry for n hypotheses.
    Source: Kolmogorov 1933, chapter I, section 5.

    Examples:
        >>> from nbmath.probability import total_probability
        >>> total_probability([0.75, 0.25], [[0.5, 0.5], [0.0, 1.0]])
        array([0.375, 0.625])
    """
    p, table, flat = _hypotheses(prior, likelihood)
    result = _door.workspace(out, table.shape[1:], table.dtype, p, table)
    _checked_pass(_cpu.total_probability_table, p, table, flat, result.reshape(-1))
    return _door.deliver(result, out)


def marginal(table: ArrayLike, axis: int | tuple[int, ...], out: Array | None = None) -> Any:
    """The marginal table of the variables on the given axes; all others are summed out.

        P(x) = sum_y P(x, y)

    Parameters:
        table: P over any number of variables; non-negative, sums to one.
        axis: The axis, or axes in the wanted order, of the variables to keep.
        out: Where to write.

    Returns:
        A table with the axes of `axis`; it sums to one as well as `table` does.

    Raises:
        ValueError: A probability is negative or nan, the sum is not one, or an axis comes twice.
        numpy.exceptions.AxisError: There is no such axis.

    Accuracy: error below (m + n) eps relative to the entry for a sum over m x n entries.

    Source: Kolmogorov 1933, chapter I, section 5, theorem of total probability.

    Examples:
        >>> from nbmath.probability import marginal
        >>> table = [[0.375, 0.375], [0.0, 0.25]]
        >>> marginal(table, 0)
        array([0.75, 0.25])
        >>> marginal(table, 1)
        array([0.375, 0.625])
    """
    p = table_of(table)
    kept = _axes(axis, p.ndim)
    shape = tuple(p.shape[a] for a in kept)
    result = _door.workspace(out, shape, p.dtype, p)
    if len(kept) == 1:
        view = _cpu.around(p, kept[0])
    else:
        moved = np.moveaxis(p, kept, range(len(kept)))
        view = _door.contiguous(moved).reshape(1, result.size, -1)
    _cpu.marginal_table(view, result.reshape(-1))
    return _door.deliver(result, out)


def condition(table: ArrayLike, axis: int, index: int, out: Array | None = None) -> Any:
    """The table of all other variables, given the value of one.

        P(y | x = index) = P(x = index, y) / P(x = index)

    Parameters:
        table: P over two or more variables; non-negative, sums to one.
        axis: The axis of the variable that is known.
        index: Its value; negative counts from the end.
        out: Where to write.

    Returns:
        A table without that axis, which sums to one.

    Raises:
        ValueError: The event has probability zero (nan inside `@njit` code), a probability is
            negative or nan, or the sum is not one.
        IndexError: The variable has no such value.
        numpy.exceptions.AxisError: There is no such axis.

    Accuracy: error below (m + n + 2) eps relative to the entry for an event of m x n entries.

    Source: Kolmogorov 1933, chapter I, section 4, equation (5).

    Examples:
        >>> from nbmath.probability import condition
        >>> condition([[0.375, 0.375], [0.0, 0.25]], axis=1, index=1)
        array([0.6, 0.4])
    """
    p = table_of(table)
    if p.ndim < 2:
        raise ValueError(f"table has shape {p.shape}; nothing is left beside the known variable")
    axis, place = _door.axis_index(axis, p.ndim), operator.index(index)
    if not -p.shape[axis] <= place < p.shape[axis]:
        raise IndexError(f"index is {place}; axis {axis} has {p.shape[axis]} values")
    result = _door.workspace(out, (*p.shape[:axis], *p.shape[axis + 1 :]), p.dtype, p)
    view = _cpu.around(p, axis)
    flat = result.reshape(view.shape[0], view.shape[2])
    if not _cpu.condition_table(view, place % p.shape[axis], flat) > 0:
        event = f"the event that axis {axis} has value {place}"
        raise ValueError(f"{event} has probability zero; nothing can be conditioned on it")
    return _door.deliver(result, out)


def bayes_update(
    prior: ArrayLike, likelihood: ArrayLike, *, sequence: bool = False, out: Array | None = None
) -> Any:
    """The probabilities of hypotheses after data: Bayes' rule.

        P(h | d) = P(h) P(d | h) / sum_g P(g) P(d | g)

    Likelihoods are taken relative to the largest one: products of small densities do not underflow.

    Parameters:
        prior: P(h), shape (..., hypotheses); non-negative, sums to one along the last axis.
        likelihood: P(d | h) of what was observed, or its density, for each hypothesis, shape
            (..., hypotheses); non-negative. Leading axes broadcast with those of the prior: each
            is an update of its own.
        sequence: Take the second last axis of `likelihood` as observations one after another,
            independent given the hypothesis, and return the posterior after each.
        out: Where to write.

    Returns:
        P(h | d), shape (..., hypotheses) after broadcasting, or with `sequence` (..., observations,
        hypotheses), of which the last is the posterior given all.

    Raises:
        ValueError: The observation is impossible under every hypothesis that has a prior
            probability (nan inside `@njit` code); a prior or likelihood is negative or nan; the
            prior does not sum to one; the shapes do not fit.

    Accuracy: error below (n + 4) eps relative to the entry for n hypotheses.

    Source: Bayes 1763; Laplace 1774; Kolmogorov 1933, chapter I, section 5.

    Examples:
        A test that finds 99 % of the ill and alarms for 5 % of the healthy, with 1 % ill:

        >>> from nbmath.probability import bayes_update
        >>> bayes_update([0.01, 0.99], [0.99, 0.05]).round(4)
        array([0.1667, 0.8333])
        >>> bayes_update([0.01, 0.99], [[0.99, 0.05], [0.99, 0.05]], sequence=True).round(4)
        array([[0.1667, 0.8333],
               [0.7984, 0.2016]])
    """
    p, given = _door.reals(prior=prior, likelihood=likelihood)
    if p.ndim == 0 or given.ndim < 1 + sequence or p.shape[-1] != given.shape[-1]:
        expected = "(..., observations, hypotheses)" if sequence else "(..., hypotheses)"
        raise ValueError(
            f"prior has shape {p.shape} and likelihood {given.shape}; expected (..., hypotheses)"
            f" and {expected} with equally many hypotheses"
        )
    steps = given.shape[-2:-1] if sequence else ()
    shape = (*_door.leading(p.shape[:-1], given.shape[: -1 - sequence]), p.shape[-1])
    result = _door.workspace(out, full := (*shape[:-1], *steps, shape[-1]), p.dtype, p, given)
    if p.shape != full or given.shape != full or not _updated_by_lanes(p, given, result):
        _update_in_turn(p, given, shape, result)
    return _door.deliver(result, out)


def _updated_by_lanes(p: Array, given: Array, result: Array) -> bool:
    """Many updates, checked as they are made; False where that is not for these."""
    lanes = 2 <= p.shape[-1] <= WIDEST and result.size >= FEWEST * p.shape[-1]
    if not lanes or _door.parallel(given.size):
        return False
    rows = [_door.contiguous(x).reshape(-1, p.shape[-1]) for x in (p, given)]
    return bool(_updates.bayes_update_lanes(*rows, allowed_gap(p), result.reshape(rows[0].shape)))


def _update_in_turn(p: Array, given: Array, shape: tuple[int, ...], result: Array) -> None:
    """Updates by rows, of which each may be of several observations; all is checked before."""
    check_rows(_door.rows(p, -1), p, "prior", (-1,))
    if not _cpu.are_not_negative(_door.contiguous(given).reshape(-1)):
        _door.check_not_negative(given, "likelihood")
    priors = _door.rows(p if p.size == p.shape[-1] else np.broadcast_to(p, shape), -1)
    given = _door.contiguous(np.broadcast_to(given, result.shape))
    stack = (math.prod(shape[:-1]), math.prod(result.shape[len(shape) - 1 : -1]), shape[-1])
    stacks = [x.reshape(stack) for x in (given, result)]
    threads = _door.parallel(given.size)
    update = _cpu.bayes_update_rows_parallel if threads else _cpu.bayes_update_rows
    if update(priors, *stacks):
        raise ValueError(
            "the observation has probability zero under every hypothesis that the prior allows; no"
            " posterior exists"
        )


def _hypotheses(prior: ArrayLike, likelihood: ArrayLike) -> tuple[Array, Array, Array]:
    """P(h) and P(d | h), and the second with its data in one axis."""
    p, table = _door.reals(prior=prior, likelihood=likelihood)
    if p.ndim != 1:
        raise ValueError(f"prior has shape {p.shape}; expected one axis of hypotheses")
    if table.ndim < 2 or table.shape[0] != p.shape[0]:
        raise ValueError(
            f"likelihood has shape {table.shape}; expected one table for each of the"
            f" {p.shape[0]} hypotheses along the first axis"
        )
    flat = _door.contiguous(table).reshape(p.shape[0], -1)
    check_rows(p[None], p, "prior")
    return p, table, flat


def _checked_pass(driver: Any, prior: Array, table: Array, flat: Array, out: Array) -> None:
    """One pass that looks at each row before it uses it; a doubt is looked into, then all again."""
    weights = _door.contiguous(prior)
    if not driver(weights, flat, allowed_gap(flat), out):
        _door.check_probabilities(table, "likelihood", tuple(range(1, table.ndim)))
        driver(weights, flat, math.inf, out)


def _axes(axis: int | tuple[int, ...], ndim: int) -> tuple[int, ...]:
    kept = tuple(_door.axis_index(a, ndim) for a in np.atleast_1d(np.array(axis, int)))
    if len(set(kept)) != len(kept):
        raise ValueError(f"axis is {axis}; expected each axis once")
    return kept


overload(joint)(_compiled.joint)
overload(total_probability)(_compiled.total_probability)
overload(marginal)(_compiled.marginal)
overload(condition)(_compiled.condition)
overload(bayes_update)(_compiled.bayes_update)
