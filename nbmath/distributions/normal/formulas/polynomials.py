"""Polynomials in short chains, which a processor works on side by side."""

from nbmath import _bits as bits


def cubic(c0: float, c1: float, c2: float, c3: float, x: float, x2: float) -> float:
    """c0 + c1 x + c2 x**2 + c3 x**3, given the square as well."""
    return bits.fma(bits.fma(c3, x, c2), x2, bits.fma(c1, x, c0))
