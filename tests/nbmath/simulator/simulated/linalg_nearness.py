"""The launchers of what is made of singular values and eigenpairs against the CPU."""

from typing import Any

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal
from simulated.shared import launched

from nbmath import linalg
from nbmath.linalg import gpu


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    near: dict[str, Any] = {"rtol": 2e3 * eps, "atol": 2e3 * eps}
    for m, n in ((1, 1), (3, 2), (2, 4)):
        a = rng.standard_normal((3, m, n)).astype(dtype)
        a[1] = np.outer(a[1, :, 0], a[1, 0])  # of rank one
        assert_allclose(launched(gpu.pinv_stack, a), linalg.pinv(a), **near)
        assert_array_equal(launched(gpu.matrix_rank_stack, a, 0.5), linalg.matrix_rank(a, 0.5))
        assert_allclose(1 / launched(gpu.cond_stack, a), 1 / linalg.cond(a), **near)
        full = np.delete(a, 1, axis=0)
        for side in ("right", "left") if m < n else ("right",):
            u, stretch = launched(gpu.polar_stack, full, side)
            right = linalg.polar(full, side)
            assert_allclose(stretch, right.P, **near)
            assert_array_equal(stretch, stretch.swapaxes(1, 2))
            assert_allclose(u, right.U, rtol=1e-2, atol=1e5 * eps)
    square = rng.standard_normal((3, 4, 4)).astype(dtype)
    square[2] = square[2] @ square[2].T + np.eye(4, dtype=dtype)
    assert_allclose(launched(gpu.nearest_psd_stack, square), linalg.nearest_psd(square), **near)
    assert_allclose(launched(gpu.cond_stack, square, -2), linalg.cond(square, -2), **near)
    for order in (1, -1, np.inf, -np.inf, "fro"):
        right = linalg.cond(square, order)
        assert_allclose(launched(gpu.cond_stack, square, order), right, rtol=1e5 * eps)
