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

    return {"eigh": eigh}


def scipy() -> Operations:
    """scipy.linalg."""
    import scipy.linalg

    def eigh(a: Any) -> Any:
        return tuple(scipy.linalg.eigh(a))  # a list, for stacks

    return {"eigh": eigh}


def torch() -> Operations:
    """torch.linalg."""
    import torch as library

    return {"eigh": on_tensors(library.linalg.eigh)}
