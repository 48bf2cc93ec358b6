"""Formulas of random numbers: integers from a counter, and floats from the integers."""

from nbmath.random.formulas.double import (
    normal_at,
    normals,
    per_block,
    uniform_at,
    uniforms,
    write_normals,
    write_uniforms,
)
from nbmath.random.formulas.philox import child, philox

__all__ = [
    *("child", "normal_at", "normals", "per_block", "philox", "uniform_at", "uniforms"),
    *("write_normals", "write_uniforms"),
]
