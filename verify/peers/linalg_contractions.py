"""Contractions."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.peers.tensors import on_tensors

Operations = dict[str, Callable[..., Any]]


def numpy() -> Operations:
    """numpy.einsum, which chooses the order of pairs."""

    def einsum(subscripts: str, *operands: Any) -> Any:
        return np.einsum(subscripts, *operands, optimize=True)

    return {"einsum": einsum}


def torch() -> Operations:
    """torch.einsum."""
    import torch as library

    return {"einsum": on_tensors(library.einsum)}
