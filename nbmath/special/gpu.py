"""CUDA kernels of the special functions: the CPU's formulas, one element for each thread."""

import inspect
from collections.abc import Callable
from typing import Any

from nbmath._formulas import public_formulas
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

gammainc = bound.gammainc
gammaincc = bound.gammaincc
betainc = bound.betainc
betaincc = bound.betaincc
gammaincinv = bound.gammaincinv
gammainccinv = bound.gammainccinv
betaincinv = bound.betaincinv
betainccinv = bound.betainccinv


def _signature(formula: Callable[..., Any]) -> str:
    """The types of a device function's arguments: T is that of the numbers."""
    parameters = inspect.signature(formula).parameters.values()
    kinds = ("int64" if p.annotation in (int, "int") else "T" for p in parameters)
    return f"({''.join(f'{kind}, ' for kind in kinds)})"


DEVICE = {name: _signature(formula) for name, formula in public_formulas("special").items()}

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

betainc_kernel = kernel_of(betainc, 3)
betaincc_kernel = kernel_of(betaincc, 3)
betainc_array = launcher(betainc_kernel, "a", "b", "x")
betaincc_array = launcher(betaincc_kernel, "a", "b", "x")

gammaincinv_kernel = kernel_of(gammaincinv, 2)
gammainccinv_kernel = kernel_of(gammainccinv, 2)
betaincinv_kernel = kernel_of(betaincinv, 3)
betainccinv_kernel = kernel_of(betainccinv, 3)
gammaincinv_array = launcher(gammaincinv_kernel, "a", "p")
gammainccinv_array = launcher(gammainccinv_kernel, "a", "q")
betaincinv_array = launcher(betaincinv_kernel, "a", "b", "p")
betainccinv_array = launcher(betainccinv_kernel, "a", "b", "q")
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

i0_kernel = kernel_of(i0, 1)
i0e_kernel = kernel_of(i0e, 1)
i1_kernel = kernel_of(i1, 1)
i1e_kernel = kernel_of(i1e, 1)
k0_kernel = kernel_of(k0, 1)
k0e_kernel = kernel_of(k0e, 1)
k1_kernel = kernel_of(k1, 1)
k1e_kernel = kernel_of(k1e, 1)
j0_kernel = kernel_of(j0, 1)
j1_kernel = kernel_of(j1, 1)

i0_array = launcher(i0_kernel, "x")
i0e_array = launcher(i0e_kernel, "x")
i1_array = launcher(i1_kernel, "x")
i1e_array = launcher(i1e_kernel, "x")
k0_array = launcher(k0_kernel, "x")
k0e_array = launcher(k0e_kernel, "x")
k1_array = launcher(k1_kernel, "x")
k1e_array = launcher(k1e_kernel, "x")
j0_array = launcher(j0_kernel, "x")
j1_array = launcher(j1_kernel, "x")
trigamma_kernel = kernel_of(trigamma, 1)
polygamma_kernel = kernel_of(polygamma, 2)
zeta_kernel = kernel_of(zeta, 2)
riemann_zeta_kernel = kernel_of(riemann_zeta, 1)
expit_kernel = kernel_of(expit, 1)
logit_kernel = kernel_of(logit, 1)
log_expit_kernel = kernel_of(log_expit, 1)
trigamma_array = launcher(trigamma_kernel, "x")
polygamma_array = launcher(polygamma_kernel, "n", "x")
zeta_array = launcher(zeta_kernel, "x", "q")
riemann_zeta_array = launcher(riemann_zeta_kernel, "x")
expit_array = launcher(expit_kernel, "x")
logit_array = launcher(logit_kernel, "x")
log_expit_array = launcher(log_expit_kernel, "x")

exp1_kernel = kernel_of(exp1, 1)
expi_kernel = kernel_of(expi, 1)
lambertw_kernel = kernel_of(lambertw, 2)
exp1_array = launcher(exp1_kernel, "x")
expi_array = launcher(expi_kernel, "x")
lambertw_array = launcher(lambertw_kernel, "z", "k")
owens_t_kernel = kernel_of(owens_t, 2)
owens_t_array = launcher(owens_t_kernel, "h", "a")
