"""Power iteration and Lanczos' method: their steps, and the loops around them for matrices.

A step asks for products and is called again, see `nbmath/linalg/formulas/krylov/protocol.py`.
"""

import math
from typing import Any

import numpy as np

from nbmath._external import external
from nbmath._targets import bind, driver, inner
from nbmath.linalg.cpu import extremes_bases as bases
from nbmath.linalg.cpu import krylov_steps

bound_power = bind("linalg", "cpu").power_step
serve_matrix = krylov_steps.serve_matrix
outside, direction, ritz = external(bases.outside), external(bases.direction), external(bases.ritz)
combined, rest = bases.combined, bases.rest

DONE, APPLY = 0, 1
PLACE, SOURCE, TARGET, COUNT, STEPS, STATUS, LIMIT = 0, 1, 2, 3, 4, 5, 6
COLUMN, WANTED, WHICH, SIZE, DIRECTIONS, SURE = 9, 10, 11, 12, 13, 14
"""In `state`, for Lanczos: the vector that is multiplied, how many pairs are wanted and which, how
many vectors are kept, random directions so far, and whether a new one has shown nothing new."""
TOLERANCE, RESIDUAL, VALUE = 0, 2, 4
HIGHEST, LOWEST, FARTHEST = 0, 1, 2
PRODUCT, CHECK = 1, 2
OK, NOT_CONVERGED = 0, 3
POWER_ROWS = 3


@driver
def power_step(state: Any, numbers: Any, work: Any, small: Any) -> Any:
    """A step of power iteration."""
    return bound_power(state, numbers, work, small)


power_once = external(power_step)


@driver
def power_matrix(a: Any, m: Any, state: Any, numbers: Any, work: Any, small: Any) -> None:
    """Power iteration for a matrix."""
    task = power_once(state, numbers, work, small)
    while task != DONE:
        serve_matrix(a, m, task, state, work)
        task = power_once(state, numbers, work, small)


@inner
def floor(n: Any, like: Any) -> Any:
    """What rounding leaves of a residual, in units of |A|."""
    number = like.dtype.type
    return np.finfo(like.dtype).eps * (number(10) + number(2) * math.sqrt(number(n)))


@inner
def _ask(state: Any, source: Any, target: Any, count: Any, place: Any) -> Any:
    state[SOURCE], state[TARGET], state[COUNT], state[PLACE] = source, target, count, place
    return APPLY


@inner
def _preferred(which: Any, values: Any) -> Any:
    """Indices of ascending values, the ones that are wanted first."""
    m = values.shape[0]
    order = np.empty(m, np.int64)
    low, high = 0, m - 1
    for i in range(m):
        if which == LOWEST or (which == FARTHEST and -values[low] > values[high]):
            order[i] = low
            low += 1
        else:
            order[i] = high
            high -= 1
    return order


@driver
def lanczos_step(state: Any, numbers: Any, work: Any, small: Any) -> Any:
    """One step; work is [max(m + 1, 2 k), n] with the start in its first row, small [m + 2, m].

    The first m rows of small are the projected matrix, of which the lower triangle counts; in the
    end its last two rows are the values and the lengths of what is left.
    """
    n, m = work.shape[1], state[SIZE]
    if state[PLACE] == 0:
        small[:] = 0.0
        if not outside(work, 0, work[0], small[m]) > 0.0:
            direction(work, 0, 0)
        return _ask(state, 0, 1, 1, PRODUCT)
    if state[PLACE] == CHECK:
        return _checked(state, numbers, work, small)
    j = state[COLUMN]
    state[STEPS] += 1
    h = np.empty(j + 1, work.dtype)
    beta = outside(work, j + 1, work[j + 1], h)
    if not math.fabs(h[j]) + beta < math.inf:
        return _failed(state, numbers, small)
    small[j, j] = h[j]
    numbers[VALUE] = max(numbers[VALUE], math.fabs(h[j]), beta)
    if beta <= floor(n, work) * numbers[VALUE]:
        beta = beta - beta
    if j + 1 == m:
        return _cycle(state, numbers, work, small, beta)
    if beta == 0.0:  # the vectors so far span an invariant space: go on outside of it
        state[DIRECTIONS] += 1
        direction(work, j + 1, state[DIRECTIONS])
    small[j + 1, j] = beta
    state[COLUMN] = j + 1
    return _ask(state, j + 1, j + 2, 1, PRODUCT)


