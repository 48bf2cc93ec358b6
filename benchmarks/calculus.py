"""Derivatives of a scalar function over an array, against jax."""

import math
from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, jax_peer
from benchmarks.suites import suites
from nbmath.calculus import derivative


def damped(x: float) -> float:
    """A function with a handful of elementary ones."""
    return math.exp(-x * x) * math.tanh(3.0 * x) + math.log1p(x * x)


slope = derivative(damped)


def points(size: int, dtype: str, rng: np.random.Generator) -> Inputs:
    """Where to take the derivative."""
    return (rng.uniform(-3.0, 3.0, size).astype(dtype),)


def jax_slope(jax: Any) -> Any:
    """The same by jax.grad, over the array by vmap."""
    jnp = jax.numpy

    def function(x: Any) -> Any:
        return jnp.exp(-x * x) * jnp.tanh(3.0 * x) + jnp.log1p(x * x)

    return jax.vmap(jax.grad(function))


def torch_slope() -> Any:
    """The same by torch's reverse mode on the sum."""
    import torch

    def gradient(x: Any) -> Any:
        with torch.enable_grad():
            y = torch.from_numpy(x).requires_grad_()
            total = (torch.exp(-y * y) * torch.tanh(3.0 * y) + torch.log1p(y * y)).sum()
            return torch.autograd.grad(total, y)[0]

    return gradient


CASES = (
    Case(
        "derivative",
        field="calculus",
        sizes=(1_000, 100_000, 1_000_000),
        make=points,
        ours=slope,
        peers={"jax": jax_peer(jax_slope), "torch": Peer(torch_slope, needs=("torch",))},
        target={"jax": 1.0},
        threads=("one",),
    ),
)

globals().update(suites(CASES))
