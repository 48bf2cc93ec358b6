"""Factors of symmetric matrices [stack, n, n] of any size, one after another: pivots diverge."""

from typing import Any

import numpy as np

from nbmath._targets import bind, driver

ldl = bind("linalg", "cpu").ldl


@driver
def ldl_stack(a: Any, lower: Any, d: Any, perm: Any, failed: Any) -> None:
    """L and D [stack, n, n], and the order of rows perm [stack, n]."""
    n = a.shape[1]
    work, order = np.empty((n, n), a.dtype), np.empty(n, a.dtype)
    for index in range(a.shape[0]):
        for i in range(n):
            for j in range(n):
                work[i, j] = a[index, i, j]
        failed[index] = not ldl(work, lower[index], d[index], order)
        for i in range(n):
            perm[index, i] = int(order[i])
