"""Softmax and its kin by rows, against torch, SciPy and jax."""

from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, jax_peer, torch_peer
from benchmarks.suites import suites
from nbmath import activations

SIZES = ((2048, 64), (2048, 1024), (2048, 8192))
DTYPES = ("float32", "float64")
TARGET = {"torch": 1.2, "scipy": 5.0}


def rows(size: tuple[int, int], dtype: str, rng: np.random.Generator) -> Inputs:
    """Logits of a moderate spread."""
    return (4 * rng.standard_normal(size, dtype=np.dtype(dtype).type),)


def scipy_peer(name: str) -> Peer:
    """The function of scipy.special along the last axis."""

    def load() -> Any:
        import scipy.special

        function = getattr(scipy.special, name)
        return lambda x: function(x, axis=-1)

    return Peer(load, needs=("scipy",))


def traffic(outputs: int) -> Any:
    """Bytes moved: the input once and `outputs` arrays of its size."""
    return lambda size, dtype: (1 + outputs) * size[0] * size[1] * np.dtype(dtype).itemsize


def case(name: str, outputs: int, jax_name: str) -> Case:
    """One function against its namesakes."""
    return Case(
        name,
        field="activations",
        sizes=SIZES,
        dtypes=DTYPES,
        make=rows,
        ours=getattr(activations, name),
        peers={
            "torch": torch_peer(lambda torch: lambda x: getattr(torch, name)(x, -1)),
            "scipy": scipy_peer(name),
            "jax": jax_peer(lambda jax: lambda x: getattr(jax.nn, jax_name)(x, axis=-1)),
        },
        target=TARGET,
        bytes=traffic(outputs),
    )


CASES = (
    case("softmax", 1, "softmax"),
    case("log_softmax", 1, "log_softmax"),
    case("logsumexp", 0, "logsumexp"),
)

globals().update(suites(CASES))
