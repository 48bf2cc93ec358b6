"""CUDA kernels of the special functions: the CPU's formulas, one element for each thread."""

from nbmath._pointwise_cuda import kernel_of, launcher
from nbmath._targets import bind

bound = bind("special", "cuda")
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

BETAS = (
    *("beta", "betaln", "binom", "beta_of_positive", "betaln_of_positive", "binom_of_plain"),
    *("plain_for_beta", "plain_for_binom"),
)
gammainc = bound.gammainc
gammaincc = bound.gammaincc

INCOMPLETE = (
    *("gammainc", "gammaincc", "gammainc_near_diagonal", "gammaincc_near_diagonal"),
    "near_diagonal",
)
TWO = ("logaddexp", "logsubexp", "xlogy", "xlog1py", "rel_entr", "kl_div", *BETAS, *INCOMPLETE)
DEVICE = {name: "(T, T)" if name in TWO else "(T,)" for name in vars(bound)}

erf_kernel = kernel_of(erf, 1)
erfc_kernel = kernel_of(erfc, 1)
erfcx_kernel = kernel_of(erfcx, 1)
erfinv_kernel = kernel_of(erfinv, 1)
erfcinv_kernel = kernel_of(erfcinv, 1)
ndtr_kernel = kernel_of(ndtr, 1)
log_ndtr_kernel = kernel_of(log_ndtr, 1)
ndtri_kernel = kernel_of(ndtri, 1)
ndtri_exp_kernel = kernel_of(ndtri_exp, 1)
digamma_kernel = kernel_of(digamma, 1)
gamma_kernel = kernel_of(gamma, 1)
gammaln_kernel = kernel_of(gammaln, 1)
gammasgn_kernel = kernel_of(gammasgn, 1)
rgamma_kernel = kernel_of(rgamma, 1)
log1pmx_kernel = kernel_of(log1pmx, 1)
log1mexp_kernel = kernel_of(log1mexp, 1)
logaddexp_kernel = kernel_of(logaddexp, 2)
logsubexp_kernel = kernel_of(logsubexp, 2)
xlogy_kernel = kernel_of(xlogy, 2)
xlog1py_kernel = kernel_of(xlog1py, 2)
entr_kernel = kernel_of(entr, 1)
rel_entr_kernel = kernel_of(rel_entr, 2)
kl_div_kernel = kernel_of(kl_div, 2)

erf_array = launcher(erf_kernel, "x")
erfc_array = launcher(erfc_kernel, "x")
erfcx_array = launcher(erfcx_kernel, "x")
erfinv_array = launcher(erfinv_kernel, "y")
erfcinv_array = launcher(erfcinv_kernel, "y")
ndtr_array = launcher(ndtr_kernel, "x")
log_ndtr_array = launcher(log_ndtr_kernel, "x")
ndtri_array = launcher(ndtri_kernel, "p")
ndtri_exp_array = launcher(ndtri_exp_kernel, "y")
digamma_array = launcher(digamma_kernel, "x")
gamma_array = launcher(gamma_kernel, "x")
gammaln_array = launcher(gammaln_kernel, "x")
gammasgn_array = launcher(gammasgn_kernel, "x")
rgamma_array = launcher(rgamma_kernel, "x")
log1pmx_array = launcher(log1pmx_kernel, "x")
log1mexp_array = launcher(log1mexp_kernel, "x")
logaddexp_array = launcher(logaddexp_kernel, "x", "y")
logsubexp_array = launcher(logsubexp_kernel, "x", "y")
xlogy_array = launcher(xlogy_kernel, "x", "y")
xlog1py_array = launcher(xlog1py_kernel, "x", "y")
entr_array = launcher(entr_kernel, "x")
rel_entr_array = launcher(rel_entr_kernel, "x", "y")
kl_div_array = launcher(kl_div_kernel, "x", "y")

beta_kernel = kernel_of(beta, 2)
betaln_kernel = kernel_of(betaln, 2)
binom_kernel = kernel_of(binom, 2)
beta_array = launcher(beta_kernel, "a", "b")
betaln_array = launcher(betaln_kernel, "a", "b")
binom_array = launcher(binom_kernel, "n", "k")

gammainc_kernel = kernel_of(gammainc, 2)
gammaincc_kernel = kernel_of(gammaincc, 2)
gammainc_array = launcher(gammainc_kernel, "a", "x")
gammaincc_array = launcher(gammaincc_kernel, "a", "x")
