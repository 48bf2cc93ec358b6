"""The launchers of what is made of singular values and eigenpairs against LAPACK's."""

from typing import Any

import numpy as np
import scipy.linalg
from numpy.testing import assert_allclose, assert_array_equal
from simulated.shared import launched

from nbmath.linalg import gpu


def nearest_psd(a: Any) -> Any:
    values, vectors = np.linalg.eigh((a + a.swapaxes(1, 2)) / 2)
    return (vectors * np.maximum(values, 0)[:, None, :]) @ vectors.swapaxes(1, 2)


def check(dtype: Any, eps: float, rng: np.random.Generator) -> None:
    near: dict[str, Any] = {"rtol": 2e3 * eps, "atol": 2e3 * eps}
    for m, n in ((1, 1), (3, 2), (2, 4)):
        a = rng.standard_normal((3, m, n)).astype(dtype)
        a[1] = np.outer(a[1, :, 0], a[1, 0])  # of rank one
        right = np.linalg.pinv(a, rcond=max(m, n) * eps)
        assert_allclose(launched(gpu.pinv_stack, a), right, **near)
        rank = np.linalg.matrix_rank(a, tol=0.5)
        assert_array_equal(launched(gpu.matrix_rank_stack, a, 0.5), rank)
        inverse = 1 / launched(gpu.cond_stack, a)
        assert_allclose(inverse, 1 / np.linalg.cond(a.astype(float)), **near)
        full = np.delete(a, 1, axis=0)
        for side in ("right", "left") if m < n else ("right",):
            u, stretch = launched(gpu.polar_stack, full, side)
            assert_array_equal(stretch, stretch.swapaxes(1, 2))
            for each, *found in zip(full, u, stretch, strict=True):
                unitary, semidefinite = scipy.linalg.polar(each.astype(float), side)
                assert_allclose(found[0], unitary, rtol=1e-2, atol=1e5 * eps)
                assert_allclose(found[1], semidefinite, **near)
    square = rng.standard_normal((3, 4, 4)).astype(dtype)
    square[2] = square[2] @ square[2].T + np.eye(4, dtype=dtype)
    assert_allclose(launched(gpu.nearest_psd_stack, square), nearest_psd(square), **near)
    for order in (-2, 1, -1, np.inf, -np.inf, "fro"):
        right = np.linalg.cond(square, order)
        assert_allclose(launched(gpu.cond_stack, square, order), right, rtol=1e5 * eps)
