"""Singular values of two diagonals by quotients and differences with shifts (dqds)."""

import math
from typing import Any

from nbmath import _bits as bits
from nbmath.linalg.formulas.lanes import choose
from nbmath.linalg.formulas.limits import double as own
from nbmath.linalg.formulas.scaling import normalise

PASSES = 9
"""Passes allowed for each value; fewer than four are needed."""


def values_of_diagonals(q: Any, e: Any, values: Any, work: Any) -> Any:
    """Singular values [n], from squares of the diagonal and of the one above it, q and e [n].

    work is [2, n + 1]. A pass takes a shift from all squares, of which the smallest comes last;
    where it was larger than that, the pass is taken back. Where the last row has been found, the
    others move down, so that no step has to ask which rows are left. True where all were found.
    """
    last = q.shape[0] - 1
    if last == 1:
        return _two(q, e, values)
    none = last - last  # zero, but no literal: formulas would be compiled for the literal as well
    nothing = 0.0 * q[0]
    first, most, count = none, none, nothing
    end, other = q[last], q[last - 1 if last > 0 else 0]
    share, extra, total, again = nothing + 1.0, nothing, nothing, nothing - 1.0
    for _ in range(PASSES * (last + 3)):
        shift = choose(again >= 0.0, again, _bound(end, other, share))
        rest, least, bottom, above = _pass(q, e, work, shift, first)
        rest += extra
        off, ahead, beyond = bottom
        taken = (least >= 0.0) & (rest >= 0.0)
        total = choose(taken, total + shift, total)
        smaller = choose(rest < ahead, rest, ahead) + total
        less = own.EPS * total
        small = (off <= 16.0 * own.EPS * own.EPS * smaller) | (off * rest <= less * less)
        found = taken & small & (count <= float(last))
        for i in range(first, most + 1):
            here = found & (count == float(i))
            values[i] = choose(here, rest + total, values[i])
        _accept(q, e, work, rest, taken, found, first)
        late = (rest + shift) * (1.0 - 4.0 * own.EPS)
        late = choose((least >= 0.0) & (late > 0.0), late, 0.25 * shift)
        again = choose(taken, -1.0, choose(late > own.EPS * total, late, 0.0))
        end = choose(found, ahead, choose(taken, rest, end))
        other = choose(found, beyond, choose(taken, ahead, other))
        share = choose(found, above[1], choose(taken, above[0], share))
        extra = choose(found, off, choose(taken, 0.0, extra))
        count = choose(found, count + 1.0, count)
        if most < last and count > float(most):
            most += 1
        if count <= float(first):
            continue
        first += 1
        if first > last:
            break
    for i in range(last + 1):
        values[i] = math.sqrt(values[i])
    return count > float(last)


def _two(q: Any, e: Any, values: Any) -> Any:
    """Both values of two rows, from their sum, their difference and their product; True."""
    head, tail = math.sqrt(q[0]), math.sqrt(q[1])
    both, apart = head + tail, head - tail
    twice = math.sqrt(both * both + e[0]) + math.sqrt(apart * apart + e[0])
    some = twice > 0.0
    values[0] = 0.5 * twice
    values[1] = choose(some, head * tail / choose(some, 0.5 * twice, 1.0), 0.0)
    return twice == twice


def values_of_two(a: Any, values: Any) -> Any:
    """Singular values of a [2, 2], descending; whether its entries are finite.

    The larger one is the mean of |(a + d, c - b)| and |(a - d, b + c)|, and both have the
    determinant as their product, of which no digit cancels: both are right relatively.
    """
    scale, good = normalise(a)
    p, q, r, s = a[0, 0], a[0, 1], a[1, 0], a[1, 1]
    both, apart, turned, across = p + s, p - s, r - q, q + r
    largest = math.sqrt(both * both + turned * turned) + math.sqrt(apart * apart + across * across)
    largest *= 0.5
    product = q * r
    determinant = bits.fma(p, s, -product) + bits.fma(-q, r, product)
    smallest = math.fabs(determinant) / choose(largest > 0.0, largest, 1.0)
    smallest = choose(smallest < largest, smallest, largest)
    values[0] = choose(good, largest / scale, math.nan)
    values[1] = choose(good, smallest / scale, math.nan)
    return good


def _bound(end: Any, other: Any, outside: Any) -> Any:
    """What hardly exceeds the smallest square, from the last entries of the diagonal's.

    Of the vector of which the last row of B leaves sqrt(end) in the last place, `outside` is the
    square of the other entries.
    """
    quotient = end / (1.0 + outside)
    apart = choose(0.75 * other > quotient, 0.75 * other - quotient, 0.0)
    residual = quotient * math.sqrt(outside)
    wide = apart > 2.0 * residual
    less = choose(wide, outside * quotient * (quotient / choose(wide, apart, 1.0)), residual)
    return choose((outside < 0.5) & (quotient > less), quotient - less, 0.0)


def _pass(q: Any, e: Any, work: Any, shift: Any, first: int) -> tuple[Any, Any, Any, Any]:
    """One pass from a row on to work, one place later; the last number and the least before it.

    Then the last entry above the diagonal and the two on it before its last, and what `_bound`
    takes, for all rows and for all but the last.
    """
    left = q[first] - shift
    least = 0.0 * shift
    off, share, before = least, least, least
    total, upper = least + own.FAR, least + own.FAR
    for i in range(first, q.shape[0] - 1):
        least = choose(left < least, left, least)
        upper, before = total, share
        total = left + e[i]
        inverse = 1.0 / choose(total > 0.0, total, 1.0)
        ratio = q[i + 1] * inverse
        off = e[i] * ratio
        work[0, i + 1], work[1, i + 1] = total, off
        share = off * inverse * (1.0 + share)
        left = left * ratio - shift
    return left, least, (off, total, upper), (share, before)


def _accept(q: Any, e: Any, work: Any, rest: Any, taken: Any, found: Any, first: int) -> None:
    """What a pass has left in work, one row further down where the last has been found."""
    n = q.shape[0]
    work[0, first], work[1, first] = own.FAR, 0.0
    work[0, n], work[1, n] = rest, 0.0
    for i in range(first, n):
        q[i] = choose(found, work[0, i], choose(taken, work[0, i + 1], q[i]))
        e[i] = choose(found, work[1, i], choose(taken, work[1, i + 1], e[i]))
