"""Uniform and normal draws and raw words, against numpy's Generator, torch and jax."""

from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, same_moments
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


CASES = (case("uniform", "random", "rand"), case("normal", "standard_normal", "randn"))

globals().update(suites(CASES))
