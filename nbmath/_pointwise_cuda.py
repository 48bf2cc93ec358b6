"""Kernels and launchers of formulas of one number or a few, one element for each thread."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nbmath import _launch
from nbmath._launch import THREADS, Kernel, cuda

__all__ = ["kernel_of", "launcher"]

Function = Callable[..., Any]


def kernel_of(formula: Function, arguments: int) -> Kernel:
    """The kernel `(x, ..., out)` that writes formula(x[i], ...) to out[i].

    Each argument is a flat array of the length of `out`, or of one number for all.
    """
    kernel = _KERNELS[arguments](formula)
    kernel.__name__ = f"{formula.__name__}_kernel"
    kernel.__doc__ = f"Write {formula.__name__} of each place to out."
    return Kernel(kernel, f"({', '.join(['T[::1]'] * (arguments + 1))})")


def _of_one(formula: Function) -> Function:
    def kernel(x: Any, out: Any) -> None:
        i = cuda.grid(1)
        if i < out.size:
            out[i] = formula(x[i])

    return kernel


def _of_two(formula: Function) -> Function:
    def kernel(x: Any, y: Any, out: Any) -> None:
        i = cuda.grid(1)
        if i < out.size:
            out[i] = formula(x[i if x.size > 1 else 0], y[i if y.size > 1 else 0])

    return kernel


def _of_three(formula: Function) -> Function:
    def kernel(x: Any, y: Any, z: Any, out: Any) -> None:
        i = cuda.grid(1)
        if i < out.size:
            a, b = x[i if x.size > 1 else 0], y[i if y.size > 1 else 0]
            out[i] = formula(a, b, z[i if z.size > 1 else 0])

    return kernel


def _of_four(formula: Function) -> Function:
    def kernel(w: Any, x: Any, y: Any, z: Any, out: Any) -> None:
        i = cuda.grid(1)
        if i < out.size:
            a, b = w[i if w.size > 1 else 0], x[i if x.size > 1 else 0]
            out[i] = formula(a, b, y[i if y.size > 1 else 0], z[i if z.size > 1 else 0])

    return kernel


def _of_five(formula: Function) -> Function:
    def kernel(v: Any, w: Any, x: Any, y: Any, z: Any, out: Any) -> None:
        i = cuda.grid(1)
        if i < out.size:
            a, b = v[i if v.size > 1 else 0], w[i if w.size > 1 else 0]
            c, d = x[i if x.size > 1 else 0], y[i if y.size > 1 else 0]
            out[i] = formula(a, b, c, d, z[i if z.size > 1 else 0])

    return kernel


_KERNELS: dict[int, Callable[[Function], Function]] = {
    1: _of_one,
    2: _of_two,
    3: _of_three,
    4: _of_four,
    5: _of_five,
}


def launcher(kernel: Kernel, *required: str, **defaults: float) -> Function:
    """The function `(x, ..., out=None, stream=0)` over device arrays of one shape and numbers.

    The names of what must be given come first, then those that have a default.
    """
    names = (*required, *defaults)

    def launch(*arguments: Any, out: Any = None, stream: Any = 0, **named: Any) -> Any:
        values = {**defaults, **dict(zip(names, arguments, strict=False)), **named}
        if len(arguments) > len(names) or values.keys() != set(names):
            came = ", ".join([f"{len(arguments)} arguments", *named])
            raise TypeError(f"{came} came; expected {', '.join(names)}")
        arguments = tuple(values[name] for name in names)
        arrays = [
            x if isinstance(x, int | float) else _in_order(x, name, stream)
            for name, x in zip(names, arguments, strict=True)
        ]
        like = next((x for x in arrays if not isinstance(x, int | float)), None)
        if like is None:
            raise TypeError(f"{', '.join(names)} are numbers; expected an array on the device")
        for name, x in zip(names, arrays, strict=True):
            if not isinstance(x, int | float) and (x.shape, x.dtype) != (like.shape, like.dtype):
                raise ValueError(
                    f"{name} has shape {x.shape} and dtype {x.dtype}; expected {like.shape} and"
                    f" {like.dtype} as the arrays before it have, or a number"
                )
        result = _launch.output(out, like.shape, like.dtype, stream)
        flat = [_column(x, like.dtype, stream) for x in arrays]
        kernel[_launch.blocks(result.size), THREADS, stream](*flat, result.reshape(-1))
        return _launch.delivered(result, out)

    launch.__name__ = launch.__qualname__ = kernel.__name__.replace("_kernel", "_array")
    launch.__doc__ = f"Apply the function to device arrays: {', '.join(names)}, out, stream."
    return launch


def _in_order(x: Any, name: str, stream: Any) -> Any:
    array = _launch.device_array(x, name, stream)
    return _launch.contiguous(array, name, array.ndim, stream)


def _column(x: Any, dtype: Any, stream: Any) -> Any:
    """A flat device array; a number as one of length one."""
    if isinstance(x, int | float):
        return cuda.to_device(np.array([x], dtype), stream=stream)
    return x.reshape(-1)
