"""Philox4x32-10 of Salmon, Moraes, Dror & Shaw (2011), on integers that never exceed 64 bits.

The masks make one source right for Python's integers and for compiled ones, which wrap around.
"""

Key = tuple[int, int, int, int]
Words = tuple[int, int, int, int]

WORD = 0xFFFFFFFF
MULTIPLIER_0 = 0xD2511F53
MULTIPLIER_1 = 0xCD9E8D57
WEYL_0 = 0x9E3779B9
WEYL_1 = 0xBB67AE85
ROUNDS = 10
CHILDREN = 0x80000000
ATTEMPTS = 40
"""Bits of an index; those above it number the attempts of what may be rejected."""

AGAIN = -2.0
"""What an attempt gives where the next one is to be made."""


def _rounds(counter: int, upper: int, key: Key) -> Words:
    """Four words from a counter's two lower words, its two upper ones being key[2] and key[3]."""
    c0 = counter & WORD
    c1 = upper & WORD
    c2 = key[2] & WORD
    c3 = key[3] & WORD
    k0 = key[0] & WORD
    k1 = key[1] & WORD
    for _ in range(ROUNDS):
        p = MULTIPLIER_0 * c0
        q = MULTIPLIER_1 * c2
        c0 = ((q >> 32) & WORD) ^ c1 ^ k0
        c2 = ((p >> 32) & WORD) ^ c3 ^ k1
        c1 = q & WORD
        c3 = p & WORD
        k0 = (k0 + WEYL_0) & WORD
        k1 = (k1 + WEYL_1) & WORD
    return c0, c1, c2, c3


def philox(block: int, key: Key) -> Words:
    """The four random words of a block, 0 <= block < 2**63."""
    return _rounds(block, block >> 32, key)


def attempt_words(key: Key, index: int, attempt: int) -> Words:
    """The words of one attempt at an element, 0 <= index < 2**40, 0 <= attempt < 2**23."""
    return philox((attempt << ATTEMPTS) | index, key)


def fold_in(key: Key, data: int) -> Words:
    """The four words of a derived key; its counters have a bit set that no block has."""
    return _rounds(data, (data >> 32) | CHILDREN, key)
