"""CUDA kernels of the chi-square distribution: the CPU's formulas, one element for each thread."""

from nbmath._pointwise_cuda import kernel_of, launcher
from nbmath._targets import bind

bound = bind("distributions.chi2", "cuda")
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
kl = bound.kl

POINTS = ("pdf", "logpdf", "cdf", "sf", "logcdf", "logsf", "ppf", "isf", "score")
MOMENTS = ("mean", "var", "std", "skewness", "kurtosis", "entropy")
DEVICE = {
    **dict.fromkeys(POINTS, "(T, T)"),
    **dict.fromkeys(MOMENTS, "(T,)"),
    "kl": "(T, T)",
}

pdf_kernel = kernel_of(pdf, 2)
logpdf_kernel = kernel_of(logpdf, 2)
cdf_kernel = kernel_of(cdf, 2)
sf_kernel = kernel_of(sf, 2)
logcdf_kernel = kernel_of(logcdf, 2)
logsf_kernel = kernel_of(logsf, 2)
ppf_kernel = kernel_of(ppf, 2)
isf_kernel = kernel_of(isf, 2)

pdf_array = launcher(pdf_kernel, "x", "df")
logpdf_array = launcher(logpdf_kernel, "x", "df")
cdf_array = launcher(cdf_kernel, "x", "df")
sf_array = launcher(sf_kernel, "x", "df")
logcdf_array = launcher(logcdf_kernel, "x", "df")
logsf_array = launcher(logsf_kernel, "x", "df")
ppf_array = launcher(ppf_kernel, "p", "df")
isf_array = launcher(isf_kernel, "p", "df")
