"""Wrong sequences of points, each a mistake that somebody has made."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nbmath import random
from nbmath.random import Key

Draw = Callable[..., Any]


def key_of(seed: Any) -> Key | None:
    return None if seed is None else Key(int(seed))


def source(seed: Any) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(0 if seed is None else int(seed)))


def sobol(seed: Any, dimension: int, size: int, start: int = 0, *, shift: bool = False) -> Any:
    return random.sobol(key_of(seed), dimension, size, start=start, shift=shift)


def halton(seed: Any, dimension: int, size: int, start: int = 0) -> Any:
    return random.halton(key_of(seed), dimension, size, start=start)


def independent(seed: Any, dimension: int, size: int, start: int = 0, **_: bool) -> Any:
    return source(seed).random((start + size, dimension))[start:]


def without_the_first(seed: Any, dimension: int, size: int, start: int = 0, **_: bool) -> Any:
    """The first point, zero, is dropped, and with it the balance of every block."""
    return sobol(seed, dimension, size, start + 1)


def added_shift(seed: Any, dimension: int, size: int, start: int = 0, **_: bool) -> Any:
    """A shift modulo one in place of one of the digits."""
    moved = source(seed).random(dimension) if seed is not None else 0.0
    return (sobol(None, dimension, size, start) + moved) % 1.0


def latin(seed: Any, dimension: int, size: int, start: int = 0, **_: bool) -> Any:
    """Each coordinate is even, and pairs of them are not."""
    x = sobol(seed, dimension, size, start)
    return source(7).permuted(x, axis=0)


def one_dimension_twice(seed: Any, dimension: int, size: int, start: int = 0, **_: bool) -> Any:
    return np.repeat(sobol(seed, 1, size, start), dimension, axis=1)


def reshuffled(seed: Any, dimension: int, size: int, start: int = 0, **_: bool) -> Any:
    """Scrambled points are put in another order."""
    x = sobol(seed, dimension, size, start)
    return x if seed is None else source(seed).permutation(x)


def shifted_alone(seed: Any, dimension: int, size: int, start: int = 0, **_: bool) -> Any:
    """One shift for all points: what follows the shared digits is shared too."""
    return sobol(seed, dimension, size, start, shift=True)


def not_scrambled(seed: Any, dimension: int, size: int, start: int = 0, **_: bool) -> Any:
    return sobol(None, dimension, size, start)


def from_one_on(seed: Any, dimension: int, size: int, start: int = 0) -> Any:
    return halton(seed, dimension, size, start + 1)


def first_of_the_rest(seed: Any, dimension: int, size: int, start: int = 0, **_: bool) -> Any:
    """What has been drawn before decides the scrambling."""
    return sobol(None if seed is None else seed + start, dimension, size, start)


def always_base_two(seed: Any, dimension: int, size: int, start: int = 0) -> Any:
    return np.repeat(halton(seed, 1, size, start), dimension, axis=1)


def start_forgotten(seed: Any, dimension: int, size: int, start: int = 0) -> Any:
    return halton(seed, dimension, size)


def in_single_precision(seed: Any, dimension: int, size: int, start: int = 0) -> Any:
    return halton(seed, dimension, size, start).astype(np.float32).astype(np.float64)


def each_digit_alike(seed: Any, dimension: int, size: int, start: int = 0) -> Any:
    """A rotation of all points in place of permuted digits."""
    moved = source(seed).random(dimension) if seed is not None else 0.0
    return (halton(None, dimension, size, start) + moved) % 1.0


def not_permuted(seed: Any, dimension: int, size: int, start: int = 0) -> Any:
    return halton(None, dimension, size, start)


MUTANTS = {
    "each_interval_of_a_power_of_two_holds_one_point": [
        {"random_sobol": wrong} for wrong in (independent, without_the_first)
    ],
    "boxes_of_two_dimensions_hold_the_same_number_of_points": [
        {"random_sobol": wrong} for wrong in (latin, one_dimension_twice, independent)
    ],
    "scrambling_keeps_how_many_digits_points_share": [
        {"random_sobol": wrong} for wrong in (added_shift, reshuffled)
    ],
    "scrambled_points_are_uniform_and_nested": [
        {"random_sobol": wrong} for wrong in (shifted_alone, not_scrambled)
    ],
    "the_star_discrepancy_of_two_dimensions_grows_as_a_logarithm": [
        {"random_sobol": wrong} for wrong in (independent, one_dimension_twice)
    ],
    "sequences_are_sliced_by_the_number_of_their_points": [
        {"random_sobol": first_of_the_rest},
        {"random_halton": start_forgotten},
    ],
    "plain_points_of_halton_are_radical_inverses": [
        {"random_halton": wrong} for wrong in (from_one_on, in_single_precision)
    ],
    "each_interval_of_a_power_of_the_base_holds_one_point": [
        {"random_halton": wrong} for wrong in (independent, always_base_two)
    ],
    "permuted_points_of_halton_are_uniform": [
        {"random_halton": wrong} for wrong in (each_digit_alike, not_permuted)
    ],
}
