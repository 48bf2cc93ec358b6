"""Whole numbers, orders and choices: four numbers to a block, and the rejected ones again."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver, inner
from nbmath.random.cpu.fills import PART, entries, finish

_bound = bind("random", "cpu")
arrive = _bound.arrive
in_order = _bound.in_order
large_integer = _bound.large_integer
large_integers = _bound.large_integers
large_steps = _bound.large_steps
integers_at = _bound.integers_at
integers_attempt = _bound.integers_attempt
small_integer = _bound.small_integer
small_integers = _bound.small_integers
small_steps = _bound.small_steps
surplus = _bound.surplus
swapped = _bound.swapped
write_exponentials = _bound.write_exponentials

NOT_YET = -2
"""What an attempt gives where the next one is to be made."""
SMALL = 1 << 32
"""Spans below it are drawn by words of 32 bits."""
DENSE = 16
"""A table of all numbers serves where one in so many of them is to be chosen."""


@driver
def integers_array(key: Any, start: Any, parameters: Any, out: Any) -> None:
    """Whole numbers from a low one on, of one span for all; `start` is a multiple of four."""
    low, span = parameters
    if 0 < span < SMALL:
        _small_array(key, start, low, span, out)
    else:
        for begin in range(0, out.size, PART):
            _large_part(key, start + begin, low, span, out[begin : begin + PART])


@inner
def _small_array(key: Any, start: Any, low: Any, span: Any, out: Any) -> None:
    excess = SMALL % span
    for begin in range(0, out.size, PART):
        part = out[begin : begin + PART]
        first = (start + begin) >> 2
        for i in range(part.size >> 2):
            part[4 * i], part[4 * i + 1], part[4 * i + 2], part[4 * i + 3] = small_integers(
                first + i, key, span, excess
            )
        for i in range(part.size & ~3, part.size):
            part[i] = small_integer(key, start + begin + i, span, excess)
        rejected = 0
        for i in range(part.size):
            rejected += part[i] == NOT_YET
            part[i] += low
        if rejected:
            for i in range(part.size):
                if part[i] == NOT_YET + low:
                    part[i] = integers_at(key, start + begin + i, low, low + span)


@inner
def _large_part(key: Any, start: Any, low: Any, span: Any, out: Any) -> None:
    room = np.empty(PART, np.int64), np.empty(PART, np.int64)
    parameters = span, surplus(span if span > 0 else 1)
    for i in range(out.size >> 1):
        out[2 * i], out[2 * i + 1] = large_integers((start >> 1) + i, key, *parameters)
    if out.size & 1:
        out[out.size - 1] = large_integer(key, start + out.size - 1, *parameters)
    finish(integers_attempt, key, start, 2, parameters, out, 0, out.size, room)
    for i in range(out.size):
        out[i] = out[i] + low if span > 0 else low


@driver
def integers_each_array(key: Any, start: Any, parameters: Any, out: Any) -> None:
    """The same where each has a low number and a span of its own, or one of both."""
    for begin in range(0, out.size, PART):
        end = min(begin + PART, out.size)
        for i in range(begin, end):
            low, span = entries(parameters, i)
            x = small_integer(key, start + i, span, span)
            out[i] = x if span < SMALL else NOT_YET
        for i in range(begin, end):
            low, span = entries(parameters, i)
            again = out[i] == NOT_YET
            out[i] = integers_at(key, start + i, low, low + span) if again else out[i] + low


@inner
def _draw_steps(key: Any, begin: Any, count: Any, base: Any, slope: Any, room: Any) -> None:
    """The numbers below base + slope i of so many elements from `begin` on, a multiple of four.

    The room for them ends with a block of four.
    """
    ends = base + slope * begin, base + slope * (begin + count - 1)
    if max(ends) < SMALL:
        for i in range((count + 3) >> 2):
            room[4 * i], room[4 * i + 1], room[4 * i + 2], room[4 * i + 3] = small_steps(
                (begin >> 2) + i, key, base, slope
            )
    elif min(ends) >= SMALL:
        for i in range((count + 1) >> 1):
            room[2 * i], room[2 * i + 1] = large_steps((begin >> 1) + i, key, base, slope)
    else:
        room[:count] = NOT_YET
    for i in range(count):
        if room[i] == NOT_YET:
            room[i] = integers_at(key, begin + i, 0, base + slope * (begin + i))


@driver
def permutation_array(key: Any, out: Any) -> None:
    """The numbers from 0 on in a random order."""
    room = np.empty(PART, np.int64)
    for begin in range(0, out.size, PART):
        end = min(begin + PART, out.size)
        _draw_steps(key, begin, end - begin, 1, 1, room)
        for i in range(begin, end):
            j = room[i - begin]
            out[i] = out[j] if j < i else i
            out[j] = i


@driver
def choice_array(key: Any, n: Any, out: Any) -> None:
    """Different numbers below n, those that a shuffle from the front puts first."""
    if n <= DENSE * out.size:
        _dense_choice(key, n, out)
    else:
        _sparse_choice(key, n, out)


@driver
def alike_array(key: Any, n: Any, replace: Any, out: Any) -> None:
    """Numbers below n with replacement or without; -1 where there are too few."""
    if replace:
        integers_array(key, 0, (0, n), out)
    elif out.size <= n:
        choice_array(key, n, out)
    else:
        out[...] = -1


@inner
def _dense_choice(key: Any, n: Any, out: Any) -> None:
    table = np.arange(n)
    room = np.empty(PART, np.int64)
    for begin in range(0, out.size, PART):
        end = min(begin + PART, out.size)
        _draw_steps(key, begin, end - begin, n, -1, room)
        for i in range(begin, end):
            j = i + room[i - begin]
            out[i] = table[j]
            table[j] = table[i]


@inner
def _sparse_choice(key: Any, n: Any, out: Any) -> None:
    """What `sparse_choice` gives: a table for numbers that may come twice, none for the others."""
    numbers = np.empty((out.size + 3) & ~3, np.int64)
    for begin in range(0, out.size, PART):
        end = min(begin + PART, out.size)
        _draw_steps(key, begin, end - begin, n, -1, numbers[begin:])
        for i in range(begin, end):
            numbers[i] += i
            out[i] = i
    places, doubtful = _doubtful(numbers, out.size)
    table = np.full(_power_above(4 * doubtful + 4), -1)
    for i in range(out.size):
        number = numbers[i]
        if number < out.size or _is_marked(number, places):
            swapped(i, number, table, out)
        else:
            out[i] = number


@inner
def _doubtful(numbers: Any, count: Any) -> tuple[Any, Any]:
    """Marks at places that more than one number has, and how many numbers have one of these."""
    once = np.zeros(_power_above(count) >> 2, np.uint64)
    twice = np.zeros(once.size, np.uint64)
    for i in range(count):
        where, mark = _mark(numbers[i], once)
        twice[where] |= once[where] & mark
        once[where] |= mark
    doubtful = 0
    for i in range(count):
        doubtful += _is_marked(numbers[i], twice)
    return twice, doubtful


@inner
def _power_above(count: Any) -> Any:
    """A power of two that is not less."""
    power = 8
    while power < count:
        power *= 2
    return power


@inner
def _mark(number: Any, places: Any) -> tuple[Any, Any]:
    """Where a number, being random, has its bit among places."""
    return (number >> 6) & (places.size - 1), np.uint64(1) << np.uint64(number & 63)


@inner
def _is_marked(number: Any, places: Any) -> Any:
    where, mark = _mark(number, places)
    return (places[where] & mark) != 0


@driver
def weighted_choice_array(key: Any, weights: Any, out: Any) -> int:
    """Different numbers with the chances of weights; how many there are, if fewer than asked for.

    All of `out` is -1 where they are fewer, or a weight is negative or nan.
    """
    times = _arrivals(key, weights)
    held = 0
    if out.size > 0 and times.size >= out.size:
        latest = np.inf
        if out.size * DENSE > times.size:
            latest = np.partition(times, out.size - 1)[out.size - 1]
        first = np.empty(out.size)
        for i in range(times.size):
            if times[i] <= latest and weights[i] > 0.0:
                held = arrive(times[i], i, held, first, out)
        if held == out.size:
            in_order(first, out)
    if held < out.size:
        out[...] = -1
    return held


@inner
def _arrivals(key: Any, weights: Any) -> Any:
    """A time for each weight, infinite where it is zero; none at all where one is bad."""
    times = np.empty((weights.size + 1) & ~1)
    for i in range(times.size >> 1):
        write_exponentials(i, key, 0.0, 1.0, times, 2 * i)
    bad = 0
    for i in range(weights.size):
        times[i] = times[i] / weights[i]
        bad += not weights[i] >= 0.0
    return times[: 0 if bad else weights.size]
