"""Slopes on CUDA: each rule as a device function that gives the value and the slopes.

In a kernel, `value, slope = exp_rule(x)`; along a composition the slopes multiply.
Rules of sin, cos and tan are left out: in float32 NVIDIA's own library computes these partly in
float64.
"""

from nbmath._targets import bind

bound = bind("calculus", "cuda")
exp_rule = bound.exp_rule
exp2_rule = bound.exp2_rule
expm1_rule = bound.expm1_rule
log_rule = bound.log_rule
log1p_rule = bound.log1p_rule
log2_rule = bound.log2_rule
log10_rule = bound.log10_rule
sqrt_rule = bound.sqrt_rule
asin_rule = bound.asin_rule
acos_rule = bound.acos_rule
atan_rule = bound.atan_rule
sinh_rule = bound.sinh_rule
cosh_rule = bound.cosh_rule
tanh_rule = bound.tanh_rule
asinh_rule = bound.asinh_rule
acosh_rule = bound.acosh_rule
atanh_rule = bound.atanh_rule
gaussian = bound.gaussian
erf_rule = bound.erf_rule
erfc_rule = bound.erfc_rule
fabs_rule = bound.fabs_rule
radians_rule = bound.radians_rule
degrees_rule = bound.degrees_rule
logistic_rule = bound.logistic_rule
logit_rule = bound.logit_rule
softplus_rule = bound.softplus_rule
atan2_rule = bound.atan2_rule
hypot_rule = bound.hypot_rule
copysign_rule = bound.copysign_rule
pow_rule = bound.pow_rule
erfcx_rule = bound.erfcx_rule
erfinv_rule = bound.erfinv_rule
erfcinv_rule = bound.erfcinv_rule
normal_bell_rule = bound.normal_bell_rule
ndtr_rule = bound.ndtr_rule
log_ndtr_rule = bound.log_ndtr_rule
ndtri_rule = bound.ndtri_rule
ndtri_exp_rule = bound.ndtri_exp_rule
log1pmx_rule = bound.log1pmx_rule
log1mexp_rule = bound.log1mexp_rule
entr_rule = bound.entr_rule
log_of_ratio_rule = bound.log_of_ratio_rule
logaddexp_rule = bound.logaddexp_rule
logsubexp_rule = bound.logsubexp_rule
xlogy_rule = bound.xlogy_rule
xlog1py_rule = bound.xlog1py_rule
rel_entr_rule = bound.rel_entr_rule
kl_div_rule = bound.kl_div_rule
gammaln_rule = bound.gammaln_rule
gamma_rule = bound.gamma_rule
rgamma_rule = bound.rgamma_rule
digamma_rule = bound.digamma_rule
trigamma_rule = bound.trigamma_rule
polygamma_rule = bound.polygamma_rule
exp1_rule = bound.exp1_rule
expi_rule = bound.expi_rule
lambertw_rule = bound.lambertw_rule
owens_t_rule = bound.owens_t_rule
zeta_rule = bound.zeta_rule
i0_rule = bound.i0_rule
i1_rule = bound.i1_rule
i0e_rule = bound.i0e_rule
i1e_rule = bound.i1e_rule
j0_rule = bound.j0_rule
j1_rule = bound.j1_rule
k0_rule = bound.k0_rule
k1_rule = bound.k1_rule
k0e_rule = bound.k0e_rule
k1e_rule = bound.k1e_rule
beta_rule = bound.beta_rule
betaln_rule = bound.betaln_rule
gamma_density_rule = bound.gamma_density_rule
beta_density_at_rule = bound.beta_density_at_rule
gammainc_rule = bound.gammainc_rule
gammaincc_rule = bound.gammaincc_rule
gammaincinv_rule = bound.gammaincinv_rule
gammainccinv_rule = bound.gammainccinv_rule
betainc_rule = bound.betainc_rule
betaincc_rule = bound.betaincc_rule
betaincinv_rule = bound.betaincinv_rule
betainccinv_rule = bound.betainccinv_rule

DEVICE = dict.fromkeys(
    [
        "exp_rule",
        "exp2_rule",
        "expm1_rule",
        "log_rule",
        "log1p_rule",
        "log2_rule",
        "log10_rule",
        "sqrt_rule",
        "asin_rule",
        "acos_rule",
        "atan_rule",
        "sinh_rule",
        "cosh_rule",
        "tanh_rule",
        "asinh_rule",
        "acosh_rule",
        "atanh_rule",
        "gaussian",
        "erf_rule",
        "erfc_rule",
        "fabs_rule",
        "radians_rule",
        "degrees_rule",
        "logistic_rule",
        "logit_rule",
        "softplus_rule",
        "erfcx_rule",
        "erfinv_rule",
        "erfcinv_rule",
        "normal_bell_rule",
        "ndtr_rule",
        "log_ndtr_rule",
        "ndtri_rule",
        "ndtri_exp_rule",
        "log1pmx_rule",
        "log1mexp_rule",
        "entr_rule",
        "gammaln_rule",
        "gamma_rule",
        "rgamma_rule",
        "digamma_rule",
        "trigamma_rule",
    ],
    "(T,)",
) | dict.fromkeys(
    [
        "atan2_rule",
        "hypot_rule",
        "copysign_rule",
        "pow_rule",
        "log_of_ratio_rule",
        "logaddexp_rule",
        "logsubexp_rule",
        "xlogy_rule",
        "xlog1py_rule",
        "rel_entr_rule",
        "kl_div_rule",
        "polygamma_rule",
    ],
    "(T, T)",
)
DEVICE |= dict.fromkeys(
    [
        "exp1_rule",
        "expi_rule",
        "i0_rule",
        "i1_rule",
        "i0e_rule",
        "i1e_rule",
        "j0_rule",
        "j1_rule",
        "k0_rule",
        "k1_rule",
        "k0e_rule",
        "k1e_rule",
    ],
    "(T,)",
)
DEVICE |= dict.fromkeys(
    [
        "lambertw_rule",
        "owens_t_rule",
        "zeta_rule",
        "beta_rule",
        "betaln_rule",
        "gammainc_rule",
        "gammaincc_rule",
        "gammaincinv_rule",
        "gammainccinv_rule",
    ],
    "(T, T)",
)
DEVICE |= dict.fromkeys(
    [
        "gamma_density_rule",
        "beta_density_at_rule",
        "betainc_rule",
        "betaincc_rule",
        "betaincinv_rule",
        "betainccinv_rule",
    ],
    "(T, T, T)",
)
