"""CUDA kernels of the Poisson distribution: the CPU's formulas, one element for each thread."""

from nbmath._pointwise_cuda import kernel_of, launcher
from nbmath._targets import bind

bound = bind("distributions.poisson", "cuda")
pmf = bound.pmf
logpmf = bound.logpmf
cdf = bound.cdf
sf = bound.sf
logcdf = bound.logcdf
logsf = bound.logsf
ppf = bound.ppf
isf = bound.isf
score = bound.score
mean = bound.mean
var = bound.var
std = bound.std
skewness = bound.skewness
kurtosis = bound.kurtosis
entropy = bound.entropy
kl = bound.kl

POINTS = ("pmf", "logpmf", "cdf", "sf", "logcdf", "logsf", "ppf", "isf", "score")
MOMENTS = ("mean", "var", "std", "skewness", "kurtosis", "entropy")
DEVICE = {
    **dict.fromkeys(POINTS, "(T, T)"),
    **dict.fromkeys(MOMENTS, "(T,)"),
    "kl": "(T, T)",
}

pmf_kernel = kernel_of(pmf, 2)
logpmf_kernel = kernel_of(logpmf, 2)
cdf_kernel = kernel_of(cdf, 2)
sf_kernel = kernel_of(sf, 2)
logcdf_kernel = kernel_of(logcdf, 2)
logsf_kernel = kernel_of(logsf, 2)
ppf_kernel = kernel_of(ppf, 2)
isf_kernel = kernel_of(isf, 2)

pmf_array = launcher(pmf_kernel, "k", "mu")
logpmf_array = launcher(logpmf_kernel, "k", "mu")
cdf_array = launcher(cdf_kernel, "k", "mu")
sf_array = launcher(sf_kernel, "k", "mu")
logcdf_array = launcher(logcdf_kernel, "k", "mu")
logsf_array = launcher(logsf_kernel, "k", "mu")
ppf_array = launcher(ppf_kernel, "q", "mu")
isf_array = launcher(isf_kernel, "q", "mu")
