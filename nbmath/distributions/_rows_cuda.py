"""Launchers of kernels with a thread for each row or for each place."""

from collections.abc import Callable
from typing import Any

from nbmath import _launch
from nbmath._launch import THREADS, Kernel

__all__ = ["launcher"]


def launcher(kernel: Kernel, axes: int, *names: str) -> Callable[..., Any]:
    """The function `(x, ..., out=None, stream=0)` over points of one axis or two.

    Parameters are vectors on the device, or numbers.
    """

    def launch(x: Any, *parameters: Any, out: Any = None, stream: Any = 0) -> Any:
        if len(parameters) != len(names):
            raise TypeError(f"{len(parameters)} parameters came; expected {', '.join(names)}")
        points = _launch.contiguous(x, "x", axes, stream)
        number = points.dtype.type
        given = [
            number(value)
            if isinstance(value, int | float)
            else _launch.contiguous(value, name, 1, stream)
            for name, value in zip(names, parameters, strict=True)
        ]
        result = _launch.output(out, points.shape[:1], points.dtype, stream)
        grid = _launch.blocks(points.shape[0]), THREADS, stream
        kernel[grid](points, *given, result)
        return _launch.delivered(result, out)

    launch.__name__ = launch.__qualname__ = kernel.__name__.replace("_kernel", "_rows")
    launch.__doc__ = f"Apply the function to device arrays: x, {', '.join(names)}, out, stream."
    return launch
