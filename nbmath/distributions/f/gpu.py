"""CUDA kernels of the F distribution: the CPU's formulas, one element for each thread."""

from nbmath._pointwise_cuda import kernel_of, launcher
from nbmath._targets import bind

bound = bind("distributions.f", "cuda")
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
    **dict.fromkeys(POINTS, "(T, T, T)"),
    **dict.fromkeys(MOMENTS, "(T, T)"),
}

pdf_kernel = kernel_of(pdf, 3)
logpdf_kernel = kernel_of(logpdf, 3)
cdf_kernel = kernel_of(cdf, 3)
sf_kernel = kernel_of(sf, 3)
logcdf_kernel = kernel_of(logcdf, 3)
logsf_kernel = kernel_of(logsf, 3)
ppf_kernel = kernel_of(ppf, 3)
isf_kernel = kernel_of(isf, 3)

pdf_array = launcher(pdf_kernel, "x", "dfn", "dfd")
logpdf_array = launcher(logpdf_kernel, "x", "dfn", "dfd")
cdf_array = launcher(cdf_kernel, "x", "dfn", "dfd")
sf_array = launcher(sf_kernel, "x", "dfn", "dfd")
logcdf_array = launcher(logcdf_kernel, "x", "dfn", "dfd")
logsf_array = launcher(logsf_kernel, "x", "dfn", "dfd")
ppf_array = launcher(ppf_kernel, "p", "dfn", "dfd")
isf_array = launcher(isf_kernel, "p", "dfn", "dfd")
