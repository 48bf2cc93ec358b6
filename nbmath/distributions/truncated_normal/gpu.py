"""CUDA kernels of the truncated normal distribution: one element for each thread."""

from nbmath._pointwise_cuda import kernel_of, launcher
from nbmath._targets import bind

bound = bind("distributions.truncated_normal", "cuda")
pdf = bound.pdf
logpdf = bound.logpdf
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

POINTS = ("pdf", "logpdf", "cdf", "sf", "logcdf", "logsf", "ppf", "isf", "score")
MOMENTS = ("mean", "var", "std", "skewness", "kurtosis", "entropy")
DEVICE = {
    **dict.fromkeys(POINTS, "(T, T, T, T, T)"),
    **dict.fromkeys(MOMENTS, "(T, T, T, T)"),
}

pdf_kernel = kernel_of(pdf, 5)
logpdf_kernel = kernel_of(logpdf, 5)
cdf_kernel = kernel_of(cdf, 5)
sf_kernel = kernel_of(sf, 5)
logcdf_kernel = kernel_of(logcdf, 5)
logsf_kernel = kernel_of(logsf, 5)
ppf_kernel = kernel_of(ppf, 5)
isf_kernel = kernel_of(isf, 5)

pdf_array = launcher(pdf_kernel, "x", "a", "b", loc=0.0, scale=1.0)
logpdf_array = launcher(logpdf_kernel, "x", "a", "b", loc=0.0, scale=1.0)
cdf_array = launcher(cdf_kernel, "x", "a", "b", loc=0.0, scale=1.0)
sf_array = launcher(sf_kernel, "x", "a", "b", loc=0.0, scale=1.0)
logcdf_array = launcher(logcdf_kernel, "x", "a", "b", loc=0.0, scale=1.0)
logsf_array = launcher(logsf_kernel, "x", "a", "b", loc=0.0, scale=1.0)
ppf_array = launcher(ppf_kernel, "p", "a", "b", loc=0.0, scale=1.0)
isf_array = launcher(isf_kernel, "p", "a", "b", loc=0.0, scale=1.0)
