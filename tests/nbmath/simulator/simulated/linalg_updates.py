"""The launchers of changed Cholesky factors against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    near: dict[str, Any] = {"rtol": 1e3 * eps, "atol": 1e3 * eps}
    g = rng.standard_normal((3, 4, 4))
    a = (g @ g.transpose(0, 2, 1) + np.eye(4)).astype(dtype)
    x, factor = rng.standard_normal((3, 4, 2)).astype(dtype), linalg.cholesky(a)
    new = launched(gpu.cholesky_update_stack, factor, x)
    assert_allclose(new, linalg.cholesky_update(factor, x), **near)
    assert_allclose(launched(gpu.cholesky_downdate_stack, new, x), factor, **near)
    a[1] = -a[1]
    assert_array_equal(launched(gpu.is_positive_definite_stack, a), [1, 0, 1])
