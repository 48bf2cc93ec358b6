"""Loops over flat arrays, with parameters that are numbers or arrays."""

from nbmath._targets import bind
from nbmath.distributions._rooms import COUNTED, loops
from nbmath.distributions._rooms_counts import quantiles_of_counts

ROOM = "distributions.negative_binomial"

globals().update(loops(ROOM, counted=COUNTED, **quantiles_of_counts(bind(ROOM, "cpu"), ROOM, 3)))
