"""Norms, inner products and angles."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.peers.tensors import on_tensors

Operations = dict[str, Callable[..., Any]]


def numpy() -> Operations:
    """NumPy and numpy.linalg."""
    return {
        "norm": np.linalg.norm,
        "matrix_norm": np.linalg.norm,
        "dot": np.vecdot,
    }


def scipy() -> Operations:
    """scipy.linalg and the BLAS under it."""
    from scipy.linalg import blas, norm

    def axpy(a: Any, x: Any, y: Any) -> Any:
        return blas.get_blas_funcs("axpy", (x, y))(x, y.copy(), a=a)

    def dot(x: Any, y: Any) -> Any:
        return blas.get_blas_funcs("dot", (x, y))(x, y)

    return {"norm": norm, "matrix_norm": norm, "dot": dot, "axpy": axpy}


def torch() -> Operations:
    """torch.linalg and torch.nn.functional."""
    import torch as library

    functional = library.nn.functional

    def normalize(x: Any) -> Any:
        return functional.normalize(x, dim=-1)

    def cosine_similarity(x: Any, y: Any) -> Any:
        return functional.cosine_similarity(x[:, None], y[None], dim=-1)

    found: Operations = {
        "norm": library.linalg.norm,
        "matrix_norm": library.linalg.matrix_norm,
        "dot": library.dot,
        "normalize": normalize,
        "cosine_similarity": cosine_similarity,
    }
    return {name: on_tensors(function) for name, function in found.items()}
