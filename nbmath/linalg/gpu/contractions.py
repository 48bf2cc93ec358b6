"""Contractions, one entry of the result to each thread."""

from typing import Any

import numpy as np

from nbmath import _launch
from nbmath._launch import THREADS, blocks, cuda, kernel
from nbmath._targets import bind
from nbmath.linalg.cpu import contractions_plan

__all__ = ["contraction", "einsum_arrays", "einsum_kernel"]

contraction = bind("linalg", "cuda").contraction
DEVICE = {"contraction": "(T[::1], T[::1], int64[:, ::1], int64, int64)"}


@kernel("(T[::1], T[::1], int64[:, ::1], int64, T[::1])")
def einsum_kernel(x: Any, y: Any, axes: Any, kept: Any, out: Any) -> None:
    """x, y and out flat, axes [count, 3] as `contraction` takes them."""
    t = cuda.grid(1)
    if t < out.shape[0]:
        out[t] = contraction(x, y, axes, kept, t)


def einsum_arrays(subscripts: str, *operands: Any, stream: Any = 0) -> Any:
    """The contraction of device arrays in C order; a number is an array of one entry.

    Every step writes each entry as the sum it is; where a step is a large product of matrices, a
    library's product is faster.
    """
    arrays = [_array(x, f"operand {i}", stream) for i, x in enumerate(operands)]
    shapes = [tuple(x.shape) for x in arrays]
    inputs, result = contractions_plan.parsed(subscripts, tuple(map(len, shapes)))
    lengths = contractions_plan.measured(inputs, tuple(shapes))
    dtype = arrays[0].dtype
    if any(x.dtype != dtype for x in arrays):
        raise TypeError(f"operands have dtypes {[str(x.dtype) for x in arrays]}; expected one")
    one = cuda.to_device(np.ones(1, dtype), stream=stream)
    slots = [x.reshape(x.size) for x in arrays]
    for step in contractions_plan.planned(inputs, result, lengths):
        i, j = step.slots
        other = () if j < 0 else shapes[j]
        axes = contractions_plan.table(step, (shapes[i], other), lengths)
        shape = tuple(lengths[c] for c in step.out)
        out = _launch.empty((int(np.prod(shape)),), dtype, stream)
        if out.size:
            rows = cuda.to_device(axes, stream=stream)
            einsum_kernel[blocks(out.size), THREADS, stream](
                slots[i], one if j < 0 else slots[j], rows, len(shape), out
            )
        slots.append(out)
        shapes.append(shape)
    return _launch.delivered(slots[-1].reshape(shapes[-1] or (1,)), None)


def _array(value: Any, argument: str, stream: Any) -> Any:
    """A device array in C order."""
    array = _launch.device_array(value, argument, stream)
    return _launch.contiguous(value, argument, array.ndim, stream)
