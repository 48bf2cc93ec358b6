"""Points of Sobol's and Halton's sequences on CUDA, a thread for each; the tables are arguments."""

from typing import Any

import numpy as np

from nbmath import _launch
from nbmath._launch import THREADS, Kernel, cuda, kernel
from nbmath._targets import bind
from nbmath.random.cpu.keys import Key
from nbmath.random.cpu.sequences import directions, primes

_bound = bind("random", "cuda")
halton = _bound.halton
sobol = _bound.sobol


@kernel("(UniTuple(int64, 4), int64, int64, int64[:, ::1], T[:, ::1])")
def sobol_kernel(key: Any, first: Any, how: Any, table: Any, out: Any) -> None:
    """Write point `first` + i; how is 0 for plain ones, 1 for a shift and 2 for scrambling."""
    i = cuda.grid(1)
    if i < out.shape[0]:
        sobol(key, first + i, how, table, out[i])


@kernel("(UniTuple(int64, 4), int64, int64, int64[::1], T[:, ::1])")
def halton_kernel(key: Any, first: Any, how: Any, bases: Any, out: Any) -> None:
    """Write point `first` + i; how is 0 for plain ones and 1 for permuted digits."""
    i = cuda.grid(1)
    if i < out.shape[0]:
        halton(key, first + i, how, bases, out[i])


def sobol_rows(
    key: Key | None,
    dimension: int,
    size: int,
    dtype: Any = np.float64,
    start: int = 0,
    *,
    shift: bool = False,
    out: Any = None,
    stream: Any = 0,
) -> Any:
    """Points of Sobol's sequence in a device array, `out` or a new one."""
    how = 0 if key is None else 1 if shift else 2
    shape = int(size), int(dimension)
    return _drawn(sobol_kernel, key, directions(), start, how, shape, dtype, out, stream)


def halton_rows(
    key: Key | None,
    dimension: int,
    size: int,
    dtype: Any = np.float64,
    start: int = 0,
    *,
    out: Any = None,
    stream: Any = 0,
) -> Any:
    """Points of Halton's sequence in a device array, `out` or a new one."""
    shape = int(size), int(dimension)
    how = int(key is not None)
    return _drawn(halton_kernel, key, primes(), start, how, shape, dtype, out, stream)


def _drawn(
    kernel: Kernel,
    key: Key | None,
    table: Any,
    start: int,
    how: int,
    shape: tuple[int, int],
    dtype: Any,
    out: Any,
    stream: Any,
) -> Any:
    if not 1 <= shape[1] <= len(table):
        raise ValueError(f"dimension is {shape[1]}; expected from 1 to {len(table)}")
    result = _launch.output(out, shape, np.dtype(dtype), stream)
    on_device = cuda.to_device(table, stream=stream)
    grid = _launch.blocks(shape[0])
    words = tuple(key or Key(0))
    kernel[grid, THREADS, stream](words, start, how, on_device, result)
    return _launch.delivered(result, out)
