"""Loops over flat arrays, with parameters that are numbers or arrays."""

from typing import Any

from nbmath._loops import mostly_plain
from nbmath._once import over_counts
from nbmath._targets import bind
from nbmath.distributions._rooms import TAILS, loops
from nbmath.distributions._rooms_counts import quantiles_of_counts

ROOM = "distributions.poisson"
bound: Any = bind(ROOM, "cpu")
pmf_of_arrays = mostly_plain(bound.pmf, bound.plain, bound.pmf_of_plain)
logpmf_of_arrays = mostly_plain(bound.logpmf, bound.plain, bound.logpmf_of_plain)
cdf_of_arrays = mostly_plain(bound.cdf, bound.common, bound.cdf_of_common)
sf_of_arrays = mostly_plain(bound.sf, bound.common, bound.sf_of_common)

globals().update(
    loops(
        ROOM,
        counted=TAILS,
        pmf_array=over_counts(bound.pmf, ROOM, 2, pmf_of_arrays, pmf_of_arrays),
        logpmf_array=over_counts(bound.logpmf, ROOM, 2, logpmf_of_arrays, logpmf_of_arrays),
        cdf_array=over_counts(bound.cdf, ROOM, 2, cdf_of_arrays),
        sf_array=over_counts(bound.sf, ROOM, 2, sf_of_arrays),
        **quantiles_of_counts(bound, ROOM, 2),
    )
)
