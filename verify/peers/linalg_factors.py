"""Triangular factors of general matrices, and systems with factors at hand."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.peers.tensors import on_tensors

Operations = dict[str, Callable[..., Any]]


def scipy() -> Operations:
    """scipy.linalg."""
    import scipy.linalg

    def lu(a: Any, p_indices: bool = True) -> Any:
        return scipy.linalg.lu(a, p_indices=p_indices)

    return {
        "lu": lu,
        "lu_factor": scipy.linalg.lu_factor,
        "lu_solve": scipy.linalg.lu_solve,
        "cho_solve": scipy.linalg.cho_solve,
    }


def torch() -> Operations:
    """torch.linalg; it counts exchanges from one."""
    import torch as library

    whole = on_tensors(library.linalg.lu)
    factored = on_tensors(library.linalg.lu_factor)
    on_factors = on_tensors(library.linalg.lu_solve)
    on_lower = on_tensors(library.cholesky_solve)

    def lu(a: Any, p_indices: bool = True) -> Any:
        p, lower, upper = whole(a)
        return (np.argmax(p, axis=-1) if p_indices else p), lower, upper

    def lu_factor(a: Any) -> Any:
        both, rows = factored(a)
        return both, rows - 1

    def lu_solve(pair: Any, b: Any, trans: int = 0) -> Any:
        both, rows = pair
        columns = b[..., None] if b.ndim == 1 else b
        if not trans:
            return on_factors(both, rows + 1, columns).reshape(b.shape)
        adjoint = on_tensors(lambda f, r, c: library.linalg.lu_solve(f, r, c, adjoint=True))
        return adjoint(both, rows + 1, columns).reshape(b.shape)

    def cho_solve(pair: Any, b: Any) -> Any:
        factor, lower = pair
        columns = b[..., None] if b.ndim == 1 else b
        return on_lower(columns, factor, not lower).reshape(b.shape)

    return {"lu": lu, "lu_factor": lu_factor, "lu_solve": lu_solve, "cho_solve": cho_solve}
