"""Loops over flat arrays, with parameters that are numbers or arrays."""

from typing import Any

from nbmath._loops import over_arrays
from nbmath._targets import bind

ROOM = "distributions.chi2"
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

pdf_array = over_arrays(pdf, ROOM, 2)
logpdf_array = over_arrays(logpdf, ROOM, 2)
cdf_array = over_arrays(cdf, ROOM, 2)
sf_array = over_arrays(sf, ROOM, 2)
logcdf_array = over_arrays(logcdf, ROOM, 2)
logsf_array = over_arrays(logsf, ROOM, 2)
ppf_array = over_arrays(ppf, ROOM, 2)
isf_array = over_arrays(isf, ROOM, 2)
score_array = over_arrays(score, ROOM, 2)
mean_array = over_arrays(mean, ROOM, 1)
var_array = over_arrays(var, ROOM, 1)
std_array = over_arrays(std, ROOM, 1)
skewness_array = over_arrays(skewness, ROOM, 1)
kurtosis_array = over_arrays(kurtosis, ROOM, 1)
entropy_array = over_arrays(entropy, ROOM, 1)
kl_array = over_arrays(kl, ROOM, 2)
