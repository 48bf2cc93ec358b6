"""How an array that Python hands over lies in memory."""

from typing import Any

from numba import extending


@extending.register_jitable
def in_order(x: Any) -> Any:
    """Whether an array lies in memory as its type says, in C order and aligned.

    Machine code that Python calls without Numba's search by types takes any strides. That of an
    axis of length one may be any number.
    """
    step = x.itemsize
    good = x.ctypes.data % step == 0
    for i in range(x.ndim - 1, -1, -1):
        good &= x.strides[i] == step or x.shape[i] == 1
        step *= x.shape[i]
    return good
