"""Singular values, and what is read off them."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.peers.tensors import on_tensors

Operations = dict[str, Callable[..., Any]]


def numpy() -> Operations:
    """numpy.linalg."""

    def pinv(a: Any) -> Any:
        default: Any = None  # max(m, n) eps, as in the array API standard
        return np.linalg.pinv(a, rtol=default)

    return {
        "svd": lambda a: tuple(np.linalg.svd(a)),
        "svdvals": np.linalg.svdvals,
        "pinv": pinv,
        "matrix_rank": np.linalg.matrix_rank,
        "cond": np.linalg.cond,
    }


def scipy() -> Operations:
    """scipy.linalg."""
    import scipy.linalg

    def polar(a: Any) -> Any:
        if a.ndim > 2:
            raise NotImplementedError("scipy.linalg.polar takes one matrix")
        return scipy.linalg.polar(a)

    return {
        "svd": lambda a: tuple(scipy.linalg.svd(a)),
        "svdvals": scipy.linalg.svdvals,
        "pinv": scipy.linalg.pinv,
        "null_space": scipy.linalg.null_space,
        "orth": scipy.linalg.orth,
        "polar": polar,
    }


def torch() -> Operations:
    """torch.linalg."""
    import torch as library

    functions = {
        "svd": lambda a: tuple(library.linalg.svd(a)),
        "svdvals": library.linalg.svdvals,
        "pinv": library.linalg.pinv,
        "matrix_rank": library.linalg.matrix_rank,
        "cond": library.linalg.cond,
    }
    return {name: on_tensors(function) for name, function in functions.items()}
