"""Eigenproblems of general matrices."""

from typing import Any

import numpy as np

from benchmarks.common import Case, Inputs, agree, torch_peer
from benchmarks.linalg.shared import DTYPES, Size, numpy_peer, work
from nbmath import linalg

SMALL, LARGE = ((1000, 4), (1000, 8), (1000, 16)), ((1, 48), (1, 64), (1, 128))


def general(size: Size, dtype: str, rng: np.random.Generator) -> Inputs:
    """Matrices with normal entries."""
    stack, n = size
    return (rng.standard_normal((stack, n, n)).astype(dtype),)


def in_order(values: Any) -> Any:
    """Absolute values of eigenvalues, which no library has in an order."""
    return np.sort(np.abs(np.asarray(values)), axis=-1)


def same_values(ours: Any, theirs: Any) -> None:
    """The eigenvalues agree as far as their condition lets them."""
    agree(in_order(ours), in_order(theirs), {"float32": 1e-2, "float64": 1e-9})


def same_spectrum(ours: Any, theirs: Any) -> None:
    """The eigenvalues agree; vectors are free in phase."""
    same_values(ours[0], theirs[0])


def cases(name: str, check: Any) -> tuple[Case, Case]:
    """A function on many small matrices and on one large one."""
    peers = {
        "numpy": numpy_peer(lambda module: getattr(module, name)),
        "torch": torch_peer(lambda torch: getattr(torch.linalg, name)),
    }

    def case(title: str, sizes: tuple[Size, ...], target: float) -> Case:
        return Case(
            title,
            field="linalg",
            sizes=sizes,
            dtypes=DTYPES,
            make=general,
            ours=getattr(linalg, name),
            peers=peers,
            target=target,
            check=check,
            work=work,
        )

    return case(name, SMALL, 1.0), case(f"{name} large", LARGE, 0.95)


CASES = (*cases("eig", same_spectrum), *cases("eigvals", same_values))
