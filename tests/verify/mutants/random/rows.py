"""Wrong draws of rows, each a mistake that somebody has made."""

from typing import Any

import numpy as np


def generator(seed: Any) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(int(seed)))


def dirichlet_of_uniforms(seed: Any, alpha: Any, size: Any) -> Any:
    """Uniform draws over their sum."""
    u = generator(seed).random((size, len(alpha)))
    return u / u.sum(axis=1, keepdims=True)


def dirichlet_without_boost(seed: Any, alpha: Any, size: Any) -> Any:
    x = generator(seed).standard_gamma(np.where(alpha < 1, alpha + 1, alpha), (size, len(alpha)))
    return x / x.sum(axis=1, keepdims=True)


def dirichlet_not_normalised(seed: Any, alpha: Any, size: Any) -> Any:
    return generator(seed).dirichlet(alpha, size) * (1 + 1e-6)


def multinomial_of_all(seed: Any, n: Any, p: Any, size: Any) -> Any:
    """The probabilities of what is left are not divided by what is left."""
    source = generator(seed)
    out = np.zeros((size, len(p)), np.int64)
    rest = np.full(size, n)
    for j in range(len(p) - 1):
        out[:, j] = source.binomial(rest, p[j])
        rest = rest - out[:, j]
    out[:, -1] = rest
    return out


def multinomial_of_independent_counts(seed: Any, n: Any, p: Any, size: Any) -> Any:
    return generator(seed).poisson(n * p, (size, len(p)))


def permutation_by_swaps_with_all(seed: Any, n: Any) -> Any:
    """Each place is swapped with any place: n**n ways for n! orders."""
    out = list(range(n))
    for i, j in enumerate(generator(seed).integers(0, n, n)):
        out[i], out[j] = out[j], out[i]
    return out


def permutation_without_fixed_points(seed: Any, n: Any) -> Any:
    """Sattolo's cycles."""
    out, places = list(range(n)), range(n - 1, 0, -1)
    for i, j in zip(places, generator(seed).integers(0, places), strict=True):
        out[i], out[j] = out[j], out[i]
    return out


def permutation_with_a_repetition(seed: Any, n: Any) -> Any:
    return generator(seed).integers(0, n, n)


def shuffle_by_swaps_with_all(seed: Any, x: Any) -> Any:
    return x[permutation_by_swaps_with_all(seed, len(x))]


def shuffle_without_fixed_points(seed: Any, x: Any) -> Any:
    return x[permutation_without_fixed_points(seed, len(x))]


def shuffle_by_one_pass(seed: Any, x: Any) -> Any:
    """Neighbours change places or not, once."""
    order = np.arange(len(x))
    for i, swapped in enumerate(generator(seed).random(len(x) - 1) < 0.5):
        if swapped:
            order[[i, i + 1]] = order[[i + 1, i]]
    return x[order]


def shuffle_with_repetition(seed: Any, x: Any) -> Any:
    return x[generator(seed).integers(0, len(x), len(x))]


def shuffle_by_values(seed: Any, x: Any) -> Any:
    """What stands in an array decides its order."""
    return generator(seed).permutation(np.sort(x))


def categorical_without_weights(seed: Any, p: Any, size: Any) -> Any:
    return generator(seed).integers(0, len(p), size)


def categorical_off_by_one(seed: Any, p: Any, size: Any) -> Any:
    return (generator(seed).choice(len(p), size, p=p / p.sum()) + 1) % len(p)


MUTANTS = {
    "shares_of_dirichlet_draws_follow_beta_distributions": [
        dirichlet_of_uniforms,
        dirichlet_without_boost,
        dirichlet_not_normalised,
    ],
    "counts_of_multinomial_draws_follow_binomial_distributions": [
        multinomial_of_all,
        multinomial_of_independent_counts,
    ],
    "permutations_are_orders_of_which_each_is_equally_likely": [
        permutation_by_swaps_with_all,
        permutation_without_fixed_points,
        permutation_with_a_repetition,
    ],
    "shuffles_put_every_entry_at_every_place_equally_often": [
        shuffle_by_swaps_with_all,
        shuffle_without_fixed_points,
        shuffle_by_one_pass,
        shuffle_with_repetition,
        shuffle_by_values,
    ],
    "categories_come_up_as_often_as_their_weights_say": [
        categorical_without_weights,
        categorical_off_by_one,
    ],
}
