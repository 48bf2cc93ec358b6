"""The special functions of SciPy and torch."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.operations.special import BETAS, ERRORS, GAMMAS, INCOMPLETE
from verify.peers.tensors import on_tensors

Operations = dict[str, Callable[..., Any]]

IN_SCIPY = ("entr", "xlogy", "xlog1py", "rel_entr", "kl_div")
IN_TORCH = (
    "entr",
    "xlogy",
    "xlog1py",
    "erf",
    "erfc",
    "erfcx",
    "erfinv",
    "ndtr",
    "log_ndtr",
    "ndtri",
    "digamma",
    "gammaln",
)


def numpy() -> Operations:
    """The one that NumPy has."""
    return {"logaddexp": np.logaddexp}


def scipy() -> Operations:
    """scipy.special."""
    import scipy.special

    names = (*ERRORS, *GAMMAS, *BETAS, *INCOMPLETE, *IN_SCIPY)
    return {name: getattr(scipy.special, name) for name in names}


def torch() -> Operations:
    """torch.special."""
    import torch as library

    return {name: on_tensors(getattr(library.special, name)) for name in IN_TORCH}
