"""The launchers of the iterative solvers against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal
from simulated.shared import launched

from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    for n in (1, 4):
        g = rng.standard_normal((3, n, n))
        spd = (g @ g.transpose(0, 2, 1) + n * np.eye(n)).astype(dtype)
        general = (g + 3 * np.eye(n)).astype(dtype)
        b = rng.standard_normal((3, n)).astype(dtype)
        for launcher, a in (
            (gpu.cg_stack, spd),
            (gpu.minres_stack, -spd),
            (gpu.gmres_stack, general),
        ):
            x, status, residual = launched(launcher, a, b, 100 * eps)
            assert_array_equal(status, 0)
            left = (a @ x[..., None])[..., 0]
            assert_allclose(left, b, rtol=0, atol=200 * eps * np.abs(b).max())
            assert (residual <= 100 * eps * np.linalg.norm(b, axis=1)).all()
