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

DEVICE = dict.fromkeys(vars(bound), "(T,)")

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
