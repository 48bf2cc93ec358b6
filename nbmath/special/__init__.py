"""Special functions: the error, gamma and Bessel functions, and their relatives.

Names, argument order and limits are those of `scipy.special`. Every function works on arrays that
broadcast, inside `@njit` code and in CUDA kernels. Derivations, sources and the measured errors are
in `docs/special.md` and `docs/special-bessel.md`.
"""

from nbmath.special.door.bessel import i0, i0e, i1, i1e, j0, j1, k0, k0e, k1, k1e
from nbmath.special.door.betas import beta, betaln, binom
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
from nbmath.special.door.exponentials import exp1, expi, lambertw
from nbmath.special.door.gammas import digamma, gamma, gammaln, gammasgn, rgamma
from nbmath.special.door.incompletes import betainc, betaincc, gammainc, gammaincc
from nbmath.special.door.inverses import betainccinv, betaincinv, gammainccinv, gammaincinv
from nbmath.special.door.logs import (
    entr,
    kl_div,
    log1mexp,
    log1pmx,
    logaddexp,
    logsubexp,
    rel_entr,
    xlog1py,
    xlogy,
)
from nbmath.special.door.owen import owens_t
from nbmath.special.door.sigmoids import expit, log_expit, logit
from nbmath.special.door.zetas import polygamma, trigamma, zeta

__all__ = [
    "beta",
    "betainc",
    "betaincc",
    "betainccinv",
    "betaincinv",
    "betaln",
    "binom",
    "digamma",
    "entr",
    "erf",
    "erfc",
    "erfcinv",
    "erfcx",
    "erfinv",
    "exp1",
    "expi",
    "expit",
    "gamma",
    "gammainc",
    "gammaincc",
    "gammainccinv",
    "gammaincinv",
    "gammaln",
    "gammasgn",
    "i0",
    "i0e",
    "i1",
    "i1e",
    "j0",
    "j1",
    "k0",
    "k0e",
    "k1",
    "k1e",
    "kl_div",
    "lambertw",
    "log1mexp",
    "log1pmx",
    "log_expit",
    "log_ndtr",
    "logaddexp",
    "logit",
    "logsubexp",
    "ndtr",
    "ndtri",
    "ndtri_exp",
    "owens_t",
    "polygamma",
    "rel_entr",
    "rgamma",
    "trigamma",
    "xlog1py",
    "xlogy",
    "zeta",
]
