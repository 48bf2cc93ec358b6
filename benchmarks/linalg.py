"""Stacks of matrices: Cholesky, triangular and general solves, symmetric eigenproblems."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, agree, agree_within, jax_peer, torch_peer
from benchmarks.suites import suites
from nbmath import linalg

SMALL = ((10_000, 2), (10_000, 4), (10_000, 8), (10_000, 16), (100_000, 4))
LARGE = ((1, 64), (1, 128), (1, 256))
DTYPES = ("float64", "float32")
Size = tuple[int, int]


def spd(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Positive definite matrices of moderate condition."""
    stack, n = size
    g = rng.standard_normal((stack, n, n))
    return ((g @ g.swapaxes(1, 2) + n * np.eye(n)).astype(dtype),)


def system(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Matrices that are far from singular but need pivoting, and one right-hand side each."""
    stack, n = size
    a = rng.standard_normal((stack, n, n)) + 2 * n * np.eye(n)[::-1]
    return a.astype(dtype), rng.standard_normal((stack, n, 1)).astype(dtype)


def triangular(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Factors of positive definite matrices, and one right-hand side each."""
    (a,) = spd(size, dtype, rng)
    return np.linalg.cholesky(a), rng.standard_normal((*size, 1)).astype(dtype)


def symmetric(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Symmetric matrices with normal entries."""
    stack, n = size
    g = rng.standard_normal((stack, n, n))
    return ((g + g.swapaxes(1, 2)).astype(dtype),)


def same_spectrum(ours: Any, theirs: Any) -> None:
    """The eigenvalues agree; vectors are free in sign."""
    agree(ours[0], theirs[0], {"float32": 1e-4, "float64": 1e-11})


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


def jax_triangular(jax: Any) -> Any:
    """jax keeps it in its SciPy."""
    import jax.scipy.linalg as inner

    return lambda a, b: inner.solve_triangular(a, b, lower=True)


PEERS: Mapping[str, Mapping[str, Peer]] = {
    "cholesky": {
        "numpy": numpy_peer(lambda module: module.cholesky),
        "torch": torch_peer(lambda torch: torch.linalg.cholesky),
        "jax": jax_peer(lambda jax: jax.numpy.linalg.cholesky),
    },
    "solve": {
        "numpy": numpy_peer(lambda module: module.solve),
        "torch": torch_peer(lambda torch: torch.linalg.solve),
        "jax": jax_peer(lambda jax: jax.numpy.linalg.solve),
    },
    "solve_triangular": {
        "torch": torch_peer(
            lambda torch: lambda a, b: torch.linalg.solve_triangular(a, b, upper=False)
        ),
        "jax": jax_peer(jax_triangular),
    },
    "eigh": {
        "numpy": numpy_peer(lambda module: module.eigh),
        "torch": torch_peer(lambda torch: torch.linalg.eigh),
        "jax": jax_peer(lambda jax: jax.numpy.linalg.eigh),
    },
}


def pair(
    name: str,
    ours: Callable[..., Any],
    make: Callable[..., Inputs],
    target: float,
    *,
    check: Callable[[Any, Any], None],
    matrices: int,
    thirds: float,
) -> tuple[Case, Case]:
    """A function on many small matrices and on one large one."""
    peers = PEERS[name]
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


def lower(a: Any, b: Any) -> Any:
    """Our triangular solve with the factor of `triangular`."""
    return linalg.solve_triangular(a, b, lower=True)


ROUGH = agree_within(float32=1e-3, float64=1e-10)
CASES = (
    *pair("cholesky", linalg.cholesky, spd, 4.0, check=agree, matrices=2, thirds=1.0),
    *pair("solve", linalg.solve, system, 4.0, check=ROUGH, matrices=1, thirds=2.0),
    *pair("solve_triangular", lower, triangular, 4.0, check=ROUGH, matrices=1, thirds=0.5),
    *pair("eigh", linalg.eigh, symmetric, 8.0, check=same_spectrum, matrices=2, thirds=26.0),
)

globals().update(suites(CASES))
