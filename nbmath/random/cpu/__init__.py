"""Fills: one loop over blocks of random words for one thread, over chunks of blocks for many.

An element depends on its key and its index alone, so chunks may be filled in any order.
"""

from typing import Any

from nbmath._targets import bind, driver, parallel_driver, prange

_bound = bind("random", "cpu")
exponential_at = _bound.exponential_at
fold_in = _bound.fold_in
normal_at = _bound.normal_at
per_block = _bound.per_block
philox = _bound.philox
shifted = _bound.shifted
stretched = _bound.stretched
uniform_at = _bound.uniform_at
write_exponentials = _bound.write_exponentials
write_normals = _bound.write_normals
write_uniforms = _bound.write_uniforms

CHUNK = 1 << 13
"""Blocks that a thread takes at a time."""


@driver
def bits_array(key: Any, first: Any, out: Any) -> None:
    """The random words from block `first` on."""
    for i in range(out.size // 4):
        out[4 * i], out[4 * i + 1], out[4 * i + 2], out[4 * i + 3] = philox(first + i, key)
    words = philox(first + out.size // 4, key)
    for i in range(out.size % 4):
        out[out.size - out.size % 4 + i] = words[i]


@driver
def folded(key: Any, first: Any, out: Any) -> None:
    """The words of the keys of the numbers from `first` on, a row each."""
    for i in range(out.shape[0]):
        out[i, 0], out[i, 1], out[i, 2], out[i, 3] = fold_in(key, first + i)


@parallel_driver
def bits_array_parallel(key: Any, out: Any) -> None:
    """The same by chunks."""
    step = 4 * CHUNK
    for i in prange((out.size + step - 1) // step):
        bits_array(key, i * CHUNK, out[i * step : (i + 1) * step])


@driver
def uniform_array(key: Any, first: Any, low: Any, high: Any, out: Any) -> None:
    """The uniform draws from block `first` on."""
    n = per_block(low)
    for i in range(out.size // n):
        write_uniforms(first + i, key, low, high, out, n * i)
    for i in range(out.size - out.size % n, out.size):
        out[i] = uniform_at(key, first * n + i, low, high)


@parallel_driver
def uniform_array_parallel(key: Any, low: Any, high: Any, out: Any) -> None:
    """The same by chunks."""
    step = per_block(low) * CHUNK
    for i in prange((out.size + step - 1) // step):
        uniform_array(key, i * CHUNK, low, high, out[i * step : (i + 1) * step])


@driver
def normal_array(key: Any, first: Any, loc: Any, scale: Any, out: Any) -> None:
    """The normal draws from block `first` on."""
    n = per_block(loc)
    for i in range(out.size // n):
        write_normals(first + i, key, loc, scale, out, n * i)
    for i in range(out.size - out.size % n, out.size):
        out[i] = normal_at(key, first * n + i, loc, scale)


@parallel_driver
def normal_array_parallel(key: Any, loc: Any, scale: Any, out: Any) -> None:
    """The same by chunks."""
    step = per_block(loc) * CHUNK
    for i in prange((out.size + step - 1) // step):
        normal_array(key, i * CHUNK, loc, scale, out[i * step : (i + 1) * step])


@driver
def exponential_array(key: Any, first: Any, loc: Any, scale: Any, out: Any) -> None:
    """The exponential draws from block `first` on."""
    n = per_block(loc)
    for i in range(out.size // n):
        write_exponentials(first + i, key, loc, scale, out, n * i)
    for i in range(out.size - out.size % n, out.size):
        out[i] = exponential_at(key, first * n + i, loc, scale)


@parallel_driver
def exponential_array_parallel(key: Any, loc: Any, scale: Any, out: Any) -> None:
    """The same by chunks."""
    step = per_block(loc) * CHUNK
    for i in prange((out.size + step - 1) // step):
        exponential_array(key, i * CHUNK, loc, scale, out[i * step : (i + 1) * step])


@driver
def stretch_array(low: Any, high: Any, out: Any) -> None:
    """Draws of [0, 1) become draws between bounds of their own."""
    for i in range(out.size):
        out[i] = stretched(out[i], low[i], high[i])


@driver
def shift_array(loc: Any, scale: Any, out: Any) -> None:
    """Standard draws become draws with a place and a scale of their own."""
    for i in range(out.size):
        out[i] = shifted(out[i], loc[i], scale[i])


@driver
def uniform_at_array(key: Any, index: Any, low: Any, high: Any, out: Any) -> None:
    """The uniform draws at chosen indices."""
    for i in range(out.size):
        out[i] = uniform_at(key, index[i], low, high)


@driver
def normal_at_array(key: Any, index: Any, loc: Any, scale: Any, out: Any) -> None:
    """The normal draws at chosen indices."""
    for i in range(out.size):
        out[i] = normal_at(key, index[i], loc, scale)


@driver
def exponential_at_array(key: Any, index: Any, loc: Any, scale: Any, out: Any) -> None:
    """The exponential draws at chosen indices."""
    for i in range(out.size):
        out[i] = exponential_at(key, index[i], loc, scale)
