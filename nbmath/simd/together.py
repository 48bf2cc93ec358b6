"""What formulas on lanes have in place of their own `choose` and `meanwhile`."""

from nbmath.simd.fetch import fetch_some as meanwhile
from nbmath.simd.lanewise import select as choose

__all__ = ["choose", "meanwhile"]
