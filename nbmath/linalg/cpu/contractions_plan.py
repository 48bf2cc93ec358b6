"""What `einsum` is to do, decided from its subscripts and shapes alone: nothing here computes.

Every index is a letter; those of an ellipsis are letters from beyond the alphabet. A plan is a list
of steps on arrays in slots: first come the operands, then the result of each step. Four kinds are
enough: an array is gathered in another order of its axes, sums over axes that lie together, entries
are multiplied, or stacks of matrices are.
"""

import itertools
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

GATHER, SUM, PRODUCT, MATMUL = 0, 1, 2, 3
COPIED, PLAIN, TURNED = 0, 1, 2
"""How a side of a product lies in memory: in another order, as it is wanted, or transposed."""
ROWS, WIDTH = 8, 6
"""Rows of a step in numbers: kind, slots and how they lie; x, y, batch, left, summed, right, out;
and the least length of a row."""
DOTS = "".join(map(chr, range(0x2460, 0x2480)))
"""The letters of an ellipsis, the last axis first."""
USUAL = 16
"""The length that an index is taken to have where it is not known."""
ALL_ORDERS = 5
"""Operands up to which every order of pairs is tried."""


@dataclass(frozen=True)
class Step:
    """One step: the slots it reads and the indices of what it reads and writes.

    x and y name the axes as they lie in memory. A product of matrices [batch, left, summed] and
    [batch, summed, right] writes [batch, left, right]; a sum over [batch, summed, right] writes
    [batch, right]; `lies` says how x and y lie.
    """

    kind: int
    slots: tuple[int, int]
    x: str
    y: str
    out: str
    batch: str = ""
    left: str = ""
    summed: str = ""
    right: str = ""
    lies: tuple[int, int] = (COPIED, COPIED)


def parsed(subscripts: str, ranks: tuple[int, ...]) -> tuple[tuple[str, ...], str]:
    """The indices of each operand's axes, and those of the result."""
    text = "".join(subscripts.split())
    left, arrow, result = text.partition("->")
    terms = left.split(",")
    for part in (*terms, result):
        wrong = [c for c in part.replace("...", "", 1) if not (c.isascii() and c.isalpha())]
        if wrong:
            raise ValueError(
                f"subscripts are {subscripts!r}, with {wrong[0]!r} in {part!r}; expected letters,"
                " one '...' and commas, then perhaps '->' and the letters of the result"
            )
    if len(terms) != len(ranks):
        raise ValueError(
            f"subscripts {subscripts!r} describe {len(terms)} operands; expected {len(ranks)}, as"
            " many as were given"
        )
    inputs = tuple(
        _axes(i, term, rank) for i, (term, rank) in enumerate(zip(terms, ranks, strict=True))
    )
    dots = max((sum(c in DOTS for c in axes) for axes in inputs), default=0)
    ellipsis = DOTS[:dots][::-1]
    if not arrow:
        every = "".join(terms)
        once = sorted(c for c in set(every) - {"."} if every.count(c) == 1)
        return inputs, ellipsis + "".join(once)
    if dots and "..." not in result:
        raise ValueError(
            f"subscripts {subscripts!r} have no '...' in the result; expected it there"
        )
    for c in result.replace("...", ""):
        if result.count(c) > 1 or c not in left:
            why = "twice" if result.count(c) > 1 else "which no operand has"
            raise ValueError(f"subscripts {subscripts!r} have {c!r} in the result, {why}")
    return inputs, result.replace("...", ellipsis)


def _axes(place: int, term: str, rank: int) -> str:
    """A letter for each axis of an operand."""
    letters = len(term.replace("...", ""))
    if rank != letters if "..." not in term else rank < letters:
        least = "at least " if "..." in term else ""
        raise ValueError(
            f"operand {place} has {rank} axes; expected {least}{letters}, a letter of {term!r} each"
        )
    return term.replace("...", DOTS[: rank - letters][::-1])


