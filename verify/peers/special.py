"""The special functions of SciPy and torch."""

from collections.abc import Callable
from typing import Any

from verify.operations.special import ERRORS, GAMMAS
from verify.peers.tensors import on_tensors

Operations = dict[str, Callable[..., Any]]

IN_TORCH = ("erf", "erfc", "erfcx", "erfinv", "ndtr", "log_ndtr", "ndtri", "digamma", "gammaln")


def scipy() -> Operations:
    """scipy.special."""
    import scipy.special

    return {name: getattr(scipy.special, name) for name in (*ERRORS, *GAMMAS)}


def torch() -> Operations:
    """torch.special."""
    import torch as library

    return {name: on_tensors(getattr(library.special, name)) for name in IN_TORCH}
