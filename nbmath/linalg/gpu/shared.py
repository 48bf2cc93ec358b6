"""What the launchers share: stacks of matrices, and copies of them in scratch memory.

A thread works on a copy of its matrix in scratch memory whose last axis is the stack, so that
neighbouring threads touch neighbouring addresses.
"""

from typing import Any

from nbmath import _launch
from nbmath._launch import device_function

STACK = "T[:, :, ::1]"


@device_function
def copy(source: Any, target: Any) -> None:
    """target = source, for one matrix."""
    for i in range(source.shape[0]):
        for j in range(source.shape[1]):
            target[i, j] = source[i, j]


def square(a: Any, stream: Any) -> Any:
    """A stack of square matrices."""
    matrices = _launch.contiguous(a, "a", 3, stream)
    if matrices.shape[1] != matrices.shape[2]:
        raise ValueError(f"a has shape {matrices.shape}; expected (stack, n, n)")
    return matrices


def sides(a: Any, b: Any, stream: Any) -> tuple[Any, Any]:
    """Both sides of stacks of systems."""
    left, right = square(a, stream), _launch.contiguous(b, "b", 3, stream)
    if right.shape[:2] != left.shape[:2] or right.dtype != left.dtype:
        raise ValueError(
            f"b has shape {right.shape} and dtype {right.dtype};"
            f" expected {(*left.shape[:2], 'm')} and {left.dtype}"
        )
    return left, right
