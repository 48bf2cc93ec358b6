"""The exponential: scaling, Pade's approximant, squaring (Higham 2005; Al-Mohy and Higham 2009)."""

import math
from typing import Any

from nbmath.linalg.formulas.functions import double as own
from nbmath.linalg.formulas.functions.multiply import multiply, norm_one
from nbmath.linalg.formulas.lanes import choose, spoil
from nbmath.linalg.formulas.solve import solve

NOTHING = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
PADE_3 = (1.0, 1 / 2, 1 / 10, 1 / 120, *NOTHING)
PADE_5 = (1.0, 1 / 2, 1 / 9, 1 / 72, 1 / 1008, 1 / 30240, *NOTHING[:8])
PADE_7 = (
    *(1.0, 1 / 2, 3 / 26, 5 / 312, 5 / 3432, 1 / 11440, 1 / 308880, 1 / 17297280),
    *NOTHING[:6],
)
PADE_9 = (
    *(1.0, 1 / 2, 2 / 17, 7 / 408, 7 / 4080, 1 / 8160, 1 / 159120, 1 / 4455360),
    *(1 / 196035840, 1 / 17643225600),
    *NOTHING[:4],
)
PADE_13 = (
    *(1.0, 1 / 2, 3 / 25, 11 / 600, 11 / 5520, 3 / 18400, 1 / 96600, 1 / 1932000),
    *(1 / 48944000, 1 / 1585785600, 1 / 67395888000, 1 / 3953892096000),
    *(1 / 355850288640000, 1 / 64764752532480000),
)
"""Coefficients of the numerators, the first one made 1."""


A = 6
"""The matrix itself in `work`; its even powers are in 0, 1 and 2."""
LEFT, RIGHT, RESULT = (A, 0, 1, 2, 2, A), (A, 0, 0, 3, 4, 5), (0, 1, 2, 5, 3, 3)
"""The products on the way to the approximant: powers, the upper half of it, and the odd part."""


def expm(a: Any, work: Any) -> Any:
    """Overwrite a [n, n] by its exponential; True where a is finite. work is [7, n, n]."""
    n = a.shape[0]
    norm, squarings, good = expm_scale(a)
    more = squarings > 0.0
    x = work[A]
    _copy(a, x)
    stage, stop = 0, len(LEFT)
    while stage < stop:  # every product of matrices is made in one place
        if stage == 3:
            if more:
                norm, squarings = expm_loosen(x, work, norm, squarings)
            expm_high(work, norm)
        if stage == 5:
            expm_low(work, norm)
            for i in range(n):
                expm_ones(work, i, norm)
        squared = stage > 5
        if expm_needs(stage, norm):
            left = A if squared else LEFT[stage]
            right = A if squared else RIGHT[stage]
            multiply(work[left], work[right], work[0 if squared else RESULT[stage]])
        else:
            _clear(work[RESULT[stage]])
        if stage == 5:
            expm_sides(x, work)
            solve(work[5], x)
        if squared:
            for i in range(n):
                for j in range(n):
                    x[i, j] = choose(more, work[0, i, j], x[i, j])
            squarings -= 1.0
        stage += 1
        more = squarings > 0.0
        if more:
            stop = stage + 1 if stage > 5 else stop
    _copy(x, a)
    spoil(a, not good)
    return good


def expm_needs(stage: int, norm: Any) -> bool:
    """Whether any matrix needs the product of this stage."""
    needed = stage != 1 and stage != 2 and stage != 3 and stage != 4
    if norm > own.THETA_3:
        needed = needed or stage < 3
    if norm > own.THETA_7:
        needed = True
    return needed


def _copy(a: Any, out: Any) -> None:
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            out[i, j] = a[i, j]


def expm_scale(a: Any) -> tuple[Any, Any, Any]:
    """Halve a until the last approximant holds; its norm, how often, and whether it is finite."""
    n = a.shape[0]
    norm = norm_one(a)
    good = norm < math.inf
    norm, squarings, factor = halved(choose(good, norm, 0.0))
    for i in range(n):
        for j in range(n):
            a[i, j] *= factor
    return norm, squarings, good


def halved(norm: Any) -> tuple[Any, Any, Any]:
    """A norm halved until the last approximant holds, how often, and the factor."""
    squarings = 0.0 * norm
    factor = squarings + 1.0
    high = norm > own.THETA_LAST
    while high:
        squarings = choose(high, squarings + 1.0, squarings)
        factor = choose(high, 0.5 * factor, factor)
        norm = choose(high, 0.5 * norm, norm)
        high = norm > own.THETA_LAST
    return norm, squarings, factor


def expm_loosen(a: Any, work: Any, norm: Any, squarings: Any) -> tuple[Any, Any]:
    """Take halvings back that the norms of powers do not ask for: each one costs digits.

    work[0], work[1], work[2] are the second, fourth and sixth power.
    """
    fourth, sixth = norm_one(work[1]), norm_one(work[2])
    less = may_loosen(squarings, fourth, sixth)
    if less:
        sizes = fourth, sixth, _norm_of_power(a, work[3])
        factor, squarings = loosened(norm, squarings, sizes)
        norm = norm * factor
        expm_rescale(a, work, factor)
    return norm, squarings


