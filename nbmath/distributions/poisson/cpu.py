"""Loops over flat arrays, with parameters that are numbers or arrays."""

from typing import Any

from nbmath._loops import over_arrays, over_plain_arrays
from nbmath._targets import bind

ROOM = "distributions.poisson"
bound: Any = bind(ROOM, "cpu")
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

pmf_array = over_plain_arrays(pmf, bound.plain, bound.pmf_of_plain, ROOM)
logpmf_array = over_plain_arrays(logpmf, bound.plain, bound.logpmf_of_plain, ROOM)
cdf_array = over_plain_arrays(cdf, bound.common, bound.cdf_of_common, ROOM)
sf_array = over_plain_arrays(sf, bound.common, bound.sf_of_common, ROOM)
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
