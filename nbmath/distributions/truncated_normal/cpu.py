"""Loops over flat arrays, with parameters that are numbers or arrays."""

from typing import Any

from nbmath._loops import over_arrays
from nbmath._targets import bind

ROOM = "distributions.truncated_normal"
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

pdf_array = over_arrays(pdf, ROOM, 5)
logpdf_array = over_arrays(logpdf, ROOM, 5)
cdf_array = over_arrays(cdf, ROOM, 5)
sf_array = over_arrays(sf, ROOM, 5)
logcdf_array = over_arrays(logcdf, ROOM, 5)
logsf_array = over_arrays(logsf, ROOM, 5)
ppf_array = over_arrays(ppf, ROOM, 5)
isf_array = over_arrays(isf, ROOM, 5)
score_array = over_arrays(score, ROOM, 5)
mean_array = over_arrays(mean, ROOM, 4)
var_array = over_arrays(var, ROOM, 4)
std_array = over_arrays(std, ROOM, 4)
skewness_array = over_arrays(skewness, ROOM, 4)
kurtosis_array = over_arrays(kurtosis, ROOM, 4)
entropy_array = over_arrays(entropy, ROOM, 4)
