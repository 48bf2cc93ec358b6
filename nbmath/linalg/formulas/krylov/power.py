"""Power iteration."""

import math
from typing import Any

from nbmath.linalg.formulas.krylov.bases import left_over, signed, unit
from nbmath.linalg.formulas.krylov.protocol import (
    APPLY,
    LIMIT,
    MINE,
    NOT_CONVERGED,
    OK,
    PLACE,
    RESIDUAL,
    START,
    STEPS,
    TOLERANCE,
    X,
    ask,
    finish,
)
from nbmath.linalg.formulas.krylov.vectors import inner, multiple

Q, REST, PRODUCT = 1, 2, 1
VALUE = MINE


def power_step(state: Any, numbers: Any, work: Any, small: Any) -> Any:
    """One step; work is [3, n] with the start in its first row, small is not used."""
    if state[PLACE] == START:
        unit(work[X])
        return ask(state, APPLY, X, Q, PRODUCT)
    state[STEPS] += 1
    value = inner(work[X], work[Q])
    multiple(work[Q], 1.0, work[REST])
    rest = left_over(work[X], work[REST], value)
    numbers[VALUE] = value
    numbers[RESIDUAL] = rest
    if rest <= numbers[TOLERANCE] * math.fabs(value):
        signed(work[X])
        return finish(state, OK)
    if state[STEPS] >= state[LIMIT] or not rest < math.inf:
        signed(work[X])
        return finish(state, NOT_CONVERGED)
    multiple(work[Q], 1.0, work[X])
    unit(work[X])
    return ask(state, APPLY, X, Q, PRODUCT)
