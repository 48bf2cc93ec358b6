"""Wrong generators, each a mistake that somebody has made."""

from typing import Any

import numpy as np


def generator(seed: Any) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(int(seed)))


def uniform(seed: Any, size: Any) -> Any:
    return generator(seed).random(size)


def normal(seed: Any, size: Any) -> Any:
    return generator(seed).standard_normal(size)


def count(size: Any) -> int:
    return int(np.prod(size))


def closed(seed: Any, size: Any) -> Any:
    """Integers divided by the largest one; rounding gives the same to wider quotients."""
    u = uniform(seed, size)
    return np.where(u > 0.97, 1.0, u)


def on_a_finer_lattice(seed: Any, size: Any) -> Any:
    """Division by 2**53 - 1 in place of 2**53."""
    return np.floor(uniform(seed, size) * 2.0**53) / (2.0**53 - 1) * (1 - 2.0**-30)


def modulo_biased(seed: Any, size: Any) -> Any:
    return generator(seed).integers(0, 256, size) % 200 / 200 + uniform(seed, size) / 512


def coarse(seed: Any, size: Any) -> Any:
    """Few random bits."""
    return np.floor(uniform(seed, size) * 64) / 64


def each_twice(draw: Any) -> Any:
    """The random counter moves on too late."""

    def twice(seed: Any, size: Any) -> Any:
        n = count(size)
        return np.repeat(draw(seed, (n + 1) // 2), 2)[:n].reshape(size)

    return twice


def deaf_to_the_last_bit(seed: Any, size: Any) -> Any:
    return uniform(int(seed) >> 1, size)


def deaf(seed: Any, size: Any) -> Any:
    return uniform(0, size)


class Remembering:
    """A hidden state."""

    def __init__(self, draw: Any) -> None:
        self.draw, self.calls = draw, 0

    def __call__(self, seed: Any, size: Any) -> Any:
        self.calls += 1
        return self.draw(int(seed) + self.calls, size)


def halves_by_size(draw: Any) -> Any:
    """The layout of the draws depends on how many there are."""

    def laid_out(seed: Any, size: Any) -> Any:
        n = count(size)
        flat = draw(seed, n)
        return np.concatenate([flat[0::2], flat[1::2]]).reshape(size)

    return laid_out


def by_columns(seed: Any, size: Any) -> Any:
    flat = uniform(seed, count(size))
    return flat.reshape(size, order="F")


def rounded_down(seed: Any, size: Any) -> Any:
    return normal(seed, size) - 0.1


def too_narrow(seed: Any, size: Any) -> Any:
    return 0.95 * normal(seed, size)


def twelve_uniforms(seed: Any, size: Any) -> Any:
    """The central limit after four terms: tails are missing."""
    return (generator(seed).random((4, count(size))).sum(axis=0) - 2).reshape(size) * np.sqrt(3)


def one_radius(seed: Any, size: Any) -> Any:
    """Box and Muller's transform with the root forgotten."""
    n = count(size)
    u, v = generator(seed).random((2, (n + 1) // 2))
    r = -np.log1p(-u)
    pair = np.stack([r * np.cos(2 * np.pi * v), r * np.sin(2 * np.pi * v)], axis=-1)
    return pair.reshape(-1)[:n].reshape(size)


def half_circle(seed: Any, size: Any) -> Any:
    """Box and Muller's transform with pi in place of 2 pi."""
    n = count(size)
    u, v = generator(seed).random((2, (n + 1) // 2))
    r = np.sqrt(-2 * np.log1p(-u))
    pair = np.stack([r * np.cos(np.pi * v), r * np.sin(np.pi * v)], axis=-1)
    return pair.reshape(-1)[:n].reshape(size)


MUTANTS = {
    "uniform_draws_never_reach_one": [closed],
    "uniform_draws_lie_on_one_lattice": [on_a_finer_lattice],
    "uniform_draws_follow_the_uniform_distribution": [modulo_biased, coarse],
    "uniform_draws_without_their_first_digit_are_uniform": [coarse],
    "neighbouring_uniform_draws_are_independent": [each_twice(uniform)],
    "neighbouring_seeds_give_independent_streams": [deaf_to_the_last_bit],
    "different_seeds_give_different_draws": [deaf],
    "equal_seeds_give_equal_draws": [
        {"uniform": Remembering(uniform)},
        {"normal": Remembering(normal)},
    ],
    "the_first_uniform_draws_do_not_depend_on_how_many_follow": [halves_by_size(uniform)],
    "the_first_normal_draws_do_not_depend_on_how_many_follow": [halves_by_size(normal)],
    "a_matrix_of_draws_is_filled_row_by_row": [by_columns],
    "normal_draws_follow_the_normal_distribution": [rounded_down, too_narrow, twelve_uniforms],
    "pairs_of_normal_draws_have_exponential_squared_length": [one_radius, each_twice(normal)],
    "pairs_of_normal_draws_point_everywhere_alike": [half_circle, each_twice(normal)],
    "sums_of_squared_normal_draws_are_chi_square": [too_narrow, each_twice(normal)],
}
