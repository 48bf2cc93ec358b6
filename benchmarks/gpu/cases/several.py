"""The kernels of the fields that have few."""

from typing import Any

import numpy as np

from benchmarks.gpu.cases.case import GpuCase, item, launcher


def elementwise(name: str, low: float, high: float, **peers: Any) -> GpuCase:
    """A function of one number over a large array."""
    from nbmath import elementary

    def make(size: int, dtype: str, rng: np.random.Generator) -> tuple[Any, ...]:
        return (rng.uniform(low, high, size).astype(dtype),)

    return GpuCase(
        name,
        room="elementary",
        sizes=(1 << 20, 1 << 24, 1 << 27),
        make=make,
        launch=launcher(f"{name}_array"),
        expect=lambda x: (getattr(elementary, name)(x),),
        allowed={"float32": 3e-7, "float64": 6e-16},
        bytes=lambda size, dtype: 2 * size * item(dtype),
        peers=peers,
    )


ELEMENTARY = (
    elementwise("exp", -80, 80, torch=lambda t: t.exp, cupy=lambda c: c.exp),
    elementwise("log", 1e-30, 1e30, torch=lambda t: t.log, cupy=lambda c: c.log),
    elementwise("log1p", -0.99, 1e3, torch=lambda t: t.log1p, cupy=lambda c: c.log1p),
    elementwise("expm1", -20, 80, torch=lambda t: t.expm1, cupy=lambda c: c.expm1),
    elementwise("tanh", -9, 9, torch=lambda t: t.tanh, cupy=lambda c: c.tanh),
    elementwise("logistic", -30, 30, torch=lambda t: t.sigmoid),
    elementwise("logit", 1e-6, 1 - 1e-6, torch=lambda t: t.logit),
    elementwise("softplus", -30, 30, torch=lambda t: t.nn.functional.softplus),
)


def draws(name: str, **peers: Any) -> GpuCase:
    """Random numbers into a large array: the CPU's to the bit."""
    from nbmath import random

    def make(size: int, dtype: str, rng: np.random.Generator) -> tuple[Any, ...]:
        return random.Key(int(rng.integers(1 << 62))), size, np.dtype(dtype)

    return GpuCase(
        name,
        room="random",
        sizes=(1 << 20, 1 << 24, 1 << 27),
        make=make,
        launch=launcher(f"{name}_array"),
        expect=lambda key, size, dtype: (getattr(random, name)(key, size, dtype=dtype),),
        allowed={"float32": 0.0, "float64": 0.0},
        bytes=lambda size, dtype: size * item(dtype),
        peers=peers,
    )


RANDOM = (
    draws(
        "uniform",
        torch=lambda t: lambda key, n, d: t.rand(n, device="cuda", dtype=getattr(t, d.name)),
        cupy=lambda c: lambda key, n, d: c.random.random(n, dtype=d),
    ),
    draws(
        "normal",
        torch=lambda t: lambda key, n, d: t.randn(n, device="cuda", dtype=getattr(t, d.name)),
        cupy=lambda c: lambda key, n, d: c.random.standard_normal(n, dtype=d),
    ),
)

PROBABILITY = (
    GpuCase(
        "bayes_update",
        room="probability",
        sizes=((1 << 14, 16), (1 << 17, 16), (1 << 20, 16)),
        make=lambda size, dtype, rng: (
            rng.dirichlet(np.ones(size[1]), size[0]).astype(dtype),
            rng.random(size).astype(dtype),
        ),
        launch=launcher("bayes_update_rows"),
        expect=lambda prior, likelihood: (
            prior * likelihood / (prior * likelihood).sum(axis=1, keepdims=True),
        ),
        allowed={"float32": 3e-6, "float64": 1e-14},
        bytes=lambda size, dtype: 3 * size[0] * size[1] * item(dtype),
        peers={"torch": lambda t: lambda p, q: t.nn.functional.normalize(p * q, p=1.0, dim=1)},
    ),
)


def rows(name: str, outputs: int) -> GpuCase:
    """A function of rows of logits; `outputs` numbers are written for each one read, or a row."""
    import scipy.special

    reference = getattr(scipy.special, name)

    def make(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> tuple[Any, ...]:
        return ((4 * rng.standard_normal(size)).astype(dtype),)

    return GpuCase(
        name,
        room="activations",
        sizes=((1 << 14, 64), (1 << 14, 1024), (1 << 14, 8192)),
        make=make,
        launch=launcher(f"{name}_rows"),
        expect=lambda x: (reference(x, axis=-1),),
        allowed={"float32": 2e-6, "float64": 4e-15},
        bytes=lambda size, dtype: (1 + outputs) * size[0] * size[1] * item(dtype),
        peers={"torch": lambda t: lambda x: getattr(t, name)(x, -1)},
    )


ACTIVATIONS = (rows("softmax", 1), rows("log_softmax", 1), rows("logsumexp", 0))


def normal(name: str, low: float, high: float, **peers: Any) -> GpuCase:
    """A function of the normal distribution over a large array."""
    import scipy.stats

    reference = getattr(scipy.stats.norm, name)
    return GpuCase(
        f"normal.{name}",
        room="distributions.normal",
        sizes=(1 << 20, 1 << 23, 1 << 26),
        make=lambda size, dtype, rng: (rng.uniform(low, high, size).astype(dtype),),
        launch=launcher(f"{name}_array"),
        expect=lambda x: (reference(x),),
        allowed={"float32": 2e-6, "float64": 2e-15},
        bytes=lambda size, dtype: 2 * size * item(dtype),
        peers=peers,
    )


DISTRIBUTIONS = (
    normal("pdf", -6, 6),
    normal("logpdf", -30, 30),
    normal("cdf", -6, 6, torch=lambda t: t.special.ndtr),
    normal("ppf", 1e-4, 1 - 1e-4, torch=lambda t: t.special.ndtri),
)


def heads(size: tuple[int, int, int], dtype: str, rng: np.random.Generator) -> tuple[Any, ...]:
    """Queries, keys and values of a batch of heads."""
    return tuple(rng.standard_normal(size).astype(dtype) for _ in range(3))


def attention_on_cpu(q: Any, k: Any, v: Any) -> tuple[Any, ...]:
    """The CPU's attention, in float64."""
    from nbmath.attention import attention

    return (attention(q, k, v),)


ATTENTION = (
    GpuCase(
        "attention",
        room="attention",
        sizes=((8, 256, 64), (8, 1024, 64), (8, 4096, 64)),
        make=heads,
        launch=launcher("attention_stack"),
        expect=attention_on_cpu,
        allowed={"float32": 1e-5, "float64": 1e-13},
        bytes=lambda size, dtype: 4 * size[0] * size[1] * size[2] * item(dtype),
        peers={"torch": lambda t: t.nn.functional.scaled_dot_product_attention},
    ),
)

CASES = ELEMENTARY + ACTIVATIONS + RANDOM + DISTRIBUTIONS + PROBABILITY + ATTENTION
