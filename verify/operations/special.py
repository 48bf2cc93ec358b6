"""The special functions."""

from verify.operations.operation import Operation, broadcast, same

ERRORS = ("erf", "erfc", "erfcx", "erfinv", "erfcinv", "ndtr", "log_ndtr", "ndtri", "ndtri_exp")
"""Those of the error functions' chapter, each of one number."""
GAMMAS = ("digamma", "gamma", "gammaln", "gammasgn", "rgamma")
"""Those of the gamma functions' chapter."""
BESSEL = ("i0", "i0e", "i1", "i1e", "k0", "k0e", "k1", "k1e", "j0", "j1")
"""Those of the Bessel functions' chapter."""

LOGS = ("log1pmx", "log1mexp", "entr")
PAIRS = ("logaddexp", "logsubexp", "xlogy", "xlog1py", "rel_entr", "kl_div")
"""Those of the logarithms' chapter, of one number and of two."""

BETAS = ("beta", "betaln", "binom")
"""Those of the beta function's chapter, each of two numbers."""
INCOMPLETE = ("gammainc", "gammaincc")
"""Those of the incomplete functions' chapter, of an exponent and a bound."""
INCOMPLETE_BETA = ("betainc", "betaincc")
"""Those of two exponents and a bound."""
INVERSE_GAMMA = ("gammaincinv", "gammainccinv")
INVERSE_BETA = ("betaincinv", "betainccinv")
"""The bounds of both with a given tail."""

ZETAS = ("trigamma",)
"""Those of the zeta functions' chapter of one number; there are `zeta` and `polygamma` besides."""
EXPONENTIALS = ("exp1", "expi")
"""The exponential integrals; there is `lambertw` besides."""
SIGMOIDS = ("expit", "log_expit")
"""The logistic function and its logarithm; `logit` is that of the elementary field."""

OPERATIONS = (
    *(Operation(name, f"{name}(x)", same) for name in (*ERRORS, *GAMMAS, *LOGS, *BESSEL)),
    *(Operation(name, f"{name}(x)", same) for name in (*ZETAS, *SIGMOIDS, *EXPONENTIALS)),
    *(Operation(name, f"{name}(a, x)", broadcast) for name in INCOMPLETE),
    *(Operation(name, f"{name}(a, b, x)", broadcast) for name in INCOMPLETE_BETA),
    *(Operation(name, f"{name}(a, p)", broadcast) for name in INVERSE_GAMMA),
    *(Operation(name, f"{name}(a, b, p)", broadcast) for name in INVERSE_BETA),
    *(Operation(name, f"{name}(x, y)", broadcast) for name in (*PAIRS, *BETAS)),
    Operation("owens_t", "owens_t(h, a)", broadcast),
    Operation("zeta", "zeta(s, q=None)", lambda s, q=0.0: broadcast(s, 0.0 if q is None else q)),
    Operation("lambertw", "lambertw(z, k)", broadcast),
    Operation("polygamma", "polygamma(n, x)", broadcast),
)
