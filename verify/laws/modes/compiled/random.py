"""Draws inside `@njit` functions: of an array at once in float64, one by one in float32."""

from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from nbmath import random
from verify.laws.modes.compiled import user


@user
def _uniform(key: Any, size: Any) -> Any:
    return random.uniform(key, size)


@user
def _normal(key: Any, size: Any) -> Any:
    return random.normal(key, size)


@user
def _uniform_single(key: Any, size: Any) -> Any:
    return random.uniform(key, size, np.float32)


@user
def _normal_single(key: Any, size: Any) -> Any:
    return random.normal(key, size, np.float32)


def uniform(seed: int, size: Any, dtype: DTypeLike = np.float64) -> Any:
    """Draws of the key that the seed makes."""
    return (_uniform_single if dtype == np.float32 else _uniform)(random.Key(seed), size)


def normal(seed: int, size: Any, dtype: DTypeLike = np.float64) -> Any:
    """As `uniform`."""
    return (_normal_single if dtype == np.float32 else _normal)(random.Key(seed), size)


@user
def _exponential(key: Any, size: Any) -> Any:
    return random.exponential(key, size)


@user
def _exponential_single(key: Any, size: Any) -> Any:
    return random.exponential(key, size, np.float32)


@user
def _gamma(key: Any, shape: Any, scale: Any, size: Any) -> Any:
    return random.gamma(key, shape, scale, size)


@user
def _gamma_single(key: Any, shape: Any, scale: Any, size: Any) -> Any:
    return random.gamma(key, shape, scale, size, np.float32)


@user
def _loggamma(key: Any, shape: Any, size: Any) -> Any:
    return random.loggamma(key, shape, size)


@user
def _loggamma_single(key: Any, shape: Any, size: Any) -> Any:
    return random.loggamma(key, shape, size, np.float32)


@user
def _beta(key: Any, a: Any, b: Any, size: Any) -> Any:
    return random.beta(key, a, b, size)


@user
def _beta_single(key: Any, a: Any, b: Any, size: Any) -> Any:
    return random.beta(key, a, b, size, np.float32)


@user
def _poisson(key: Any, lam: Any, size: Any) -> Any:
    return random.poisson(key, lam, size)


@user
def _binomial(key: Any, n: Any, p: Any, size: Any) -> Any:
    return random.binomial(key, n, p, size)


@user
def _standard_t(key: Any, df: Any, size: Any) -> Any:
    return random.standard_t(key, df, size)


@user
def _standard_t_single(key: Any, df: Any, size: Any) -> Any:
    return random.standard_t(key, df, size, np.float32)


@user
def _integers(key: Any, low: Any, high: Any, size: Any) -> Any:
    return random.integers(key, low, high, size)


@user
def _geometric(key: Any, p: Any, size: Any) -> Any:
    return random.geometric(key, p, size)


@user
def _shuffle(key: Any, x: Any) -> Any:
    out = x.copy()
    random.shuffle(key, out)
    return out


@user
def _bits(key: Any, size: Any) -> Any:
    return random.bits(key, size)


@user
def _split(key: Any, n: Any) -> Any:
    out = np.empty((n, 4), np.uint32)
    for i in range(n):
        child = random.fold_in(key, i)
        for j in range(4):
            out[i, j] = child[j]
    return out


@user
def _wishart(key: Any, df: Any, scale: Any, size: Any) -> Any:
    return random.wishart(key, df, scale, size)


@user
def _sobol(key: Any, dimension: Any, size: Any, start: Any, shift: Any) -> Any:
    return random.sobol(key, dimension, size, start=start, shift=shift)


@user
def _halton(key: Any, dimension: Any, size: Any, start: Any) -> Any:
    return random.halton(key, dimension, size, start=start)


def _floats(double: Any, single: Any) -> Any:
    def draw(seed: int, *arguments: Any, dtype: DTypeLike = np.float64) -> Any:
        return (single if dtype == np.float32 else double)(random.Key(seed), *arguments)

    return draw


def _counts(compiled: Any) -> Any:
    return lambda seed, *arguments: compiled(random.Key(seed), *arguments)


def sobol(seed: Any, dimension: int, size: int, start: int = 0, *, shift: bool = False) -> Any:
    """Points, scrambled by the key that the seed makes."""
    return _sobol(None if seed is None else random.Key(seed), dimension, size, start, shift)


def halton(seed: Any, dimension: int, size: int, start: int = 0) -> Any:
    """As `sobol`."""
    return _halton(None if seed is None else random.Key(seed), dimension, size, start)


OPERATIONS = {
    "random_sobol": sobol,
    "random_halton": halton,
    "uniform": uniform,
    "normal": normal,
    "exponential": _floats(_exponential, _exponential_single),
    "random_gamma": _floats(_gamma, _gamma_single),
    "random_loggamma": _floats(_loggamma, _loggamma_single),
    "random_beta": _floats(_beta, _beta_single),
    "random_standard_t": _floats(_standard_t, _standard_t_single),
    "random_integers": _counts(_integers),
    "random_geometric": _counts(_geometric),
    "random_shuffle": _counts(_shuffle),
    "random_wishart": _counts(_wishart),
    "random_bits": _counts(_bits),
    "random_split": _counts(_split),
    "random_poisson": _counts(_poisson),
    "random_binomial": _counts(_binomial),
}
