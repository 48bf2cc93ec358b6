"""Loops over flat arrays, with parameters that are numbers or arrays."""

from typing import Any

from nbmath._loops import mostly_plain, over_plain_arrays
from nbmath._once import over_counts
from nbmath._targets import bind
from nbmath.distributions._rooms import TAILS, loops

ROOM = "distributions.poisson"
bound: Any = bind(ROOM, "cpu")
cdf_of_arrays = mostly_plain(bound.cdf, bound.common, bound.cdf_of_common)
sf_of_arrays = mostly_plain(bound.sf, bound.common, bound.sf_of_common)

globals().update(
    loops(
        ROOM,
        counted=TAILS,
        pmf_array=over_plain_arrays(bound.pmf, bound.plain, bound.pmf_of_plain, ROOM),
        logpmf_array=over_plain_arrays(bound.logpmf, bound.plain, bound.logpmf_of_plain, ROOM),
        cdf_array=over_counts(bound.cdf, ROOM, 2, cdf_of_arrays),
        sf_array=over_counts(bound.sf, ROOM, 2, sf_of_arrays),
    )
)