def may_loosen(squarings: Any, fourth: Any, sixth: Any) -> Any:
    """Whether the norms of the fourth and the sixth power ask for one halving less."""
    bound = own.THETA_LAST * own.THETA_LAST
    less = (squarings > 0.0) & (16.0 * fourth <= bound * bound)
    return less & (64.0 * sixth <= bound * bound * bound)


def loosened(norm: Any, squarings: Any, sizes: tuple[Any, Any, Any]) -> tuple[Any, Any]:
    """What to multiply the matrix by, and the halvings that are left.

    The sizes are the norms of the fourth and the sixth power, and that of the first power of |a|
    that the approximant leaves out.
    """
    fourth, sixth, power = sizes
    less = may_loosen(squarings, fourth, sixth)
    rest = own.REMAINDER * power / choose(norm > 0.0, norm, 1.0)
    factor = 0.0 * norm + 1.0
    step = 2.0 ** (2 * own.LAST)
    less = less & (rest * step <= own.UNIT)
    while less:
        factor = choose(less, 2.0 * factor, factor)
        squarings = choose(less, squarings - 1.0, squarings)
        fourth = choose(less, 16.0 * fourth, fourth)
        sixth = choose(less, 64.0 * sixth, sixth)
        rest = choose(less, rest * step, rest)
        less = less & may_loosen(squarings, fourth, sixth) & (rest * step <= own.UNIT)
    return factor, squarings


def expm_rescale(a: Any, work: Any, factor: Any) -> None:
    """The matrix and its three powers for a multiple of it."""
    two = factor * factor
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            a[i, j] *= factor
            work[0, i, j] *= two
            work[1, i, j] *= two * two
            work[2, i, j] *= two * two * two


def expm_powers(norm: Any) -> Any:
    """How many factors the first power has that the last approximant leaves out, as a number."""
    return 0.0 * norm + float(2 * own.LAST + 1)


def _norm_of_power(a: Any, spare: Any) -> Any:
    """| |a|^k |, the 1-norm, for k twice the last degree and one."""
    n = a.shape[0]
    for j in range(n):
        spare[0, j] = 0.0 * a[0, 0] + 1.0
    for step in range(2 * own.LAST + 1):
        now, then = step % 2, (step + 1) % 2
        if n == 1:
            spare[0, 0] *= math.fabs(a[0, 0])
        else:
            for j in range(n):
                spare[then, j] = absolute_column(a, spare[now], j)
    last = 0 if n == 1 else 1
    largest = spare[last, 0]
    for j in range(1, n):
        largest = choose(spare[last, j] > largest, spare[last, j], largest)
    return largest


def absolute_column(a: Any, v: Any, j: int) -> Any:
    """Entry j of |a|' v."""
    x = math.fabs(a[0, j]) * v[0]
    for i in range(1, a.shape[0]):
        x += math.fabs(a[i, j]) * v[i]
    return x


def _coefficient(k: int, norm: Any) -> Any:
    """The coefficient of the power k in the approximant that this norm needs."""
    zero = 0.0 * norm
    x = choose(norm > own.THETA_9, zero + PADE_13[k], zero + PADE_9[k])
    x = choose(norm > own.THETA_7, x, zero + PADE_7[k])
    x = choose(norm > own.THETA_5, x, zero + PADE_5[k])
    return choose(norm > own.THETA_3, x, zero + PADE_3[k])


def expm_high(work: Any, norm: Any) -> None:
    """What the sixth power is multiplied with: odd coefficients to work[3], even to work[4]."""
    n, m = work.shape[1], work.shape[2]
    c13, c11, c9 = _coefficient(13, norm), _coefficient(11, norm), _coefficient(9, norm)
    c12, c10, c8 = _coefficient(12, norm), _coefficient(10, norm), _coefficient(8, norm)
    for i in range(n):
        for j in range(m):
            x, y, z = work[0, i, j], work[1, i, j], work[2, i, j]
            work[3, i, j] = c13 * z + c11 * y + c9 * x
            work[4, i, j] = c12 * z + c10 * y + c8 * x


def expm_low(work: Any, norm: Any) -> None:
    """Add the other powers: odd ones (less one factor a) to work[5], even to work[3] -> work[4]."""
    n, m = work.shape[1], work.shape[2]
    c7, c5, c3 = _coefficient(7, norm), _coefficient(5, norm), _coefficient(3, norm)
    c6, c4, c2 = _coefficient(6, norm), _coefficient(4, norm), _coefficient(2, norm)
    for i in range(n):
        for j in range(m):
            x, y, z = work[0, i, j], work[1, i, j], work[2, i, j]
            work[5, i, j] += c7 * z + c5 * y + c3 * x
            work[4, i, j] = work[3, i, j] + (c6 * z + c4 * y + c2 * x)


def expm_ones(work: Any, i: int, norm: Any) -> None:
    """Add the powers of degree zero in row i."""
    work[5, i, i] += _coefficient(1, norm)
    work[4, i, i] += 1.0


def expm_sides(a: Any, work: Any) -> None:
    """Both sides of (even - odd) e^a = even + odd, to work[5] and a."""
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            odd, even = work[3, i, j], work[4, i, j]
            work[5, i, j] = even - odd
            a[i, j] = even + odd


def _clear(a: Any) -> None:
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            a[i, j] = 0.0
