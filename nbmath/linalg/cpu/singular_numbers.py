"""Singular values alone, and ranks and condition numbers, of stacks [stack, m, n] of any size.

Each function here is called from the door and by compiled code alike.
"""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, inner
from nbmath.linalg.cpu import either, singular_large, singular_stacks, singular_values
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.cpu.singular_either import identity

values_stack = external(singular_values.values_stack)
svd_stack = external(singular_stacks.svd_stack)
svd_large = external(singular_large.svd_large)
solve_either = external(either.solve_either)

bound = bind("linalg", "cpu")
bound_rank, order_norm = bound.rank, bound.order_norm
cond_of_values, cond_of_norms = bound.cond_of_values, bound.cond_of_norms

FROBENIUS, INFINITE = 0, 3
"""What stands for "fro" and for infinity among the orders of norms, whole numbers here."""
TRUSTED = 2.0**-10
"""Share of the largest singular value above which errors beside the largest are small enough."""


@driver
def values_either(a: Any, s: Any, failed: Any, share: Any) -> None:
    """Singular values s [stack, k], right relatively where not all exceed a share of the largest.

    Those of small matrices are right beside the largest at first.
    """
    k = s.shape[1]
    if s.size == 0:
        return
    if max(a.shape[1], a.shape[2]) > SMALL:
        nothing = np.empty((a.shape[0], 0, 0), a.dtype)
        svd_large(a, nothing, s, nothing, failed)
        return
    values_stack(a, s, failed)
    doubtful = np.empty(s.shape[0], np.bool_)
    for index in range(s.shape[0]):
        doubtful[index] = not (failed[index] or s[index, k - 1] >= share * s[index, 0])
    _rotate(a, s, failed, doubtful)


@inner
def _rotate(a: Any, s: Any, failed: Any, doubtful: Any) -> None:
    """The values of matrices that are doubtful once more, by rotations; of [2, 2] none is."""
    count = np.count_nonzero(doubtful)
    if count > 0 and not (a.shape[1] == 2 and a.shape[2] == 2):
        some, nothing = np.empty((count, *a.shape[1:]), a.dtype), np.empty((count, 0, 0), a.dtype)
        values, lost = np.empty((count, s.shape[1]), a.dtype), np.empty(count, np.bool_)
        for index, place in enumerate(np.flatnonzero(doubtful)):
            some[index] = a[place]
        svd_stack(some, nothing, values, nothing, lost)
        for index, place in enumerate(np.flatnonzero(doubtful)):
            s[place], failed[place] = values[index], lost[index]


values_named = external(values_either)


@driver
def rank_either(a: Any, out: Any, failed: Any, rtol: Any, atol: Any) -> None:
    """How many singular values exceed atol and rtol of the largest, -1 where there are none."""
    stack, m, n = a.shape
    s, doubtful = np.empty((stack, min(m, n)), a.dtype), np.zeros(stack, np.bool_)
    values_named(a, s, failed, a.dtype.type(0.0))
    if max(m, n) <= SMALL and s.size > 0:
        margin = a.dtype.type(0.5 * np.finfo(a.dtype).eps) * a.dtype.type(max(m, n))
        for index in range(stack):
            limit, error = max(rtol * s[index, 0], atol), margin * s[index, 0]
            for r in range(s.shape[1]):
                doubtful[index] |= abs(s[index, r] - limit) < error
        _rotate(a, s, failed, doubtful)
    for index in range(stack):
        out[index] = bound_rank(s[index], rtol, atol)


@driver
def cond_either(a: Any, out: Any, order: Any) -> None:
    """Condition numbers of a [stack, m, n] in the norm of an order, 2, -2, 1, -1 or as above.

    Infinite where there is no inverse, nan where an entry is nan.
    """
    stack, m, n = a.shape
    if min(m, n) == 0 or (m != n and abs(order) != 2):
        for index in range(stack):
            out[index] = math.nan
    elif abs(order) == 2:
        s = np.empty((stack, min(m, n)), a.dtype)
        values_named(a, s, np.empty(stack, np.bool_), a.dtype.type(TRUSTED))
        for index in range(stack):
            out[index] = cond_of_values(s[index], order)
    else:
        unit, inverse = np.empty((1, n, n), a.dtype), np.empty_like(a)
        identity(unit)
        solve_either(a, unit, inverse)
        for index in range(stack):
            size, other = order_norm(a[index], order), order_norm(inverse[index], order)
            out[index] = cond_of_norms(size, other)
