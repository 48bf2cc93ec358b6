"""Loops over flat arrays, with parameters that are numbers or arrays."""

from typing import Any

from nbmath._once import over_sorted_points
from nbmath._targets import bind
from nbmath.distributions._rooms import loops
from nbmath.special.cpu import gamma_tails_array

ROOM = "distributions.chi2"
bound: Any = bind(ROOM, "cpu")
pieces = bound.above, bound.shape, gamma_tails_array

globals().update(
    loops(
        ROOM,
        cdf_array=over_sorted_points(bound.cdf, pieces, False, ROOM, 2),
        sf_array=over_sorted_points(bound.sf, pieces, True, ROOM, 2),
    )
)
