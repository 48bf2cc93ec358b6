"""What the trials of the battery count, in compiled code: words in, whole numbers out.

Each function adds to its counts what a piece of a stream has; `left` keeps what goes over to the
next piece.
"""

from typing import Any

import numpy as np

from nbmath._targets import driver, inner

CLASSES = (14, 16, 18)
"""Where the four classes of numbers of ones in a word end."""
GROUP = 6
"""Words whose classes are counted together."""
BIRTHDAYS = 1 << 12
URNS, BALLS = 1 << 22, 1 << 14
BITS = 512
"""Bits of one sequence whose linear complexity is found."""
SIDE = 32
"""Rows and columns of the matrices of bits."""
EVENTS = 5
"""Bits that are all zero where a gap ends."""


@inner
def ones(word: Any) -> Any:
    """How many bits of 64 are one; compilers know this pattern as one instruction."""
    x = np.uint64(word)
    x = x - ((x >> np.uint64(1)) & np.uint64(0x5555555555555555))
    x = (x & np.uint64(0x3333333333333333)) + ((x >> np.uint64(2)) & np.uint64(0x3333333333333333))
    x = (x + (x >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((x * np.uint64(0x0101010101010101)) >> np.uint64(56))


@driver
def count_bytes(words: Any, counts: Any) -> None:
    """Bytes at each of four places."""
    for i in range(words.size):
        word = np.int64(words[i])
        counts[0, word & 255] += 1
        counts[1, (word >> 8) & 255] += 1
        counts[2, (word >> 16) & 255] += 1
        counts[3, word >> 24] += 1


@driver
def count_differences(words: Any, lag: Any, counts: Any) -> None:
    """The same of words that differ by a lag, bit by bit."""
    later = words[lag:]
    for i in range(later.size):
        word = np.int64(words[i] ^ later[i])
        counts[0, word & 255] += 1
        counts[1, (word >> 8) & 255] += 1
        counts[2, (word >> 16) & 255] += 1
        counts[3, word >> 24] += 1


@driver
def count_halves(words: Any, counts: Any) -> None:
    """Lower and upper halves."""
    for i in range(words.size):
        word = np.int64(words[i])
        counts[0, word & 0xFFFF] += 1
        counts[1, word >> 16] += 1


@driver
def count_neighbours(words: Any, lag: Any, counts: Any) -> None:
    """Lowest bytes of words that lie a lag apart, and highest ones, no word in two pairs."""
    for begin in range(0, words.size - 2 * lag + 1, 2 * lag):
        for i in range(begin, begin + lag):
            a, b = np.int64(words[i]), np.int64(words[i + lag])
            counts[0, (a & 255) << 8 | (b & 255)] += 1
            counts[1, (a >> 24) << 8 | b >> 24] += 1


@driver
def count_weights(words: Any, counts: Any) -> None:
    """Groups of words by the classes of their numbers of ones."""
    for begin in range(0, words.size - GROUP + 1, GROUP):
        cell = 0
        for i in range(begin, begin + GROUP):
            n = ones(words[i])
            cell = 4 * cell + (n > CLASSES[0]) + (n > CLASSES[1]) + (n > CLASSES[2])
        counts[cell] += 1


@driver
def count_agreements(words: Any, lag: Any, counts: Any) -> None:
    """Bits that agree with those a lag before, and how many there were, of words of 64 bits."""
    later = words[lag:]
    differ = 0
    for i in range(later.size):
        differ += ones(words[i] ^ later[i])
    counts[0] += 64 * later.size - differ
    counts[1] += 64 * later.size


@driver
def count_runs(words: Any, bit: Any, left: Any, counts: Any) -> None:
    """Runs of equal bits at one place, by their lengths."""
    before, length = left[0], left[1]
    for i in range(words.size):
        now = (np.int64(words[i]) >> bit) & 1
        changed = now != before
        counts[min(length, counts.size - 1)] += changed
        length = 1 if changed else length + 1
        before = now
    left[0], left[1] = before, length


@driver
def count_gaps(words: Any, left: Any, counts: Any) -> None:
    """Words between those that begin with zeros."""
    length = left[0]
    for i in range(words.size):
        ends = np.int64(words[i]) >> (32 - EVENTS) == 0
        counts[min(length, counts.size - 1)] += ends
        length = 0 if ends else length + 1
    left[0] = length


@inner
def rank(rows: Any) -> Any:
    """The rank of a matrix over GF(2), a whole number for each row, which is destroyed."""
    found = 0
    for i in range(rows.size):
        pivot = rows[i]
        if pivot != 0:
            found += 1
            lowest = pivot & -pivot
            for j in range(i + 1, rows.size):
                rows[j] ^= pivot if rows[j] & lowest else 0
    return found


@driver
def count_ranks_of_words(words: Any, counts: Any) -> None:
    """Defects of matrices whose rows are words."""
    rows = np.empty(SIDE, np.int64)
    for begin in range(0, words.size - SIDE + 1, SIDE):
        for i in range(SIDE):
            rows[i] = words[begin + i]
        counts[min(SIDE - rank(rows), counts.size - 1)] += 1


@driver
def count_ranks_of_bits(words: Any, counts: Any) -> None:
    """Defects of matrices of the lowest bits of words."""
    rows = np.empty(SIDE, np.int64)
    for begin in range(0, words.size - SIDE * SIDE + 1, SIDE * SIDE):
        for i in range(SIDE):
            rows[i] = 0
            for j in range(SIDE):
                rows[i] |= (np.int64(words[begin + SIDE * i + j]) & 1) << j
        counts[min(SIDE - rank(rows), counts.size - 1)] += 1


def count_birthdays(words: Any, counts: Any) -> None:
    """Pairs of equal spacings of sorted words, and how many years there were."""
    years = np.sort(words[: words.size // BIRTHDAYS * BIRTHDAYS].reshape(-1, BIRTHDAYS), axis=1)
    spacings = np.sort(np.diff(years, axis=1), axis=1)
    same = spacings[:, 1:] == spacings[:, :-1]
    while same.any():  # a value that comes r times makes r (r - 1) / 2 pairs
        counts[0] += same.sum()
        same = same[:, 1:] & same[:, :-1]
    counts[1] += len(years)


@driver
def count_collisions(words: Any, shift: Any, counts: Any) -> None:
    """Balls that fall into urns that have one, and how often urns were emptied."""
    urns = np.empty(URNS >> 6, np.uint64)
    for begin in range(0, words.size - BALLS + 1, BALLS):
        urns[:] = 0
        for i in range(begin, begin + BALLS):
            urn = (np.int64(words[i]) >> shift) & (URNS - 1)
            ball = np.uint64(1) << np.uint64(urn & 63)
            counts[0] += (urns[urn >> 6] & ball) != 0
            urns[urn >> 6] |= ball
        counts[1] += 1


@inner
def shifted(number: Any, bit: Any) -> None:
    """Move the bits of a long number up by one, in place; `bit` becomes the lowest."""
    for i in range(number.size):
        over = number[i] >> np.uint64(63)
        number[i] = number[i] << np.uint64(1) | bit
        bit = over


@inner
def linear_complexity(words: Any, bit: Any, room: Any) -> Any:
    """The length of the shortest shift register that gives the bits (Berlekamp & Massey).

    Connections, those before their last change, and the bits so far are long numbers.
    """
    now, before, seen, kept = room[0], room[1], room[2], room[3]
    room[:] = 0
    now[0], before[0] = 1, 1
    length = 0
    for n in range(words.size):
        shifted(before, np.uint64(0))
        shifted(seen, np.uint64((words[n] >> bit) & 1))
        odd = np.uint64(0)
        for i in range(seen.size):
            odd ^= now[i] & seen[i]
        if ones(odd) & 1:
            kept[:] = now
            for i in range(now.size):
                now[i] ^= before[i]
            if 2 * length <= n:
                length = n + 1 - length
                before[:] = kept
    return length


@driver
def count_complexities(words: Any, bit: Any, counts: Any) -> None:
    """Complexities of sequences of the bits at one place, from the middle of the counts on."""
    room = np.empty((4, BITS // 64 + 1), np.uint64)
    middle, last = (BITS + 1) // 2, counts.size - 1
    for begin in range(0, words.size - BITS + 1, BITS):
        length = linear_complexity(words[begin : begin + BITS], bit, room)
        counts[min(max(length - middle + counts.size // 2, 0), last)] += 1
