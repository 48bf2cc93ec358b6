"""The trials of the battery: which part of a stream is counted, how, and what the counts say."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from tests.nbmath.random.battery import chances, counting

PIECE = 1 << 18
"""Words that are counted at a time."""
LAGS = (
    *range(1, 17),
    24,
    31,
    32,
    33,
    48,
    64,
    127,
    128,
    129,
    256,
    512,
    1024,
    2048,
    4096,
    8192,
    16384,
)
"""Lags of agreements, in words of 64 bits, of which a block has two."""
EACH = 4
"""How many of them are asked of one piece."""


@dataclass(frozen=True)
class Trial:
    """Counts that grow with the pieces of a stream.

    Attributes:
        name: What is counted.
        share: One in so many words is counted, another part of each piece.
        count: Adds to the counts, its last argument, what words have, its first.
        arguments: What stands between them: which bit, which lag, room for what is left over.
        counts: The counts.
        chance: The p-value of the counts.
    """

    name: str
    share: int
    count: Callable[..., None]
    arguments: tuple[Any, ...]
    counts: Any
    chance: Callable[[Any], float]

    def see(self, words: Any, piece: int) -> None:
        """Count this trial's part of a piece."""
        size = words.size // self.share
        begin = piece % self.share * size
        self.count(words[begin : begin + size], *self.arguments, self.counts)

    def p(self) -> float:
        """The p-value so far."""
        return self.chance(self.counts)


def _count_agreements(words: Any, turn: Any, counts: Any) -> None:
    """The lags whose turn it is."""
    wide = words.view(np.uint64)
    for _ in range(EACH):
        counting.count_agreements(wide, LAGS[turn[0]], counts[turn[0]])
        turn[0] = (turn[0] + 1) % len(LAGS)


def _counted_already(words: Any, counts: Any) -> None:
    """The counts are those of another trial."""


def _table(*shape: int) -> Any:
    return np.zeros(shape, np.int64)


def _large_table(*shape: int) -> Any:
    """Counts of which each is below 2**32 in 2**40 bytes; narrow ones stay in a near cache."""
    return np.zeros(shape, np.uint32)


def trials() -> list[Trial]:
    """New ones."""
    count, seen = counting, _table(4, 256)
    return [
        Trial("bytes", 1, count.count_bytes, (), seen, chances.alike),
        Trial("bits", 1, _counted_already, (), seen, chances.of_bits),
        Trial(
            "halves of words", 2, count.count_halves, (), _large_table(2, 1 << 16), chances.alike
        ),
        *(_of_lag("pairs of bytes", count.count_neighbours, lag, 1 << 16, 2) for lag in (1, 4)),
        *(_of_lag("differences", count.count_differences, lag, 256, 4) for lag in (1, 4)),
        Trial("ones in six words", 2, count.count_weights, (), _table(4096), chances.of_weights),
        Trial(
            *("agreements at 32 lags", 1, _count_agreements, (_table(1),)),
            *(_table(len(LAGS), 2), chances.of_agreements),
        ),
        *(
            Trial(
                f"runs of bit {b}", 8, count.count_runs, (b, _table(2)), _table(40), chances.of_runs
            )
            for b in (0, 31)
        ),
        Trial("gaps", 4, count.count_gaps, (_table(1),), _table(400), chances.of_gaps),
        Trial("ranks of words", 16, count.count_ranks_of_words, (), _table(5), chances.of_ranks),
        Trial(
            "ranks of lowest bits", 8, count.count_ranks_of_bits, (), _table(5), chances.of_ranks
        ),
        Trial("birthdays", 32, count.count_birthdays, (), _table(2), chances.of_birthdays),
        *(
            Trial(
                *(f"collisions from bit {shift} on", 8, count.count_collisions, (shift,)),
                *(_table(2), chances.of_collisions),
            )
            for shift in (0, 10)
        ),
        *(
            Trial(
                *(f"linear complexity of bit {bit}", 64, count.count_complexities, (bit,)),
                *(_table(25), chances.of_complexities),
            )
            for bit in (0, 31)
        ),
    ]


def _of_lag(name: str, count: Callable[..., None], lag: int, cells: int, rows: int) -> Trial:
    return Trial(f"{name}, lag {lag}", 4, count, (lag,), _large_table(rows, cells), chances.alike)
