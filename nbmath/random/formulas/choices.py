"""Choices without replacement: of numbers alike, and of numbers with weights."""

from nbmath.random.formulas.double import exponential_at
from nbmath.random.formulas.philox import WORD, Key
from nbmath.random.formulas.whole import integers_at

FREE = -1
"""What stands in a place of a table that holds nothing."""
SCATTER = (0x9E3779B1, 0x85EBCA6B)
"""Odd factors for the halves of a number; the first is a prime near 2**32 over the golden ratio."""


def choice(key: Key, n: int, table: list[int], out: list[int]) -> None:
    """The numbers below n that a shuffle from the front puts first; `table` has room for n."""
    for i in range(n):
        table[i] = i
    for i in range(len(out)):
        j = integers_at(key, i, i, n)
        out[i] = table[j]
        table[j] = table[i]


def _place_of(number: int, table: list[int]) -> int:
    """Where a table that is never full holds a number, or has room for it.

    It has a power of two of places, each of a number and what stands in its place.
    """
    last = len(table) - 2
    product = (number & WORD) * SCATTER[0] + (number >> 32) * SCATTER[1]
    place = ((product >> 16) ^ product) * 2 & last
    while table[place] != FREE and table[place] != number:
        place = (place + 2) & last
    return place


def swapped(step: int, number: int, table: list[int], out: list[int]) -> None:
    """One step of that shuffle, where a table holds what stands in the places beyond `out`.

    The places of `out` that are still to come hold what stands there: at first their own numbers.
    """
    own = out[step]
    if number < len(out):
        out[step] = out[number]
        out[number] = own
    else:
        place = _place_of(number, table)
        out[step] = table[place + 1] if table[place] == number else number
        table[place] = number
        table[place + 1] = own


def sparse_choice(key: Key, n: int, table: list[int], out: list[int]) -> None:
    """What `choice` gives, with a table of a power of two of numbers, at least four to a result."""
    for i in range(0, len(table), 2):
        table[i] = FREE
    for i in range(len(out)):
        out[i] = i
    for i in range(len(out)):
        swapped(i, integers_at(key, i, i, n), table, out)


def _sink(times: list[float], out: list[int], start: int, size: int) -> None:
    """Restore the order of a heap, the latest time first, below one place."""
    time = times[start]
    number = out[start]
    place = start
    child = 2 * place + 1
    while child < size:
        child += 1 if child + 1 < size and times[child + 1] > times[child] else 0
        if times[child] > time:
            times[place] = times[child]
            out[place] = out[child]
            place = child
            child = 2 * place + 1
        else:
            child = size
    times[place] = time
    out[place] = number


def arrive(time: float, number: int, held: int, times: list[float], out: list[int]) -> int:
    """Keep a number if its time is among the earliest; how many are held then."""
    size = len(out)
    if held < size:
        times[held] = time
        out[held] = number
        if held + 1 == size:
            for i in range(size // 2):
                _sink(times, out, size // 2 - 1 - i, size)
        return held + 1
    if time < times[0]:
        times[0] = time
        out[0] = number
        _sink(times, out, 0, size)
    return held


def in_order(times: list[float], out: list[int]) -> None:
    """Sort what is held, the earliest first."""
    for i in range(len(out) - 1):
        last = len(out) - 1 - i
        time = times[last]
        number = out[last]
        times[last] = times[0]
        out[last] = out[0]
        times[0] = time
        out[0] = number
        _sink(times, out, 0, last)


def weighted_choice(key: Key, weights: list[float], times: list[float], out: list[int]) -> int:
    """Numbers in the order of exponential times whose rates are weights; how many have one.

    The earliest is number i with the chance that its weight has, and the next likewise of the
    others (Efraimidis & Spirakis 2006). `times` has the length of `out`, of which the first are
    written where fewer have a weight.
    """
    held = 0
    for i in range(len(weights)):
        if weights[i] > 0.0:
            time = exponential_at(key, i, 0.0, 1.0) / weights[i]
            held = arrive(time, i, held, times, out)
    if held == len(out):
        in_order(times, out)
    return held
