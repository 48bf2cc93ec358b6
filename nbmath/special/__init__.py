"""Special functions: the error functions and the normal distribution function so far.

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

__all__ = [
    "erf",
    "erfc",
    "erfcinv",
    "erfcx",
    "erfinv",
    "log_ndtr",
    "ndtr",
    "ndtri",
    "ndtri_exp",
]
