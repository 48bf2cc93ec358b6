"""The launchers of triangular factors against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    near: dict[str, Any] = {"rtol": 1e3 * eps, "atol": 1e3 * eps}
    for n, m in ((1, 2), (4, 3)):
        a = (rng.standard_normal((3, n, n)) + 3 * np.eye(n)[::-1]).astype(dtype)
        b = rng.standard_normal((3, n, m)).astype(dtype)
        factors, pivots = launched(gpu.lu_factor_stack, a)
        assert_allclose(factors, linalg.lu_factor(a).lu, **near)
        assert_allclose(pivots, linalg.lu_factor(a).piv)
        found = launched(gpu.lu_solve_stack, factors, pivots, b, True)
        assert_allclose(found, linalg.lu_solve(linalg.lu_factor(a), b, 1), **near)
        spd = np.asarray(a @ a.transpose(0, 2, 1) + np.eye(n), dtype)
        factor = linalg.cholesky(spd)
        right = linalg.cho_solve((factor, True), b)
        assert_allclose(launched(gpu.cho_solve_stack, factor, b), right, **near)
    wide = rng.standard_normal((3, 2, 4)).astype(dtype)
    lower, upper, _ = launched(gpu.lu_stack, wide)
    assert_allclose(lower, linalg.lu(wide).l, **near)
    assert_allclose(upper, linalg.lu(wide).u, **near)
