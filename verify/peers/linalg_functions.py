"""Functions of matrices."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.peers.tensors import on_tensors

Operations = dict[str, Callable[..., Any]]


def scipy() -> Operations:
    """scipy.linalg, one matrix after another."""
    import scipy.linalg

    def real(function: Callable[..., Any]) -> Callable[..., Any]:
        """Its results may come as complex numbers without imaginary parts, in float64."""

        def of_matrices(a: Any) -> Any:
            if a.ndim > 2:
                return np.stack([of_matrices(one) for one in a])
            found = np.asarray(function(a))
            if np.iscomplexobj(found):
                if np.abs(found.imag).max() > 1e-3 * np.abs(found.real).max():
                    raise np.linalg.LinAlgError("a complex result")
                found = found.real
            return np.asarray(found, a.dtype)

        return of_matrices

    return {
        "expm": scipy.linalg.expm,
        "sqrtm": real(scipy.linalg.sqrtm),
        "logm": real(scipy.linalg.logm),
    }


def torch() -> Operations:
    """torch.linalg."""
    import torch as library

    return {"expm": on_tensors(library.linalg.matrix_exp)}
