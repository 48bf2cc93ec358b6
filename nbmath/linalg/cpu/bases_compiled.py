"""Orthonormal columns inside `@njit`: what the overload of the door returns."""

from typing import Any

import numpy as np
from numba import types

from nbmath._external import external
from nbmath._targets import inner
from nbmath.linalg.cpu import bases_large, bases_stacks
from nbmath.linalg.cpu.either import SMALL
from nbmath.linalg.cpu.reading import precision, reader

gram_schmidt_stack = external(bases_stacks.gram_schmidt_stack)
gram_schmidt_large = external(bases_large.gram_schmidt_large)


@inner
def gram_schmidt_either(a: Any, out: Any, failed: Any) -> None:
    """Orthonormal columns of a [stack, m, n] of any size."""
    if a.shape[1] * a.shape[2] <= SMALL * SMALL:
        gram_schmidt_stack(a, out, failed)
    else:
        gram_schmidt_large(a, out, failed)


gram_schmidt_all = external(gram_schmidt_either)


def gram_schmidt(a: Any, on_error: Any = "raise") -> Any:
    """The overload of `nbmath.linalg.gram_schmidt`."""
    dtype = precision(a)
    if dtype is None or a.ndim < 2:
        return None
    stacked, result = reader(a, dtype), reader(types.Array(a.dtype, a.ndim, "C"))

    def compiled(a: Any, on_error: Any = "raise") -> Any:
        q = np.empty(a.shape, dtype)
        if a.size > 0:
            given = stacked(a)
            gram_schmidt_all(given, result(q), np.empty(given.shape[0], np.bool_))
        return q

    return compiled
