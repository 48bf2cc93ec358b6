"""LOBPCG: its steps, and the loop around them for matrices.

A step asks for products and is called again, see `nbmath/linalg/formulas/krylov/protocol.py`.
"""

import math
from typing import Any

from nbmath._external import external
from nbmath._targets import driver, inner
from nbmath.linalg.cpu import blocks
from nbmath.linalg.cpu.blocks import orthonormalised
from nbmath.linalg.cpu.lobpcg_space import (
    A_ROWS,
    B_ROWS,
    CONSTRAINTS,
    COUNT,
    DENSE,
    FORMER,
    FRESH,
    LIMIT,
    PAIRS,
    PLACE,
    PRECONDITIONED,
    RENEWALS,
    RENEWED,
    SOURCE,
    SPACE,
    STATUS,
    STEPS,
    TARGET,
    Y_IMAGES,
    Y_ROWS,
    measure,
    propose,
    renew,
    residuals,
    ritz,
    sizes,
)

matmul_large = blocks.matmul_large

DONE, APPLY, PRECONDITION, METRIC = 0, 1, 2, 3
CONSTRAINED, RENEW, MEASURED, RITZ, PROPOSED, EXTENDED = 1, 2, 3, 4, 5, 6
OK, NOT_CONVERGED = 0, 3
AGAIN, PATIENCE = 16, 4
"""All products are made anew after so many steps; how often X may be found wanting after that."""


@inner
def _ask(state: Any, task: Any, source: Any, target: Any, count: Any, place: Any) -> Any:
    state[SOURCE], state[TARGET], state[COUNT], state[PLACE] = source, target, count, place
    return task


ask = external(_ask)


@inner
def _end(state: Any, status: Any) -> Any:
    state[STATUS] = status
    return DONE


end = external(_end)


@inner
def _failed(state: Any, small: Any) -> Any:
    """Nan or infinity has come back, or there is no room for so many pairs."""
    small[:] = math.nan
    return end(state, NOT_CONVERGED)


failed = external(_failed)


@inner
def _judged(state: Any, numbers: Any, work: Any, small: Any) -> Any:
    """The task after new Ritz values; or where to go on without a product, negative."""
    k = state[PAIRS]
    sizes(state, numbers, work)
    if not ritz(state, work, small):
        return failed(state, small)
    count = residuals(state, numbers, work, small)
    fresh, state[RENEWED] = state[RENEWED], 0
    last = state[STEPS] >= state[LIMIT] or state[RENEWALS] > PATIENCE
    n, w = work.shape[1], k + state[FORMER]
    if state[STEPS] + state[RENEWALS] == 0 and k + state[CONSTRAINTS] < n <= DENSE * k:
        state[FRESH] = n
        for j in range(n):
            for i in range(n):
                work[w + j, i] = 1.0 if i == j else 0.0
        return -PROPOSED
    if fresh and (count == 0 or last):
        return end(state, OK if count == 0 else NOT_CONVERGED)
    if count == 0 or last:
        state[RENEWALS] += 1
        return -RENEW
    state[FRESH] = count
    if state[PRECONDITIONED]:
        return ask(state, PRECONDITION, state[SPACE], w, count, PROPOSED)
    return -PROPOSED


judged = external(_judged)


@driver
def lobpcg_step(state: Any, numbers: Any, work: Any, small: Any) -> Any:
    """One step; work is as `rows_of_work` says, small [3, k] gets values and residuals."""
    k, a, b, place = state[PAIRS], state[A_ROWS], state[B_ROWS], state[PLACE]
    y, z, many = state[Y_ROWS], state[Y_IMAGES], state[CONSTRAINTS]
    if place == RITZ:
        task = judged(state, numbers, work, small)
        if task >= 0:
            return task
        place = -task
    if place == 0:
        if b > 0 and many > 0:
            return ask(state, METRIC, y, z, many, CONSTRAINED)
        place = CONSTRAINED
    if place == CONSTRAINED:
        for _ in range(2 if many > 0 else 0):
            many = state[CONSTRAINTS]
            given, images = work[y : y + many], work[z : z + many]
            state[CONSTRAINTS] = orthonormalised(given, images, b > 0, work[state[SPACE] :])
        place = RENEW
    if place == PROPOSED:
        propose(state, work)
        state[RENEWALS] += 0 if state[FRESH] > 0 else 1
        s = k + state[FORMER] + state[FRESH]
        anew = k + state[FORMER] if (state[STEPS] + 1) % AGAIN else 0
        place = EXTENDED if state[FRESH] > 0 else RENEW
        if b > 0 and place == EXTENDED:
            return ask(state, METRIC, anew, b + anew, s - anew, EXTENDED)
    if place == EXTENDED:
        state[STEPS] += 1
        if b > 0:
            state[FRESH] = measure(state, work, k + state[FORMER], state[FRESH], 2)
        s = k + state[FORMER] + state[FRESH]
        anew = k + state[FORMER] if state[STEPS] % AGAIN else 0
        return ask(state, APPLY, anew, a + anew, s - anew, RITZ)
    if place == RENEW:
        renew(state, work)
        if b > 0:
            return ask(state, METRIC, 0, b, k, MEASURED)
    if measure(state, work, 0, k, 2) < k:  # nothing is left beside the constraints
        return failed(state, small)
    return ask(state, APPLY, 0, a, k, RITZ)


lobpcg_once = external(lobpcg_step)


@inner
def times_rows(a: Any, x: Any, out: Any) -> None:
    """out [p, n] = x aᵀ: the product of a [n, n] with each row."""
    (p, n), m = x.shape, a.shape[0]
    left, right = x.reshape((1, p, n)), a.reshape((1, m, m))
    matmul_large(left, right, False, True, out.reshape((1, p, n)))


multiplied = external(times_rows)


@driver
def lobpcg_matrix(a: Any, m: Any, b: Any, state: Any, numbers: Any, work: Any, small: Any) -> None:
    """LOBPCG for matrices; m and b are read where `state` says that they are there."""
    task = lobpcg_once(state, numbers, work, small)
    while task != DONE:
        source, target, count = state[SOURCE], state[TARGET], state[COUNT]
        x, out = work[source : source + count], work[target : target + count]
        if task == APPLY:
            multiplied(a, x, out)
        elif task == PRECONDITION:
            multiplied(m, x, out)
        else:
            multiplied(b, x, out)
        task = lobpcg_once(state, numbers, work, small)
