"""GMRES (Saad and Schultz), restarted, with the preconditioner on the right."""

import math
from typing import Any

from nbmath.linalg.formulas.krylov.protocol import (
    APPLY,
    DONE,
    LIMIT,
    OWN,
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
    settled,
)
from nbmath.linalg.formulas.krylov.vectors import add, add_then_inner, inner, multiple, norm

Q, Z, BASIS = 2, 3, 4
GMRES_ROWS = 5
"""x, b, A x or the correction, M v, and one basis vector more than the method restarts after."""
RESTART, NEXT, PRODUCT, EXTEND, CORRECT = 1, 2, 3, 4, 5
LOST = 1e-4
"""The part of a product's square below which it is orthogonalised twice. (Once by this modified
process leaves GMRES backward stable: Paige, Rozloznik and Strakos 2006.)"""
J = OWN


def gmres_step(state: Any, numbers: Any, work: Any, small: Any) -> Any:
    """One step for a general matrix; work is [5 + m, n], small [m + 1, m + 3] for m basis vectors.

    small[:, :m] is the Hessenberg matrix, turned to a triangle by the rotations with cosines
    small[:, m] and sines small[:, m + 1]; small[:, m + 2] is the turned right side.
    """
    place = state[PLACE]
    m = small.shape[0] - 1
    with_m = state[PRECONDITIONED] == 1
    if place == START:
        if not begin(state, numbers, work, Q):
            return ask(state, APPLY, X, Q, RESTART)
        place = RESTART
    if place == RESTART:
        if settled(state, numbers, work, Q, BASIS, 1.0):
            return DONE
        multiple(work[BASIS], 1.0 / numbers[RESIDUAL], work[BASIS])
        small[0, m + 2] = numbers[RESIDUAL]
        state[J] = 0
        place = NEXT
    if place == EXTEND:
        j = state[J]
        new = _extend(work, small, j)
        _turn(small, j, new)
        numbers[RESIDUAL] = math.fabs(small[j + 1, m + 2])
        state[STEPS] += 1
        state[J] = j + 1
        small_enough = not numbers[RESIDUAL] > numbers[TOLERANCE]
        if small_enough or j + 1 == m or state[STEPS] >= state[LIMIT] or not new > 0.0:
            _combine(work, small, j + 1)
            place = CORRECT
            if with_m:
                return ask(state, PRECONDITION, Q, Z, CORRECT)
        else:
            place = NEXT
    if place == CORRECT:
        add(work[X], 1.0, work[Z if with_m else Q])
        return ask(state, APPLY, X, Q, RESTART)
    row = BASIS + state[J]
    if place == NEXT and with_m:
        return ask(state, PRECONDITION, row, Z, PRODUCT)
    return ask(state, APPLY, Z if with_m else row, row + 1, EXTEND)


def _extend(work: Any, small: Any, j: int) -> Any:
    """Orthonormalise the product in row BASIS + j + 1, coefficients to column j; its length."""
    row = BASIS + j + 1
    removed = 0.0
    coefficient = inner(work[BASIS], work[row])
    for i in range(j + 1):
        small[i, j] = coefficient
        removed += coefficient * coefficient
        following = BASIS + i + 1  # after the last basis vector the row itself
        coefficient = add_then_inner(work[row], -coefficient, work[BASIS + i], work[following])
    after = math.sqrt(coefficient)
    if coefficient < LOST * removed:  # hardly anything is left of it: once more is enough
        for i in range(j + 1):
            more = inner(work[BASIS + i], work[row])
            small[i, j] += more
            add(work[row], -more, work[BASIS + i])
        left = norm(work[row])
        after = left if left > 0.1 * after else 0.0
    if after > 0.0:
        multiple(work[row], 1.0 / after, work[row])
    return after


def _turn(small: Any, j: int, length: Any) -> None:
    """Turn column j as all before it, and by a rotation of its own that clears its last entry."""
    m = small.shape[0] - 1
    for i in range(j):
        x, y = small[i, j], small[i + 1, j]
        small[i, j] = small[i, m] * x + small[i, m + 1] * y
        small[i + 1, j] = small[i, m] * y - small[i, m + 1] * x
    size = math.sqrt(small[j, j] * small[j, j] + length * length)
    cosine, sine = 1.0, 0.0
    if size > 0.0:
        cosine = small[j, j] / size
        sine = length / size
    small[j, m] = cosine
    small[j, m + 1] = sine
    small[j, j] = size
    right = small[j, m + 2]
    small[j, m + 2] = cosine * right
    small[j + 1, m + 2] = -sine * right


def _combine(work: Any, small: Any, count: int) -> None:
    """The combination of `count` basis vectors with the least residual, to row Q."""
    m = small.shape[0] - 1
    for i in range(count - 1, -1, -1):
        y = small[i, m + 2]
        for j in range(i + 1, count):
            y -= small[i, j] * small[j, m + 2]
        small[i, m + 2] = y / small[i, i] if small[i, i] > 0.0 else 0.0
    for i in range(work.shape[1]):
        work[Q, i] = 0.0
    for j in range(count):
        add(work[Q], small[j, m + 2], work[BASIS + j])
