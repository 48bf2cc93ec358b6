"""Polynomials behind the normal draws, one file for each precision."""
