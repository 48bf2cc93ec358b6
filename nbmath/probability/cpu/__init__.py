"""Loops over tables and over batches of posteriors."""

from typing import Any

import numpy as np
from numba.cpython.unsafe import tuple as tuples

from nbmath._targets import bind, driver, parallel_driver, prange

tuple_setitem: Any = tuples.tuple_setitem
bound = bind("probability", "cpu")
joint = bound.joint
marginal = bound.marginal
condition = bound.condition
bayes_update = bound.bayes_update
total_probability = bound.total_probability
independence_gap = bound.independence_gap
add_share = bound.add_share
is_table = bound.is_table


@driver
def joint_table(prior: Any, likelihood: Any, allowed: Any, out: Any) -> bool:
    """One table, row by row; False from a row on that is no table."""
    for h in range(prior.size):
        row = likelihood[h : h + 1]
        if not is_table(row[0], allowed):
            return False
        joint(prior[h : h + 1], row, out[h : h + 1])
    return True


@driver
def marginal_table(table: Any, out: Any) -> None:
    """One table."""
    marginal(table, out)


@driver
def condition_table(table: Any, index: Any, out: Any) -> Any:
    """One table."""
    return condition(table, index, out)


@driver
def total_probability_table(prior: Any, likelihood: Any, allowed: Any, out: Any) -> bool:
    """Likewise."""
    total_probability(prior[:0], likelihood[:0], out)
    for h in range(prior.size):
        if not is_table(likelihood[h], allowed):
            return False
        add_share(prior[h], likelihood[h], out)
    return True


@driver
def independence_gap_table(table: Any) -> Any:
    """One table (known, x, y)."""
    rows = np.empty(table.shape[1], table.dtype)
    columns = np.empty(table.shape[2], table.dtype)
    return independence_gap(table, rows, columns)


@driver
def bayes_update_rows(prior: Any, likelihood: Any, out: Any) -> int:
    """Rows of observations one after another: each posterior is the next prior.

    prior (rows or 1, hypotheses), likelihood and out (rows, observations, hypotheses). Returns how
    many observations were impossible.
    """
    impossible = 0
    for i in range(likelihood.shape[0]):
        before = prior[np.int64(i) if prior.shape[0] > 1 else 0]
        for t in range(likelihood.shape[1]):
            evidence = bayes_update(before, likelihood[i, t], out[i, t])
            before = out[i, t]
            impossible += 0 if evidence > 0 else 1
    return impossible


@parallel_driver
def bayes_update_rows_parallel(prior: Any, likelihood: Any, out: Any) -> int:
    """As `bayes_update_rows`, rows over all threads."""
    impossible = 0
    for i in prange(likelihood.shape[0]):
        before = prior[np.int64(i) if prior.shape[0] > 1 else 0]
        for t in range(likelihood.shape[1]):
            evidence = bayes_update(before, likelihood[i, t], out[i, t])
            before = out[i, t]
            impossible += 0 if evidence > 0 else 1
    return impossible


@driver
def are_probabilities(rows: Any, allowed: Any) -> bool:
    """Whether entries are not negative and each row sums to one, give or take `allowed`."""
    wrong = 0
    for i in range(rows.shape[0]):
        wrong += 0 if is_table(rows[i], allowed) else 1
    return wrong == 0


@driver
def are_not_negative(values: Any) -> bool:
    """Whether all entries are finite and at least zero."""
    wrong = 0
    for i in range(values.size):
        wrong += 0 if values[i] >= 0 and values[i] < np.inf else 1
    return wrong == 0


@driver
def around(table: Any, axis: Any) -> Any:
    """The table as (before, axis, after)."""
    before = 1
    after = 1
    for i in range(table.ndim):
        if i < axis:
            before *= table.shape[i]
        elif i > axis:
            after *= table.shape[i]
    return np.ascontiguousarray(table).reshape(before, table.shape[axis], after)


@driver
def shape_without(table: Any, axis: Any) -> Any:
    """The shape of a table when one axis is taken out."""
    shape = table.shape[1:]
    for i in range(axis):
        shape = tuple_setitem(shape, i, table.shape[i])
    return shape
