"""Laws of what draws are made from: the keys of a split, and the words of a key."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify import both, equal, follows, holds, law, tolerance
from verify.claim import Claim
from verify.domains import integers, seeds
from verify.laws.random import DRAWS, PHILOX, halves, itself, triangle
from verify.laws.samplers import COUNTED

Operation = Callable[..., Any]

WORD = 2.0**32


def shares(words: Any) -> Any:
    """Words as numbers between zero and one, in the middle of what they stand for."""
    return (np.asarray(words, np.float64).ravel() + 0.5) / WORD


def parts(words: Any) -> tuple[Any, Any]:
    """The high and the low half of each word, likewise."""
    high, low = np.divmod(np.asarray(words, np.float64).ravel(), 2.0**16)
    return (high + 0.5) / 2.0**16, (low + 0.5) / 2.0**16


@law(
    field="random",
    statement="k_{i} ≠ k_{j} for the keys of a split, however many; their words are uniform",
    source=PHILOX,
    uses=("one stream for each particle, epoch or layer",),
    tolerance=tolerance.statistical(),
    dtypes=COUNTED,
    seed=seeds(),
    n=integers(2, 400),
)
def keys_of_a_split_are_different_and_their_words_uniform(
    random_split: Operation, seed: Any, n: Any
) -> Claim:
    few, many = np.asarray(random_split(seed, int(n))), np.asarray(random_split(seed, 512))
    first, second = parts(many)
    return both(
        equal(few, many[: int(n)]),
        holds(len(np.unique(many, axis=0)) == 512),
        follows(shares(many), itself),
        follows(second, itself),
        follows(first[:-1] + second[1:], triangle),
    )


@law(
    field="random",
    statement="words of 32 bits, their halves and sums of neighbours follow their distributions",
    source=PHILOX,
    uses=("every other draw",),
    tolerance=tolerance.statistical(),
    dtypes=COUNTED,
    seed=seeds(),
    n=integers(1, 3000),
)
def words_of_a_key_are_uniform(random_bits: Operation, seed: Any, n: Any) -> Claim:
    words = random_bits(seed, 2 * DRAWS)
    few = random_bits(seed, int(n))
    _, low = parts(words)
    return both(
        equal(few, words[: int(n)]),
        follows(shares(words), itself),
        follows(low, itself),
        follows(sum(halves(shares(words))), triangle),
    )
