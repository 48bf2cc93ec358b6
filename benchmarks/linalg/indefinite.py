"""Factors of symmetric matrices of any sign."""

from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, Peer, agree, torch_peer
from benchmarks.linalg.shared import DTYPES, Size, operations, traffic, work
from nbmath import linalg

SIZES = ((1_000, 4), (1_000, 8), (1_000, 16), (1, 64), (1, 128), (1, 256))


def symmetric(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Matrices with eigenvalues of both signs."""
    stack, n = size
    a = rng.standard_normal((stack, n, n))
    return ((a + a.swapaxes(1, 2)).astype(dtype),)


def one_by_one() -> Any:
    """SciPy's, a matrix at a time."""
    import scipy.linalg

    def factors(stack: Any) -> Any:
        lower, d, order = zip(*(scipy.linalg.ldl(a) for a in stack), strict=True)
        return np.stack(lower), np.stack(d), np.stack(order)

    return factors


def same_product(ours: Any, theirs: Any) -> None:
    """Both rebuild the same matrices."""
    mine, other = (x @ d @ x.swapaxes(-1, -2) for x, d, _ in (ours, theirs))
    agree(mine, other, {"float32": 1e-3, "float64": 1e-11})


CASES = (
    Case(
        "ldl",
        field="linalg",
        sizes=SIZES,
        dtypes=DTYPES,
        make=symmetric,
        ours=linalg.ldl,
        peers={
            "scipy": Peer(one_by_one, needs=("scipy",)),
            "torch": torch_peer(lambda torch: torch.linalg.ldl_factor),
        },
        target=1.0,
        check=same_product,
        work=work,
        bytes=traffic(3),
        flops=operations(1.0),
    ),
)
