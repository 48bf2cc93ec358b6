"""What a step and its caller agree on: places in `state` and `numbers`, tasks, and stopping."""

import math
from typing import Any

from nbmath.linalg.formulas.krylov.vectors import norm, subtracted

DONE, APPLY, PRECONDITION = 0, 1, 2
"""What a step asks for."""

PLACE, SOURCE, TARGET, COUNT = 0, 1, 2, 3
"""In `state`: where to go on; the rows to multiply, where to, and how many of them."""
STEPS, STATUS, LIMIT, PRECONDITIONED, ZERO = 4, 5, 6, 7, 8
"""Products so far, the outcome, products at most, whether there is a preconditioner, and whether
the first guess is zero."""
OWN = 9
"""From here on a method keeps what it likes."""

OK, NOT_POSITIVE_DEFINITE, NOT_CONVERGED = 0, 2, 3
"""Outcomes, as `nbmath._door.Status` counts them."""

TOLERANCE, ABSOLUTE, RESIDUAL, PREVIOUS, MINE = 0, 1, 2, 3, 4
"""In `numbers`: the relative tolerance, which becomes the absolute one; the least that it may be;
|b - A x|; the same when the method last started; and what a method likes."""

X, B = 0, 1
"""Rows of every solver: the solution and the right side."""
START = 0


def ask(state: Any, task: int, source: int, target: int, place: int) -> int:
    """Ask for one product, and be called at `place` afterwards."""
    state[SOURCE] = source
    state[TARGET] = target
    state[COUNT] = 1
    state[PLACE] = place
    return task


def finish(state: Any, status: int) -> int:
    """The end, and how it came."""
    state[STATUS] = status
    return DONE


def begin(state: Any, numbers: Any, work: Any, product: int) -> bool:
    """Fix the tolerance; True where zero is the solution or a product with x is not needed.

    The product with x, where x is known to be zero, is written to row `product`.
    """
    size = norm(work[B])
    state[STEPS] = 0
    numbers[PREVIOUS] = math.inf
    relative = numbers[TOLERANCE] * size
    easy = relative >= numbers[ABSOLUTE]
    numbers[TOLERANCE] = relative if easy else numbers[ABSOLUTE]
    nothing = size == 0.0
    if nothing or state[ZERO] == 1:
        for i in range(work.shape[1]):
            work[product, i] = 0.0
    if nothing:
        for i in range(work.shape[1]):
            work[X, i] = 0.0
    return bool(nothing or state[ZERO] == 1)


def settled(state: Any, numbers: Any, work: Any, product: int, rest: int, share: float) -> bool:
    """Row `rest` = b - A x with A x from row `product`; True where the method is to stop.

    It stops with success only by this residual, computed anew; without it where no more products
    are allowed, or the residual is not below `share` of what it was when the method last started.
    """
    subtracted(work[B], work[product], work[rest])
    size = norm(work[rest])
    numbers[RESIDUAL] = size
    if size <= numbers[TOLERANCE]:
        finish(state, OK)
        return True
    if state[STEPS] >= state[LIMIT] or not size < share * numbers[PREVIOUS]:
        finish(state, NOT_CONVERGED)
        return True
    numbers[PREVIOUS] = size
    return False
