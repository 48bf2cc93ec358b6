"""Eigenproblems of general matrices; what comes as real numbers is made complex."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.peers.tensors import on_tensors

Operations = dict[str, Callable[..., Any]]


def _complex(x: Any) -> Any:
    return np.asarray(x, np.result_type(x, np.complex64))


def numpy() -> Operations:
    """numpy.linalg."""

    def eig(a: Any) -> Any:
        found = np.linalg.eig(a)
        return _complex(found.eigenvalues), _complex(found.eigenvectors)

    return {"eig": eig, "eigvals": lambda a: _complex(np.linalg.eigvals(a))}


def scipy() -> Operations:
    """scipy.linalg, one matrix after another."""
    import scipy.linalg

    def eig(a: Any) -> Any:
        if a.ndim > 2:
            return tuple(np.stack(part) for part in zip(*map(eig, a), strict=True))
        return tuple(map(_complex, scipy.linalg.eig(a)))

    def eigvals(a: Any) -> Any:
        if a.ndim > 2:
            return np.stack([eigvals(one) for one in a])
        return _complex(scipy.linalg.eigvals(a))

    return {"eig": eig, "eigvals": eigvals}


def torch() -> Operations:
    """torch.linalg."""
    import torch as library

    return {
        "eig": on_tensors(library.linalg.eig),
        "eigvals": on_tensors(library.linalg.eigvals),
    }
