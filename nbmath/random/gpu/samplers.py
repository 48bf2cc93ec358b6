"""Kernels and launchers of samplers, one draw for each thread, by one recipe."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nbmath import _launch
from nbmath._launch import THREADS, Kernel, cuda
from nbmath.random.cpu.keys import Key

__all__ = ["drawing", "kernel_of"]

Function = Callable[..., Any]


def kernel_of(at: Function, parameters: int, draws: str = "T", given: str = "T") -> Kernel:
    """The kernel `(key, ..., out)` that writes at(key, i, ...) to out[i]."""
    name = at.__name__.removesuffix("_at")
    kernel = _KERNELS[parameters](at)
    kernel.__name__ = f"{name}_kernel"
    kernel.__doc__ = f"Write {name} draws of each place to out."
    numbers = ", ".join([given] * parameters)
    return Kernel(kernel, f"(UniTuple(int64, 4), {numbers}, {draws}[::1])")


def _of_one(at: Function) -> Function:
    def kernel(key: Any, a: Any, out: Any) -> None:
        i = cuda.grid(1)
        if i < out.size:
            out[i] = at(key, i, a)

    return kernel


def _of_two(at: Function) -> Function:
    def kernel(key: Any, a: Any, b: Any, out: Any) -> None:
        i = cuda.grid(1)
        if i < out.size:
            out[i] = at(key, i, a, b)

    return kernel


def _of_three(at: Function) -> Function:
    def kernel(key: Any, a: Any, b: Any, c: Any, out: Any) -> None:
        i = cuda.grid(1)
        if i < out.size:
            out[i] = at(key, i, a, b, c)

    return kernel


_KERNELS: dict[int, Callable[[Function], Function]] = {1: _of_one, 2: _of_two, 3: _of_three}


def drawing(kernel: Kernel, *, counts: bool = False, number: Any = None) -> Function:
    """The function `(key, ..., size, dtype=float64, out=None, stream=0)` of a kernel.

    Counts are int64, and worked out in float64 or in the type of `number`.
    """

    def launch(
        key: Key,
        *arguments: Any,
        dtype: Any = np.float64,
        out: Any = None,
        stream: Any = 0,
    ) -> Any:
        *parameters, size = arguments
        shape = (size,) if isinstance(size, int) else tuple(size)
        work = number or (np.float64 if counts else np.dtype(dtype).type)
        result = _output(out, shape, np.int64 if counts else work, stream)
        numbers = (work(p) for p in parameters)
        grid = _launch.blocks(result.size)
        kernel[grid, THREADS, stream](tuple(key), *numbers, result.reshape(-1))
        return _launch.delivered(result, out)

    launch.__name__ = launch.__qualname__ = kernel.__name__.replace("_kernel", "_array")
    launch.__doc__ = "Draw into a device array, `out` or a new one."
    return launch


def _output(out: Any, shape: tuple[int, ...], dtype: Any, stream: Any) -> Any:
    """What a kernel writes to; device arrays of counts come from the same backend."""
    if out is None or np.dtype(dtype) != np.int64:
        return _launch.output(out, shape, np.dtype(dtype), stream)
    array = cuda.as_cuda_array(out, sync=stream == 0)
    if array.shape != shape or array.dtype != np.int64 or not array.is_c_contiguous():
        raise ValueError(
            f"out has shape {array.shape} and dtype {array.dtype}; expected {shape} and int64 in C"
            " order"
        )
    return array
