"""CUDA kernels of the Student's t distribution: the CPU's formulas, one element for each thread."""

from nbmath._pointwise_cuda import kernel_of, launcher
from nbmath._targets import bind

bound = bind("distributions.student_t", "cuda")
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
    **dict.fromkeys(POINTS, "(T, T, T, T)"),
    **dict.fromkeys(MOMENTS, "(T, T, T)"),
}

pdf_kernel = kernel_of(pdf, 4)
logpdf_kernel = kernel_of(logpdf, 4)
cdf_kernel = kernel_of(cdf, 4)
sf_kernel = kernel_of(sf, 4)
logcdf_kernel = kernel_of(logcdf, 4)
logsf_kernel = kernel_of(logsf, 4)
ppf_kernel = kernel_of(ppf, 4)
isf_kernel = kernel_of(isf, 4)

pdf_array = launcher(pdf_kernel, "x", "df", loc=0.0, scale=1.0)
logpdf_array = launcher(logpdf_kernel, "x", "df", loc=0.0, scale=1.0)
cdf_array = launcher(cdf_kernel, "x", "df", loc=0.0, scale=1.0)
sf_array = launcher(sf_kernel, "x", "df", loc=0.0, scale=1.0)
logcdf_array = launcher(logcdf_kernel, "x", "df", loc=0.0, scale=1.0)
logsf_array = launcher(logsf_kernel, "x", "df", loc=0.0, scale=1.0)
ppf_array = launcher(ppf_kernel, "p", "df", loc=0.0, scale=1.0)
isf_array = launcher(isf_kernel, "p", "df", loc=0.0, scale=1.0)
