"""The special functions."""

from verify.operations.operation import Operation, same

ERRORS = ("erf", "erfc", "erfcx", "erfinv", "erfcinv", "ndtr", "log_ndtr", "ndtri", "ndtri_exp")
"""Those of the error functions' chapter, each of one number."""
GAMMAS = ("digamma", "gamma", "gammaln", "gammasgn", "rgamma")
"""Those of the gamma functions' chapter."""

OPERATIONS = tuple(Operation(name, f"{name}(x)", same) for name in (*ERRORS, *GAMMAS))
