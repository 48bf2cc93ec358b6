"""Search the direction numbers of Sobol's sequence: `python -m tests.nbmath.random.directions`.

Dimension 0 is van der Corput's sequence. Each further one takes the next primitive polynomial over
GF(2), in the order of its value at two, and the initial numbers that are best by this criterion:

- Sobol's property A: the first digits of the directions of all dimensions so far are independent,
  so that a block of 2^d points has one in each of the 2^d orthants of the unit cube.
- Among these the least sum of 2^(2 t - m) over all earlier dimensions and m = 1 ... `POINTS`, where
  2^m points of the pair are a (t, m, 2)-net. The term is one where the pair is as even as t = m / 2
  makes it. Of ties, the first.

All initial numbers are tried where there are no more than `TRIES` sets of them, else so many at
random. Low-order projections as the criterion are Joe and Kuo's idea (SIAM Journal on Scientific
Computing 30, 2008, doi 10.1137/070709359); their numbers are not used.
"""

import itertools
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numba
import numpy as np

DEGREE = 10
POINTS = 14
TRIES = 384
TARGET = Path(__file__).parents[3] / "nbmath/random/cpu/directions.py"
Numbers = tuple[int, ...]


def times_x(power: int, polynomial: int, degree: int) -> int:
    """A residue times x."""
    power <<= 1
    return power ^ polynomial if power >> degree else power


def primitive(degree: int) -> Iterator[int]:
    """The primitive polynomials of a degree: x has the order 2^degree - 1."""
    for polynomial in range((1 << degree) + 1, 2 << degree, 2):
        power, order = times_x(1, polynomial, degree), 1
        while power > 1:
            power, order = times_x(power, polynomial, degree), order + 1
        if power == 1 and order == (1 << degree) - 1:
            yield polynomial


def extended(polynomial: int, initial: Numbers, length: int) -> list[int]:
    """The odd numbers m_1, m_2, ... by Sobol's recurrence."""
    degree = polynomial.bit_length() - 1
    m = list(initial)
    for k in range(degree, length):
        new = m[k - degree]
        for i in range(1, degree + 1):
            new ^= (m[k - i] << i) * (polynomial >> degree - i & 1)
        m.append(new)
    return m


def rows_of(m: list[int]) -> Any:
    """Row r of the generating matrix: bit k is digit r + 1 of m_{k + 1} / 2^{k + 1}."""
    size = range(POINTS)
    rows = [sum((m[k] >> (k - r) & 1) << k for k in size if k >= r) for r in size]
    return np.array(rows, np.int64)


@numba.njit
def reduced(row: int, basis: Any) -> int:
    """What is left of a row; the basis has a row of each leading bit, or none."""
    while row:
        low = 0
        while not row >> low & 1:
            low += 1
        if basis[low] == 0:
            return row
        row ^= basis[low]
    return 0


@numba.njit
def add(row: int, basis: Any) -> None:
    """One row more."""
    low = 0
    while not row >> low & 1:
        low += 1
    basis[low] = row


@numba.njit
def cost(one: Any, other: Any) -> float:
    """The sum of 2^(2 t - m) of a pair of generating matrices."""
    total = 0.0
    for m in range(1, one.size + 1):
        mask, strength = (1 << m) - 1, m
        first = np.zeros(one.size, np.int64)
        for r in range(m + 1):
            if r > 0:
                add(reduced(one[r - 1] & mask, first), first)
            basis, s = first.copy(), 0
            while r + s < strength:
                left = reduced(other[s] & mask, basis)
                if left == 0:
                    break
                add(left, basis)
                s += 1
            strength = min(strength, r + s)
        total += 2.0 ** (m - 2 * strength)
    return total


@numba.njit
def total_cost(candidate: Any, before: Any, limit: float) -> float:
    """The sum over earlier dimensions, given up where it exceeds the limit."""
    total = 0.0
    for i in range(before.shape[0]):
        total += cost(before[i], candidate)
        if total >= limit:
            break
    return total


def candidates(degree: int, source: random.Random) -> Iterator[Numbers]:
    """Odd initial numbers m_k < 2^k."""
    if 1 << degree * (degree - 1) // 2 <= TRIES:
        yield from itertools.product(*(range(1, 2 << k, 2) for k in range(degree)))
    else:
        for _ in range(TRIES):
            yield tuple(2 * source.getrandbits(k) + 1 if k else 1 for k in range(degree))


def eliminated(digits: int, before: list[int]) -> int:
    """First digits of a dimension less those of the earlier ones, of which row j begins with bit j.

    Property A holds if bit len(before) is set: no leading minor is even.
    """
    for j, row in enumerate(before):
        digits ^= row * (digits >> j & 1)
    return digits


def search() -> list[tuple[int, Numbers]]:
    """A polynomial and initial numbers for each dimension from 1 on."""
    polynomials = [p for degree in range(1, DEGREE + 1) for p in primitive(degree)]
    source = random.Random(2008)
    length = len(polynomials) + 1
    before, found = [rows_of([1] * length)], []
    rows = [1]  # the first digit of 1/2^k is set for k = 1 alone
    for number, polynomial in enumerate(polynomials, start=1):
        best, chosen = np.inf, None
        matrices = np.array(before)
        for initial in candidates(polynomial.bit_length() - 1, source):
            m = extended(polynomial, initial, length)
            left = eliminated(sum((m[k] >> k & 1) << k for k in range(length)), rows)
            if left >> number & 1 and (price := total_cost(rows_of(m), matrices, best)) < best:
                best, chosen = price, (initial, rows_of(m), left)
        assert chosen, f"no numbers of dimension {number} have property A"
        before.append(chosen[1])
        found.append((polynomial, chosen[0]))
        rows.append(chosen[2])
    return found


TEXT = '''"""Sobol's direction numbers, written by `python -m tests.nbmath.random.directions`."""

NUMBERS = (
{}
)
"""For each dimension from 1 on a primitive polynomial, its value at two, and initial numbers."""
'''

if __name__ == "__main__":
    lines = (f"    ({', '.join(map(str, (polynomial, *m)))})," for polynomial, m in search())
    TARGET.write_text(TEXT.format("\n".join(lines)), encoding="utf-8")
