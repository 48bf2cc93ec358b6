"""The launchers of nbmath.linalg against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    for n, m in ((1, 1), (2, 3), (5, 2)):
        a = (rng.standard_normal((3, n, n)) + 3 * np.eye(n)).astype(dtype)
        spd = (a @ a.transpose(0, 2, 1) + np.eye(n)).astype(dtype)
        b = rng.standard_normal((3, n, m)).astype(dtype)
        near: dict[str, Any] = {"rtol": 1e3 * eps, "atol": 1e3 * eps}
        factor = launched(gpu.cholesky_stack, spd)
        assert_allclose(np.tril(factor), linalg.cholesky(spd), **near)
        assert_allclose(launched(gpu.solve_stack, a, b), linalg.solve(a, b), **near)
        found = launched(gpu.solve_triangular_stack, factor, b, True, True)
        assert_allclose(found, linalg.solve_triangular(factor, b, 1, lower=True), **near)
