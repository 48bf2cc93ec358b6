"""Draws against numpy's Generator, torch and jax."""

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, same_moments
from benchmarks.random_draws import (
    counted,
    few_of_many,
    in_the_ball,
    normal_vectors,
    one_in_ten,
    ordered,
    shares,
    shuffled,
    weighted,
    words,
)
from benchmarks.suites import suites
from nbmath import random

SIZES = (100_000, 1_000_000, 10_000_000)


def draw(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
    """A key, how many, and in which precision."""
    return random.Key(int(rng.integers(1 << 62))), size, np.dtype(dtype)


def numpy_peer(name: str, generator: str) -> Peer:
    """A method of numpy's Generator on one of its bit generators."""

    def load() -> Any:
        source = np.random.Generator(getattr(np.random, generator)(1))
        method = getattr(source, name)
        return lambda key, size, dtype: method(size, dtype=dtype)

    return Peer(load)


def torch_peer(name: str) -> Peer:
    """torch.rand or torch.randn."""

    def load() -> Any:
        import torch

        function = getattr(torch, name)
        return lambda key, size, dtype: function(size, dtype=getattr(torch, dtype.name))

    return Peer(load, needs=("torch",))


def jax_peer(name: str) -> Peer:
    """A function of jax.random with a key of its own, compiled."""

    def load() -> Any:
        import jax

        jax.config.update("jax_enable_x64", True)
        function = jax.jit(getattr(jax.random, name), static_argnums=(1, 2))
        key = jax.random.key(1)
        return lambda _, size, dtype: jax.block_until_ready(function(key, (size,), dtype))

    return Peer(load, needs=("jax",))


def case(name: str, numpy_name: str, torch_name: str) -> Case:
    """One kind of draw."""
    return Case(
        name,
        field="random",
        sizes=SIZES,
        dtypes=("float32", "float64"),
        make=draw,
        ours=lambda key, size, dtype: getattr(random, name)(key, size, dtype=dtype),
        peers={
            "numpy": numpy_peer(numpy_name, "PCG64"),
            "numpy Philox": numpy_peer(numpy_name, "Philox"),
            "torch": torch_peer(torch_name),
            "jax": jax_peer(name),
        },
        target=3.0,
        check=same_moments,
        bytes=lambda size, dtype: size * np.dtype(dtype).itemsize,
    )


def sampler(name: str, *parameters: float, counts: bool = False, jax_name: str = "") -> Case:
    """A kind of draw with parameters."""

    def ours(key: Any, size: int, dtype: Any) -> Any:
        precision = {} if counts else {"dtype": dtype}
        return getattr(random, name)(key, *parameters, size=size, **precision)

    def from_numpy() -> Any:
        method = getattr(np.random.Generator(np.random.PCG64(1)), name)
        return lambda key, size, dtype: method(*parameters, size=size)

    def from_jax() -> Any:
        import jax

        jax.config.update("jax_enable_x64", True)
        function = getattr(jax.random, jax_name)
        draw = jax.jit(lambda key, size: function(key, *parameters, (size,)), static_argnums=1)
        key = jax.random.key(1)
        return lambda _, size, dtype: jax.block_until_ready(draw(key, size))

    peers = {"numpy": Peer(from_numpy)}
    if jax_name:
        peers["jax"] = Peer(from_jax, needs=("jax",))
    return Case(
        "_".join([name, *(f"{p:g}".replace(".", "_") for p in parameters)]),
        field="random",
        sizes=(10_000, 100_000, 1_000_000),
        dtypes=("float64",),
        make=draw,
        ours=ours,
        peers=peers,
        target=3.0,
        check=same_moments,
        bytes=lambda size, dtype: size * 8,
    )


def rows(name: str, call: Any, per_draw: int = 1) -> Case:
    """Draws that belong together, by a call of our module with a key or of numpy's Generator."""

    def from_numpy() -> Any:
        generator = np.random.Generator(np.random.PCG64(1))
        return lambda key, size, dtype: call(generator, (), size // per_draw)

    return Case(
        name,
        field="random",
        sizes=(1_000, 100_000, 1_000_000),
        dtypes=("float64",),
        make=draw,
        ours=lambda key, size, dtype: call(random, (key,), size // per_draw),
        peers={"numpy": Peer(from_numpy)},
        target=3.0,
        check=same_moments,
        bytes=lambda size, dtype: size * 8,
    )


def sequence(name: str, dimension: int) -> Case:
    """Scrambled points of a low-discrepancy sequence."""

    def from_scipy() -> Any:
        from scipy.stats import qmc

        source = getattr(qmc, name.capitalize())(dimension, rng=1)
        return lambda key, size, dtype: source.reset().random(size // dimension)

    return Case(
        f"{name}_{dimension}",
        field="random",
        sizes=(1 << 13, 1 << 17, 1 << 20),
        dtypes=("float64",),
        make=draw,
        ours=lambda key, size, dtype: getattr(random, name)(key, dimension, size // dimension),
        peers={"scipy": Peer(from_scipy)},
        target=3.0,
        check=same_moments,
        bytes=lambda size, dtype: size * 8,
    )


def of_scipy(name: str, ours: Callable[..., Any], law: str, per_draw: int, **given: Any) -> Case:
    """What numpy's Generator does not draw, against a distribution of scipy.stats."""

    def from_scipy() -> Any:
        from scipy import stats

        source, draw = np.random.Generator(np.random.PCG64(1)), getattr(stats, law).rvs
        return lambda key, size, dtype: draw(**given, size=size // per_draw, random_state=source)

    return Case(
        name,
        field="random",
        sizes=(1_000, 100_000, 1_000_000),
        dtypes=("float64",),
        make=draw,
        ours=lambda key, size, dtype: ours(key, *given.values(), size=size // per_draw),
        peers={"scipy": Peer(from_scipy)},
        target=3.0,
        check=same_moments,
        bytes=lambda size, dtype: size * 8,
    )


def logarithms() -> Case:
    """Logarithms of gamma draws of a small shape."""
    shape = 0.05

    def from_jax() -> Any:
        import jax

        jax.config.update("jax_enable_x64", True)
        draw = jax.jit(lambda key, size: jax.random.loggamma(key, shape, (size,)), static_argnums=1)
        key = jax.random.key(1)
        return lambda _, size, dtype: jax.block_until_ready(draw(key, size))

    return dataclasses.replace(
        sampler("gamma", shape),
        name="loggamma_0_05",
        ours=lambda key, size, dtype: random.loggamma(key, shape, size),
        peers={"jax": Peer(from_jax, needs=("jax",))},
    )


def keys() -> Case:
    """Keys from one."""

    def from_jax() -> Any:
        import jax

        key = jax.random.key(1)
        return lambda size: jax.block_until_ready(jax.random.split(key, size))

    return Case(
        "split",
        field="random",
        sizes=(2, 10, 100),
        make=lambda size, dtype, rng: (size,),
        ours=lambda size: random.split(random.Key(1), size),
        peers={"jax": Peer(from_jax, needs=("jax",))},
        check=lambda ours, theirs: None,
        threads=("one",),
        target=1.0,
        note="Ours are values of Python; of more than 200 jax's array of keys is faster.",
    )


COVARIANCE = np.eye(3) + 0.5

CASES = (
    sequence("sobol", 2),
    sequence("sobol", 32),
    sequence("halton", 2),
    sequence("halton", 32),
    case("uniform", "random", "rand"),
    case("normal", "standard_normal", "randn"),
    sampler("exponential"),
    sampler("gamma", 3.0),
    sampler("gamma", 0.3),
    sampler("beta", 2.0, 5.0, jax_name="beta"),
    sampler("poisson", 10.0, counts=True, jax_name="poisson"),
    sampler("poisson", 1000.0, counts=True),
    sampler("binomial", 20, 0.3, counts=True),
    sampler("binomial", 1000, 0.3, counts=True),
    sampler("integers", 0, 10, counts=True),
    sampler("geometric", 0.1, counts=True),
    sampler("negative_binomial", 10, 0.5, counts=True),
    sampler("standard_t", 5.0, jax_name="t"),
    sampler("f", 3.0, 8.0),
    sampler("vonmises", 0.0, 4.0),
    sampler("hypergeometric", 1000, 500, 300, counts=True),
    of_scipy("truncated_normal_2", random.truncated_normal, "truncnorm", 1, a=-2.0, b=2.0),
    of_scipy("wishart_3", random.wishart, "wishart", 9, df=5.0, scale=COVARIANCE),
    rows("multivariate_normal_5", normal_vectors, 5),
    rows("dirichlet_10", shares, 10),
    rows("poisson_each", counted),
    rows("permutation", ordered),
    rows("choice_one_in_ten", one_in_ten, 10),
    rows("choice_few_of_many", few_of_many, 10),
    rows("choice_weighted", weighted, 10),
    rows("bits", words),
    rows("shuffle", shuffled),
    rows("unit_ball_3", in_the_ball, 3),
    of_scipy("unit_sphere_3", random.unit_sphere, "uniform_direction", 3, dim=3),
    logarithms(),
    keys(),
)

globals().update(suites(CASES))
