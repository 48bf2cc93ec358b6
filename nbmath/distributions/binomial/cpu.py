"""Loops over flat arrays, with parameters that are numbers or arrays."""

from nbmath._targets import bind
from nbmath.distributions._rooms import TAILS, loops
from nbmath.distributions._rooms_counts import quantiles_of_counts

ROOM = "distributions.binomial"

globals().update(loops(ROOM, counted=TAILS, **quantiles_of_counts(bind(ROOM, "cpu"), ROOM, 3)))