def measured(inputs: tuple[str, ...], shapes: tuple[tuple[int, ...], ...]) -> dict[str, int]:
    """The length of every index; an axis of length one goes with any other."""
    lengths: dict[str, int] = {}
    first: dict[str, int] = {}
    for place, (axes, shape) in enumerate(zip(inputs, shapes, strict=True)):
        own: dict[str, int] = {}
        for letter, length in zip(axes, shape, strict=True):
            known = own.setdefault(letter, length)
            shown = "..." if letter in DOTS else letter
            if length != known:
                raise ValueError(
                    f"operand {place} has lengths {known} and {length} along {shown!r};"
                    " expected one length"
                )
            full = lengths.get(letter, 1)
            if full == 1 or letter not in lengths:
                lengths[letter], first[letter] = length, place
            elif length not in (1, full):
                raise ValueError(
                    f"operand {place} has length {length} along {shown!r}; expected {full}, as"
                    f" operand {first[letter]} has"
                )
    return lengths


def planned(
    inputs: tuple[str, ...], result: str, lengths: Mapping[str, int] | None = None
) -> tuple[Step, ...]:
    """The steps that lead from the operands to the result, which is what the last one writes."""

    def volume(letters: str) -> float:
        return math.prod(lengths[c] if lengths else USUAL for c in letters)

    steps: list[Step] = []
    arrays: dict[int, str] = {}
    count = len(inputs)

    def add(step: Step) -> int:
        steps.append(step)
        return count + len(steps) - 1

    def gathered(slot: int, axes: str, out: str) -> int:
        return slot if axes == out else add(Step(GATHER, (slot, -1), axes, "", out))

    for place, axes in enumerate(inputs):
        others = "".join(inputs[:place] + inputs[place + 1 :]) + result
        unique = "".join(dict.fromkeys(axes))
        slot = gathered(place, axes, unique)
        for kind, run in reversed([(k, "".join(r)) for k, r in _runs(unique, others)]):
            if not kind:
                before, _, after = unique.partition(run)
                lies = Step(SUM, (slot, -1), unique, "", before + after, before, "", run, after)
                unique, slot = before + after, add(lies)
        arrays[slot] = unique
    for first, second in _order(tuple(arrays.values()), result, volume):
        i, j = sorted((list(arrays)[first], list(arrays)[second]))
        x, y = arrays.pop(i), arrays.pop(j)
        needed = "".join(arrays.values()) + result
        step = _pair((i, j), x, y, needed, None if arrays else result, volume)
        arrays[add(step)] = step.out
    ((slot, axes),) = arrays.items()
    if axes != result or not steps:
        add(Step(GATHER, (slot, -1), axes, "", result))
    return tuple(steps)


def _runs(axes: str, kept: str) -> Iterator[tuple[bool, Iterator[str]]]:
    """Neighbouring axes that are all kept, or all summed over."""
    return itertools.groupby(axes, key=lambda c: c in kept)


def _order(
    arrays: tuple[str, ...], result: str, volume: Callable[[str], float]
) -> tuple[tuple[int, int], ...]:
    """Which two arrays are multiplied first, then which two of those left, the product last."""

    def after(left: tuple[str, ...], i: int, j: int) -> tuple[tuple[str, ...], float]:
        others = left[:i] + left[i + 1 : j] + left[j + 1 :]
        both = "".join(dict.fromkeys(left[i] + left[j]))
        needed = "".join(others) + result
        return (*others, "".join(c for c in both if c in needed)), volume(both)

    def best(left: tuple[str, ...]) -> tuple[float, tuple[tuple[int, int], ...]]:
        if len(left) < 2:
            return 0.0, ()
        pairs = list(itertools.combinations(range(len(left)), 2))
        if len(left) > ALL_ORDERS:
            pairs = [min(pairs, key=lambda pair: _growth(left, pair, after, volume))]
        found = []
        for pair in pairs:
            rest, cost = after(left, *pair)
            more, path = best(rest)
            found.append((cost + more, (pair, *path)))
        return min(found, key=lambda each: each[0])

    return best(arrays)[1]


def _growth(
    left: tuple[str, ...],
    pair: tuple[int, int],
    after: Callable[..., tuple[tuple[str, ...], float]],
    volume: Callable[[str], float],
) -> tuple[float, float]:
    """How much larger a product is than its factors, and what it costs."""
    rest, cost = after(left, *pair)
    return volume(rest[-1]) - volume(left[pair[0]]) - volume(left[pair[1]]), cost


