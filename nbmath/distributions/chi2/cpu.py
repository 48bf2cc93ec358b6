"""Loops over flat arrays, with parameters that are numbers or arrays."""

from typing import Any

from nbmath._once import over_sorted_points
from nbmath._targets import bind
from nbmath.distributions._rooms import loops
from nbmath.special.cpu import gamma_roots_array, gamma_tails_array
from nbmath.special.cpu.inverses import over_gamma_points

ROOM = "distributions.chi2"
bound: Any = bind(ROOM, "cpu")
pieces = bound.above, bound.shape, gamma_tails_array
roots = bound.shape, bound.point, gamma_roots_array

globals().update(
    loops(
        ROOM,
        cdf_array=over_sorted_points(bound.cdf, pieces, False, ROOM, 2),
        sf_array=over_sorted_points(bound.sf, pieces, True, ROOM, 2),
        ppf_array=over_gamma_points(bound.ppf, roots, False, ROOM, 2),
        isf_array=over_gamma_points(bound.isf, roots, True, ROOM, 2),
    )
)
