"""Distances in compiled code: blocks of a matrix of them, and what is looked for in these."""
