"""Conjugate gradients (Hestenes and Stiefel)."""

import math
from typing import Any

from nbmath.linalg.formulas.krylov.protocol import (
    APPLY,
    DONE,
    LIMIT,
    MINE,
    NOT_POSITIVE_DEFINITE,
    PLACE,
    PRECONDITION,
    PRECONDITIONED,
    RESIDUAL,
    START,
    STEPS,
    TOLERANCE,
    X,
    ask,
    begin,
    finish,
    settled,
)
from nbmath.linalg.formulas.krylov.vectors import (
    add,
    add_then_inner,
    add_to_multiple,
    inner,
    multiple,
)

R, P, Q, Z = 2, 3, 4, 5
CG_ROWS = 6
RESTART, FIRST, STEP, NEXT = 1, 2, 3, 4
RHO, SQUARE = MINE, MINE + 1


def cg_step(state: Any, numbers: Any, work: Any, small: Any) -> Any:
    """One step for a symmetric positive definite matrix; work is [6, n], small is not used."""
    place = state[PLACE]
    z = Z if state[PRECONDITIONED] == 1 else R
    if place == START:
        if not begin(state, numbers, work, Q):
            return ask(state, APPLY, X, Q, RESTART)
        place = RESTART
    if place == RESTART:
        if settled(state, numbers, work, Q, R, 0.5):
            return DONE
        place = FIRST
        if z == Z:
            return ask(state, PRECONDITION, R, Z, FIRST)
    if place == FIRST:
        numbers[RHO] = inner(work[R], work[z])
        multiple(work[z], 1.0, work[P])
        return ask(state, APPLY, P, Q, STEP)
    if place == STEP:
        curvature = inner(work[P], work[Q])
        if not (curvature > 0.0 and numbers[RHO] > 0.0):
            return finish(state, NOT_POSITIVE_DEFINITE)
        step = numbers[RHO] / curvature
        add(work[X], step, work[P])
        numbers[SQUARE] = add_then_inner(work[R], -step, work[Q], work[R])
        numbers[RESIDUAL] = math.sqrt(numbers[SQUARE])
        state[STEPS] += 1
        if not (numbers[RESIDUAL] > numbers[TOLERANCE] and state[STEPS] < state[LIMIT]):
            return ask(state, APPLY, X, Q, RESTART)
        if z == Z:
            return ask(state, PRECONDITION, R, Z, NEXT)
    rho = inner(work[R], work[z]) if z == Z else numbers[SQUARE]
    add_to_multiple(work[P], rho / numbers[RHO], work[z])
    numbers[RHO] = rho
    return ask(state, APPLY, P, Q, STEP)
