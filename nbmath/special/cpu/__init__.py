"""Loops of the special functions over flat arrays."""

from typing import Any

from nbmath._loops import (
    over_arrays,
    over_moderate_arrays,
    over_plain_arrays,
    over_positive_arrays,
)
from nbmath._regions import by_regions, over_pairs
from nbmath._targets import bind
from nbmath.special.cpu.beta_inverses import over_beta_tails
from nbmath.special.cpu.fractions import over_exponents
from nbmath.special.cpu.inverses import over_gamma, over_gamma_tails
from nbmath.special.cpu.rounded import number_in_double, over_double

bound: Any = bind("special", "cpu")
erf = bound.erf
erfc = bound.erfc
erfcx = bound.erfcx
erfinv = bound.erfinv
erfcinv = bound.erfcinv
ndtr = bound.ndtr
log_ndtr = bound.log_ndtr
ndtri = bound.ndtri
ndtri_exp = bound.ndtri_exp
digamma = bound.digamma
gamma = bound.gamma
gammaln = bound.gammaln
gammasgn = bound.gammasgn
rgamma = bound.rgamma
log1pmx = bound.log1pmx
log1mexp = bound.log1mexp
logaddexp = bound.logaddexp
logsubexp = bound.logsubexp
xlogy = bound.xlogy
xlog1py = bound.xlog1py
entr = bound.entr
rel_entr = bound.rel_entr
kl_div = bound.kl_div
beta = bound.beta
betaln = bound.betaln
binom = bound.binom
gammainc = number_in_double(bound.gammainc, 2)
gammaincc = number_in_double(bound.gammaincc, 2)
betainc = number_in_double(bound.betainc, 3)
betaincc = number_in_double(bound.betaincc, 3)
trigamma = bound.trigamma
polygamma = bound.polygamma
zeta = bound.zeta
riemann_zeta = bound.riemann_zeta
expit = bound.expit
logit = bound.logit
log_expit = bound.log_expit
exp1 = bound.exp1
expi = bound.expi
lambertw = bound.lambertw
owens_t = bound.owens_t

erf_array = over_arrays(erf, "special", 1)
erfc_array = over_arrays(erfc, "special", 1)
erfcx_array = over_arrays(erfcx, "special", 1)
erfinv_array = over_arrays(erfinv, "special", 1)
erfcinv_array = over_arrays(erfcinv, "special", 1)
ndtr_array = over_arrays(ndtr, "special", 1)
log_ndtr_array = over_arrays(log_ndtr, "special", 1)
ndtri_array = over_arrays(ndtri, "special", 1)
ndtri_exp_array = over_arrays(ndtri_exp, "special", 1)
digamma_array = over_positive_arrays(digamma, bound.digamma_of_positive, "special")
gamma_array = over_positive_arrays(gamma, bound.gamma_of_positive, "special")
gammaln_array = over_positive_arrays(gammaln, bound.gammaln_of_positive, "special")
gammasgn_array = over_arrays(gammasgn, "special", 1)
rgamma_array = over_positive_arrays(rgamma, bound.rgamma_of_positive, "special")
log1pmx_array = over_arrays(log1pmx, "special", 1)
log1mexp_array = over_arrays(log1mexp, "special", 1)
logaddexp_array = over_arrays(logaddexp, "special", 2)
logsubexp_array = over_arrays(logsubexp, "special", 2)
xlogy_array = over_arrays(xlogy, "special", 2)
xlog1py_array = over_arrays(xlog1py, "special", 2)
entr_array = over_arrays(entr, "special", 1)
rel_entr_array = over_arrays(rel_entr, "special", 2)
kl_div_array = over_arrays(kl_div, "special", 2)
beta_array = over_plain_arrays(beta, bound.plain_for_beta, bound.beta_of_positive, "special")
betaln_array = over_plain_arrays(betaln, bound.plain_for_beta, bound.betaln_of_positive, "special")
binom_array = over_plain_arrays(binom, bound.plain_for_binom, bound.binom_of_plain, "special")
gamma_tails_array = by_regions(
    bound.gamma_region,
    (
        *(bound.gamma_tails_at_edges, bound.tails_about_zero, bound.tails_by_table),
        *(bound.tails_above_small, bound.tails_below_small, bound.tails_near_diagonal),
        *(bound.tails_above, bound.tails_below, bound.tails_below_large),
    ),
    "gamma_tails_array",
    "special",
)
gammainc_array = over_double(
    over_pairs(gamma_tails_array, False, "lower_gamma_tails", "special"), 2, "gammainc_array"
)
gammaincc_array = over_double(
    over_pairs(gamma_tails_array, True, "upper_gamma_tails", "special"), 2, "gammaincc_array"
)
betainc_array = over_double(over_exponents(False, "lower_beta_tails"), 3, "betainc_array")
betaincc_array = over_double(over_exponents(True, "upper_beta_tails"), 3, "betaincc_array")

gammaincinv = number_in_double(bound.gammaincinv, 2)
gammainccinv = number_in_double(bound.gammainccinv, 2)
betaincinv = bound.betaincinv
betainccinv = bound.betainccinv
gamma_roots_array = over_gamma(gamma_tails_array)
gammaincinv_array = over_double(
    over_gamma_tails(gamma_roots_array, False, "lower_gamma_roots"), 2, "gammaincinv_array"
)
gammainccinv_array = over_double(
    over_gamma_tails(gamma_roots_array, True, "upper_gamma_roots"), 2, "gammainccinv_array"
)
betaincinv_array = over_beta_tails(False, "betaincinv_array")
betainccinv_array = over_beta_tails(True, "betainccinv_array")

i0 = bound.i0
i0e = bound.i0e
i1 = bound.i1
i1e = bound.i1e
k0 = bound.k0
k0e = bound.k0e
k1 = bound.k1
k1e = bound.k1e
j0 = bound.j0
j1 = bound.j1

i0_array = over_arrays(i0, "special", 1)
i0e_array = over_arrays(i0e, "special", 1)
i1_array = over_arrays(i1, "special", 1)
i1e_array = over_arrays(i1e, "special", 1)
k0_array = over_arrays(k0, "special", 1)
k0e_array = over_arrays(k0e, "special", 1)
k1_array = over_arrays(k1, "special", 1)
k1e_array = over_arrays(k1e, "special", 1)
j0_array = over_moderate_arrays(j0, bound.j0_of_moderate, 65536.0, "special")
j1_array = over_moderate_arrays(j1, bound.j1_of_moderate, 65536.0, "special")
trigamma_array = over_positive_arrays(trigamma, bound.trigamma_of_positive, "special")
polygamma_array = over_plain_arrays(
    polygamma, bound.plain_for_polygamma, bound.polygamma_of_plain, "special"
)
zeta_array = over_plain_arrays(zeta, bound.plain_for_zeta, bound.hurwitz_zeta, "special")
riemann_zeta_array = over_positive_arrays(riemann_zeta, bound.riemann_zeta_of_positive, "special")
expit_array = over_arrays(expit, "special", 1)
logit_array = over_arrays(logit, "special", 1)
log_expit_array = over_arrays(log_expit, "special", 1)
exp1_array = over_arrays(exp1, "special", 1)
expi_array = over_arrays(expi, "special", 1)
lambertw_array = over_arrays(lambertw, "special", 2)
owens_t_array = over_plain_arrays(
    owens_t, bound.plain_for_owens_t, bound.owens_t_of_plain, "special"
)
