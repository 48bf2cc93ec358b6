"""Products and powers of matrices."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.peers.tensors import on_tensors

Operations = dict[str, Callable[..., Any]]


def numpy() -> Operations:
    """NumPy and numpy.linalg."""

    def gram(a: Any) -> Any:
        return np.swapaxes(a, -1, -2) @ a

    return {
        "matmul": np.matmul,
        "matvec": np.matvec,
        "outer": np.outer,
        "kron": np.kron,
        "gram": gram,
        "trace": np.linalg.trace,
        "matrix_power": np.linalg.matrix_power,
    }


def scipy() -> Operations:
    """The BLAS that SciPy holds."""
    from scipy.linalg import blas

    def matvec(a: Any, x: Any) -> Any:
        return blas.get_blas_funcs("gemv", (a, x))(1.0, a, x)

    def gram(a: Any) -> Any:
        if a.ndim > 2:
            raise NotImplementedError("BLAS takes one matrix")
        upper = blas.get_blas_funcs("syrk", (a,))(1.0, a, trans=1)
        return np.triu(upper) + np.triu(upper, 1).T

    return {"matvec": matvec, "gram": gram}


def torch() -> Operations:
    """Functions of torch and torch.linalg."""
    import torch as library

    def gram(a: Any) -> Any:
        return library.matmul(a.mT, a)

    def trace(a: Any) -> Any:
        if a.ndim > 2:
            raise NotImplementedError("torch.trace takes one matrix")
        return library.trace(a)

    found: Operations = {
        "matmul": library.matmul,
        "matvec": library.mv,
        "outer": library.outer,
        "kron": library.kron,
        "gram": gram,
        "trace": trace,
        "matrix_power": library.linalg.matrix_power,
    }
    return {name: on_tensors(function) for name, function in found.items()}
