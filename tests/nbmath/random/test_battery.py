"""The battery of tests of random words: it passes good streams, and planted defects do not pass."""

from typing import Any

import numpy as np
import pytest

from nbmath.random import Key
from nbmath.random.formulas import philox
from tests.nbmath.random.battery import __main__ as battery
from tests.nbmath.random.battery import chances, counting
from tests.nbmath.random.battery.streams import streams

LENGTHS = 2
"""Lengths at which streams are judged here: 2^20 and 2^21 bytes."""
LIMIT = battery.threshold(17 + 4 * 13)


def words_of(first: int, count: int, rounds: int = 10, keep: int = -1, shift: int = 0) -> Any:
    """The words of Key(7) by another writing of the rounds, of blocks that pass a mask."""
    block = (np.arange(first, first + count // 4, dtype=np.uint64) & np.uint64(keep % 2**64)) >> (
        np.uint64(shift)
    )
    low = np.uint64(0xFFFFFFFF)
    c = [block & low, block >> np.uint64(32), np.zeros_like(block), np.zeros_like(block)]
    for r in range(rounds):
        k = [np.uint64((7 + r * 0x9E3779B9) % 2**32), np.uint64(r * 0xBB67AE85 % 2**32)]
        p, q = c[0] * np.uint64(0xD2511F53), c[2] * np.uint64(0xCD9E8D57)
        high = np.uint64(32)
        c = [(q >> high) ^ c[1] ^ k[0], q & low, (p >> high) ^ c[3] ^ k[1], p & low]
    return np.stack(c, axis=1).reshape(-1).astype(np.uint32)


def few_rounds(first: int, out: Any) -> None:
    out[:] = words_of(first, out.size, rounds=5)


def repeated_block(first: int, out: Any) -> None:
    out[:] = words_of(first, out.size, shift=1)


def counter_that_starts_again(first: int, out: Any) -> None:
    out[:] = words_of(first, out.size, keep=63)


def biased_bit(first: int, out: Any) -> None:
    """One bit is one in 31 of 64 words."""
    words = words_of(first, out.size)
    out[:] = np.where(words >> 20 & 31 == 5, words & ~np.uint32(1 << 13), words)


def congruential_generator(first: int, out: Any) -> None:
    """x -> 69069 x + 1 modulo 2^32: bit k has the period 2^(k + 1)."""
    x = 12345
    for i in range(out.size):
        out[i] = x = (69069 * x + 1) % 2**32


def weak_lowest_bit(first: int, out: Any) -> None:
    """A linear register of 63 places makes the lowest bit."""
    bits = words_of(0, 64) & 1
    bits = np.concatenate([bits, np.empty(out.size, np.uint32)])
    for i in range(64, bits.size):
        bits[i] = bits[i - 63] ^ bits[i - 62]
    out[:] = words_of(first, out.size) & ~np.uint32(1) | bits[64:]


def smallest(stream: Any, lengths: int = LENGTHS) -> Any:
    """The first report with a p-value that is too small, or the last one."""
    for report in battery.judged(stream, lengths):
        if report.chances[report.worst] < LIMIT:
            break
    return report


def test_the_other_writing_gives_the_words() -> None:
    assert words_of(5, 8)[:4].tolist() == list(philox(5, Key(7)))


@pytest.mark.parametrize("name", streams(Key(7)))
def test_streams_pass(name: str) -> None:
    report = smallest(streams(Key(7))[name])
    assert report.length == 1 << battery.FIRST + LENGTHS - 1
    assert report.chances[report.worst] > LIMIT


@pytest.mark.parametrize(
    ("stream", "trials"),
    [
        (few_rounds, {"pairs of bytes, lag 4", "differences, lag 4"}),
        (repeated_block, {"differences, lag 4", "agreements at 32 lags"}),
        (counter_that_starts_again, {"agreements at 32 lags", "birthdays"}),
        (biased_bit, {"bits"}),
        (
            congruential_generator,
            {"linear complexity of bit 0", "runs of bit 0", "agreements at 32 lags"},
        ),
        (weak_lowest_bit, {"linear complexity of bit 0"}),
    ],
)
def test_planted_defects_fail(stream: Any, trials: set[str]) -> None:
    report = smallest(stream)
    failed = {name for name, p in report.chances.items() if p < LIMIT}
    assert trials <= failed, f"{failed}"


@pytest.mark.parametrize(
    "shares",
    [
        chances.weight_shares(),
        chances.geometric_shares(0.25, 30),
        chances.rank_shares(32, 5),
        chances.complexity_shares(512, 25),
    ],
)
def test_chances_sum_to_one(shares: Any) -> None:
    assert abs(shares.sum() - 1) < 1e-12


def test_linear_complexity_is_the_length_of_the_register() -> None:
    words, counts = np.zeros(counting.BITS, np.uint32), np.zeros(513, np.int64)
    words[:60] = words_of(0, 60) | 1
    for i in range(60, words.size):
        words[i] = words[i - 60] ^ words[i - 7]
    counting.count_complexities(words, 0, counts)
    assert counts[60] == 1


def test_the_command_prints_a_table_and_ends_well(capsys: Any) -> None:
    assert battery.main(["--bytes", "2**20", "--others", "2**20", "--seed", "5"]) == 0
    printed = capsys.readouterr().out
    assert "words of one key, 2^20: smallest p" in printed
    assert printed.endswith("all pass\n")
