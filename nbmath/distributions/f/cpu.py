"""Loops over flat arrays, with parameters that are numbers or arrays."""

from nbmath.distributions._rooms import loops, tails_by_fractions

ROOM = "distributions.f"

globals().update(loops(ROOM, **tails_by_fractions(ROOM)))
