"""Loops over flat arrays, with parameters that are numbers or arrays."""

from typing import Any

from nbmath._loops import over_arrays
from nbmath._targets import bind

ROOM = "distributions.beta"
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
kl = bound.kl

pdf_array = over_arrays(pdf, ROOM, 3)
logpdf_array = over_arrays(logpdf, ROOM, 3)
cdf_array = over_arrays(cdf, ROOM, 3)
sf_array = over_arrays(sf, ROOM, 3)
logcdf_array = over_arrays(logcdf, ROOM, 3)
logsf_array = over_arrays(logsf, ROOM, 3)
ppf_array = over_arrays(ppf, ROOM, 3)
isf_array = over_arrays(isf, ROOM, 3)
score_array = over_arrays(score, ROOM, 3)
mean_array = over_arrays(mean, ROOM, 2)
var_array = over_arrays(var, ROOM, 2)
std_array = over_arrays(std, ROOM, 2)
skewness_array = over_arrays(skewness, ROOM, 2)
kurtosis_array = over_arrays(kurtosis, ROOM, 2)
entropy_array = over_arrays(entropy, ROOM, 2)
kl_array = over_arrays(kl, ROOM, 4)
