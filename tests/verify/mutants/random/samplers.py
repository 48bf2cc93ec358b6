"""Wrong samplers, each a mistake that somebody has made."""

from typing import Any

import numpy as np


def generator(seed: Any) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(int(seed)))


def count(size: Any) -> int:
    return int(np.prod(size))


def exponential_of_the_mean(seed: Any, size: Any) -> Any:
    return 1.05 * generator(seed).standard_exponential(size)


def exponential_without_its_tail(seed: Any, size: Any) -> Any:
    """A uniform draw of seven bits."""
    return -np.log((np.floor(128 * generator(seed).random(size)) + 0.5) / 128)


def gamma(seed: Any, shape: Any, scale: Any, size: Any) -> Any:
    return generator(seed).gamma(shape, scale, size)


def gamma_without_boost(seed: Any, shape: Any, scale: Any, size: Any) -> Any:
    """Shapes below one are drawn as if they were one more."""
    return gamma(seed, np.where(np.asarray(shape) < 1, np.asarray(shape) + 1, shape), scale, size)


def gamma_by_rate(seed: Any, shape: Any, scale: Any, size: Any) -> Any:
    return gamma(seed, shape, 1.0 / np.asarray(scale), size)


def gamma_never_rejected(seed: Any, shape: Any, scale: Any, size: Any) -> Any:
    """Wilson and Hilferty's approximation, which Marsaglia and Tsang's test corrects."""
    d = np.asarray(shape, float) + np.where(np.asarray(shape) < 1, 1.0, 0.0) - 1 / 3
    source = generator(seed)
    v = np.abs(1 + source.standard_normal(size) / np.sqrt(9 * d)) ** 3
    boost = source.random(size) ** (1 / np.asarray(shape, float))
    return d * v * np.where(np.asarray(shape) < 1, boost, 1.0) * scale


def gamma_each_twice(seed: Any, shape: Any, scale: Any, size: Any) -> Any:
    return np.repeat(gamma(seed, shape, scale, (count(size) + 1) // 2), 2)[: count(size)]


def loggamma(seed: Any, shape: Any, size: Any) -> Any:
    source = generator(seed)
    fall = source.standard_exponential(size) / np.asarray(shape)
    return np.log(source.standard_gamma(np.asarray(shape) + 1.0, size)) - fall


def loggamma_of_what_underflows(seed: Any, shape: Any, size: Any) -> Any:
    return np.log(np.maximum(generator(seed).standard_gamma(shape, size), 1e-300))


def loggamma_without_boost(seed: Any, shape: Any, size: Any) -> Any:
    return np.log(generator(seed).standard_gamma(np.asarray(shape) + 1.0, size))


def beta_swapped(seed: Any, a: Any, b: Any, size: Any) -> Any:
    return generator(seed).beta(b, a, size)


def beta_of_one_more(seed: Any, a: Any, b: Any, size: Any) -> Any:
    return generator(seed).beta(np.asarray(a) + 0.1, b, size)


def beta_in_the_middle(seed: Any, a: Any, b: Any, size: Any) -> Any:
    """0 / 0 is 1/2."""
    x = generator(seed).standard_gamma(a, size)
    y = generator(int(seed) ^ 5).standard_gamma(b, size)
    with np.errstate(invalid="ignore"):
        return np.where(x + y > 0, x / (x + y), 0.5)


def poisson(seed: Any, lam: Any, size: Any) -> Any:
    return generator(seed).poisson(lam, size)


def poisson_off_by_one(seed: Any, lam: Any, size: Any) -> Any:
    return poisson(seed, lam, size) + 1


def poisson_rounded_normal(seed: Any, lam: Any, size: Any) -> Any:
    """The central limit where events are rare."""
    z = generator(seed).standard_normal(size)
    return np.maximum(np.rint(lam + np.sqrt(lam) * z), 0).astype(np.int64)


def poisson_too_even(seed: Any, lam: Any, size: Any) -> Any:
    """The variance of a binomial draw."""
    n = np.ceil(4 * np.asarray(lam))
    return generator(seed).binomial(n.astype(np.int64), lam / n, size)


def binomial(seed: Any, n: Any, p: Any, size: Any) -> Any:
    return generator(seed).binomial(n, p, size)


def binomial_of_failures(seed: Any, n: Any, p: Any, size: Any) -> Any:
    return n - binomial(seed, n, p, size)


def binomial_of_one_trial_more(seed: Any, n: Any, p: Any, size: Any) -> Any:
    return binomial(seed, np.asarray(n) + 1, p, size)


def binomial_as_poisson(seed: Any, n: Any, p: Any, size: Any) -> Any:
    return np.minimum(poisson(seed, np.asarray(n) * p, size), n)


def reordered(draw: Any) -> Any:
    """The layout of the draws depends on how many there are."""
    return lambda seed, *arguments: draw(seed, *arguments)[::-1]


def of_its_own(draw: Any) -> Any:
    """Another stream where each draw has parameters of its own."""
    return lambda seed, *arguments: draw(int(seed) + np.ndim(arguments[0]), *arguments)


def beta(seed: Any, a: Any, b: Any, size: Any) -> Any:
    return generator(seed).beta(a, b, size)


SAMPLERS = {
    "random_gamma": gamma,
    "random_beta": beta,
    "random_poisson": poisson,
    "random_binomial": binomial,
}

MUTANTS = {
    "exponential_draws_follow_the_exponential_distribution": [
        exponential_of_the_mean,
        exponential_without_its_tail,
    ],
    "gamma_draws_follow_the_gamma_distribution": [
        gamma_without_boost,
        gamma_by_rate,
        gamma_never_rejected,
    ],
    "logarithms_of_gamma_draws_follow_theirs_down_to_tiny_shapes": [
        loggamma_of_what_underflows,
        loggamma_without_boost,
    ],
    "logarithms_of_gamma_draws_are_those_of_the_gamma_draws": [{"random_loggamma": loggamma}],
    "gamma_draws_scale": [gamma_by_rate],
    "sums_of_neighbouring_gamma_draws_are_gamma_draws": [gamma_each_twice],
    "beta_draws_follow_the_beta_distribution": [beta_swapped, beta_of_one_more],
    "complements_of_beta_draws_follow_the_mirrored_distribution": [beta_swapped, beta_of_one_more],
    "beta_draws_of_tiny_parameters_lie_at_the_ends": [beta_in_the_middle, beta_swapped],
    "poisson_draws_follow_the_poisson_distribution": [
        poisson_off_by_one,
        poisson_rounded_normal,
        poisson_too_even,
    ],
    "binomial_draws_follow_the_binomial_distribution": [
        binomial_of_failures,
        binomial_of_one_trial_more,
        binomial_as_poisson,
    ],
    "the_first_draws_of_a_sampler_do_not_depend_on_how_many_follow": [
        {name: reordered(draw)} for name, draw in SAMPLERS.items()
    ],
    "equal_parameters_for_each_draw_are_one_for_all": [
        {name: of_its_own(draw)} for name, draw in SAMPLERS.items()
    ],
}