def _pair(
    slots: tuple[int, int],
    x: str,
    y: str,
    needed: str,
    wanted: str | None,
    volume: Callable[[str], float],
) -> Step:
    """The step that multiplies two arrays, laid out so that as little as may be is moved."""
    both = [c for c in x if c in y]
    if all(c in needed for c in both):
        out = wanted or x + "".join(c for c in y if c not in x)
        return Step(PRODUCT, slots, x, y, out)
    found: list[tuple[float, Step]] = []
    for turned in (False, True):
        a, b = (y, x) if turned else (x, y)
        places = slots[::-1] if turned else slots
        last = wanted or a + b
        batch, left = (
            "".join(c for c in a if (c in b) == t and c in needed) for t in (True, False)
        )
        summed = "".join(c for c in both if c not in needed)
        right = "".join(c for c in b if c not in a)
        for g, i, p, j in itertools.product(
            dict.fromkeys((batch, _as(batch, b), _as(batch, last))),
            dict.fromkeys((left, _as(left, last))),
            dict.fromkeys((_as(summed, a), _as(summed, b))),
            dict.fromkeys((right, _as(right, last))),
        ):
            lies = _lies(a, g, i, p), _lies(b, g, p, j)
            moved = (volume(a) if lies[0] == COPIED else 0) + (
                volume(b) if lies[1] == COPIED else 0
            )
            out = g + i + j
            moved += volume(out) if wanted is not None and out != wanted else 0
            cost = moved + 1e-3 * (lies.count(TURNED) + turned)
            found.append((cost, Step(MATMUL, places, a, b, out, g, i, p, j, lies)))
    return min(found, key=lambda each: each[0])[1]


def _as(letters: str, order: str) -> str:
    """Letters in the order that they have in another string."""
    return "".join(sorted(letters, key=order.index))


def _lies(axes: str, batch: str, rows: str, columns: str) -> int:
    """How matrices lie in memory."""
    if axes == batch + rows + columns:
        return PLAIN
    return TURNED if axes == batch + columns + rows else COPIED


def encoded(
    inputs: tuple[str, ...], result: str, steps: tuple[Step, ...]
) -> tuple[NDArray[np.int64], NDArray[np.int64], tuple[int, ...]]:
    """Operands' axes [operands, width], steps [steps, ROWS, width] and result, as numbers.

    A letter is its place among all letters; lists are filled up with -1.
    """
    letters = "".join(dict.fromkeys("".join(inputs)))
    width = max(WIDTH, len(letters), *(len(axes) for axes in inputs))

    def numbers(axes: str) -> list[int]:
        return [letters.index(c) for c in axes] + [-1] * (width - len(axes))

    axes = np.array([numbers(a) for a in inputs], np.int64).reshape(-1, width)
    program = np.full((len(steps), ROWS, width), -1, np.int64)
    for row, step in zip(program, steps, strict=True):
        row[0, :5] = step.kind, *step.slots, *step.lies
        lists = (step.x, step.y, step.batch, step.left, step.summed, step.right, step.out)
        row[1:] = [numbers(each) for each in lists]
    axes.flags.writeable = program.flags.writeable = False
    return axes, program, tuple(letters.index(c) for c in result)


def table(
    step: Step, shapes: tuple[tuple[int, ...], tuple[int, ...]], lengths: Mapping[str, int]
) -> NDArray[np.int64]:
    """The indices of a step [count, 3], as the formula `contraction` takes them.

    Lengths, and strides in x and y, which are in C order; those of the result come first.
    """
    strides: list[dict[str, int]] = []
    for axes, shape in zip((step.x, step.y), shapes, strict=True):
        found: dict[str, int] = dict.fromkeys(step.out + step.summed, 0)
        for place, letter in enumerate(axes):
            wide = shape[place] == lengths[letter]
            found[letter] += math.prod(shape[place + 1 :]) if wide else 0
        strides.append(found)
    rows = [(lengths[c], strides[0][c], strides[1][c]) for c in step.out + step.summed]
    return np.array(rows, np.int64).reshape(-1, 3)
