"""CUDA kernels of the negative binomial distribution: the CPU's formulas, an element a thread."""

from nbmath._pointwise_cuda import kernel_of, launcher
from nbmath._targets import bind

bound = bind("distributions.negative_binomial", "cuda")
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
    **dict.fromkeys(POINTS, "(T, T, T)"),
    **dict.fromkeys(MOMENTS, "(T, T)"),
    "kl": "(T, T, T)",
}

pmf_kernel = kernel_of(pmf, 3)
logpmf_kernel = kernel_of(logpmf, 3)
cdf_kernel = kernel_of(cdf, 3)
sf_kernel = kernel_of(sf, 3)
logcdf_kernel = kernel_of(logcdf, 3)
logsf_kernel = kernel_of(logsf, 3)
ppf_kernel = kernel_of(ppf, 3)
isf_kernel = kernel_of(isf, 3)

pmf_array = launcher(pmf_kernel, "k", "n", "p")
logpmf_array = launcher(logpmf_kernel, "k", "n", "p")
cdf_array = launcher(cdf_kernel, "k", "n", "p")
sf_array = launcher(sf_kernel, "k", "n", "p")
logcdf_array = launcher(logcdf_kernel, "k", "n", "p")
logsf_array = launcher(logsf_kernel, "k", "n", "p")
ppf_array = launcher(ppf_kernel, "q", "n", "p")
isf_array = launcher(isf_kernel, "q", "n", "p")
