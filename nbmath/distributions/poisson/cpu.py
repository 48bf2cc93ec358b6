"""Loops over flat arrays, with parameters that are numbers or arrays."""

from typing import Any

from nbmath._loops import over_plain_arrays
from nbmath._targets import bind
from nbmath.distributions._rooms import loops

ROOM = "distributions.poisson"
bound: Any = bind(ROOM, "cpu")

globals().update(
    loops(
        ROOM,
        pmf_array=over_plain_arrays(bound.pmf, bound.plain, bound.pmf_of_plain, ROOM),
        logpmf_array=over_plain_arrays(bound.logpmf, bound.plain, bound.logpmf_of_plain, ROOM),
        cdf_array=over_plain_arrays(bound.cdf, bound.common, bound.cdf_of_common, ROOM),
        sf_array=over_plain_arrays(bound.sf, bound.common, bound.sf_of_common, ROOM),
    )
)
