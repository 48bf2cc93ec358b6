"""A battery of statistical tests of the random words, in the manner of PractRand.

`python -m tests.nbmath.random.battery --bytes 2**36` judges the words of one key at 2^20, 2^21, ...
bytes, and streams of many keys up to `--others` bytes. It ends with status 1 if a p-value is too
small. Of perfect generators one run in 10 000 at most does so (Bonferroni).
"""

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nbmath.random import Key
from tests.nbmath.random.battery.streams import Stream, streams
from tests.nbmath.random.battery.trials import PIECE, trials

FALSE_ALARM = 1e-4
"""The chance that a run says of random words that they are not."""
FIRST = 20
"""The binary logarithm of the bytes that are judged first: one piece."""


@dataclass(frozen=True)
class Report:
    """The p-values of a stream at one length, and the seconds that it took."""

    length: int
    chances: dict[str, float]
    seconds: float

    @property
    def worst(self) -> str:
        """The trial with the smallest p-value."""
        return min(self.chances, key=self.chances.__getitem__)


def judged(stream: Stream, lengths: int) -> Iterator[Report]:
    """What the trials say of a stream, at so many lengths of which each is twice the one before."""
    asked, words = trials(), np.empty(PIECE, np.uint32)
    began, piece = time.perf_counter(), 0
    for doubling in range(lengths):
        while piece < 1 << doubling:
            stream(piece * (PIECE // 4), words)
            for trial in asked:
                trial.see(words, piece)
            piece += 1
        chances = {trial.name: trial.p() for trial in asked}
        yield Report(1 << FIRST + doubling, chances, time.perf_counter() - began)


def threshold(lengths: int) -> float:
    """The p-value that is too small where streams are judged at so many lengths in all."""
    return FALSE_ALARM / (lengths * len(trials()))


def main(arguments: list[str] | None = None) -> int:
    """Judge the streams of a seed's key and print the p-values; 1 where one is too small."""
    parser = argparse.ArgumentParser(prog="python -m tests.nbmath.random.battery")
    parser.add_argument("--bytes", default="2**30", help="of the words of one key")
    parser.add_argument("--others", default="2**26", help="bytes of each stream of many keys")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args(arguments)
    sources = streams(Key(given.seed))
    plain, *_ = sources
    lengths = {name: _doublings(given.bytes if name == plain else given.others) for name in sources}
    limit = threshold(sum(lengths.values()))
    sys.stdout.write(f"seed {given.seed}; a p-value below {limit:.2g} fails\n")
    last = {name: _followed(name, sources[name], lengths[name], limit) for name in sources}
    _table(last)
    failed: list[str] = [
        name for name, report in last.items() if report.chances[report.worst] < limit
    ]
    sys.stdout.write(f"fails: {', '.join(failed)}\n" if failed else "all pass\n")
    return 1 if failed else 0


def _doublings(size: str) -> int:
    base, _, power = size.partition("**")
    count: int = int(base) ** int(power or 1)
    return max(1, count.bit_length() - FIRST)


def _followed(name: str, stream: Stream, lengths: int, limit: float) -> Report:
    """The last report of a stream, which is the one where it fails; each is printed."""
    for report in judged(stream, lengths):
        p, rate = report.chances[report.worst], report.length / report.seconds / 1e6
        size = f"2^{report.length.bit_length() - 1}"
        sys.stdout.write(f"{name}, {size}: smallest p {p:.2g}, {report.worst}; {rate:.0f} MB/s\n")
        sys.stdout.flush()
        if p < limit:
            break
    return report


def _table(reports: dict[str, Report]) -> None:
    """The p-values of all trials at the last length of each stream."""
    sys.stdout.write(f"\n| trial | {' | '.join(reports)} |\n|---|{'---|' * len(reports)}\n")
    sizes = " | ".join(f"2^{r.length.bit_length() - 1}" for r in reports.values())
    sys.stdout.write(f"| bytes | {sizes} |\n")
    for trial in trials():
        row = " | ".join(f"{report.chances[trial.name]:.2g}" for report in reports.values())
        sys.stdout.write(f"| {trial.name} | {row} |\n")


if __name__ == "__main__":
    sys.exit(main())
