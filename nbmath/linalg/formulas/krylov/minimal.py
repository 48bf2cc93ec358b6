"""MINRES (Paige and Saunders): Lanczos' recurrence and a QR factorisation updated by rotations."""

import math
from typing import Any

from nbmath.linalg.formulas.krylov.protocol import (
    APPLY,
    DONE,
    LIMIT,
    MINE,
    NOT_CONVERGED,
    NOT_POSITIVE_DEFINITE,
    OK,
    OWN,
    PLACE,
    PRECONDITION,
    PRECONDITIONED,
    RESIDUAL,
    START,
    STEPS,
    TOLERANCE,
    B,
    X,
    ask,
    begin,
    finish,
    settled,
)
from nbmath.linalg.formulas.krylov.vectors import add, inner, multiple, norm, subtracted

OLD, V, W, Q, Y = 2, 5, 6, 9, 10
MINRES_ROWS = 11
"""x, b, three of Lanczos' unnormalised vectors, the normalised one, three directions, A x, M r."""
RESTART, FIRST, PRODUCT, TURN, CHECK, NEXT = 1, 2, 3, 4, 5, 6
BETA, FORMER_BETA, DBAR, EPSILON, PHI = MINE, MINE + 1, MINE + 2, MINE + 3, MINE + 4
COSINE, SINE, GOAL, CHECKED = MINE + 5, MINE + 6, MINE + 7, MINE + 8


def minres_step(state: Any, numbers: Any, work: Any, small: Any) -> Any:
    """One step for a symmetric matrix; work is [11, n], small is not used."""
    place = state[PLACE]
    with_m = state[PRECONDITIONED] == 1
    if place == START:
        state[OWN] = 0
        if not begin(state, numbers, work, Q):
            return ask(state, APPLY, X, Q, RESTART)
        place = RESTART
    if place == RESTART:
        if settled(state, numbers, work, Q, OLD, 0.5):
            return DONE
        _forget(state, numbers, work)
        place = FIRST
        if with_m:
            return ask(state, PRECONDITION, OLD, Y, FIRST)
    if place == PRODUCT:
        new = _orthogonalise(state, numbers, work)
        place = TURN
        if with_m:
            return ask(state, PRECONDITION, new, Y, TURN)
    old = OLD + state[OWN] % 3
    y = Y if with_m else old
    if place == FIRST:
        square = inner(work[old], work[y])
        if not square > 0.0:
            return finish(state, NOT_POSITIVE_DEFINITE)
        numbers[BETA] = math.sqrt(square)
        numbers[PHI] = numbers[BETA]
        numbers[GOAL] = numbers[TOLERANCE] * (numbers[BETA] / numbers[RESIDUAL])
    if place == TURN:
        square = inner(work[old], work[y])
        if square < 0.0:
            return finish(state, NOT_POSITIVE_DEFINITE)
        state[STEPS] += 1
        _turn(state, numbers, work, math.sqrt(square))
        if not (numbers[PHI] > numbers[GOAL] and state[STEPS] < state[LIMIT]):
            return ask(state, APPLY, X, Q, CHECK)
    if place == CHECK:
        place = _check(state, numbers, work)
        if place == DONE:
            return DONE
        if place == RESTART:
            return ask(state, APPLY, X, Q, RESTART)
    multiple(work[y], 1.0 / numbers[BETA], work[V])
    return ask(state, APPLY, V, OLD + (state[OWN] + 1) % 3, PRODUCT)


def _forget(state: Any, numbers: Any, work: Any) -> None:
    """Start anew from the residual in row OLD."""
    state[OWN] = 0
    for row in range(W, W + 3):
        for i in range(work.shape[1]):
            work[row, i] = 0.0
    numbers[FORMER_BETA] = 0.0
    numbers[DBAR] = 0.0
    numbers[EPSILON] = 0.0
    numbers[COSINE] = -1.0
    numbers[SINE] = 0.0
    numbers[CHECKED] = numbers[RESIDUAL]


def _orthogonalise(state: Any, numbers: Any, work: Any) -> Any:
    """The next of Lanczos' vectors from the product A v; returns its row."""
    k = state[OWN]
    older, old, new = OLD + (k + 2) % 3, OLD + k % 3, OLD + (k + 1) % 3
    if k > 0:
        add(work[new], -numbers[BETA] / numbers[FORMER_BETA], work[older])
    alpha = inner(work[V], work[new])
    add(work[new], -alpha / numbers[BETA], work[old])
    numbers[FORMER_BETA] = numbers[BETA]
    # the column of the tridiagonal matrix that this product has made, turned as all before it
    delta = numbers[COSINE] * numbers[DBAR] + numbers[SINE] * alpha
    numbers[DBAR] = numbers[SINE] * numbers[DBAR] - numbers[COSINE] * alpha
    numbers[CHECKED + 1] = delta
    state[OWN] = k + 1
    return new


def _turn(state: Any, numbers: Any, work: Any, beta: Any) -> None:
    """One more rotation and one more direction; x is minimal over all directions so far."""
    k = state[OWN]
    former = numbers[EPSILON]
    corner, delta = numbers[DBAR], numbers[CHECKED + 1]
    numbers[EPSILON] = numbers[SINE] * beta
    numbers[DBAR] = -numbers[COSINE] * beta
    numbers[BETA] = beta
    length = math.sqrt(corner * corner + beta * beta)
    if length > 0.0:
        numbers[COSINE] = corner / length
        numbers[SINE] = beta / length
        direction, last, one = W + k % 3, W + (k + 2) % 3, W + (k + 1) % 3
        inverse = 1.0 / length
        step = numbers[COSINE] * numbers[PHI]
        for i in range(work.shape[1]):
            w = (work[V, i] - former * work[one, i] - delta * work[last, i]) * inverse
            work[direction, i] = w
            work[X, i] += step * w
        numbers[PHI] = numbers[SINE] * numbers[PHI]
    else:  # a singular matrix, and nothing more to be had from it
        numbers[PHI] = 0.0


def _check(state: Any, numbers: Any, work: Any) -> Any:
    """Whether to stop, to go on or to start anew: by the residual itself, A x being in row Q."""
    subtracted(work[B], work[Q], work[Q])
    size = norm(work[Q])
    numbers[RESIDUAL] = size
    if size <= numbers[TOLERANCE]:
        return finish(state, OK)
    if state[STEPS] >= state[LIMIT]:
        return finish(state, NOT_CONVERGED)
    if numbers[BETA] > 0.0 and numbers[PHI] > 0.0 and size < 0.5 * numbers[CHECKED]:
        # the recurrence measures in the norm of the preconditioner: aim lower
        numbers[GOAL] = 0.5 * numbers[PHI] * (numbers[TOLERANCE] / size)
        numbers[CHECKED] = size
        return NEXT
    return RESTART
