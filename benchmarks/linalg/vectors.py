"""Multiples, projections, outer and Kronecker products, traces."""

from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, agree, jax_peer, torch_peer
from benchmarks.linalg.norms import SIZES, two
from benchmarks.linalg.shared import DTYPES, Size, numpy_peer
from nbmath import linalg

STACKS = ((10_000, 4), (10_000, 8), (10_000, 32))
PAIRS = ((10_000, 2), (10_000, 4), (100, 16))


def matrices(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """A stack of square matrices."""
    return (rng.standard_normal((*size, size[1])).astype(dtype),)


def two_matrices(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Two such stacks."""
    return (*matrices(size, dtype, rng), *matrices(size, dtype, rng))


def projection(inner: Any) -> Any:
    """The formula of a projection with some library's inner product."""
    return lambda x, y: (inner(x, y) / inner(y, y))[..., None] * y


def tripled(module: Any) -> Any:
    """3 x + y."""
    return lambda x, y: 3.0 * x + y


def outer(x: Any, y: Any) -> Any:
    """Outer products of rows by broadcasting."""
    return x[..., :, None] * y[..., None, :]


def kron(module: Any) -> Any:
    """Kronecker products of a stack by einsum."""

    def product(a: Any, b: Any) -> Any:
        n = a.shape[-1] * b.shape[-1]
        return module.einsum("sij,skl->sikjl", a, b).reshape(len(a), n, n)

    return product


def case(name: str, ours: Any, make: Any, peers: Any, sizes: Any, traffic: Any, work: Any) -> Case:
    """A function that moves `traffic(size)` numbers."""
    return Case(
        name,
        field="linalg",
        sizes=sizes,
        dtypes=DTYPES,
        make=make,
        ours=ours,
        peers=peers,
        target=1.0,
        check=agree,
        bytes=lambda size, dtype: float(traffic(size) * np.dtype(dtype).itemsize),
        work=work,
    )


AXPY = {
    "numpy": numpy_peer(tripled),
    "torch": torch_peer(lambda torch: lambda x, y: torch.add(y, x, alpha=3.0)),
    "jax": jax_peer(tripled),
}
PROJECT = {
    "numpy": numpy_peer(lambda _: projection(np.vecdot)),
    "torch": torch_peer(lambda torch: projection(torch.linalg.vecdot)),
    "jax": jax_peer(lambda jax: projection(jax.numpy.vecdot)),
}
OUTER = {
    "numpy": numpy_peer(lambda _: outer),
    "torch": torch_peer(lambda torch: outer),
    "jax": jax_peer(lambda jax: outer),
}
KRON = {
    "numpy": numpy_peer(lambda _: kron(np)),
    "torch": torch_peer(kron),
    "jax": jax_peer(lambda jax: kron(jax.numpy)),
}
TRACE = {
    "numpy": numpy_peer(lambda module: module.trace),
    "torch": torch_peer(lambda torch: lambda a: a.diagonal(dim1=-2, dim2=-1).sum(-1)),
    "jax": jax_peer(lambda jax: jax.numpy.linalg.trace),
}
CASES = (
    case(
        "axpy",
        lambda x, y: linalg.axpy(3.0, x, y),
        two,
        AXPY,
        SIZES,
        lambda s: 3 * s[0] * s[1],
        lambda s: float(s[0] * s[1]),
    ),
    case(
        "project",
        linalg.project,
        two,
        PROJECT,
        SIZES,
        lambda s: 3 * s[0] * s[1],
        lambda s: float(s[0] * s[1]),
    ),
    case(
        "outer",
        linalg.outer,
        two,
        OUTER,
        STACKS,
        lambda s: s[0] * s[1] * (s[1] + 2),
        lambda s: float(s[0] * s[1] ** 2),
    ),
    case(
        "kron",
        linalg.kron,
        two_matrices,
        KRON,
        PAIRS,
        lambda s: s[0] * (s[1] ** 4 + 2 * s[1] ** 2),
        lambda s: float(s[0] * s[1] ** 4),
    ),
    case(
        "trace",
        linalg.trace,
        matrices,
        TRACE,
        STACKS,
        lambda s: s[0] * (s[1] + 1),
        lambda s: float(s[0] * s[1]),
    ),
)
