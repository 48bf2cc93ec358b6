"""Inputs, sizes and peers that the chapters of linear algebra share."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, agree_within

SMALL = ((10_000, 2), (10_000, 4), (10_000, 8), (10_000, 16), (100_000, 4))
LARGE = ((1, 64), (1, 128), (1, 256))
DTYPES = ("float64", "float32")
Size = tuple[int, int]


def spd(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Positive definite matrices of moderate condition."""
    stack, n = size
    g = rng.standard_normal((stack, n, n))
    return ((g @ g.swapaxes(1, 2) + n * np.eye(n)).astype(dtype),)


def traffic(matrices: int) -> Callable[[Size, str], float]:
    """Bytes of so many matrices read or written."""
    return lambda size, dtype: float(matrices * size[0] * size[1] ** 2 * np.dtype(dtype).itemsize)


def operations(thirds: float) -> Callable[[Size, str], float]:
    """thirds / 3 n^3 operations a matrix."""
    return lambda size, dtype: thirds / 3 * size[0] * size[1] ** 3


def work(size: Size) -> float:
    """n^3 a matrix."""
    return float(size[0] * size[1] ** 3)


def numpy_peer(build: Callable[[Any], Any]) -> Peer:
    """A function of numpy.linalg."""
    return Peer(lambda: build(np.linalg), needs=("numpy",))


def pair(
    name: str,
    ours: Callable[..., Any],
    make: Callable[..., Inputs],
    target: float,
    peers: Mapping[str, Peer],
    *,
    check: Callable[[Any, Any], None],
    matrices: int,
    thirds: float,
) -> tuple[Case, Case]:
    """A function on many small matrices and on one large one."""
    large = {library: 0.95 for library in peers if library != "jax"}

    def case(title: str, sizes: tuple[Size, ...], goal: Any) -> Case:
        return Case(
            title,
            field="linalg",
            sizes=sizes,
            dtypes=DTYPES,
            make=make,
            ours=ours,
            peers=peers,
            target=goal,
            check=check,
            work=work,
            bytes=traffic(matrices),
            flops=operations(thirds),
        )

    return case(name, SMALL, target), case(f"{name} large", LARGE, large)


ROUGH = agree_within(float32=1e-3, float64=1e-10)
"""For solutions of systems of moderate condition."""
