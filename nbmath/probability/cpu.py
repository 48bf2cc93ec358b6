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


@driver
def joint_table(prior: Any, likelihood: Any, out: Any) -> None:
    """One table."""
    joint(prior, likelihood, out)


@driver
def marginal_table(table: Any, out: Any) -> None:
    """One table."""
    marginal(table, out)


@driver
def condition_table(table: Any, index: Any, out: Any) -> Any:
    """One table."""
    return condition(table, index, out)


@driver
def bayes_update_rows(prior: Any, likelihood: Any, out: Any) -> None:
    """Rows of observations one after another: each posterior is the next prior.

    prior (rows, hypotheses), likelihood and out (rows, observations, hypotheses).
    """
    for i in range(likelihood.shape[0]):
        before = prior[i]
        for t in range(likelihood.shape[1]):
            bayes_update(before, likelihood[i, t], out[i, t])
            before = out[i, t]


@parallel_driver
def bayes_update_rows_parallel(prior: Any, likelihood: Any, out: Any) -> None:
    """As `bayes_update_rows`, rows over all threads."""
    for i in prange(likelihood.shape[0]):
        before = prior[i]
        for t in range(likelihood.shape[1]):
            bayes_update(before, likelihood[i, t], out[i, t])
            before = out[i, t]


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
