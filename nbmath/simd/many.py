"""The vector type under the names that loops over many small problems have for it."""

from nbmath.simd.lanewise import select as choose
from nbmath.simd.operators import flags
from nbmath.simd.vector import Vector as Many

numbers = Many

__all__ = ["Many", "choose", "flags", "numbers"]
