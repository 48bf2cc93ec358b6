"""Cholesky factors and linear systems."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.peers.tensors import on_tensors

Operations = dict[str, Callable[..., Any]]


def numpy() -> Operations:
    """numpy.linalg."""
    return {"cholesky": np.linalg.cholesky, "solve": np.linalg.solve}


def scipy() -> Operations:
    """scipy.linalg."""
    import scipy.linalg

    def cholesky(a: Any) -> Any:
        return scipy.linalg.cholesky(a, lower=True)

    def solve_triangular(a: Any, b: Any, lower: bool = True) -> Any:
        return scipy.linalg.solve_triangular(a, b, lower=lower)

    return {
        "cholesky": cholesky,
        "solve_triangular": solve_triangular,
        "solve": scipy.linalg.solve,
    }


def torch() -> Operations:
    """torch.linalg."""
    import torch as library

    def solve_triangular(a: Any, b: Any, lower: bool = True) -> Any:
        columns = b[:, None] if b.ndim == 1 else b
        found = library.linalg.solve_triangular(a, columns, upper=not lower)
        return found.reshape(b.shape)

    return {
        "cholesky": on_tensors(library.linalg.cholesky),
        "solve_triangular": on_tensors(solve_triangular),
        "solve": on_tensors(library.linalg.solve),
    }
