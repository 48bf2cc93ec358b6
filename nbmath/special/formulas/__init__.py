"""Formulas of the special functions, by families."""

from nbmath.special.formulas.errors.functions import (
    erf,
    erfc,
    erfcinv,
    erfcx,
    erfinv,
    log_ndtr,
    ndtr,
    ndtri,
    ndtri_exp,
    normal_bell,
)
from nbmath.special.formulas.gammas.functions import (
    digamma,
    digamma_of_positive,
    gamma,
    gammaln,
    gammaln_of_positive,
    gammasgn,
    rgamma,
)

__all__ = [
    "digamma",
    "digamma_of_positive",
    "erf",
    "erfc",
    "erfcinv",
    "erfcx",
    "erfinv",
    "gamma",
    "gammaln",
    "gammaln_of_positive",
    "gammasgn",
    "log_ndtr",
    "ndtr",
    "ndtri",
    "ndtri_exp",
    "normal_bell",
    "rgamma",
]
