"""Fills of counts: few that are expected by inversion, many by attempts."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nbmath._loops import named
from nbmath._targets import bind, inner, part
from nbmath.random.cpu.fills import WORTH, are_numbers, entries, finish

__all__ = ["GUIDE", "counting", "counting_after", "looked_up", "ticket", "write_guide"]

PART = 256
"""Counts that are searched for together."""
TABLE, GUIDE = 256, 1 << 8
"""Entries of a table of cumulated probabilities, and of where a search in it begins."""

LOTS = 8
"""Numbers that a search keeps of each element."""

_bound = bind("random", "cpu")
inversion_step = _bound.inversion_step
looked_up = _bound.looked_up
lot = _bound.lot
ticket = _bound.ticket
write_cumulated = _bound.write_cumulated
write_guide = _bound.write_guide

Function = Callable[..., Any]


def counting(
    is_few: Function,
    attempt: Function,
    law: Function,
    name: str,
    is_narrow: Function,
    remembered: Function,
) -> Any:
    """The driver `(key, start, parameters, out)` of counts.

    Those that are not `is_few` are made by attempts. `law` gives the probability of none, Panjer's
    alpha and beta, and base and sign of what is written for k, base + sign k.
    Where `is_narrow` is true of numbers, `remembered` makes the attempts.
    """

    def loop(key: Any, start: Any, parameters: Any, out: Any) -> None:
        known = law(*entries(parameters, 0)) if out.size >= WORTH else (0.0, 0.0, 0.0, 0.0, 0.0)
        if known[4] != 0.0 and are_numbers(parameters):
            count_by_table(key, start, known, out)
            return
        if out.size >= WORTH and are_numbers(parameters) and is_narrow(*entries(parameters, 0)):
            remembered(key, start, parameters, out)
            return
        room = np.empty(PART + 1, np.int64), np.empty(PART), np.empty(PART, np.int64)
        lots = np.empty(LOTS * PART)
        for begin in range(0, out.size, PART):
            end = min(begin + PART, out.size)
            _count_part(
                (is_few, attempt, law), key, start, 0, parameters, out, begin, end, room, lots
            )

    return named(loop, name, "random")


def counting_after(
    means: Function,
    is_few: Function,
    attempt: Function,
    law: Function,
    first: int,
    name: str,
) -> Any:
    """The driver `(key, start, parameters, out)` of counts whose means are drawn before.

    `means` writes them; the attempts at the counts begin at `first`.
    """

    def loop(key: Any, start: Any, parameters: Any, out: Any) -> None:
        room = np.empty(PART + 1, np.int64), np.empty(PART), np.empty(PART, np.int64)
        lots = np.empty(LOTS * PART)
        expected = np.empty(PART)
        for begin in range(0, out.size, PART):
            end = min(begin + PART, out.size)
            means(key, start, parameters, expected, begin, end)
            own, part = (expected,), out[begin:end]
            ways = is_few, attempt, law
            _count_part(ways, key, start + begin, first, own, part, 0, end - begin, room, lots)

    return named(loop, name, "random")


@part
def _count_part(
    ways: Any,
    key: Any,
    start: Any,
    first: Any,
    parameters: Any,
    out: Any,
    begin: Any,
    end: Any,
    room: Any,
    lots: Any,
) -> None:
    """Counts of a part, by attempts from `first` on."""
    is_few, attempt, law = ways
    places, found = room[0], room[2]
    few = 0
    for i in range(begin, end):
        few += is_few(*entries(parameters, i))
    if few < end - begin:
        for i in range(begin, end):
            out[i] = attempt(key, start + i, first, *entries(parameters, i))
        finish(attempt, key, start, first + 1, parameters, out, begin, end, (places, room[1]))
    if few == end - begin:
        for i in range(begin, end):
            _prepare(law, lot(key, start + i, first), entries(parameters, i), lots, i - begin)
        search_together(lots, out[begin:end])
    elif few:
        few = 0
        for i in range(begin, end):
            places[few] = i
            few += is_few(*entries(parameters, i))
        for j in range(few):
            i = places[j]
            _prepare(law, lot(key, start + i, first), entries(parameters, i), lots, j)
        search_together(lots, found[:few])
        for j in range(few):
            out[places[j]] = found[j]


@part
def _prepare(law: Any, lot: Any, parameters: Any, lots: Any, j: Any) -> None:
    """A search from zero on, for element j."""
    none, alpha, beta, base, sign = law(*parameters)
    lots[j], lots[j + PART], lots[j + 2 * PART], lots[j + 3 * PART] = lot, none, alpha, beta
    lots[j + 4 * PART], lots[j + 5 * PART] = none, 1.0
    lots[j + 6 * PART], lots[j + 7 * PART] = base, sign


@inner
def search_together(lots: Any, out: Any) -> None:
    """What `inverted` finds for each: all searches go one step at a time.

    Numbers stand in one array, as compilers do not make vectors of loops over many arrays: lots,
    probabilities, alpha, beta, sums, whether a search goes on, counts and their signs.
    """
    k = 0.0
    going = out.size
    while going > 0:
        k += 1.0
        going = 0
        for i in range(out.size):
            goes, p, total = inversion_step(
                *(lots[i + 5 * PART], lots[i], lots[i + PART], lots[i + 4 * PART]),
                *(lots[i + 2 * PART], lots[i + 3 * PART], k),
            )
            lots[i + 5 * PART], lots[i + PART], lots[i + 4 * PART] = goes, p, total
            lots[i + 6 * PART] += goes * lots[i + 7 * PART]
            going += goes > 0.0
    for i in range(out.size):
        out[i] = int(lots[i + 6 * PART])


@inner
def count_by_table(key: Any, start: Any, law: Any, out: Any) -> None:
    """Counts of one distribution of Panjer's."""
    cumulated = np.empty(TABLE)
    guide = np.empty(GUIDE, np.int64)
    write_cumulated(law[0], law[1], law[2], cumulated)
    write_guide(cumulated, guide)
    base, sign = int(law[3]), int(law[4])
    for begin in range(0, out.size, PART):
        end = min(begin + PART, out.size)
        for i in range(begin, end):
            out[i] = ticket(key, start + i)
        for i in range(begin, end):
            out[i] = base + sign * looked_up(out[i], cumulated, guide)
