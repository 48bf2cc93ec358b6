"""Functions of matrices inside `@njit`: what fails is nan."""

from typing import Any

import numpy as np
from numba import types

from nbmath._external import external
from nbmath.linalg.cpu import functions_stacks as stacks
from nbmath.linalg.cpu.reading import precision, reader


def of_matrices(driver: Any) -> Any:
    """The overload of a function whose results have the shape of the matrices."""
    call = external(driver)

    def overloaded(a: Any, on_error: Any = "raise") -> Any:
        dtype = precision(a)
        if dtype is None or a.ndim < 2:
            return None
        stacked, result_stacked = reader(a, dtype), reader(types.Array(a.dtype, a.ndim, "C"))

        def compiled(a: Any, on_error: Any = "raise") -> Any:
            result = np.empty(a.shape, dtype)
            call(stacked(a), result_stacked(result))
            return result

        return compiled

    return overloaded


expm = of_matrices(stacks.expm_either)
sqrtm = of_matrices(stacks.sqrtm_either)
logm = of_matrices(stacks.logm_either)
