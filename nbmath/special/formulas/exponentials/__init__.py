"""Exponential integrals and the function of Lambert."""
