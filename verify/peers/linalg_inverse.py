"""Inverses and determinants."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.peers.tensors import on_tensors

Operations = dict[str, Callable[..., Any]]


def numpy() -> Operations:
    """numpy.linalg."""
    return {"inv": np.linalg.inv, "det": np.linalg.det, "slogdet": np.linalg.slogdet}


def scipy() -> Operations:
    """scipy.linalg."""
    import scipy.linalg

    return {"inv": scipy.linalg.inv, "det": scipy.linalg.det}


def torch() -> Operations:
    """torch.linalg."""
    import torch as library

    return {
        "inv": on_tensors(library.linalg.inv),
        "det": on_tensors(library.linalg.det),
        "slogdet": on_tensors(library.linalg.slogdet),
    }
