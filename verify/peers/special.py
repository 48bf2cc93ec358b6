"""The special functions of SciPy and torch."""

from collections.abc import Callable
from typing import Any

import numpy as np

from verify.operations.special import (
    BESSEL,
    BETAS,
    ERRORS,
    GAMMAS,
    INCOMPLETE,
    INCOMPLETE_BETA,
    SIGMOIDS,
)
from verify.peers.tensors import on_tensors

Operations = dict[str, Callable[..., Any]]

IN_SCIPY = ("zeta", "polygamma", "entr", "xlogy", "xlog1py", "rel_entr", "kl_div")
IN_TORCH = (
    "expit",
    "logit",
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

BESSEL_IN_TORCH = {
    **{name: name for name in ("i0", "i0e", "i1", "i1e")},
    **{f"{kind}{order}": f"bessel_{kind}{order}" for kind in "j" for order in (0, 1)},
    **{f"k{order}": f"modified_bessel_k{order}" for order in (0, 1)},
    **{f"k{order}e": f"scaled_modified_bessel_k{order}" for order in (0, 1)},
}
"""By the names that they have in torch.special."""


def numpy() -> Operations:
    """The one that NumPy has."""
    return {"logaddexp": np.logaddexp}


def scipy() -> Operations:
    """scipy.special."""
    import scipy.special

    names = (*ERRORS, *GAMMAS, *BETAS, *BESSEL, *INCOMPLETE, *INCOMPLETE_BETA, *SIGMOIDS, *IN_SCIPY)
    return {
        **{name: getattr(scipy.special, name) for name in names},
        "owens_t": scipy.special.owens_t,
        "exp1": scipy.special.exp1,
        "expi": scipy.special.expi,
        "trigamma": lambda x: scipy.special.polygamma(1, x).astype(x.dtype),
    }


def torch() -> Operations:
    """torch.special."""
    import torch as library

    names = {**{name: name for name in IN_TORCH}, **BESSEL_IN_TORCH}
    return {name: on_tensors(getattr(library.special, its)) for name, its in names.items()}
