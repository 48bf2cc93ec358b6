"""float32."""

EPS = 2.0**-23
"""The distance of one from the next number."""
