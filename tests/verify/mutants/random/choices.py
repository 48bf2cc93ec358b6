"""Wrong choices, each a mistake that somebody has made."""

from typing import Any

import numpy as np


def generator(seed: Any) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(int(seed)))


def with_replacement(seed: Any, n: Any, size: Any, replace: Any, p: Any) -> Any:
    return generator(seed).choice(n, size, True, p)


def sorted_choice(seed: Any, n: Any, size: Any, replace: Any, p: Any) -> Any:
    """Those that a pass over all numbers selects, in their order."""
    return np.sort(generator(seed).choice(n, size, replace, p))


def consecutive(seed: Any, n: Any, size: Any, replace: Any, p: Any) -> Any:
    return (generator(seed).integers(n) + np.arange(size)) % n


def without_weights(seed: Any, n: Any, size: Any, replace: Any, p: Any) -> Any:
    return generator(seed).choice(n, size, replace)


def by_weighted_uniforms(seed: Any, n: Any, size: Any, replace: Any, p: Any) -> Any:
    """The largest u w in place of the largest log(u) / w."""
    return np.argsort(-generator(seed).random(n) * p)[:size]


def by_gumbels_of_weights(seed: Any, n: Any, size: Any, replace: Any, p: Any) -> Any:
    """Gumbel draws are added to the weights and not to their logarithms."""
    return np.argsort(-(p + generator(seed).gumbel(size=n)))[:size]


def reversed_order(seed: Any, n: Any, size: Any, replace: Any, p: Any) -> Any:
    """The latest of the exponential times that come first leads."""
    with np.errstate(divide="ignore"):
        return np.argsort(generator(seed).exponential(size=n) / p)[:size][::-1]


def each_twice(seed: Any, n: Any, size: Any, replace: Any, p: Any) -> Any:
    return np.repeat(generator(seed).choice(n, size // 2, True, p), 2)


MUTANTS = {
    "choices_without_replacement_differ_and_are_equally_likely": [
        with_replacement,
        sorted_choice,
        consecutive,
    ],
    "weighted_choices_without_replacement_are_those_of_one_draw_after_another": [
        with_replacement,
        without_weights,
        by_weighted_uniforms,
        by_gumbels_of_weights,
        reversed_order,
    ],
    "choices_with_replacement_are_independent": [without_weights, each_twice],
}
