"""Special functions: the gamma function and the error functions, with their relatives.

Names, argument order and limits are those of `scipy.special`. Every function works on arrays that
broadcast, inside `@njit` code and in CUDA kernels. Derivations, sources and the measured errors are
in `docs/special.md`.
"""

from nbmath.special.door.errors import (
    erf,
    erfc,
    erfcinv,
    erfcx,
    erfinv,
    log_ndtr,
    ndtr,
    ndtri,
    ndtri_exp,
)
from nbmath.special.door.gammas import digamma, gamma, gammaln, gammasgn, rgamma

__all__ = [
    "digamma",
    "erf",
    "erfc",
    "erfcinv",
    "erfcx",
    "erfinv",
    "gamma",
    "gammaln",
    "gammasgn",
    "log_ndtr",
    "ndtr",
    "ndtri",
    "ndtri_exp",
    "rgamma",
]
