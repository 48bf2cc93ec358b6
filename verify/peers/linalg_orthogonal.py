"""Orthogonal factors and least squares."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.peers.tensors import on_tensors

Operations = dict[str, Callable[..., Any]]


def numpy() -> Operations:
    """numpy.linalg."""

    def lstsq(a: Any, b: Any) -> Any:
        return np.linalg.lstsq(a, b)

    return {"qr": np.linalg.qr, "lstsq": lstsq}


def scipy() -> Operations:
    """scipy.linalg."""
    import scipy.linalg

    def qr(a: Any, mode: str = "reduced") -> Any:
        return scipy.linalg.qr(a, mode={"reduced": "economic", "complete": "full"}[mode])

    return {"qr": qr, "lstsq": scipy.linalg.lstsq}


def torch() -> Operations:
    """torch.linalg, by singular values: its own choice takes the rank for granted."""
    import torch as library

    solved = on_tensors(lambda a, b: library.linalg.lstsq(a, b, driver="gelsd").solution)

    def lstsq(a: Any, b: Any) -> Any:
        return (solved(a, b[:, None] if b.ndim == 1 else b).reshape(a.shape[1], *b.shape[1:]),)

    return {"qr": on_tensors(library.linalg.qr), "lstsq": lstsq}
