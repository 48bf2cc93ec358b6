"""Loops over flat arrays, with parameters that are numbers or arrays."""

from nbmath.distributions._rooms import COUNTED, loops

globals().update(loops("distributions.hypergeometric", counted=COUNTED))
