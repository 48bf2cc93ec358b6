"""float64."""

EPS = 2.0**-52
"""The distance of one from the next number."""
