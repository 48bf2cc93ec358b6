"""Symmetric eigenproblems."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.peers.tensors import on_tensors

Operations = dict[str, Callable[..., Any]]


def numpy() -> Operations:
    """numpy.linalg."""

    def eigh(a: Any) -> Any:
        found = np.linalg.eigh(a)
        return found.eigenvalues, found.eigenvectors

    return {"eigh": eigh, "eigvalsh": np.linalg.eigvalsh}


def scipy() -> Operations:
    """scipy.linalg."""
    import scipy.linalg

    def eigh(a: Any) -> Any:
        return tuple(scipy.linalg.eigh(a))  # a list, for stacks

    def eigh_general(a: Any, b: Any) -> Any:
        return tuple(scipy.linalg.eigh(a, b))

    def eigvalsh(a: Any) -> Any:
        return scipy.linalg.eigvalsh(a)

    return {"eigh": eigh, "eigvalsh": eigvalsh, "eigh_general": eigh_general}


def torch() -> Operations:
    """torch.linalg."""
    import torch as library

    return {
        "eigh": on_tensors(library.linalg.eigh),
        "eigvalsh": on_tensors(library.linalg.eigvalsh),
    }
