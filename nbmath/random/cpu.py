"""Fills: one loop over blocks for one thread, the same loop over chunks of blocks for many."""

from typing import Any

from nbmath._targets import bind, driver, parallel_driver, prange

bound: Any = bind("random", "cpu")
normal_at = bound.normal_at
per_block = bound.per_block
philox = bound.philox
uniform_at = bound.uniform_at
write_normals = bound.write_normals
write_uniforms = bound.write_uniforms

CHUNK = 1 << 14  # blocks that a thread takes at a time


@driver
def uniform_array(key, first, low, high, out):  # type: ignore[no-untyped-def]  # compiled
    """Fill with the uniform draws from block `first` on."""
    n = per_block(low)
    for i in range(out.size // n):
        write_uniforms(first + i, key, low, high, out, n * i)
    for i in range(out.size - out.size % n, out.size):
        out[i] = uniform_at(key, first * n + i, low, high)