@inner
def _failed(state: Any, numbers: Any, small: Any) -> Any:
    """Nan or infinity has come back from the operator."""
    small[:] = math.nan
    numbers[RESIDUAL] = math.nan
    state[STATUS] = NOT_CONVERGED
    return DONE


@inner
def _cycle(state: Any, numbers: Any, work: Any, small: Any, beta: Any) -> Any:
    """All m vectors are there: pairs that are good enough are checked, else the method restarts."""
    n, m, k = work.shape[1], state[SIZE], state[WANTED]
    values, vectors = np.empty(m, work.dtype), np.empty((m, m), work.dtype)
    ritz(small, m, values, vectors)
    order = _preferred(state[WHICH], values)
    size = max(math.fabs(values[0]), math.fabs(values[m - 1]))
    numbers[VALUE] = max(numbers[VALUE], size)
    goal = max(numbers[TOLERANCE], floor(n, work)) * size
    good = True
    for i in range(k):
        left = beta * math.fabs(vectors[m - 1, order[i]])
        good = good and left + left <= goal
    sure = m == n
    if not sure and good and state[SURE] == 1:
        gap = math.fabs(values[order[k - 1]] - values[order[k]])
        left = beta * math.fabs(vectors[m - 1, order[k]])
        sure = left + left <= max(goal + goal, gap)
    if sure or state[STEPS] >= state[LIMIT]:
        chosen, i = np.empty(k, np.int64), 0
        for place in range(m):
            if np.any(order[:k] == place):
                chosen[i], small[m, i] = place, values[place]
                i += 1
        _gather(values, vectors, chosen, work)
        return _ask(state, 0, k, k, CHECK)
    fresh = beta == 0.0 or (good and state[SURE] == 0)
    kept = k if good and fresh else k + (m - k) // 2
    _gather(values, vectors, order[:kept], work)
    small[:] = 0.0
    for i in range(kept):
        small[i, i] = values[order[i]]
    state[SURE] = 1 if good else 0
    if fresh:  # does a direction that was never looked at show other pairs?
        state[DIRECTIONS] += 1
        direction(work, kept, state[DIRECTIONS])
    else:
        for i in range(n):
            work[kept, i] = work[m, i]
        for i in range(kept):
            small[kept, i] = beta * vectors[m - 1, order[i]]
    state[COLUMN] = kept
    return _ask(state, kept, kept + 1, 1, PRODUCT)


@inner
def _gather(values: Any, vectors: Any, chosen: Any, work: Any) -> None:
    """The first rows become the Ritz vectors of the chosen values."""
    m = values.shape[0]
    c = np.empty((m, chosen.shape[0]), work.dtype)
    for j in range(m):
        for i in range(chosen.shape[0]):
            c[j, i] = vectors[j, chosen[i]]
    combined(work, 0, c)


@driver
def _checked(state: Any, numbers: Any, work: Any, small: Any) -> Any:
    """The end: what is left of A v - value v, the products being in the rows after the vectors."""
    n, m, k = work.shape[1], state[SIZE], state[WANTED]
    goal = max(numbers[TOLERANCE], floor(n, work)) * numbers[VALUE]
    good = True
    for i in range(k):
        small[m + 1, i] = rest(work[i], work[k + i], small[m, i])
        good = good and small[m + 1, i] <= goal
    state[STATUS] = OK if good else NOT_CONVERGED
    return DONE


lanczos_once = external(lanczos_step)


@driver
def lanczos_matrix(a: Any, m: Any, state: Any, numbers: Any, work: Any, small: Any) -> None:
    """Lanczos' method for a matrix."""
    task = lanczos_once(state, numbers, work, small)
    while task != DONE:
        serve_matrix(a, m, task, state, work)
        task = lanczos_once(state, numbers, work, small)
