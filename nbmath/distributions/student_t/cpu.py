"""Loops over flat arrays, with parameters that are numbers or arrays."""

from typing import Any

from nbmath._loops import over_arrays
from nbmath._targets import bind

ROOM = "distributions.student_t"
bound: Any = bind(ROOM, "cpu")
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

pdf_array = over_arrays(pdf, ROOM, 4)
logpdf_array = over_arrays(logpdf, ROOM, 4)
cdf_array = over_arrays(cdf, ROOM, 4)
sf_array = over_arrays(sf, ROOM, 4)
logcdf_array = over_arrays(logcdf, ROOM, 4)
logsf_array = over_arrays(logsf, ROOM, 4)
ppf_array = over_arrays(ppf, ROOM, 4)
isf_array = over_arrays(isf, ROOM, 4)
score_array = over_arrays(score, ROOM, 4)
mean_array = over_arrays(mean, ROOM, 3)
var_array = over_arrays(var, ROOM, 3)
std_array = over_arrays(std, ROOM, 3)
skewness_array = over_arrays(skewness, ROOM, 3)
kurtosis_array = over_arrays(kurtosis, ROOM, 3)
entropy_array = over_arrays(entropy, ROOM, 3)
