"""Attention forward in single precision, 8 heads, against torch's and jax's."""

from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, agree_within, jax_peer, torch_peer
from benchmarks.suites import suites
from nbmath import attention

HEADS = 8
SIZES = tuple((n, d) for n in (256, 1024, 4096) for d in (64, 128))


def heads(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Queries, keys and values of one batch entry."""
    shape = (1, HEADS, *size)
    q, k, v = (rng.standard_normal(shape, dtype=np.dtype(dtype).type) for _ in range(3))
    return q, k, v


def case(name: str, causal: bool) -> Case:
    """All keys, or those before each query."""

    def in_torch(torch: Any) -> Any:
        forward = torch.nn.functional.scaled_dot_product_attention
        return lambda q, k, v: forward(q, k, v, is_causal=causal)

    def in_jax(jax: Any) -> Any:
        def forward(q: Any, k: Any, v: Any) -> Any:
            turned = (jax.numpy.swapaxes(x, 1, 2) for x in (q, k, v))
            result = jax.nn.dot_product_attention(*turned, is_causal=causal)
            return jax.numpy.swapaxes(result, 1, 2)

        return forward

    share = 0.5 if causal else 1.0
    return Case(
        name,
        field="attention",
        sizes=SIZES,
        dtypes=("float32",),
        make=heads,
        ours=lambda q, k, v: attention.attention(q, k, v, causal=causal),
        peers={"torch": torch_peer(in_torch), "jax": jax_peer(in_jax)},
        target={"torch": 1.2, "jax": 1.2},
        check=agree_within(1e-4, 1e-11),
        work=lambda size: size[0] ** 2 * size[1],
        bytes=lambda size, dtype: 4 * HEADS * size[0] * size[1] * np.dtype(dtype).itemsize,
        flops=lambda size, _: 4 * share * HEADS * size[0] ** 2 * size[1],
        note="8 heads; half the operations where causal",
    )


CASES = (case("attention", causal=False), case("causal attention", causal=True))

globals().update(suites(CASES))
