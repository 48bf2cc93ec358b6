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
from nbmath.random.formulas.philox import fold_in, philox
from nbmath.random.formulas.transforms import shifted, stretched

__all__ = [
    "fold_in",
    "normal_at",
    "normals",
    "per_block",
    "philox",
    "shifted",
    "stretched",
    "uniform_at",
    "uniforms",
    "write_normals",
    "write_uniforms",
]
