"""The kernels of one matrix to a warp against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    near: dict[str, Any] = {"rtol": 1e4 * eps, "atol": 1e4 * eps}
    for n, m in ((9, 40), (32, 2)):
        a = (rng.standard_normal((2, n, n)) + n * np.eye(n)[::-1]).astype(dtype)
        b = rng.standard_normal((2, n, m)).astype(dtype)
        spd = (a @ a.transpose(0, 2, 1) + n * np.eye(n)).astype(dtype)
        assert_allclose(launched(gpu.cholesky_stack, spd), linalg.cholesky(spd), **near)
        assert_allclose(launched(gpu.solve_stack, a, b), linalg.solve(a, b), **near)
        assert_allclose(launched(gpu.inv_stack, a), linalg.inv(a), **near)
    a[0, 3] = 0.0
    spd[1, 5, 5] = -1.0
    for launcher, arguments, bad in (
        (gpu.solve_stack, (a, b), 0),
        (gpu.inv_stack, (a,), 0),
        (gpu.cholesky_stack, (spd,), 1),
    ):
        found = launched(launcher, *arguments)
        assert np.isnan(found[bad]).all()
        assert np.isfinite(found[1 - bad]).all()
